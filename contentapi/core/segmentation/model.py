"""What segmentation gives: segments, and the document they were taken out of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class SegmentKind(StrEnum):
    """Where a segment stands; decides what its text may hold and how it is written back."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class Segment:
    r"""The smallest piece of a section that is translated as one; the source side.

    source  the msgid: inline Markdown on one line, white space normalised; link targets and image sources
            stand as {1}, {2} … in the order in which they appear; a hard break is `\` and a line feed; a
            literal {1} is written \{1\}.
    links   what {1}, {2} … stand for, as written (backslashes and entities resolved).
    line    1-based line in the Markdown given.
    note    for the translator: what the text is in the document.
    """

    kind: SegmentKind
    source: str
    links: tuple[str, ...] = ()
    line: int = 1
    note: str = ""


class Shape(StrEnum):
    """How a piece of a document is written."""

    LITERAL = "literal"
    TEXT = "text"
    HEADING = "heading"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Piece:
    """One leaf block, or one line, of a document with its text taken out.

    first, rest  what stands before the block's first line and before every further line (`- `, `> ` …).
    segments     places in `Document.segments`; of a row one for each cell, -1 for an empty one.
    level        a heading's, 1 to 6.
    text         what a literal piece holds; lines are complete, prefixes included.
    """

    shape: Shape
    first: str = ""
    rest: str = ""
    segments: tuple[int, ...] = ()
    level: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """Segments in document order, and the template that puts texts back in their places.

    ending  what stood after the last line: a line feed or nothing.
    """

    segments: tuple[Segment, ...]
    pieces: tuple[Piece, ...] = ()
    ending: str = ""
