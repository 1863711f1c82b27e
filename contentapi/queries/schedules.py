"""Reads of what is to be published at a time."""

from __future__ import annotations

from datetime import datetime

from contentapi.models import Schedule


def next_due() -> datetime | None:
    """The next time at which something is to be published, past ones included. Cost: one query."""
    return Schedule.objects.order_by("publish_at").values_list("publish_at", flat=True).first()


def due(at: datetime) -> list[int]:
    """Guides with a version that is to be public by then, the earliest first. Cost: one query."""
    found = Schedule.objects.filter(publish_at__lte=at).order_by("publish_at", "version__number")
    return list(dict.fromkeys(found.values_list("version__guide", flat=True)))
