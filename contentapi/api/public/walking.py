"""Walking through lists: cursors in addresses, signed with the installation's secret."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode

from django.conf import settings

from contentapi.api.views import PREFIX
from contentapi.core.errors import BadCursor, CursorGone
from contentapi.core.feed.cursors import Place, Round, digest, seal, unseal

FORM = 1  # raised when what a cursor means changes


def place(asked: Mapping[str, Any], name: str) -> str:
    """A cursor for the list that these filters make, after a name."""
    return seal(Place(_bound(asked), name), key=_key(settings.SECRET_KEY))


def read_place(cursor: str | None, asked: Mapping[str, Any]) -> str:
    """The name after which the list goes on; empty for its beginning. Raises BadCursor."""
    if cursor is None:
        return ""
    try:
        found = unseal(_bare(cursor), Place, key=_key(settings.SECRET_KEY))
    except CursorGone as error:
        raise BadCursor(error.message, key="cursor") from None
    if found.asked != _bound(asked):
        raise BadCursor("This cursor is of a list with other filters; send the same with it.", key="cursor")
    return found.after


def mark(walk: Round) -> str:
    """A cursor of the feed."""
    return seal(walk, key=_key(settings.SECRET_KEY))


def read_mark(cursor: str) -> Round:
    """A cursor of the feed, read. Raises BadCursor, CursorGone."""
    return unseal(_bare(cursor), Round, key=_key(settings.SECRET_KEY))


def address(path: str, **values: Any) -> str:
    """An address under the API with those of the values that were sent."""
    sent = {name: value for name, value in values.items() if value not in {None, ""}}
    return f"{PREFIX}/{path}?{urlencode(sent)}" if sent else f"{PREFIX}/{path}"


def _bare(cursor: str) -> str:
    """The cursor itself, also where the whole address that held it was sent in its place."""
    return cursor.rpartition("cursor=")[2]


def _bound(asked: Mapping[str, Any]) -> str:
    """What binds a cursor to its filters."""
    return digest(FORM, *sorted((name, str(value)) for name, value in asked.items()))


@lru_cache(maxsize=4)
def _key(secret: str) -> bytes:
    """A key of the cursors' own, so that no other signature of this installation is one."""
    return sha256(f"contentapi cursors {FORM} {secret}".encode()).digest()
