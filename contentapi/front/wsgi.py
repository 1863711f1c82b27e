"""The outermost WSGI layer: published GETs from memory, everything else to Django.

What Django answered is kept under everything the answer may depend on and given again, so both give the
same bytes and headers by construction. Only answers that carry a `Cache-Tag` are kept; the watcher drops them
by tag when the feed moves. Source: RFC 9110 (conditional requests), RFC 9111 (what a cache may do).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Any

from contentapi.front.table import Answer, Headers, Table

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]

KEPT = frozenset({"200 OK", "301 Moved Permanently", "404 Not Found", "410 Gone"})
DEPENDS = (
    "HTTP_ACCEPT",
    "HTTP_ACCEPT_ENCODING",
    "HTTP_ACCEPT_LANGUAGE",
    "HTTP_ORIGIN",
    "HTTP_HOST",
    "wsgi.url_scheme",
)
BYPASS = (
    "HTTP_RANGE",
    "HTTP_IF_RANGE",
    "HTTP_IF_MATCH",
    "HTTP_IF_UNMODIFIED_SINCE",
    "HTTP_IF_MODIFIED_SINCE",
    "HTTP_AUTHORIZATION",
    "HTTP_COOKIE",
)
NOT_MODIFIED_DROPS = frozenset({"content-length", "content-type", "content-encoding"})
MAX_KEY = 2_048
STALE = ("Cache-Status", 'contentapi; hit; detail="database away"')


class Front:
    """A WSGI application in front of another one.

    watch      called before the first request in this process; keeps the table fresh from then on.
    trusted    may the table be believed now? None: yes; True: yes, but say that it may be stale; False: no.
    """

    def __init__(
        self,
        application: Application,
        table: Table,
        *,
        prefix: str = "/api/v1/",
        watch: Callable[[], None],
        trusted: Callable[[], bool | None],
    ) -> None:
        self.application = application
        self.table = table
        self.prefix = prefix
        self.watch = watch
        self.trusted = trusted
        self.hits = 0
        self._watching = False

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Answer from memory, or let the application answer and keep what it said."""
        if not environ["PATH_INFO"].startswith(self.prefix) or environ["REQUEST_METHOD"] not in {
            "GET",
            "HEAD",
        }:
            return self.application(environ, start_response)
        for name in BYPASS:
            if name in environ:
                return self.application(environ, start_response)
        get = environ.get
        key = (environ["PATH_INFO"], environ["QUERY_STRING"], *[get(name) for name in DEPENDS])
        answer = self.table.get(key)
        if answer is None:
            return self._fill(key, environ, start_response)
        stale = self.trusted()
        if stale is False:
            return self.application(environ, start_response)
        self.hits += 1
        if not self.hits & 63:
            self.table.used(key)
        return self._give(answer, environ, start_response, stale=bool(stale))

    def _give(
        self, answer: Answer, environ: Environ, start_response: StartResponse, *, stale: bool
    ) -> Iterable[bytes]:
        """A kept answer: 304 when the client holds it, else the bytes (none for HEAD)."""
        wanted = environ.get("HTTP_IF_NONE_MATCH")
        if wanted and answer.etag and answer.status == "200 OK" and matches(wanted, answer.etag):
            start_response(
                "304 Not Modified", [*answer.not_modified, STALE] if stale else answer.not_modified
            )
            return []
        start_response(answer.status, [*answer.headers, STALE] if stale else answer.headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else answer.chunks

    def _fill(self, key: tuple[Any, ...], environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Let the application answer a plain GET, keep it if it may be kept, and give it."""
        if not self._watching:
            self._watching = True
            self.watch()
        if sum(len(part) for part in key if part) > MAX_KEY:
            return self.application(environ, start_response)
        epoch = self.table.epoch
        plain = {**environ, "REQUEST_METHOD": "GET"}
        plain.pop("HTTP_IF_NONE_MATCH", None)
        status, headers, body = _collect(self.application, plain)
        answer = make(status, headers, body)
        if status in KEPT and answer.tags and self.trusted() is None:
            self.table.put(key, answer, epoch=epoch)
        return self._give(answer, environ, start_response, stale=False)


def make(status: str, headers: Headers, body: bytes) -> Answer:
    """An answer with its 304 ready-made and its tags read from `Cache-Tag`."""
    named = {name.lower(): value for name, value in headers}
    return Answer(
        status=status,
        headers=headers,
        body=body,
        etag=named.get("etag", ""),
        tags=frozenset(tag.strip() for tag in named.get("cache-tag", "").split(",") if tag.strip()),
        not_modified=[(n, v) for n, v in headers if n.lower() not in NOT_MODIFIED_DROPS],
        chunks=[body] if body else [],
    )


def matches(wanted: str, etag: str) -> bool:
    """If-None-Match by weak comparison, lists and `*` included. Source: RFC 9110 §13.1.2.

    >>> matches('W/"a", "b"', '"b"'), matches("*", '"b"'), matches('"c"', '"b"')
    (True, True, False)
    """
    if wanted in (etag, "*"):
        return True
    bare = etag.removeprefix("W/")
    return any(one.strip().removeprefix("W/") == bare for one in wanted.split(","))


def _collect(application: Application, environ: Environ) -> tuple[str, Headers, bytes]:
    """Run an application to its end; (status line, headers, body)."""
    said: list[tuple[str, Headers]] = []
    written: list[bytes] = []

    def start(status: str, headers: Headers, exc_info: Any = None) -> Callable[[bytes], None]:
        del exc_info
        said.append((status, headers))
        return written.append

    chunks = application(environ, start)
    try:
        written.extend(chunks)
    finally:
        close = getattr(chunks, "close", None)
        if close is not None:
            close()
    status, headers = said[-1]
    return status, headers, b"".join(written)


class Clock:
    """Whether the table may be believed: how long ago the feed was last seen, and what falls due when.

    due   the time, in seconds since 1970, at which something is to be published; None when nothing is.
          From then on nothing is believed, until the feed was seen again with that done.
    """

    def __init__(
        self,
        *,
        fresh: float,
        bound: float,
        now: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        self.fresh = fresh
        self.bound = bound
        self.now = now
        self.wall = wall
        self.due: float | None = None
        self.seen = now()

    def tick(self, due: float | None = None) -> None:
        """The feed was seen just now."""
        self.due = due
        self.seen = self.now()

    def trusted(self) -> bool | None:
        """None: fresh. True: serve, but say that it may be stale. False: no longer."""
        if self.due is not None and self.wall() >= self.due:
            return False
        age = self.now() - self.seen
        if age <= self.fresh:
            return None
        return age <= self.bound
