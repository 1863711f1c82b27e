"""The desk follows the browser's language; readers' pages say theirs in the address and vary by nothing."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware

DESK = ("/admin/", "/translate/", "/i18n/")


class DeskLanguage(LocaleMiddleware):
    """Django's own middleware, for the pages of people who work here only."""

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Choose a language for the desk; leave every other page alone."""
        if request.path_info.startswith(DESK):
            return super().__call__(request)  # type: ignore[return-value]
        return self.get_response(request)  # type: ignore[return-value]
