"""Warning phrases: where a tagged phrase stands in the source, an approved rendering stands in the target.

The target's words must be those of the rendering, letter case, diacritics, white space and marks aside: a
warning is not inflected away.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from contentapi.core.checks import wording
from contentapi.core.checks.findings import Check, Finding, Level, Pair
from contentapi.core.checks.sense import renderings


def check(pair: Pair) -> Iterator[Finding]:
    """A tagged phrase without an approved rendering blocks in a critical section and advises elsewhere.

    >>> from contentapi.core.checks.findings import Term
    >>> term = Term(("Do not drive",), required=("No conduzca",), warning="do-not")
    >>> pair = Pair("Do not drive.", "Evite el coche.", "es", terms=(term,))
    >>> [finding.level.value for finding in check(pair)]
    ['advisory']
    >>> list(check(Pair("Do not drive.", "No  **conduzca**.", "es", critical=True, terms=(term,))))
    []
    """
    if not pair.terms or not pair.target:
        return
    language = wording.language(pair.source_locale)
    for term in pair.terms:
        if not term.warning or not (term.required or term.allowed):
            continue
        if not renderings.in_source(term.source, pair.source, language):
            continue
        approved = term.required + term.allowed
        if any(_stands(rendering, pair.target) for rendering in approved):
            continue
        wanted = " or ".join(f"“{rendering}”" for rendering in approved)
        yield Finding(
            CHECK.id,
            Level.BLOCKING if pair.critical else Level.ADVISORY,
            f"The warning “{term.source[0]}” ({term.warning}) has an approved rendering: write {wanted}.",
            wording.spans(pair.source, [form.lower() for form in term.source]),
        )


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    return " ".join(wording.WORD.findall(wording.unaccented(wording.read(text).plain)))


def _stands(rendering: str, target: str) -> bool:
    wanted, text = _folded(rendering), _folded(target)
    if not wanted:
        return False
    if not wanted.isascii() and any(char >= "\u2e80" for char in wanted):
        return wanted.replace(" ", "") in text.replace(" ", "")
    return f" {wanted} " in f" {text} "


CHECK = Check("warnings", 1, check)
