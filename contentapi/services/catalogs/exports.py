"""Catalogs as they leave: the record as a `core.catalog.Catalog`, named by the digest of its state."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Subquery

from contentapi.core.catalog import Catalog as Written
from contentapi.core.catalog import Message
from contentapi.core.errors import BadRequest, Moved
from contentapi.core.locales import english_name
from contentapi.core.plurals import forms
from contentapi.core.po import format_date
from contentapi.models import Catalog, Export, Guide, Revision, Segment, Target, Version
from contentapi.queries import catalogs as catalog_reads
from contentapi.queries import guides as guide_reads
from contentapi.queries.catalogs import Row
from contentapi.queries.terminology import memory
from contentapi.services import turns
from contentapi.services.catalogs import notes, targets
from contentapi.services.catalogs.notes import Notes

COMMENT = "Draft by the authors of the project, not reviewed by a clinician."
READINGS = 3  # tries to read between two writes before the writers are made to wait


def catalog(guide: Guide, locale: str) -> Written:
    """The catalog of the working version in one locale, remembered so that an upload can be compared with it.

    A locale without a catalog gets an empty one. What is written is one state of the record, whoever writes
    at the same time. Raises UnknownVersion, BadRequest (the guide's own locale). Cost: fourteen queries,
    O(messages).
    """
    if locale == guide.source_locale:
        raise BadRequest(f"{guide.slug} is written in {locale}; it has no catalog in it.", key="locale")
    record = Catalog.objects.get_or_create(guide=guide, locale=locale)[0]
    for _ in range(READINGS):
        now = _read(guide, record)
        newest = Subquery(guide_reads.workable(guide).values("pk")[:1])
        fresh = Catalog.objects.annotate(newest=newest).get(pk=record.pk)
        if (fresh.revision, fresh.newest) == (record.revision, now.version.pk):
            break
        record = fresh
    else:
        with turns.atomic():
            record = targets.locked(guide, locale)
            now = _read(guide, record)
    if not Export.objects.filter(catalog=record, digest=now.digest).exists():
        with turns.atomic():
            facts = {"version": now.version, "catalog_revision": record.revision}
            Export.objects.get_or_create(catalog=record, digest=now.digest, defaults=facts)
    header = _header(now.version, locale, record, now.digest)
    return Written(header, tuple(now.messages), _comments(record))


def state(guide: Guide, locale: str) -> str:
    """The digest of the catalog as it would leave now. Raises UnknownVersion. Cost: eleven queries."""
    record = Catalog.objects.filter(guide=guide, locale=locale).first() or Catalog(guide=guide, locale=locale)
    return _read(guide, record).digest


def hold(guide: Guide, locale: str, expected: Collection[str] | None) -> None:
    """Raise Moved (facts: `etag` now) when the catalog is none of the exports that somebody saw."""
    if expected is not None and (now := state(guide, locale)) not in expected:
        raise Moved(
            f"The catalog of {guide.slug} in {locale} has moved since the export that you name; nothing was"
            " done. Fetch it again and look.",
            etag=now,
        )


@dataclass(frozen=True, slots=True)
class _Reading:
    """A catalog as it was read."""

    version: Version
    messages: list[Message]
    digest: str


def _read(guide: Guide, record: Catalog) -> _Reading:
    """The messages of the working version, then the obsolete ones."""
    version = guide_reads.need_working_version(guide)
    rows = catalog_reads.rows(version, record)
    empty = {row.segment.digest for row in rows if not row.mine.text} if record.pk else ()
    said = memory.exact(empty, record) if empty else {}
    previous, told = _previous(rows), notes.notes(record, _sent_back(rows, record), said)
    messages = [_message(row, guide.slug, previous, told) for row in rows]
    if record.pk:
        messages += [_obsolete(target) for target in catalog_reads.obsolete(version, record)]
    return _Reading(version, messages, digest(version, record.locale, messages))


def template(guide: Guide) -> Written:
    """The catalog without targets (POT). Raises UnknownVersion. Cost: five queries, O(messages)."""
    version = guide_reads.need_working_version(guide)
    told = notes.bare(guide.source_locale)
    messages = tuple(_message(row, guide.slug, {}, told) for row in catalog_reads.rows(version, None))
    return Written(_header(version, "", None, digest(version, "", messages)), messages, ())


def digest(version: Version, locale: str, messages: Sequence[Message]) -> str:
    """SHA-256 over the identity and the targets of a catalog: what `X-Export` says.

    Equal states have equal digests on every installation; times, names and comments are not part of it.
    """
    sha = hashlib.sha256(f"{version.guide.slug}\n{version.number}\n{locale}\n".encode())
    for m in messages:
        sha.update(repr((m.context, m.source, m.target, m.fuzzy, m.obsolete)).encode())
    return sha.hexdigest()


def _header(version: Version, locale: str, record: Catalog | None, state: str) -> dict[str, str]:
    """The header fields, in order."""
    frozen = version.frozen_at or version.edited_at
    revised: datetime = (record.revised_at if record else None) or frozen
    header = {
        "Project-Id-Version": f"{version.guide.slug} {version.number}",
        "Report-Msgid-Bugs-To": "",
        "POT-Creation-Date": format_date(frozen),
        "PO-Revision-Date": format_date(revised),
        "Last-Translator": (record.last_translator if record else "") or "none yet",
        "Language-Team": (record.team if record else "") or (english_name(locale) if locale else "none"),
        "Language": locale,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    if locale:
        header["Plural-Forms"] = forms(locale)
    header |= {"X-Guide": version.guide.slug, "X-Guide-Version": str(version.number), "X-Export": state}
    return header


def _comments(record: Catalog) -> tuple[str, ...]:
    """The comment above the header."""
    return tuple(record.comment.split("\n")) if record.comment else ()


def _previous(rows: Sequence[Row]) -> dict[int, Segment]:
    """Pk → segment, for the sources that fuzzy targets were made for."""
    wanted = {row.target.previous_id for row in rows if row.target and row.target.previous_id}
    return {segment.pk: segment for segment in Segment.objects.filter(pk__in=wanted)} if wanted else {}


def _sent_back(rows: Sequence[Row], record: Catalog) -> dict[int, str]:
    """Target pk → what a reviewer said who sent the text back, where that still stands."""
    if not any(row.mine.fuzzy for row in rows):
        return {}
    said = Revision.objects.filter(
        act="reject", target__catalog=record, target__state="fuzzy", number=F("target__number")
    )
    return dict(said.values_list("target", "comment"))


def _message(row: Row, slug: str, previous: dict[int, Segment], told: Notes) -> Message:
    """One message with its notes."""
    target = row.target
    fuzzy = target is not None and target.state == "fuzzy"
    before = previous.get(target.previous_id or 0) if target is not None and fuzzy else None
    return Message(
        context=row.context,
        source=row.segment.source,
        target=target.text if target else "",
        fuzzy=fuzzy,
        notes=told.of(row),
        comments=tuple(target.comment.split("\n")) if target and target.comment else (),
        references=(f"{slug}/{row.segment.section_key}:{row.position}",),
        previous_context=before.context if before else None,
        previous_source=before.source if before else None,
    )


def _obsolete(target: Target) -> Message:
    """A message whose segment is gone, kept for reuse."""
    return Message(
        context=target.segment.context,
        source=target.segment.source,
        target=target.text,
        fuzzy=target.state == "fuzzy",
        obsolete=True,
        comments=tuple(target.comment.split("\n")) if target.comment else (),
    )
