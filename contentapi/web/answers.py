"""How pages are sent: validators, encodings and caching by the rules of `core.http`."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping
from typing import Any

import brotli
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from contentapi.core.http import Answer, Conditions, Encoding, caching, decide
from contentapi.web.language import Frame, speaking

HTML = "text/html; charset=utf-8"
ENCODINGS = (Encoding.BR, Encoding.GZIP, Encoding.IDENTITY)
PULLED_MAX_AGE = 30
"""Seconds that caches may keep "withdrawn" and "not there": a replacement should show soon."""


class Page(HttpResponse):
    """A public page, with the header fields that the rules give it and no others."""

    def __init__(self, content: bytes, *, status: int, headers: Mapping[str, str]) -> None:
        super().__init__(content, status=status, headers={"Content-Type": HTML, **headers})
        if status == 304:
            del self.headers["Content-Type"]

    @property
    def url(self) -> str:
        """Where it leads, as of Django's own redirects."""
        return self.headers.get("Location", "")


def page(request: HttpRequest, template: str, one: Frame, context: Mapping[str, Any], **facts: Any) -> Page:
    """A page that may be kept: rendered, named by its digest; 304 for who holds it.

    facts   further members of `core.http.Answer`: modified, negotiated, groups …
    """
    body = render(template, one, context).encode()
    known = Answer(
        hashlib.sha256(body).hexdigest(),
        media=HTML,
        language=one.locale,
        encodings=ENCODINGS,
        max_age=settings.CACHE_MAX_AGE,
        cdn_max_age=settings.CDN_MAX_AGE,
        **facts,
    )
    asked = Conditions(
        if_match=request.headers.get("If-Match"),
        if_none_match=request.headers.get("If-None-Match"),
        if_modified_since=request.headers.get("If-Modified-Since"),
        if_unmodified_since=request.headers.get("If-Unmodified-Since"),
    )
    decision = decide(
        known,
        method=request.method or "GET",
        accept_encoding=request.headers.get("Accept-Encoding"),
        asked=asked,
    )
    if decision.encoding is None:
        return Page(b"", status=decision.status, headers=dict(decision.fields))
    sent = _encode(body, decision.encoding)
    headers = {**dict(decision.fields), "Content-Length": str(len(sent))}
    return Page(b"" if request.method == "HEAD" else sent, status=decision.status, headers=headers)


def refusal(
    template: str,
    one: Frame,
    context: Mapping[str, Any],
    *,
    status: int,
    negotiated: bool,
    groups: tuple[str, ...] = (),
) -> Page:
    """A page that says what is not there, not there any more, or was asked for wrongly."""
    age = min(PULLED_MAX_AGE, settings.CACHE_MAX_AGE)
    headers = {
        "Content-Language": one.locale,
        "Cache-Control": caching(age) if status in {404, 410} else "no-store",
        "X-Robots-Tag": "noindex",
        **_vary(negotiated=negotiated),
        **_tags(groups if status in {404, 410} else ()),
    }
    return Page(render(template, one, context).encode(), status=status, headers=headers)


def led(to: str, *, permanent: bool, negotiated: bool, groups: tuple[str, ...] = ()) -> Page:
    """A redirect that may be kept as long as a page."""
    headers = {
        "Location": to,
        "Cache-Control": caching(settings.CACHE_MAX_AGE),
        **_vary(negotiated=negotiated),
        **_tags(groups),
    }
    return Page(b"", status=301 if permanent else 302, headers=headers)


def render(template: str, one: Frame, context: Mapping[str, Any]) -> str:
    """A template in the words of its frame. No user, no session: the page is the same for everyone."""
    with speaking(one):
        return render_to_string(template, {"frame": one, **context})


def _vary(*, negotiated: bool) -> dict[str, str]:
    return {"Vary": "Accept-Language"} if negotiated else {}


def _tags(groups: tuple[str, ...]) -> dict[str, str]:
    if not groups:
        return {}
    named = ", ".join(f'"{group}"' for group in groups)
    return {"Cache-Tag": ",".join(groups), "Surrogate-Key": " ".join(groups), "Cache-Groups": named}


def _encode(body: bytes, encoding: Encoding) -> bytes:
    if encoding is Encoding.BR:
        return bytes(brotli.compress(body, quality=4))
    return gzip.compress(body, compresslevel=5, mtime=0) if encoding is Encoding.GZIP else body
