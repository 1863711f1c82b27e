"""One act takes a guide from readers on every surface at once; a corrected one comes back without the old."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from contentapi.models import Guide
from contentapi.services import guides
from tests import build

REASON = "The dose in the section on aftercare was wrong."
NOTICE = "Please ask your care team before you follow this guide."
PINNED = (
    "guides/old",
    "guides/old?lang=es",
    "guides/old/en",
    "guides/old/es",
    "guides/old/en/sections/risks",
    "guides/old/es/sections/overview",
    "guides/old/languages",
    "guides/old/versions",
    "guides/old/versions/1/en",
    "guides/old/versions/2/es",
    "guides/old/diff?from=1&to=2&lang=en",
    "guides/old/en?as_of=2026-11-01T12:05:00Z",
    "guides/old/es?as_of=2026-11-01T12:25:00Z",
)
LISTS = ("guides?lang=en", "guides?lang=es", "search?q=injection&lang=en", "search?q=%5Bes%5D&lang=es")
FEEDS = ("changes", "changes?lang=es", "changes?lang=en")


@pytest.fixture
def digests(ask):
    """Two versions of a guide in two languages, and another one; the digests of all that was ever shown of it."""
    build.make_version(build.guide_text("old"))
    old = Guide.objects.get(slug="old")
    build.translate(old, "es", at=build.later(10))
    build.make_version(build.guide_text("old", overview="You get a new injection."), at=build.later(20))
    build.make_version(build.guide_text("new", title="Knee injection, mended"), at=build.later(30))
    return sorted(old.releases.values_list("digest", flat=True))


def pull(slug="old", at=60, **more):
    guides.withdraw(
        Guide.objects.get(slug=slug),
        by=build.publisher(),
        at=build.later(at),
        reason=REASON,
        notice=NOTICE,
        **more,
    )


def bundled(ask, lang):
    """The guides in a bundle."""
    with zipfile.ZipFile(io.BytesIO(b"".join(ask(f"bundles/{lang}")))) as bundle:
        manifest = json.loads(bundle.read("manifest.json"))
    return {entry["guide"] for entry in manifest["releases"]}


def test_it_is_gone_from_every_surface_at_once(ask, digests):
    places = [*PINNED, *(f"releases/{digest}" for digest in digests)]
    assert {place: ask(place).status_code for place in places} == dict.fromkeys(places, 200)
    assert all(b'"old"' in ask(place).content for place in (*LISTS, *FEEDS))
    assert bundled(ask, "es") == {"old", "new"}

    pull(replacement=Guide.objects.get(slug="new"))

    for place in places:
        answer = ask(place, if_none_match="*")
        told = answer.json()
        assert (answer.status_code, told["code"]) == (410, "guide_withdrawn"), place
        assert (told["reason"], told["notice"], told["replacement"]) == (REASON, NOTICE, "new")
        assert told["withdrawn_at"] == "2026-11-01T13:00:00Z"
        assert "injection into your knee" not in answer.content.decode()
        assert answer["Cache-Control"].startswith("public, max-age=30")
        assert "guide-old" in answer["Cache-Tag"]
    assert {place for place in LISTS if b'"old"' in ask(place).content} == set()
    for place in FEEDS:  # a client that held a bundle of another day is told, too, when it begins
        assert {one["kind"] for one in ask(place).json()["items"] if one["guide"] == "old"} == {"tombstone"}
    assert bundled(ask, "en") == {"new"}
    assert ask("bundles/es").json()["available"] == ["en"]
    assert {one["locale"] for one in ask("locales").json()["locales"]} == {"en"}
    (act,) = ask("withdrawals").json()["items"]
    assert (act["guide"], act["reason"], act["replacement"], act["standing"]) == ("old", REASON, "new", True)
    page = ask("/guides/old/", accept_language="es")
    assert page.status_code == 410
    assert NOTICE in page.content.decode()


def test_an_app_that_held_it_is_told_first(ask, digests):
    place = ask("changes?lang=es").json()["resume"]
    build.make_version(build.guide_text("another"), at=build.later(50))
    pull()
    first, second = ask(place).json()["items"]
    assert (first["kind"], first["guide"], first["reason"], first["notice"]) == (
        "tombstone",
        "old",
        REASON,
        NOTICE,
    )
    assert (second["kind"], second["guide"]) == ("release", "another")


def test_a_corrected_version_comes_back_alone(ask, digests):
    pull()
    build.make_version(build.guide_text("old", overview="You get the right injection."), at=build.later(90))

    now = ask("guides/old/en").json()
    assert (now["version"], now["digest"] in digests) == (3, False)
    assert ask("search?q=right+injection&lang=en").json()["items"][0]["guide"] == "old"
    for digest in digests:
        assert ask(f"releases/{digest}").status_code == 410
    for place in ("guides/old/versions/1/en", "guides/old/en?as_of=2026-11-01T12:05:00Z"):
        assert ask(place).status_code == 410
    assert [one["version"] for one in ask("guides/old/versions").json()["versions"]] == [3]
    (act,) = ask("withdrawals").json()["items"]
    assert act["standing"] is False
