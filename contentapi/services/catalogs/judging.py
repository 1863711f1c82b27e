"""Judging a file: the fate of every entry. Reads only; `catalogs.receive` stores what comes out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from contentapi.core import checks
from contentapi.core.catalog import Catalog as Written
from contentapi.core.catalog import Fate, Message, edged
from contentapi.core.checks import Finding, Level, Pair
from contentapi.core.lifecycle import TargetState
from contentapi.core.threeway import Text, decide, decide_moved_source
from contentapi.models import Catalog, Guide
from contentapi.queries import catalogs as catalog_reads
from contentapi.queries import guides as guide_reads
from contentapi.queries.catalogs import Carried, Elsewhere, Row
from contentapi.services.catalogs import verdicts
from contentapi.services.catalogs.verdicts import Bench, blocks, told

CHANGING = frozenset({Fate.APPLIED, Fate.FUZZY})
SUGGESTING = frozenset({Fate.CONFLICT, Fate.SOURCE_MOVED, Fate.BLOCKED})
PLURAL = Finding(
    "plurals",
    Level.ADVISORY,
    "The texts of guides have no plural forms: take msgid_plural away and write one msgstr.",
)


@dataclass(slots=True)
class Judged:
    """One entry and what becomes of it. `row` is its message in the working version, if there is one."""

    message: Message
    fate: Fate
    row: Row | None = None
    findings: tuple[Finding, ...] = ()

    def told(self) -> dict[str, Any]:
        """The entry for a report; where two texts stand against each other, with both."""
        facts: dict[str, Any] = {
            "msgctxt": self.message.context or "",
            "msgid": self.message.source,
            "fate": self.fate.value,
            "findings": [told(f) for f in self.findings],
        }
        if self.fate in SUGGESTING and self.row is not None:
            facts |= {"text": self.message.target, "current": self.row.mine.text}
        return facts


@dataclass(slots=True)
class Report:
    """What a file would do, or did. counts: fate → number of entries; version: pk of the one judged by."""

    guide: str
    locale: str
    base_known: bool
    entries: list[Judged] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    upload: int | None = None
    version: int | None = None

    @property
    def blocked(self) -> bool:
        """Is there any blocking finding?"""
        return any(blocks(e.findings) for e in self.entries)

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


def judge(
    written: Written, guide: Guide, locale: str, *, record: Catalog | None = None, base: str = ""
) -> Report:
    """The fate of every entry of a file. Raises UnknownVersion. Cost: twelve queries, O(messages) checks.

    base   digest of the export that the file came from, when its header does not say.
    """
    version = guide_reads.need_working_version(guide)
    if record is None:
        found = Catalog.objects.filter(guide=guide, locale=locale).first()
        record = found or Catalog(guide=guide, locale=locale)
    rows = {row.context: row for row in catalog_reads.rows(version, record)}
    export = written.header.get("X-Export", "").strip() or base
    then = catalog_reads.base(record, export) if record.pk else None
    live = [_edged(m) for m in written.messages if not m.obsolete]
    strays = {(m.context or "", m.source) for m in live if _row(rows, m) is None}
    older = catalog_reads.older_sources(record, strays)
    report = Report(guide.slug, locale, then is not None, version=version.pk)
    report.entries = [_entry(message, rows, then, older) for message in live]
    _check(report, rows, verdicts.bench(record), catalog_reads.carried(version, record))
    report.counts = dict(sorted(Counter(e.fate.value for e in report.entries).items()))
    return report


def judge_alone(written: Written, locale: str, *, source_locale: str = "en") -> Report:
    """The findings of a file whose guide is not in the record; every key is unknown. No query."""
    report = Report(written.header.get("X-Guide", ""), locale, base_known=False)
    for message in written.messages:
        if message.obsolete:
            continue
        findings: tuple[Finding, ...] = ()
        if message.target.strip() and not message.fuzzy and message.plural_source is None:
            findings = checks.run(Pair(message.source, message.target, locale, source_locale))
        report.entries.append(Judged(message, Fate.UNKNOWN_KEY, findings=findings))
    report.counts = dict(sorted(Counter(e.fate.value for e in report.entries).items()))
    return report


def _edged(message: Message) -> Message:
    """The message without line feeds at the edges of its target."""
    target = edged(message.target)
    return message if target == message.target else replace(message, target=target)


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
    if message.plural_source is not None:
        return Judged(message, Fate.UNKNOWN_KEY, findings=(PLURAL,))
    theirs = _theirs(message)
    row = _row(rows, message)
    if row is not None:
        then = base.get(row.segment.pk, Text()) if base is not None else None
        return Judged(message, decide(row.mine, theirs, then), row)
    now = rows.get(message.context or "")
    old = older.get((message.context or "", message.source))
    if now is not None and old is not None:
        then = base.get(old, Text()) if base is not None else None
        return Judged(message, decide_moved_source(theirs, then), now)
    known = old is not None and (not theirs.text or (base is not None and base.get(old, Text()) == theirs))
    return Judged(message, Fate.UNCHANGED if known else Fate.UNKNOWN_KEY)


def _theirs(message: Message) -> Text:
    """The file's text with its standing; white space alone is no text."""
    if not message.target.strip():
        return Text()
    return Text(message.target, TargetState.FUZZY if message.fuzzy else TargetState.TRANSLATED)


def _check(report: Report, rows: Mapping[str, Row], bench: Bench, carried: Mapping[int, Carried]) -> None:
    """The findings of every entry against the source it now belongs to; what blocks is not applied."""
    to_check = [
        e for e in report.entries if e.row is not None and e.message.target.strip() and not e.message.fuzzy
    ]
    sent = {e.row.context: e.message.target for e in to_check if e.row is not None}
    elsewhere = Elsewhere(rows.values(), sent)
    for entry in to_check:
        row, message = entry.row, entry.message
        assert row is not None
        entry.findings = bench.findings(row, message.target, elsewhere.of(row))
        if entry.fate is not Fate.APPLIED:
            continue
        kinds, mark = bench.unsettled(row, message.target, carried.get(row.segment.pk)), row.segment.digest
        if kinds and not verdicts.is_confirmed(message.comments, mark):
            entry.findings = (verdicts.unconfirmed(kinds, mark), *entry.findings)
        if blocks(entry.findings):
            entry.fate = Fate.BLOCKED
