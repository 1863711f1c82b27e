"""Finding sections by their text, in the reader's own language."""

from __future__ import annotations

from typing import Any

from django.http.response import HttpResponseBase
from rest_framework.request import Request

from contentapi.api import parameters as query
from contentapi.api.conditional import dumped
from contentapi.api.negotiation import choose
from contentapi.api.public import locales
from contentapi.api.schema import Operation
from contentapi.api.views import LISTS, PREFIX, Resource
from contentapi.core.errors import NotAcceptable
from contentapi.core.locales import direction
from contentapi.core.negotiation import chain
from contentapi.core.searching import read, snippet
from contentapi.queries import offers, releases, search
from contentapi.queries.search import Hit


class Search(Resource):
    """Sections that hold the words, best first, each in the locale that the reader gets of its guide.

    Text that is shown in another language for want of a translation is not searched.
    """

    parameters = (query.SEARCHED, query.LANG, query.LIMIT)
    operation = Operation("search", "search", "Results", ("bad_locale",))

    def get(self, request: Request) -> HttpResponseBase:
        """Cost: at most five queries."""
        substitutes = releases.substitutes()
        rows = offers.locales()
        available = {locale for locale, _, _ in rows}
        reader = choose(self.wish, available, source=locales.main_source(rows), substitutes=substitutes)
        if reader is None:
            raise NotAcceptable(
                "Every language was refused.", key="Accept-Language", available=sorted(available)
            )
        reader = self.wish.lang or reader
        searched = chain(reader, available, substitutes, reader)
        found = search.hits(read(self.values["q"], searched[0]), searched)
        kept = self._kept(found, substitutes)[: self.values["limit"]]
        told = {
            "query": self.values["q"],
            "locale": reader,
            "items": [_item(hit, self.values["q"]) for hit in kept],
        }
        return dumped(request, told, headers={"negotiated": self.wish.by_header, "groups": LISTS})

    def _kept(self, found: list[Hit], substitutes: dict[str, tuple[str, ...]]) -> list[Hit]:
        """Hits in the very locale that the reader gets of the guide."""
        guides = {(hit.guide_row, hit.guide, hit.source_locale) for hit in found}
        chosen = {
            one.guide: choose(self.wish, one.releases, source=one.source_locale, substitutes=substitutes)
            for one in offers.listed(sorted(guides))
        }
        return [hit for hit in found if chosen.get(hit.guide) == hit.locale]


def _item(hit: Hit, question: str) -> dict[str, Any]:
    """One section that was found."""
    place = f"{PREFIX}/guides/{hit.guide}/{hit.locale}"
    return {
        "guide": hit.guide,
        "locale": hit.locale,
        "dir": direction(hit.locale),
        "guide_title": hit.guide_title,
        "guide_title_locale": hit.guide_title_locale,
        "key": hit.key or None,
        "title": hit.title,
        "snippet": snippet(hit.text, question, hit.locale),
        "href": f"{place}/sections/{hit.key}" if hit.key else place,
    }
