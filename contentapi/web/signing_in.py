"""Guarding the doors: whose address a try to sign in comes from, and what is told after too many."""

from __future__ import annotations

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from contentapi.web import answers
from contentapi.web.language import wanted


def client_address(request: HttpRequest) -> str:
    """The address that the outermost trusted proxy saw, or the connection's own without proxies.

    Each proxy appends what it saw, so only the last TRUSTED_PROXY_COUNT entries of X-Forwarded-For can be
    believed; whatever a client wrote before them is not looked at.
    """
    connection = str(request.META.get("REMOTE_ADDR", ""))
    proxies: int = settings.TRUSTED_PROXY_COUNT
    seen = [one.strip() for one in request.headers.get("X-Forwarded-For", "").split(",")]
    if not proxies or len(seen) < proxies:
        return connection
    try:
        return str(ip_address(seen[-proxies]))
    except ValueError:
        return connection


def locked_out(
    request: HttpRequest, response: HttpResponse | None, credentials: dict[str, str] | None
) -> HttpResponse:
    """Too many wrong passwords: how long to wait and whom to ask, in the reader's language."""
    del response, credentials  # which name was tried, and whether there is one, is not told
    minutes = round(settings.AXES_COOLOFF_TIME * 60)
    context = {"code": "locked_out", "minutes": minutes, "again": request.path}
    page = answers.refusal(
        "web/problem.html",
        wanted(request.headers.get("Accept-Language", "")),
        context,
        status=429,
        negotiated=True,
    )
    page["Retry-After"] = str(minutes * 60)
    return page
