"""Acts on catalogs: receive a file, undo what it did. Each file is one transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from contentapi.core.catalog import Catalog as Written
from contentapi.core.errors import (
    AddressMismatch,
    BadLocale,
    CatalogRefused,
    IllegalMove,
    Moved,
    NotFound,
    UnknownGuide,
)
from contentapi.core.interchange.xliff import read_xliff
from contentapi.core.locales import canonical, from_posix
from contentapi.core.po import field_line, read, read_date
from contentapi.models import Catalog, Guide, Upload
from contentapi.queries import guides as guide_reads
from contentapi.services import audit, policy, turns
from contentapi.services.catalogs import exports, judging, targets
from contentapi.services.catalogs.judging import SUGGESTING, Report
from contentapi.services.policy import By

MAX_NAME = 300


class Address:
    """Where a file was sent or lies: what it must agree with. Either part may be unknown."""

    def __init__(self, guide: str | None = None, locale: str | None = None) -> None:
        self.guide = guide
        self.locale = canonical(locale) if locale else None


@dataclass(frozen=True, slots=True)
class _Received:
    """A file that was read: its name and SHA-256, who sent it when, and the exports that they saw."""

    written: Written
    name: str
    mark: str
    by: By
    at: datetime
    expected: Collection[str] | None


def receive(
    data: bytes,
    *,
    address: Address,
    name: str,
    by: By,
    at: datetime,
    dry_run: bool = False,
    expected: Collection[str] | None = None,
) -> Report:
    """Take in one PO or XLIFF file: compare every entry with the export it came from and with the record.

    data      bytes ≤ MAX_UPLOAD_BYTES.
    dry_run   judge and store nothing.
    expected  digests of exports, one of which the sender saw: if the catalog is none of them now, nothing is
              stored.
    Raises CatalogRefused (the refusal is stored, nothing else), NotAllowed, UnknownGuide, UnknownVersion,
    Moved (facts: `etag` now, and `overlaps` with both texts).
    Cost: a number of queries that does not depend on how much of the record changed but for batches of 5,000.
    """
    mark, name = hashlib.sha256(data).hexdigest(), name[-MAX_NAME:]
    try:
        written = _read(data, address)
        guide, locale = _resolve(written, address)
    except CatalogRefused as refusal:
        _tell_line(refusal, data)
        if not dry_run:
            _refuse(refusal, address, name=name, mark=mark, by=by, at=at)
        raise
    policy.require(by, "contentapi.upload_catalog", locale=locale)
    seen = Catalog.objects.filter(guide=guide, locale=locale).first()
    report = _judge(written, guide, locale, seen, expected)
    if dry_run:
        return report
    it = _Received(written, name=name, mark=mark, by=by, at=at, expected=expected)
    return _apply(it, guide, report, seen.revision if seen else 0)


def _read(data: bytes, address: Address) -> Written:
    """The file in the format that it begins with. No PO file begins with `<`."""
    limits = {"max_bytes": settings.MAX_UPLOAD_BYTES, "max_messages": settings.MAX_MESSAGES}
    if not data[:1000].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        return read(data, **limits)
    source = Guide.objects.filter(slug=address.guide or "").values_list("source_locale", flat=True).first()
    return read_xliff(data, source_locale=source, locale=address.locale, **limits)


def _judge(
    written: Written, guide: Guide, locale: str, record: Catalog | None, expected: Collection[str] | None
) -> Report:
    """The fate of every entry. Raises Moved when the catalog is no longer what the sender saw.

    A file that would do nothing is no matter for anyone: a request may be repeated.
    """
    if expected is None:
        return judging.judge(written, guide, locale, record=record)
    now = exports.state(guide, locale)
    report = judging.judge(written, guide, locale, record=record, base=now)
    if now not in expected and report.stores:
        raise Moved(
            f"The catalog of {guide.slug} in {locale} has moved since the export that you name; nothing was"
            " stored. Fetch it again, or send the file without If-Match to have it merged.",
            etag=now,
            overlaps=[entry.told() for entry in report.entries if entry.fate in SUGGESTING],
        )
    return report


@turns.atomic()
def _apply(it: _Received, guide: Guide, report: Report, revision: int) -> Report:
    """Store every fate, under the lock of the catalog; judge again when it moved since it was judged.

    Judging takes longest, and nobody else can write meanwhile: so it is done before, and seldom twice.
    """
    locale = report.locale
    record = targets.locked(guide, locale)
    version = guide_reads.need_working_version(guide)
    if (record.revision, version.pk) != (revision, report.version):
        report = _judge(it.written, guide, locale, record, it.expected)
    facts = _header_facts(it.written, record, report, at=it.at)
    if not report.stores and not facts:
        return report
    same = Upload.objects.filter(catalog=record, digest=it.mark).exclude(status="undone")
    earlier = same.order_by("-id").first()
    if earlier is not None and not report.changes and not facts:
        report.upload = earlier.pk
        return report
    actor = policy.actor(it.by)
    upload = Upload.objects.create(
        guide=guide,
        catalog=record,
        actor=actor,
        name=it.name,
        digest=it.mark,
        at=it.at,
        status=report.status,
        counts=report.counts,
        base_known=report.base_known,
    )
    report.upload = upload.pk
    targets.store(report, upload, record, actor=actor, at=it.at)
    if facts:
        Catalog.objects.filter(pk=record.pk).update(**facts)
    audit.record(actor, "upload", guide, it.at, locale=locale, upload=upload.pk, counts=report.counts)
    return report


def check(data: bytes, *, address: Address) -> Report:
    """Judge one file and store nothing; a file of a guide that is not in the record is checked by itself.

    Raises CatalogRefused. Cost: as `receive`.
    """
    written = _read(data, address)
    try:
        slug, locale = _slug(written, address), _locale(written, address)
    except AddressMismatch as refusal:
        _tell_line(refusal, data)
        raise
    guide = Guide.objects.filter(slug=slug).first() if slug else None
    if guide is None or guide_reads.working_version(guide) is None or locale == guide.source_locale:
        return judging.judge_alone(written, locale)
    return judging.judge(written, guide, locale)


def _resolve(written: Written, address: Address) -> tuple[Guide, str]:
    """The guide and locale of a file; its header and its address must agree."""
    slug, locale = _slug(written, address), _locale(written, address)
    if not slug:
        raise AddressMismatch(
            "Neither the header's X-Guide nor the file's name says which guide it is for: take the header of"
            " the exported file.",
            key="X-Guide",
        )
    try:
        guide = guide_reads.by_slug(slug)
    except UnknownGuide as error:
        raise AddressMismatch(
            f"There is no guide {slug!r}; import the guide first.", key="X-Guide"
        ) from error
    if locale == guide.source_locale:
        raise AddressMismatch(
            f"{guide.slug} is written in {locale}; it has no catalog in it.", key="Language"
        )
    return guide, locale


def _slug(written: Written, address: Address) -> str:
    """The guide that a file says it is for, or "" when neither header nor address says."""
    said = written.header.get("X-Guide", "").strip()
    if said and address.guide and said != address.guide:
        raise AddressMismatch(
            f"The header's X-Guide says {said!r}, the file was sent as {address.guide!r}: send it there.",
            key="X-Guide",
        )
    return said or address.guide or ""


def _locale(written: Written, address: Address) -> str:
    """The locale that a file says it is in."""
    language = written.header.get("Language", "").strip()
    try:
        locale = (from_posix(language) if language else None) or address.locale
    except BadLocale as error:
        raise AddressMismatch(
            f"The header's Language {language[:40]!r} is no language tag: take that of the exported file.",
            key="Language",
        ) from error
    if not locale:
        raise AddressMismatch(
            "Neither the header's Language nor the address says the locale: take the header of the export.",
            key="Language",
        )
    if address.locale and locale != address.locale:
        raise AddressMismatch(
            f"The header's Language says {locale}, the file was sent as {address.locale}: send it there.",
            key="Language",
        )
    return locale


def _tell_line(refusal: CatalogRefused, data: bytes) -> None:
    """Where in the file the header field stands that its address disagrees with."""
    if refusal.line is None and refusal.key is not None:
        refusal.line = field_line(data, refusal.key)


def _header_facts(written: Written, record: Catalog, report: Report, *, at: datetime) -> dict[str, object]:
    """What the header tells of the translation, when the file brought a change: who, which team, when."""
    if not report.changes:
        return {}
    told = read_date(written.header.get("PO-Revision-Date", ""))
    newer = told is not None and told <= at and (record.revised_at is None or told > record.revised_at)
    facts: dict[str, object] = {"revised_at": told if newer else at}
    for field, name in (("last_translator", "Last-Translator"), ("team", "Language-Team")):
        value = written.header.get(name, "").strip()[:200]
        if value and value != "none yet":
            facts[field] = value
    if written.comments and not record.comment:
        facts["comment"] = "\n".join(written.comments)
    return facts


def _refuse(refusal: CatalogRefused, address: Address, *, name: str, mark: str, by: By, at: datetime) -> None:
    """Store that a file was refused, and why; nothing else of it."""
    if not policy.allowed(by, "contentapi.upload_catalog"):
        return
    with turns.atomic():
        Upload.objects.create(
            guide=Guide.objects.filter(slug=address.guide or "").first(),
            actor=policy.actor(by),
            name=name,
            digest=mark,
            at=at,
            status="refused",
            error={"code": refusal.code, "line": refusal.line, "message": refusal.message},
        )


@turns.atomic()
def undo(upload: Upload, *, by: By, at: datetime) -> dict[str, int]:
    """Take back what an upload did, as one act; what came in between is kept.

    Every target that still stands as the upload left it returns to what it was; suggestions that are still
    open are declined. Raises NotAllowed, NotFound, IllegalMove (undone before, or refused).
    """
    if upload.catalog is None or upload.status == "refused":
        raise IllegalMove("A refused upload changed nothing; there is nothing to undo.")
    policy.require(by, "contentapi.upload_catalog", locale=upload.catalog.locale)
    record = targets.locked(upload.catalog.guide, upload.catalog.locale)
    fresh = Upload.objects.filter(pk=upload.pk).first()
    if fresh is None:
        raise NotFound("There is no such upload.")
    if fresh.undone_at is not None:
        raise IllegalMove("This upload was undone before.")
    actor = policy.actor(by)
    counts = targets.restore(fresh, record, actor=actor, at=at)
    Upload.objects.filter(pk=fresh.pk).update(status="undone", undone_at=at, undone_by=actor)
    audit.record(actor, "undo", record.guide, at, locale=record.locale, upload=fresh.pk, counts=counts)
    return counts
