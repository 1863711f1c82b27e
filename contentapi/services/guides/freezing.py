"""Freezing a version: segments get their lasting names, and every catalog carries its texts over."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from contentapi.core.carryover import Carried, Piece, carry_over
from contentapi.core.lifecycle import Origin, TargetState
from contentapi.core.segmentation import SegmentKind, split, split_inline
from contentapi.models import Actor, Catalog, Placement, Revision, Segment, Target, Version
from contentapi.queries import catalogs as catalog_reads
from contentapi.queries import guides as guide_reads
from contentapi.queries.terminology import glossary as glossary_reads
from contentapi.services import policy


def plan(version: Version) -> tuple[Carried, ...]:
    """What freezing the version would make of every segment; nothing is written. Cost: six queries."""
    head = [_alone(version.title, SegmentKind.HEADING, "title of the guide", "title")]
    if version.summary.strip():
        head.append(_alone(version.summary, SegmentKind.PARAGRAPH, "summary of the guide", "summary"))
    sections = [(catalog_reads.HEAD, tuple(head))]
    for section in guide_reads.sections(version):
        pieces = [_alone(section.heading, SegmentKind.HEADING, "heading of the section", "heading")]
        pieces += [Piece(s.kind, s.source, s.links, s.note) for s in split(section.markdown).segments]
        sections.append((section.key, tuple(pieces)))
    locale = version.guide.source_locale
    terms = glossary_reads.terms(locale, locale)
    return carry_over(sections, guide_reads.known_segments(version.guide), locale=locale, terms=terms)


def _alone(text: str, kind: SegmentKind, note: str, name: str) -> Piece:
    """A text that stands by itself, under a fixed name."""
    segment = split_inline(text, kind=kind, note=note)
    return Piece(segment.kind, segment.source, segment.links, segment.note, name)


def freeze(version: Version, *, at: datetime) -> None:
    """Store the segments and placements of a version and bring every catalog onto it.

    Cost: batches; the number of queries grows with neither guides nor locales.
    """
    carried = plan(version)
    fresh = [
        Segment(
            guide_id=version.guide_id,
            section_key=c.section_key,
            segment_id=c.segment_id,
            kind=c.piece.kind.value,
            source=c.piece.source,
            digest=c.digest,
            predecessor_id=c.predecessor,
            meanings=list(c.meanings),
        )
        for c in carried
        if c.kept is None
    ]
    Segment.objects.bulk_create(fresh, batch_size=5_000)
    made = iter(fresh)
    Placement.objects.bulk_create(
        (
            Placement(
                version=version,
                segment_id=c.kept if c.kept is not None else next(made).pk,
                position=position,
                links=list(c.piece.links),
                note=c.piece.note,
            )
            for position, c in enumerate(carried, start=1)
        ),
        batch_size=5_000,
    )
    _carry_targets([s for s in fresh if s.predecessor_id], at=at)


def _carry_targets(edited: list[Segment], *, at: datetime) -> None:
    """Every edited segment gets its predecessor's target as a fuzzy one, in every catalog that has it."""
    if not edited:
        return
    guide = edited[0].guide_id
    # The lock comes before the reading: a text that is being written now is carried, or its writer is told.
    list(Catalog.objects.select_for_update(no_key=True).filter(guide=guide).order_by("pk"))
    heirs: defaultdict[int | None, list[Segment]] = defaultdict(list)
    for segment in edited:
        heirs[segment.predecessor_id].append(segment)
    actor = policy.actor(policy.CARRY_OVER)
    old_targets = Target.objects.filter(segment__successors__in=edited).exclude(text="").distinct()
    targets = [_heir(old, heir, actor, at) for old in old_targets for heir in heirs[old.segment_id]]
    Target.objects.bulk_create(targets, batch_size=5_000)
    numbers = _raise_revisions({t.catalog_id for t in targets})
    steps = (
        Revision(
            target=t,
            number=1,
            catalog_revision=numbers[t.catalog_id],
            act="carry",
            text=t.text,
            state=t.state,
            author=actor,
            origin=t.origin,
            at=at,
        )
        for t in targets
    )
    Revision.objects.bulk_create(steps, batch_size=5_000)


def _heir(old: Target, segment: Segment, actor: Actor, at: datetime) -> Target:
    """The fuzzy target of an edited segment; a target that was doubtful before keeps what it was made for."""
    doubtful = old.state == TargetState.FUZZY.value and old.previous_id
    return Target(
        catalog_id=old.catalog_id,
        segment=segment,
        text=old.text,
        state=TargetState.FUZZY.value,
        previous_id=old.previous_id if doubtful else old.segment_id,
        author=actor,
        origin=Origin.CARRIED.value,
        changed_at=at,
        comment=old.comment,
    )


def _raise_revisions(catalogs: set[int]) -> dict[int, int]:
    """Count one change in each catalog, under its lock; catalog pk → its new revision."""
    numbers = {}
    for catalog in Catalog.objects.select_for_update(no_key=True).filter(pk__in=catalogs).order_by("pk"):
        catalog.revision += 1
        numbers[catalog.pk] = catalog.revision
        catalog.save(update_fields=["revision"])
    return numbers
