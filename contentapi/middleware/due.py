"""What was to be published by now is published before anybody is answered: no clock job is needed."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone

from contentapi.middleware.replica import Worker
from contentapi.queries import schedules
from contentapi.services import guides


class DueFirst:
    """Middleware. Static files are left alone.

    Cost: one query, or none while this worker's watcher, which looks four times a second, knows what is due.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.static = f"/{settings.STATIC_URL.lstrip('/')}"

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Do what fell due, then answer. What cannot be done now is not passed over: 503, try again."""
        if not request.path_info.startswith(self.static) and not nothing_due():
            try:
                due = schedules.next_due()
            except (OperationalError, InterfaceError):
                due = None  # no database: whoever answers meets it too, and says so in the right form
            now = timezone.now()
            if due is not None and due <= now:
                try:
                    guides.settle(at=now)
                except (OperationalError, InterfaceError):
                    return busy()
        return self.get_response(request)


def nothing_due() -> bool:
    """Has the watcher just seen that nothing is due yet?"""
    return Worker.seen is not None and Worker.seen.trusted() is None


def busy() -> HttpResponseBase:
    """503 as a line; the API's own middleware, further out, makes a problem of it for programs."""
    again = {"Retry-After": "1", "Cache-Control": "no-store"}
    return HttpResponse("Try again in a moment.", status=503, headers=again, content_type="text/plain")
