"""All checks in one literal tuple, and how a pair is run through them."""

from __future__ import annotations

from collections.abc import Collection

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

    Raises BadParameter for an id that no check has. Pure; a few microseconds a check.

    >>> [f.check for f in run(Pair("Take 5 mg", "Tome 50 mg", "es"), only=["numbers"])]
    ['numbers']
    >>> run(Pair("Wait 24 hours", "", "es"))
    ()
    """
    checks = CHECKS if only is None else _chosen(only)
    if not pair.target:
        return ()
    found: list[Finding] = []
    for check in checks:
        found.extend(check.function(pair))
    return tuple(found)


def _chosen(only: Collection[str]) -> tuple[Check, ...]:
    unknown = sorted(set(only) - _BY_ID.keys())
    if unknown:
        raise BadParameter(f"There is no check “{unknown[0]}”: choose among {', '.join(_BY_ID)}.")
    return tuple(check for check in CHECKS if check.id in only)
