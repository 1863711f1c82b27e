from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentapi.core.checks.findings import Level, Pair
from contentapi.core.checks.form.quality import (
    CHECKS,
    check_plurals,
    copied,
    doubled_word,
    inconsistent,
    punctuation,
    whitespace,
)


def test_the_six_checks_stand_under_their_ids():
    assert [check.id for check in CHECKS] == [
        "copied",
        "whitespace",
        "punctuation",
        "doubled_word",
        "inconsistent",
        "plurals",
    ]


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(["es", "ar", "zh-Hans", "hi", "fr", "th"]))
def test_none_of_them_ever_blocks(source, target, locale):
    pair = Pair(source, target, locale, critical=True, others=frozenset({"x"}))
    for check in CHECKS:
        assert all(finding.level is Level.ADVISORY for finding in check.function(pair))


def test_a_regional_catalog_may_hold_the_same_words():
    assert not list(copied(Pair("Rest for the rest of the day.", "Rest for the rest of the day.", "en-GB")))


def test_a_stretch_of_the_source_inside_the_target_is_told():
    pair = Pair("Call us if you have a fever or chills.", "Llámenos if you have a fever o escalofríos.", "es")
    assert [finding.check for finding in copied(pair)] == ["copied"]


def test_names_that_both_texts_share_are_no_copy():
    assert not list(
        copied(
            Pair(
                "Apixaban, warfarin, heparin, aspirin, ibuprofen",
                "Apixaban, Warfarin, Heparin oder Aspirin",
                "de",
            )
        )
    )


@pytest.mark.parametrize(
    ("source", "target"), [("a b", "a b "), ("a b", " a b"), ("a ", "a"), ("a b", "a  b")]
)
def test_space_unlike_the_source_is_told(source, target):
    assert [finding.check for finding in whitespace(Pair(source, target, "es"))] == ["whitespace"]


def test_an_address_is_no_glued_sentence():
    assert not list(whitespace(Pair("See example.org", "Vea www.example.org/Guia", "es")))


@pytest.mark.parametrize(
    ("target", "locale"),
    [
        ("Descanse.", "es"),
        ("استرح.", "ar"),
        ("आराम करें।", "hi"),
        ("请休息。", "zh-Hans"),
        ("آرام کریں۔", "ur"),
        ("พัก", "th"),
        ("**Descanse.**", "es"),
        ("(Descanse.)", "es"),
    ],
)
def test_each_scripts_own_full_stop_counts(target, locale):
    assert not list(punctuation(Pair("Rest.", target, locale)))


def test_doubled_words_are_told_with_their_place():
    (finding,) = doubled_word(Pair("Take it", "Tome el el comprimido", "es"))
    assert finding.target_spans == ((5, 10),)


def test_a_word_before_and_after_a_full_stop_is_not_doubled():
    assert not list(doubled_word(Pair("Take it. It helps", "Tome esto. Esto ayuda", "es")))


def test_the_same_text_elsewhere_is_consistent():
    assert not list(inconsistent(Pair("a", "b", "es", others=frozenset({"b", "b ", ""}))))


def test_plural_forms_that_are_all_the_same_are_told_where_plurals_differ():
    assert check_plurals("a day", "{n} days", ("día", "día"), "es")
    assert not check_plurals("a day", "{n} days", ("día", "días"), "es")
    assert not check_plurals("a day", "{n} days", ("", ""), "es")
