"""Cursors: opaque, signed marks of the last step that a client has seen.

All that a walk through a list depends on is fixed inside, so that a later page can be asked for with the
cursor alone, and no page with the cursor of another list.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import astuple, dataclass
from typing import Any, TypeVar

from contentapi.core.errors import BadCursor, CursorGone

MAX_LENGTH = 1000
_FORM = re.compile(r"[A-Za-z0-9_-]{8,1000}\.[A-Za-z0-9_-]{22}")

_Cursor = TypeVar("_Cursor", "Place", "Round")


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a list that is ordered by a lasting name.

    asked   a digest of the filters: a cursor is good for no other list.
    after   the last name seen.
    """

    asked: str
    after: str


@dataclass(frozen=True, slots=True)
class Round:
    """A place in a walk through the feed.

    lang     the reader's locale; empty for all locales.
    limit    items a page.
    after    the last change that the client has, with all before it; 0 for none.
    until    the last change when this round began; the next round begins after it.
    mark     fingerprint of the change `until`: another history has another one.
    rules    digest of what else the choice of locales depends on.
    phase    0: withdrawals are being told, 1: releases.
    name     the last one told in this phase; empty at its start.
    """

    lang: str
    limit: int
    after: int
    until: int
    mark: str
    rules: str
    phase: int = 0
    name: str = ""


def seal(cursor: Place | Round, *, key: bytes) -> str:
    """Write a cursor as text for an address. `key` is the installation's secret.

    >>> unseal(seal(Place("all", "knee"), key=b"k"), Place, key=b"k")
    Place(asked='all', after='knee')
    """
    payload = json.dumps([type(cursor).__name__, *astuple(cursor)], ensure_ascii=False, separators=(",", ":"))
    body = _text(payload.encode())
    return f"{body}.{_signature(body, key)}"


def unseal(text: str, kind: type[_Cursor], *, key: bytes) -> _Cursor:
    """Read a cursor back. Never trusts what it did not write.

    Raises BadCursor (no cursor, or one of another kind of list), CursorGone (another installation's, or
    changed on the way).

    >>> unseal("abc", Place, key=b"k")
    Traceback (most recent call last):
    contentapi.core.errors.BadCursor: This is no cursor; leave it out to start from the beginning.
    """
    values = _read(text)
    body, _, signature = text.partition(".")
    if not hmac.compare_digest(signature, _signature(body, key)):
        raise CursorGone("This cursor is not one of ours; leave it out to start from the beginning.")
    if values[0] != kind.__name__:
        raise BadCursor("This cursor is of another list; leave it out to start from the beginning.")
    try:
        return kind(*values[1:])
    except TypeError:
        raise CursorGone("This cursor is too old; leave it out to start from the beginning.") from None


def digest(*parts: object) -> str:
    """A short digest of anything with a stable `repr`, to bind a cursor to it."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


def _read(text: str) -> list[Any]:
    """The values inside, not yet believed. Raises BadCursor."""
    try:
        if len(text) > MAX_LENGTH or not _FORM.fullmatch(text):
            raise ValueError
        values = json.loads(_bytes(text.partition(".")[0]))
        if not isinstance(values, list) or not values or not isinstance(values[0], str):
            raise ValueError
    except (ValueError, RecursionError):
        raise BadCursor("This is no cursor; leave it out to start from the beginning.") from None
    return values


def _signature(body: str, key: bytes) -> str:
    return _text(hmac.new(key, body.encode(), hashlib.sha256).digest()[:16])


def _text(data: bytes) -> str:
    return urlsafe_b64encode(data).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
