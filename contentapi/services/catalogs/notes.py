"""The notes of a message: what a translator should know of it, beside the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from contentapi.core.checks.findings import Term
from contentapi.core.checks.sense.glossary import standing
from contentapi.core.checks.sense.narrowing import Narrowing
from contentapi.models import Catalog
from contentapi.queries.catalogs import Row
from contentapi.queries.terminology import glossary
from contentapi.services.catalogs.verdicts import confirmation


@dataclass(frozen=True, slots=True)
class Notes:
    """What the notes of a catalog are made from.

    back   target pk → what a reviewer said who sent the text back.
    said   digest of a source → (locale, text) that was accepted for it elsewhere.
    """

    source_locale: str
    locale: str
    terms: Narrowing
    back: Mapping[int, str]
    said: Mapping[str, tuple[str, str]]

    def of(self, row: Row) -> tuple[str, ...]:
        """The notes of one message, each on one line."""
        return tuple(" ".join(note.split()) for note in self._of(row))

    def _of(self, row: Row) -> Iterator[str]:
        yield row.note or row.segment.kind
        if row.heading and row.segment.segment_id != "heading":
            yield f"In the section: {row.heading}"
        if row.critical:
            yield "critical: an error here could harm a patient"
        if row.target is not None and row.target.pk in self.back:
            yield f"sent back by the reviewer: {self.back[row.target.pk]}"
        if row.segment.meanings and row.mine.fuzzy and row.target is not None and row.target.previous_id:
            yield f"The source changed in meaning: {', '.join(row.segment.meanings)}"
            yield f"If this very text is right, say so by the comment: {confirmation(row.segment.digest)}"
        for number, link in enumerate(row.links, start=1):
            yield f"{{{number}}} stands for {link}"
        source = row.segment.source
        for term in standing(self.terms.in_source(source), source, self.source_locale):
            yield from _term(term)
        if not row.mine.text and row.segment.digest in self.said:
            locale, text = self.said[row.segment.digest]
            yield f"memory: {text}" if locale == self.locale else f"{locale} has: {text}"


def notes(record: Catalog, back: Mapping[int, str], said: Mapping[str, tuple[str, str]]) -> Notes:
    """The notes of a catalog. Cost: two queries."""
    source_locale = record.guide.source_locale
    terms = glossary.terms(source_locale, record.locale)
    narrowing = Narrowing(terms, source_locale, record.locale)
    return Notes(source_locale, record.locale, narrowing, back, said)


def bare(source_locale: str) -> Notes:
    """The notes of a template, which is in no locale and so has no renderings."""
    return Notes(source_locale, "", Narrowing((), source_locale, source_locale), {}, {})


def _term(term: Term) -> Iterator[str]:
    """What the glossary says of a term that stands in the source.

    >>> list(_term(Term(("nerve",), required=("nervio",), forbidden=("tendón",))))
    ['glossary: nerve = nervio; not: tendón']
    """
    told = [" | ".join((*term.required, *term.allowed))] if term.required or term.allowed else []
    told += [f"not: {' | '.join(term.forbidden)}"] if term.forbidden else []
    if told:
        kind = f" ({term.warning} warning)" if term.warning else ""
        yield f"glossary: {term.source[0]}{kind} = {'; '.join(told)}"
