"""Storing target texts: the record, its history, and suggestions, in batches under the catalog's lock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F

from contentapi.core.catalog import Fate, digest
from contentapi.core.checks import Finding
from contentapi.core.errors import Moved
from contentapi.core.lifecycle import Origin, TargetState
from contentapi.models import (
    Actor,
    Catalog,
    Guide,
    Revision,
    Segment,
    Suggestion,
    Target,
    Upload,
    UploadEntry,
)
from contentapi.services.catalogs.judging import CHANGING, SUGGESTING, Judged, Report
from contentapi.services.catalogs.verdicts import told

BATCH = 5_000
SAYING = frozenset({"reject", "minor"})  # acts whose comment is said in the history, not beside the text


@dataclass(slots=True)
class Write:
    """A new text for one segment. `before` is the target as it was read, or None.

    author   of the text; actor   who took this step, when someone else.
    comment  the translator's beside the text (None: as it is); of a rejection, the reviewer's words.
    """

    segment: Segment
    before: Target | None
    text: str
    state: TargetState
    origin: Origin
    author: Actor
    comment: str | None = None
    act: str = "write"
    accepted_by: Actor | None = None
    solo: bool = False
    actor: Actor | None = None


def locked(guide: Guide, locale: str) -> Catalog:
    """The catalog of a guide in a locale, made when it is not there, locked until the act commits."""
    made = Catalog.objects.get_or_create(guide=guide, locale=locale)[0]
    record = Catalog.objects.select_for_update(no_key=True).get(pk=made.pk)
    record.guide = guide
    return record


def write(
    writes: Sequence[Write], record: Catalog, *, at: datetime, upload: Upload | None = None
) -> list[Target]:
    """Store texts and their history; raise the catalog's revision, compare-and-set.

    Call it with the catalog locked. Raises Moved when the catalog moved since `record` was read. Accepted
    texts are never touched here but by `act="accept"`. Cost: four queries for each batch of 5,000.
    """
    if not writes:
        return []
    if not Catalog.objects.filter(pk=record.pk, revision=record.revision).update(revision=F("revision") + 1):
        raise Moved(f"The catalog {record} was changed by someone else; look again.")
    record.revision += 1
    stored = [_target(one, record, at) for one in writes]
    Target.objects.bulk_create(
        stored,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["catalog", "segment"],
        update_fields=["text", "state", "previous", "author", "origin", "number", "changed_at", "comment"],
    )
    revisions = [
        _revision(one, target, record, at, upload) for one, target in zip(writes, stored, strict=True)
    ]
    Revision.objects.bulk_create(revisions, batch_size=BATCH)
    _mark_accepted([revision for revision in revisions if revision.state == TargetState.ACCEPTED.value])
    return stored


def _target(one: Write, record: Catalog, at: datetime) -> Target:
    """The working text as it will stand. An acceptance leaves text, author and origin as they are.

    What it was carried over from is kept until a text is accepted, so that the carried text does not come
    back unseen.
    """
    before = one.before
    return Target(
        catalog=record,
        segment=one.segment,
        text=one.text,
        # `accepted` must point at its revision before the state may say so
        state=TargetState.TRANSLATED.value if one.state is TargetState.ACCEPTED else one.state.value,
        previous_id=before.previous_id if before and one.state is not TargetState.ACCEPTED else None,
        author=one.author,
        origin=one.origin.value,
        number=before.number + 1 if before else 1,
        changed_at=at if one.act != "accept" or before is None else before.changed_at,
        comment=_beside(one),
    )


def _revision(one: Write, target: Target, record: Catalog, at: datetime, upload: Upload | None) -> Revision:
    """The step in the history."""
    return Revision(
        target=target,
        number=target.number,
        catalog_revision=record.revision,
        act=one.act,
        text=one.text,
        state=one.state.value,
        author=one.author,
        accepted_by=one.accepted_by,
        actor=one.actor,
        solo=one.solo,
        origin=one.origin.value,
        at=at,
        upload=upload,
        comment=(one.comment or "") if one.act in SAYING else target.comment,
    )


def _beside(one: Write) -> str:
    """The translator's comment as it will stand beside the text."""
    if one.comment is None or one.act in SAYING:
        return one.before.comment if one.before else ""
    return one.comment


def _mark_accepted(revisions: Sequence[Revision]) -> None:
    """Point targets at the revisions that accepted them. Cost: one query for each batch of 5,000.

    By key, as an upsert: a join over rows that this transaction wrote is planned from statistics that do not
    know them, and took minutes on PostgreSQL.
    """
    done = []
    for revision in revisions:
        revision.target.state, revision.target.accepted = revision.state, revision
        done.append(revision.target)
    Target.objects.bulk_create(
        done,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["catalog", "segment"],
        update_fields=["state", "accepted"],
    )


def store(report: Report, upload: Upload, record: Catalog, *, actor: Actor, at: datetime) -> None:
    """Carry out a judged file: apply what applies, keep the rest as suggestions, write down every fate."""
    writes = []
    for entry in report.entries:
        if entry.fate in CHANGING and entry.row is not None:
            fuzzy = entry.fate is Fate.FUZZY
            writes.append(
                Write(
                    segment=entry.row.segment,
                    before=entry.row.target,
                    text=entry.message.target,
                    state=TargetState.FUZZY if fuzzy else TargetState.TRANSLATED,
                    origin=Origin.FILE,
                    author=actor,
                    comment="\n".join(entry.message.comments) or None,
                )
            )
    stored = {target.segment_id: target for target in write(writes, record, at=at, upload=upload)}
    _suggest([e for e in report.entries if e.fate in SUGGESTING], upload, record, actor=actor, at=at)
    UploadEntry.objects.bulk_create(
        (_entry(e, upload, stored) for e in report.entries if e.fate is not Fate.UNCHANGED or e.findings),
        batch_size=BATCH,
    )


def _suggest(
    entries: Sequence[Judged], upload: Upload, record: Catalog, *, actor: Actor, at: datetime
) -> None:
    """Keep texts that could not be applied; the same open text is kept once."""
    Suggestion.objects.bulk_create(
        (
            Suggestion(
                catalog=record,
                segment=entry.row.segment,
                text=entry.message.target,
                digest=digest(entry.message.target),
                author=actor,
                at=at,
                reason=entry.fate.value,
                findings=[told(f) for f in entry.findings],
                upload=upload,
            )
            for entry in entries
            if entry.row is not None
        ),
        batch_size=BATCH,
        ignore_conflicts=True,
    )


def suggest(
    record: Catalog,
    segment: Segment,
    text: str,
    *,
    author: Actor,
    at: datetime,
    reason: Fate,
    findings: Sequence[Finding] = (),
) -> Suggestion:
    """Keep one text beside the current one; the open suggestion of the same text is that suggestion."""
    return Suggestion.objects.get_or_create(
        catalog=record,
        segment=segment,
        digest=digest(text),
        state="open",
        defaults={
            "text": text,
            "author": author,
            "at": at,
            "reason": reason.value,
            "findings": [told(f) for f in findings],
        },
    )[0]


def _entry(entry: Judged, upload: Upload, stored: dict[int, Target]) -> UploadEntry:
    """The fate of one entry, for the record."""
    target = entry.row.target if entry.row else None
    moved = stored.get(entry.row.segment.pk) if entry.row and entry.fate in CHANGING else None
    return UploadEntry(
        upload=upload,
        context=(entry.message.context or "")[:140],
        source=entry.message.source,
        text=entry.message.target or "\n".join(entry.message.plural_targets),
        line=entry.message.line,
        fate=entry.fate.value,
        findings=[told(f) for f in entry.findings],
        current=target.text if target else "",
        target=moved or target,
        before=target.number if target else 0,
    )


def restore(upload: Upload, record: Catalog, *, actor: Actor, at: datetime) -> dict[str, int]:
    """Bring targets that still stand as an upload left them back to what they were."""
    entries = list(
        upload.entries.filter(fate__in=[f.value for f in CHANGING], target__isnull=False).select_related(
            "target", "target__segment"
        )
    )
    history: dict[int, list[Revision]] = {}
    found = Revision.objects.filter(target__in=[e.target_id for e in entries]).select_related("author")
    for revision in found.order_by("number"):
        history.setdefault(revision.target_id, []).append(revision)
    writes, kept = [], 0
    for entry in entries:
        target = entry.target
        assert target is not None
        if target.number != (entry.before or 0) + 1:
            kept += 1
            continue
        steps = [step for step in history[target.pk] if step.number <= (entry.before or 0)]
        writes.append(_back(target, steps, actor))
    write(writes, record, at=at, upload=upload)
    declined = upload.suggestions.filter(state="open").update(state="declined")
    return {"restored": len(writes), "kept": kept, "declined": declined}


def _back(target: Target, steps: Sequence[Revision], actor: Actor) -> Write:
    """What brings a target back to the last of these steps, or to nothing when there was none."""
    if not steps:
        empty = TargetState.EMPTY
        return Write(target.segment, target, "", empty, Origin.FILE, actor, comment="", act="undo")
    then = steps[-1]
    return Write(
        segment=target.segment,
        before=target,
        text=then.text,
        state=TargetState(then.state),
        origin=Origin(then.origin),
        author=then.author,
        comment=next((step.comment for step in reversed(steps) if step.act not in SAYING), ""),
        act="undo",
        actor=actor,
        accepted_by=then.accepted_by,
        solo=then.solo,
    )
