"""Publishing at a time: set it, call it off, and do what fell due.

No clock job is needed: whoever looks first after the time does the act, as of that time.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from contentapi.core.errors import BadRequest, IllegalMove
from contentapi.core.lifecycle import VersionState, move
from contentapi.models import Schedule, Version
from contentapi.queries import schedules
from contentapi.services import audit, policy, turns
from contentapi.services.guides.moving import lock, locked, refuse_older
from contentapi.services.policy import By

HORIZON = timedelta(days=731)


@turns.atomic()
def schedule(version: Version, publish_at: datetime, *, by: By, at: datetime) -> Schedule:
    """Set the time at which an approved version becomes public; a time set before is replaced.

    publish_at   aware UTC, after `at`, at most two years ahead; whole seconds count.
    Raises NotAllowed, BadRequest, IllegalMove (not approved, or a newer version is published).
    """
    policy.require(by, "contentapi.publish_version")
    if publish_at.utcoffset() is None:
        raise BadRequest("Give the time with its zone.", key="publish_at")
    publish_at = publish_at.replace(microsecond=0)
    if not at < publish_at <= at + HORIZON:
        raise BadRequest("The time lies ahead, within two years. To publish now, publish.", key="publish_at")
    version = locked(version, at=at)
    move(VersionState(version.state), "publish")
    refuse_older(version)
    actor = policy.actor(by)
    Schedule.objects.filter(version=version).delete()
    made = Schedule.objects.create(version=version, publish_at=publish_at, actor=actor, made_at=at)
    when = f"{publish_at:%Y-%m-%dT%H:%M:%SZ}"
    audit.record(actor, "schedule", version.guide, at, version=version.number, publish_at=when)
    return made


@turns.atomic()
def call_off(version: Version, *, by: By, at: datetime) -> Version:
    """Take the time back; the version stays approved. Raises NotAllowed, IllegalMove (no time is set)."""
    policy.require(by, "contentapi.publish_version")
    version = locked(version, at=at)
    if not Schedule.objects.filter(version=version).delete()[0]:
        raise IllegalMove(f"No time is set for {version}.")
    audit.record(policy.actor(by), "call_off", version.guide, at, version=version.number)
    return version


def settle(*, at: datetime) -> int:
    """Publish every version whose time has come, as of that time; how many guides were looked at.

    Safe to call from anywhere at any time and by many at once: the guide's lock lets one do it.
    Cost: one query when nothing is due.
    """
    due = schedules.due(at)
    for guide in due:
        with turns.atomic():
            lock(guide, at=at)
    return len(due)
