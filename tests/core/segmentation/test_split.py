"""What becomes a segment, what its msgid is, and what is refused."""

from __future__ import annotations

import pytest

from contentapi.core.errors import BadGuide, UnsupportedConstruct
from contentapi.core.segmentation import Segment, SegmentKind, split, split_inline


def only(markdown: str) -> Segment:
    (segment,) = split(markdown).segments
    return segment


@pytest.mark.parametrize(
    ("markdown", "source", "links"),
    [
        pytest.param("one\ntwo", "one two", (), id="a soft break is a space"),
        pytest.param("one\r\n  two", "one two", (), id="so is one with CR LF and an indent"),
        pytest.param("one  \t two", "one two", (), id="runs of white space are joined"),
        pytest.param("`one   two`", "`one   two`", (), id="but not in code"),
        pytest.param("`one\n  two`", "`one two`", (), id="where a line ending is one space"),
        pytest.param("one  \ntwo", "one\\\ntwo", (), id="a hard break is a backslash and a line feed"),
        pytest.param("one\\\n   two", "one\\\ntwo", (), id="however it was written"),
        pytest.param("one\\   \ntwo", "one\\\\\\\ntwo", (), id="a backslash before it stays a backslash"),
        pytest.param(
            "=*  \na*", "=* \\\na*", (), id="a space stays where without it a sign would open emphasis"
        ),
        pytest.param("**a!**  \nb", "**a!** \\\nb", (), id="or might"),
        pytest.param("10\u00a0mg 5\u202fmg", "10\u00a0mg 5\u202fmg", (), id="no-break spaces stay"),
        pytest.param("[a](http://b)", "[a]({1})", ("http://b",), id="a link's target is taken out"),
        pytest.param("[a](<b c> 'd \"e\"')", '[a]({1} "d \\"e\\"")', ("b c",), id="its title stays"),
        pytest.param("![a](b) [c](d)", "![a]({1}) [c]({2})", ("b", "d"), id="targets are counted"),
        pytest.param("[![a](b)](c)", "[![a]({1})]({2})", ("b", "c"), id="in the order in which they stand"),
        pytest.param("<http://b> <c@d.e>", "<{1}> <{2}>", ("http://b", "c@d.e"), id="autolinks"),
        pytest.param("[a][b]\n\n[b]: c 'd'", '[a]({1} "d")', ("c",), id="a reference becomes inline"),
        pytest.param("[b][] [b]\n\n[b]: c", "[b]({1}) [b]({2})", ("c", "c"), id="in every form"),
        pytest.param("a {1} b", "a \\{1\\} b", (), id="a literal placeholder is escaped"),
        pytest.param("a \\{1} b", "a \\{1\\} b", (), id="in one way"),
        pytest.param("<{1}> `{1}`", "<\\{1\\}> `{1}`", (), id="but not in code"),
        pytest.param("[a]({1})", "[a]({1})", ("{1}",), id="a target may look like one"),
        pytest.param("a {} {x} {1a}", "a {} {x} {1a}", (), id="other braces stay"),
        pytest.param("*a* __b__ &copy; \\#", "*a* __b__ &copy; \\#", (), id="marks stay as written"),
        pytest.param("[a](javascript:b)", "[a]({1})", ("javascript:b",), id="whatever the scheme"),
        pytest.param("صداع **شديد** 中文 עברית", "صداع **شديد** 中文 עברית", (), id="every script stays"),
        pytest.param("\u2067abc\u2069 \u200f", "\u2067abc\u2069 \u200f", (), id="direction marks stay"),
        pytest.param("  a  ", "a", (), id="white space at the ends goes"),
        pytest.param("5 < 6 & 7", "5 < 6 & 7", (), id="a lone < is no tag"),
    ],
)
def test_the_msgid_of_a_paragraph(markdown, source, links):
    segment = only(markdown)
    assert (segment.source, segment.links) == (source, links)


def test_kinds_lines_and_notes():
    document = split(
        "# A\n\nB\nb\n\n- C\n\n  D\n\n  1. E\n\n> F\n\nG\n===\n\n| H | I |\n|---|---|\n| J |   |\n\n```\ncode\n```\n\n<!-- no -->\n"
    )
    assert [(s.kind.value, s.source, s.line, s.note) for s in document.segments] == [
        ("heading", "A", 1, "heading, level 1"),
        ("paragraph", "B b", 3, "paragraph"),
        ("item", "C", 6, "list item, level 1"),
        ("item", "D", 8, "list item, level 1, paragraph 2"),
        ("item", "E", 10, "list item, level 2"),
        ("quote", "F", 12, "quotation"),
        ("heading", "G", 14, "heading, level 1"),
        ("cell", "H", 17, "table heading, column 1"),
        ("cell", "I", 17, "table heading, column 2"),
        ("cell", "J", 19, "table cell, row 2, column 1"),
    ]


def test_a_cell_keeps_its_bar_plain_for_the_translator():
    cells = [segment.source for segment in split("| a \\| b | `c\\|d` |\n| - | - |").segments]
    assert cells == ["a | b", "`c|d`"]


@pytest.mark.parametrize(
    ("markdown", "line"),
    [
        pytest.param("a\n\n<div>b</div>", 3, id="a block"),
        pytest.param("a\nb <b>c</b>", 2, id="a tag in a line"),
        pytest.param("- a\n  b\n  [<i>c</i>](d)", 3, id="a tag in a link"),
        pytest.param("a <!-- b --> c", 1, id="a comment in a line"),
        pytest.param("a\n\n<!-- b --> c", 3, id="text after a comment"),
        pytest.param("a\n\n<!-- b\n\nc", 3, id="a comment without an end"),
        pytest.param("<?php x ?>", 1, id="an instruction"),
        pytest.param("| a |\n| - |\n| b<br>c |", 3, id="a tag in a cell"),
    ],
)
def test_raw_html_is_refused_with_its_line(markdown, line):
    with pytest.raises(UnsupportedConstruct, match="HTML") as caught:
        split(markdown)
    assert caught.value.line == line


@pytest.mark.parametrize(
    ("markdown", "line"),
    [
        pytest.param("Rest.[^1]\n\n[^1]: Important!", 3, id="one word, which would become a link's target"),
        pytest.param("Rest.[^1]\n\n[^1]: See the leaflet.", 3, id="several words"),
        pytest.param("Rest.\r\n\r\n> - [^a b]: See", 3, id="inside a list in a quotation"),
    ],
)
def test_a_footnote_is_refused_with_its_line(markdown, line):
    with pytest.raises(UnsupportedConstruct, match="footnotes") as caught:
        split(markdown)
    assert caught.value.line == line


def test_what_only_looks_like_a_footnote_is_taken():
    assert only("Rest.[^1] See [^2]: it").source == "Rest.[^1] See [^2]: it"
    assert split("```\n[^1]: code\n```\n\n    [^1]: code").segments == ()


def test_a_row_with_more_cells_than_its_header_is_refused_as_html_would_lose_them():
    with pytest.raises(UnsupportedConstruct, match="more cells") as caught:
        split("> | a | b |\n> | - | - |\n> | c |\n> | d | e | 5 mg |")
    assert caught.value.line == 4


@pytest.mark.parametrize(
    ("markdown", "line"),
    [
        pytest.param("a\n\n- b\n\n  [c]: d", 3, id="a list that only a definition makes loose"),
        pytest.param("a\n\n[b](<c\n1 d>)", 3, id="a link that only a line ending prevents"),
    ],
)
def test_what_could_not_be_put_back_exactly_is_refused_with_its_line(markdown, line):
    with pytest.raises(UnsupportedConstruct, match="put back exactly") as caught:
        split(markdown)
    assert caught.value.line == line


def test_blocks_nested_so_deep_that_the_parser_would_drop_text_are_refused():
    assert only("> " * 30 + "a").source == "a"
    with pytest.raises(UnsupportedConstruct, match="too deep"):
        split("> " * 60 + "a")
    with pytest.raises(UnsupportedConstruct, match="too deep"):
        split("- " * 60 + "a")


@pytest.mark.parametrize(
    "character", ["\x00", "\x08", "\x0b", "\x1b", "\x7f", "\x82", "\x9f", "\ud800", "\ufffe", "\uffff"]
)
def test_what_no_file_could_carry_to_a_translator_is_refused_with_its_line(character):
    with pytest.raises(BadGuide, match=r"control character U\+") as caught:
        split(f"a\n\nb{character}")
    assert caught.value.line == 3


def test_nothing_gives_no_segment():
    for markdown in ("", "\n\n", "<!-- a -->", "---", "    code", "[a]: b", "\u00a0"):
        assert split(markdown).segments == ()


def test_equal_paragraphs_are_two_segments():
    assert [s.source for s in split("Rest.\n\nRest.").segments] == ["Rest.", "Rest."]


def test_a_title_is_one_segment_whatever_it_looks_like():
    segment = split_inline(" 1. [Rest](a)\nnow  ", note="title of the guide")
    assert segment == Segment(SegmentKind.HEADING, "1. [Rest]({1}) now", ("a",), 1, "title of the guide")
    with pytest.raises(UnsupportedConstruct) as caught:
        split_inline("a <b>", line=7)
    assert caught.value.line == 7
