"""A memory from outside proposes; it fills nothing in and does not enter the memory."""

from __future__ import annotations

import pytest

from contentapi.core.errors import NotAllowed
from contentapi.core.memory import MemoryUnit
from contentapi.models import Suggestion, Target
from contentapi.queries.terminology import memory
from contentapi.services.catalogs import messages, proposing
from tests import build

pytestmark = pytest.mark.django_db

REST = "Rest for 24 hours."


@pytest.fixture
def guide():
    return build.make_version().guide


def unit(source: str, target: str, locale: str = "es") -> MemoryUnit:
    return MemoryUnit("en", source, locale, target)


def propose(*units: MemoryUnit, dry_run: bool = False) -> dict[str, proposing.Proposed]:
    return proposing.propose(units, by=build.translator(), at=build.NOON, dry_run=dry_run)


def test_an_exact_match_becomes_a_suggestion_and_no_text(guide):
    assert propose(unit(REST, "Descanse durante 24 horas."))["es"].proposed == 1
    kept = Suggestion.objects.get()
    assert (kept.text, kept.reason, kept.state) == ("Descanse durante 24 horas.", "memory", "open")
    assert not Target.objects.exists()
    assert memory.matches(REST, source_locale="en", locale="es") == []


def test_a_similar_match_says_what_it_was_made_for(guide):
    propose(unit("You get an injection in your knee.", "Le ponen una inyección en la rodilla."))
    kept = Suggestion.objects.get()
    assert kept.segment.source == "You get an injection into your knee."
    assert "You get an injection in" in kept.findings[0]["message"]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Rest for 48 hours.", "Descanse durante 24 horas."),
        (REST, "Descanse durante 48 horas."),
        ("Do not rest for 24 hours.", "No descanse durante 24 horas."),
    ],
    ids=["another number in the source", "another number in the target", "another sense"],
)
def test_what_could_harm_is_held_back(guide, source, target):
    told = propose(unit(source, target))["es"]
    assert (told.proposed, told.held_back) == (0, 1)
    assert not Suggestion.objects.exists()


def test_a_finished_text_gets_no_proposal(guide):
    build.translate(guide, "es", {REST: "Repose durante 24 horas."})
    assert propose(unit(REST, "Descanse durante 24 horas."))["es"].proposed == 0


def test_twice_is_once_and_what_was_put_aside_does_not_come_back(guide):
    propose(unit(REST, "Descanse durante 24 horas."))
    assert propose(unit(REST, "Descanse durante 24 horas."))["es"].known == 1
    messages.decline(Suggestion.objects.get(), by=build.translator(), at=build.NOON)
    assert propose(unit(REST, "Descanse durante 24 horas."))["es"].known == 1
    assert Suggestion.objects.count() == 1


def test_a_dry_run_tells_the_same_and_stores_nothing(guide):
    told = propose(unit(REST, "Descanse durante 24 horas."), dry_run=True)
    assert not Suggestion.objects.exists()
    assert propose(unit(REST, "Descanse durante 24 horas.")) == told


def test_a_proposal_that_is_taken_is_from_memory_and_waits_for_a_second_person(guide):
    propose(unit(REST, "Descanse durante 24 horas."))
    target = messages.take(Suggestion.objects.get(), by=build.translator(), at=build.NOON)
    assert (target.state, target.origin) == ("translated", "memory")


def test_of_several_locales_all_must_be_the_sender_s(guide):
    user = build.make_user("reader")
    with pytest.raises(NotAllowed):
        proposing.propose([unit(REST, "x", "fr")], by=user, at=build.NOON)
    assert not Suggestion.objects.exists()
