r"""A glossary as a table (CSV, RFC 4180), for people who keep terms in a spreadsheet.

One row a text: `term` and `source_locale` name the entry, `medicine`, `warning` and `note` are its facts and
stand in each of its rows; `locale`, `text` and `use` are one rendering (required, allowed, forbidden), or a
further form in the source locale (variant), or empty in the only row of an entry that has neither.

Spreadsheets run a cell that begins with `= + - @`, a tab or a line end as a formula. Such a cell is written
with an apostrophe before it; so is one that begins with apostrophes and then such a character. That is how
the apostrophe is taken off again on reading exactly where it was put on. Source: OWASP, CSV Injection.

Written with a byte order mark, without which spreadsheets take UTF-8 for another encoding.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from contentapi.core.errors import BadTerms, NotText, TooLarge
from contentapi.core.interchange.terms import (
    MAX_TERMS,
    TermEntry,
    TermRendering,
    Use,
    check_alone,
    check_term,
)
from contentapi.core.interchange.xml import decoded
from contentapi.core.po.reader import MAX_BYTES

__all__ = ["COLUMNS", "read_terms_csv", "write_terms_csv"]

COLUMNS: Final = ("term", "source_locale", "medicine", "warning", "note", "locale", "text", "use")

_VARIANT: Final = "variant"
_USES = frozenset(use.value for use in Use)
_FLAGS = {"": False, "no": False, "yes": True}
_STARTS_FORMULA = re.compile("'*[=+\\-@\t\r\n\uff0b\uff0d\uff1d\uff20]")
_GUARDED = re.compile("'+[=+\\-@\t\r\n\uff0b\uff0d\uff1d\uff20]")
_NEEDS_QUOTES = re.compile('[",;\t\r\n]')
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def write_terms_csv(entries: Iterable[TermEntry]) -> bytes:
    """Write a glossary as CSV: UTF-8 with a byte order mark, commas, LF, the same bytes for the same terms.

    Raises BadTerms (a value out of its form), DuplicateKey, NotText (a control character). Linear.

    >>> write_terms_csv([TermEntry("=SUM(A1)", "en")]).decode("utf-8-sig").splitlines()[1]
    "'=SUM(A1),en,no,,,,,"
    """
    held = tuple(entries)
    check_alone(held)
    lines = [",".join(COLUMNS)]
    for entry in held:
        check_term(entry)
        lines += [",".join([_quoted(guard(cell)) for cell in row]) for row in _rows(entry)]
    return "\n".join([*lines, ""]).encode("utf-8-sig")


def read_terms_csv(
    data: bytes, *, max_bytes: int = MAX_BYTES, max_terms: int = MAX_TERMS
) -> tuple[TermEntry, ...]:
    """Read a glossary from CSV; the opposite of `write_terms_csv`.

    data   UTF-8, with or without a byte order mark; comma, semicolon or tab between the cells, as the
           header row shows. The header names all columns, in order; rows of an entry need not be together.

    Raises TooLarge, NotText, NotUtf8, BadTerms (with line and column name), DuplicateKey. Linear.

    >>> read_terms_csv(write_terms_csv([TermEntry("stop", "en", warning="stop")]))[0].warning
    'stop'
    """
    decoded(data, max_bytes, "CSV")  # for its refusals only: a lone CR may stand inside a cell
    rows = _cells(data.decode("utf-8-sig"))
    drafts: dict[tuple[str, str], _Draft] = {}
    for line, row in rows:
        cells = {name: unguard(cell) for name, cell in zip(COLUMNS, row, strict=True)}
        draft = drafts.setdefault((cells["term"], cells["source_locale"]), _Draft(line, _facts(cells, line)))
        if len(drafts) > max_terms:
            raise TooLarge(f"There are more than {max_terms:,} terms: send them in parts.", line=line)
        draft.add(cells, line)
    return tuple(draft.entry(*key) for key, draft in drafts.items())


def guard(cell: str) -> str:
    r"""Make a cell one that no spreadsheet runs. Raises NotText for a control character.

    >>> guard("-5"), guard("'-5"), guard("it's"), guard("'quoted'")
    ("'-5", "''-5", "it's", "'quoted'")
    """
    found = _CONTROL.search(cell)
    if found is not None:
        raise NotText(f"The text {cell[:40]!a} has the control character U+{ord(found[0]):04X}: remove it.")
    return f"'{cell}" if _STARTS_FORMULA.match(cell) else cell


def unguard(cell: str) -> str:
    """Give back what `guard` was given.

    >>> unguard("'-5"), unguard("''-5"), unguard("-5"), unguard("'quoted'")
    ('-5', "'-5", '-5', "'quoted'")
    """
    return cell[1:] if _GUARDED.match(cell) else cell


def _quoted(cell: str) -> str:
    """A cell for any separator; the csv module leaves a lone CR bare, which ends the row for spreadsheets."""
    return f'"{cell.replace(chr(34), chr(34) * 2)}"' if _NEEDS_QUOTES.search(cell) else cell


def _rows(entry: TermEntry) -> Iterator[tuple[str, ...]]:
    facts = (entry.name, entry.source_locale, "yes" if entry.medicine else "no", entry.warning, entry.note)
    if not entry.variants and not entry.renderings:
        yield (*facts, "", "", "")
    for variant in entry.variants:
        yield (*facts, entry.source_locale, variant, _VARIANT)
    for rendering in entry.renderings:
        yield (*facts, rendering.locale, rendering.text, rendering.use.value)


_Facts = tuple[bool, str, str]


@dataclass(slots=True)
class _Draft:
    """An entry as its rows come in: the line of its first one, its facts, its texts."""

    line: int
    facts: _Facts
    variants: list[str] = field(default_factory=list)
    renderings: list[TermRendering] = field(default_factory=list)

    def add(self, cells: dict[str, str], line: int) -> None:
        if _facts(cells, line) != self.facts:
            raise BadTerms(
                f"medicine, warning or note differ from line {self.line}: all rows of a term have the same.",
                line=line,
                key=cells["term"][:80],
            )
        locale, text, use = cells["locale"], cells["text"], cells["use"]
        if use == _VARIANT and locale == cells["source_locale"]:
            self.variants.append(text)
        elif use in _USES:
            self.renderings.append(TermRendering(locale, text, Use(use)))
        elif use or locale or text:
            raise BadTerms(_no_use(use), line=line, key="use")

    def entry(self, name: str, source_locale: str) -> TermEntry:
        entry = TermEntry(name, source_locale, tuple(self.variants), *self.facts, tuple(self.renderings))
        check_term(entry, line=self.line)
        return entry


def _no_use(use: str) -> str:
    if use == _VARIANT:
        return "A variant is a form of the term in its source locale: its locale must be that."
    return f"The use {use[:40]!a} is none of {_VARIANT}, {', '.join(Use)}."


def _facts(cells: dict[str, str], line: int) -> _Facts:
    medicine = _FLAGS.get(cells["medicine"].lower())
    if medicine is None:
        raise BadTerms(f"medicine is {cells['medicine'][:40]!a}: write yes or no.", line=line, key="medicine")
    return medicine, cells["warning"], cells["note"]


def _cells(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows below the header, with the line each begins on; rows of empty cells are left out."""
    first = text.partition("\n")[0].rstrip("\r")
    header = ([name.strip('"') for name in first.split(mark)] for mark in ",;\t")
    mark = next((mark for mark, names in zip(",;\t", header, strict=True) if names == list(COLUMNS)), None)
    if mark is None:
        raise BadTerms(f"The first row must be {','.join(COLUMNS)}, not {first[:200]!a}.", line=1)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    line = 1
    try:
        for row in reader:
            begins, line = line, reader.line_num + 1
            if begins == 1 or not any(row):
                continue
            if len(row) != len(COLUMNS):
                raise BadTerms(f"The row has {len(row)} cells, not {len(COLUMNS)}.", line=begins)
            yield begins, row
    except csv.Error as error:
        raise BadTerms(f"The row cannot be read as CSV ({error}): check its quotes.", line=line) from None
