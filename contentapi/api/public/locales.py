"""The locales that guides are offered in."""

from __future__ import annotations

from collections import Counter

from django.http.response import HttpResponseBase
from rest_framework.request import Request

from contentapi.api.conditional import dumped
from contentapi.api.schema import Operation
from contentapi.api.views import LISTS, Resource
from contentapi.core.locales import direction, english_name, own_name, script
from contentapi.core.negotiation import chain
from contentapi.queries import offers, releases


class LocaleList(Resource):
    """Every locale there is: its names, direction, script, what its readers fall back to, and how much."""

    operation = Operation("listLocales", "locales", "Locales")

    def get(self, request: Request) -> HttpResponseBase:
        """Cost: two queries."""
        rows = offers.locales()
        substitutes = releases.substitutes()
        guides, sources = Counter[str](), Counter[str]()
        for locale, source, number in rows:
            guides[locale] += number
            sources[source] += number
        source = max(sorted(sources), key=sources.__getitem__, default="en")
        told = [
            {
                "locale": locale,
                "name": own_name(locale),
                "english_name": english_name(locale),
                "dir": direction(locale),
                "script": script(locale),
                "fallback": list(chain(locale, guides, substitutes, source)),
                "substitutes": list(substitutes.get(locale, ())),
                "guides": guides[locale],
            }
            for locale in sorted(guides)
        ]
        return dumped(request, {"locales": told}, headers={"groups": LISTS})
