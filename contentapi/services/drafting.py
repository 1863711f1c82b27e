"""Acts of editors on drafts: start a guide, start a version from another, edit one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime

from django.db.models import F

from contentapi.core.errors import BadGuide, BadRequest, BadSection, IllegalMove, Moved
from contentapi.core.kinds import KEY, MAX_KEY, RESERVED, SectionKind
from contentapi.core.lifecycle import Urgency, VersionState
from contentapi.core.locales import canonical
from contentapi.core.segmentation import SegmentKind, split, split_inline
from contentapi.models import Guide, Section, Version, VersionCode
from contentapi.queries import guides as guide_reads
from contentapi.services import audit, policy, releases, turns
from contentapi.services.guides.moving import begin, copy_parts
from contentapi.services.policy import By

MAX_SLUG = 80


@dataclass(frozen=True, slots=True)
class SectionText:
    """One section as an editor wants it. Its key names it: the same key is the same section.

    heading    inline Markdown on one line; markdown  the body.
    revision   of the section when the editor read it; None when that is not to be compared.
    """

    key: str
    kind: str
    critical: bool
    heading: str
    markdown: str
    revision: int | None = None


@dataclass(frozen=True, slots=True)
class Code:
    """A clinical code."""

    system: str
    code: str
    display: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """All that a draft says, whole: what is not named here is gone after the edit. Sections in order."""

    title: str
    sections: Sequence[SectionText]
    summary: str = ""
    urgency: str = Urgency.ROUTINE.value
    critical: bool = False
    reviewed_last: date | None = None
    review_due: date | None = None
    reviewer: str = ""
    codes: Sequence[Code] = ()


FIELDS = tuple(f.name for f in fields(Content) if f.name not in {"sections", "codes"})


@turns.atomic()
def start_guide(
    slug: str, *, source_locale: str, title: str, share: float = 1.0, by: By, at: datetime
) -> Version:
    """Make a guide with an empty draft as its version 1.

    slug            lower-case letters, digits and hyphens, at most 80; lasting.
    source_locale   a BCP 47 tag; kept in canonical form.
    share           0-1: the share of sections that a locale needs for its first release.
    Raises NotAllowed, BadLocale, BadRequest (slug malformed or taken, no title, share out of range).
    """
    policy.require(by, "contentapi.add_guide")
    if not KEY.fullmatch(slug) or len(slug) > MAX_SLUG:
        raise BadRequest(f"The slug {slug!r} is not lower-case letters, digits and hyphens.", key="slug")
    if not title.strip():
        raise BadRequest("Give the guide a title.", key="title")
    if Guide.objects.filter(slug=slug).exists():
        raise BadRequest(f"There is a guide {slug!r} already.", key="slug")
    actor = policy.actor(by)
    guide = Guide.objects.create(
        slug=slug, source_locale=canonical(source_locale), share=_share(share), created_at=at
    )
    version = begin(guide, by=actor, at=at, title=title.strip())
    audit.record(actor, "write", guide, at, version=1, new_guide=True)
    return version


@turns.atomic()
def set_share(guide: Guide, share: float, *, by: By, at: datetime) -> Guide:
    """Set the share of sections that a locale needs for its first release; locales that now have it get one.

    Raises NotAllowed, BadRequest. Locks the guide's row.
    """
    policy.require(by, "contentapi.change_guide")
    guide = Guide.objects.select_for_update(no_key=True).get(pk=guide.pk)
    if guide.share != _share(share):
        before, guide.share = guide.share, share
        guide.save(update_fields=["share"])
        audit.record(policy.actor(by), "set_share", guide, at, before=before, share=share)
        releases.refresh(guide, at=at)
    return guide


def _share(share: float) -> float:
    """The share itself, when it is one."""
    if not 0 <= share <= 1:
        raise BadRequest("The share is a number from 0 to 1.", key="share")
    return share


@turns.atomic()
def start_draft(version: Version, *, by: By, at: datetime) -> Version:
    """Make the guide's next version as a draft that says what `version` says.

    Who reviewed the text and when is not copied: nobody has reviewed what will be written. Other drafts may
    be open, so that a safety update need not wait for a long rewrite. What nobody has cleared yet brings its
    authors along: none of them can clear it in the copy. Raises NotAllowed. Locks the guide.
    """
    policy.require(by, "contentapi.add_version")
    guide = Guide.objects.select_for_update(no_key=True).get(pk=version.guide_id)
    actor = policy.actor(by)
    says = {"title": version.title, "summary": version.summary, "critical": version.critical}
    draft = begin(guide, by=actor, at=at, **says)
    copy_parts(version, draft)
    if guide.versions.filter(pk=version.pk, frozen_at=None).exists():
        draft.authors.add(*version.authors.all())
    audit.record(actor, "start_draft", guide, at, version=draft.number, copied_from=version.number)
    return draft


@turns.atomic()
def edit_draft(version: Version, content: Content, *, revision: int, by: By, at: datetime) -> Version:
    """Make a draft say `content`; the editor becomes one of its authors, who cannot approve it.

    revision   of the version when the editor read it: compare-and-set, so that nobody's words are lost.
    An edit that changes nothing leaves no trace. Raises NotAllowed, IllegalMove (not a draft), Moved (facts:
    by whom), BadGuide (a construct that cannot be translated; `key` names the section), BadRequest.
    Cost: a fixed number of queries and one for each changed section. Locks the guide's row.
    """
    policy.require(by, "contentapi.change_version")
    _vet(content)
    guide = Guide.objects.select_for_update(no_key=True).get(pk=version.guide_id)
    fresh = guide.versions.get(pk=version.pk)
    if fresh.state != VersionState.DRAFT.value:
        raise IllegalMove(
            f"{fresh} is {fresh.state.replace('_', ' ')}; its text is closed. Start a new draft from it."
        )
    if fresh.revision != revision:
        raise _moved(fresh)
    changed = [name for name in FIELDS if getattr(fresh, name) != getattr(content, name)]
    parts = _write_sections(fresh, content.sections)
    codes = _write_codes(fresh, content.codes)
    if not (changed or parts or codes):
        return fresh
    values = {name: getattr(content, name) for name in changed}
    unmoved = Version.objects.filter(pk=fresh.pk, revision=revision, state=VersionState.DRAFT.value)
    if not unmoved.update(**values, revision=F("revision") + 1, edited_at=at):
        raise _moved(fresh)
    actor = policy.actor(by)
    fresh.authors.add(actor)
    told = [*changed, *(["codes"] if codes else [])]
    audit.record(actor, "edit", guide, at, version=fresh.number, fields=told, sections=parts)
    fresh.refresh_from_db()
    return fresh


def _vet(content: Content) -> None:
    """Refuse what no version may say."""
    if not content.title.strip():
        raise BadRequest("Give the version a title.", key="title")
    if content.urgency not in set(Urgency):
        raise BadRequest(f"There is no urgency {content.urgency!r}.", key="urgency")
    split_inline(content.title, kind=SegmentKind.HEADING)
    split_inline(content.summary, kind=SegmentKind.PARAGRAPH)
    counts = Counter(section.key for section in content.sections)
    for section in content.sections:
        _vet_section(section)
        if counts[section.key] > 1:
            raise BadSection(f"Two sections have the key {section.key!r}.", key=section.key)


def _vet_section(section: SectionText) -> None:
    """Refuse a section without a usable key, kind, heading, or with Markdown that cannot be translated."""
    key = section.key
    if not KEY.fullmatch(key) or len(key) > MAX_KEY or key == RESERVED:
        raise BadSection(
            f"{key!r} is no section key: lower-case letters, digits and hyphens, not the word {RESERVED!r}.",
            key=key,
        )
    if section.kind not in set(SectionKind):
        raise BadSection(f"There is no kind {section.kind!r}.", key=key)
    if not section.heading.strip() or "\n" in section.heading:
        raise BadSection(f"The section {key!r} needs a heading on one line.", key=key)
    try:
        split_inline(section.heading, kind=SegmentKind.HEADING)
        split(section.markdown)
    except BadGuide as error:
        error.key = key
        raise


def _write_sections(version: Version, wanted: Sequence[SectionText]) -> list[str]:
    """Bring the sections to what is wanted; the keys of those that were added, changed, moved or removed."""
    there = {section.key: section for section in guide_reads.sections(version)}
    gone = sorted(there.keys() - {section.key for section in wanted})
    version.sections.filter(key__in=gone).delete()
    touched = list(gone)
    for position, one in enumerate(wanted, start=1):
        old = there.get(one.key)
        values = {
            "kind": str(one.kind),
            "critical": one.critical,
            "position": position,
            "heading": one.heading.strip(),
            "markdown": one.markdown,
        }
        if old is None:
            Section.objects.create(version=version, key=one.key, **values)
        elif one.revision is not None and one.revision != old.revision:
            raise _moved(version, section=one.key)
        elif any(getattr(old, name) != value for name, value in values.items()):
            Section.objects.filter(pk=old.pk).update(**values, revision=F("revision") + 1)
        else:
            continue
        touched.append(one.key)
    return touched


def _write_codes(version: Version, wanted: Sequence[Code]) -> bool:
    """Bring the codes to what is wanted. Were they different?"""
    there = list(version.codes.order_by("pk").values_list("system", "code", "display"))
    told = list(dict.fromkeys((c.system.strip(), c.code.strip(), c.display.strip()) for c in wanted))
    if there == told:
        return False
    version.codes.all().delete()
    VersionCode.objects.bulk_create(
        VersionCode(version=version, system=system, code=code, display=display)
        for system, code, display in told
    )
    return True


def _moved(version: Version, *, section: str | None = None) -> Moved:
    """The error that says who edited the draft meanwhile."""
    last = guide_reads.last_edit(version)
    who = f" by {last.actor}" if last else ""
    return Moved(
        f"{version} was changed{who} since you opened it; nothing of yours was stored. Compare, then save.",
        key=section,
        revision=version.revision,
    )
