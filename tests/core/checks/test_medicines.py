from __future__ import annotations

import pytest

from contentapi.core.checks.findings import Level, Pair, Term
from contentapi.core.checks.lexicons.medicine_names import SCRIPTS, rows
from contentapi.core.checks.sense.medicines import check, listed, names

ADIRO = Term(("Ecotrin",), required=("Adiro",), medicine=True)


def test_every_row_of_the_table_has_a_name_in_every_script():
    for name, scripts in rows():
        assert [key for key in SCRIPTS if not scripts[key]] == [], name


def test_every_name_of_the_table_is_read_as_its_own_medicine():
    for name, scripts in rows():
        for key in SCRIPTS:
            for stem in scripts[key]:
                assert listed(stem, "es" if key == "Latn" else key) == {name}, (name, stem)


@pytest.mark.parametrize(
    ("text", "locale", "found"),
    [
        ("Héparine et insuline", "fr", {"heparin", "insulin"}),
        ("ácido acetilsalicílico", "es", {"aspirin"}),
        ("Insulinspritze", "de", {"insulin"}),
        ("وبالأنسولين", "ar", {"insulin"}),
        ("泼尼松龙", "zh", {"prednisolone"}),
        ("メチルプレドニゾロン", "ja", {"methylprednisolone"}),
        ("服用warfarin片", "zh", {"warfarin"}),
        ("steroid and painkiller", "en", set()),
        ("aspiración, metro, insular", "es", set()),
    ],
)
def test_names_are_read_in_inflected_and_joined_forms(text, locale, found):
    assert listed(text, locale) == found


def test_the_glossary_and_the_table_name_one_medicine():
    assert names("Tome Adiro", "es", (Term(("aspirin",), ("Adiro",), medicine=True),)) == ("aspirin",)
    assert names("Tome Adiro", "es", (ADIRO,)) == ("ecotrin",)


def test_another_medicine_blocks_outside_a_critical_section_too():
    assert [f.level for f in check(Pair("apixaban", "warfarina", "es"))] == ["blocking"]


def test_a_close_name_blocks_and_shows_the_word():
    (finding,) = check(Pair("Take apixaban", "Tome rivaroxbán", "es"))
    assert finding.level is Level.BLOCKING
    assert finding.target_spans == ((5, 15),)


def test_a_missing_medicine_of_the_glossary_blocks_where_it_is_critical():
    for critical, level in ((True, "blocking"), (False, "advisory")):
        found = check(Pair("Take Ecotrin", "Tome uno", "es", critical=critical, terms=(ADIRO,)))
        assert [f.level for f in found] == [level]


def test_a_name_that_the_table_lacks_in_a_script_is_not_missed_there():
    assert not list(check(Pair("Take apixaban", "ทานยา", "th")))


def test_a_source_in_latin_letters_may_be_kept_so():
    assert not list(check(Pair("Take apixaban", "تناول apixaban", "ar", critical=True)))
