"""The outermost WSGI layer: published GETs from memory, everything else to Django.

What Django answered is kept under everything the answer may depend on and given again, so both give the
same bytes and headers by construction. Only answers that carry a `Cache-Tag` are kept; the watcher drops them
by tag when the feed moves. Source: RFC 9110 (conditional requests), RFC 9111 §4.1 (keys by `Vary`).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
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
Variant = tuple[str | None, ...]

KEPT = frozenset({"200 OK", "404 Not Found", "410 Gone"})
PREFIX = "/api/v1/"
LARGE = f"{PREFIX}bundles/"  # streamed from files, by ranges
KNOWN_VARY = frozenset({"accept-encoding", "accept", "accept-language"})
MAX_KEY = 2_048
STALE = ("Cache-Status", 'contentapi; hit; detail="database away"')
BY_LANGUAGE = "Vary: Accept-Language"  # in place of the status of what depends on this field besides


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
        self._variant = table.variant
        self._use = table.uses.__next__

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Answer from memory, or let the application answer and keep what it said."""
        get = environ.get
        query = environ["QUERY_STRING"]
        place: Hashable = (environ["PATH_INFO"], query) if query else environ["PATH_INFO"]
        variant: Variant = (
            welcome(get("HTTP_ACCEPT_ENCODING")),
            get("HTTP_ACCEPT"),
            get("HTTP_HOST"),
            environ["wsgi.url_scheme"],
            get("HTTP_X_FORWARDED_PROTO"),
        )
        held = self._variant(variant)
        answer = held.get(place) if held is not None else None
        if answer is not None and answer.status is BY_LANGUAGE:
            answer.used = self._use()
            held = self._variant((*variant, get("HTTP_ACCEPT_LANGUAGE")))
            answer = held.get(place) if held is not None else None
        if answer is None:
            return self._fill(variant, place, environ, start_response)
        if not is_plain(environ):
            return self.application(environ, start_response)
        stale = self.trusted()
        if stale is not None:
            self.watch()
            if not stale:
                return self.application(environ, start_response)
            answer = marked(answer)
        answer.used = self._use()
        return give(answer, environ, start_response)

    def _fill(
        self, variant: Variant, place: Hashable, environ: Environ, start_response: StartResponse
    ) -> Iterable[bytes]:
        """Let the application answer a plain GET, keep it if it may be kept, and give it."""
        path, language = environ["PATH_INFO"], environ.get("HTTP_ACCEPT_LANGUAGE")
        if not path.startswith(PREFIX) or path.startswith(LARGE) or not is_plain(environ):
            return self.application(environ, start_response)
        self.watch()
        texts = filter(None, (path, environ["QUERY_STRING"], language, *variant))
        if sum(map(len, texts)) > MAX_KEY:
            return self.application(environ, start_response)
        epoch = self.table.epoch
        plain = {**environ, "REQUEST_METHOD": "GET"}
        plain.pop("HTTP_IF_NONE_MATCH", None)
        plain.pop("HTTP_IF_MODIFIED_SINCE", None)
        answer, varies = make(*_collect(self.application, plain))
        if answer.status in KEPT and answer.tags and varies <= KNOWN_VARY and self.trusted() is None:
            if "accept-language" in varies:
                marker = Answer(BY_LANGUAGE, [], b"", "", answer.tags, [])
                self.table.put(variant, place, marker, epoch=epoch)
                variant = (*variant, language)
            self.table.put(variant, place, answer, epoch=epoch)
        return give(answer, environ, start_response)


def is_plain(environ: Environ) -> bool:
    """Is it a read whose answer depends on nothing but its variant and its place?"""
    return (
        environ["REQUEST_METHOD"] in {"GET", "HEAD"}
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
    return [answer.body] if answer.body and environ["REQUEST_METHOD"] == "GET" else []


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
    """Run an application that does not use `write` to its end; (status line, headers, body)."""
    said: list[tuple[str, Headers]] = []
    chunks = application(environ, lambda status, headers, exc_info=None: said.append((status, headers)))
    try:
        body = b"".join(chunks)
    finally:
        getattr(chunks, "close", bool)()
    return (*said[-1], body)
