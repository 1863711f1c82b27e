"""Units that convert into each other: 0.5 g is 500 mg, two weeks are 14 days, 38 °C is 100.4 °F."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction

from contentapi.core.checks.data.units import CONVERSIONS, SHOWN
from contentapi.core.checks.quantities.numerals import quotient

_TEN_POWER = re.compile("10+")
_ROUGH = frozenset({"lb", "oz", "inch", "ft", "degf"})
_TOLERANCE = Fraction(1, 50)
_IDIOMS = frozenset(
    {("15", "d", "2", "wk"), ("8", "d", "1", "wk"), ("4", "wk", "1", "mo"), ("30", "d", "1", "mo")}
)
_ALIKE = (
    frozenset({"times", "count"}),
    frozenset({"count", "iu"}),
    frozenset({"ml", "count"}),
    frozenset({"tsp", "count"}),
    frozenset({"tbsp", "count"}),
    frozenset({"tsp", "ml"}),
    frozenset({"tbsp", "ml"}),
    frozenset({"degc", "pct"}),
    frozenset({"person", "count"}),
    frozenset({"person", "pct"}),
)


def shown(unit: str) -> str:
    """A unit as a finding names it.

    >>> shown("ug"), shown("mg")
    ('µg', 'mg')
    """
    return SHOWN.get(unit, unit)


def dimension(unit: str) -> str:
    """What a unit measures; a unit that converts into no other measures itself.

    >>> dimension("mg"), dimension("count")
    ('mass', 'count')
    """
    return CONVERSIONS[unit][0] if unit in CONVERSIONS else unit


def differ(one: str, other: str) -> bool:
    """Whether two units on the same value are a fault. Unknown units and near words are not.

    >>> differ("mg", "g"), differ("times", "count"), differ("mg", "")
    (True, False, False)
    """
    if not one or not other or one == other:
        return False
    return not any(one in pair and other in pair for pair in _ALIKE)


def same_amount(value: str, unit: str, other_value: str, other_unit: str) -> bool:
    """Whether two quantities in different units are the same amount; household units roughly.

    >>> same_amount("0.5", "g", "500", "mg"), same_amount("2", "wk", "14", "d")
    (True, True)
    >>> same_amount("38", "degc", "100.4", "degf"), same_amount("10", "mg", "10", "g")
    (True, False)
    """
    if (value, unit, other_value, other_unit) in _IDIOMS or (other_value, other_unit, value, unit) in _IDIOMS:
        return True
    if unit == other_unit or unit not in CONVERSIONS or other_unit not in CONVERSIONS:
        return False
    if dimension(unit) != dimension(other_unit):
        return False
    one, other = base(value, unit), base(other_value, other_unit)
    if unit in _ROUGH or other_unit in _ROUGH:
        return abs(one - other) <= _TOLERANCE * max(abs(one), abs(other))
    return one == other


def base(value: str, unit: str) -> Fraction:
    """An amount in the base unit of its dimension.

    >>> base("1.5", "h")
    Fraction(5400, 1)
    """
    amount = Fraction(value)
    if unit == "degf":
        return (amount - 32) * Fraction(5, 9)
    return amount * CONVERSIONS[unit][1]


def fills_a_day(hours: str, often: str) -> bool:
    """Whether every so many hours is so often a day.

    >>> fills_a_day("6", "4"), fills_a_day("6", "3")
    (True, False)
    """
    return hours.isdecimal() and often.isdecimal() and int(hours) * int(often) == 24


def same_sum(one: Iterable[tuple[str, str]], other: Iterable[tuple[str, str]]) -> bool:
    """Whether two lists of (value, unit) of one dimension add up to the same (1.5 h = 1 h 30 min).

    >>> same_sum([("1.5", "h")], [("1", "h"), ("30", "min")])
    True
    """
    totals = [_total(list(side)) for side in (one, other)]
    return None not in totals and totals[0] == totals[1]


def _total(side: list[tuple[str, str]]) -> tuple[str, Fraction] | None:
    if not side or any(unit not in CONVERSIONS for _, unit in side):
        return None
    dimensions = {dimension(unit) for _, unit in side}
    if len(dimensions) != 1:
        return None
    return dimensions.pop(), sum((base(value, unit) for value, unit in side), Fraction(0))


def shares(values: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Every share that two numbers of a text may state, as a percentage: 1 in 100 is 1 %.

    >>> shares(["3", "1000"])["0.3"]
    ('3', '1000')
    """
    wholes = [value for value in values if _TEN_POWER.fullmatch(value)]
    parts = {"1", *(value for value in values if value.isdecimal())} if wholes else ()
    return {quotient(str(int(part) * 100), whole): (part, whole) for whole in wholes for part in parts}
