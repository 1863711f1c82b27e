"""Carry-over: what becomes of a version's messages when the source text changes.

Nothing crosses sections: inside one, segments keep their names (`core.segmentation.assign_ids`), and a
text that comes back finds its old name, and so its old translations.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from contentapi.core.catalog import digest
from contentapi.core.checks.findings import Term
from contentapi.core.checks.meaning import changed
from contentapi.core.segmentation import SegmentKind, assign_ids


@dataclass(frozen=True, slots=True)
class Known:
    """A segment that the guide has had: `pk` names its row; `current` when the last version places it."""

    pk: int
    section_key: str
    segment_id: str
    source: str
    digest: str
    current: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment of the new version, before it has a name (`fixed_id` for headings, title, summary)."""

    kind: SegmentKind
    source: str
    links: tuple[str, ...]
    note: str
    fixed_id: str = ""


@dataclass(frozen=True, slots=True)
class Carried:
    """One segment of the new version.

    kept          pk of the row with this very text, whose targets stay as they are; None for a new row.
    predecessor   pk of the row it was edited from, None when it is new.
    meanings      kinds of meaning-bearing tokens that the edit changed ("number", "negation" …).
    """

    section_key: str
    segment_id: str
    piece: Piece
    digest: str
    kept: int | None
    predecessor: int | None
    meanings: tuple[str, ...]


def carry_over(
    sections: Sequence[tuple[str, Sequence[Piece]]],
    known: Iterable[Known],
    *,
    locale: str,
    terms: Sequence[Term] = (),
) -> tuple[Carried, ...]:
    """Name every segment of a new version and find the row it continues.

    sections   (section key, pieces in document order), in order.
    known      every segment of the guide so far, those of the last version in document order.
    locale     the source locale.

    Running it twice gives the same answer. Cost: near-linear in the segments of each section.
    """
    by_section: dict[str, list[Known]] = {}
    for segment in known:
        by_section.setdefault(segment.section_key, []).append(segment)
    carried: list[Carried] = []
    for key, pieces in sections:
        carried += _section(key, pieces, by_section.get(key, []), locale=locale, terms=terms)
    return tuple(carried)


def _section(
    key: str, pieces: Sequence[Piece], known: Sequence[Known], *, locale: str, terms: Sequence[Term]
) -> list[Carried]:
    """The same for one section."""
    fixed = {piece.fixed_id for piece in pieces if piece.fixed_id}
    ordered = [k for k in known if k.current] + [k for k in known if not k.current]
    free = [piece for piece in pieces if not piece.fixed_id]
    named = [k for k in ordered if k.segment_id not in fixed and not _is_fixed(k.segment_id)]
    old = [(k.segment_id, k.source) for k in named]
    current = sum(k.current for k in named)
    names = iter(assign_ids(old, [piece.source for piece in free], current=current))
    exact = {(k.segment_id, k.digest): k for k in reversed(ordered)}
    latest: Mapping[str, Known] = {k.segment_id: k for k in reversed(ordered)}
    carried = []
    for piece in pieces:
        name = piece.fixed_id or next(names)
        mark = digest(piece.source)
        same, last = exact.get((name, mark)), latest.get(name)
        moved = changed(last.source, piece.source, locale, tuple(terms)) if last and not same else ()
        carried.append(
            Carried(
                key,
                name,
                piece,
                mark,
                same.pk if same else None,
                last.pk if last and not same else None,
                moved,
            )
        )
    return carried


def _is_fixed(segment_id: str) -> bool:
    """Names that belong to a place, not to a text."""
    return segment_id in {"heading", "title", "summary"}
