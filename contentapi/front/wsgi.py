"""The outermost WSGI layer: published GETs from memory, everything else to Django.

What Django answered is kept under everything the answer may depend on and given again, so both give the
same bytes and headers by construction. Only answers that carry a `Cache-Tag` are kept; the watcher drops them
by tag when the feed moves. Source: RFC 9110 (conditional requests), RFC 9111 §4.1 (keys by `Vary`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache
from sys import intern
from typing import Any

from contentapi.core.http import REPEATED, welcome
from contentapi.core.http.conditions import matches
from contentapi.front.table import Answer, Headers, Table

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]
Key = tuple[Any, ...]

KEPT = frozenset({"200 OK", "404 Not Found", "410 Gone"})
READS = frozenset({"GET", "HEAD"})
PREFIX = "/api/v1/"
LARGE = "/api/v1/bundles/"  # streamed from files, by ranges
KNOWN_VARY = frozenset({"accept-encoding", "accept", "accept-language"})
MAX_KEY = 2_048
STALE = ("Cache-Status", 'contentapi; hit; detail="database away"')
BY_LANGUAGE = Answer("", [], b"", "", frozenset(), [], [])
"""Stands in the table where the answer depends on `Accept-Language` besides."""


class Front:
    """A WSGI application in front of another one.

    watch      called before the table is filled or when it is not trusted; keeps it fresh from then on.
    trusted    may the table be believed now? None: yes; True: yes, but say that it may be stale; False: no.
    """

    def __init__(
        self,
        application: Application,
        table: Table,
        *,
        watch: Callable[[], None],
        trusted: Callable[[], bool | None],
    ) -> None:
        self.application = application
        self.table = table
        self.watch = watch
        self.trusted = trusted
        self._get = table.get
        self._used = table.used

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Answer from memory, or let the application answer and keep what it said."""
        get = environ.get
        if not is_plain(environ):
            return self.application(environ, start_response)
        key: Key = (
            environ["PATH_INFO"],
            environ["QUERY_STRING"],
            welcome(get("HTTP_ACCEPT_ENCODING")),
            get("HTTP_ACCEPT"),
            get("HTTP_HOST"),
            environ["wsgi.url_scheme"],
            get("HTTP_X_FORWARDED_PROTO"),
        )
        found: Key = key
        answer = self._get(key)
        if answer is BY_LANGUAGE:
            found = (key, get("HTTP_ACCEPT_LANGUAGE"))
            answer = self._get(found)
        if answer is None:
            return self._fill(key, environ, start_response)
        stale = self.trusted()
        if stale is not None:
            self.watch()
            if not stale:
                return self.application(environ, start_response)
            answer = marked(answer)
        try:
            self._used(found)
        except KeyError:  # dropped just now
            return self._fill(key, environ, start_response)
        return give(answer, environ, start_response)

    def _fill(self, key: Key, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Let the application answer a plain GET, keep it if it may be kept, and give it."""
        self.watch()
        language = environ.get("HTTP_ACCEPT_LANGUAGE")
        if environ["PATH_INFO"].startswith(LARGE) or sum(map(len, filter(None, (*key, language)))) > MAX_KEY:
            return self.application(environ, start_response)
        epoch = self.table.epoch
        plain = {**environ, "REQUEST_METHOD": "GET"}
        plain.pop("HTTP_IF_NONE_MATCH", None)
        plain.pop("HTTP_IF_MODIFIED_SINCE", None)
        answer, varies = make(*_collect(self.application, plain))
        if answer.status in KEPT and answer.tags and varies <= KNOWN_VARY and self.trusted() is None:
            if "accept-language" in varies:
                self.table.put(key, BY_LANGUAGE, epoch=epoch)
                key = (key, language)
            self.table.put(key, answer, epoch=epoch)
        return give(answer, environ, start_response)


def is_plain(environ: Environ) -> bool:
    """Is it a read whose answer depends on nothing but what the key is made of?"""
    return (
        environ["PATH_INFO"].startswith(PREFIX)
        and environ["REQUEST_METHOD"] in READS
        and "HTTP_COOKIE" not in environ
        and "HTTP_AUTHORIZATION" not in environ
        and "HTTP_RANGE" not in environ
        and "HTTP_IF_MATCH" not in environ
        and "HTTP_IF_UNMODIFIED_SINCE" not in environ
        and ("HTTP_IF_MODIFIED_SINCE" not in environ or "HTTP_IF_NONE_MATCH" in environ)
    )


def give(answer: Answer, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
    """A ready answer: 304 when the client holds it, else the bytes (none for HEAD)."""
    wanted = environ.get("HTTP_IF_NONE_MATCH")
    if wanted is not None and answer.etag and matches(wanted, answer.etag, weak=True):
        start_response("304 Not Modified", answer.not_modified)
        return []
    start_response(answer.status, answer.headers)
    return answer.chunks if environ["REQUEST_METHOD"] == "GET" else []


def make(status: str, headers: Headers, body: bytes) -> tuple[Answer, frozenset[str]]:
    """An answer with its 304 ready-made and its tags read from `Cache-Tag`; and what it varies by."""
    headers = [_field(name, value) for name, value in headers]
    named = {name.lower(): value for name, value in headers}
    answer = Answer(
        status=status,
        headers=headers,
        body=body,
        etag=named.get("etag", "") if status == "200 OK" else "",
        tags=_listed(named.get("cache-tag", "")),
        not_modified=[field for field in headers if field[0].lower() in REPEATED],
        chunks=[body] if body else [],
        text=sum(len(value) for _, value in headers),
    )
    return answer, frozenset(name.lower() for name in _listed(named.get("vary", "")))


def marked(answer: Answer) -> Answer:
    """The answer, saying that it may be stale."""
    return replace(answer, headers=[*answer.headers, STALE], not_modified=[*answer.not_modified, STALE])


@lru_cache(maxsize=8_192)
def _field(name: str, value: str) -> tuple[str, str]:
    """A header field, the same object for the same field: most answers share most of theirs.

    It is not only smaller: what many answers share lies in the processor's cache when the server reads it.
    """
    return intern(name), intern(value)


def _listed(field: str) -> frozenset[str]:
    return frozenset(intern(one.strip()) for one in field.split(",") if one.strip())


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
