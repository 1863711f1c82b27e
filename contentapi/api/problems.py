"""Errors as problem+json, and the middleware that lets nothing else out under /api/. Source: RFC 9457."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

import orjson
from django.conf import settings
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext, override
from rest_framework import exceptions as framework

from contentapi.api.conditional import Sent, Settled
from contentapi.api.negotiation import ui_language
from contentapi.core import errors
from contentapi.core.http import REPEATED, caching, grouping
from contentapi.core.http.refusals import MethodNotAllowed, ServerError
from contentapi.services.sentences import detail, title

MEDIA = "application/problem+json"
PREFIX = "/api/"
TYPES = "/api/v1/problems/"
METHODS = ("GET", "HEAD", "OPTIONS")
CACHED = frozenset(
    {"not_found", "unknown_guide", "unknown_version", "locale_not_available", "guide_withdrawn"}
)
RETRY_AFTER = 1
PULLED_MAX_AGE = 30
# An answer for programs shows nothing, so it may load nothing and be framed nowhere; any page may read it.
OPEN = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": (
        "Accept-Ranges, Content-Language, Content-Location, Content-Range, ETag, Link, Retry-After"
    ),
}
FOR_PAGES = ("X-Frame-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy")
# The star is every field but Authorization: what libraries add for tracing keeps no page from reading.
PREFLIGHT = {
    "Access-Control-Allow-Methods": ", ".join(METHODS),
    "Access-Control-Allow-Headers": (
        "Accept, Accept-Language, If-Match, If-Modified-Since, If-None-Match, If-Range, "
        "If-Unmodified-Since, Range, *"
    ),
    "Access-Control-Max-Age": "86400",
}

STATUSES: tuple[tuple[type[Exception], int], ...] = (
    (Http404, 404),
    (PermissionDenied, 403),
    (SuspiciousOperation, 400),
    (OperationalError, 503),
    (InterfaceError, 503),
)
PLAIN: Mapping[int, tuple[type[errors.ContentError], str]] = {
    400: (errors.BadRequest, "The request cannot be understood."),
    401: (errors.NotAuthenticated, "Sign in first."),
    403: (errors.NotAllowed, "You lack the permission for this."),
    404: (errors.NotFound, "There is nothing at this address."),
    406: (errors.NotAcceptable, "The request accepts none of what there is."),
    413: (errors.TooLarge, "The request is larger than is allowed."),
    429: (errors.TooManyRequests, "Too many requests; wait and try again."),
    500: (ServerError, "Something went wrong on our side; nothing was changed."),
    503: (errors.Busy, "The service is busy; nothing was changed. Try again in a moment."),
}

log = logging.getLogger("contentapi.api")


class Elsewhere(Exception):
    """What was asked for has its one address elsewhere."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


def handle(error: Exception, context: Mapping[str, Any]) -> HttpResponseBase:
    """Every exception of a view as a response. The framework calls this."""
    request = context["request"]
    if isinstance(error, Elsewhere):
        headers = {"Location": error.address, "Cache-Control": caching(settings.CACHE_MAX_AGE)}
        return Sent(b"", status=301, headers={**headers, "Vary": "Accept-Encoding"})
    known = understood(error)
    if isinstance(known, ServerError):
        log.exception("unexpected fault at %s", quote(request.path), exc_info=error)
    return problem(request, known)


def understood(error: Exception) -> errors.ContentError:
    """Any exception as one of ours."""
    if isinstance(error, errors.ContentError):
        return error
    if isinstance(error, framework.Throttled):
        wait = int(getattr(error, "wait", None) or RETRY_AFTER)
        return errors.TooManyRequests("Too many requests; wait and try again.", retry_after=wait)
    if isinstance(error, OperationalError | InterfaceError):
        log.warning("database: %s", error)
    told = getattr(error, "status_code", 500)
    return of_status(next((status for kind, status in STATUSES if isinstance(error, kind)), told))


def of_status(status: int) -> errors.ContentError:
    """The error that an answer with nothing but a status stands for."""
    if status == 405:
        return MethodNotAllowed("This address does not know that method.", allowed=list(METHODS))
    kind, message = PLAIN.get(status, PLAIN[400] if status < 500 else PLAIN[500])
    return kind(message)


def problem(request: HttpRequest, error: errors.ContentError) -> HttpResponse:
    """One error as a response, in the reader's language."""
    language = ui_language(request)
    with override(language.lower()):
        told = describe(error, request.path)
        body = orjson.dumps(told, default=str)
    if told["title"] == title(error):
        language = "en"
    headers = {"Content-Language": language, "Vary": "Accept-Language", **_caching(error)}
    if error.status in {429, 503}:
        headers["Retry-After"] = str(error.facts.get("retry_after", RETRY_AFTER))
    if error.status == 405:
        headers["Allow"] = ", ".join(error.facts.get("allowed", METHODS))
    if error.status == 416:
        headers["Content-Range"] = f"bytes */{error.facts['size']}"
    headers["Content-Length"] = str(len(body))
    sent = b"" if request.method == "HEAD" else body
    return Sent(sent, status=error.status, content_type=MEDIA, headers=headers)


def options() -> HttpResponse:
    """What a reader may do; also the answer to a browser's preflight, which offers reading and no more."""
    headers = {"Allow": ", ".join(METHODS), "Cache-Control": "public, max-age=86400", **PREFLIGHT}
    return Sent(b"", status=204, headers=headers)


def describe(error: errors.ContentError, path: str) -> dict[str, Any]:
    """The members of a problem, in the language that is active."""
    facts = {name: value for name, value in error.facts.items() if name != "retry_after"}
    return {
        "type": TYPES + error.code,
        "title": gettext(title(error)),
        "status": error.status,
        "code": error.code,
        "detail": detail(error),
        "instance": quote(path),
        **{name: value for name in ("line", "column", "key") if (value := getattr(error, name)) is not None},
        **facts,
    }


def _caching(error: errors.ContentError) -> dict[str, str]:
    """What caches may do with an error: nothing, but for what is not there or no longer there."""
    if error.code not in CACHED:
        return {"Cache-Control": "no-store"}
    age = settings.CACHE_MAX_AGE if error.status == 404 else min(PULLED_MAX_AGE, settings.CACHE_MAX_AGE)
    headers = {"Cache-Control": caching(age), "CDN-Cache-Control": caching(min(age, settings.CDN_MAX_AGE))}
    if "guide" in error.facts:
        # What replaces a withdrawn guide is told once it is public itself: any publication may change that.
        more = ("guides",) if error.status == 410 else ()
        headers.update(grouping((f"guide-{error.facts['guide']}", *more)))
    return headers


class ApiMiddleware:
    """Outermost for /api/: whatever went wrong is a problem, and header fields are those that the view said.

    Middleware further in adds fields that would split caches (Vary: origin, Accept-Language) or say what is
    not so (Content-Length: 0 on a 304); here the answer becomes what it was again.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, then see to it that the answer is one of ours."""
        if not _ours(request):
            return self.get_response(request)
        preflight = request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers
        response = options() if preflight else self.get_response(request)
        told = response.headers.get("Content-Type", "").partition(";")[0]
        if response.status_code >= 400 and told != MEDIA:
            response.close()
            response = problem(request, of_status(response.status_code))
        if isinstance(response, Settled):
            _finish(response)
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponseBase | None:
        """An exception of a view that is none of the framework's."""
        return handle(error, {"request": request}) if _ours(request) else None


def _finish(response: Any) -> None:
    """Make a settled answer what it was, open to any page, and with nothing in it for one reader alone."""
    response.settle()
    if "public" in response.headers.get("Cache-Control", ""):
        response.cookies.clear()  # a cache would give them to everybody
    for name, value in OPEN.items():
        response.headers[name] = value
    for name in FOR_PAGES:
        response.headers.pop(name, None)
    if response.status_code == 304:
        for name in [one for one in response.headers if one.lower() not in REPEATED]:
            del response.headers[name]


def _ours(request: HttpRequest) -> bool:
    """Is the address a program's, be it that slashes are doubled in front or missing behind?"""
    return f"/{request.path_info.lstrip('/')}/".startswith(PREFIX)
