"""Verdicts on texts: one bench for every door, so that file, API and command say the same of the same text.

Verdicts are computed afresh and never stored; overrides are stored, and lapse by digest and rule version.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from contentapi.core import checks
from contentapi.core.catalog import digest
from contentapi.core.checks import CHECKS, Finding, Level, Pair
from contentapi.core.checks.meaning import changed
from contentapi.core.checks.sense.narrowing import Narrowing
from contentapi.models import Catalog, Override
from contentapi.queries.catalogs import Carried, Row
from contentapi.queries.terminology import glossary as glossary_reads

MEANING = "meaning"
CONFIRMED = "confirmed"
MARK = 12
VERSIONS = {check.id: check.version for check in CHECKS}


@dataclass(frozen=True, slots=True)
class Bench:
    """All that judging the texts of one catalog needs besides the texts."""

    locale: str
    source_locale: str
    glossary: Narrowing
    overrides: Mapping[tuple[int, str], Sequence[Override]]

    def findings(self, row: Row, text: str, others: frozenset[str] = frozenset()) -> tuple[Finding, ...]:
        """What all checks find; an overridden finding only advises. An empty text has none.

        others   what the same source reads elsewhere in the catalog.
        """
        found = checks.run(
            Pair(
                source=row.segment.source,
                target=text,
                locale=self.locale,
                source_locale=self.source_locale,
                critical=row.critical,
                links=row.links,
                terms=self.glossary.of(row.segment.source, text),
                others=others,
            )
        )
        if not self.overrides or not blocks(found):
            return found
        return self._settled(found, row, self.overrides.get((row.segment.pk, digest(text)), ()))

    def unsettled(self, row: Row, text: str, carried: Carried | None) -> tuple[str, ...]:
        """Kinds of meaning that changed since the text was made, when it is the one that was carried over."""
        if carried is None or not _same(text, carried.text):
            return ()
        kinds = dict.fromkeys(row.segment.meanings)
        if carried.previous != row.segment.predecessor_id:
            source = row.segment.source
            kinds |= dict.fromkeys(changed(carried.source, source, self.source_locale, self.glossary.terms))
        return tuple(kinds)

    def _settled(
        self, found: tuple[Finding, ...], row: Row, overrides: Sequence[Override]
    ) -> tuple[Finding, ...]:
        """The findings, of which those of an overridden check advise, if all that it finds was overridden."""
        for override in overrides:
            said = {f.message for f in found if f.check == override.check_id and f.level is Level.BLOCKING}
            holds = VERSIONS.get(override.check_id) == override.rule_version
            if holds and override.source_digest == row.segment.digest and said <= set(override.findings):
                found = tuple(_overridden(f, override) for f in found)
        return found


def bench(record: Catalog) -> Bench:
    """The bench of a catalog, stored or not. Cost: three queries."""
    source_locale = record.guide.source_locale
    overrides: dict[tuple[int, str], list[Override]] = {}
    if record.pk:
        for override in record.overrides.all():
            overrides.setdefault((override.segment_id, override.target_digest), []).append(override)
    terms = glossary_reads.terms(source_locale, record.locale)
    glossary = Narrowing(terms, source_locale, record.locale)
    return Bench(record.locale, source_locale, glossary, overrides)


def _same(one: str, other: str) -> bool:
    """Is it the same text but for white space?"""
    return " ".join(one.split()) == " ".join(other.split())


def blocks(findings: Sequence[Finding]) -> bool:
    """Does any of them block?"""
    return any(finding.level is Level.BLOCKING for finding in findings)


def told(finding: Finding) -> dict[str, Any]:
    """A finding for a report."""
    return {"check": finding.check, "level": finding.level.value, "message": finding.message}


def unconfirmed(kinds: Sequence[str], mark: str) -> Finding:
    """The finding against a carried-over text that is sent unchanged though its source changed in meaning."""
    return Finding(
        MEANING,
        Level.BLOCKING,
        f"The source changed in {', '.join(kinds)} since this text was made: change the text, or confirm it"
        f" (in a file by the comment “{confirmation(mark)}”).",
    )


def confirmation(mark: str) -> str:
    """The translator's comment that confirms an unchanged text for the source of that digest."""
    return f"{CONFIRMED} {mark[:MARK]}"


def is_confirmed(comments: Sequence[str], mark: str) -> bool:
    """Do the comments confirm the text for the source of that digest?"""
    return confirmation(mark) in {" ".join(line.split()) for line in comments}


def _overridden(finding: Finding, override: Override) -> Finding:
    """A finding of the overridden check, which only advises now."""
    if finding.check != override.check_id or finding.level is not Level.BLOCKING:
        return finding
    return replace(finding, level=Level.ADVISORY, message=f"{finding.message} Overridden: {override.reason}")
