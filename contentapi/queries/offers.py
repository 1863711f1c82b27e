"""Reads across guides: what is offered in which locale, page by page and whole. Published text only."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby, islice
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from contentapi.core.lifecycle import VersionState
from contentapi.core.searching import folded
from contentapi.models import Guide, Section, VersionCode
from contentapi.queries.releases import offers, public, stamp

PUBLISHED = VersionState.PUBLISHED.value
TOLD = (
    "guide__slug",
    "locale",
    "title",
    "title_locale",
    "summary",
    "release__state",
    "release__number",
    "release__facts",
    "release__digest",
    "release__version__number",
    "release__version__urgency",
    "release__version__published_at",
)


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list of guides is narrowed by; empty means all.

    kind    of a section.
    code    a clinical code, or `system|code`.
    words   each of which stands in title or summary, as the reader gets them; case and accents do not count.
    """

    kind: str = ""
    code: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """A guide in a list: its slug, and locale → the release it offers."""

    guide: str
    source_locale: str
    releases: dict[str, int] = field(default_factory=dict)


Choose = Callable[[Listed], str | None]
"""What chooses the locale of a guide for a reader; None when the reader refused every one."""


@dataclass(frozen=True, slots=True)
class Held:
    """One offer in the whole of all offers."""

    guide: str
    source_locale: str
    locale: str
    release: int
    digest: str
    since: datetime


def locales() -> list[tuple[str, str, int]]:
    """(locale, source locale, number of guides) of all that is offered. Cost: one query."""
    rows = offers().order_by("locale").values("locale", "guide__source_locale")
    return list(rows.annotate(n=Count("pk")).values_list("locale", "guide__source_locale", "n"))


def page(filters: Filters, *, after: str, limit: int, choose: Choose) -> tuple[list[Listed], bool]:
    """The guides after a slug, at most `limit`, and whether there are more.

    choose   the locale that the reader gets of a guide: words are looked for in no other.
    Cost: two queries; one with words, which reads on until the page is full.
    """
    found = _narrowed(Guide.objects.filter(withdrawal__isnull=True, slug__gt=after), filters)
    if filters.words:
        kept = list(islice(_holding(found, filters.words, choose), limit + 1))
        return kept[:limit], len(kept) > limit
    rows = list(found.order_by("slug").values_list("pk", "slug", "source_locale")[: limit + 1])
    return list(listed(rows[:limit])), len(rows) > limit


def listed(rows: Collection[tuple[int, str, str]]) -> Iterator[Listed]:
    """Guides as (row, slug, source locale) with what they offer, in the same order. Cost: one query."""
    found = {pk: Listed(slug, source) for pk, slug, source in rows}
    for guide, locale, release in (
        offers().filter(guide__in=found).values_list("guide_id", "locale", "release_id")
    ):
        found[guide].releases[locale] = release
    yield from (one for one in found.values() if one.releases)


def summaries(chosen: Collection[tuple[str, str]]) -> dict[tuple[str, str], dict[str, Any]]:
    """(guide, locale) → what a list tells of it now, without reading its bytes. Cost: one query."""
    slugs, tags = {slug for slug, _ in chosen}, {locale for _, locale in chosen}
    rows = offers().filter(guide__slug__in=slugs, locale__in=tags).select_related("guide", "release__version")
    return {
        (offer.guide.slug, offer.locale): {
            "title": offer.title,
            "title_locale": offer.title_locale,
            "summary": offer.summary,
            "state": offer.release.state,
            "version": offer.release.version.number,
            "revision": offer.release.number,
            "urgency": offer.release.version.urgency,
            "published_at": (at := offer.release.version.published_at) and stamp(at),
            "kinds": list(dict.fromkeys(offer.release.facts["kinds"])),
            "digest": offer.release.digest,
        }
        for offer in rows.only(*TOLD)
    }


def everything() -> Iterator[Held]:
    """All that is offered, by guide and locale. Cost: one query, one row for each offer."""
    fields = ("guide__slug", "guide__source_locale", "locale", "release_id", "release__digest", "since")
    rows = offers().order_by("guide__slug", "locale").values_list(*fields)
    return (Held(*row) for row in rows.iterator(chunk_size=2000))


def outlines(releases: Collection[int]) -> dict[int, dict[str, Any]]:
    """Release → what a bundle's manifest says of it. Cost: two queries."""
    fields = ("pk", "version_id", "version__number", "number", "state", "version__critical", "facts", "parts")
    rows = list(public().filter(pk__in=releases).values_list(*fields, "version__review_due"))
    critical = set(
        Section.objects.filter(version__in={row[1] for row in rows}, critical=True).values_list(
            "version_id", "key"
        )
    )
    return {
        pk: {
            "version": number,
            "revision": revision,
            "state": state,
            "review_due": facts.get("review_due", due.isoformat() if due else None),
            "sections": [
                {
                    "key": key,
                    "critical": whole or (version, key) in critical,
                    "state": section_state,
                    "renders_version": renders,
                    "digest": parts[key][2],
                }
                for key, section_state, renders in facts["sections"]
            ],
        }
        for pk, version, number, revision, state, whole, facts, parts, due in rows
    }


def packed(releases: Collection[int]) -> dict[int, bytes]:
    """Release → its bytes as gzip. Cost: one query."""
    rows = public().filter(pk__in=releases).values_list("pk", "gzip")
    return {pk: bytes(data) for pk, data in rows}


def bodies(releases: Collection[int]) -> dict[int, bytes]:
    """Release → its bytes. Cost: one query."""
    return {pk: bytes(data) for pk, data in public().filter(pk__in=releases).values_list("pk", "body")}


def _written(words: Collection[str]) -> Q:
    """Offers that hold every word."""
    return Q(*(Q(folded__contains=folded(word)) for word in words))


def _holding(guides: QuerySet[Guide], words: Collection[str], choose: Choose) -> Iterator[Listed]:
    """Those that hold the words in the locale which the reader gets, or of which every one is refused."""
    rows = offers().filter(guide__in=guides).order_by("guide__slug", "guide_id", "locale")
    fields = ("guide_id", "guide__slug", "guide__source_locale", "locale", "release_id", "holds")
    told = rows.annotate(holds=_written(words)).values_list(*fields).iterator(chunk_size=2000)
    for (_, slug, source), group in groupby(told, key=lambda row: row[:3]):
        there = list(group)
        one = Listed(slug, source, {row[3]: row[4] for row in there})
        locale = choose(one)
        if locale is None or locale in {row[3] for row in there if row[5]}:
            yield one


def _narrowed(guides: QuerySet[Guide], filters: Filters) -> QuerySet[Guide]:
    """Guides that are offered and fit. Words may stand in any locale: the reader's own is chosen later."""
    guides = guides.filter(Exists(offers().filter(_written(filters.words), guide=OuterRef("pk"))))
    if filters.kind:
        sections = Section.objects.filter(version__guide=OuterRef("pk"), version__state=PUBLISHED)
        guides = guides.filter(Exists(sections.filter(kind=filters.kind)))
    if filters.code:
        system, _, code = filters.code.rpartition("|")
        codes = VersionCode.objects.filter(version__guide=OuterRef("pk"), version__state=PUBLISHED)
        codes = codes.filter(code__iexact=code, **({"system__iexact": system} if system else {}))
        guides = guides.filter(Exists(codes))
    return guides
