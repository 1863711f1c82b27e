"""A reader in Mexico: always told which language she reads, never last year's warning, and able to prove what she saw."""

from __future__ import annotations

from urllib.parse import quote

from contentapi.services import guides
from tests import build

PHONE = "es-MX,es;q=0.9,en;q=0.5"
SPANISH = {
    "Knee injection": "Inyección en la rodilla",
    "A short guide.": "Una guía breve.",
    "What it is": "Qué es",
    "You get an injection into your knee.": "Le ponen una inyección en la rodilla.",
    "Risks": "Riesgos",
    "Rest for 24 hours.": "Descanse durante 24 horas.",
    "infection": "infección",
    "bleeding": "sangrado",
}
MEXICAN = {"bleeding": "hemorragia"}
GUIDE = "guides/knee-injection"


def states(guide):
    return {section["key"]: section["state"] for section in guide["sections"]}


def test_a_reader_in_mexico(ask):
    guide = build.make_version().guide

    # Nothing in Spanish yet: she gets English, and is told so everywhere.
    first = ask(GUIDE, accept_language=PHONE)
    assert (first["Content-Language"], first.json()["locale"]) == ("en", "en")
    assert first["Vary"] == "Accept-Encoding, Accept-Language"
    assert ask(f"{GUIDE}?lang=es-MX&fallback=none").json()["available"] == ["en"]
    assert ask("search?q=rodilla", accept_language=PHONE).json()["items"] == []

    # Spanish is accepted: the same address gives it, the canonical one too, byte for byte.
    build.translate(guide, "es", SPANISH, at=build.later(10))
    second = ask(GUIDE, accept_language=PHONE)
    assert (second["Content-Language"], second["Content-Location"]) == ("es", f"/api/v1/{GUIDE}/es")
    assert second.content == ask(f"{GUIDE}/es").content
    assert set(states(second.json()).values()) == {"current"}
    assert ask(GUIDE, accept_language=PHONE, if_none_match=second["ETag"]).status_code == 304

    # Mexico's own words differ in one place; the rest is inherited, and nobody else's text changes.
    build.upload(build.filled(build.export(guide, "es-MX"), MEXICAN, default=None), at=build.later(20))
    build.accept(guide, "es-MX", at=build.later(20))
    third = ask(GUIDE, accept_language=PHONE, if_none_match=second["ETag"])
    assert (third.status_code, third.json()["locale"], third.json()["dir"]) == (200, "es-MX", "ltr")
    assert "hemorragia" in third.json()["sections"][1]["text"]
    assert "Descanse durante 24 horas." in third.json()["sections"][1]["text"]
    assert "sangrado" in ask(f"{GUIDE}/es").json()["sections"][1]["text"]
    assert [hit["locale"] for hit in ask("search?q=hemorragia", accept_language=PHONE).json()["items"]] == [
        "es-MX"
    ]
    assert [one["title"] for one in ask("guides?q=inyeccion", accept_language=PHONE).json()["items"]] == [
        "Inyección en la rodilla"
    ]

    # The warning changes for safety. Until it is translated she gets the English one, with a notice in Spanish.
    changed = build.guide_text(risks="Rest for 48 hours.\n\n- infection\n- bleeding", urgency="safety")
    build.make_version(changed, at=build.later(30))
    fourth = ask(GUIDE, accept_language=PHONE).json()
    risks = fourth["sections"][1]
    assert (fourth["locale"], fourth["state"], states(fourth)["overview"]) == ("es-MX", "partial", "current")
    assert (risks["state"], risks["locale"], risks["dir"]) == ("withheld", "en", "ltr")
    assert "48 hours" in risks["text"]
    assert "inglés" in risks["notice"]
    assert "24" not in risks["html"]
    section = ask(f"{GUIDE}/es-MX/sections/risks")
    assert section["Content-Language"] == "en"
    assert ask("search?q=descanse", accept_language=PHONE).json()["items"] == []

    # Translated and accepted: Spanish again, in both.
    targets = {"Rest for 48 hours.": "Descanse durante 48 horas."}
    build.translate(guide, "es", {**SPANISH, **targets}, at=build.later(40))
    fifth = ask(GUIDE, accept_language=PHONE).json()
    assert (fifth["locale"], fifth["version"], set(states(fifth).values())) == ("es-MX", 2, {"current"})
    assert "48 horas" in fifth["sections"][1]["text"]
    assert "hemorragia" in fifth["sections"][1]["text"]

    # What she read before the change can be shown again, to the byte.
    then = quote(build.later(25).isoformat())
    assert ask(f"{GUIDE}/es-MX?as_of={then}").content == third.content
    assert ask(f"releases/{third.json()['digest']}").content == third.content
    change = ask(f"{GUIDE}/diff?from=1&to=2&lang=es-MX").json()
    assert "48" in str(change)

    # What she misspells is told in her language, and never answered in another.
    wrong = ask(f"{GUIDE}?lan=es", accept_language=PHONE)
    assert (wrong.status_code, wrong.json()["code"], wrong["Content-Language"][:2]) == (
        400,
        "unknown_parameter",
        "es",
    )

    # Pulled: gone in every one of her languages, with the notice for readers.
    notice = "Pregunte a su equipo médico."
    guides.withdraw(guide, by=build.publisher(), at=build.later(60), reason="A wrong dose.", notice=notice)
    for place in (GUIDE, f"{GUIDE}/es-MX", f"{GUIDE}/es", f"{GUIDE}/es-MX?as_of={then}"):
        gone = ask(place, accept_language=PHONE)
        assert (gone.status_code, gone.json()["code"], gone.json()["notice"]) == (
            410,
            "guide_withdrawn",
            notice,
        )
    assert ask("search?q=hemorragia", accept_language=PHONE).json()["items"] == []
