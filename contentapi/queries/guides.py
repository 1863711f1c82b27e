"""Reads of guides, versions and their segments (for editors and translators, never for the public API)."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from django.db.models import Max, QuerySet

from contentapi.core.carryover import Known
from contentapi.core.errors import UnknownGuide, UnknownVersion
from contentapi.core.lifecycle import FROZEN, VersionState
from contentapi.models import AuditEntry, Guide, Placement, Section, Segment, Version

WORKABLE = sorted(state.value for state in FROZEN - {VersionState.WITHDRAWN})


def by_slug(slug: str) -> Guide:
    """The guide of that slug. Raises UnknownGuide. Cost: one query."""
    try:
        return Guide.objects.get(slug=slug)
    except Guide.DoesNotExist:
        raise UnknownGuide(f"There is no guide {slug!r}.", key=slug) from None


def working_version(guide: Guide) -> Version | None:
    """The newest frozen version: the one that translators work on. Cost: one query."""
    return workable(guide).first()


def workable(guide: Guide) -> QuerySet[Version]:
    """The frozen versions that were not withdrawn, the newest first."""
    return guide.versions.filter(state__in=WORKABLE).order_by("-number")


def need_working_version(guide: Guide) -> Version:
    """The same, or UnknownVersion with what to do."""
    version = working_version(guide)
    if version is None:
        raise UnknownVersion(f"{guide.slug} has no approved version yet; approve one first.", key=guide.slug)
    return version


def version(guide: Guide, number: int | None) -> Version:
    """Version `number`, or the newest approved or published one. Raises UnknownVersion. Cost: one query."""
    found = guide.versions.filter(number=number).first() if number else None
    if number and found is None:
        raise UnknownVersion(f"{guide.slug} has no version {number}.", key=guide.slug)
    return found or need_working_version(guide)


def newest_version(guide: Guide) -> Version | None:
    """The version with the highest number, in whatever state. Cost: one query."""
    return guide.versions.order_by("-number").first()


def next_number(guide: Guide) -> int:
    """The number of the guide's next version; a deleted draft's is not given again. Cost: two queries."""
    told = AuditEntry.objects.filter(guide=guide).aggregate(last=Max("version"))["last"]
    last = guide.versions.aggregate(last=Max("number"))["last"]
    return max(told or 0, last or 0) + 1


def sections(version: Version) -> list[Section]:
    """The sections of a version, in order. Cost: one query."""
    return list(version.sections.order_by("position"))


def last_edit(version: Version) -> AuditEntry | None:
    """The last act on a version, with who did it. Cost: one query."""
    acts = AuditEntry.objects.filter(guide=version.guide_id, version=version.number)
    return acts.select_related("actor").first()


def public_sections(slugs: Collection[str]) -> dict[str, set[str]]:
    """The guides, of those named, that readers have now: slug → their sections' keys. Cost: one query."""
    found: dict[str, set[str]] = {}
    live = Section.objects.filter(
        version__state=VersionState.PUBLISHED.value,
        version__guide__slug__in=slugs,
        version__guide__withdrawal=None,
    )
    for slug, key in live.values_list("version__guide__slug", "key"):
        found.setdefault(slug, set()).add(key)
    return found


def keys_of_others(guide: Guide, kind: str) -> set[str]:
    """The keys that any version of a guide gave to sections of another kind. Cost: one query."""
    found = Section.objects.filter(version__guide=guide).exclude(kind=kind)
    return set(found.values_list("key", flat=True))


def placements(versions: Sequence[Version]) -> dict[int, list[Placement]]:
    """Version pk → its placements in document order, segments loaded. Cost: one query."""
    found: dict[int, list[Placement]] = {version.pk: [] for version in versions}
    rows = Placement.objects.filter(version__in=versions).select_related("segment").order_by("position")
    for row in rows:
        found[row.version_id].append(row)
    return found


def known_segments(guide: Guide) -> list[Known]:
    """Every segment the guide has had; those of the newest frozen version first, in document order.

    Cost: three queries, and one row a segment.
    """
    last = working_version(guide)
    order: dict[int, int] = {}
    if last is not None:
        order = dict(last.placements.values_list("segment_id", "position"))
    rows = Segment.objects.filter(guide=guide).values_list(
        "pk", "section_key", "segment_id", "source", "digest"
    )
    known = [Known(*row, current=row[0] in order) for row in rows]
    return sorted(known, key=lambda k: (not k.current, order.get(k.pk, 0), -k.pk))
