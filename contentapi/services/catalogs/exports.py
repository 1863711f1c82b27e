"""Catalogs as they leave: the record as a `core.catalog.Catalog`, named by the digest of its state."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime

from contentapi.core.catalog import Catalog as Written
from contentapi.core.catalog import Message
from contentapi.core.locales import english_name
from contentapi.core.plurals import forms
from contentapi.core.po import format_date
from contentapi.models import Catalog, Export, Guide, Segment, Target, Version
from contentapi.queries import catalogs as catalog_reads
from contentapi.queries import guides as guide_reads
from contentapi.queries.catalogs import Row

COMMENT = "Draft by the authors of the project, not reviewed by a clinician."


def catalog(guide: Guide, locale: str) -> Written:
    """The catalog of the working version in one locale, remembered so that an upload can be compared with it.

    A locale without a catalog gets an empty one. Raises UnknownVersion. Cost: nine queries, O(messages).
    """
    version = guide_reads.need_working_version(guide)
    record = Catalog.objects.get_or_create(guide=guide, locale=locale)[0]
    rows = catalog_reads.rows(version, record)
    previous = _previous(rows)
    messages = [_message(row, guide.slug, previous) for row in rows]
    messages += [_obsolete(target) for target in catalog_reads.obsolete(version, record)]
    state = digest(version, locale, messages)
    Export.objects.get_or_create(
        catalog=record, digest=state, defaults={"version": version, "catalog_revision": record.revision}
    )
    return Written(_header(version, locale, record, state), tuple(messages), _comments(record))


def template(guide: Guide) -> Written:
    """The catalog without targets (POT). Raises UnknownVersion. Cost: five queries, O(messages)."""
    version = guide_reads.need_working_version(guide)
    messages = tuple(_message(row, guide.slug, {}) for row in catalog_reads.rows(version, None))
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


def _message(row: Row, slug: str, previous: dict[int, Segment]) -> Message:
    """One message with its notes."""
    target = row.target
    fuzzy = target is not None and target.state == "fuzzy"
    before = previous.get(target.previous_id or 0) if target is not None and fuzzy else None
    return Message(
        context=row.context,
        source=row.segment.source,
        target=target.text if target else "",
        fuzzy=fuzzy,
        notes=_notes(row),
        comments=tuple(target.comment.split("\n")) if target and target.comment else (),
        references=(f"{slug}/{row.segment.section_key}:{row.position}",),
        previous_context=before.context if before else None,
        previous_source=before.source if before else None,
    )


def _notes(row: Row) -> tuple[str, ...]:
    """What a translator should know of a message."""
    notes = [row.note or row.segment.kind]
    if row.heading and row.segment.segment_id != "heading":
        notes.append(f"In the section: {row.heading}")
    if row.critical:
        notes.append("critical: an error here could harm a patient")
    if row.segment.meanings and row.target is not None and row.target.state == "fuzzy":
        notes.append(f"The source changed in meaning: {', '.join(row.segment.meanings)}")
    notes += [f"{{{n}}} stands for {link}" for n, link in enumerate(row.links, start=1)]
    return tuple(" ".join(note.split()) for note in notes)


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
