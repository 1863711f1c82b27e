"""What readers get, version after version."""

from __future__ import annotations

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from contentapi.models import Change, Offer, Release
from contentapi.services import releases
from tests import build

pytestmark = pytest.mark.django_db

DRIVE = "Rest for 24 hours."
ONE = {DRIVE: "Descanse durante 24 horas."}
RISKIER = build.guide_text(risks="Rest for 48 hours.\n\n- infection\n- bleeding")
ROUTINE = build.guide_text(overview="You get one injection into your sore knee.")
SAFETY = build.guide_text(overview="You get one injection into your sore knee.", urgency="safety")


def body(guide, locale: str) -> dict:
    return json.loads(bytes(Offer.objects.get(guide=guide, locale=locale).release.body))


def states(guide, locale: str) -> dict[str, str]:
    return {s["key"]: s["state"] for s in body(guide, locale)["sections"]}


@pytest.fixture
def guide():
    version = build.make_version()
    build.translate(version.guide, "es", ONE)
    return version.guide


def test_accepting_the_last_text_offers_the_locale(guide):
    assert states(guide, "es") == {"overview": "current", "risks": "current"}
    assert body(guide, "es")["state"] == "current"


def test_a_locale_is_not_offered_before_it_is_complete():
    guide = build.make_version().guide
    build.upload(build.filled(build.export(guide, "es"), ONE, default=None))
    build.accept(guide, "es")
    assert not Offer.objects.filter(locale="es").exists()


def test_an_outdated_routine_section_shows_its_older_translation_whole(guide):
    build.make_version(ROUTINE, at=build.later(5))
    said = body(guide, "es")
    overview = said["sections"][0]
    assert (overview["state"], overview["renders_version"], overview["locale"]) == ("outdated", 1, "es")
    assert overview["notice"]
    assert "[es]" in overview["text"]
    assert said["state"] == "outdated"


def test_an_outdated_critical_section_is_withheld(guide):
    build.make_version(RISKIER, at=build.later(5))
    risks = body(guide, "es")["sections"][1]
    assert (risks["state"], risks["locale"], risks["dir"]) == ("withheld", "en", "ltr")
    assert "48 hours" in risks["text"]
    assert "24" not in risks["text"]
    assert body(guide, "es")["state"] == "partial"


def test_a_safety_version_withholds_routine_sections_too(guide):
    build.make_version(SAFETY, at=build.later(5))
    assert states(guide, "es")["overview"] == "withheld"


def test_translating_the_change_makes_the_section_current_again(guide):
    build.make_version(RISKIER, at=build.later(5))
    file = build.filled(build.export(guide, "es"), {"Rest for 48 hours.": "Descanse durante 48 horas."})
    build.upload(file, at=build.later(6))
    build.accept(guide, "es", at=build.later(6))
    assert states(guide, "es")["risks"] == "current"
    assert body(guide, "es")["revision"] == 2


def test_a_regional_catalog_takes_the_rest_from_its_parent(guide):
    maneje = {DRIVE: "Repose durante 24 horas."}
    build.upload(build.filled(build.export(guide, "es-MX"), maneje, default=None))
    build.accept(guide, "es-MX")
    said = body(guide, "es-MX")
    assert said["state"] == "current"
    assert "Repose" in said["sections"][1]["text"]
    assert "[es]" in said["sections"][0]["text"]


def test_a_change_in_the_parent_reaches_its_regions(guide):
    build.upload(
        build.filled(build.export(guide, "es-MX"), {DRIVE: "Repose durante 24 horas."}, default=None)
    )
    build.accept(guide, "es-MX")
    new = {"You get an injection into your knee.": "Le ponen una inyección en la rodilla."}
    build.upload(build.filled(build.export(guide, "es"), new), at=build.later(3))
    build.accept(guide, "es", at=build.later(3))
    assert "Le ponen" in body(guide, "es-MX")["sections"][0]["text"]


def test_a_release_stays_as_it_was(guide):
    before = bytes(Offer.objects.get(locale="es").release.body)
    digest = Offer.objects.get(locale="es").release.digest
    build.make_version(RISKIER, at=build.later(5))
    assert bytes(Release.objects.get(digest=digest).body) == before


def test_building_again_without_a_change_makes_no_release(guide):
    before = (Release.objects.count(), Change.objects.count())
    assert releases.refresh(guide, at=build.later(9)) == []
    assert (Release.objects.count(), Change.objects.count()) == before


@pytest.mark.parametrize("urgent", [RISKIER, SAFETY], ids=["routine", "safety"])
def test_the_forecast_is_what_publishing_does(urgent, guide):
    build.upload(
        build.filled(build.export(guide, "es-MX"), {DRIVE: "Repose durante 24 horas."}, default=None)
    )
    build.accept(guide, "es-MX")
    build.translate(guide, "ar")
    build.upload(build.filled(build.export(guide, "fr"), {"Risks": "Risques"}, default=None))
    version = build.make_version(urgent, state="approved")
    told = {
        one.locale: {c.key: c.state.value for c in one.sections}
        for one in releases.forecast(guide, version)
        if one.offered
    }
    build.guides.publish(version, by=build.publisher(), at=build.later(5))
    offered = guide.offers.exclude(locale="en").values_list("locale", flat=True)
    assert told == {locale: states(guide, locale) for locale in offered}
    assert "fr" not in told


def test_a_forecast_costs_the_same_for_one_locale_and_for_three(guide):
    version = build.make_version(RISKIER, state="approved")
    with CaptureQueriesContext(connection) as one:
        releases.forecast(guide, version)
    build.translate(guide, "ar")
    build.translate(guide, "fr")
    with CaptureQueriesContext(connection) as three:
        assert len(releases.forecast(guide, version)) == 3
    assert len(three) == len(one) <= 8


def test_sequence_numbers_have_no_gap(guide):
    build.make_version(RISKIER, at=build.later(5))
    numbers = list(Change.objects.order_by("sequence").values_list("sequence", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
