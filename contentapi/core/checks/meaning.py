"""What in a text bears its meaning, and which of it an edit of the source changed.

An edit that changes a number, a unit, a negation, a comparator, a medicine, a side or how often something is
done is meaning-bearing however alike the two texts are. In doubt it counts as changed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from contentapi.core.checks.amounts import comparators, doses, frequency, numbers
from contentapi.core.checks.findings import Pair, Term
from contentapi.core.checks.sense import laterality, medicines, negation

_DIGITS = re.compile(r"(?<![{\d])\d+|\d+(?![}\d])")  # a placeholder's number says nothing


@dataclass(frozen=True, slots=True)
class Meaning:
    """The meaning-bearing parts of a text in one locale, each sorted unless order matters.

    numbers      canonical values.
    doses        (value, unit).
    comparators  (value, class): at least, at most, more, less.
    negated      whether a cue of negation stands, idioms aside.
    medicines    concepts.
    sides        left, right, upper … and codes such as L4, in order.
    """

    numbers: tuple[str, ...]
    doses: tuple[tuple[str, str], ...]
    comparators: tuple[tuple[str, str], ...]
    negated: bool
    medicines: tuple[str, ...]
    sides: tuple[str, ...]


def meaning(text: str, locale: str, terms: Sequence[Term] = ()) -> Meaning:
    """The meaning-bearing parts of a text. O(n).

    >>> meaning("Do not take 5 mg of apixaban for your left knee.", "en").negated
    True
    """
    return Meaning(
        numbers=numbers.values(text, locale),
        doses=doses.doses(text, locale),
        comparators=comparators.comparators(text, locale),
        negated=bool(negation.cues(text, locale)),
        medicines=medicines.names(text, locale, terms),
        sides=laterality.sides(text, locale) + tuple(sorted(laterality.codes(text))),
    )


def changed(old: str, new: str, locale: str, terms: Sequence[Term] = ()) -> tuple[str, ...]:
    """Which kinds of meaning-bearing words an edit changed; empty when none did.

    Both texts are of one locale. The kinds: number, unit, negation, comparator, medicine, side, frequency.

    >>> changed("Take 5 mg.", "Take 50 mg.", "en"), changed("You may drive.", "You may not drive.", "en")
    (('number',), ('negation',))
    >>> changed("Rest for the day.", "Rest for the whole day.", "en")
    ()
    """
    if old == new:
        return ()
    before, after = meaning(old, locale, terms), meaning(new, locale, terms)
    kinds = {
        "number": before.numbers != after.numbers or _digits(old) != _digits(new),
        "unit": _units(before) != _units(after),
        "negation": _denials(old, locale) != _denials(new, locale),
        "comparator": before.comparators != after.comparators,
        "medicine": before.medicines != after.medicines,
        "side": before.sides != after.sides or _every_side(old, locale) != _every_side(new, locale),
        "frequency": _rhythm_differs(old, new, locale),
    }
    return tuple(kind for kind, differs in kinds.items() if differs)


def _digits(text: str) -> list[str]:
    return _DIGITS.findall(text)


def _units(one: Meaning) -> tuple[str, ...]:
    return tuple(sorted(unit for _, unit in one.doses))


def _denials(text: str, locale: str) -> Counter[str]:
    return Counter(negation.all_cues(text, locale))


def _every_side(text: str, locale: str) -> list[str]:
    """Words that may be a side, also where they are ambiguous, and codes."""
    return [*laterality.every_side(text, locale), *sorted(laterality.codes(text))]


def _rhythm_differs(old: str, new: str, locale: str) -> bool:
    there, back = Pair(old, new, locale, locale), Pair(new, old, locale, locale)
    return any(True for pair in (there, back) for _ in frequency.CHECK.function(pair))
