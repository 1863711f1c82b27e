"""A word of the source became its contrary: before became after, the most the least, morning evening.

The source must surely say one side and not the other; the target must say the other more often than the
source does, and have no word that may say the first. Where a translator could have turned the sentence round
("only after" for "not before"), nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from contentapi.core.checks import wording
from contentapi.core.checks.data.contraries_eastern import EASTERN_DAYTIME, EASTERN_EXTENT, EASTERN_ORDER
from contentapi.core.checks.data.contrary_words import BEFORE_AFTER, MOST_LEAST
from contentapi.core.checks.data.day_words import MORNING_EVENING
from contentapi.core.checks.findings import Finding, Level, Pair
from contentapi.core.checks.sense.denial import CEASE, DENY, FORBID, NOTHING, analysed


@dataclass(frozen=True, slots=True)
class Axis:
    """Two contraries: language → the expressions that say them (see `contrary_words`).

    hints    words of which an English source has at least one, else there is nothing to look for.
    turning  a denial turns the one into the other, so both texts must deny or neither.
    """

    tables: Mapping[str, Mapping[str, str]]
    hints: frozenset[str]
    turning: bool = False


ORDER = Axis(
    {**BEFORE_AFTER, **EASTERN_ORDER}, frozenset({"before", "beforehand", "after", "prior"}), turning=True
)
EXTENT = Axis(
    {**MOST_LEAST, **EASTERN_EXTENT},
    frozenset({"maximum", "max", "most", "highest", "minimum", "least", "lowest"}),
)
DAYTIME = Axis(
    {**MORNING_EVENING, **EASTERN_DAYTIME},
    frozenset({"morning", "mornings", "evening", "evenings", "night", "nights", "bedtime"}),
)
_SIDES = (("one", "other", "ones", "others"), ("other", "one", "others", "ones"))


@lru_cache(maxsize=512)
def _pattern(body: str) -> re.Pattern[str]:
    return re.compile(body or "(?!)")


def contrary(pair: Pair, axis: Axis, check: str) -> Iterator[Finding]:
    """A blocking finding of a check where the target says the contrary. O(n).

    >>> pair = Pair("Rest for 2 hours after the test.", "Descanse 2 horas antes de la prueba.", "es")
    >>> [finding.message for finding in contrary(pair, ORDER, "comparators")]
    ['“after” became “antes”: keep the word of the source.']
    >>> list(contrary(Pair("Not before 5.", "Solo después de las 5.", "es"), ORDER, "comparators"))
    []
    """
    first, second = wording.language(pair.source_locale), wording.language(pair.locale)
    ours, theirs = axis.tables.get(first), axis.tables.get(second)
    if ours is None or theirs is None or first == second:
        return
    if first == "en" and axis.hints.isdisjoint(wording.read(pair.source).words):
        return
    for source, target in _units(pair):
        if not axis.turning or _alike(source, target, pair):
            yield from _turned(source, target, pair, (ours, theirs), check)


def _units(pair: Pair) -> list[tuple[str, str]]:
    """Sentence against sentence where both texts have as many, else the whole texts."""
    sources, targets = wording.sentences(pair.source), wording.sentences(pair.target)
    if 1 < len(sources) == len(targets):
        return list(zip(sources, targets, strict=True))
    return [(pair.source, pair.target)]


_Rows = tuple[Mapping[str, str], Mapping[str, str]]


def _turned(source: str, target: str, pair: Pair, rows: _Rows, check: str) -> Iterator[Finding]:
    one, other = (_plain(text, row) for text, row in zip((source, target), rows, strict=True))
    for side, against, maybe, maybe_against in _SIDES:
        said = _pattern(rows[0][side]).search(one)
        now = _pattern(rows[1][against]).search(other)
        if said is None or now is None or _excused(one, other, rows, side, maybe):
            continue
        before = _count(one, rows[0], against, maybe_against)
        if _count(other, rows[1], against) <= before:
            continue
        message = f"“{said.group().strip()}” became “{now.group().strip()}”: keep the word of the source."
        ours, theirs = [said.group().strip()], [now.group().strip()]
        spots = wording.spans(pair.source, ours), wording.spans(pair.target, theirs)
        yield Finding(check, Level.BLOCKING, message, *spots)


def _plain(text: str, row: Mapping[str, str]) -> str:
    plain = wording.read(text).plain
    return _pattern(row["noise"]).sub(" ", plain) if "noise" in row else plain


def _count(text: str, row: Mapping[str, str], *names: str) -> int:
    return sum(len(_pattern(row.get(name, "")).findall(text)) for name in names)


def _excused(one: str, other: str, rows: _Rows, side: str, maybe: str) -> bool:
    """Whether the target may say the side after all, or either text turns the sentence round."""
    ours, theirs = rows
    until = () if _count(one, ours, "until") else ("until",)
    return bool(_count(other, theirs, side, maybe, "both", *until) or _count(one, ours, "both"))


def _alike(source: str, target: str, pair: Pair) -> bool:
    """Whether both deny or neither does; "not before" may well be "after"."""
    first = analysed(source, wording.language(pair.source_locale)) or NOTHING
    second = analysed(target, wording.language(pair.locale)) or NOTHING
    deny = DENY | FORBID
    if first.kinds & CEASE and not first.kinds & deny:
        return True
    return bool(first.kinds & deny) == bool(second.kinds & deny)
