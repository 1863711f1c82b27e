"""Bounds on one unit without a number: less than a minute, أقل من يوم, 不到一天, 一時間未満, एक घंटे से कम."""

from __future__ import annotations

import re
from functools import lru_cache

from contentapi.core.checks.data.bound_words import BOUND_WORDS
from contentapi.core.checks.quantities.tongues import BEFORE_WORD, SPACELESS, Tongue, lines, tongue
from contentapi.core.checks.wording import language

_SIDES = {"min": "low", "more": "low", "over": "low", "max": "high", "less": "high"}
_BEHIND = {"from": "low", "more": "low", "less": "high", "to": "high"}
_CUE_LAST = frozenset({"ja", "ko", "hi", "ur", "bn"})
_ONES = {"zh": "[一1]", "ja": "[一1]", "ko": "(?:한|1)"}


def singles(text: str, locale: str) -> tuple[tuple[str, str, tuple[int, int]], ...]:
    """(side, unit, place) of the bounds on one unit without a number. O(n).

    >>> singles("It takes less than a minute and at least an hour.", "en")
    (('high', 'min', (9, 27)), ('low', 'h', (32, 48)))
    >>> singles("不到一天", "zh-Hans")
    (('high', 'd', (0, 4)),)
    """
    lang = language(locale)
    pattern, units = _pattern(lang), tongue(lang).units
    if pattern is None:
        return ()
    found = []
    for match in pattern.finditer(text.lower()):
        unit = units.match(text, match.start("unit"))
        if unit and unit.lastgroup:
            found.append(((match.group("low") and "low") or "high", unit.lastgroup, match.span()))
    return tuple(found)


@lru_cache(maxsize=64)
def _pattern(lang: str) -> re.Pattern[str] | None:
    if lang == "tr":
        return None
    last = lang in _CUE_LAST
    sides: dict[str, list[str]] = {"low": [], "high": []}
    for kind, place, body in lines(BOUND_WORDS.get(lang, ""), 2):
        side = (_BEHIND if last else _SIDES).get(kind)
        if side and place != ("<" if last else ">"):
            sides[side].append(body)
    if not all(sides.values()):
        return None
    low, high = ("|".join(sides[side]) for side in ("low", "high"))
    cue, unit = f"(?:(?P<low>{low})|(?P<high>{high}))", f"(?P<unit>{tongue(lang).names.pattern})"
    if last:
        return re.compile(rf"{_one(lang)}\s?{unit}\s?{cue}")
    if lang in SPACELESS:
        return re.compile(f"{cue}{_one(lang)}[个個]?{unit}")
    return re.compile(rf"{BEFORE_WORD}{cue}[\s'’]*(?:{_one(lang)}[\s'’]+)?{unit}")


def _one(lang: str) -> str:
    tables: Tongue = tongue(lang)
    ones = tables.exact if lang in _CUE_LAST else tables.ones
    return _ONES.get(lang) or f"(?:{'|'.join(sorted(ones, key=len, reverse=True)) or '(?!)'})"
