"""Acts that make versions out of files and of earlier versions, and that throw drafts away."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from contentapi.core.errors import BadRequest, IllegalMove, Moved
from contentapi.core.lifecycle import Urgency, VersionState
from contentapi.core.segmentation import GuideFile, split
from contentapi.models import Guide, Section, Version, VersionCode
from contentapi.queries import guides as guide_reads
from contentapi.services import audit, policy, turns
from contentapi.services.guides.moving import begin, copy_parts, locked
from contentapi.services.policy import By


@turns.atomic()
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
    if last is not None and _content(last) == _file_content(file, file.reviewer or last.reviewer):
        return last, False
    version = begin(
        guide,
        by=actor,
        at=at,
        urgency=file.urgency,
        title=file.title,
        summary=file.summary,
        critical=file.critical,
        reviewed_last=file.reviewed_last,
        review_due=file.review_due,
        reviewer=file.reviewer,
    )
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
    review = (version.reviewed_last, version.review_due, version.reviewer)
    return (version.title, version.summary, version.urgency, version.critical, review, codes, sections)


def _file_content(file: GuideFile, reviewer: str) -> tuple[object, ...]:
    """The same for a file; one that names no reviewer leaves that open."""
    sections = tuple((s.key, str(s.kind), s.critical, s.title, s.markdown) for s in file.sections)
    codes = tuple((c.system, c.code, c.display) for c in file.codes)
    review = (file.reviewed_last, file.review_due, reviewer)
    return (file.title, file.summary, str(file.urgency), file.critical, review, codes, sections)


@turns.atomic()
def roll_back(version: Version, *, reason: str, by: By, at: datetime) -> Version:
    """Make the guide's next version out of one that readers once had, and hand it to clinical review.

    Nothing is rewritten: the new version says what the old one said, so every translation that was accepted
    for it is current again in the release that publication builds. Its urgency is safety: what was translated
    for the text that is taken back is shown to nobody. A second person approves it, as any other: neither who
    brought it back nor who wrote it. Where that cannot wait, withdraw the guide first. Raises NotAllowed,
    BadRequest (no reason), IllegalMove.
    """
    policy.require(by, "contentapi.roll_back_version")
    if not reason.strip():
        raise BadRequest("Say why the earlier text comes back.", key="reason")
    version = locked(version, at=at)
    if VersionState(version.state) not in {VersionState.SUPERSEDED, VersionState.WITHDRAWN}:
        raise IllegalMove(f"{version} is {version.state.replace('_', ' ')}; only an earlier one comes back.")
    actor, guide = policy.actor(by), version.guide
    made = begin(
        guide,
        by=actor,
        at=at,
        state=VersionState.IN_REVIEW.value,
        urgency=Urgency.SAFETY.value,
        title=version.title,
        summary=version.summary,
        critical=version.critical,
        reviewed_last=version.reviewed_last,
        review_due=version.review_due,
        reviewer=version.reviewer,
    )
    copy_parts(version, made)
    made.authors.add(*version.authors.all())
    told: dict[str, Any] = {"brought_back": version.number, "reason": reason.strip()}
    audit.record(actor, "roll_back", guide, at, version=made.number, **told)
    return made


@turns.atomic()
def delete_draft(version: Version, *, revision: int, by: By, at: datetime) -> None:
    """Throw a draft away for good; its number is not given again, and the audit keeps that there was one.

    revision   of the draft that was looked at: what was edited meanwhile is not thrown away unseen.
    Raises NotAllowed, IllegalMove (not a draft), Moved.
    """
    policy.require(by, "contentapi.delete_version")
    version = locked(version, at=at)
    if version.state != VersionState.DRAFT.value:
        state = version.state.replace("_", " ")
        raise IllegalMove(f"{version} is {state}; only drafts can be deleted.")
    if version.revision != revision:
        raise Moved(f"{version} was changed since you opened it; look again.", revision=version.revision)
    audit.record(
        policy.actor(by), "delete_draft", version.guide, at, version=version.number, title=version.title
    )
    version.delete()
