"""What today's rules say of the texts that stand: for whoever changed a rule, such as a glossary term."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from contentapi.core.checks import Finding
from contentapi.core.checks.findings import Term
from contentapi.core.checks.sense.narrowing import Narrowing
from contentapi.core.lifecycle import TargetState
from contentapi.models import Catalog
from contentapi.queries import catalogs as catalog_reads
from contentapi.queries import guides as guide_reads
from contentapi.queries.catalogs import Row
from contentapi.queries.terminology import glossary as glossary_reads
from contentapi.services.catalogs import verdicts
from contentapi.services.catalogs.verdicts import Bench, blocks

TERM_CHECKS = frozenset({"glossary", "medicines", "warnings"})


@dataclass(frozen=True, slots=True)
class Standing:
    """A text that stands in the record though a finding says otherwise."""

    guide: str
    locale: str
    context: str
    state: str
    findings: tuple[Finding, ...]

    @property
    def blocked(self) -> bool:
        """Does any of them block?"""
        return blocks(self.findings)


def against(names: Sequence[str], source_locale: str) -> Iterator[Standing]:
    """Texts of the working versions that break the glossary in terms of these names, accepted ones too.

    Nothing is changed: an accepted text stays accepted and served until another one is. Cost: eight queries
    a catalog, and checks of those texts only in which one of the terms can stand.
    """
    wanted = set(names)
    records = Catalog.objects.filter(guide__source_locale=source_locale).select_related("guide")
    for record in records.order_by("guide__slug", "locale"):
        terms = glossary_reads.terms(source_locale, record.locale)
        some = [term for term in terms if term.source[0] in wanted and _says(term)]
        if some:
            yield from _in(record, Narrowing(some, source_locale, record.locale))


def _says(term: Term) -> bool:
    """Does the term ask anything of a translation?"""
    return bool(term.medicine or term.required or term.allowed or term.forbidden)


def _in(record: Catalog, narrowing: Narrowing) -> Iterator[Standing]:
    """The same for one catalog."""
    version = guide_reads.working_version(record.guide)
    if version is None:
        return
    bench = replace(verdicts.bench(record), glossary=narrowing)
    for row in catalog_reads.rows(version, record):
        if row.target is not None and row.mine.text and row.target.state != TargetState.FUZZY.value:
            findings = _findings(row, row.mine.text, bench, narrowing)
            if findings:
                yield Standing(record.guide.slug, record.locale, row.context, row.target.state, findings)


def _findings(row: Row, text: str, bench: Bench, narrowing: Narrowing) -> tuple[Finding, ...]:
    """What the checks of terms find in one text."""
    if not narrowing.of(row.segment.source, text):
        return ()
    return tuple(finding for finding in bench.findings(row, text) if finding.check in TERM_CHECKS)
