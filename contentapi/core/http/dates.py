"""Dates of HTTP header fields, in the three forms that have ever been allowed. Source: RFC 9110 §5.6.7."""

from __future__ import annotations

import re
from calendar import timegm
from datetime import datetime
from functools import lru_cache

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_TIME = r"(?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d)"
_FORMS = tuple(
    re.compile(form, re.ASCII)
    for form in (
        rf"[A-Z][a-z]{{2}}, (?P<day>\d\d) (?P<month>[A-Z][a-z]{{2}}) (?P<year>\d{{4}}) {_TIME} GMT",
        rf"[A-Z][a-z]{{5,8}}, (?P<day>\d\d)-(?P<month>[A-Z][a-z]{{2}})-(?P<year>\d\d) {_TIME} GMT",
        rf"[A-Z][a-z]{{2}} (?P<month>[A-Z][a-z]{{2}}) (?P<day>[\d ]\d) {_TIME} (?P<year>\d{{4}})",
    )
)


@lru_cache(maxsize=1024)
def read(field: str) -> int | None:
    """Seconds since 1970, or None for what is no date: such a condition is to be ignored. Cached.

    A year of two digits is taken as 1970 to 2069.

    >>> read("Sun, 06 Nov 1994 08:49:37 GMT") == read("Sunday, 06-Nov-94 08:49:37 GMT")
    True
    >>> read("Sun Nov  6 08:49:37 1994")
    784111777
    >>> read("yesterday")
    """
    match = next((found for form in _FORMS if (found := form.fullmatch(field.strip()))), None)
    if match is None or match["month"] not in _MONTHS:
        return None
    year = int(match["year"])
    if year < 100:
        year += 1900 if year >= 70 else 2000
    month, second = _MONTHS.index(match["month"]) + 1, min(int(match["second"]), 59)
    try:
        moment = datetime(year, month, int(match["day"]), int(match["hour"]), int(match["minute"]), second)  # noqa: DTZ001
    except ValueError:
        return None
    return timegm(moment.timetuple())
