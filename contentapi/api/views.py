"""What every read-only resource shares: strict parameters, one canonical address, conditional answers."""

from __future__ import annotations

from functools import cached_property
from typing import Any, ClassVar

from django.http import HttpRequest
from django.urls import reverse
from rest_framework.request import Request
from rest_framework.views import APIView

from contentapi.api import negotiation
from contentapi.api import parameters as query
from contentapi.api.conditional import ages
from contentapi.api.parameters import Parameter
from contentapi.api.problems import METHODS, Elsewhere, options
from contentapi.api.schema import Operation
from contentapi.core.errors import BadLocale
from contentapi.core.http import JSON, link
from contentapi.core.http.refusals import MethodNotAllowed
from contentapi.core.locales import canonical
from contentapi.queries.releases import Shelf, Shown

PREFIX = "/api/v1"
LISTS = ("guides",)


class Resource(APIView):
    """A resource that anyone may read.

    parameters   the query parameters it knows; any other one is refused.
    media        what it can be sent as, the usual one first.
    operation    its description for the OpenAPI document.
    """

    authentication_classes = ()
    permission_classes = ()
    throttle_classes = ()
    http_method_names = ("get", "head", "options")
    parameters: ClassVar[tuple[Parameter, ...]] = ()
    media: ClassVar[tuple[str, ...]] = (JSON,)
    operation: ClassVar[Operation | None] = None

    @property
    def default_response_headers(self) -> dict[str, str]:
        """None: an answer's fields are its own."""
        return {}

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Refuse what cannot be answered before anything is looked up."""
        if (request.method or "").lower() not in self.http_method_names:
            raise MethodNotAllowed(f"{request.method} is not known here.", allowed=list(METHODS))
        if request.method == "OPTIONS":
            return
        self.values = query.read(self.parameters, request.GET)
        self.sent_as = negotiation.media(request, self.media)
        self._settle(request)

    def options(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """What may be done here."""
        return options()

    @cached_property
    def wish(self) -> negotiation.Wanted:
        """The reader's wishes."""
        return negotiation.wanted(self.request, self.values)

    def _settle(self, request: HttpRequest) -> None:
        """Lead a locale in the path that is written another way to its one canonical address."""
        try:
            tag = canonical(self.kwargs["lang"]) if "lang" in self.kwargs else ""
        except BadLocale:
            return  # there is no release under it: the resource says so, and what there is
        if tag and tag != self.kwargs["lang"] and request.resolver_match is not None:
            query = request.META.get("QUERY_STRING", "")
            address = reverse(request.resolver_match.view_name, kwargs={**self.kwargs, "lang": tag})
            raise Elsewhere(f"{address}?{query}" if query else address)


def about(shelf: Shelf, shown: Shown, *, tail: str = "", past: bool = False) -> dict[str, Any]:
    """The facts of an answer from one release of a guide, as `core.http.Answer` takes them.

    tail   what follows the guide's address: "/sections/risks".
    past   the release may have been followed by others; a link leads to the one that is offered.
    """
    place = f"{PREFIX}/guides/{shelf.guide}"
    own = f"{place}/{shown.locale}{tail}"
    links = [link(own, rel="latest-version" if past else "canonical")]
    if not past:
        links += [
            link(f"{place}/{locale}{tail}", rel="alternate", hreflang=locale)
            for locale in shelf.locales
            if locale != shown.locale
        ]
    links.append(link(f"{place}/versions", rel="version-history"))
    return {
        "digest": shown.digest,
        "modified": int(shown.since.timestamp()),
        "language": shown.locale,
        "links": tuple(links),
        "groups": (f"guide-{shelf.guide}",),
        **ages(),
    }
