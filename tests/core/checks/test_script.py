from __future__ import annotations

import pytest

from contentapi.core.checks.findings import Pair
from contentapi.core.checks.form.script import LETTERS, check, script_of


def levels(source: str, target: str, locale: str) -> list[str]:
    return [finding.level.value for finding in check(Pair(source, target, locale))]


@pytest.mark.parametrize(
    "locale",
    ["es", "ru", "ar", "fa", "hi", "zh-Hans", "zh-Hant", "ja", "ko", "el", "he", "th", "sr-Latn", "bn", "ta"],
)
def test_every_script_that_is_asked_for_has_its_letters(locale):
    assert script_of(locale) in LETTERS


@pytest.mark.parametrize("locale", ["ru", "ar", "hi", "zh-Hans", "ja", "ko", "he"])
def test_latin_prose_is_told_where_the_script_is_another(locale):
    assert levels("Rest for a day.", "Descanse un día.", locale) == ["advisory"]


@pytest.mark.parametrize("locale", ["ru", "ar", "hi", "zh-Hans", "ja", "ko", "he", "es"])
def test_names_units_and_codes_of_the_source_are_fine(locale):
    assert levels("Apixaban 5 mg (M47.816)", "Apixaban 5 mg (M47.816)", locale) == []


def test_a_word_of_two_scripts_is_told_with_its_place():
    (finding,) = check(Pair("Rest", "Oтдых", "ru"))
    assert finding.target_spans == ((0, 5),)


def test_a_latin_abbreviation_with_a_cyrillic_ending_is_fine():
    assert levels("SMS", "SMSка", "ru") == []


def test_a_few_characters_of_the_other_chinese_form_are_not_told():
    assert levels("Dr. Hou", "后医生说，皇后大道的医院很好", "zh-Hans") == []


def test_japanese_without_kana_is_told_only_when_it_is_long():
    assert levels("Risks", "危険", "ja") == []
    assert levels("Serious problems are rare", "严重的问题很少见大多数会消失", "ja") == ["advisory"]
