"""What every act on a version shares: the guide's lock, what fell due first, and the move itself."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from contentapi.core.errors import ContentError, IllegalMove, Moved
from contentapi.core.lifecycle import VersionState, move
from contentapi.models import Actor, Guide, Schedule, Section, Version, VersionCode
from contentapi.queries import guides as guide_reads
from contentapi.services import audit, releases


def lock(guide: Guide | int, *, at: datetime) -> Guide:
    """The guide as it is now, under its lock; what was to be published by `at` is published.

    Whoever acts on a guide after a scheduled time finds what readers would find. Cost: two queries.
    """
    pk = guide.pk if isinstance(guide, Guide) else guide
    found = Guide.objects.select_for_update(no_key=True).get(pk=pk)
    due = Schedule.objects.filter(version__guide=found, publish_at__lte=at).select_related("version", "actor")
    for schedule in due.order_by("publish_at", "version__number"):
        _carry_out(found, schedule)
    return found


def locked(version: Version, *, at: datetime) -> Version:
    """The version as it is now, under the lock of its guide."""
    guide = lock(version.guide_id, at=at)
    fresh = guide.versions.get(pk=version.pk)
    fresh.guide = guide
    return fresh


def advance(version: Version, act: str) -> VersionState:
    """Set the state by the table, compare-and-set on the state before."""
    before = VersionState(version.state)
    after = move(before, act)
    if not Version.objects.filter(pk=version.pk, state=before.value).update(state=after.value):
        raise Moved(f"{version} was changed by someone else; look again.")
    version.state = after.value
    return after


def put_before_readers(version: Version, actor: Actor, *, at: datetime, scheduled: bool = False) -> Version:
    """Make a version of a locked guide the published one; the one before is superseded.

    Older versions that were still to be published are called off. Raises IllegalMove.
    """
    guide = version.guide
    after = move(VersionState(version.state), "publish")
    refuse_older(version)
    old = guide.versions.filter(state=VersionState.PUBLISHED.value).first()
    if old is not None:
        advance(old, "supersede")
    Version.objects.filter(pk=version.pk).update(state=after.value, published_at=at)
    version.state, version.published_at = after.value, at
    Guide.objects.filter(pk=guide.pk).update(withdrawal=None)
    guide.withdrawal = None
    gone = unschedule(guide, up_to=version.number)
    releases.refresh(guide, at=at)
    told: dict[str, Any] = {"scheduled": True} if scheduled else {}
    older = [number for number in gone if number != version.number]
    told |= {"called_off": older} if older else {}
    audit.record(actor, "publish", guide, at, version=version.number, urgency=version.urgency, **told)
    return version


def refuse_older(version: Version) -> None:
    """Raise IllegalMove when a newer version is before readers."""
    newer = version.guide.versions.filter(state=VersionState.PUBLISHED.value, number__gt=version.number)
    number = newer.values_list("number", flat=True).first()
    if number is not None:
        slug = version.guide.slug
        raise IllegalMove(f"{slug} {number} is newer; make a new version from {version.number}.")


def unschedule(guide: Guide, *, up_to: int | None = None) -> list[int]:
    """Take back the times of a guide's versions (to that number); the versions that had one."""
    found = Schedule.objects.filter(version__guide=guide)
    if up_to is not None:
        found = found.filter(version__number__lte=up_to)
    numbers = sorted(found.values_list("version__number", flat=True))
    found.delete()
    return numbers


def _carry_out(guide: Guide, schedule: Schedule) -> None:
    """Publish at the time that was set. What cannot be published any more is called off, and that is told."""
    if not Schedule.objects.filter(pk=schedule.pk).exists():
        return  # a newer version of the same guide, due before, called it off
    version, at = schedule.version, schedule.publish_at
    version.guide = guide
    try:
        with transaction.atomic():
            put_before_readers(version, schedule.actor, at=at, scheduled=True)
    except ContentError as error:
        schedule.delete()
        audit.record(
            schedule.actor, "call_off", guide, at, version=version.number, because=str(error), code=error.code
        )


def begin(guide: Guide, *, by: Actor, at: datetime, **says: Any) -> Version:
    """The next version of a guide, by one author; `says` are its fields. The guide's row is locked."""
    version = Version.objects.create(
        guide=guide,
        number=guide_reads.next_number(guide),
        created_at=at,
        edited_at=at,
        written_by=by,
        **says,
    )
    version.authors.add(by)
    return version


def copy_parts(version: Version, draft: Version) -> None:
    """Give a draft the sections and codes of another version."""
    Section.objects.bulk_create(
        Section(
            version=draft,
            key=s.key,
            kind=s.kind,
            critical=s.critical,
            position=position,
            heading=s.heading,
            markdown=s.markdown,
        )
        for position, s in enumerate(guide_reads.sections(version), start=1)
    )
    codes = version.codes.order_by("pk").values_list("system", "code", "display")
    VersionCode.objects.bulk_create(
        VersionCode(version=draft, system=system, code=code, display=display)
        for system, code, display in codes
    )
