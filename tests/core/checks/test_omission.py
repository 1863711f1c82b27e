from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentapi.core.checks.findings import Pair
from contentapi.core.checks.form.omission import LENGTHS, check

LONG = "Call your clinic at once if you have a fever, chills, or redness that spreads around the site."


def levels(source: str, target: str, locale: str, *, critical: bool = True) -> list[str]:
    return [finding.level.value for finding in check(Pair(source, target, locale, critical=critical))]


@pytest.mark.parametrize("locale", sorted(LENGTHS))
def test_a_text_of_the_usual_length_passes_and_a_tenth_of_it_blocks(locale):
    usual = round(len(LONG) * LENGTHS[locale])
    assert levels(LONG, "a" * usual, locale) == []
    assert levels(LONG, "a" * (usual // 10 or 1), locale) == ["blocking"]
    assert levels(LONG, "a" * (usual // 10 or 1), locale, critical=False) == ["advisory"]


def test_a_short_source_says_nothing_about_length():
    assert levels("Rest now.", "Descanse ahora mismo durante todo el resto del día, por favor.", "es") == []


def test_a_language_without_a_known_length_is_not_judged():
    assert levels(LONG, "x", "tlh") == []


def test_a_lost_item_of_a_list_blocks_where_it_is_critical():
    assert levels(
        "Bring these:\n- a pen\n- a list of tablets", "Traiga esto:\n- una lista de comprimidos", "es"
    ) == ["blocking"]


def test_two_sentences_in_one_are_fine_when_nothing_is_shorter():
    source = "The doctor cleans the skin. Then the doctor puts in a thin needle."
    assert levels(source, "El médico limpia la piel y después introduce una aguja fina.", "es") == []


def test_an_abbreviation_ends_no_sentence():
    source = "Dr. A. Smith does the injection at the clinic. Your visit takes longer."
    assert (
        levels(source, "Die Injektion macht Dr. A. Smith in der Praxis. Ihr Termin dauert länger.", "de")
        == []
    )


@given(st.text(max_size=80), st.sampled_from(sorted(LENGTHS)))
def test_a_text_that_is_its_own_translation_has_no_finding(text, locale):
    assert not list(check(Pair(text, text, locale, locale, critical=True)))
