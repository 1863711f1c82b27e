"""`doses`: a number keeps its unit. 10 mg is not 10 g, 6 hours are not 6 days; 0.5 g may be 500 mg."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from contentapi.core.checks.amounts import frequency
from contentapi.core.checks.findings import Check, Finding, Level, Pair
from contentapi.core.checks.quantities.conversion import differ, same_amount, same_sum, shown
from contentapi.core.checks.quantities.marks import Grade, Mark, agree, places, quote
from contentapi.core.checks.quantities.reading import EMPTY, Quantities, bare_units, read, single_units
from contentapi.core.checks.quantities.tongues import SPACELESS
from contentapi.core.checks.wording import language
from contentapi.core.checks.wording import read as words_of

ID = "doses"
_SPANS_OF_TIME = frozenset(
    ["minute", "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years"]
)
_TIME = frozenset({"min", "h", "d", "wk", "mo", "y"})
_LONGEST = 400
_MEASURED = frozenset({"mg", "g", "ug", "ng", "kg", "ml", "l", "dl", "cl", "mmol", "iu", "degc", "degf"})


def doses(text: str, locale: str) -> tuple[tuple[str, str], ...]:
    """All (value, unit) pairs of a text, sorted, with canonical unit names.

    >>> doses("10 mg twice a day for two weeks", "en")
    (('10', 'mg'), ('2', 'times'), ('2', 'wk'))
    """
    return tuple(sorted((m.value, m.unit) for m in _pairs(read(text, locale))))


def _pairs(quantities: Quantities) -> list[Mark]:
    marks = [*quantities.digits, *(m for m in quantities.words if m.grade is Grade.WORD)]
    return [m for m in marks if m.unit]


def _check(pair: Pair) -> Iterator[Finding]:
    source, target = read(pair.source, pair.source_locale), read(pair.target, pair.locale)
    if pair.source_locale != "en" or not _SPANS_OF_TIME.isdisjoint(words_of(pair.source).words):
        yield from _spans_of_time(pair, source, target)
    if source is EMPTY or target is EMPTY:
        return
    ones, others = _left(_pairs(source), _pairs(target))
    if ones and others:
        ones, others, found = _exchanged(pair, ones, others)
        yield from found
        ones, others, found = _converted(pair, ones, others, source, target)
        yield from found
        yield from _changed(pair, ones, others, source, target)
    yield from _bare(pair, ones, target)


def _left(ones: list[Mark], others: list[Mark]) -> tuple[list[Mark], list[Mark]]:
    left, rest = list(others), []
    for mark in ones:
        twin = next((m for m in left if m.unit == mark.unit and agree(mark, m)), None)
        if twin is None:
            rest.append(mark)
        else:
            left.remove(twin)
    return rest, left


_Step = tuple[list[Mark], list[Mark], list[Finding]]


def _exchanged(pair: Pair, ones: list[Mark], others: list[Mark]) -> _Step:
    """The same number with another unit blocks."""
    found: list[Finding] = []
    for mark in tuple(ones):
        twins = [m for m in others if agree(mark, m) and differ(mark.unit, m.unit)]
        twin = next((m for m in twins if not _each_time(m, pair.locale)), None)
        if twin is not None and not _either(mark, others, ones, twin):
            ones, others = _without(ones, mark), _without(others, twin)
            found.append(_became(pair, mark, twin))
    return ones, others, found


def _each_time(twin: Mark, locale: str) -> bool:
    """Whether a 1 may be unwritten elsewhere: 1日 and 1回 are "a day" and "each time"."""
    return twin.value == "1" and language(locale) in SPACELESS and twin.unit not in _MEASURED


def _either(mark: Mark, others: list[Mark], ones: list[Mark], twin: Mark) -> bool:
    """Whether the amounts agree after all when converted with other partners (1 d = 24 h, 24 …)."""
    return any(_same(mark, m) for m in others) and any(_same(m, twin) for m in ones)


def _converted(
    pair: Pair, ones: list[Mark], others: list[Mark], source: Quantities, target: Quantities
) -> _Step:
    """The same amount in another unit advises."""
    found: list[Finding] = []
    for mark in tuple(ones):
        twin = next((m for m in others if _same(mark, m)), None)
        if twin is not None:
            ones, others = _without(ones, mark), _without(others, twin)
            said, now = quote(pair.source, [mark]), quote(pair.target, [twin])
            found.append(_finding(Level.ADVISORY, f"{said} is given as {now}: keep the unit.", mark, twin))
    if ones and others and same_sum([(m.value, m.unit) for m in ones], [(m.value, m.unit) for m in others]):
        return [], [], found
    ones = [m for m in ones if not any(_same(m, t) for t in _pairs(target))]
    others = [m for m in others if not any(_same(s, m) for s in _pairs(source))]
    return ones, others, found


def _same(one: Mark, other: Mark) -> bool:
    return any(same_amount(a, one.unit, b, other.unit) for a in one.readings for b in other.readings)


def _without(marks: list[Mark], gone: Mark) -> list[Mark]:
    return [m for m in marks if m is not gone]


def _changed(
    pair: Pair, ones: list[Mark], others: list[Mark], source: Quantities, target: Quantities
) -> Iterator[Finding]:
    """Another number with the same unit blocks, when neither number is anywhere on the other side."""
    here = (*target.digits, *target.words, *target.codes)
    there = (*source.digits, *source.words, *source.codes)
    for mark in ones:
        if mark.unit == "times" and mark.grade is Grade.WORD:
            continue
        if any(agree(mark, m) or not set(m.parts).isdisjoint(mark.readings) for m in here):
            continue
        twin = next((m for m in others if m.unit == mark.unit and not any(agree(m, s) for s in there)), None)
        if twin is not None and not _apart(mark, there, twin):
            yield _became(pair, mark, twin)


def _apart(mark: Mark, there: Sequence[Mark], twin: Mark) -> bool:
    """Whether one side only writes as two numbers what the other writes as one."""
    if not set(mark.parts).isdisjoint(twin.readings):
        return True
    return bool(twin.parts) and {v for m in there for v in m.readings}.issuperset(twin.parts)


def _bare(pair: Pair, ones: list[Mark], target: Quantities) -> Iterator[Finding]:
    """A measured amount whose unit is gone advises."""
    for mark in ones:
        if mark.unit in _MEASURED and mark.grade is Grade.DIGITS:
            twin = next((m for m in target.digits if not m.unit and agree(mark, m)), None)
            if twin is not None:
                said = quote(pair.source, [mark])
                message = f"{said} has lost its unit: write {mark.value} {shown(mark.unit)}."
                yield _finding(Level.ADVISORY, message, mark, twin)


def _spans_of_time(pair: Pair, source: Quantities, target: Quantities) -> Iterator[Finding]:
    """A week became a month, without any number: blocks where it is critical, else advises."""
    if max(len(pair.source), len(pair.target)) > _LONGEST:
        return
    ones = _bare_time(pair.source, pair.source_locale, source) - _counted(target)
    others = _bare_time(pair.target, pair.locale, target) - _counted(source) if ones else frozenset()
    if not ones - others or not others - ones:
        return
    lost = ones - others - frequency.periods(pair.target, pair.locale)
    added = others - ones - frequency.periods(pair.source, pair.source_locale)
    if lost and added:
        said, now = shown(min(lost)), shown(min(added))
        level = Level.BLOCKING if pair.critical else Level.ADVISORY
        yield Finding(ID, level, f"The source speaks of {said}, the target of {now}: keep the span of time.")


def _bare_time(text: str, locale: str, quantities: Quantities) -> frozenset[str]:
    """Spans of time without a number, or with 1; in spaceless scripts only with 1."""
    bare = (
        bare_units(text, locale, quantities)
        if language(locale) not in SPACELESS
        else single_units(text, locale)
    )
    one = {m.unit for m in quantities.digits if m.value == "1"}
    return (bare | one) & _TIME


def _counted(quantities: Quantities) -> frozenset[str]:
    return frozenset(m.unit for m in (*quantities.digits, *quantities.words) if m.value != "1")


def _became(pair: Pair, mark: Mark, twin: Mark) -> Finding:
    said, now = quote(pair.source, [mark]), quote(pair.target, [twin])
    message = f"{said} became {now}: write {mark.value} {shown(mark.unit)}."
    return _finding(Level.BLOCKING, message, mark, twin)


def _finding(level: Level, message: str, one: Mark, other: Mark) -> Finding:
    return Finding(ID, level, message, places([one]), places([other]))


CHECK = Check(ID, 2, _check)
