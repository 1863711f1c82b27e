"""Markdown to segments: a walk over the parser's tokens that writes a template as it goes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from contentapi.core.errors import BadGuide, UnsupportedConstruct
from contentapi.core.segmentation import tables
from contentapi.core.segmentation.inline import extract, settle
from contentapi.core.segmentation.joining import join
from contentapi.core.segmentation.model import Document, Piece, Segment, SegmentKind, Shape
from contentapi.core.segmentation.parser import MAX_NESTING, line_of, survey, survey_inline
from contentapi.core.segmentation.signature import first_difference, looseness

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""What no PO or XLIFF file could carry to a translator."""

_FOOTNOTE = re.compile(r"(?:[ \t>]|[-+*][ \t]|[0-9]{1,9}[.)][ \t])*\[\^[^\]]+\]:")
_VERBATIM = frozenset({"fence", "code_block", "html_block"})
_LINE_END = re.compile(r"\r\n|\r|\n")
_COMMENT = re.compile(r"\s*<!--(?:>|->|.*?-->)\s*\Z", re.DOTALL)
_FENCES = re.compile("`{3,}|~{3,}")
_OTHER_MARKERS = {"-": "*", "*": "-", "+": "-", ".": ")", ")": "."}
_NOTHING = -1


def split(markdown: str) -> Document:
    r"""Take the texts out of a section's Markdown. O(n).

    markdown  CommonMark with tables; LF, CR LF or CR.

    Raises UnsupportedConstruct, with the line, for what could not be put back exactly: raw HTML (comments
    that stand as blocks are kept), footnotes, blocks nested too deep, a table row with more cells than its
    header.
    Raises BadGuide for control characters.

    >>> [segment.source for segment in split("Call [us](tel:+15550100)\nat once.\n\n- fever\n").segments]
    ['Call [us]({1}) at once.', 'fever']
    """
    refuse_controls(markdown)
    tokens = survey(markdown)
    if "[^" in markdown:
        _refuse_footnotes(tokens, markdown)
    document = _Walk(tokens, markdown).document()
    again = join(document, [None] * len(document.segments))
    if again.rstrip("\n") != markdown.strip("\n"):
        _verify(tokens, document, again)
    return document


def split_inline(
    text: str, *, kind: SegmentKind = SegmentKind.HEADING, line: int = 1, note: str = ""
) -> Segment:
    """The one segment of a text that stands by itself: a title, a heading, a summary.

    Raises UnsupportedConstruct for raw HTML, BadGuide for control characters.

    >>> split_inline("See [the map](https://example.org/map)").source
    'See [the map]({1})'
    """
    refuse_controls(text, line=line)
    inline = survey_inline(text.strip(), placeholders=False)
    source, links = extract(inline.content, inline.meta.get("spans", ()), line=line)
    source = source.replace("\\\n", " ")
    return Segment(kind, settle(source, kind), links, line, note or kind.value)


def refuse_controls(text: str, *, line: int = 1) -> None:
    """Raise BadGuide, with the line, where a text holds a control character other than tab and newlines."""
    if match := _FORBIDDEN.search(text):
        raise BadGuide(
            f"control character U+{ord(match[0]):04X}: take it out",
            line=line + text.count("\n", 0, match.start()),
        )


def _refuse_footnotes(tokens: Sequence[Token], markdown: str) -> None:
    """Raise UnsupportedConstruct for a footnote's text; CommonMark takes a short one for a link's target."""
    verbatim = {line for t in tokens if t.type in _VERBATIM and t.map for line in range(*t.map)}
    for number, line in enumerate(_LINE_END.split(markdown)):
        if number not in verbatim and _FOOTNOTE.match(line):
            raise UnsupportedConstruct(
                "footnotes are not known here; put the note into the text, where its mark stands",
                line=number + 1,
            )


def _verify(tokens: Sequence[Token], document: Document, again: str) -> None:
    """The law of this module: what is put back gives the same blocks and marks, and the same segments."""
    rebuilt = survey(again)
    line = first_difference(tokens, rebuilt)
    if line is None:
        second = _Walk(rebuilt, again).document()
        for one, other in zip(document.segments, second.segments, strict=True):
            if (one.source, one.links) != (other.source, other.links):
                line = one.line
                break
    if line is not None:
        raise UnsupportedConstruct(
            "this block cannot be taken apart and put back exactly; write it more simply", line=line
        )


@dataclass(slots=True)
class _Container:
    """An open list, list item or quote: what it puts before the lines of its blocks."""

    kind: str
    first: str = ""
    rest: str = ""
    begun: bool = False
    loose: bool = True
    blocks: int = 0
    marker: str = ""
    last_marker: str = ""


@dataclass(slots=True)
class _Walk:
    """One pass over the tokens; each handler takes the index of its token and gives the next one's."""

    tokens: Sequence[Token]
    markdown: str
    segments: list[Segment] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    open: list[_Container] = field(default_factory=lambda: [_Container("root")])
    loose: dict[int, bool] = field(default_factory=dict)
    lines: list[str] = field(init=False)

    def document(self) -> Document:
        self.lines = _LINE_END.split(self.markdown)
        self.loose = looseness(self.tokens)
        index = 0
        while index < len(self.tokens):
            index = self._token(index)
        ending = "\n" if self.markdown.endswith(("\n", "\r")) else ""
        return Document(tuple(self.segments), tuple(self.pieces), ending)

    def _token(self, index: int) -> int:
        token = self.tokens[index]
        match token.type:
            case "paragraph_open" | "heading_open":
                self._text(token, self.tokens[index + 1])
                return index + 3
            case "table_open":
                return self._table(index)
            case "bullet_list_open" | "ordered_list_open" | "list_item_open" | "blockquote_open":
                self._enter(index)
            case "bullet_list_close" | "ordered_list_close" | "list_item_close" | "blockquote_close":
                self._leave()
            case _:
                self._literal(token)
        return index + 1

    # -- containers

    def _enter(self, index: int) -> None:
        token = self.tokens[index]
        if token.level >= MAX_NESTING - 2:
            raise UnsupportedConstruct("lists and quotes are nested too deep", line=line_of(token))
        list_marker = self._marker(token)
        self._separate()
        if token.type == "blockquote_open":
            self.open.append(_Container("quote", "> ", "> "))
        elif token.type == "list_item_open":
            parent = self.open[-1]
            marker = f"{token.info}{parent.marker} "
            self.open.append(_Container("item", marker, " " * len(marker), loose=parent.loose))
        else:
            self.open.append(_Container("list", loose=self.loose[index], marker=list_marker))

    def _marker(self, token: Token) -> str:
        """The list's own marker, or another where it would run into a list of the same kind before it."""
        parent = self.open[-1]
        if parent.last_marker == token.markup:
            return _OTHER_MARKERS[token.markup]
        return token.markup

    def _leave(self) -> None:
        closed = self.open[-1]
        if closed.kind != "list" and not closed.begun:
            self.pieces.append(Piece(Shape.LITERAL, text=self._first().rstrip()))
        self.open.pop()
        self.open[-1].last_marker = closed.marker

    def _separate(self) -> None:
        """Before a block: a blank line after the one before it, unless their list is tight."""
        parent = self.open[-1]
        if parent.blocks and parent.loose:
            self.pieces.append(Piece(Shape.LITERAL, text=self._rest().rstrip()))
        parent.blocks += 1
        parent.last_marker = ""

    def _first(self) -> str:
        """The prefix of the next line; containers that begin on it are then begun."""
        prefix = "".join(container.rest if container.begun else container.first for container in self.open)
        for container in self.open:
            container.begun = True
        return prefix

    def _rest(self) -> str:
        return "".join(container.rest for container in self.open)

    # -- leaves

    def _text(self, token: Token, inline: Token) -> None:
        if not inline.content:
            if token.type == "heading_open":
                self._separate()
                self._lines("#" * int(token.tag[1:]))
            return
        self._separate()
        heading = token.type == "heading_open"
        level = int(token.tag[1:]) if heading else 0
        kind, note = (SegmentKind.HEADING, f"heading, level {level}") if heading else self._place()
        place = self._segment(kind, inline, note)
        shape = Shape.HEADING if heading else Shape.TEXT
        self.pieces.append(Piece(shape, self._first(), self._rest(), (place,), level))

    def _place(self) -> tuple[SegmentKind, str]:
        parent = self.open[-1]
        if parent.kind == "item":
            level = sum(container.kind == "item" for container in self.open)
            further = f", paragraph {parent.blocks}" if parent.blocks > 1 else ""
            return SegmentKind.ITEM, f"list item, level {level}{further}"
        if parent.kind == "quote":
            return SegmentKind.QUOTE, "quotation"
        return SegmentKind.PARAGRAPH, "paragraph"

    def _segment(self, kind: SegmentKind, inline: Token, note: str) -> int:
        """Put a text on the list; its place there, or _NOTHING for an empty one."""
        if not inline.content:
            return _NOTHING
        source, links = extract(inline.content, inline.meta.get("spans", ()), line=line_of(inline))
        self.segments.append(Segment(kind, settle(source, kind), links, line_of(inline), note))
        return len(self.segments) - 1

    def _literal(self, token: Token) -> None:
        if token.type == "html_block":
            if not _COMMENT.match(token.content):
                raise UnsupportedConstruct(
                    "raw HTML cannot be translated; write it as Markdown (only comments may stand here)",
                    line=line_of(token),
                )
            text = token.content.strip()
        elif token.type == "hr":
            text = "---" if len(self.open) == 1 else "___"
        else:
            text = _fenced(token)
        self._separate()
        self._lines(text)

    def _lines(self, text: str) -> None:
        first, rest = self._first(), self._rest()
        lines = text.split("\n")
        written = [f"{rest}{line}" if line else rest.rstrip() for line in lines[1:]]
        self.pieces.append(Piece(Shape.LITERAL, text="\n".join((f"{first}{lines[0]}", *written))))

    # -- tables

    def _table(self, index: int) -> int:
        self._separate()
        end = next(i for i in range(index, len(self.tokens)) if self.tokens[i].type == "table_close")
        for number, row in enumerate(tables.rows(self.tokens[index:end]), start=1):
            if number > 1:
                tables.refuse_surplus(row, self.lines)
            places = tuple(
                self._segment(SegmentKind.CELL, inline, tables.note(number, column))
                for column, (_, inline) in enumerate(row, start=1)
            )
            self.pieces.append(Piece(Shape.ROW, self._first(), segments=places))
            if number == 1:
                self._lines(tables.delimiter_row(row))
        return end + 1


def _fenced(token: Token) -> str:
    """A code block as a fenced one: the same code, whatever stands around it."""
    fence = token.markup or "```"
    runs = (run[0] for run in _FENCES.finditer(token.content) if run[0][0] == fence[0])
    longest = max(map(len, runs), default=0)
    if longest >= len(fence):
        fence = fence[0] * (longest + 1)
    content = token.content if token.content.endswith("\n") or not token.content else f"{token.content}\n"
    return f"{fence}{token.info}\n{content}{fence}"
