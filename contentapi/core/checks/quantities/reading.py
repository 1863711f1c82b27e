"""The numbers of one text, each with its readings, its unit and its place. Read once, remembered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from contentapi.core.checks.quantities.dates import timed
from contentapi.core.checks.quantities.folding import fold, has_digit
from contentapi.core.checks.quantities.marks import Grade, Mark
from contentapi.core.checks.quantities.numerals import (
    RUN,
    Number,
    canonical,
    decimal_comma,
    quotient,
    read_run,
    times,
)
from contentapi.core.checks.quantities.phones import Phone, find_phones
from contentapi.core.checks.quantities.spelled import find_spelled, may_spell, with_halves
from contentapi.core.checks.quantities.tongues import SPACELESS, Tongue, tongue
from contentapi.core.checks.wording import language


@dataclass(frozen=True, slots=True)
class Quantities:
    """All numbers of one text.

    text     the text folded: ASCII digits, blanks for what is no prose; places are those of the original.
    digits   numbers in digits, in order; the other side must have each.
    words    number words (WORD: quantities, LOOSE: may be), in order.
    codes    digits inside codes (B12, COVID-19, L4).
    phones   telephone numbers; they are in none of the others.
    key      the first readings of `digits`, sorted: equal keys need no closer look.
    """

    text: str
    digits: tuple[Mark, ...] = ()
    words: tuple[Mark, ...] = ()
    codes: tuple[Mark, ...] = ()
    phones: tuple[Phone, ...] = ()
    key: tuple[str, ...] = ()


EMPTY = Quantities("")

_LINKS = re.compile(
    r"\s*(?:[-\u2010-\u2015~〜～－/+＋&]|to|or|and|a|o|y|e|u|ou|à|au|et|bis|oder|und|di|da|of|en|tot|do|lub|i"
    r"|до|или|и|або|чи|й|ila|veya|ya da|ve|إلى|الى|حتى|أو|او|و|تا|یا|سے|से|या|और|থেকে|বা|to|đến|tới|hoặc|và"
    r"|至|到|或|或者|和|から|または|と|か|에서|또는|o kaya|hanggang)\s*",
    re.IGNORECASE,
)
_HALF_OF = re.compile(
    r"[\s\-]*(?:of )?(?:an?|the|d['’]une?|de una?|de um|de uma|di una?|einer|eines|van een)\b", re.IGNORECASE
)
_MINUTES = re.compile(r"[:hH][0-5][0-9](?![0-9:])")
_UNIT_DASH = re.compile(r"[0-9]\s?[^\W\d_]{1,6}[\u2010\u2011\-]$")
_DASH = re.compile(r"([^\s]?)\s*[-\u2212\u2013]\s?$")
_MINUS = re.compile(
    r"(?:(?:minus|menos|moins|meno|минус|мінус|ناقص|سالب|منفی|माइनस|ऋण"
    r"|零下|负|負|マイナス|氷点下|영하|âm|eksi) ?)$",
    re.IGNORECASE,
)
_REPEATS = re.compile(
    r"\s*(?:h\s?|heures? |jours? |j\s?|ore |giorni |horas |días )?(?:/|sur|su|em|sobre|de cada)\s*"
)
_ONE_SIGNS = re.compile("[一1每毎单單한첫매]|ひと|いち|하나")
_SINGLE = re.compile("(?<![一二三四五六七八九十0-9])[一한](?![一二三四五六七八九十])")
_ARTICLE = re.compile(
    r"(?<!half )(?<!such )(?<!what )\b(?:(for|in|within|about|after|than|last|lasts|next|almost"
    r"|nearly|takes?|least|most) )?an? (?:whole |full |single )?(?=\w)(?!\w+ (?:or|and) )",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[^\W\d_]+|[\u0900-\u0963]+|[\u0981-\u09e3]+")


@lru_cache(maxsize=8192)
def read(text: str, locale: str) -> Quantities:
    """Read the numbers of a text. O(n); nothing is built when there is no digit and no number word.

    >>> [(m.value, m.unit) for m in read("Take 2 tablets every 6 hours", "en").digits]
    [('2', 'count'), ('6', 'h')]
    >>> [(m.value, m.unit) for m in read("بعد يومين", "ar").words]
    [('2', 'd')]
    """
    tables = tongue(language(locale))
    digits, spell = has_digit(text), may_spell(text, tables)
    if not digits and not spell:
        return EMPTY
    clean = fold(text)
    phones = find_phones(clean) if digits else ()
    for phone in phones:
        clean = clean[: phone.start] + " " * (phone.end - phone.start) + clean[phone.end :]
    marks = list(_digit_marks(clean, locale, tables)) if digits else []
    if spell:
        marks = sorted([*marks, *_word_marks(clean, marks, tables)], key=lambda mark: mark.start)
    if tables.adds_halves and ("半" in clean or "반" in clean or any(m.value == "0.5" for m in marks)):
        marks = with_halves(clean, marks, tables)
    return _sorted_out(clean, _linked(clean, marks), phones)


def _sorted_out(clean: str, marks: list[Mark], phones: tuple[Phone, ...]) -> Quantities:
    main = tuple(mark for mark in marks if mark.grade is Grade.DIGITS)
    return Quantities(
        text=clean,
        digits=main,
        words=tuple(mark for mark in marks if mark.grade is Grade.WORD or mark.grade is Grade.LOOSE),
        codes=tuple(mark for mark in marks if mark.grade is Grade.CODE),
        phones=phones,
        key=tuple(sorted([_key(mark) for mark in main if not mark.optional])),
    )


def _key(mark: Mark) -> str:
    return mark.readings[0] if mark.hour < 0 else f"{mark.hour} h"


def has_one(text: str, locale: str) -> bool:
    """Whether something stands for an unwritten 1: an article, each, daily, a unit without a number.

    >>> has_one("Take a tablet", "en"), has_one("через час", "ru"), has_one("Rest.", "en")
    (True, True, False)
    """
    tables = tongue(language(locale))
    low = text.lower()
    if tables.names.search(low):
        return True
    if tables.language in SPACELESS:
        return _ONE_SIGNS.search(low) is not None
    return not tables.ones.isdisjoint(_WORDS.findall(low))


def bare_units(text: str, locale: str, quantities: Quantities) -> frozenset[str]:
    """Units that stand in a text without a number of their own, or with a word for one.

    >>> sorted(bare_units("2 tablets a day", "en", read("2 tablets a day", "en")))
    ['d']
    """
    tables = tongue(language(locale))
    taken = [(m.end, m.after) for m in (*quantities.digits, *quantities.words) if m.unit]
    found = set()
    for match in tables.names.finditer(text):
        if any(begin <= match.start() < stop for begin, stop in taken):
            continue
        unit = tables.units.match(text, match.start())
        if unit and unit.lastgroup:
            found.add(unit.lastgroup)
    return frozenset(found)


def article_units(text: str, locale: str) -> frozenset[str]:
    """Units that a text has once, by an article, and not as a period: `less than a minute`, `take a tablet`.

    Only English is read so; in other languages the article is often the number.

    >>> sorted(article_units("Take a tablet twice a day for a week.", "en"))
    ['count', 'wk']
    """
    if language(locale) != "en":
        return frozenset()
    units = tongue("en").units
    found = ((one, units.match(text, one.end())) for one in _ARTICLE.finditer(text))
    return frozenset(
        unit.lastgroup
        for one, unit in found
        if unit and unit.lastgroup and (one.group(1) or unit.lastgroup in {"count", "tsp", "tbsp"})
    )


def single_units(text: str, locale: str) -> frozenset[str]:
    """Units right behind a written 1, for the scripts without spaces.

    >>> sorted(single_units("一周内不得开车", "zh-Hans"))
    ['wk']
    """
    tables = tongue(language(locale))
    found = (tables.units.match(text, one.end()) for one in _SINGLE.finditer(text))
    return frozenset(unit.lastgroup for unit in found if unit and unit.lastgroup)


def _digit_marks(clean: str, locale: str, tables: Tongue) -> Iterator[Mark]:
    comma, slash = decimal_comma(locale), tables.language in {"fa", "ur"}
    for run in RUN.finditer(clean):
        for number in read_run(run.group(), comma, slash):
            mark = _mark(clean, run.start(), number, tables)
            if mark.grade is Grade.CODE and mark.parts:
                yield from (replace(mark, readings=(part,), parts=()) for part in mark.parts)
            else:
                yield timed(clean, mark, tables.language)


def _mark(clean: str, offset: int, number: Number, tables: Tongue) -> Mark:
    start, end, readings = offset + number.start, offset + number.end, number.readings
    if start:
        if _is_code(clean, start):
            return Mark(start, end, readings, Grade.CODE, after=end, parts=number.parts)
        if readings == ("0",) and _MINUTES.match(clean, start - 1):
            return Mark(start, end, readings, Grade.DIGITS, after=end, optional=True)
        if _is_naked(clean, start, end):
            readings = (canonical("0." + clean[start:end]),)
    if clean.startswith("分の1", end) and readings[0].isdecimal() and readings[0] != "0":
        readings = (*readings, quotient("1", readings[0]))
    scale = tables.scales.match(clean, end)
    if scale:
        factor = tables.factors[scale.group(1).lower()]
        readings, end = tuple(times(r, factor) for r in readings), scale.end()
    unit, after = _unit(clean, end, readings[0], tables)
    if unit in {"degc", "degf"} and _is_minus(clean, start):
        readings = tuple("-" + r for r in readings)
    parts = () if scale else number.parts
    return Mark(start, end, readings, Grade.DIGITS, unit=unit, after=after, parts=parts)


def _is_minus(clean: str, start: int) -> bool:
    """Whether the number is below zero; the dash of a range (2 °C – 8 °C) is no minus."""
    window = clean[max(0, start - 12) : start]
    dash = _DASH.search(window)
    if dash:
        return not (dash.group(1).isalnum() or dash.group(1) in set("°º℃℉~～"))
    return _MINUS.search(window) is not None


def _unit(clean: str, end: int, value: str, tables: Tongue) -> tuple[str, int]:
    found = tables.units.match(clean, end)
    if found is None:
        return "", end
    year = len(value) == 4 and value[:2] in {"19", "20"}
    if year and found.group().strip() in {"г", "р"}:
        return "", end
    return found.lastgroup or "", found.end()


def _is_naked(clean: str, start: int, end: int) -> bool:
    """Whether a decimal sign without a zero stands before (.5 mg)."""
    if clean[start - 1] not in ".,٫" or not (start == 1 or clean[start - 2] in " (\u00a0"):
        return False
    return clean[start:end].isdecimal()


def _is_code(clean: str, start: int) -> bool:
    before = clean[start - 1]
    if before == " " and clean[max(0, start - 4) : start].lower() == "thứ ":
        return True
    if before in "-\u2010\u2011" and start > 1:
        letter = clean[start - 2]
        return (
            letter.isalpha()
            and letter < "\u2e80"
            and not "\u0590" <= letter <= "\u05ff"  # Hebrew joins from, in, to so
            and not _UNIT_DASH.search(clean, max(0, start - 12), start)
        )
    if not before.isalpha() or before >= "\u0590":
        return False
    return not (before in "hH" and clean[start - 2 : start - 1].isdecimal())


def _linked(clean: str, marks: list[Mark]) -> list[Mark]:
    """Give the first of a range its unit, drop the echo of `24 h sur 24`."""
    for at in range(len(marks) - 2, -1, -1):
        one, two = marks[at], marks[at + 1]
        if one.grade < Grade.WORD or two.grade < Grade.WORD or two.start - one.after > 14:
            continue
        if one.readings == two.readings and _REPEATS.fullmatch(clean, one.end, two.start):
            marks[at : at + 2] = [replace(one, unit=two.unit or one.unit, after=two.after)]
        elif (not one.unit or one.unit == two.unit) and _LINKS.fullmatch(clean, one.after, two.start):
            marks[at + 1] = replace(two, linked=True)
            if not one.unit and two.unit:
                marks[at] = replace(one, unit=two.unit)
    return marks


def _word_marks(clean: str, digits: Sequence[Mark], tables: Tongue) -> Iterator[Mark]:
    taken = 0
    for word in find_spelled(clean, tables):
        if word.start < taken or any(m.start <= word.start < m.after for m in digits):
            continue
        unit, after = word.unit, word.end
        if not unit and word.strict:
            half = _HALF_OF.match(clean, word.end) if word.value == "0.5" else None
            unit, after = _unit(clean, half.end() if half else word.end, "", tables)
            after = after if unit else word.end
        taken = after
        strict = word.strict and (bool(unit) or tables.language not in SPACELESS)
        grade = Grade.WORD if strict else Grade.LOOSE
        mark = Mark(word.start, word.end, (word.value,), grade, unit=unit, after=after, parts=word.parts)
        yield timed(clean, mark, tables.language)
