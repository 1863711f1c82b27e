"""What waits at the desk: reviews that are due, versions with a time, drafts with open remarks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from contentapi.models import Review, Schedule, Version

SOON = timedelta(days=60)
SHOWN = 20


@dataclass(frozen=True, slots=True)
class Due:
    """A published version, the day of its next review and that of its last one."""

    version: Version
    due: date
    last: date | None
    overdue: bool


def review_words() -> dict[str, Any]:
    """Annotations of versions: the last word on their review, before what they say themselves."""
    reviews = Review.objects.filter(version=OuterRef("pk")).order_by("-pk")
    return {
        "last_word": Coalesce(Subquery(reviews.values("reviewed_on")[:1]), F("reviewed_last")),
        "next_word": Coalesce(Subquery(reviews.values("next_due")[:1]), F("review_due")),
        "who_reviewed": Coalesce(Subquery(reviews.values("reviewer")[:1]), F("reviewer")),
    }


def published_with_review() -> QuerySet[Any]:
    """Published versions with `last_word` and `next_word`: the days of their last and their next review."""
    return Version.objects.filter(state="published").annotate(**review_words())


def overdue(today: date) -> QuerySet[Any]:
    """Published versions past the day of their next review."""
    return published_with_review().filter(next_word__lt=today)


def reviews_due(today: date) -> list[Due]:
    """The first of those that are due within two months, the longest overdue first. Cost: one query."""
    found = published_with_review().filter(next_word__lt=today + SOON).select_related("guide")
    rows = list(found.order_by("next_word", "guide__slug")[:SHOWN])
    return [_due(version, today) for version in rows]


def _due(version: Version, today: date) -> Due:
    """One version with what was annotated."""
    due, last = version.__dict__["next_word"], version.__dict__["last_word"]
    return Due(version, due, last, due < today)


def schedules() -> list[Schedule]:
    """What is to be published, the next first. Cost: one query."""
    found = Schedule.objects.select_related("version__guide", "actor")
    return list(found.order_by("publish_at", "pk")[:SHOWN])


def sent_back() -> list[Version]:
    """Drafts that came back with remarks that nobody has solved, with `open_remarks`. Cost: one query."""
    found = Version.objects.filter(state="draft", remarks__solved_at=None, remarks__isnull=False)
    counted = found.annotate(open_remarks=Count("remarks")).select_related("guide")
    return list(counted.order_by("guide__slug", "number")[:SHOWN])
