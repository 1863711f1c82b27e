"""Which numbers of a source and a target answer each other, and which stand alone.

A match needs one agreeing reading. What is left over is then explained as far as a faithful translator
could have written it so (see `explaining`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from contentapi.core.checks.quantities.explaining import Side, explain
from contentapi.core.checks.quantities.marks import Grade, Mark, agree
from contentapi.core.checks.quantities.reading import Quantities
from contentapi.core.checks.quantities.tongues import tongue
from contentapi.core.checks.wording import language


@dataclass(frozen=True, slots=True)
class Leftover:
    """What no match and no explanation was found for.

    lost, added               digits of the source, of the target.
    lost_words, added_words   number words and codes likewise.
    ordinals                  second and higher of both sides, which only contradict each other.
    """

    lost: tuple[Mark, ...] = ()
    added: tuple[Mark, ...] = ()
    lost_words: tuple[Mark, ...] = ()
    added_words: tuple[Mark, ...] = ()
    ordinals: tuple[tuple[Mark, ...], tuple[Mark, ...]] = ((), ())


@dataclass(frozen=True, slots=True)
class Text:
    """One side of a pair as it is compared: its words, its locale (BCP 47), its numbers."""

    text: str
    locale: str
    numbers: Quantities


NOTHING = Leftover()


def pair_off(ones: Sequence[Mark], others: Sequence[Mark]) -> tuple[list[Mark], list[Mark]]:
    """What is left of two lists of marks when each takes one that agrees; certain readings choose first.

    O(n·m).
    """
    left = list(others)
    lost: list[Mark] = []
    for mark in sorted(ones, key=lambda m: len(m.readings)):
        fits = [m for m in left if agree(mark, m)]
        if not fits:
            lost.append(mark)
            continue
        left.remove(min(fits, key=lambda m: (m.value != mark.value, m.unit != mark.unit, len(m.readings))))
    lost.sort(key=lambda m: m.start)
    return lost, left


def compare(source: Text, target: Text) -> Leftover:
    """Match the numbers of a pair. O(n·m) over its numbers; equal digits take no closer look."""
    s, t = source.numbers, target.numbers
    if s.key == t.key and not (s.words or t.words or s.codes or t.codes):
        return NOTHING
    lost, added = ([], []) if s.key == t.key else pair_off(s.digits, t.digits)
    one = Side(source.text, source.locale, s, lost, [*s.words, *s.codes])
    two = Side(target.text, target.locale, t, added, [*t.words, *t.codes])
    if lost or added:
        explain(one, two)
    lost_words, added_words = pair_off(one.words, two.words)
    if not tongue(language(target.locale)).adds_halves:
        lost_words, added_words = _halves_apart(lost_words, added_words)
    if not tongue(language(source.locale)).adds_halves:
        added_words, lost_words = _halves_apart(added_words, lost_words)
    ordinals = _ordinals(lost_words), _ordinals(added_words)
    return Leftover(tuple(one.digits), tuple(two.digits), _worded(lost_words), _worded(added_words), ordinals)


def _ordinals(words: list[Mark]) -> tuple[Mark, ...]:
    return tuple(m for m in words if m.grade is Grade.LOOSE and m.value.isdecimal() and int(m.value) > 1)


def _halves_apart(ones: list[Mark], others: list[Mark]) -> tuple[list[Mark], list[Mark]]:
    """Without the `two and a half` that is a two and a half on the other side."""
    for mark in [m for m in ones if m.parts and m.value.endswith(".5")]:
        half = next((m for m in others if m.value == "0.5"), None)
        whole = next((m for m in others if m.value == mark.parts[0]), None)
        if half and (whole or mark.parts[0] == "1"):
            ones = [m for m in ones if m is not mark]
            others = [m for m in others if m is not half and m is not whole]
    return ones, others


def _worded(words: list[Mark]) -> tuple[Mark, ...]:
    return tuple(mark for mark in words if mark.grade is not Grade.LOOSE)
