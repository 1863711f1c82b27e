"""`comparators`: at least, at most, more, less keep their side of the number; before stays before."""

from __future__ import annotations

from collections.abc import Iterator

from contentapi.core.checks.amounts.contraries import EXTENT, ORDER, contrary
from contentapi.core.checks.amounts.singles import singles
from contentapi.core.checks.findings import Check, Finding, Level, Pair
from contentapi.core.checks.quantities.bounds import Bound, bounds
from contentapi.core.checks.quantities.marks import Grade, Mark, agree, quote
from contentapi.core.checks.quantities.reading import EMPTY, read
from contentapi.core.checks.quantities.tongues import tongue
from contentapi.core.checks.sense.denial import PROPER, analysed
from contentapi.core.checks.wording import language
from contentapi.core.checks.wording import read as words_of

ID = "comparators"
_HINTS = frozenset(
    ["than", "least", "most", "under", "over", "above", "below", "beyond", "maximum", "minimum"]
)
_FIRM = frozenset({"min", "max", "more", "less", "from", "to"})
_SAID = {
    "min": "at least",
    "from": "or more",
    "to": "or less",
    "max": "at most",
    "more": "more than",
    "less": "less than",
    "over": "over",
    "within": "within",
    "until": "up to",
}


def comparators(text: str, locale: str) -> tuple[tuple[str, str], ...]:
    """All (value, class) pairs of a text, sorted; a negated clause is marked with "not ".

    >>> comparators("Wait at least 24 hours. Do not take more than 8.", "en")
    (('24', 'min'), ('8', 'not more'))
    """
    return tuple(sorted((b.mark.value, _word(b, kind)) for b in bounds(text, locale) for kind in b.classes))


def _word(bound: Bound, kind: str) -> str:
    return f"not {kind}" if bound.flipped and kind in {"more", "less"} else kind


def _check(pair: Pair) -> Iterator[Finding]:
    found = tuple(_beside_numbers(pair))
    yield from found
    yield from _beside_articles(pair)
    yield from contrary(pair, ORDER, ID)
    if not any(finding.level is Level.BLOCKING for finding in found):
        yield from contrary(pair, EXTENT, ID)


def _beside_articles(pair: Pair) -> Iterator[Finding]:
    """Less than a minute became more than a minute; no number stands there to tell."""
    if pair.source_locale == "en" and _HINTS.isdisjoint(words_of(pair.source).words):
        return
    ones = singles(pair.source, pair.source_locale)
    others = singles(pair.target, pair.locale) if ones else ()
    if not others or _denies(pair.source, pair.source_locale) != _denies(pair.target, pair.locale):
        return
    for side, unit, span in ones:
        sides = {s for s, u, _ in (*others, *ones) if u == unit}
        twins = [place for s, u, place in others if u == unit]
        if twins and len(sides) == 2 and all(s != side for s, u, _ in others if u == unit):
            said, now = pair.source[slice(*span)], pair.target[slice(*twins[0])]
            message = f"“{said}” became “{now}”: keep the side of the source."
            yield Finding(ID, Level.BLOCKING, message, (span,), (twins[0],))


def _denies(text: str, locale: str) -> bool:
    hits = analysed(text, language(locale))
    return bool(hits and hits.kinds & PROPER)


def _beside_numbers(pair: Pair) -> Iterator[Finding]:
    if read(pair.source, pair.source_locale) is EMPTY or read(pair.target, pair.locale) is EMPTY:
        return
    if not tongue(language(pair.locale)).known or not tongue(language(pair.source_locale)).known:
        return
    ones, others = bounds(pair.source, pair.source_locale), bounds(pair.target, pair.locale)
    if not ones and not others:
        return
    for bound in ones:
        yield from _compared(pair, bound, ones, others)
    yield from _added(pair, ones, others)


def _compared(
    pair: Pair, bound: Bound, ones: tuple[Bound, ...], others: tuple[Bound, ...]
) -> Iterator[Finding]:
    if not bound.plain():
        return
    twins = [b for b in others if agree(bound.mark, b.mark) and b.plain()]
    twins = [b for b in twins if b.mark.unit == bound.mark.unit] or twins
    if twins:
        if not any(bound.fits(twin) or _vague(twin) for twin in twins) and _alone(bound, ones):
            yield _turned(pair, bound, twins[0])
    elif bound.classes & _FIRM and _there(bound.mark, pair.target, pair.locale):
        said = ", ".join(sorted(_SAID[c] for c in bound.classes if c in _SAID))
        message = f"“{said}” beside {quote(pair.source, [bound.mark])} is not found in the target: check it."
        yield Finding(ID, Level.ADVISORY, message, ((bound.mark.start, bound.mark.after),))


def _vague(bound: Bound) -> bool:
    """`до`, `do`, `fino a` before a number without a unit may be any preposition."""
    return bound.classes <= {"until"} and not bound.mark.unit


def _alone(bound: Bound, ones: tuple[Bound, ...]) -> bool:
    """Whether no other bound of the source has the same value on the other side."""
    return not any(_rivals(bound, b) for b in ones)


def _rivals(one: Bound, other: Bound) -> bool:
    if one is other or one.mark.unit != other.mark.unit or one.plain() == other.plain():
        return False
    return agree(one.mark, other.mark)


def _there(mark: Mark, text: str, locale: str) -> bool:
    found = read(text, locale)
    return any(agree(mark, m) for m in (*found.digits, *found.words) if m.grade >= Grade.WORD)


def _turned(pair: Pair, one: Bound, other: Bound) -> Finding:
    said, now = (", ".join(sorted(_SAID[c] for c in b.classes if c in _SAID)) for b in (one, other))
    message = f"“{said}” beside {quote(pair.source, [one.mark])} became “{now}”: keep the side of the source."
    return Finding(
        ID,
        Level.BLOCKING,
        message,
        ((one.mark.start, one.mark.after),),
        ((other.mark.start, other.mark.after),),
    )


def _added(pair: Pair, ones: tuple[Bound, ...], others: tuple[Bound, ...]) -> Iterator[Finding]:
    for bound in others:
        firm = bound.classes & _FIRM
        if firm and not any(agree(bound.mark, b.mark) for b in ones):
            if not _there(bound.mark, pair.source, pair.source_locale):
                continue
            said = ", ".join(sorted(_SAID[c] for c in firm))
            message = f"“{said}” beside {quote(pair.target, [bound.mark])} is not in the source: check it."
            yield Finding(ID, Level.ADVISORY, message, (), ((bound.mark.start, bound.mark.after),))


CHECK = Check(ID, 2, _check)
