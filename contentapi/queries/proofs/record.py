"""The record behind what readers get: keys, sources, versions, histories of texts, and who did what."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import IntegrityError, connection
from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet

from contentapi.core.catalog import digest
from contentapi.core.lifecycle import FROZEN, PUBLIC, TargetState
from contentapi.models import AuditEntry, Guide, Revision, Segment, Target, Upload, Version, Withdrawal

ACCEPTED = TargetState.ACCEPTED.value


def keys() -> Iterator[str]:
    """Rows that name a row that is not there: SQLite can be told to let them be."""
    try:
        connection.check_constraints()
    except IntegrityError as error:
        yield f"keys: {' '.join(str(error).split())}"


def sources() -> Iterator[str]:
    """Sources that are not what their digest names: by it a text knows what it was accepted for."""
    for segment in Segment.objects.order_by("pk").iterator(chunk_size=2000):
        if digest(segment.source) != segment.digest:
            yield f"segment {segment.context}: the source does not have its digest"


def versions() -> Iterator[str]:
    """Versions that stand where nobody put them, and guides that are neither published nor withdrawn."""
    frozen = Version.objects.filter(state__in=[state.value for state in FROZEN])
    yield from _told(frozen.filter(Q(approved_by=None) | Q(frozen_at=None)), "nobody approved it")
    own = frozen.filter(solo=False, authors=F("approved_by"))
    yield from _told(own, "approved by one of its authors")
    public = frozen.filter(state__in=[state.value for state in PUBLIC] + ["withdrawn"])
    of_it = AuditEntry.objects.filter(act="publish", guide=OuterRef("guide"), version=OuterRef("number"))
    yield from _told(public.exclude(Exists(of_it)), "public, but the audit knows of no publication")
    hidden = Version.objects.filter(state__in=["draft", "in_review", "approved"], releases__isnull=False)
    yield from _told(hidden.distinct(), "not public, but it was released")
    lost = Guide.objects.filter(versions__state__in=["superseded", "withdrawn"], withdrawal=None)
    lost = lost.exclude(versions__state="published").distinct()
    yield from (f"guide {guide.slug}: neither published nor withdrawn, but it was" for guide in lost)
    told = AuditEntry.objects.filter(act="withdraw", guide=OuterRef("guide"), at=OuterRef("at"))
    for act in Withdrawal.objects.exclude(Exists(told)).select_related("guide"):
        yield f"guide {act.guide.slug}: withdrawn at {act.at}, but the audit does not know of it"


def _told(found: QuerySet[Version], fault: str) -> Iterator[str]:
    """One sentence a version."""
    for slug, number in found.order_by("pk").values_list("guide__slug", "number"):
        yield f"version {slug} {number}: {fault}"


def texts() -> Iterator[str]:
    """Texts that are not the last step of their history, and histories with a step missing."""
    counted = Target.objects.annotate(steps=Count("revisions"), last=Max("revisions__number"))
    gaps = counted.exclude(steps=F("number"), last=F("number"))
    yield from _of(gaps, "its history lacks a step")
    last = Revision.objects.filter(number=F("target__number"))
    moved = last.exclude(
        text=F("target__text"),
        author=F("target__author"),
        state=F("target__state"),
        origin=F("target__origin"),
    )
    yield from _of(
        Target.objects.filter(pk__in=moved.values("target")), "it is not the last step of its history"
    )


def acceptances() -> Iterator[str]:
    """Accepted texts that nobody else accepted, and texts whose acceptance was lost."""
    own = Revision.objects.filter(accepted_by=F("author"), solo=False)
    yield from (f"revision {pk}: accepted by its own author" for pk in own.values_list("pk", flat=True))
    unnamed = Revision.objects.filter(state=ACCEPTED, accepted_by=None)
    yield from (f"revision {pk}: accepted by nobody" for pk in unnamed.values_list("pk", flat=True))
    held = Target.objects.filter(accepted__isnull=False)
    yield from _of(held.exclude(accepted__target=F("pk")), "accepted by a revision of another")
    yield from _of(held.exclude(accepted__state=ACCEPTED), "accepted by a revision that is no acceptance")
    some = Revision.objects.filter(target=OuterRef("pk"), state=ACCEPTED)
    later = some.filter(number__gt=OuterRef("accepted__number"))
    yield from _of(held.filter(Exists(later)), "a later acceptance is not the one that counts")
    yield from _of(Target.objects.filter(Exists(some), accepted=None), "its acceptance is lost")
    drifted = Target.objects.filter(state=ACCEPTED).exclude(accepted__text=F("text"))
    yield from _of(drifted, "says accepted, but its text moved")


def _of(found: QuerySet[Target], fault: str) -> Iterator[str]:
    """One sentence a target."""
    yield from (f"target {pk}: {fault}" for pk in found.order_by("pk").values_list("pk", flat=True))


def uploads() -> Iterator[str]:
    """Files that were taken in without the audit knowing of it."""
    known = set(AuditEntry.objects.filter(act="upload").values_list("detail__upload", flat=True))
    taken = Upload.objects.filter(catalog__isnull=False).order_by("pk").values_list("pk", flat=True)
    yield from (f"upload {pk}: the audit does not know of it" for pk in taken.iterator() if pk not in known)
