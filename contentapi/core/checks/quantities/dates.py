"""Hours of the day and names of months: 2 pm is 14:00 is 午後2時; `3 May` is also 3.5. and 5月3日."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from babel.core import Locale, UnknownLocaleError

from contentapi.core.checks.data.period_words import CLOCK
from contentapi.core.checks.quantities.marks import Grade, Mark
from contentapi.core.checks.quantities.tongues import AFTER_WORD, SPACELESS

_MINUTES = re.compile(r"(?::|\s?(?:[hH]|giờ)\s?)[0-5][0-9](?![0-9:.,]?[0-9])")
_HOUR = re.compile(r"1?[0-9]|2[0-4]")
_HALF_PAST = "(?:و ?(?:ال)?نصف|و نیم|साढ\u093c?े|साढ़े|ساڑھے|সাড\u09bcে|সাড়ে|半)"


@lru_cache(maxsize=64)
def _halves(lang: str) -> tuple[re.Pattern[str], ...]:
    """What matches behind a number before noon, after noon; what matches before it, likewise."""
    words = CLOCK.get(lang)
    if words is None:
        return ()
    edge = "" if lang in SPACELESS else AFTER_WORD
    gap = r"[\s,hHUuhr時时点點giờчасовоу]*"
    behind = [re.compile(rf"{gap}(?:{_HALF_PAST}{gap})?(?:{w}){edge}", re.IGNORECASE) for w in words]
    ahead = [re.compile(rf"(?:{w})\s*{_HALF_PAST}?\s*$", re.IGNORECASE) for w in words]
    return (*behind, *ahead)


def timed(clean: str, mark: Mark, lang: str) -> Mark:
    """A mark with the readings of both clocks, where the text makes it a certain hour; else as it is.

    >>> timed("at 2 pm", Mark(3, 4, ("2",), Grade.DIGITS, after=4), "en").readings
    ('2', '14')
    """
    whole = mark.readings[0]
    if mark.grade is Grade.CODE or mark.unit not in ("", "h") or not _HOUR.fullmatch(whole):
        return mark
    hour = int(whole)
    minutes = _MINUTES.match(clean, mark.end)
    half = _half(clean, mark, minutes.end() if minutes else mark.after, lang) if hour <= 12 else None
    if half is not None and hour == 12:
        return replace(mark, readings=(whole, "0"))  # 12 at night is midnight here and noon there
    if half is not None:
        hour = hour % 12 + 12 * half
    elif not minutes or hour <= 12:
        return mark
    other = str(hour - 12 if hour > 12 else hour)
    return replace(mark, readings=tuple(dict.fromkeys((whole, str(hour), other))), hour=hour)


def _half(clean: str, mark: Mark, end: int, lang: str) -> int | None:
    patterns = _halves(lang)
    if not patterns:
        return None
    for half in (0, 1):
        if patterns[half].match(clean, end):
            return half
    begin = max(0, mark.start - 14)
    return next((half for half in (0, 1) if patterns[2 + half].search(clean, begin, mark.start)), None)


@lru_cache(maxsize=128)
def _months(locale: str) -> tuple[re.Pattern[str] | None, dict[str, str]]:
    try:
        parsed = Locale.parse(locale, sep="-")
    except (UnknownLocaleError, ValueError):
        return None, {}
    names: dict[str, str] = {}
    for form in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in parsed.months[form][width].items():
                names.setdefault(name.rstrip(".").lower(), str(number))
    names = {name: number for name, number in names.items() if not name[:1].isdecimal()}
    if not names:
        return None, {}
    body = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return re.compile(rf"(?<![^\W\d_])(?:{body})(?![^\W\d_])", re.IGNORECASE), names


def months(text: str, locale: str) -> set[str]:
    """The numbers of the months that are named in a text. Source: CLDR month names.

    >>> months("Mar", "en")
    {'3'}
    """
    pattern, names = _months(locale)
    return {names[found.group().lower()] for found in pattern.finditer(text)} if pattern else set()


def months_near(text: str, locale: str, numbers: Sequence[Mark]) -> set[str]:
    """The numbers of the months that are named within a few letters of a number.

    Source: CLDR month names.

    >>> from contentapi.core.checks.quantities.reading import read
    >>> months_near("on 3 May", "en", read("on 3 May", "en").digits)
    {'5'}
    >>> months_near("You may take 3", "en", read("You may take 3", "en").digits)
    set()
    """
    pattern, names = _months(locale)
    if pattern is None:
        return set()
    return {
        names[found.group().lower()]
        for found in pattern.finditer(text)
        if any(-4 <= found.start() - m.end <= 4 or 0 <= m.start - found.end() <= 4 for m in numbers)
    }
