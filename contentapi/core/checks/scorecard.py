"""How well checks do on labelled pairs: hits, misses and false alarms, by check and locale.

A check that cries wolf is worse than none. The labelled sets say of a pair what one check should do with
it; a check that blocks more than one right pair in fifty has to be mended or made advisory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from contentapi.core.checks.findings import Level, Pair
from contentapi.core.checks.registry import run

MAX_FALSE_ALARMS = 0.02


class Expect(StrEnum):
    """What a check should do with a labelled pair."""

    BLOCK = "block"
    ADVISE = "advise"
    PASS = "pass"  # noqa: S105 (a verdict, no password)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A pair, the check it is labelled for, what the check should do with it, and why."""

    check: str
    pair: Pair
    expect: Expect
    why: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """The tally of one check in one locale.

    right         pairs labelled `pass` or `advise`: none of them should be blocked.
    wrong         pairs labelled `block`.
    hits          wrong pairs that were blocked.
    misses        wrong pairs that were not.
    false_alarms  right pairs that were blocked.
    unadvised     pairs labelled `advise` without any finding.
    noise         pairs labelled `pass` with an advisory finding.
    """

    check: str
    locale: str
    right: int = 0
    wrong: int = 0
    hits: int = 0
    misses: int = 0
    false_alarms: int = 0
    unadvised: int = 0
    noise: int = 0

    @property
    def false_alarm_rate(self) -> float:
        """Share of right pairs that were blocked, 0–1.

        >>> Score("numbers", "de", right=50, false_alarms=1).false_alarm_rate
        0.02
        """
        return self.false_alarms / self.right if self.right else 0.0


def verdict(labelled: Labelled) -> Expect:
    """What the check does with the pair.

    >>> verdict(Labelled("numbers", Pair("5 mg", "50 mg", "fr"), Expect.BLOCK))
    <Expect.BLOCK: 'block'>
    """
    levels = {finding.level for finding in run(labelled.pair, only=(labelled.check,))}
    if Level.BLOCKING in levels:
        return Expect.BLOCK
    return Expect.ADVISE if levels else Expect.PASS


def score(pairs: Iterable[Labelled]) -> tuple[Score, ...]:
    """Tally labelled pairs by check and locale, sorted; O(n) checks.

    Raises BadParameter for a pair labelled for a check that does not exist.

    >>> score([Labelled("numbers", Pair("5 mg", "50 mg", "fr"), Expect.BLOCK)])[0].hits
    1
    """
    tallies: dict[tuple[str, str], dict[str, int]] = {}
    for labelled in pairs:
        tally = tallies.setdefault((labelled.check, labelled.pair.locale), {})
        for name in _counts(labelled.expect, verdict(labelled)):
            tally[name] = tally.get(name, 0) + 1
    return tuple(Score(check, locale, **tally) for (check, locale), tally in sorted(tallies.items()))


def total(scores: Iterable[Score]) -> Mapping[str, Score]:
    """The scores of each check over all locales, under the locale `*`.

    >>> total([Score("numbers", "fr", hits=1), Score("numbers", "de", hits=2)])["numbers"].hits
    3
    """
    sums: dict[str, Score] = {}
    for one in scores:
        so_far = sums.get(one.check, Score(one.check, "*"))
        sums[one.check] = Score(
            one.check, "*", *(a + b for a, b in zip(_row(so_far), _row(one), strict=True))
        )
    return sums


def _row(one: Score) -> tuple[int, ...]:
    return one.right, one.wrong, one.hits, one.misses, one.false_alarms, one.unadvised, one.noise


def _counts(expect: Expect, got: Expect) -> Iterator[str]:
    if expect is Expect.BLOCK:
        yield "wrong"
        yield "hits" if got is Expect.BLOCK else "misses"
        return
    yield "right"
    if got is Expect.BLOCK:
        yield "false_alarms"
    elif expect is Expect.ADVISE and got is Expect.PASS:
        yield "unadvised"
    elif expect is Expect.PASS and got is Expect.ADVISE:
        yield "noise"
