"""What the reader's pages tell: plain data for their templates. Published text only."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import orjson

from contentapi.core.locales import direction, own_name
from contentapi.core.negotiation import negotiate
from contentapi.queries import offers, releases
from contentapi.queries.offers import Filters, Listed
from contentapi.queries.releases import Shelf, Shown
from contentapi.web.language import Frame, frame, menu, wanted

PAGE = 50
API = "/api/v1"


def home(asked: str, *, words: str, after: str) -> tuple[Frame, dict[str, Any]]:
    """The list of guides for a reader. Cost: five queries, whatever the number of guides.

    asked   a locale, or an `Accept-Language` field.
    words   that the title or summary of a guide must hold; after   the slug that the page begins behind.
    """
    one = wanted(asked)
    there = offers.locales()
    locales = sorted({locale for locale, _, _ in there})
    substitutes = releases.substitutes()

    def choose(guide: Listed) -> str | None:
        found = negotiate(asked, guide.releases, default=guide.source_locale, substitutes=substitutes)
        return found.locale if found is not None else None

    filters = Filters(words=tuple(words.split()[:10]))
    listed, more = offers.page(filters, after=after, limit=PAGE, choose=choose)
    chosen = [
        (guide.guide, locale) for guide in listed if (locale := choose(guide)) and locale in guide.releases
    ]
    told = offers.summaries(chosen)
    now = negotiate(asked, locales, default=one.locale, substitutes=substitutes)
    return one, {
        "guides": [_listed(*one, told[one]) for one in chosen if one in told],
        "languages": menu(locales, now.locale if now else "", "/?lang={}"),
        "query": words,
        "next": listed[-1].guide if more and listed else "",
    }


def _listed(slug: str, locale: str, facts: Mapping[str, Any]) -> dict[str, Any]:
    """One guide in the list."""
    spoken = facts["title_locale"]
    return {
        "url": f"/guides/{slug}/{locale}/",
        "title": facts["title"],
        "summary": facts["summary"],
        "state": facts["state"],
        "locale": spoken,
        "dir": direction(spoken),
    }


def guide(shelf: Shelf, shown: Shown) -> tuple[Frame, dict[str, Any]]:
    """One guide in one locale, from the release's own bytes. Cost: one query."""
    body = orjson.loads(releases.content(shelf.guide, shown.pk))
    one = frame(shown.locale)
    for section in body["sections"]:
        section["foreign"] = section["locale"] != shown.locale
        section["language"] = own_name(section["locale"])
    reviewed = body["reviewed"]
    return one, {
        "guide": body,
        "published": datetime.fromisoformat(body["published_at"]),
        "reviewed": {**reviewed, "last": _date(reviewed["last"]), "next_due": _date(reviewed["next_due"])},
        "languages": menu(shelf.locales, shown.locale, f"/guides/{shelf.guide}/{{}}/"),
        "source": {"locale": shelf.source_locale, "url": f"/guides/{shelf.guide}/{shelf.source_locale}/"},
        "canonical": f"/guides/{shelf.guide}/{shown.locale}/",
        "json": f"{API}/guides/{shelf.guide}/{shown.locale}",
        "proof": f"{API}/releases/{shown.digest}",
    }


def _date(text: str | None) -> date | None:
    """A date of a release."""
    return date.fromisoformat(text) if text else None
