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


def main_source(rows: list[tuple[str, str, int]]) -> str:
    """The locale that most guides are written in, from `queries.offers.locales`."""
    sources = Counter[str]()
    for _, source, number in rows:
        sources[source] += number
    return max(sorted(sources), key=sources.__getitem__, default="en")


class LocaleList(Resource):
    """Every locale there is: its names, direction, script, what its readers fall back to, and how much."""

    operation = Operation("listLocales", "locales", "Locales")

    def get(self, request: Request) -> HttpResponseBase:
        """Cost: two queries."""
        rows = offers.locales()
        substitutes = releases.substitutes()
        guides = Counter[str]()
        for locale, _, number in rows:
            guides[locale] += number
        source = main_source(rows)
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
