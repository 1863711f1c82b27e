"""Reads of single messages: pages of them across guides, and all that is known of one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from contentapi.core.lifecycle import TargetState
from contentapi.models import Catalog, Placement, Revision, Section, Segment, Suggestion, Target, Version
from contentapi.queries.batches import batches
from contentapi.queries.catalogs import WITH_AUTHORS, Row
from contentapi.queries.guides import WORKABLE

CHUNK = 200
START = ("", 0)


@dataclass(frozen=True, slots=True)
class Listed:
    """A message of a list: its version (with the guide), and itself."""

    version: Version
    row: Row


def page(
    locale: str, *, guide: str = "", state: str = "", after: tuple[str, int] = START, limit: int = 50
) -> tuple[list[Listed], bool]:
    """Messages in a locale by guide and place in the document, and whether more follow.

    guide   slug of the only guide; state  one of `core.lifecycle.TargetState`; "" for all of either.
    after   (slug, position) of the last message seen.
    Cost: four queries, and one more for every 200 guides that hold nothing of the kind.
    """
    versions = _working(locale, guide, after[0])
    found: list[Placement] = []
    for some in batches(versions, CHUNK):
        placed = Placement.objects.filter(version__in=some).exclude(
            version__guide__slug=after[0], position__lte=after[1]
        )
        placed = _of_state(placed, locale, state).select_related("segment")
        found += placed.order_by("version__guide__slug", "position")[: limit + 1 - len(found)]
        if len(found) > limit:
            break
    return _listed(found[:limit], {version.pk: version for version in versions}, locale), len(found) > limit


def _working(locale: str, guide: str, after: str) -> list[Version]:
    """The version that translators work on of every guide, by slug; not of guides written in the locale."""
    wanted = Version.objects.filter(state__in=WORKABLE, guide__slug__gte=after)
    if guide:
        wanted = wanted.filter(guide__slug=guide)
    wanted = wanted.exclude(guide__source_locale=locale).select_related("guide")
    newest: dict[int, Version] = {}
    for version in wanted.order_by("guide__slug", "-number"):
        newest.setdefault(version.guide_id, version)
    return list(newest.values())


def _of_state(placed: QuerySet[Placement], locale: str, state: str) -> QuerySet[Placement]:
    """Those whose target stands so."""
    if not state:
        return placed
    targets = Target.objects.filter(
        segment=OuterRef("segment"), catalog__locale=locale, catalog__guide=OuterRef("version__guide")
    )
    if state == TargetState.EMPTY.value:
        return placed.exclude(Exists(targets.exclude(state=state)))
    return placed.filter(Exists(targets.filter(state=state)))


def _listed(placed: Sequence[Placement], versions: dict[int, Version], locale: str) -> list[Listed]:
    """The messages at these places, with their targets."""
    segments = [p.segment_id for p in placed]
    held = Target.objects.filter(catalog__locale=locale, segment__in=segments)
    targets = {t.segment_id: t for t in held.select_related(*WITH_AUTHORS)}
    keys = Q(version__in={p.version_id for p in placed}, key__in={p.segment.section_key for p in placed})
    sections = {(s.version_id, s.key): s for s in Section.objects.filter(keys)}
    listed = []
    for p in placed:
        version, section = versions[p.version_id], sections.get((p.version_id, p.segment.section_key))
        row = Row(
            segment=p.segment,
            position=p.position,
            links=tuple(p.links),
            note=p.note,
            critical=version.critical or (section is not None and section.critical),
            heading=section.heading if section else "",
            target=targets.get(p.segment_id),
        )
        listed.append(Listed(version, row))
    return listed


def history(target: Target | None) -> list[Revision]:
    """Every step of a target, the first one first. Cost: one query."""
    if target is None:
        return []
    return list(target.revisions.select_related("author", "accepted_by", "actor").order_by("number"))


def suggestions(catalog: Catalog, segment: Segment) -> list[Suggestion]:
    """The texts kept beside a message, open ones first. Cost: one query."""
    if not catalog.pk:
        return []
    found: Iterable[Suggestion] = catalog.suggestions.filter(segment=segment).select_related("author")
    return sorted(found, key=lambda one: (one.state != "open", one.pk))
