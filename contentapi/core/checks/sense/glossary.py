"""Glossary: a term of the source has one of its renderings in the target; no forbidden one stands there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from contentapi.core.checks import wording
from contentapi.core.checks.findings import Check, Finding, Level, Pair, Term
from contentapi.core.checks.sense import renderings
from contentapi.core.checks.sense.renderings import Place


def check(pair: Pair) -> Iterator[Finding]:
    """A missing rendering advises, a forbidden one blocks; medicines and warnings have their own checks.

    >>> term = Term(("injection",), required=("infiltración",), forbidden=("pinchazo",))
    >>> [finding.level.value for finding in check(Pair("An injection", "Un pinchazo", "es", terms=(term,)))]
    ['blocking', 'advisory']
    >>> list(check(Pair("Injections help", "Las infiltraciones ayudan", "es", terms=(term,))))
    []
    """
    if not pair.terms or not pair.target:
        return
    yield from _forbidden(pair)
    for term in standing(pair.terms, pair.source, pair.source_locale):
        if term.medicine or term.warning or not term.required:
            continue
        language = wording.language(pair.locale)
        if not renderings.anywhere(term.required + term.allowed, pair.target, language):
            wanted = " or ".join(f"“{rendering}”" for rendering in term.required)
            yield Finding(
                CHECK.id,
                Level.ADVISORY,
                f"The glossary renders “{term.source[0]}” as {wanted}: use that, or say why not.",
                wording.spans(pair.source, [form.lower() for form in term.source]),
            )


def _forbidden(pair: Pair) -> Iterator[Finding]:
    language = wording.language(pair.locale)
    for term in pair.terms:
        for rendering in term.forbidden:
            places = renderings.find(rendering, pair.target, language, loose=False)
            if not places:
                continue
            better = renderings.anywhere(term.required + term.allowed, pair.target, language, loose=False)
            if all(_inside(place, better) for place in places):
                continue
            instead = f": write “{term.required[0]}”" if term.required else ": choose another word"
            yield Finding(
                CHECK.id,
                Level.BLOCKING,
                f"The glossary forbids “{rendering}” for “{term.source[0]}”{instead}.",
                (),
                wording.spans(pair.target, [rendering.lower()]),
            )


def standing(terms: Iterable[Term], source: str, source_locale: str) -> Iterator[Term]:
    """The terms that stand in a source; one that stands only inside a longer one does not count.

    >>> terms = [Term(("joint",)), Term(("facet joint",))]
    >>> [term.source[0] for term in standing(terms, "The facet joints", "en")]
    ['facet joint']
    """
    language = wording.language(source_locale)
    found = [
        (term, places) for term in terms if (places := renderings.in_source(term.source, source, language))
    ]
    for term, places in found:
        longer = [place for other, others in found if other is not term for place in others]
        if not all(_inside(place, longer, strictly=True) for place in places):
            yield term


def _inside(place: Place, others: list[Place] | tuple[Place, ...], *, strictly: bool = False) -> bool:
    start, end = place
    return any(
        low <= start and end <= high and not (strictly and (low, high) == place) for low, high in others
    )


CHECK = Check("glossary", 1, check)
