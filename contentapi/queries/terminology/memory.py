"""Reads of the translation memory: accepted texts only, kept ready in the process until one is accepted."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterator
from threading import Lock

from django.db.models import Count, Max, QuerySet

from contentapi.core.checks.findings import Term as GlossaryTerm
from contentapi.core.locales import parents, same_script
from contentapi.core.memory import Match, Memory, MemoryUnit
from contentapi.models import Catalog, Segment, Target
from contentapi.queries.batches import batches
from contentapi.queries.terminology import glossary

KEPT = 8
Mark = tuple[int, int]


class Shelf:
    """The last memories that were asked for, each with the mark of the accepted texts it was made of."""

    def __init__(self) -> None:
        self._held: OrderedDict[tuple[str, str], tuple[Mark, Memory]] = OrderedDict()
        self._lock = Lock()

    def take(self, source_locale: str, locale: str) -> Memory:
        """The memory of a pair of locales as it is now. Cost: one query, two when something was accepted."""
        key, mark = (source_locale, locale), _mark(source_locale, locale)
        with self._lock:
            held = self._held.get(key)
        if held is None or held[0] != mark:
            held = (mark, Memory.build(units(source_locale, locale)))
        with self._lock:
            self._held[key] = held
            self._held.move_to_end(key)
            while len(self._held) > KEPT:
                self._held.popitem(last=False)
        return held[1]


SHELF = Shelf()


def matches(
    text: str, *, source_locale: str, locale: str, context: str = "", limit: int = 5
) -> list[tuple[str, Match]]:
    """(locale, match) for a text: those of the locale first, then of its parents in the same script.

    A regional catalog holds only what differs, so its parent's texts are proposals for it, too.
    """
    found: list[tuple[str, Match]] = []
    for one in parents(locale):
        if len(found) < limit and same_script(one, locale):
            terms: tuple[GlossaryTerm, ...] = glossary.terms(source_locale, one)
            memory = SHELF.take(source_locale, one)
            more = memory.matches(text, context=context or None, limit=limit - len(found), terms=terms)
            found += [(one, match) for match in more]
    return found


def exact(sources: Collection[str], record: Catalog) -> dict[str, tuple[str, str]]:
    """Digest of a source → (locale, text), of those `sources` (digests) that were accepted somewhere.

    The text was accepted for that very source: in another place or guide, or by a parent of the locale, whose
    text readers get where a region has none. The nearest locale's, and of those the latest. Cost: two queries
    for each 5,000 sources, by value and by key: quick whatever the database's statistics say.
    """
    near = glossary.spoken(record.locale)
    accepted = _accepted_in(near, record.guide.source_locale).order_by("-accepted")
    best: dict[str, tuple[str, str]] = {}
    for some in batches(sources):
        digests = dict(Segment.objects.filter(digest__in=some).values_list("pk", "digest"))
        told = accepted.filter(segment__in=list(digests))
        for segment, locale, text in told.values_list("segment_id", "catalog__locale", "accepted__text"):
            digest = digests[segment]
            if digest not in best or near.index(locale) < near.index(best[digest][0]):
                best[digest] = (locale, text)
    return best


def _accepted_in(locales: Collection[str], source_locale: str) -> QuerySet[Target]:
    return Target.objects.filter(
        catalog__locale__in=locales, catalog__guide__source_locale=source_locale, accepted__isnull=False
    )


def _mark(source_locale: str, locale: str) -> Mark:
    """Changes with every acceptance: each points its target at a revision that is newer than all others."""
    told = _accepted_in([locale], source_locale).aggregate(count=Count("pk"), last=Max("accepted"))
    return (told["count"], told["last"] or 0)


def units(source_locale: str, locale: str) -> Iterator[MemoryUnit]:
    """Accepted pairs, each once, the latest kept, newest first. Cost: one query."""
    found = (
        _accepted_in([locale], source_locale)
        .order_by("-accepted")
        .values_list(
            "segment__source",
            "accepted__text",
            "segment__section_key",
            "segment__segment_id",
            "accepted__at",
            "accepted__author__name",
            "catalog__guide__slug",
        )
    )
    seen: set[tuple[str, str]] = set()
    for source, text, key, name, at, author, slug in found.iterator(chunk_size=5_000):
        if (source, text) in seen:
            continue
        seen.add((source, text))
        yield MemoryUnit(
            source_locale,
            source,
            locale,
            text,
            id=slug,
            context=f"{key}/{name}",
            changed_at=at,
            author=author,
        )
