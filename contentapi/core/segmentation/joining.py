"""Segments back to Markdown: texts in their places, links put back."""

from __future__ import annotations

from collections.abc import Sequence

from contentapi.core.segmentation.inline import PLACEHOLDER, canonical, continued, settle
from contentapi.core.segmentation.model import Document, Piece, Segment, SegmentKind, Shape

_UNDERLINES = {1: "===", 2: "---"}
"""Cut to one sign below a text with a |, which with more of them would be a table."""


def join(document: Document, targets: Sequence[str | None]) -> str:
    r"""The document's Markdown with targets in place of sources. O(n).

    targets  one for each segment, in order; None or blank leaves the source.

    Whatever a target holds, the blocks around it and its own stay what they were: newlines and blank lines in
    it become spaces (a hard break stays where the block can have one), a beginning that would make another
    block is escaped, raw HTML is escaped and shows as text, and a link or image that the source does not have
    is left out but for its text. That this was needed is what the `markup` check tells.

    Raises ValueError when there are not as many targets as segments.

    >>> from contentapi.core.segmentation.splitting import split
    >>> join(split("- fever\n- [rash](https://example.org)"), ["fièvre", "# [éruption]({1})"])
    '- fièvre\n- \\# [éruption](https://example.org)'
    """
    if len(targets) != len(document.segments):
        raise ValueError(f"{len(document.segments)} targets are needed, {len(targets)} were given")
    texts = [_text(segment, target) for segment, target in zip(document.segments, targets, strict=True)]
    lines = [line for piece in document.pieces for line in _lines(piece, document, texts)]
    return "\n".join(lines) + document.ending if lines else ""


def join_inline(segment: Segment, target: str | None) -> str:
    """The text of a segment that stands by itself, with its links put back; see `split_inline`.

    >>> from contentapi.core.segmentation.splitting import split_inline
    >>> join_inline(split_inline("See [the map](https://example.org/map)"), "Voir [le plan]({1})")
    'Voir [le plan](https://example.org/map)'
    """
    return _one_line(_text(segment, target))


def _text(segment: Segment, target: str | None) -> str:
    """What stands in a segment's place, as inline Markdown with links."""
    if target is None or not target.strip() or target == segment.source:
        if not segment.links:
            return segment.source
        target = segment.source
    autolinks = frozenset(
        f"{{{n[1]}}}" for n in PLACEHOLDER.finditer(segment.source) if _angled(segment, n[0])
    )
    return canonical(target, segment.links, autolinks)


def _angled(segment: Segment, placeholder: str) -> bool:
    return f"<{placeholder}>" in segment.source


def _lines(piece: Piece, document: Document, texts: Sequence[str]) -> list[str]:
    if piece.shape is Shape.LITERAL:
        return [piece.text]
    if piece.shape is Shape.ROW:
        cells = (
            _one_line(texts[place]).replace("|", "\\|") if place >= 0 else "" for place in piece.segments
        )
        return [f"{piece.first}| {' | '.join(cells)} |"]
    text, kind = texts[piece.segments[0]], document.segments[piece.segments[0]].kind
    if piece.shape is Shape.HEADING and (piece.level not in _UNDERLINES or "\n" not in text):
        return [f"{piece.first}{'#' * piece.level} {settle(_one_line(text), SegmentKind.HEADING)}"]
    first, *rest = continued(settle(text, kind).split("\n"))
    if piece.shape is Shape.HEADING:
        rest.append(_UNDERLINES[piece.level][: 1 if "|" in text else None])
    return [piece.first + first, *(piece.rest + line for line in rest)]


def _one_line(text: str) -> str:
    return text.replace("\\\n", " ")
