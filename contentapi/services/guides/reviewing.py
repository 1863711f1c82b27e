"""The review cycle: a clinician's word, now and then, that a published version still holds."""

from __future__ import annotations

from datetime import date, datetime

from contentapi.core.errors import BadRequest, IllegalMove
from contentapi.core.lifecycle import VersionState
from contentapi.models import Review, Version
from contentapi.services import audit, policy, releases, turns
from contentapi.services.guides.moving import locked
from contentapi.services.policy import By

MAX_NAME = 200


@turns.atomic()
def confirm_review(
    version: Version, *, next_due: date, reviewer: str, note: str = "", by: By, at: datetime
) -> Review:
    """Say that a published version was reviewed today and nothing has to change.

    The text stays as it is; every locale gets a new release that tells both dates, and the feed a change.
    reviewer   the name that readers are told, 1 to 200 characters.
    next_due   after today. Only for clinical reviewers, and not for those who wrote the version.
    Raises NotAllowed, SecondPersonNeeded, BadRequest, IllegalMove (not published). Locks the guide.
    """
    policy.require(by, "contentapi.approve_version")
    if not reviewer.strip() or len(reviewer.strip()) > MAX_NAME:
        raise BadRequest("Give the name of the clinical reviewer.", key="reviewer")
    if next_due <= at.date():
        raise BadRequest("The next review lies ahead.", key="next_due")
    version = locked(version, at=at)
    if version.state != VersionState.PUBLISHED.value:
        state = version.state.replace("_", " ")
        raise IllegalMove(f"{version} is {state}; only a published version is reviewed like this.")
    actor = policy.actor(by)
    policy.require_second_person(version.authors.all(), actor, act="review")
    made = Review.objects.create(
        version=version,
        reviewed_on=at.date(),
        next_due=next_due,
        reviewer=reviewer.strip(),
        note=note.strip(),
        actor=actor,
        at=at,
    )
    releases.refresh(version.guide, at=at)
    told = {"next_due": next_due.isoformat(), "reviewer": made.reviewer, "note": made.note}
    audit.record(actor, "review", version.guide, at, version=version.number, **told)
    return made
