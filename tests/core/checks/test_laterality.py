from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentapi.core.checks.findings import Level, Pair
from contentapi.core.checks.sense.laterality import check, codes, every_side, sides

LEFT = {
    "es": "izquierda", "fr": "gauche", "de": "linke", "pt-BR": "esquerdo", "it": "sinistra", "nl": "linker",
    "ar": "اليسرى", "fa": "چپ", "hi": "बायाँ", "zh-Hans": "左", "ja": "左", "ko": "왼쪽", "ru": "левая", "uk": "ліва",
    "pl": "lewa", "tr": "sol", "vi": "bên trái", "he": "שמאל", "id": "kiri", "sv": "vänster", "th": "ซ้าย",
}  # fmt: skip


@pytest.mark.parametrize(("locale", "word"), LEFT.items())
def test_the_word_for_left_is_known_in_every_language(locale, word):
    assert sides(word, locale) == ("left",)


@pytest.mark.parametrize(
    "text",
    [
        "Call right away.",
        "That is right for you.",
        "You have the right to ask.",
        "What is left?",
        "She left.",
        "Right after it",
    ],
)
def test_right_and_left_that_are_no_sides_are_none_in_english(text):
    assert sides(text, "en") == ()
    assert every_side(text, "en")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("your left knee", ("left",)),
        ("the right-sided pain", ("right",)),
        ("left and right knees", ("left", "right")),
        ("on your left.", ("left",)),
        ("right lower leg", ("right", "lower")),
        ("upper arm", ("upper",)),
    ],
)
def test_sides_of_the_body_are_sides_in_english(text, found):
    assert tuple(sorted(sides(text, "en"))) == tuple(sorted(found))


def test_an_exchanged_side_blocks_also_outside_a_critical_section():
    assert [f.level for f in check(Pair("Left knee", "Rodilla derecha", "es"))] == ["blocking"]


def test_one_of_two_sides_exchanged_blocks():
    pair = Pair("left knee and right hip", "rodilla izquierda y cadera izquierda", "es")
    assert Level.BLOCKING in {finding.level for finding in check(pair)}


def test_a_range_of_levels_reads_the_same_however_it_is_written():
    assert codes("L4/L5") == codes("L4-5") == codes("L4–L5") == {"L4", "L5"}
    assert codes("С5–С6") == {"C5", "C6"}


def test_codes_of_chinese_and_german_vertebrae_answer_the_latin_ones():
    assert not list(check(Pair("Pain at L4/L5", "腰4/5疼痛", "zh-Hans")))
    assert not list(check(Pair("Pain at L4/L5", "Schmerzen LWK 4/5", "de")))


def test_a_changed_classification_code_blocks():
    assert Level.BLOCKING in {f.level for f in check(Pair("M47.816", "M47.812", "es"))}


def test_a_vitamin_may_be_written_out_but_that_is_told():
    assert [f.level for f in check(Pair("Take B12", "Tome cobalamina", "es", critical=True))] == ["advisory"]


def test_approximately_is_no_side_in_chinese():
    assert sides("10分钟左右", "zh-Hans") == ()
    assert sides("左右两侧", "zh-Hans") == ("left", "right")


def test_a_hand_written_heading_with_a_limit_is_no_height():
    assert not list(check(Pair("The upper limit is 5", "Un valor inferior a 5", "es")))


@given(st.text(max_size=60), st.sampled_from(["en", *sorted(LEFT)]))
def test_a_text_that_is_its_own_translation_has_no_finding(text, locale):
    assert not list(check(Pair(text, text, locale, locale, critical=True)))
