"""The structure and the marks of a text, as the checks ask for them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contentapi.core.errors import UnsupportedConstruct
from contentapi.core.segmentation import SegmentKind as K
from contentapi.core.segmentation import inline_marks, same_structure, split, structure

SOUND = [
    "Rest.", "**Rest** now", "*a*\\\nb", "[a]({1}) <{2}>", "![a]({1})", "24 hours", "1986", "-5 °C", "`<b>`", "#1", "5 > 4",
    "1\\. Rest", "\\# a", "\u00abRest\u00bb", "استرح", "休息。", "a\n    # b", "+44 20", "≥ 5", "a | b", "&lt;b&gt;",
]  # fmt: skip
BROKEN = {
    "# a": "heading", "- a": "list", "* a": "list", "+ a": "list", "1. a": "list", "2) a": "list", "> a": "quote",
    "```": "code", "~~~\na": "code", "    a": "code", "***": "hr", "a\n\nb": "paragraph", "a\n---": "heading",
    "a|b\n-|-": "table", "a\n- b": "list", "a\n# b": "heading", "<div>": "html", "a <b>c</b>": "html",
    "[a](http://b)": "link", "<http://b>": "link", "![a](b)": "image", "[a]: b": "nothing", "": "nothing",
}  # fmt: skip


@pytest.mark.parametrize("kind", [K.PARAGRAPH, K.ITEM, K.QUOTE])
@pytest.mark.parametrize("text", SOUND)
def test_a_sound_text_is_one_block(text, kind):
    assert structure(text, kind) == (kind.value,)


@pytest.mark.parametrize("kind", [K.PARAGRAPH, K.ITEM, K.QUOTE])
@pytest.mark.parametrize(("text", "name"), BROKEN.items())
def test_a_text_that_makes_another_block_shows_in_its_structure(text, name, kind):
    assert name in structure(text, kind)[1:]
    assert not same_structure(kind, "Rest.", text)


@pytest.mark.parametrize("kind", [K.HEADING, K.CELL])
@pytest.mark.parametrize("text", ["1. Schritt", "- 5", "> 65", "a", "**a**", "[a]({1})", "a | b", "10."])
def test_a_heading_or_cell_may_begin_with_most_signs(text, kind):
    assert structure(text, kind) == (kind.value,)


@pytest.mark.parametrize("kind", [K.HEADING, K.CELL])
@pytest.mark.parametrize("text", ["# a", "a\n\nb", "a <b>", "[a](b)"])
def test_but_not_with_a_heading_and_holds_no_second_block(text, kind):
    assert not same_structure(kind, "Rest.", text)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Rest.", ()),
        ("**a** __b__ *c*", ("em", "strong", "strong")),
        ("a\\\nb", ("break",)),
        ("`a  b` `c`", ("code a  b", "code c")),
        ("[a]({2}) ![b]({1}) <{3}>", ("autolink {3}", "image {1}", "link {2}")),
        ("[**a**]({1})", ("link {1}", "strong")),
        ("![*a*]({1})", ("em", "image {1}")),
        ("[a](http://b)", ("link http://b",)),
        ("a <br> b", ("html <br>",)),
        ("5 * 3 ** 2 snake_case \\*a\\*", ()),
        ("這是**重要。**請", ()),
        ("這是 **重要。** 請", ("strong",)),
        ("\\{1\\} {1}", ()),
    ],
)
def test_the_marks_of_a_text(text, marks):
    assert inline_marks(text) == marks


@settings(max_examples=200, deadline=None)
@given(st.text("ab *_`[](){}1<>!\\#-.\n|&", max_size=30))
def test_every_msgid_has_the_structure_of_its_kind(text):
    try:
        segments = split(text).segments
    except UnsupportedConstruct:
        segments = ()
    for segment in segments:
        assert structure(segment.source, segment.kind) == (segment.kind.value,) or segment.kind in {
            K.HEADING,
            K.CELL,
        }
