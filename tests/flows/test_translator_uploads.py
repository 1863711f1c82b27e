"""From a downloaded catalog to a published text, as docs/translators.md tells it: over HTTP, by three people."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from django.test import Client

from contentapi.api.translating.urls import urlpatterns
from contentapi.core.po import read, write
from contentapi.models import Guide
from contentapi.services import guides
from tests import build
from tests.api.translating.conftest import Program

pytestmark = pytest.mark.django_db
CATALOG = "catalogs/knee-injection/es"
SPANISH = {
    "Knee injection": "Inyección en la rodilla",
    "A short guide.": "Una guía breve.",
    "What it is": "Qué es",
    "You get an injection into your knee.": "Recibe una inyección en la rodilla.",
    "Risks": "Riesgos",
    "Rest for 24 hours.": "Descanse durante 24 horas.",
    "infection": "infección",
    "bleeding": "sangrado",
}
DOCUMENT = Path(__file__).parents[2] / "docs/translators.md"


def translated(po: bytes, texts: dict[str, str]) -> bytes:
    """What a translator does to a file."""
    file = read(po)
    there = tuple(replace(m, target=texts.get(m.source, m.target), fuzzy=False) for m in file.messages)
    return write(replace(file, messages=there))


def test_a_translation_goes_from_download_to_readers():
    version = build.make_version(state="approved")
    ana, ben = Program(build.translator(), acts=["read", "write"]), Program(build.reviewer())
    export = ana.get(CATALOG)
    first = {**SPANISH, "Rest for 24 hours.": "Descanse durante 48 horas."}
    checked = ana.put(f"{CATALOG}?dry_run=1", translated(export.content, first)).json()
    assert checked["status"] == "findings"
    sent = ana.put(CATALOG, translated(export.content, SPANISH), If_Match=export["ETag"]).json()
    assert (sent["status"], sent["counts"]) == ("applied", {"applied": 8})
    guides.publish(version, by=build.publisher(), at=build.NOON)
    assert Client().get("/api/v1/guides/knee-injection/es").status_code == 404
    assert ben.post(f"uploads/{sent['upload']}/accept").json()["accepted"] == 8
    told = Client().get("/api/v1/guides/knee-injection/es").json()
    assert (told["title"], told["state"]) == ("Inyección en la rodilla", "current")


def test_a_safety_edit_goes_the_same_way_again():
    version = build.make_version()
    ana, ben, guide = (
        Program(build.translator()),
        Program(build.reviewer()),
        Guide.objects.get(pk=version.guide_id),
    )
    build.translate(guide, "es", SPANISH)
    risks = "Rest for 48 hours.\n\n- infection\n- bleeding"
    build.make_version(build.guide_text(risks=risks, urgency="safety"), at=build.later(10))
    withheld = Client().get("/api/v1/guides/knee-injection/es/sections/risks").json()
    assert (withheld["state"], withheld["locale"]) == ("withheld", "en")
    (name,) = [m["id"] for m in ana.get("messages?lang=es&state=fuzzy").json()["items"]]
    seen = ana.get(f"messages/{name}")
    assert {"mark": "deleted", "text": "24"} in seen.json()["previous"]["diff"]
    done = ana.patch(f"messages/{name}", {"text": "Descanse durante 48 horas."}, If_Match=seen["ETag"])
    assert ben.post(f"messages/{name}/accept", If_Match=done["ETag"]).status_code == 200
    section = Client().get("/api/v1/guides/knee-injection/es/sections/risks").json()
    assert (section["state"], section["locale"]) == ("current", "es")
    assert "48 horas" in section["text"]


def test_every_address_is_in_the_document():
    told = DOCUMENT.read_text()
    for pattern in urlpatterns:
        words = [word for word in str(pattern.pattern).split("/") if not word.startswith("<")]
        assert all(f"/{word}" in told for word in words), pattern
