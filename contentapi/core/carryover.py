"""Carry-over: what becomes of a version's messages when the source text changes.

Nothing crosses sections: inside one, segments keep their names (`core.segmentation.assign_ids`), and a
text that comes back finds its old name, and so its old translations.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from contentapi.core.catalog import digest
from contentapi.core.checks.findings import Term
from contentapi.core.checks.meaning import changed
from contentapi.core.segmentation import SegmentKind, assign_ids

EXTENT = "extent"
PART_WORDS = 4
MAX_COMPARED = 1_000_000


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
    meanings      kinds of meaning-bearing tokens that the edit changed ("number", "negation" …); "extent"
                  when a text was divided or joined with another, so that its translation says more or less.
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
        there = by_section.get(key, [])
        named = _section(key, pieces, there, locale=locale, terms=terms)
        gone = _gone(named, there)
        carried += _with_joins(_with_parts(named, gone, locale=locale, terms=tuple(terms)), gone)
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


def _gone(carried: Sequence[Carried], known: Sequence[Known]) -> list[Known]:
    """The texts of the last version that do not stand any more."""
    kept = {one.kept for one in carried}
    return [k for k in known if k.current and k.pk not in kept and not _is_fixed(k.segment_id)]


def _with_parts(
    carried: Sequence[Carried], gone: Sequence[Known], *, locale: str, terms: tuple[Term, ...]
) -> list[Carried]:
    """The same, where new texts that are parts of a divided one continue it, too.

    One part has its name already. Of a paragraph that became two, the other would else come to translators as
    if it had never been there.
    """
    new = [one for one in carried if one.kept is None and one.predecessor is None and _may_be_part(one)]
    if not gone or not new or len(gone) * len(new) > MAX_COMPARED:
        return list(carried)
    whole = {id(one): k for one in new if (k := _whole(one.piece.source, gone)) is not None}
    divided = {k.pk for k in whole.values()}
    parts = []
    for one in carried:
        if id(one) in whole:
            old = whole[id(one)]
            kinds = changed(old.source, one.piece.source, locale, terms)
            parts.append(replace(one, predecessor=old.pk, meanings=(*kinds, EXTENT)))
        elif one.predecessor in divided:
            parts.append(replace(one, meanings=(*one.meanings, EXTENT)))
        else:
            parts.append(one)
    return parts


def _with_joins(carried: Sequence[Carried], gone: Sequence[Known]) -> list[Carried]:
    """The same, where a text that took in another one that is gone is marked: its translation lacks that."""
    edited = {id(one) for one in carried if one.predecessor is not None and not one.piece.fixed_id}
    if len(edited) * len(gone) > MAX_COMPARED:
        return list(carried)
    former = {k.pk: k.digest for k in gone}
    parts = [(k.digest, f" {k.source} ") for k in gone if len(k.source.split()) >= PART_WORDS]

    def is_joined(one: Carried) -> bool:
        own, text = former.get(one.predecessor or 0), f" {one.piece.source} "
        return any(part in text for mark, part in parts if mark != own)

    return [
        replace(one, meanings=(*one.meanings, EXTENT))
        if id(one) in edited and EXTENT not in one.meanings and is_joined(one)
        else one
        for one in carried
    ]


def _may_be_part(one: Carried) -> bool:
    """Is it long enough to stand in another text not by chance?"""
    return len(one.piece.source.split()) >= PART_WORDS and not one.piece.fixed_id


def _whole(source: str, gone: Sequence[Known]) -> Known | None:
    """The first of the texts that are gone in which this one stood, word for word."""
    return next((k for k in gone if f" {source} " in f" {k.source} "), None)


def _is_fixed(segment_id: str) -> bool:
    """Names that belong to a place, not to a text."""
    return segment_id in {"heading", "title", "summary"}
