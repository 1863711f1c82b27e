"""`error_prone`: ways of writing a dose that have caused tenfold errors. Source: ISMP's list.

5.0 mg is read as 50, .5 mg as 5, 10 U as 100. Only what the target adds counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contentapi.core.checks.findings import Check, Finding, Level, Pair, Span
from contentapi.core.checks.quantities.folding import fold
from contentapi.core.checks.quantities.marks import Mark
from contentapi.core.checks.quantities.reading import read
from contentapi.core.checks.wording import language

ID = "error_prone"

_SPACED = frozenset({"en", "es", "fr", "de", "pt", "it", "nl", "pl", "ru", "uk", "tr", "vi", "tl"})
_DOSED = frozenset({"mg", "g", "ug", "ng", "kg", "ml", "l", "dl", "cl", "mmol", "iu"})
_TRAILING = re.compile(r"(?<![0-9.,٫])[0-9]+[.,٫]0+(?![0-9])")
_NAKED = re.compile(r"(?<![0-9\w)\]])[.,٫][0-9]+")
_UNIT_LETTER = re.compile(r"(?<![0-9A-Za-z])[0-9][0-9.,]*(?:\s?U|u)(?![A-Za-z\u00c0-\u024f0-9.])")
_GLUED = re.compile(r"(?<![0-9A-Za-z])[0-9]+(?:mg|mcg|µg|μg|g|ml|mL|мг|мкг|г|мл)(?![^\W\d_])")
_LATIN_DAILY = re.compile(
    r"(?<![\w.])(?:q\.?d\.?|q\.?o\.?d\.?|b\.?i\.?d\.?|t\.?i\.?d\.?|q\.?i\.?d\.?|QD|QOD|BID|TID|QID)(?!\w)"
)
_HALF = re.compile(r"(?<![0-9/.,])1/2(?![0-9/])")
_HALF_WORD = re.compile(r"\bhalf\b", re.IGNORECASE)


def _check(pair: Pair) -> Iterator[Finding]:
    marked = read(pair.target, pair.locale)
    if not marked.digits:
        return
    source, target = read(pair.source, pair.source_locale).text or fold(pair.source), marked.text
    yield from _decimals(pair, source, target)
    if _UNIT_LETTER.search(target) and not _UNIT_LETTER.search(source):
        yield _finding(Level.BLOCKING, "U for units is read as a zero: write the word.", _UNIT_LETTER, target)
    if _LATIN_DAILY.search(target) and not _LATIN_DAILY.search(source):
        yield _finding(
            Level.ADVISORY, "A Latin abbreviation is misread: say how often in words.", _LATIN_DAILY, target
        )
    if language(pair.locale) in _SPACED and _GLUED.search(target) and not _GLUED.search(source):
        yield _finding(Level.ADVISORY, "Put a space between the number and its unit.", _GLUED, target)
    if _HALF.search(target) and _HALF_WORD.search(source) and not _HALF.search(source):
        yield _finding(Level.ADVISORY, "1/2 may be read as 1 or 2: write the word or ½.", _HALF, target)


def _decimals(pair: Pair, source: str, target: str) -> Iterator[Finding]:
    for pattern, message in (
        (_TRAILING, "A zero behind the decimal sign is read as ten times the dose: leave it out."),
        (_NAKED, "A decimal sign without a zero before it is overlooked: write 0 before it."),
    ):
        if not pattern.search(target) or _dosed(pattern, source, pair.source, pair.source_locale):
            continue
        places = _dosed(pattern, target, pair.target, pair.locale)
        if places:
            yield Finding(ID, Level.BLOCKING, message, (), places)


def _dosed(pattern: re.Pattern[str], folded: str, text: str, locale: str) -> tuple[Span, ...]:
    """Where the pattern stands in a number that has a unit of dose; 3.000 is no 3 where the point groups."""
    marks = [m for m in read(text, locale).digits if m.unit in _DOSED]
    return tuple(
        match.span()
        for match in pattern.finditer(folded)
        if any(m.start <= match.end() - 1 < m.end and not _grouped(m, match.group()) for m in marks)
    )


def _grouped(mark: Mark, written: str) -> bool:
    return re.search(r"[1-9][.,٫]000", written) is not None and mark.value.endswith("000")


def _finding(level: Level, message: str, pattern: re.Pattern[str], target: str) -> Finding:
    return Finding(ID, level, message, (), tuple(m.span() for m in pattern.finditer(target)))


CHECK = Check(ID, 2, _check)
