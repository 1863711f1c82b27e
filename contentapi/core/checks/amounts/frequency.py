"""`frequency`: how much, how often and at most how much keep their roles, not only their sum."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from contentapi.core.checks.amounts.contraries import DAYTIME, contrary
from contentapi.core.checks.data.number_scales import ONCE
from contentapi.core.checks.data.period_words import ALTERNATE, EVERY, EVERY_AFTER, PERIODS
from contentapi.core.checks.findings import Check, Finding, Level, Pair, Span
from contentapi.core.checks.quantities.bounds import bounds
from contentapi.core.checks.quantities.conversion import fills_a_day
from contentapi.core.checks.quantities.marks import Grade, Mark, places, quote
from contentapi.core.checks.quantities.reading import EMPTY, Quantities, read
from contentapi.core.checks.quantities.tongues import AFTER_WORD, BEFORE_WORD, SPACELESS, lines
from contentapi.core.checks.wording import language
from contentapi.core.checks.wording import read as words_of

ID = "frequency"
_HINTS = frozenset(
    [
        *("day", "daily", "night", "nights", "nightly", "bedtime", "morning", "mornings", "evening"),
        *("evenings", "hour", "hours", "hourly"),
        *("week", "weekly", "month", "monthly", "year", "yearly", "annual", "annually"),
    ]
)
_ALTERNATE_HINTS = frozenset({"other", "second", "2nd", "alternate"})
_UNITS = {"day": "d", "week": "wk", "month": "mo", "year": "y", "hour": "h"}
_TIME = frozenset({"s", "min", "h", "d", "wk", "mo", "y"})
_NO_PERIOD = re.compile(
    r"\b(?:for|in|within|about|after|of|than|least|last|lasts|next|most|past|nearly|almost|is|took)\s$"
)


@lru_cache(maxsize=64)
def _periods_of(lang: str) -> re.Pattern[str] | None:
    rows = list(lines(PERIODS.get(lang, "")))
    if not rows:
        return None
    pieces: dict[str, list[str]] = {}
    for period, body in rows:
        pieces.setdefault(period, []).append(body)
    groups = "|".join(f"(?P<{period}>{'|'.join(bodies)})" for period, bodies in pieces.items())
    if lang in SPACELESS:
        return re.compile(groups)
    before = "" if lang == "ar" else BEFORE_WORD
    return re.compile(f"{before}(?:{groups}){AFTER_WORD}", re.IGNORECASE)


@lru_cache(maxsize=64)
def _every_of(lang: str) -> tuple[re.Pattern[str] | None, re.Pattern[str] | None]:
    before, after = EVERY.get(lang), EVERY_AFTER.get(lang)
    edge = "" if lang in SPACELESS else BEFORE_WORD
    return (
        re.compile(rf"{edge}(?:{before})\s?$", re.IGNORECASE) if before else None,
        re.compile(rf"\s?(?:{after})") if after else None,
    )


def periods(text: str, locale: str) -> frozenset[str]:
    """The periods that a text names (daily, a week), as units of time.

    >>> sorted(periods("once daily, or three times a week", "en"))
    ['d', 'wk']
    """
    return frozenset(_UNITS[period] for period, _ in _found(text, locale))


def _check(pair: Pair) -> Iterator[Finding]:
    if pair.source_locale == "en" and _HINTS.isdisjoint(words_of(pair.source).words):
        return
    yield from _periods(pair)
    yield from contrary(pair, DAYTIME, ID)
    yield from _alternate(pair)
    one, two = read(pair.source, pair.source_locale), read(pair.target, pair.locale)
    if one is EMPTY and two is EMPTY:
        return
    yield from _single(pair, one, two)
    if one is EMPTY or two is EMPTY:
        return
    yield from _intervals(pair, one, two)
    yield from _counts(pair, one, two)
    yield from _ceilings(pair, one, two)


def _periods(pair: Pair) -> Iterator[Finding]:
    """A day, a week … : another period blocks."""
    ones = _found(pair.source, pair.source_locale)
    if not ones:
        return
    others = _found(pair.target, pair.locale)
    if others and not {p for p, _ in ones} & {p for p, _ in others}:
        said, now = pair.source[slice(*ones[0][1])], pair.target[slice(*others[0][1])]
        message = f"“{said}” became “{now}”: keep the period of the source."
        yield Finding(ID, Level.BLOCKING, message, tuple(s for _, s in ones), tuple(s for _, s in others))


def _found(text: str, locale: str) -> list[tuple[str, Span]]:
    lang = language(locale)
    pattern = _periods_of(lang)
    if pattern is None:
        return []
    folded = read(text, locale).text or text
    return [
        (match.lastgroup or "", match.span())
        for match in pattern.finditer(folded)
        if lang != "en" or not _NO_PERIOD.search(folded, max(0, match.start() - 9), match.start())
    ]


def _alternate(pair: Pair) -> Iterator[Finding]:
    """Every other day became every day, or every four days."""
    if pair.source_locale == "en" and _ALTERNATE_HINTS.isdisjoint(words_of(pair.source).words):
        return
    ours, theirs = (_alternate_of(language(locale)) for locale in (pair.source_locale, pair.locale))
    said = ours.search(pair.source) if ours else None
    if said is None or theirs is None or theirs.search(pair.target):
        return
    others = _found(pair.target, pair.locale)
    marks = _repeated(read(pair.target, pair.locale), pair.locale)
    if any(p in {"day", "hour", "week"} for p, _ in others) or (marks and "2" not in _values(marks)):
        message = f"“{said.group()}” is not found in the target: keep how often it is."
        yield Finding(ID, Level.BLOCKING, message, (said.span(),), tuple(s for _, s in others))


@lru_cache(maxsize=64)
def _alternate_of(lang: str) -> re.Pattern[str] | None:
    body = ALTERNATE.get(lang)
    if body is None or lang in SPACELESS:
        return re.compile(body) if body else None
    return re.compile(f"{BEFORE_WORD}(?:{body}){AFTER_WORD}", re.IGNORECASE)


def _repeated(quantities: Quantities, locale: str) -> list[Mark]:
    """Any number behind a word for every, ordinals too (jeden fünften Tag)."""
    before, after = _every_of(language(locale))
    marks, text = (*quantities.digits, *quantities.words), quantities.text
    said = [m for m in marks if before and before.search(text, max(0, m.start - 18), m.start)]
    return said or [m for m in marks if after and after.match(text, m.after)]


def _intervals(pair: Pair, one: Quantities, two: Quantities) -> Iterator[Finding]:
    """Every 6 hours: another interval blocks."""
    ones, others = (_every(q, loc) for q, loc in ((one, pair.source_locale), (two, pair.locale)))
    if ones and others:
        if not _values(ones) & _values(others):
            yield _became(pair, ones, others)
    elif ones and not any(m.unit in {"times", "count"} for m in _marks(two)):
        there = [m for m in _marks(two) if m.value == ones[0].value and m.unit == ones[0].unit]
        if there and not _found(pair.target, pair.locale):
            said = quote(pair.source, ones[:1])
            message = f"“every” before {said} is not found in the target: check that it repeats."
            yield Finding(ID, Level.ADVISORY, message, places(ones), places(there))


def _every(quantities: Quantities, locale: str) -> list[Mark]:
    before, after = _every_of(language(locale))
    found: list[Mark] = []
    for mark in _marks(quantities):
        if mark.unit not in _TIME:
            continue
        said = before is not None and before.search(quantities.text, max(0, mark.start - 12), mark.start)
        said = said or (after is not None and after.match(quantities.text, mark.after))
        if said or (mark.linked and found and mark.start - found[-1].after < 14):
            found.append(mark)
    return found


def _counts(pair: Pair, one: Quantities, two: Quantities) -> Iterator[Finding]:
    """Three times a day: another count blocks; 4 times a day for every 6 hours advises."""
    ones, others = ([m for m in _marks(q) if m.unit == "times"] for q in (one, two))
    if ones and others and not _values(ones) & _values(others):
        if _found(pair.source, pair.source_locale):
            yield _became(pair, ones, others)
        return
    hours, often = _every(one, pair.source_locale), [m for m in _marks(two) if m.unit in {"times", "count"}]
    if hours and not _every(two, pair.locale):
        twin = next((m for m in often if _fills(hours[0], m)), None)
        if twin is not None:
            said, now = quote(pair.source, hours[:1]), quote(pair.target, [twin])
            message = f"{said} is given as {now}: keep the interval."
            yield Finding(ID, Level.ADVISORY, message, places(hours), places([twin]))


def _single(pair: Pair, one: Quantities, two: Quantities) -> Iterator[Finding]:
    """Three times a day became once a day, or once a day twice."""
    ones, others = ([m for m in _marks(q) if m.unit == "times"] for q in (one, two))
    if ones and not others and (once := _once(pair)):
        said = quote(pair.source, ones[:1])
        message = f"{said} became “{pair.target[slice(*once)]}”: keep how often it is."
        yield Finding(ID, Level.BLOCKING, message, places(ones), (once,))
    elif others and not ones and (once := _once_alone(pair)):
        now = quote(pair.target, others[:1])
        message = f"“{pair.source[slice(*once)]}” became {now}: keep how often it is."
        yield Finding(ID, Level.BLOCKING, message, (once,), places(others))


def _once(pair: Pair) -> Span | None:
    """Where the target says once in a period, the source nowhere."""
    if "once" in words_of(pair.source).words or _said_once(pair.source, pair.source_locale):
        return None
    return _said_once(pair.target, pair.locale)


def _once_alone(pair: Pair) -> Span | None:
    """Where the source says once in a period, the target nowhere."""
    if language(pair.locale) not in ONCE or _said_once(pair.target, pair.locale):
        return None
    return _said_once(pair.source, pair.source_locale)


def _said_once(text: str, locale: str) -> Span | None:
    pattern = _once_of(language(locale))
    found = pattern.search(text) if pattern else None
    return found.span() if found else None


@lru_cache(maxsize=64)
def _once_of(lang: str) -> re.Pattern[str] | None:
    body = ONCE.get(lang)
    edge = "" if lang in SPACELESS else BEFORE_WORD
    return re.compile(f"{edge}(?:{body})", re.IGNORECASE) if body else None


def _fills(hours: Mark, often: Mark) -> bool:
    return hours.unit == "h" and fills_a_day(hours.value, often.value)


def _ceilings(pair: Pair, one: Quantities, two: Quantities) -> Iterator[Finding]:
    """2, at most 8 a day: the ceiling must be the same number."""
    ones = [b.mark for b in bounds(pair.source, pair.source_locale) if "max" in b.classes or b.sure]
    if not ones:
        return
    others = [b.mark for b in bounds(pair.target, pair.locale) if "high" in b.possible()]
    if not others or _values(ones) & _values(others):
        return
    if _values(ones) & _values(_marks(two)) and _values(others) & _values(_marks(one)):
        said, now = quote(pair.source, ones[:1]), quote(pair.target, others[:1])
        message = f"The limit {said} became {now}: keep the limit."
        yield Finding(ID, Level.BLOCKING, message, places(ones), places(others))


def _became(pair: Pair, ones: list[Mark], others: list[Mark]) -> Finding:
    said, now = quote(pair.source, ones[:1]), quote(pair.target, others[:1])
    message = f"{said} became {now}: keep how often it is."
    return Finding(ID, Level.BLOCKING, message, places(ones), places(others))


def _marks(quantities: Quantities) -> list[Mark]:
    return [*quantities.digits, *(m for m in quantities.words if m.grade is Grade.WORD)]


def _values(marks: list[Mark]) -> set[str]:
    return {value for mark in marks for value in mark.readings}


CHECK = Check(ID, 2, _check)
