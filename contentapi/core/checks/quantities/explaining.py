"""How a faithful translator may have written a number that has no twin: the rules, one a function.

Each rule looks at what is left of one side, and takes out what the other side explains.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from contentapi.core.checks.data.number_scales import HEADS
from contentapi.core.checks.data.period_words import NOON
from contentapi.core.checks.quantities.conversion import differ, fills_a_day, same_amount, same_sum, shares
from contentapi.core.checks.quantities.dates import months, months_near
from contentapi.core.checks.quantities.marks import Grade, Mark, agree
from contentapi.core.checks.quantities.numerals import roman
from contentapi.core.checks.quantities.reading import Quantities, bare_units, has_one
from contentapi.core.checks.quantities.tongues import tongue
from contentapi.core.checks.wording import language
from contentapi.core.checks.wording import read as words_of

_ROMAN = re.compile(r"(?<![^\W\d_])(?:[IVXХ]{2,6}|[IV])(?![^\W\d_])")
_MORE_THAN_ONE = re.compile(
    r"more than (?:one|once|a\b|1)|every other|alternate|multiple|several|más de un|plus d['’]un"
    r"|mehr(?:ere|mals| als ein)"
    r"|mais de um|vários|várias|(?:более|больше) (?:одно|чем од)|несколько"
    r"|不止一|超过一|一[个次]以上|多个|複数|いくつか|여러",
    re.IGNORECASE,
)
_NOON = re.compile(NOON, re.IGNORECASE)
_MONTH = re.compile(r"\s?[月월]")
_DUAL = re.compile(r"[\u0620-\u064a]{2,}ت(?:ين|ان)(?![\u0620-\u064a])")
_ROUND_THE_CLOCK = frozenset({"24", "7"})
_WHOLES = {"h": ("24", "d"), "d": ("7", "wk"), "min": ("60", "h"), "mo": ("12", "y")}


@dataclass(slots=True)
class Side:
    """One text while its marks are being explained; `digits` and `words` shrink."""

    text: str
    locale: str
    all: Quantities
    digits: list[Mark]
    words: list[Mark]

    def drop(self, found: Sequence[Mark]) -> None:
        """Take out marks that explained something."""
        self.digits = [m for m in self.digits if m not in found]
        self.words = [m for m in self.words if m not in found]


def explain(one: Side, two: Side) -> None:
    """Take out of both sides what the other explains."""
    if _add_up(one, two):
        return
    for rule in _RULES:
        if one.digits:
            one.digits = rule(one, two)
        if two.digits:
            two.digits = rule(two, one)
        if not one.digits and not two.digits:
            return
    _add_up(one, two)


def _add_up(one: Side, two: Side) -> bool:
    """1.5 hours may be 1 hour 30 minutes."""
    if not same_sum(*([(m.value, m.unit) for m in side.digits] for side in (one, two))):
        return False
    one.digits, two.digits = [], []
    return True


def _said(one: Side, two: Side) -> list[Mark]:
    """A digit here is a word there, no ordinal if its unit has another number there; each serves once."""

    def find(mark: Mark) -> list[Mark] | None:
        sure = _rival(mark, two) is not None
        return _first(two.words, lambda w: agree(mark, w) and not (sure and _unlike(mark, w)))

    return _each(one, two, find)


def _unlike(mark: Mark, word: Mark) -> bool:
    return word.grade is Grade.LOOSE or differ(mark.unit, word.unit)


def _rival(mark: Mark, two: Side) -> Mark | None:
    """A number of the other side with the same unit that nothing has explained yet."""
    return next((m for m in two.digits if mark.unit and m.unit == mark.unit and not agree(mark, m)), None)


def _with_half(one: Side, two: Side) -> list[Mark]:
    """Two and a half is 2 h 30; where halves are not read with their whole, it may be a 2 beside a half."""
    kept, whole_alone = one.digits, not tongue(language(one.locale)).adds_halves
    for word in two.words:
        if not (word.parts and word.value.endswith(".5")):
            continue
        found = [next((m for m in kept if m.value == value), None) for value in (word.parts[0], "30")]
        if found[0] is None and not (word.parts[0] == "1" and _one_hour(one)):
            continue
        if found[1] or whole_alone:
            kept = [m for m in kept if m not in found]
            two.drop([word])
    return kept


def _one_hour(side: Side) -> bool:
    return any(m.value == "1" for m in side.all.digits) or "h" in bare_units(side.text, side.locale, side.all)


def _ones(one: Side, two: Side) -> list[Mark]:
    """An article, `each`, `daily`, or a bare unit stands for 1 (через час); :00 may be left out."""
    if not any("1" in m.readings or m.optional for m in one.digits):
        return one.digits
    there = has_one(two.text, two.locale)
    ones = [m for m in one.digits if "1" in m.readings and _rival(m, two) is None] if there else []
    return [m for m in one.digits if not m.optional and m not in ones]


def _parts(one: Side, two: Side) -> list[Mark]:
    """`1/2` may be two numbers, `1 500` and `14.30` too."""
    return _each(one, two, lambda mark: _take(mark.parts, [*two.digits, *two.words]) if mark.parts else None)


def _halves(one: Side, two: Side) -> list[Mark]:
    """2.5 is `2 and a half`, 1.5 `an hour and a half`; :30 is `half past`."""
    half = next((w for w in two.words if w.value == "0.5"), None)
    if half is None:
        return one.digits

    def find(mark: Mark) -> list[Mark] | None:
        if mark.value == "30":
            return [half]
        if not mark.value.endswith(".5"):
            return None
        whole = mark.value[:-2]
        partner = _take([whole], [*two.digits, *two.words])
        if partner is None and not (whole == "1" and has_one(two.text, two.locale)):
            return None
        return [half, *(partner or ())]

    return _each(one, two, find)


def _phones(one: Side, two: Side) -> list[Mark]:
    """What is read as a telephone number there and as numbers here."""
    kept = one.digits
    if len(one.all.phones) >= len(two.all.phones):
        return kept
    for phone in two.all.phones:
        place = re.search(r"[^0-9]{0,3}".join(phone.digits.lstrip("+")), one.all.text)
        if place:
            kept = [m for m in kept if not place.start() <= m.start < place.end()]
    return kept


def _converted(one: Side, two: Side) -> list[Mark]:
    """The same amount stands there in another unit, left over or not; 24 hours is said as `a day`."""

    def find(mark: Mark) -> list[Mark] | None:
        twin = _first([*two.all.digits, *two.all.words], lambda m: _same_amount(mark, m))
        return twin if twin or not _unsaid_one(mark, one, two) else []

    return _each(one, two, find)


def _same_amount(one: Mark, other: Mark) -> bool:
    return bool(one.unit and other.unit) and any(
        same_amount(a, one.unit, b, other.unit) for a in one.readings for b in other.readings
    )


def _unsaid_one(mark: Mark, one: Side, two: Side) -> bool:
    value, unit = _WHOLES.get(mark.unit, ("", ""))
    if mark.value != value or unit in bare_units(one.text, one.locale, one.all):
        return False
    return unit in bare_units(two.text, two.locale, two.all)


def _per_day(one: Side, two: Side) -> list[Mark]:
    """Every 6 hours is 4 times a day."""
    return _each(one, two, lambda mark: _first([*two.digits, *two.words], lambda m: _interval(mark, m)))


def _interval(one: Mark, other: Mark) -> bool:
    hours, often = (one, other) if one.unit == "h" else (other, one)
    return hours.unit == "h" and often.unit in {"times", "count"} and fills_a_day(hours.value, often.value)


def _said_again(one: Side, two: Side) -> list[Mark]:
    """24 and 7 may be said twice over (24 h/24, 7j/7)."""
    values = {m.value for m in two.all.digits} & _ROUND_THE_CLOCK
    return [m for m in one.digits if "24" not in values or m.hour >= 0 or m.value not in values]


def _shares(one: Side, two: Side) -> list[Mark]:
    """1 in 100 is 1 %, or 百分之一."""
    there, here = (shares([m.value for m in side.all.digits]) for side in (two, one))
    percents = {m.value for m in (*two.all.digits, *two.all.words) if m.unit == "pct"}
    told = {part for share in percents & here.keys() for part in here[share]}
    two.drop([m for m in two.words if m.unit == "pct" and m.value in here])
    return [m for m in one.digits if m.value not in told and not (m.unit == "pct" and m.value in there)]


def _romans(one: Side, two: Side) -> list[Mark]:
    """Stage 3 may be `estadio III`, March may be 3."""
    values = {str(roman(m.group())) for m in _ROMAN.finditer(two.text)}
    values |= months_near(two.text, two.locale, two.all.digits) - months(one.text, one.locale)
    return [m for m in one.digits if values.isdisjoint(m.readings)]


def _named(one: Side, two: Side) -> list[Mark]:
    """A month there is a number here (3月); `more than one` is `2 or more`; 3-way is трехходовой."""
    rules = (_is_month, _is_plural, _heads_a_word, _is_noon)
    return [m for m in one.digits if not any(rule(m, one, two) for rule in rules)]


def _is_month(mark: Mark, one: Side, two: Side) -> bool:
    text = one.all.text
    numbered = _MONTH.match(text, mark.end) or text[: mark.start].lower().endswith("tháng ")
    return bool(numbered) and mark.value in months(two.text, two.locale)


def _is_noon(mark: Mark, _: Side, two: Side) -> bool:
    return mark.value in {"0", "12", "24"} and _NOON.search(two.text) is not None


def _is_plural(mark: Mark, _: Side, two: Side) -> bool:
    return mark.value == "2" and _MORE_THAN_ONE.search(two.text) is not None


def _heads_a_word(mark: Mark, _: Side, two: Side) -> bool:
    """Whether a longer word begins with the number's word (Dreifachimpfung), or is an Arabic dual."""
    lang = language(two.locale)
    if lang == "ar" and mark.value == "2":
        return _DUAL.search(two.text) is not None
    heads = HEADS.get(lang, {}).get(mark.value)
    if heads is None:
        return False
    words = tongue(lang).words
    return any(word.startswith(heads) and word not in words for word in words_of(two.text).words)


def _decades(one: Side, two: Side) -> list[Mark]:
    """The 1990s are also the 90s."""
    return _each(one, two, lambda mark: _first(two.digits, lambda m: _decade(mark, m)))


def _decade(one: Mark, other: Mark) -> bool:
    if one.unit not in {"", "y"} or other.unit not in {"", "y"}:
        return False
    short, long = sorted((one.value, other.value), key=len)
    return len(long) == 4 and len(short) == 2 and long.endswith("0") and long[2:] == short


def _each(one: Side, two: Side, find: Callable[[Mark], Sequence[Mark] | None]) -> list[Mark]:
    """The marks for which nothing is found; what is found is taken out of the other side."""
    kept = []
    for mark in one.digits:
        found = find(mark)
        if found is None:
            kept.append(mark)
        elif found:
            two.drop(found)
    return kept


def _first(pool: Sequence[Mark], fits: Callable[[Mark], bool]) -> list[Mark] | None:
    mark = next((m for m in pool if fits(m)), None)
    return None if mark is None else [mark]


def _take(values: Sequence[str], pool: Sequence[Mark]) -> list[Mark] | None:
    found: list[Mark] = []
    for value in values:
        mark = next((m for m in pool if value in m.readings and m not in found), None)
        if mark is None:
            return None
        found.append(mark)
    return found


_RULES: tuple[Callable[[Side, Side], list[Mark]], ...] = (
    _said,
    _with_half,
    _ones,
    _parts,
    _halves,
    _phones,
    _converted,
    _per_day,
    _said_again,
    _shares,
    _romans,
    _named,
    _decades,
)
