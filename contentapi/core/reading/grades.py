"""How hard a text is, by a formula made and tested for its language; no number where there is none.

A formula made for English says nothing about Arabic or Chinese: its constants are the statistics of one
language's words. So four languages have a number here, and every other one is told that there is none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from contentapi.core.reading.sentences import Sentence

ENOUGH = 100
"""Words from which the formulas were tried; a shorter text gets a number with a warning."""


class Verdict(StrEnum):
    """What the number means for a patient's guide."""

    EASY = "easy"
    FAIR = "fair"
    HARD = "hard"


@dataclass(frozen=True, slots=True)
class Grade:
    """A number by a named formula.

    school   True: school years (lower is easier); False: an index of ease (higher is easier).
    target   what a guide for patients should reach.
    short    the text has too few words for the number to be relied on.
    """

    formula: str
    value: float
    school: bool
    target: float
    verdict: Verdict
    short: bool


@dataclass(frozen=True, slots=True)
class _Counts:
    """What the formulas are made of."""

    words: int
    sentences: int
    syllables: int
    three: int
    one: int
    seven_letters: int

    @property
    def length(self) -> float:
        """Words in a sentence."""
        return self.words / self.sentences

    @property
    def weight(self) -> float:
        """Syllables in a word."""
        return self.syllables / self.words

    def share(self, count: int) -> float:
        """A part of the words, in percent."""
        return 100 * count / self.words


def flesch_kincaid(c: _Counts) -> float:
    """School years of the United States. Source: Kincaid, Fishburne, Rogers, Chissom 1975."""
    return 0.39 * c.length + 11.8 * c.weight - 15.59


def inflesz(c: _Counts) -> float:
    """Ease, tried on texts for patients. Source: Szigriszt-Pazos 1993; Barrio-Cantalejo et al. 2008."""
    return 206.835 - 62.3 * c.weight - c.length


def kandel_moles(c: _Counts) -> float:
    """Ease. Source: Kandel, Moles 1958 (Flesch's formula, its constants found anew for French)."""
    return 207 - 1.015 * c.length - 73.6 * c.weight


def wiener(c: _Counts) -> float:
    """School years, first formula for factual texts. Source: Bamberger, Vanecek 1984."""
    return (
        0.1935 * c.share(c.three)
        + 0.1672 * c.length
        + 0.1297 * c.share(c.seven_letters)
        - 0.0327 * c.share(c.one)
        - 0.875
    )


@dataclass(frozen=True, slots=True)
class _Formula:
    """A formula with its scale: the target, and the bound beyond which a text is hard."""

    name: str
    reckon: Callable[[_Counts], float]
    school: bool
    target: float
    hard: float


FORMULAS: Mapping[str, _Formula] = {
    "en": _Formula("Flesch-Kincaid", flesch_kincaid, True, 6, 8),
    "es": _Formula("INFLESZ", inflesz, False, 65, 55),
    "fr": _Formula("Kandel-Moles", kandel_moles, False, 70, 60),
    "de": _Formula("Wiener Sachtextformel 1", wiener, True, 7, 9),
}


def grade(found: Sequence[Sentence], locale: str) -> Grade | None:
    """The grade of sentences in a locale; None where no valid formula is known, or nothing is said.

    >>> from contentapi.core.reading.sentences import sentences
    >>> grade(sentences("Rest at home for one day.", "en"), "en").verdict.value
    'easy'
    >>> grade(sentences("استرح في المنزل.", "ar"), "ar") is None
    True
    """
    formula = FORMULAS.get(locale.partition("-")[0])
    counts = _count([one for one in found if one.words])
    if formula is None or counts is None:
        return None
    value = round(formula.reckon(counts), 1)
    sign = 1 if formula.school else -1
    verdict = Verdict.FAIR
    if sign * value <= sign * formula.target:
        verdict = Verdict.EASY
    elif sign * value > sign * formula.hard:
        verdict = Verdict.HARD
    return Grade(formula.name, value, formula.school, formula.target, verdict, counts.words < ENOUGH)


def _count(found: Sequence[Sentence]) -> _Counts | None:
    """Add up; None for nothing."""
    sizes = [count for one in found for count in one.syllables]
    if not sizes:
        return None
    return _Counts(
        words=len(sizes),
        sentences=len(found),
        syllables=sum(sizes),
        three=sum(size >= 3 for size in sizes),
        one=sum(size == 1 for size in sizes),
        seven_letters=sum(len(word) > 6 for one in found for word in one.words),
    )
