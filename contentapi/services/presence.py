"""Who has a draft open: a warning to others, never a lock. No audit: nothing is done."""

from __future__ import annotations

from datetime import datetime, timedelta

from contentapi.models import Presence, Version
from contentapi.services import policy
from contentapi.services.policy import By

RECENT = timedelta(minutes=15)


def note(version: Version, *, by: By, at: datetime) -> list[Presence]:
    """Write down that somebody has the draft open; the others who had it within the last quarter of an hour.

    Cost: one upsert, one read.
    """
    actor = policy.actor(by)
    Presence.objects.update_or_create(version=version, actor=actor, defaults={"seen_at": at})
    others = Presence.objects.filter(version=version, seen_at__gt=at - RECENT).exclude(actor=actor)
    return list(others.select_related("actor"))


def leave(version: Version, *, by: By) -> None:
    """Somebody is done with the draft."""
    Presence.objects.filter(version=version, actor=policy.actor(by)).delete()
