"""Two people's edits of one draft brought together: what only one of them touched is taken as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from rapidfuzz.distance import Indel

_LINE = re.compile(r"[^\n]*\n|[^\n]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A section as one of the two has it."""

    key: str
    kind: str
    critical: bool
    heading: str
    markdown: str


@dataclass(frozen=True, slots=True)
class Merged:
    """The outcome: the sections in order, with `mine` wherever both say something else.

    taken      keys where the other's edit was taken in (added, changed, removed), or both were joined.
    conflicts  key → theirs (None: they removed it), to be decided by a person.
    """

    pieces: tuple[Piece, ...]
    taken: tuple[str, ...]
    conflicts: Mapping[str, Piece | None]


def merge(base: Sequence[Piece], mine: Sequence[Piece], theirs: Sequence[Piece]) -> Merged:
    """Bring two edits of the same sections together. Pure. O(n) but for comparing lines.

    base   what both began with. The order is mine where I moved something, else theirs.

    >>> a, b = Piece("a", "risks", True, "A", "x"), Piece("b", "uses", False, "B", "y")
    >>> merged = merge([a, b], [replace(a, markdown="x1"), b], [a, replace(b, markdown="y1")])
    >>> [piece.markdown for piece in merged.pieces], merged.taken, dict(merged.conflicts)
    (['x1', 'y1'], ('b',), {})
    """
    old, ours, other = ({p.key: p for p in side} for side in (base, mine, theirs))
    kept: dict[str, Piece] = {}
    taken: list[str] = []
    conflicts: dict[str, Piece | None] = {}
    for key in dict.fromkeys([*ours, *other]):
        piece, joined = _piece(old.get(key), ours.get(key), other.get(key))
        if piece is not None:
            kept[key] = piece
        if joined:
            taken.append(key)
        elif ours.get(key) != other.get(key) and other.get(key) != old.get(key):
            conflicts[key] = other.get(key)
            kept.setdefault(key, other[key]) if key in other else None
    order = _order(list(old), list(ours), list(other), kept)
    return Merged(tuple(kept[key] for key in order), tuple(taken), conflicts)


def _piece(old: Piece | None, mine: Piece | None, theirs: Piece | None) -> tuple[Piece | None, bool]:
    """(the section, was something of theirs taken in?)."""
    if theirs in {mine, old}:
        return mine, False
    if mine == old:
        return theirs, True
    if old is not None and mine is not None and theirs is not None:
        joined = _joined(old, mine, theirs)
        if joined is not None:
            return joined, True
    return mine, False


def _joined(old: Piece, mine: Piece, theirs: Piece) -> Piece | None:
    """Both edits in one section, where they touch different fields or different lines."""
    values = {}
    for name in ("kind", "critical", "heading"):
        before, ours, other = (getattr(p, name) for p in (old, mine, theirs))
        if ours not in (before, other) and other != before:
            return None
        values[name] = other if ours == before else ours
    text = merge_text(old.markdown, mine.markdown, theirs.markdown)
    return None if text is None else replace(mine, markdown=text, **values)


def merge_text(base: str, mine: str, theirs: str) -> str | None:
    r"""Both edits of a text, or None where they touch the same or neighbouring lines.

    >>> merge_text("a\n\nb\n\nc", "A\n\nb\n\nc", "a\n\nb\n\nC")
    'A\n\nb\n\nC'
    >>> merge_text("a", "b", "c") is None
    True
    """
    if mine in {base, theirs}:
        return theirs
    if theirs == base:
        return mine
    lines = _LINE.findall(base)
    edits = sorted([*_edits(lines, mine), *_edits(lines, theirs)])
    for (_, end, _), (start, _, _) in pairwise(edits):
        if start <= end:
            return None
    out, at = [], 0
    for start, end, text in edits:
        out += [*lines[at:start], text]
        at = end
    return "".join([*out, *lines[at:]])


def _edits(lines: Sequence[str], after: str) -> list[tuple[int, int, str]]:
    """(first line, line behind the last, what comes instead) of every change."""
    new = _LINE.findall(after)
    found: list[tuple[int, int, str]] = []
    for op in Indel.opcodes(lines, new):
        if op.tag == "equal":
            continue
        text = "".join(new[op.dest_start : op.dest_end])
        if found and found[-1][1] == op.src_start:
            start, _, before = found.pop()
            found.append((start, op.src_end, before + text))
        else:
            found.append((op.src_start, op.src_end, text))
    return found


def _order(old: list[str], mine: list[str], theirs: list[str], kept: Mapping[str, Piece]) -> list[str]:
    """The keys that stay, in my order if I moved any, else in theirs."""
    moved = [k for k in mine if k in old] != [k for k in old if k in mine]
    first, second = (mine, theirs) if moved else (theirs, mine)
    order = [key for key in first if key in kept]
    for place, key in enumerate(second):
        if key in kept and key not in order:
            before = next((k for k in reversed(second[:place]) if k in order), None)
            order.insert(order.index(before) + 1 if before is not None else 0, key)
    return order
