"""Conditional and range requests: entity tags, preconditions, spans. Source: RFC 9110 §8.8, §13, §14."""

from __future__ import annotations

import re
from dataclasses import dataclass

from contentapi.core.http import dates

MAX_TAGS = 16_384
"""Characters of a list of entity tags that are looked at; a longer one matches nothing."""

_TAG = re.compile(r'(W/)?"([\x21\x23-\x7e\x80-\U0010ffff]*)"')
_RANGE = re.compile(r"bytes\s*=\s*([0-9]{1,99})?-([0-9]{1,99})?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Conditions:
    """The conditional and range fields of a request; None where absent."""

    if_match: str | None = None
    if_none_match: str | None = None
    if_modified_since: str | None = None
    if_unmodified_since: str | None = None
    range: str | None = None
    if_range: str | None = None


NO_CONDITIONS = Conditions()


def precondition(asked: Conditions, tag: str, modified: int | None, *, exact_dates: bool = False) -> int:
    """200, 304 or 412 by the request's conditions, in their order of precedence. Source: RFC 9110 §13.2.2.

    tag          the strong entity tag of the representation that would be sent, with its quotes.
    modified     seconds since 1970, or None: then conditions on dates are ignored.
    exact_dates  only the very date counts, where a later one proves nothing.

    >>> precondition(Conditions(if_none_match='W/"a"'), '"a"', None)
    304
    """
    if asked is NO_CONDITIONS:
        return 200
    if not _still_holds(asked, tag, modified):
        return 412
    return 304 if _is_known(asked, tag, modified, exact_dates=exact_dates) else 200


def _still_holds(asked: Conditions, tag: str, modified: int | None) -> bool:
    """If-Match, or else If-Unmodified-Since."""
    if asked.if_match is not None:
        return matches(asked.if_match, tag, weak=False)
    if asked.if_unmodified_since is None or modified is None:
        return True
    date = dates.read(asked.if_unmodified_since)
    return date is None or modified <= date


def _is_known(asked: Conditions, tag: str, modified: int | None, *, exact_dates: bool) -> bool:
    """If-None-Match, or else If-Modified-Since."""
    if asked.if_none_match is not None:
        return matches(asked.if_none_match, tag, weak=True)
    if asked.if_modified_since is None or modified is None:
        return False
    date = dates.read(asked.if_modified_since)
    return date == modified or (date is not None and date > modified and not exact_dates)


def matches(field: str, tag: str, *, weak: bool) -> bool:
    """Does a list of entity tags (or `*`) hold this one? Source: RFC 9110 §8.8.3.2.

    tag   a strong entity tag, with its quotes.
    weak  compare weakly: `W/` makes no difference.

    >>> matches('"x", W/"a"', '"a"', weak=True), matches('W/"a"', '"a"', weak=False)
    (True, False)
    """
    if field == tag or field.strip() == "*":
        return True
    if tag not in field or len(field) > MAX_TAGS:
        return False
    return any(f'"{found[2]}"' == tag and (weak or not found[1]) for found in _TAG.finditer(field))


def read_range(field: str, size: int) -> tuple[int, int] | None:
    """The half-open span of one byte range; None for a form that is to be ignored. Source: RFC 9110 §14.1.2.

    Raises ValueError when the range lies outside (416). Lists of ranges are ignored: the whole is sent.

    >>> read_range("bytes=0-4", 10), read_range("bytes=-3", 10), read_range("lines=1-2", 10)
    ((0, 5), (7, 10), None)
    """
    match = _RANGE.fullmatch(field.strip())
    if match is None or (match[1] is None and match[2] is None):
        return None
    if match[1] is None:
        start, end = max(0, size - int(match[2])), size
    else:
        start = int(match[1])
        end = min(size, int(match[2]) + 1) if match[2] else size
        if match[2] and int(match[2]) < start:
            return None
    if start >= end:
        raise ValueError("the range lies outside")
    return start, end


def range_holds(asked: Conditions, tag: str, modified: int | None) -> bool:
    """Is the range asked of the very bytes that there are? Source: RFC 9110 §13.1.5."""
    if asked.if_range is None:
        return True
    field = asked.if_range.strip()
    if field.endswith('"'):
        return field == tag
    return modified is not None and dates.read(field) == modified
