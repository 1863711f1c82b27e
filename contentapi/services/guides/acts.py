"""Acts on guides and versions: write, submit, approve, publish, withdraw."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from contentapi.core.errors import BadRequest, IllegalMove, Moved
from contentapi.core.lifecycle import VersionState, move
from contentapi.core.segmentation import GuideFile, split
from contentapi.models import Guide, Section, Version, VersionCode, Withdrawal
from contentapi.queries import guides as guide_reads
from contentapi.services import audit, policy, releases
from contentapi.services.guides import freezing
from contentapi.services.policy import By


@transaction.atomic
def write_draft(file: GuideFile, *, by: By, at: datetime) -> tuple[Version, bool]:
    """Store an editor's file as a new draft version of its guide; (version, is it new?).

    The guide is made when its slug is new. A file that says what the newest version says changes nothing.
    Raises NotAllowed, BadGuide (a construct that cannot be translated), BadRequest (another source locale).
    """
    policy.require(by, "contentapi.add_version")
    for section in file.sections:
        split(section.markdown)
    actor = policy.actor(by)
    guide, made = Guide.objects.get_or_create(
        slug=file.slug, defaults={"source_locale": file.locale, "created_at": at}
    )
    guide = Guide.objects.select_for_update(no_key=True).get(pk=guide.pk)
    if guide.source_locale != file.locale:
        raise BadRequest(
            f"{guide.slug} is written in {guide.source_locale}; the file says {file.locale}.", key="locale"
        )
    last = guide_reads.newest_version(guide)
    if last is not None and _content(last) == _file_content(file):
        return last, False
    version = Version.objects.create(
        guide=guide,
        number=last.number + 1 if last else 1,
        urgency=file.urgency,
        title=file.title,
        summary=file.summary,
        critical=file.critical,
        reviewed_last=file.reviewed_last,
        review_due=file.review_due,
        created_at=at,
        edited_at=at,
        written_by=actor,
    )
    version.authors.add(actor)
    _write_parts(version, file)
    audit.record(actor, "write", guide, at, version=version.number, new_guide=made)
    return version, True


def _write_parts(version: Version, file: GuideFile) -> None:
    """The sections and codes of a new version."""
    Section.objects.bulk_create(
        Section(
            version=version,
            key=section.key,
            kind=section.kind,
            critical=section.critical,
            position=position,
            heading=section.title,
            markdown=section.markdown,
        )
        for position, section in enumerate(file.sections, start=1)
    )
    VersionCode.objects.bulk_create(
        VersionCode(version=version, system=code.system, code=code.code, display=code.display)
        for code in file.codes
    )


def _content(version: Version) -> tuple[object, ...]:
    """What a version says, to be compared with a file."""
    sections = tuple(
        version.sections.order_by("position").values_list("key", "kind", "critical", "heading", "markdown")
    )
    codes = tuple(version.codes.order_by("id").values_list("system", "code", "display"))
    review = (version.reviewed_last, version.review_due)
    return (version.title, version.summary, version.urgency, version.critical, review, codes, sections)


def _file_content(file: GuideFile) -> tuple[object, ...]:
    """The same for a file."""
    sections = tuple((s.key, str(s.kind), s.critical, s.title, s.markdown) for s in file.sections)
    codes = tuple((c.system, c.code, c.display) for c in file.codes)
    review = (file.reviewed_last, file.review_due)
    return (file.title, file.summary, str(file.urgency), file.critical, review, codes, sections)


def _locked(version: Version) -> Version:
    """The version as it is now, under the lock of its guide."""
    guide = Guide.objects.select_for_update(no_key=True).get(pk=version.guide_id)
    fresh = guide.versions.get(pk=version.pk)
    fresh.guide = guide
    return fresh


def _advance(version: Version, act: str) -> VersionState:
    """Set the state by the table, compare-and-set on the state before."""
    before = VersionState(version.state)
    after = move(before, act)
    if not Version.objects.filter(pk=version.pk, state=before.value).update(state=after.value):
        raise Moved(f"{version} was changed by someone else; look again.")
    version.state = after.value
    return after


@transaction.atomic
def submit(version: Version, *, by: By, at: datetime) -> Version:
    """Hand a draft over to clinical review. Raises NotAllowed, IllegalMove."""
    policy.require(by, "contentapi.submit_version")
    version = _locked(version)
    _advance(version, "submit")
    audit.record(policy.actor(by), "submit", version.guide, at, version=version.number)
    return version


@transaction.atomic
def send_back(version: Version, *, by: By, at: datetime, comment: str) -> Version:
    """Return a version in review to its author, with what to mend. Raises NotAllowed, IllegalMove."""
    policy.require(by, "contentapi.approve_version")
    if not comment.strip():
        raise BadRequest("Say what to mend.", key="comment")
    version = _locked(version)
    _advance(version, "send_back")
    audit.record(policy.actor(by), "send_back", version.guide, at, version=version.number, comment=comment)
    return version


@transaction.atomic
def approve(version: Version, *, by: By, at: datetime) -> Version:
    """Clear a version clinically: its text is frozen, cut into segments, and carried over to all catalogs.

    Raises NotAllowed, SecondPersonNeeded (who wrote it cannot approve it), IllegalMove.
    """
    policy.require(by, "contentapi.approve_version")
    version = _locked(version)
    actor = policy.actor(by)
    authors = list(version.authors.all())
    for author in authors:
        policy.require_second_person(author, actor, act="approve")
    after = move(VersionState(version.state), "approve")
    freezing.freeze(version, at=at)
    Version.objects.filter(pk=version.pk).update(
        state=after.value, frozen_at=at, approved_by=actor, solo=actor in authors
    )
    audit.record(actor, "approve", version.guide, at, version=version.number)
    version.refresh_from_db()
    return version


@transaction.atomic
def publish(version: Version, *, by: By, at: datetime) -> Version:
    """Put an approved version before readers, in every locale that may have it; the one before is superseded.

    Raises NotAllowed, IllegalMove. Locks the guide's row first, so that two editors who publish at once
    come one after the other. Cost: a number of queries that depends on no other guide.
    """
    policy.require(by, "contentapi.publish_version")
    version = _locked(version)
    guide, actor = version.guide, policy.actor(by)
    after = move(VersionState(version.state), "publish")
    old = guide.versions.filter(state=VersionState.PUBLISHED.value).first()
    if old is not None:
        if old.number > version.number:
            raise IllegalMove(
                f"{guide.slug} {old.number} is newer; make a new version from {version.number}."
            )
        _advance(old, "supersede")
    Version.objects.filter(pk=version.pk).update(state=after.value, published_at=at)
    version.state, version.published_at = after.value, at
    Guide.objects.filter(pk=guide.pk).update(withdrawal=None)
    guide.withdrawal = None
    releases.refresh(guide, at=at)
    audit.record(actor, "publish", guide, at, version=version.number, urgency=version.urgency)
    return version


@transaction.atomic
def withdraw(
    guide: Guide, *, by: By, at: datetime, reason: str, notice: str = "", replacement: Guide | None = None
) -> Withdrawal:
    """Take a guide from readers: every locale, every version, every surface, in one act.

    Raises NotAllowed, BadRequest (no reason, or replaced by itself), IllegalMove (nothing is published).
    """
    policy.require(by, "contentapi.withdraw_guide")
    if not reason.strip():
        raise BadRequest("A withdrawal needs a reason.", key="reason")
    guide = Guide.objects.select_for_update(no_key=True).get(pk=guide.pk)
    if replacement is not None and replacement.pk == guide.pk:
        raise BadRequest("A guide cannot replace itself.", key="replacement")
    actor = policy.actor(by)
    public = list(guide.versions.filter(state__in=["published", "superseded"]))
    if not any(version.state == VersionState.PUBLISHED.value for version in public):
        raise IllegalMove(f"{guide.slug} is not published; there is nothing to withdraw.")
    for version in public:
        _advance(version, "withdraw")
    act = Withdrawal.objects.create(
        guide=guide, reason=reason.strip(), notice=notice.strip(), replacement=replacement, at=at, actor=actor
    )
    Guide.objects.filter(pk=guide.pk).update(withdrawal=act)
    releases.retire(guide, act, at=at)
    audit.record(actor, "withdraw", guide, at, reason=act.reason, versions=[v.number for v in public])
    return act
