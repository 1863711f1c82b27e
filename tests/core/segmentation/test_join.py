"""Targets in their places: links, blocks around them, and hostile texts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contentapi.core.rendering import render
from contentapi.core.segmentation import join, join_inline, split, split_inline
from contentapi.core.segmentation.parser import survey
from contentapi.core.segmentation.signature import looseness


def joined(markdown: str, *targets: str | None) -> str:
    return join(split(markdown), targets)


@pytest.mark.parametrize(
    ("markdown", "targets", "expected"),
    [
        pytest.param("# A", ["B"], "# B", id="a heading"),
        pytest.param("A\n===", ["B"], "# B", id="a heading with an underline"),
        pytest.param("A  \nB\n---", ["C\\\nD"], "C\\\nD\n---", id="which it needs for a hard break"),
        pytest.param("- a\n- b", [None, "c"], "- a\n- c", id="None leaves the source"),
        pytest.param("- a\n- b", ["", "  "], "- a\n- b", id="and so does a blank"),
        pytest.param("- a\n\n- b", ["c", "d"], "- c\n\n- d", id="a loose list stays loose"),
        pytest.param("3) a\n4) b", ["c", "d"], "3) c\n4) d", id="numbers stay"),
        pytest.param("> - a\n>   b", ["c\\\nd"], "> - c\\\n>   d", id="a hard break gets its prefix"),
        pytest.param("- 1. a", ["b\\\n2. c"], "- 1. b\\\n         2. c", id="and an indent where it must"),
        pytest.param("[a](b)", ["c [d]({1})"], "c [d](b)", id="links are put back"),
        pytest.param("[a](b) [c](d)", ["[C]({2}) [A]({1})"], "[C](d) [A](b)", id="wherever they went"),
        pytest.param("[a](<b c>)", ["[d]({1})"], "[d](<b c>)", id="with spaces"),
        pytest.param("[a](b\\)c)", ["[d]({1})"], "[d](b\\)c)", id="with odd parentheses"),
        pytest.param("[a](b?c&amp;lt;)", ["[d]({1})"], "[d](b?c&amp;lt;)", id="with what looks like an entity"),
        pytest.param("<a@b.c>", ["[d]({1})"], "[d](mailto:a@b.c)", id="an address inside a link is mail"),
        pytest.param("[a](tel:+1 'x')", ['[b]({1} "y")'], '[b](tel:+1 "y")', id="titles are translated"),
        pytest.param("[a](tel:+1)", ["<{1}>"], "<tel:+1>", id="a target that can be an autolink"),
        pytest.param("[a](b c)\n\n[a](/d)", [None, "<{1}>"], "[a](b c)\n\n[\\/d](/d)", id="and one that cannot"),
        pytest.param("![a](b)", ["![c]({1})"], "![c](b)", id="an image"),
        pytest.param("| a |\n| :---: |\n| b |", ["c | d", "`e|f`"], "| c \\| d |\n| :---: |\n| `e\\|f` |", id="a bar in a cell"),
        pytest.param("| a |\n| --- |", ["b\\\nc"], "| b c |\n| --- |", id="no break in a cell"),
        pytest.param("### a", ["b\\\nc"], "### b c", id="nor in a small heading"),
        pytest.param("a", ["b\n\nc\n- d"], "b c - d", id="lines are joined"),
        pytest.param("a", ["# b"], "\\# b", id="no heading"),
        pytest.param("a", ["- b"], "\\- b", id="no list"),
        pytest.param("a", ["1. b"], "1\\. b", id="no numbered list"),
        pytest.param("a", ["> b"], "\\> b", id="no quote"),
        pytest.param("a", ["```b"], "\\`\\`\\`b", id="no fence"),
        pytest.param("a", ["    b"], "b", id="no indented code"),
        pytest.param("a", ["***"], "\\***", id="no rule"),
        pytest.param("- a", ["--"], "- \\--", id="nor one with the list's own sign"),
        pytest.param("# a", ["b #"], "# b \\#", id="no closing sign of a heading"),
        pytest.param("a", ["[b]: c"], "\\[b]: c", id="no definition"),
        pytest.param("a", ["<div>b</div>"], "\\<div\\>b\\<\\/div\\>", id="no HTML"),
        pytest.param("a", ["<!-- b"], "\\<!-- b", id="no comment"),
        pytest.param("a", ["[b](http://c) d"], "b d", id="no new link"),
        pytest.param("[a](b)", ["[c]({2})"], "c", id="no link to nothing"),
        pytest.param("a", ["![b](http://c)"], "b", id="no new image"),
        pytest.param("a", ["<http://b.c>"], "http\\:\\/\\/b\\.c", id="no new autolink"),
        pytest.param("a", ["b<![i](c)-->"], "b\\<\\!\\[i\\]\\(c\\)\\-\\-\\>", id="nor what is left becomes a tag"),
        pytest.param("a", ["<javascript:  \n> b"], "<javascript:\\\n    > b", id="an autolink over two lines is none"),
        pytest.param("a", ["{1}"], "\\{1\\}", id="a placeholder that is none shows"),
        pytest.param("a", ["صداع\u00a05 mg"], "صداع\u00a05 mg", id="right-to-left text is unharmed"),
    ],
)  # fmt: skip
def test_a_target_is_set_in_its_place(markdown, targets, expected):
    again = joined(markdown, *targets)
    assert again == expected
    assert len(split(again).segments) == len(targets)


def test_as_many_targets_as_segments_are_needed():
    with pytest.raises(ValueError, match="2 targets are needed, 1 were given"):
        joined("a\n\nb", "c")


def test_a_title_gets_its_links_back_on_one_line():
    segment = split_inline("See [the map](https://example.org)")
    assert join_inline(segment, "Voir\\\n[le plan]({1})") == "Voir [le plan](https://example.org)"
    assert join_inline(segment, None) == "See [the map](https://example.org)"


def test_code_rules_and_comments_stay_as_they_are():
    body = "```py\nx = 1\n\n  y\n```\n\n---\n\n<!-- for\n\nus -->\n\nA\n"
    assert joined(body, "B") == body.replace("A", "B")


def test_two_lists_that_a_definition_parted_stay_two():
    again = joined("- [a]\n\n[a]: b\n\n- c", None, "d")
    assert render(again).html.count("<ul>") == 2


TEMPLATE = split(
    "# A\n\nB [c](http://d) <http://e>\n\n- F\n  - G\n\n    H\n- I\n\n> J\n\n1. K\n\n| L | M |\n| - | - |\n| N | ![o](p) |\n\nQ\\\nR\n---\n"
)
HOSTILE = st.lists(
    st.sampled_from(
        ["a", "b ", "**", "*", "_", "`", "```", "~~~", "[", "]", "](", "({1})", "[x]({1})", "<{1}>", "<{2}>", "![i]({1})",
         "[x](javascript:y)", "[x]: /y\n", "<", ">", "<b>", "</b>", "<!--", "-->", "<div>", "<script>", "&lt;", "&", "|", "\\",
         "\n", "\n\n", "  \n", "\\\n", "\n    ", "\t", "# ", " #", "- ", "1. ", "> ", "---", "===", "|-|", "{1}", "{9}", "\u2028",
         "\x85", "\u00a0", "\u202e", "中", "ع"]
    ),
    max_size=9,
).map("".join)  # fmt: skip


@settings(max_examples=500, deadline=None)
@given(st.lists(st.none() | HOSTILE, min_size=len(TEMPLATE.segments), max_size=len(TEMPLATE.segments)))
def test_no_target_changes_the_blocks_of_a_document_or_adds_a_link_or_html(targets):
    again = join(TEMPLATE, targets)
    tokens, wanted = survey(again), survey(join(TEMPLATE, [None] * len(targets)))
    assert [(t.type, t.tag, t.hidden) for t in tokens] == [(t.type, t.tag, t.hidden) for t in wanted]
    assert looseness(tokens) == looseness(wanted)
    children = [child for token in tokens for child in token.children or ()]
    assert not [child for child in children if child.type == "html_inline"]
    links = {child.attrs["href"] for child in children if child.type == "link_open"}
    assert links <= {"http://d", "http://e", "p"}
    assert {s.kind for s in split(again).segments} <= {s.kind for s in TEMPLATE.segments}
