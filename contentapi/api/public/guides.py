"""Guides: the list, the negotiated address, the canonical one, sections, languages."""

from __future__ import annotations

from typing import Any

from django.http.response import HttpResponseBase
from rest_framework.request import Request

from contentapi.api import negotiation
from contentapi.api import parameters as query
from contentapi.api.conditional import answer, dumped, encoded
from contentapi.api.public import walking
from contentapi.api.schema import Operation
from contentapi.api.views import LISTS, PREFIX, Resource, about
from contentapi.core.composition import SectionState
from contentapi.core.errors import NotAcceptable
from contentapi.core.http import Answer, link
from contentapi.core.locales import direction
from contentapi.queries import offers, releases
from contentapi.queries.offers import Filters, Listed
from contentapi.queries.releases import Shelf

ABSENT = ("unknown_guide", "locale_not_available", "guide_withdrawn")


class GuideList(Resource):
    """Summaries of the guides, each in the best locale for the reader, in pages that stay stable."""

    parameters = (query.LANG, query.KIND, query.CODE, query.WORDS, query.CURSOR, query.LIMIT)
    operation = Operation("listGuides", "guides", "GuideList", ("bad_cursor", "not_acceptable"))

    def get(self, request: Request) -> HttpResponseBase:
        """One page. Cost: four queries."""
        asked = {name: self.values[name] for name in ("lang", "kind", "code", "q", "limit")}
        after = walking.read_place(self.values["cursor"], asked)
        filters = Filters(
            kind=self.values["kind"] or "",
            code=self.values["code"] or "",
            words=tuple(self.values["q"].split()),
        )
        substitutes = releases.substitutes()

        def chosen(one: Listed) -> str | None:
            return negotiation.choose(
                self.wish, one.releases, source=one.source_locale, substitutes=substitutes
            )

        listed, more = offers.page(filters, after=after, limit=self.values["limit"], choose=chosen)
        items, refused = _items(listed, {one.guide: chosen(one) for one in listed})
        if refused and not items:
            raise NotAcceptable(
                "Every language of these guides was refused.",
                key="Accept-Language",
                available=sorted({locale for one in listed for locale in one.releases}),
            )
        told: dict[str, Any] = {"items": items}
        if refused:
            told["refused"] = refused
        links: tuple[str, ...] = ()
        if more:
            told["next"] = walking.address("guides", **asked, cursor=walking.place(asked, listed[-1].guide))
            links = (link(told["next"], rel="next"),)
        return dumped(
            request, told, headers={"negotiated": self.wish.by_header, "links": links, "groups": LISTS}
        )


class GuideForReader(Resource):
    """A guide in the best locale for the reader; `Content-Location` is the canonical address of its bytes."""

    parameters = (query.LANG, query.FALLBACK)
    operation = Operation("readGuide", "guides", "Guide", (*ABSENT, "bad_locale", "not_acceptable"))

    def get(self, request: Request, slug: str) -> HttpResponseBase:
        """Cost: three queries, two for a 304."""
        shelf = releases.shelf(slug)
        locale = negotiation.for_guide(self.wish, shelf, releases.substitutes())
        shown = shelf.exactly(locale)
        known = Answer(
            **about(shelf, shown),
            negotiated=self.wish.by_header,
            location=f"{PREFIX}/guides/{slug}/{locale}",
        )
        return answer(request, known, lambda encoding: releases.content(slug, shown.pk, encoding))


class GuideInLocale(Resource):
    """A guide in exactly one locale: its canonical address. Now, or as it was offered at a past time."""

    parameters = (query.AS_OF,)
    operation = Operation("readGuideInLocale", "guides", "Guide", ABSENT)

    def get(self, request: Request, slug: str, lang: str) -> HttpResponseBase:
        """Cost: two queries, one for a 304."""
        shelf, past = self._shelf(slug, lang)
        shown = shelf.exactly(lang)
        known = Answer(**about(shelf, shown, past=past))
        return answer(request, known, lambda encoding: releases.content(slug, shown.pk, encoding))

    def _shelf(self, slug: str, lang: str) -> tuple[Shelf, bool]:
        """What is, or was, offered; and whether it is the past."""
        at = self.values["as_of"]
        return (releases.as_of(slug, at, locale=lang), True) if at else (releases.shelf(slug), False)


class GuideSection(GuideInLocale):
    """One section of a guide: the very bytes that stand in the whole."""

    operation = Operation("readSection", "guides", "Section", (*ABSENT, "not_found"))

    def get(self, request: Request, slug: str, lang: str, key: str) -> HttpResponseBase:  # type: ignore[override]
        """Cost: three queries, two for a 304."""
        shelf, past = self._shelf(slug, lang)
        shown = shelf.exactly(lang)
        part = releases.part(shown, key, source_locale=shelf.source_locale, slug=slug)
        facts = about(shelf, shown, tail=f"/sections/{key}", past=past)
        known = Answer(**{**facts, "digest": part.digest, "language": part.locale})
        return answer(request, known, lambda encoding: encoded(releases.cut(slug, shown.pk, part), encoding))


class GuideLanguages(Resource):
    """The locales of a guide and how fresh each section is in them."""

    operation = Operation("listLanguages", "guides", "Languages", ("unknown_guide", "guide_withdrawn"))

    def get(self, request: Request, slug: str) -> HttpResponseBase:
        """Cost: one query."""
        rows = releases.languages(slug)
        told = [
            {
                "locale": locale,
                "dir": direction(locale),
                "version": version,
                "state": state,
                "percentage": _percentage(sections),
                "digest": digest,
                "sections": [
                    {"key": key, "state": section_state, "renders_version": renders}
                    for key, section_state, renders in sections
                ],
            }
            for locale, version, state, digest, sections in rows
        ]
        return dumped(request, {"guide": slug, "languages": told}, headers={"groups": (f"guide-{slug}",)})


def _percentage(sections: list[list[Any]]) -> int:
    """Sections whose translation is current, of a hundred; rounded down, so that 100 means all."""
    current = sum(state == SectionState.CURRENT.value for _, state, _ in sections)
    return 100 * current // len(sections) if sections else 100


def _items(listed: list[Listed], chosen: dict[str, str | None]) -> tuple[list[dict[str, Any]], int]:
    """(items, number of guides of which every language was refused). Cost: one query."""
    there = [(one, locale) for one in listed if (locale := chosen[one.guide]) in one.releases and locale]
    told = offers.summaries([(one.guide, locale) for one, locale in there])
    items = [_item(one, locale, told) for one, locale in there if (one.guide, locale) in told]
    return items, len(listed) - len(there)


def _item(one: Listed, locale: str, told: dict[tuple[str, str], dict[str, Any]]) -> dict[str, Any]:
    """One guide of the list."""
    return {
        "guide": one.guide,
        "locale": locale,
        "dir": direction(locale),
        "source_locale": one.source_locale,
        **told[one.guide, locale],
        "locales": sorted(one.releases),
        "href": f"{PREFIX}/guides/{one.guide}/{locale}",
    }
