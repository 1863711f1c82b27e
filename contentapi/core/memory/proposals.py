"""Carry-over proposals over a whole catalog: which old message a new source was edited from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from contentapi.core.memory.index import Index, check_floor, nfc, words_in_common

PROPOSAL_FLOOR: Final = 0.6

_NEAR: Final = 12
_SAME_SECTION: Final = 0.05
_SURE: Final = 0.75
_SHARED: Final = 0.8
_SOME: Final = 0.4


@dataclass(frozen=True, slots=True)
class Proposal:
    """The old message that a new source was most likely edited from. old: its place in what was given."""

    old: int
    key: str
    source: str
    similarity: float


def propose(
    old: Sequence[tuple[str, str]],
    new: Sequence[str],
    *,
    sections: Sequence[str] = (),
    floor: float = PROPOSAL_FLOOR,
) -> tuple[Proposal | None, ...]:
    """Find for each new source the old message it was edited from, over a whole catalog at once.

    old        (key, source) of the old messages; the key is `section-key/segment-id`. Those whose source
               still stands in the new catalog are best left out: they are siblings, not predecessors.
    new        sources that the old catalog does not have.
    sections   section key of each new source, or nothing; an old message of the same section is preferred.
    floor      above 0, at most 1: the least similarity.

    The surest pairs are made first, and an old message is given twice only to sources very much like it.
    Pairs alike in their characters by chance (under 0.75, few words in common) are not proposed.

    Answers one proposal or None for each new source. Raises BadParameter. Cost: about 0.2 ms a source.

    >>> propose([("a/x", "Rest two days."), ("b/y", "Drink water.")], ["Rest three days.", "Call us."])
    (Proposal(old=0, key='a/x', source='Rest two days.', similarity=0.8), None)
    """
    check_floor(floor)
    by_text: dict[str, list[int]] = {}
    for place, (_, source) in enumerate(old):
        by_text.setdefault(nfc(source), []).append(place)
    stock = _Stock(old, list(by_text.values()))
    wanted = tuple(sections) or (None,) * len(new)
    answers: list[Proposal | None] = [None] * len(new)
    for _, minus, place, near in sorted(_pairs(Index(list(by_text)), stock, new, wanted, floor)):
        if answers[place] is None:
            taken = stock.take(near, wanted[place], shared=-minus >= _SHARED)
            answers[place] = None if taken is None else Proposal(taken, *old[taken], -minus)
    return tuple(answers)


def _pairs(
    index: Index, stock: _Stock, new: Sequence[str], wanted: Sequence[str | None], floor: float
) -> Iterator[tuple[float, float, int, int]]:
    """What may be paired, as it sorts: the surest first, then in the order of the new sources."""
    for place, source in enumerate(new):
        for near, alike in index.near(nfc(source), floor, _NEAR):
            if alike >= _SURE or words_in_common(stock.source(near), source, _SOME):
                bonus = _SAME_SECTION if stock.has(near, wanted[place]) else 0.0
                yield -alike - bonus, -alike, place, near


class _Stock:
    """The old messages by their text, handed out once each, those of a wanted section first."""

    def __init__(self, old: Sequence[tuple[str, str]], groups: Sequence[Sequence[int]]) -> None:
        self._old = old
        self._groups = groups
        self._taken: set[int] = set()
        self._free: list[dict[str | None, list[int]]] = []
        for group in groups:
            free: dict[str | None, list[int]] = {None: list(reversed(group))}
            for place in reversed(group):
                free.setdefault(old[place][0].rpartition("/")[0], []).append(place)
            self._free.append(free)

    def source(self, text: int) -> str:
        """The text itself."""
        return self._old[self._groups[text][0]][1]

    def has(self, text: int, section: str | None) -> bool:
        """Whether an old message of that text stands in a section."""
        return section is not None and section in self._free[text]

    def take(self, text: int, section: str | None, *, shared: bool) -> int | None:
        """A free old message of that text; when there is none and it may be shared, the first one."""
        for free in (self._free[text].get(section, []), self._free[text][None]):
            while free:
                place = free.pop()
                if place not in self._taken:
                    self._taken.add(place)
                    return place
        return self._groups[text][0] if shared else None
