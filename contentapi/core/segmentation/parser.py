"""One Markdown, for segmentation, checks and rendering alike: CommonMark with GFM tables.

Three parsers that agree on every construct. `read` gives tokens; `survey` gives tokens whose inline tokens
also say where in their content each construct stands (`spans`); `survey_inline` does that for a segment's own
text, where `<{1}>` is an autolink whose target was taken out.

They differ from the library's preset in four things: link targets are kept as they were written (after
backslashes and entities), any scheme makes a link (what may be served is `rendering`'s to decide), the white
space that begins a continuation line is no part of a code span (CommonMark §4.8), and no autolink holds a
line ending (§6.5).

Source: CommonMark 0.31.2; GitHub Flavored Markdown 0.29 §4.10.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import (
    StateInline,
    autolink,
    backtick,
    escape,
    html_inline,
    image,
    link,
    newline,
)
from markdown_it.token import Token

MAX_NESTING = 40
"""Levels of block containers (a list takes two) and of brackets; what is deeper is refused by `split`."""

_SPECIAL = re.compile(r"[\n&*<\[\\\]_`]|!\[")
_CONTINUATION = re.compile(r"\n[ \t]+")
_PLACEHOLDER_AUTOLINK = re.compile(r"<(\{[1-9][0-9]{0,5}\})>")

_ANGLED = re.compile(r"<[^<>\x00-\x20]*>")

_Rule = Callable[[StateInline, bool], bool]


@dataclass(slots=True)
class Span:
    """Where one inline construct stands in an inline token's content.

    kind           the type of the token it gave: code_inline, link_open, image, hardbreak, html_inline.
    start, end     half-open range in the content.
    label_end      of links and images: where the text between the brackets ends; 0 for an autolink.
    href, title    of links and images, unescaped.
    inner          constructs inside the brackets; an image's count from the start of its own text.
    """

    kind: str
    start: int
    end: int
    label_end: int = 0
    href: str = ""
    title: str = ""
    inner: list[Span] = field(default_factory=list)


class _Parser(MarkdownIt):
    """The library's parser with link targets left as they were written."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        return link

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return True


def read(markdown: str) -> list[Token]:
    """Parse Markdown into tokens. O(n) but for the parser's own bracket matching.

    >>> [token.type for token in read("# Risks")]
    ['heading_open', 'inline', 'heading_close']
    """
    return _READER.parse(markdown)


def read_inline(text: str) -> list[Token]:
    """Parse one line of inline Markdown, such as a title, into inline tokens.

    >>> [token.type for token in read_inline("*Stop*")]
    ['em_open', 'text', 'em_close']
    """
    return _READER.parseInline(text)[0].children or []


def read_blocks(markdown: str, references: dict[str, Any] | None = None) -> list[Token]:
    """Parse blocks only: inline tokens have content, but no children.

    references  is filled with the link reference definitions: label → href, title, map.
    """
    env: dict[str, Any] = {}
    tokens: list[Token] = []
    _READER.block.parse(_one_kind_of_newline(markdown), _READER, env, tokens)
    if references is not None:
        references.update(env.get("references", {}))
    return tokens


def survey(markdown: str) -> list[Token]:
    """Parse Markdown; each inline token carries its constructs' places in `meta["spans"]`."""
    return _SURVEYOR.parse(markdown)


def survey_inline(text: str, *, placeholders: bool = True) -> Token:
    """Parse a segment's text: the inline token, with `meta["spans"]`.

    placeholders  read `<{1}>` as an autolink; off for text that a person wrote as Markdown.
    """
    parser = _SEGMENTS if placeholders else _SURVEYOR
    return parser.parseInline(text)[0]


def survey_placed(markdown: str) -> list[Token]:
    """Parse Markdown around a segment's text, in which `<{1}>` is an autolink."""
    return _SEGMENTS.parse(markdown)


def line_of(token: Token) -> int:
    """1-based line of the Markdown on which a block or an inline token begins; 1 where that is not known."""
    return token.map[0] + 1 if token.map else 1


def _one_kind_of_newline(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _inline(state: StateCore) -> None:
    """The library's inline step with a short way for plain text, and with §4.8 kept inside code spans."""
    for token in state.tokens:
        if token.type != "inline":
            continue
        if not _SPECIAL.search(token.content):
            token.children = [Token("text", "", 0, content=token.content)] if token.content else []
            continue
        if "\n" in token.content:
            token.content = _CONTINUATION.sub("\n", token.content)
        spans: list[Span] = []
        state.env["spans"] = spans
        token.children = []
        state.md.inline.parse(token.content, state.md, state.env, token.children)
        if spans:
            token.meta["spans"] = spans


def _recorded(rule: _Rule, describe: Callable[[StateInline, int, int], Span | None]) -> _Rule:
    """The same rule; what it takes in is also written down in `state.env["spans"]`."""

    def recorded(state: StateInline, silent: bool) -> bool:
        if silent:
            return rule(state, True)
        start, first = state.pos, len(state.tokens) + bool(state.pending)
        outer = state.env["spans"]
        inner: list[Span] = []
        state.env["spans"] = inner
        matched = rule(state, False)
        state.env["spans"] = outer
        if matched and (span := describe(state, start, first)) is not None:
            span.inner = inner
            outer.append(span)
        return matched

    return recorded


def _last(state: StateInline, start: int, first: int) -> Span | None:
    """A span for a rule that gives at most one token (none: literal backticks; escape: only its break)."""
    if not state.tokens or state.pending:
        return None
    kind = state.tokens[-1].type
    return Span(kind, start, state.pos) if kind in {"code_inline", "hardbreak", "html_inline"} else None


def _bracketed(state: StateInline, start: int, first: int) -> Span:
    token = state.tokens[first]
    opening = start + 1 if token.type == "image" else start
    return Span(
        token.type,
        start,
        state.pos,
        label_end=state.md.helpers.parseLinkLabel(state, opening, token.type != "image"),
        href=str(token.attrs.get("src" if token.type == "image" else "href", "")),
        title=str(token.attrs.get("title", "")),
    )


def _autolinked(state: StateInline, start: int, first: int) -> Span:
    return Span("link_open", start, state.pos, href=state.src[start + 1 : state.pos - 1])


def _autolink(state: StateInline, silent: bool) -> bool:
    """The library's rule, but for a line ending before the `>`, which it lets pass."""
    return bool(_ANGLED.match(state.src, state.pos, state.posMax)) and autolink(state, silent)


def _placeholder(state: StateInline, silent: bool) -> bool:
    """`<{1}>`: an autolink whose target was taken out; anything else between angles is the library's."""
    match = _PLACEHOLDER_AUTOLINK.match(state.src, state.pos, state.posMax)
    if match is None:
        return _autolink(state, silent)
    if not silent:
        for kind, tag, nesting in (("link_open", "a", 1), ("link_close", "a", -1)):
            token = state.push(kind, tag, nesting)  # type: ignore[arg-type]
            token.markup, token.info = "autolink", "auto"
            if nesting == 1:
                token.attrs = {"href": match[1]}
    state.pos = match.end()
    return True


def _parser() -> _Parser:
    parser = _Parser("commonmark", {"maxNesting": MAX_NESTING, "xhtmlOut": False}).enable("table")
    parser.inline.terminator_re = _SPECIAL
    parser.inline.ruler.at("autolink", _autolink)
    parser.core.ruler.at("inline", _inline)
    return parser  # type: ignore[return-value]


def _surveying(angle: _Rule) -> _Parser:
    parser = _parser()
    for name, rule, describe in (
        ("newline", newline, _last),
        ("escape", escape, _last),
        ("backticks", backtick, _last),
        ("html_inline", html_inline, _last),
        ("link", link, _bracketed),
        ("image", image, _bracketed),
        ("autolink", angle, _autolinked),
    ):
        parser.inline.ruler.at(name, _recorded(rule, describe))
    return parser


_READER = _parser()
_SURVEYOR = _surveying(_autolink)
_SEGMENTS = _surveying(_placeholder)
