"""Acts on guides and versions: submit, send back, approve, publish, withdraw."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from contentapi.core.errors import BadRequest, IllegalMove
from contentapi.core.lifecycle import VersionState, move
from contentapi.models import Guide, Remark, Version, Withdrawal
from contentapi.services import audit, policy, releases, turns
from contentapi.services.guides import freezing, vetting
from contentapi.services.guides.moving import advance, lock, locked, put_before_readers, unschedule
from contentapi.services.policy import By


@turns.atomic()
def submit(version: Version, *, by: By, at: datetime) -> Version:
    """Hand a draft over to clinical review.

    Raises NotAllowed, IllegalMove, Unready (no sections, an empty one, or what the settings ask for).
    """
    policy.require(by, "contentapi.submit_version")
    version = locked(version, at=at)
    move(VersionState(version.state), "submit")
    vetting.refuse_unready(version)
    advance(version, "submit")
    audit.record(policy.actor(by), "submit", version.guide, at, version=version.number)
    return version


@turns.atomic()
def send_back(
    version: Version, *, by: By, at: datetime, comment: str = "", remarks: Mapping[str, str] | None = None
) -> Version:
    """Return a version in review to its author, with what to mend.

    comment   what concerns the whole version; remarks  section key → what is to be mended there.
    At least one of them says something. Each is shown at its place until somebody marks it as solved.
    Raises NotAllowed, BadRequest (nothing said, or no such section), IllegalMove.
    """
    policy.require(by, "contentapi.approve_version")
    said = {key: text.strip() for key, text in {"": comment, **(remarks or {})}.items() if text.strip()}
    if not said:
        raise BadRequest("Say what to mend.", key="comment")
    version = locked(version, at=at)
    keys = set(version.sections.values_list("key", flat=True))
    for key in said.keys() - keys - {""}:
        raise BadRequest(f"{version} has no section {key!r}.", key=key)
    advance(version, "send_back")
    actor = policy.actor(by)
    Remark.objects.bulk_create(
        Remark(version=version, section_key=key, text=text, actor=actor, at=at) for key, text in said.items()
    )
    told: dict[str, Any] = {"comment": comment.strip()} if comment.strip() else {}
    told |= {"remarks": {key: text for key, text in said.items() if key}} if said.keys() - {""} else {}
    audit.record(actor, "send_back", version.guide, at, version=version.number, **told)
    return version


@turns.atomic()
def solve(remark: Remark, *, by: By, at: datetime) -> Remark:
    """Mark a remark as solved; it stays in the record. Raises NotAllowed, IllegalMove (solved before)."""
    policy.require(by, "contentapi.change_version")
    actor = policy.actor(by)
    if not Remark.objects.filter(pk=remark.pk, solved_at=None).update(solved_at=at, solved_by=actor):
        raise IllegalMove("This remark was solved before.")
    version = remark.version
    audit.record(
        actor,
        "solve",
        version.guide,
        at,
        version=version.number,
        section=remark.section_key,
        remark=remark.text,
    )
    remark.refresh_from_db()
    return remark


@turns.atomic()
def approve(version: Version, *, by: By, at: datetime) -> Version:
    """Clear a version clinically: its text is frozen, cut into segments, and carried over to all catalogs.

    Raises NotAllowed, SecondPersonNeeded (who wrote it cannot approve it), IllegalMove.
    """
    policy.require(by, "contentapi.approve_version")
    version = locked(version, at=at)
    actor = policy.actor(by)
    authors = list(version.authors.all())
    policy.require_second_person(authors, actor, act="approve")
    after = move(VersionState(version.state), "approve")
    freezing.freeze(version, at=at)
    Version.objects.filter(pk=version.pk).update(
        state=after.value, frozen_at=at, approved_by=actor, solo=actor in authors
    )
    audit.record(actor, "approve", version.guide, at, version=version.number)
    version.refresh_from_db()
    return version


@turns.atomic()
def publish(version: Version, *, by: By, at: datetime) -> Version:
    """Put an approved version before readers, in every locale that may have it; the one before is superseded.

    Raises NotAllowed, IllegalMove. Locks the guide's row first, so that two editors who publish at once
    come one after the other. Cost: a number of queries that depends on no other guide.
    """
    policy.require(by, "contentapi.publish_version")
    version = locked(version, at=at)
    return put_before_readers(version, policy.actor(by), at=at)


@turns.atomic()
def withdraw(
    guide: Guide, *, by: By, at: datetime, reason: str, notice: str = "", replacement: Guide | None = None
) -> Withdrawal:
    """Take a guide from readers: every locale, every version, every surface, in one act.

    Raises NotAllowed, BadRequest (no reason, or replaced by itself), IllegalMove (nothing is published).
    """
    policy.require(by, "contentapi.withdraw_guide")
    if not reason.strip():
        raise BadRequest("A withdrawal needs a reason.", key="reason")
    guide = lock(guide, at=at)
    if replacement is not None and replacement.pk == guide.pk:
        raise BadRequest("A guide cannot replace itself.", key="replacement")
    actor = policy.actor(by)
    public = list(guide.versions.filter(state__in=["published", "superseded"]))
    if not any(version.state == VersionState.PUBLISHED.value for version in public):
        raise IllegalMove(f"{guide.slug} is not published; there is nothing to withdraw.")
    for version in public:
        advance(version, "withdraw")
    act = Withdrawal.objects.create(
        guide=guide, reason=reason.strip(), notice=notice.strip(), replacement=replacement, at=at, actor=actor
    )
    Guide.objects.filter(pk=guide.pk).update(withdrawal=act)
    releases.retire(guide, act, at=at)
    gone = unschedule(guide)
    told: dict[str, Any] = {"called_off": gone} if gone else {}
    numbers = [v.number for v in public]
    audit.record(actor, "withdraw", guide, at, reason=act.reason, versions=numbers, **told)
    return act
