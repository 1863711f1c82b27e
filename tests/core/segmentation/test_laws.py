"""The laws of segmentation, on generated documents, on mangled ones and on documents of the world."""

from __future__ import annotations

import json
from importlib.metadata import distribution
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from contentapi.core.errors import BadGuide, UnsupportedConstruct
from contentapi.core.rendering import render
from contentapi.core.segmentation import Document, join, split
from contentapi.core.segmentation.parser import survey
from contentapi.core.segmentation.signature import first_difference

DATA = Path(__file__).parents[2] / "data/markdown"
EXAMPLES = [e["markdown"] for e in json.loads((DATA / "commonmark-spec.json").read_text())["examples"]]

WORDS = st.sampled_from(
    ["pain", "knee", "Rest", "24", "hours.", "not", "**now**", "*never*", "`5", "mg`", "[clinic](https://example.org/a?b=c&d=e)", "[map](<https://example.org/a", "b>", '"the', 'map")', "![scan](scan.png)", "<https://example.org>", "<a@example.org>", "\\*", "&", "&amp;", "&nbsp;", "{1}", "\\{2}", "<", "5_000", "snake_case_", "L4/L5", "épaule", "العربية", "37.5°C", "עברית", "中文字", "日本語。", "हिन्दी", "**", "*", "_", "[x]", "](", "!", "|", "**", "10."]
) | st.just("![a *b*](c.png 'd')")  # fmt: skip
LINES = st.lists(WORDS, min_size=1, max_size=9).map(" ".join)
PARAGRAPHS = st.lists(LINES, min_size=1, max_size=3).flatmap(
    lambda lines: st.sampled_from(["\n", "  \n", "\\\n", "\n  "]).map(lambda gap: gap.join(lines))
)
HEADINGS = st.builds(lambda level, text: f"{'#' * level} {text}", st.integers(1, 6), LINES)
CODE = LINES.map(lambda text: f"```\n{text}\n\n  {text}\n```")
TABLES = st.lists(st.tuples(LINES, LINES), min_size=1, max_size=3).map(
    lambda rows: "\n".join(
        ["| a | b |", "| :-- | --: |"]
        + ["| {} | {} |".format(*[c.replace("|", "\\|") for c in r]) for r in rows]
    )
)
LEAVES = PARAGRAPHS | HEADINGS | CODE | TABLES | st.sampled_from(["---", "<!-- note -->", "Title\n====="])


def indented(text: str, first: str, rest: str) -> str:
    return first + text.replace("\n", f"\n{rest}")


def nested(blocks: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.lists(blocks, min_size=1, max_size=3).map("\n\n".join)
    gap = st.sampled_from(["\n", "\n\n"])
    quotes = several.map(lambda text: indented(text, "> ", "> "))
    bullets = st.builds(
        lambda items, gap: gap.join(indented(i, "- ", "  ") for i in items),
        st.lists(several, min_size=1, max_size=3),
        gap,
    )
    numbers = st.builds(
        lambda items, gap, start: gap.join(
            indented(i, f"{start + n}. ", "    ") for n, i in enumerate(items)
        ),
        st.lists(several, min_size=1, max_size=3),
        gap,
        st.integers(0, 12),
    )
    return quotes | bullets | numbers


DOCUMENTS = st.lists(st.recursive(LEAVES, nested, max_leaves=6), min_size=1, max_size=4).map("\n\n".join)
SCRAPS = st.sampled_from(
    ["", "> ", "- ", "1. ", "    ", "\t", "\n", "\n\n", "  \n", "\\", "`", "**", "_", "[", "](", ")", "<", ">", "|", "#",
     "---", "===", "```", "~~~", "|-|-|", "<!--", "-->", "{1}", "&", "[foo]: /url\n", "\u00a0", "\u2028", "中", "ع"]
)  # fmt: skip
MANGLED = st.builds(
    lambda one, other, scrap, at: (
        one[: at % (len(one) + 1)] + scrap + one[at % (len(one) + 1) :] + scrap + other
    ),
    st.sampled_from(EXAMPLES),
    st.sampled_from(EXAMPLES),
    SCRAPS,
    st.integers(0, 1000),
)


def put_back(markdown: str) -> tuple[Document, str]:
    """Split and join, with every law that holds for whatever is taken."""
    document = split(markdown)
    sources = [segment.source for segment in document.segments]
    again = join(document, sources)
    assert render(again) == render(markdown)
    assert first_difference(survey(markdown), survey(again)) is None
    second = split(again)
    assert [(s.source, s.links, s.kind) for s in second.segments] == [
        (s.source, s.links, s.kind) for s in document.segments
    ]
    assert join(second, [None] * len(sources)) == again
    return document, again


def refusal(markdown: str) -> BadGuide | None:
    """None when the laws hold; what is not taken must say where."""
    try:
        put_back(markdown)
    except BadGuide as error:
        return error
    return None


@settings(max_examples=200, deadline=None)
@given(DOCUMENTS)
def test_a_generated_document_is_put_back_as_it_was(markdown):
    error = refusal(markdown)
    assert error is None or isinstance(error, UnsupportedConstruct)
    assume(error is None)


@settings(max_examples=200, deadline=None)
@given(MANGLED)
def test_a_mangled_document_is_put_back_or_refused_with_its_line(markdown):
    error = refusal(markdown)
    assert error is None or 1 <= (error.line or 0) <= markdown.count("\n") + 1


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(codec="utf-8")))
def test_any_text_is_put_back_or_refused(text):
    error = refusal(text)
    assert error is None or error.line


PLAIN_WORDS = st.sampled_from(
    [
        "pain",
        "knee",
        "rest",
        "not",
        "*never*",
        "**now**",
        "`code`",
        "word",
        "élan",
        "[a](https://b.example)",
        "中文",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PLAIN_WORDS, min_size=2, max_size=30), st.data())
def test_wrapping_a_source_anew_changes_no_msgid(words, data):
    breaks = [data.draw(st.booleans()) for _ in words[1:]]
    wrapped = words[0] + "".join(("\n" if b else " ") + w for b, w in zip(breaks, words[1:], strict=True))
    wanted = sources(" ".join(words))
    for first, rest in (("", ""), ("- ", "  "), ("> ", "> "), ("> 1. ", ">    "), ("1. ", "")):
        assert sources(indented(wrapped, first, rest)) == wanted


def sources(markdown: str) -> list[str]:
    return [segment.source for segment in split(markdown).segments]


@pytest.mark.parametrize("name", ["httpcore", "json5", "environs", "sqlparse", "platformdirs"])
def test_a_document_of_the_world_is_put_back_as_it_was(name):
    text = distribution(name).metadata.get_payload() or distribution(name).metadata["Description"]
    document, _ = put_back(text)
    assert len(document.segments) > 5


@pytest.mark.parametrize("name", ["guide-before.md", "guide-after.md"])
def test_a_guide_written_plainly_comes_back_byte_for_byte(name):
    body = (DATA / name).read_text().split("---\n", 2)[2].lstrip("\n")
    _, again = put_back(body)
    assert again == body


def test_splitting_is_linear_in_nested_and_repeated_signs():
    for hostile in (
        "[" * 5_000,
        "![" * 5_000,
        "*a_ " * 5_000,
        "> " * 30 + "a",
        "`" * 5_000,
        "<" * 5_000,
        "|a" * 5_000,
    ):
        put_back(hostile)
