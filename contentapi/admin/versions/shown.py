"""What the pages of acts show before anybody presses a button."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from contentapi.admin.versions.forecast import outlook
from contentapi.core.carryover import Carried
from contentapi.core.worddiff import diff, to_html
from contentapi.models import Remark, Review, Schedule, Segment, Version
from contentapi.services import freezing

MAX_CHANGES = 300


@dataclass(frozen=True, slots=True)
class Edit:
    """A segment that was edited from another: its place, the change as HTML, the kinds of meaning changed."""

    context: str
    change: str
    meanings: tuple[str, ...]


def changes(version: Version) -> Mapping[str, Any]:
    """What approval would freeze: segments kept, edited and new, and where the meaning changed."""
    carried = freezing.plan(version)
    before = {
        s.pk: s.source
        for s in Segment.objects.filter(pk__in={c.predecessor for c in carried if c.predecessor})
    }
    edited = [c for c in carried if c.predecessor is not None]
    edited.sort(key=lambda c: not c.meanings)
    return {
        "counts": _counts(carried),
        "edited": [
            {
                "place": f"{c.section_key}/{c.segment_id}",
                "change": to_html(diff(before.get(c.predecessor or 0, ""), c.piece.source)),
                "meanings": c.meanings,
            }
            for c in edited[:MAX_CHANGES]
        ],
        "left_out": max(0, len(edited) - MAX_CHANGES),
    }


def _counts(carried: tuple[Carried, ...]) -> dict[str, int]:
    """How many segments are kept, edited and new."""
    kinds = Counter("kept" if c.kept is not None else "edited" if c.predecessor else "new" for c in carried)
    return {name: kinds[name] for name in ("kept", "edited", "new")}


def edits(version: Version) -> list[Edit]:
    """The segments of a frozen version that were edited from those before. Cost: one query."""
    placed = Segment.objects.filter(placements__version=version, predecessor__isnull=False)
    return [
        Edit(
            segment.context,
            to_html(diff(segment.predecessor.source if segment.predecessor else "", segment.source)),
            tuple(segment.meanings),
        )
        for segment in placed.select_related("predecessor").order_by("placements__position")
    ]


def minor(version: Version) -> Mapping[str, Any]:
    """The edits that can be declared minor, and those that cannot."""
    return {"edits": edits(version)}


def to_come(version: Version) -> Mapping[str, Any]:
    """What publication would put before readers, and the time that is set."""
    return {**outlook(version), "schedule": scheduled(version)}


def scheduled(version: Version) -> Schedule | None:
    """The time that is set, if there is one. Cost: one query."""
    return Schedule.objects.filter(version=version).select_related("actor").first()


def remarks(version: Version) -> Mapping[str, Any]:
    """What reviewers wanted mended, by section: open ones first. Cost: one query."""
    found = Remark.objects.filter(version=version).select_related("actor", "solved_by")
    return {"remarks": sorted(found, key=lambda remark: (remark.solved_at is not None, remark.pk))}


def reviewed(version: Version) -> Mapping[str, Any]:
    """The reviews there were. Cost: one query."""
    return {"reviews": list(Review.objects.filter(version=version).select_related("actor")[:10])}
