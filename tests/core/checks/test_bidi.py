from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentapi.core.checks.findings import Pair
from contentapi.core.checks.form.bidi import check


def levels(target: str, locale: str) -> list[str]:
    return [finding.level.value for finding in check(Pair("a", target, locale))]


@pytest.mark.parametrize("char", list("\u202a\u202b\u202c\u202d\u202e"))
@pytest.mark.parametrize("locale", ["ar", "fa", "he", "es", "zh-Hans"])
def test_embeddings_and_overrides_block_everywhere(char, locale):
    assert "blocking" in levels(f"a{char}b", locale)


@pytest.mark.parametrize(
    "char",
    [
        "\u200b",
        "\u2060",
        "\ufeff",
        "\u3164",
        "\u115f",
        "\u180e",
        "\ufff9",
        "\ue000",
        "\ufffe",
        "\x01",
        "\U000e0041",
    ],
)
def test_what_nobody_sees_blocks_outside_its_script(char):
    assert levels(f"Des{char}canse", "es") == ["blocking"]


@pytest.mark.parametrize(
    ("text", "fine"),
    [
        ("\u2066a\u2069", True),
        ("\u2067\u2068a\u2069\u2069", True),
        ("\u2066a", False),
        ("a\u2069", False),
        ("\u2069a\u2066", False),
    ],
)
def test_isolates_must_balance(text, fine):
    assert (levels(text, "ar") == []) is fine


def test_joiners_stand_in_scripts_that_join_and_in_emoji():
    assert levels("می‌خورم", "fa") == []
    assert levels("क्‍ष", "hi") == []
    assert levels("👩‍⚕️", "es") == []
    assert levels("a\u200db", "es") == ["blocking"]


def test_marks_of_direction_are_fine_in_right_to_left_text_and_told_elsewhere():
    assert levels("نص\u200f.", "ar") == []
    assert levels("texto\u200f.", "es") == ["advisory"]


def test_a_range_in_right_to_left_text_is_told_unless_isolated_or_in_words():
    assert levels("2-4 mg يوميًا", "ar") == ["advisory"]
    assert levels("\u20662-4 mg\u2069 يوميًا", "ar") == []
    assert levels("من 2 إلى 4 mg", "ar") == []
    assert levels("2-4 mg", "es") == []


@given(st.text(max_size=40), st.sampled_from(["es", "ar", "fa", "hi", "ja", "th"]))
def test_any_text_is_judged_without_an_error(text, locale):
    for finding in check(Pair("a", text, locale)):
        assert all(0 <= start < end <= len(text) for start, end in finding.target_spans)


@given(st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=40))
def test_printable_ascii_never_has_a_finding(text):
    assert levels(text, "es") == []
