"""Reads across guides: what is offered in which locale, page by page and whole. Published text only."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet

from contentapi.core.lifecycle import VersionState
from contentapi.models import Guide, Section, VersionCode
from contentapi.queries.releases import offers, public, stamp

PUBLISHED = VersionState.PUBLISHED.value


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list of guides is narrowed by; empty means all.

    kind    of a section.
    code    a clinical code, or `system|code`.
    words   each of which stands in the title or summary, in one locale.
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


def page(filters: Filters, *, after: str, limit: int) -> tuple[list[Listed], bool]:
    """The guides after a slug, at most `limit`, and whether there are more. Cost: two queries."""
    found = _narrowed(Guide.objects.filter(withdrawal__isnull=True, slug__gt=after), filters)
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


def summaries(releases: Collection[int]) -> dict[int, dict[str, Any]]:
    """Release → what a list tells of it, without reading its bytes. Cost: one query."""
    rows = public().filter(pk__in=releases)
    fields = ("pk", "facts", "version__number", "number", "state", "digest", "version__urgency")
    return {
        pk: {
            "title": facts["title"],
            "title_locale": facts["title_locale"],
            "summary": facts["summary"],
            "state": state,
            "version": version,
            "revision": number,
            "urgency": urgency,
            "published_at": stamp(published),
            "kinds": list(dict.fromkeys(facts["kinds"])),
            "digest": digest,
        }
        for pk, facts, version, number, state, digest, urgency, published in rows.values_list(
            *fields, "version__published_at"
        )
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
            "review_due": due.isoformat() if due else None,
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


def _narrowed(guides: QuerySet[Guide], filters: Filters) -> QuerySet[Guide]:
    """Guides that are offered and fit. A word may stand in any locale: the reader's own is chosen later."""
    offered = offers().filter(guide=OuterRef("pk"))
    for word in filters.words:
        offered = offered.filter(release__facts__search__icontains=word)
    guides = guides.filter(Exists(offered))
    if filters.kind:
        sections = Section.objects.filter(version__guide=OuterRef("pk"), version__state=PUBLISHED)
        guides = guides.filter(Exists(sections.filter(kind=filters.kind)))
    if filters.code:
        system, _, code = filters.code.rpartition("|")
        codes = VersionCode.objects.filter(version__guide=OuterRef("pk"), version__state=PUBLISHED)
        codes = codes.filter(code__iexact=code, **({"system__iexact": system} if system else {}))
        guides = guides.filter(Exists(codes))
    return guides
