"""A known answer, sent as the request asks: Django's side of the rules in `core.http`."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any, BinaryIO

import brotli
import orjson
import zstandard
from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from contentapi.core.errors import NotAcceptable
from contentapi.core.http import NO_CONDITIONS, Answer, Conditions, Decision, Encoding, decide
from contentapi.core.http.refusals import PreconditionFailed, RangeNotSatisfiable

SETTLED = ("Vary", "Content-Language", "Cache-Control", "ETag")
KEPT_BODIES = 256
CHUNK = 65_536
_FIELDS = {
    "if_match": "HTTP_IF_MATCH",
    "if_none_match": "HTTP_IF_NONE_MATCH",
    "if_modified_since": "HTTP_IF_MODIFIED_SINCE",
    "if_unmodified_since": "HTTP_IF_UNMODIFIED_SINCE",
    "range": "HTTP_RANGE",
    "if_range": "HTTP_IF_RANGE",
}


class Settled:
    """A response whose fields are final: what middleware further out changed is set back by `settle`."""

    status_code: int
    headers: Any

    def fix(self) -> None:
        """Remember the fields as they are now."""
        self.fixed = {name: self.headers.get(name) for name in SETTLED}

    def settle(self) -> None:
        """Make the fields what they were. Source: RFC 9110 §8.6 (a 304 has no length of its own)."""
        for name, value in self.fixed.items():
            if value is not None:
                self.headers[name] = value
            elif name in self.headers:
                del self.headers[name]
        if self.status_code in {301, 304, 204}:
            self.headers.pop("Content-Type", None)
        if self.status_code in {304, 204}:
            self.headers.pop("Content-Length", None)


class Sent(Settled, HttpResponse):
    """A settled response with its content at hand."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fix()


class Streamed(Settled, StreamingHttpResponse):
    """A settled response that is read from a file while it is sent."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fix()


def conditions(request: HttpRequest) -> Conditions:
    """The conditional and range fields of a request."""
    there = {name: request.META[field] for name, field in _FIELDS.items() if field in request.META}
    return Conditions(**there) if there else NO_CONDITIONS


def answer(request: HttpRequest, known: Answer, load: Callable[[Encoding], bytes]) -> HttpResponseBase:
    """200 with the bytes that `load` gives for the chosen encoding, or 304 without asking for them.

    Raises NotAcceptable (no encoding), PreconditionFailed.
    """
    decision = _decide(request, known)
    if decision.encoding is None:
        return Sent(b"", status=decision.status, headers=dict(decision.fields))
    body = load(decision.encoding)
    headers = {**dict(decision.fields), "Content-Length": str(len(body))}
    return Sent(b"" if request.method == "HEAD" else body, status=decision.status, headers=headers)


def of_file(request: HttpRequest, known: Answer, open_file: Callable[[], BinaryIO]) -> HttpResponseBase:
    """The same from a file, whole or a range of it. Raises RangeNotSatisfiable besides."""
    decision = _decide(request, known)
    if decision.status == 416:
        raise RangeNotSatisfiable("The range lies outside the bytes there are.", size=known.size)
    if decision.encoding is None:
        return Sent(b"", status=decision.status, headers=dict(decision.fields))
    start, end = decision.span or (0, known.size or 0)
    headers = {**dict(decision.fields), "Content-Length": str(end - start)}
    if request.method == "HEAD":
        return Sent(b"", status=decision.status, headers=headers)
    return Streamed(_Part(open_file(), start, end), status=decision.status, headers=headers)


def dumped(
    request: HttpRequest, data: Any, *, max_age: int | None = None, headers: Mapping[str, Any] | None = None
) -> HttpResponseBase:
    """An answer that is put together now (a list, never a guide), named by the digest of its bytes.

    max_age   seconds, where less than usual. headers   further facts of `core.http.Answer`.
    """
    body = data if isinstance(data, bytes) else orjson.dumps(data)
    digest = hashlib.sha256(body).hexdigest()
    known = Answer(digest, **{**ages(max_age), **(headers or {})})
    return answer(request, known, lambda encoding: encoded(body, encoding))


def ages(most: int | None = None) -> dict[str, Any]:
    """How long browsers and CDNs may keep an answer."""
    bound = settings.CACHE_MAX_AGE if most is None else most
    return {
        "max_age": min(bound, settings.CACHE_MAX_AGE),
        "cdn_max_age": min(bound, settings.CDN_MAX_AGE) if most is not None else settings.CDN_MAX_AGE,
    }


def encoded(body: bytes, encoding: Encoding) -> bytes:
    """Bytes in an encoding, for answers that have none ready-made; small ones are kept."""
    if encoding is Encoding.IDENTITY:
        return body
    return _kept(body, encoding) if len(body) <= CHUNK else _encode(body, encoding)


@lru_cache(maxsize=KEPT_BODIES)
def _kept(body: bytes, encoding: Encoding) -> bytes:
    return _encode(body, encoding)


def _encode(body: bytes, encoding: Encoding) -> bytes:
    """Larger bodies are packed less tightly: nobody should wait for the last few bytes."""
    hard = len(body) <= CHUNK
    if encoding is Encoding.GZIP:
        return gzip.compress(body, compresslevel=5 if hard else 1, mtime=0)
    if encoding is Encoding.BR:
        return bytes(brotli.compress(body, quality=4 if hard else 1))
    return zstandard.ZstdCompressor(level=3).compress(body)


def _decide(request: HttpRequest, known: Answer) -> Decision:
    decision = decide(
        known,
        method=request.method or "GET",
        accept_encoding=request.META.get("HTTP_ACCEPT_ENCODING"),
        asked=conditions(request),
    )
    if decision.status == 406:
        raise NotAcceptable("No encoding is acceptable.", available=[one.value for one in known.encodings])
    if decision.status == 412:
        raise PreconditionFailed("What you hold is no longer what is here.")
    return decision


class _Part:
    """A part of a file, in chunks. Opened at once, so that it is there however long the sending takes."""

    def __init__(self, file: BinaryIO, start: int, end: int) -> None:
        self.file, self.left = file, end - start
        file.seek(start)

    def __iter__(self) -> Iterator[bytes]:
        while self.left > 0 and (chunk := self.file.read(min(CHUNK, self.left))):
            self.left -= len(chunk)
            yield chunk

    def close(self) -> None:
        """Called by the server at the end, also when the client goes away."""
        self.file.close()
