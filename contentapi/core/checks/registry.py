"""All checks in one literal tuple, and how a pair is run through them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection
from dataclasses import replace
from unicodedata import is_normalized, normalize

from contentapi.core.checks.amounts import comparators, contacts, doses, error_prone, frequency, numbers
from contentapi.core.checks.findings import Check, Finding, Pair
from contentapi.core.checks.form import bidi, links, markup, omission, placeholders, quality, script
from contentapi.core.checks.sense import glossary, laterality, medicines, negation, warning_phrases
from contentapi.core.errors import BadParameter

CHECKS: tuple[Check, ...] = (
    numbers.CHECK,
    doses.CHECK,
    frequency.CHECK,
    comparators.CHECK,
    negation.CHECK,
    laterality.CHECK,
    medicines.CHECK,
    glossary.CHECK,
    warning_phrases.CHECK,
    contacts.CHECK,
    placeholders.CHECK,
    markup.CHECK,
    links.CHECK,
    bidi.CHECK,
    error_prone.CHECK,
    omission.CHECK,
    script.CHECK,
    *quality.CHECKS,
)
"""In the order in which findings are shown."""

_BY_ID = {check.id: check for check in CHECKS}


def run(pair: Pair, *, only: Collection[str] | None = None) -> tuple[Finding, ...]:
    """Every finding of every check over one pair, in the order of `CHECKS`; an empty target has none.

    only   ids of the checks to run; None runs all.

    The texts are read in NFC; the places in the findings are those of the texts as given.
    Raises BadParameter for an id that no check has. Pure; a few microseconds a check.

    >>> [f.check for f in run(Pair("Take 5 mg", "Tome 50 mg", "es"), only=["numbers"])]
    ['numbers']
    >>> run(Pair("Wait 24 hours", "", "es"))
    ()
    """
    checks = CHECKS if only is None else _chosen(only)
    if not pair.target:
        return ()
    composed = _composed(pair)
    found: list[Finding] = []
    for check in checks:
        found.extend(check.function(composed))
    return tuple(found) if composed is pair else tuple(_back(finding, pair) for finding in found)


def _composed(pair: Pair) -> Pair:
    """The pair in NFC, as the tables are; the pair itself where it is already."""
    if is_normalized("NFC", pair.source) and is_normalized("NFC", pair.target):
        return pair
    return replace(pair, source=normalize("NFC", pair.source), target=normalize("NFC", pair.target))


def _back(finding: Finding, pair: Pair) -> Finding:
    """A finding over composed texts with its places in the texts as they were given."""
    return replace(
        finding,
        source_spans=tuple((_place(pair.source, a), _place(pair.source, b)) for a, b in finding.source_spans),
        target_spans=tuple((_place(pair.target, a), _place(pair.target, b)) for a, b in finding.target_spans),
    )


def _place(text: str, at: int) -> int:
    """The place in a text of a place in its composed form. O(n log n)."""
    return bisect_left(range(len(text)), at, key=lambda end: len(normalize("NFC", text[:end])))


def _chosen(only: Collection[str]) -> tuple[Check, ...]:
    unknown = sorted(set(only) - _BY_ID.keys())
    if unknown:
        raise BadParameter(f"There is no check “{unknown[0]}”: choose among {', '.join(_BY_ID)}.")
    return tuple(check for check in CHECKS if check.id in only)
