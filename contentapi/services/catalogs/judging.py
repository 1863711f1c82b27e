"""Judging a file: the fate of every entry. Reads only; `catalogs.receive` stores what comes out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from contentapi.core import checks
from contentapi.core.catalog import Catalog as Written
from contentapi.core.catalog import Fate, Message
from contentapi.core.checks import Finding, Level, Pair
from contentapi.core.lifecycle import TargetState
from contentapi.core.threeway import Text, decide, decide_moved_source
from contentapi.models import Catalog, Guide
from contentapi.queries import catalogs as catalog_reads
from contentapi.queries import guides as guide_reads
from contentapi.queries.catalogs import Row

CHANGING = frozenset({Fate.APPLIED, Fate.FUZZY})
SUGGESTING = frozenset({Fate.CONFLICT, Fate.SOURCE_MOVED, Fate.BLOCKED})


@dataclass(slots=True)
class Judged:
    """One entry and what becomes of it. `row` is its message in the working version, if there is one."""

    message: Message
    fate: Fate
    row: Row | None = None
    findings: tuple[Finding, ...] = ()

    def told(self) -> dict[str, Any]:
        """The entry for a report."""
        return {
            "msgctxt": self.message.context or "",
            "msgid": self.message.source,
            "fate": self.fate.value,
            "findings": [told(f) for f in self.findings],
        }


@dataclass(slots=True)
class Report:
    """What a file would do, or did. counts: fate → number of entries."""

    guide: str
    locale: str
    base_known: bool
    entries: list[Judged] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    upload: int | None = None

    @property
    def blocked(self) -> bool:
        """Is there any blocking finding?"""
        return any(f.level is Level.BLOCKING for e in self.entries for f in e.findings)

    @property
    def changes(self) -> bool:
        """Does any target move?"""
        return any(e.fate in CHANGING for e in self.entries)

    @property
    def stores(self) -> bool:
        """Is there anything to keep at all?"""
        return any(e.fate is not Fate.UNCHANGED for e in self.entries)

    @property
    def status(self) -> str:
        """`findings` when any blocks, else `applied` or `unchanged`."""
        if self.blocked:
            return "findings"
        return "applied" if self.changes else "unchanged"


def told(finding: Finding) -> dict[str, str]:
    """A finding for a report."""
    return {"check": finding.check, "level": finding.level.value, "message": finding.message}


def judge(written: Written, guide: Guide, locale: str, *, record: Catalog | None = None) -> Report:
    """The fate of every entry of a file. Raises UnknownVersion. Cost: ten queries, O(messages) checks."""
    version = guide_reads.need_working_version(guide)
    if record is None:
        record = Catalog.objects.filter(guide=guide, locale=locale).first() or Catalog(
            guide=guide, locale=locale
        )
    rows = {row.context: row for row in catalog_reads.rows(version, record)}
    base = catalog_reads.base(record, written.header.get("X-Export", "").strip()) if record.pk else None
    live = [m for m in written.messages if not m.obsolete]
    strays = {(m.context or "", m.source) for m in live if _row(rows, m) is None}
    older = catalog_reads.older_sources(record, strays)
    report = Report(guide.slug, locale, base is not None)
    terms = catalog_reads.glossary(guide.source_locale, locale)
    for message in live:
        judged = _entry(message, rows, base, older)
        if judged.row is not None and not message.fuzzy and message.target:
            judged.findings = _check(judged, guide.source_locale, locale, terms)
            if judged.fate is Fate.APPLIED and any(f.level is Level.BLOCKING for f in judged.findings):
                judged.fate = Fate.BLOCKED
        report.entries.append(judged)
    report.counts = dict(sorted(Counter(e.fate.value for e in report.entries).items()))
    return report


def judge_alone(written: Written, locale: str, *, source_locale: str = "en") -> Report:
    """The findings of a file whose guide is not in the record; every key is unknown."""
    report = Report(written.header.get("X-Guide", ""), locale, base_known=False)
    for message in written.messages:
        if message.obsolete:
            continue
        findings: tuple[Finding, ...] = ()
        if message.target and not message.fuzzy and message.plural_source is None:
            findings = checks.run(Pair(message.source, message.target, locale, source_locale))
        report.entries.append(Judged(message, Fate.UNKNOWN_KEY, findings=findings))
    report.counts = dict(sorted(Counter(e.fate.value for e in report.entries).items()))
    return report


def _row(rows: Mapping[str, Row], message: Message) -> Row | None:
    """The message of the working version with that very key."""
    row = rows.get(message.context or "")
    return row if row is not None and row.segment.source == message.source else None


def _entry(
    message: Message,
    rows: Mapping[str, Row],
    base: Mapping[int, Text] | None,
    older: Mapping[tuple[str, str], int],
) -> Judged:
    """The fate of one entry, before checks."""
    theirs = _theirs(message)
    row = _row(rows, message)
    if row is not None and message.plural_source is None:
        then = base.get(row.segment.pk, Text()) if base is not None else None
        return Judged(message, decide(row.mine, theirs, then), row)
    now = rows.get(message.context or "")
    old = older.get((message.context or "", message.source))
    if now is not None and old is not None and message.plural_source is None:
        then = base.get(old, Text()) if base is not None else None
        return Judged(message, decide_moved_source(theirs, then), now)
    known = old is not None and (not theirs.text or (base is not None and base.get(old, Text()) == theirs))
    return Judged(message, Fate.UNCHANGED if known else Fate.UNKNOWN_KEY)


def _theirs(message: Message) -> Text:
    """The file's text with its standing."""
    if not message.target:
        return Text()
    return Text(message.target, TargetState.FUZZY if message.fuzzy else TargetState.TRANSLATED)


def _check(
    judged: Judged, source_locale: str, locale: str, terms: tuple[checks.Term, ...]
) -> tuple[Finding, ...]:
    """The findings of an entry against the source it now belongs to."""
    row = judged.row
    assert row is not None
    return checks.run(
        Pair(
            source=row.segment.source,
            target=judged.message.target,
            locale=locale,
            source_locale=source_locale,
            critical=row.critical,
            links=row.links,
            terms=terms,
        )
    )
