from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentapi.core.checks.findings import Term
from contentapi.core.checks.meaning import changed, meaning


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        ("Take 5 mg.", "Take 50 mg.", {"number"}),
        ("Take 5 mg.", "Take 5 g.", {"unit"}),
        ("You may drive.", "You must not drive.", {"negation"}),
        ("Do not drive.", "Don't drive.", set()),
        ("Not only children", "Only children", {"negation"}),
        ("Do not stop it.", "Do not start it.", {"negation"}),
        ("Wait less than 24 hours.", "Wait more than 24 hours.", {"comparator"}),
        ("Take apixaban.", "Take rivaroxaban.", {"medicine"}),
        ("Your left knee", "Your right knee", {"side"}),
        ("Is it right?", "Is it left?", {"side"}),
        ("Pain at L4/L5", "Pain at L5/S1", {"side"}),
        ("Take it once a day.", "Take it once a week.", {"frequency"}),
        ("1 in 10,000", "1 in 1,000", {"number"}),
    ],
)
def test_an_edit_that_bears_meaning_is_named(old, new, kinds):
    assert kinds <= set(changed(old, new, "en"))
    assert bool(kinds) == bool(changed(old, new, "en"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Rest for the day.", "Rest for the whole day."),
        ("Call your clinic at once.", "Phone your clinic at once."),
        ("The doctor injects a numbing medicine.", "A doctor injects a medicine that numbs."),
        ("Rest, then walk.", "Rest; then walk!"),
        ("Do **not** drive.", "Do not drive."),
    ],
)
def test_an_edit_of_words_alone_bears_none(old, new):
    assert changed(old, new, "en") == ()


def test_numbers_in_another_order_are_a_change():
    assert "number" in changed("2 tablets, at most 8 a day", "8 tablets, at most 2 a day", "en")


def test_medicines_of_the_glossary_count():
    terms = (Term(("Ecotrin",), ("Adiro",), medicine=True),)
    assert changed("Take Ecotrin.", "Take it.", "en", terms) == ("medicine",)


@pytest.mark.parametrize(
    ("locale", "old", "new"),
    [
        ("es", "Conduzca.", "No conduzca."),
        ("zh-Hans", "请开车。", "不要开车。"),
        ("ar", "قد السيارة.", "لا تقد السيارة."),
        ("ja", "運転してください。", "運転しないでください。"),
    ],
)
def test_a_source_in_any_language_is_compared_in_that_language(locale, old, new):
    assert changed(old, new, locale) == ("negation",)


def test_the_meaning_of_a_text_is_a_value():
    found = meaning("Do not take more than 5 mg of apixaban for your left knee.", "en")
    assert found.negated
    assert found.medicines == ("apixaban",)
    assert found.sides == ("left",)
    assert ("5", "mg") in found.doses
    assert found == meaning("Do not take more than 5 mg of apixaban for your left knee.", "en")


@given(st.text(max_size=60), st.text(max_size=60))
def test_change_is_seen_from_both_sides_alike(one, other):
    assert set(changed(one, other, "en")) == set(changed(other, one, "en"))


@given(st.text(max_size=60))
def test_a_text_does_not_differ_from_itself(text):
    assert changed(text, text, "en") == ()
