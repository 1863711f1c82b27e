from __future__ import annotations

import pytest

from contentapi.core.checks.findings import Level, Pair, Term
from contentapi.core.checks.sense.glossary import check
from contentapi.core.checks.sense.renderings import find, same_word


def levels(source: str, target: str, locale: str, *terms: Term) -> list[Level]:
    return [finding.level for finding in check(Pair(source, target, locale, terms=terms))]


@pytest.mark.parametrize(
    ("word", "wanted", "language"),
    [
        ("infiltraciones", "infiltración", "es"), ("anestésicos", "anestésico", "es"), ("injections", "injection", "fr"),
        ("gelenke", "gelenk", "de"), ("facettengelenkinjektion", "facettengelenk", "de"), ("инъекции", "инъекция", "ru"),
        ("анестетика", "анестетик", "ru"), ("والعلاج", "علاج", "ar"), ("للعلاج", "العلاج", "ar"), ("مفصل\u200cها", "مفصل", "fa"),
        ("ін'єкції", "ін'єкція", "uk"), ("eklemler", "eklem", "tr"),
    ],
)  # fmt: skip
def test_inflected_forms_joined_words_and_compounds_count(word, wanted, language):
    assert same_word(word, wanted, language)


@pytest.mark.parametrize(
    ("word", "wanted", "language"),
    [
        ("corazón", "corredor", "es"),
        ("medicina", "medida", "es"),
        ("инфекция", "инъекция", "ru"),
        ("art", "arthrose", "de"),
    ],
)
def test_words_that_only_begin_alike_do_not_count(word, wanted, language):
    assert not same_word(word, wanted, language)


def test_a_forbidden_word_inside_an_approved_rendering_is_fine():
    term = Term(("facet injection",), required=("inyección facetaria",), forbidden=("inyección",))
    assert levels("A facet injection", "Una inyección facetaria", "es", term) == []
    assert levels("A facet injection", "Una inyección", "es", term) == ["blocking", "advisory"]


def test_a_forbidden_word_blocks_whatever_the_source_says():
    term = Term(("injection",), forbidden=("pinchazo",))
    assert levels("Rest.", "Un pinchazo.", "es", term) == ["blocking"]


def test_a_term_inside_a_longer_one_asks_for_nothing():
    short = Term(("anaesthetic",), required=("anestesia general",))
    long = Term(("local anaesthetic",), required=("anestésico local",))
    assert levels("A local anaesthetic", "Un anestésico local", "es", short, long) == []
    assert levels("A local anaesthetic or an anaesthetic", "Un anestésico local", "es", short, long) == [
        "advisory"
    ]


def test_a_term_is_not_found_inside_another_word():
    assert levels("Scared", "Asustado", "es", Term(("care",), required=("cuidado",))) == []


def test_medicines_and_warnings_are_left_to_their_own_checks():
    terms = (
        Term(("aspirin",), ("aspirina",), medicine=True),
        Term(("stop",), ("deténgase",), warning="stop"),
    )
    assert levels("Stop aspirin", "Siga", "es", *terms) == []


def test_a_rendering_of_several_words_must_stand_together():
    assert find("anestésico local", "local del anestésico", "es") == ()
    assert find("anestésico local", "Los anestésicos locales", "es") == ((1, 3),)
