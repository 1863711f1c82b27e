"""What a run of digits and separators may mean: one value, several readings, or several numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from babel.core import Locale, UnknownLocaleError
from babel.numbers import get_decimal_symbol

from contentapi.core.checks.quantities.folding import FRACTIONS

_VULGAR = "".join(FRACTIONS)
RUN = re.compile(
    r"[0-9]{1,2}[ \u00a0][1-9][/⁄](?:[2-9]|10)(?![0-9/⁄])"
    r"|[0-9]+(?:[ \u00a0\u202f\u2009][0-9]{3}(?![0-9])|[.,·٫٬،，'’][0-9]+|[/⁄][0-9]+)*(?:[ \u00a0]?["
    + _VULGAR
    + "])?"
    r"|[" + _VULGAR + "]"
)
"""A run that `read_run` understands, in folded text."""

_GROUPERS = " \u00a0\u202f\u2009'’٬"
_SEPARATORS = re.compile(r"[^0-9]")


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a run.

    start, end   place in the run.
    readings     values it may have, the likeliest in its locale first, in canonical decimal form.
    parts        the values of its pieces, where the whole may also be two numbers (1/2, 5,10).
    """

    start: int
    end: int
    readings: tuple[str, ...]
    parts: tuple[str, ...] = ()


@lru_cache(maxsize=512)
def decimal_comma(locale: str) -> bool:
    """Whether the locale writes 0,5. Source: CLDR numbers (decimal symbol).

    >>> decimal_comma("de"), decimal_comma("es-MX"), decimal_comma("zz")
    (True, False, False)
    """
    try:
        return get_decimal_symbol(Locale.parse(locale, sep="-")) == ","
    except (UnknownLocaleError, ValueError):
        return False


def canonical(digits: str) -> str:
    """A decimal number without needless zeros.

    >>> canonical("05.50"), canonical("0.0"), canonical("10")
    ('5.5', '0', '10')
    """
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    digits = digits.lstrip("0")
    return "0" + digits if not digits or digits[0] == "." else digits


def quotient(above: str, below: str) -> str:
    """A fraction as a decimal where that ends, else in lowest terms.

    >>> quotient("1", "2"), quotient("2", "6")
    ('0.5', '1/3')
    """
    value = Fraction(int(above), int(below))
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    return canonical(f"{Decimal(value.numerator) / Decimal(value.denominator):f}")


def times(value: str, factor: int) -> str:
    """A canonical value multiplied.

    >>> times("2.5", 1000000)
    '2500000'
    """
    return canonical(f"{Decimal(value) * factor:f}") if "/" not in value else value


def plus(value: str, other: str) -> str:
    """The sum of two canonical values.

    >>> plus("2", "0.5"), plus("1", "1/3")
    ('2.5', '4/3')
    """
    total = Fraction(value) + Fraction(other)
    return quotient(str(total.numerator), str(total.denominator))


@lru_cache(maxsize=4096)
def read_run(raw: str, comma: bool, slash_decimal: bool) -> tuple[Number, ...]:
    """Every number in one run of digits and separators.

    comma           the locale writes decimals with a comma: decides which reading comes first.
    slash_decimal   the locale writes 0/5 for a half (Persian).

    A thousands separator of the locale is certain; its decimal sign before three digits is not, since
    translators often leave the source's separators as they are.

    >>> read_run("1.500", True, False)[0].readings, read_run("1.500", False, False)[0].readings
    (('1500',), ('1.5', '1500'))
    >>> read_run("1,234.50", False, False)[0].readings
    ('1234.5',)
    >>> [n.readings for n in read_run("22.11.2026", True, False)]
    [('22',), ('11',), ('2026',)]
    >>> read_run("1/2", False, False)[0]
    Number(start=0, end=3, readings=('0.5',), parts=('1', '2'))
    """
    if raw.isdecimal():
        return (Number(0, len(raw), (canonical(raw),)),)
    if raw[-1] in FRACTIONS:
        return (_mixed(raw),)
    if "/" in raw or "⁄" in raw:
        return _slashed(raw, slash_decimal)
    return _separated(raw, comma)


def _mixed(raw: str) -> Number:
    whole, half = raw[:-1].rstrip(), FRACTIONS[raw[-1]]
    if not whole.isdecimal():
        return Number(0, len(raw), (half,))
    return Number(0, len(raw), (plus(whole, half),), (canonical(whole), half))


def _slashed(raw: str, slash_decimal: bool) -> tuple[Number, ...]:
    groups = re.split(r"[/⁄]", raw)
    if len(groups) == 2 and " " in groups[0].replace("\u00a0", " ") and groups[1].isdecimal():
        whole, above = re.split(r"[ \u00a0]", groups[0], maxsplit=1)
        if whole.isdecimal() and len(above) == 1:
            half = quotient(above, groups[1])
            return (Number(0, len(raw), (plus(whole, half),), (canonical(whole), half)),)
    if len(groups) != 2 or not all(g.isdecimal() for g in groups) or int(groups[1]) == 0:
        return _apart(raw)
    above, below = groups
    readings = (canonical(above), quotient(above, below)) if above == below else (quotient(above, below),)
    if slash_decimal:
        readings = (canonical(f"{above}.{below}"), *readings)
    return (Number(0, len(raw), readings, (canonical(above), canonical(below))),)


def _separated(raw: str, comma: bool) -> tuple[Number, ...]:
    signs = _SEPARATORS.findall(raw)
    groups = _SEPARATORS.split(raw)
    if len(signs) == 1:
        return _single(raw, signs[0], groups, comma)
    last, rest = signs[-1], set(signs[:-1])
    if len(set(signs)) == 1 and last not in "·٫" and _grouped(groups, last):
        return (Number(0, len(raw), (canonical("".join(groups)),)),)
    if len(rest) == 1 and last not in rest and last not in _GROUPERS and _grouped(groups[:-1], signs[0]):
        return (Number(0, len(raw), (canonical(f"{''.join(groups[:-1])}.{groups[-1]}"),)),)
    return _apart(raw)


def _single(raw: str, sign: str, groups: list[str], comma: bool) -> tuple[Number, ...]:
    before, behind = groups
    whole, decimal = canonical(before + behind), canonical(f"{before}.{behind}")
    if sign in _GROUPERS:
        if len(behind) != 3 or len(before) > 3:
            return _apart(raw)
        return (Number(0, len(raw), (whole,), (canonical(before), canonical(behind))),)
    if len(behind) == 3 and len(before) <= 3 and before[0] != "0" and sign != "·":
        decimal_here = behind != "000" and (sign == "٫" or (sign in ",،") == comma)
        return (Number(0, len(raw), (decimal, whole) if decimal_here and sign != "，" else (whole,)),)
    if sign == "，":
        return _apart(raw)
    parts = (canonical(before), canonical(behind)) if len(behind) == 2 or sign in ",،" else ()
    return (Number(0, len(raw), (decimal,), parts),)


def _grouped(groups: list[str], sign: str) -> bool:
    if not 1 <= len(groups[0]) <= 3:
        return False
    if all(len(g) == 3 for g in groups[1:]):
        return True
    return (
        sign == ","
        and len(groups[-1]) == 3
        and all(len(g) == 2 for g in groups[1:-1])
        and len(groups[0]) <= 2
    )


def _apart(raw: str) -> tuple[Number, ...]:
    return tuple(Number(m.start(), m.end(), (canonical(m.group()),)) for m in re.finditer(r"[0-9]+", raw))


_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "Х": 10}


def roman(letters: str) -> int:
    """The value of a Roman numeral of I, V and X.

    >>> roman("IV"), roman("XII")
    (4, 12)
    """
    total = before = 0
    for char in reversed(letters):
        value = _ROMAN_VALUES[char]
        total += value if value >= before else -value
        before = max(before, value)
    return total
