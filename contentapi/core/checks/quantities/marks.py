"""One number in a text, as everything that compares numbers sees it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum


class Grade(IntEnum):
    """How much a mark weighs."""

    LOOSE = 0
    CODE = 1
    WORD = 2
    DIGITS = 3


@dataclass(frozen=True, slots=True)
class Mark:
    """One number in a text.

    readings   canonical values; the locale's own first.
    unit       canonical unit, or "".
    after      where the number with its unit ends.
    parts      values of its pieces, where it may also be several numbers.
    hour       hour of the day 0–23, where the text makes that certain, else -1.
    linked     the second of a range or pair.
    optional   minutes :00, which the other side may leave out.
    """

    start: int
    end: int
    readings: tuple[str, ...]
    grade: Grade
    unit: str = ""
    after: int = 0
    parts: tuple[str, ...] = ()
    hour: int = -1
    linked: bool = False
    optional: bool = False

    @property
    def value(self) -> str:
        """The likeliest value."""
        return self.readings[0]


def agree(one: Mark, other: Mark) -> bool:
    """Whether two marks may mean the same value; two certain hours must be the same hour.

    >>> two, pm = Mark(0, 1, ("2",), Grade.DIGITS), Mark(0, 1, ("14", "2"), Grade.DIGITS, hour=14)
    >>> agree(two, pm), agree(pm, Mark(0, 1, ("2",), Grade.DIGITS, hour=2))
    (True, False)
    """
    if one.hour >= 0 and other.hour >= 0:
        return one.hour == other.hour
    return one.readings[0] == other.readings[0] or any(r in other.readings for r in one.readings)


def quote(text: str, marks: Sequence[Mark]) -> str:
    """The marks as a finding quotes them, three at most.

    >>> quote("take 5 mg", [Mark(5, 6, ("5",), Grade.DIGITS, after=9)])
    '“5 mg”'
    """
    shown = [f"“{text[mark.start : mark.after].strip()}”" for mark in marks[:3]]
    return ", ".join(shown) + (" …" if len(marks) > 3 else "")


def places(marks: Sequence[Mark]) -> tuple[tuple[int, int], ...]:
    """Where marks stand with their units, as spans, in order."""
    return tuple(sorted((mark.start, mark.after) for mark in marks))
