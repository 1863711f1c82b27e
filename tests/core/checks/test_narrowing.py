"""A glossary of any size costs a pair only the terms that it has to do with, and changes no verdict."""

from __future__ import annotations

from dataclasses import replace

import pytest

from contentapi.core.checks import Pair, Term, run
from contentapi.core.checks.sense.narrowing import Narrowing
from tests.core.checks.labelled import LOCALES, files, pairs_of

ONLY = ("glossary", "medicines", "warnings")
PAIRS = [one.pair for path in files() for one in pairs_of(path.stem)]
BY_LOCALE = {locale: [pair for pair in PAIRS if pair.locale == locale] for locale in LOCALES}


def words_of(locale: str) -> tuple[Term, ...]:
    """Terms made of the texts themselves, so that many stand somewhere, whole, inflected and in compounds."""
    made = []
    for number, pair in enumerate(BY_LOCALE[locale][::7]):
        source, target = pair.source.split(), pair.target.split()
        if not source or not target:
            continue
        made.append(
            Term(
                source=(" ".join(source[:2]), source[-1].strip(".,").lower()),
                required=(target[0][:7], " ".join(target[-2:])),
                forbidden=(target[-1][1:], target[0]),
                medicine=number % 3 == 0,
                warning="stop" if number % 5 == 1 else "",
            )
        )
    return tuple(made)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_terms_that_matter_find_what_all_terms_find(locale):
    held = tuple(dict.fromkeys(term for pair in BY_LOCALE[locale] for term in pair.terms))
    terms = (*held, *words_of(locale))
    narrowing = Narrowing(terms, "en", locale)
    found = 0
    for pair in BY_LOCALE[locale][::3]:
        all_terms = run(replace(pair, source_locale="en", terms=terms), only=ONLY)
        few = narrowing.of(pair.source, pair.target)
        assert run(replace(pair, source_locale="en", terms=few), only=ONLY) == all_terms
        found += len(all_terms)
    assert found > 20


@pytest.mark.parametrize(
    ("term", "target", "locale"),
    [
        (Term(("joint",), forbidden=("facettengelenk",)), "Die Facettengelenke", "de"),
        (Term(("x",), required=("gelenk",), medicine=True), "Das Facettengelenk", "de"),
        (Term(("x",), required=("علاج",), medicine=True), "والعلاجات", "ar"),
        (Term(("x",), forbidden=("麻醉药",)), "注射局部麻醉药", "zh-Hans"),
        (Term(("x",), required=("eklem",), medicine=True), "eklemler", "tr"),
    ],
)
def test_inflected_joined_and_compound_words_are_found(term, target, locale):
    assert Narrowing([term], "en", locale).of("Rest.", target) == (term,)


def test_of_a_large_glossary_a_pair_gets_a_handful():
    terms = [
        Term((f"word{n} other{n}",), required=(f"palabra{n}",), forbidden=(f"mal{n}",)) for n in range(500)
    ]
    few = Narrowing(terms, "en", "es").of("The word7 other7 and word8", "palabra7, mal9")
    assert [term.source[0] for term in few] == ["word7 other7", "word9 other9"]


def test_a_misspelt_medicine_of_the_glossary_is_still_found():
    asked = Term(("painkillerine",), required=("dolorina",), medicine=True)
    other = Term(("heartoline",), required=("corazolina",), medicine=True)
    few = Narrowing([asked, other], "en", "es").of("Take painkillerine.", "Tome corazolima.")
    pair = Pair("Take painkillerine.", "Tome corazolima.", "es", terms=few)
    assert any("heartoline" in finding.message for finding in run(pair, only=["medicines"]))
