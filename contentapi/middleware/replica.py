"""Public reads from a replica, where one is set, as long as it is as new as what this worker knows.

A replica lags. What a worker has seen of the feed, on the primary and four times a second, is the measure:
only a replica that stands at exactly that state is asked; else, or when it is away, the primary is. So
nothing that was seen to be withdrawn comes back through a replica, and no old text is kept in the table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import DEFAULT_DB_ALIAS, Error
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from contentapi.queries import feed, releases
from contentapi.queries.feed import Head

REPLICA = "replica"
PREFIX = "/api/v1/"
READS = frozenset({"GET", "HEAD"})
Rules = Mapping[str, tuple[str, ...]]
_asked: ContextVar[str] = ContextVar("asked", default=DEFAULT_DB_ALIAS)


@dataclass(frozen=True, slots=True)
class Seen:
    """The state that a worker's watcher saw last, and whether that may still be believed."""

    head: Head
    rules: Rules
    trusted: Callable[[], bool | None]


class Worker:
    """What this process has seen; None until its watcher has looked."""

    seen: Seen | None = None

    @classmethod
    def told_by(cls, trusted: Callable[[], bool | None]) -> Callable[[Head, Rules], None]:
        """What a watcher calls with the feed's head and the substitutes that it has just seen."""

        def told(head: Head, rules: Rules) -> None:
            cls.seen = Seen(head, rules, trusted)

        return told


class Router:
    """Sends reads of our tables to the replica, inside `from_replica`. Migrations go to the primary."""

    def db_for_read(self, model: Any, **_hints: Any) -> str | None:
        """The database to read from; None leaves it to Django."""
        return _asked.get() if model.__module__.startswith("contentapi.") else None

    def allow_relation(self, *_objects: Any, **_hints: Any) -> bool:
        """Both hold the same rows."""
        return True

    def allow_migrate(self, db: str, *_args: Any, **_hints: Any) -> bool | None:
        """A replica follows by itself."""
        return False if db == REPLICA else None


class FromReplica:
    """Middleware for readers without credentials. Cost: two queries on the replica."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        if REPLICA not in settings.DATABASES:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer from the replica when it is as new as what is known."""
        public = request.path_info.startswith(PREFIX) and request.method in READS
        known = "Authorization" in request.headers or "Cookie" in request.headers
        if not public or known or not level():
            return self.get_response(request)
        with from_replica():
            return self.get_response(request)


def level() -> bool:
    """Does the replica stand where this worker saw the primary stand?"""
    seen = Worker.seen
    if seen is None or seen.trusted() is not None:
        return False
    try:
        with from_replica():
            return feed.head() == seen.head and releases.substitutes() == seen.rules
    except Error:
        return False


@contextmanager
def from_replica() -> Iterator[None]:
    """Reads inside go to the replica."""
    token = _asked.set(REPLICA)
    try:
        yield
    finally:
        _asked.reset(token)
