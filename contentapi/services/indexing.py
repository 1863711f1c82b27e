"""Acts on the full-text index: it holds what is offered, and changes in the transaction of the offer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

import orjson
from django.db import connection, transaction

from contentapi.core.searching import entries, folded
from contentapi.models import Entry, Guide, Release

BATCH = 500


def listed(release: Release) -> dict[str, Any]:
    """The fields of an offer that come from its release: what lists tell and search."""
    title, summary = release.facts["title"], release.facts["summary"]
    return {
        "release": release,
        "title": title,
        "title_locale": release.facts["title_locale"],
        "summary": summary,
        "folded": folded(f"{title} {summary}"),
    }


def replace(guide: Guide, built: Sequence[Release]) -> None:
    """Put releases that are offered from now on in the place of what their locales offered before.

    Cost: one delete, one insert a batch; O(text) to read the words.
    """
    Entry.objects.filter(release__guide=guide, release__locale__in=[one.locale for one in built]).delete()
    Entry.objects.bulk_create(_rows(built), batch_size=BATCH)


def remove(guide: Guide) -> None:
    """Take a withdrawn guide out. Cost: one delete."""
    Entry.objects.filter(release__guide=guide).delete()


def renew() -> None:
    """Have the database read the words of every entry anew, where it does not by itself. Cost: O(index)."""
    if connection.vendor == "sqlite":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("INSERT INTO contentapi_entry_index(contentapi_entry_index) VALUES ('rebuild')")


@transaction.atomic
def rebuild(guide: Guide) -> int:
    """Index a guide anew from what it offers, under its lock; the number of releases.

    For an operator whose index lies, or whose product reads words in a new way. Cost: six queries, O(text).
    """
    guide = Guide.objects.select_for_update(no_key=True).get(pk=guide.pk)
    found = list(Release.objects.filter(pk__in=guide.offers.values("release")).only("locale", "body"))
    remove(guide)
    replace(guide, found)
    offers = list(guide.offers.all())
    for offer in offers:
        offer.folded = folded(f"{offer.title} {offer.summary}")
    guide.offers.bulk_update(offers, ["folded"])
    return len(found)


def _rows(built: Iterable[Release]) -> Iterable[Entry]:
    for release in built:
        for entry in entries(orjson.loads(bytes(release.body))):
            yield Entry(release=release, **asdict(entry))
