"""Negation: a source that denies and a target without a cue of its language, or the other way round.

What counts is whether a cue is there, sentence by sentence where both texts have as many, and not how many:
many languages deny twice, and some say in one word what others say in two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contentapi.core.checks import wording
from contentapi.core.checks.findings import Check, Finding, Level, Pair
from contentapi.core.checks.lexicons.antonyms import ANTONYMS
from contentapi.core.checks.lexicons.equivalents import EQUIVALENTS
from contentapi.core.checks.lexicons.opposites import Opposite
from contentapi.core.checks.sense.conditions import condition_lost, main_denial_lost, permission_refused
from contentapi.core.checks.sense.denial import (
    CEASE,
    DENY,
    FORBID,
    NOTHING,
    PROPER,
    SOFT,
    Hits,
    all_cues,
    analysed,
    cues,
    lexicon,
)

__all__ = ["CHECK", "all_cues", "check", "cues"]

CEASE_ORDERS = re.compile(r"(?<!not )(?<!never )\bstop (?:taking|using|eating|drinking|smoking|driving)\b")
PROHIBITIONS = re.compile(
    r"(?:\A\W*|[.;:!?,)\u2013\u2014]\s*|\b(?:and|or|but|so|please|then) )(?:do not|never)\b"
    r"|\b(?:must|should|shall) (?:not|never)\b"
)
SIDE_CUES = frozenset({"without", "unless", "except"})
_AFTER = tuple((way, re.compile(r"\W*" + way.after)) for way in (*EQUIVALENTS, *ANTONYMS))
_UNTURNED = tuple((way, pattern) for way, pattern in _AFTER if way.name not in {"until", "permission"})
_SILENT = frozenset(way.name for way in EQUIVALENTS)


def check(pair: Pair) -> Iterator[Finding]:
    """A lost negation blocks in a critical section and advises elsewhere; an added one advises.

    >>> [finding.level.value for finding in check(Pair("Do not drive.", "Conduzca.", "es", critical=True))]
    ['blocking']
    >>> list(check(Pair("Do not drive.", "No conduzca.", "es", critical=True)))
    []
    """
    source = analysed(pair.source, wording.language(pair.source_locale))
    target = analysed(pair.target, wording.language(pair.locale))
    if source is None or target is None or not pair.target or pair.target == pair.source:
        return
    if source.kinds & PROPER:
        yield from _lost(pair)
    elif target.kinds & DENY and (
        _refused(pair) if source.kinds else not all_cues(pair.source, pair.source_locale)
    ):
        words = [cue for kind, cue in target.cues if kind & DENY]
        yield Finding(
            CHECK.id,
            Level.ADVISORY,
            f"The translation denies ({_quoted(words)}), the source does not: see whether that is right.",
            (),
            wording.spans(pair.target, words),
        )


def _refused(pair: Pair) -> bool:
    if wording.language(pair.source_locale) != "en":
        return False
    source, target = wording.read(pair.source).plain, wording.read(pair.target).plain
    return permission_refused(source, target, wording.language(pair.locale))


def _lost(pair: Pair) -> Iterator[Finding]:
    missing: list[str] = []
    explained: list[str] = []
    for source, target in _units(pair):
        lost, told = _compare(source, target, pair)
        missing += lost
        explained += told
    if missing:
        yield Finding(
            CHECK.id,
            Level.BLOCKING if pair.critical else Level.ADVISORY,
            f"The source says {_quoted(missing)} and the translation has no negation there: put it back.",
            wording.spans(pair.source, _as_written(missing)),
        )
    elif explained:
        yield Finding(
            CHECK.id,
            Level.ADVISORY,
            f"The source says {_quoted(explained)}, the translation says it the other way round "
            "without a negation: see that it means the same.",
            wording.spans(pair.source, _as_written(explained)),
        )


def _units(pair: Pair) -> list[tuple[str, str]]:
    """Sentence against sentence where fewer of the target deny than of the source; else the whole texts."""
    sources, targets = _clauses(pair.source), _clauses(pair.target)
    if 1 < len(sources) == len(targets):
        first, second = wording.language(pair.source_locale), wording.language(pair.locale)
        asked = [_asks(analysed(text, first)) for text in sources]
        answered = [_answers(analysed(text, second)) for text in targets]
        if sum(answered) < sum(asked):
            return [
                units for units, ask in zip(zip(sources, targets, strict=True), asked, strict=True) if ask
            ]
    return [(pair.source, pair.target)]


def _clauses(text: str) -> list[str]:
    return [part for sentence in wording.sentences(text) for part in sentence.split(";") if part.strip()]


def _asks(hits: Hits | None) -> bool:
    return bool(hits and hits.kinds & (DENY | FORBID))


def _answers(hits: Hits | None) -> bool:
    return bool(hits and hits.kinds & (PROPER | SOFT))


def _compare(source: str, target: str, pair: Pair) -> tuple[list[str], list[str]]:
    """The cues of a source text that the target does not meet: unexplained ones, and those said otherwise."""
    asked = analysed(source, wording.language(pair.source_locale)) or NOTHING
    given = analysed(target, wording.language(pair.locale)) or NOTHING
    english = wording.language(pair.source_locale) == "en"
    demands = [cue for kind, cue in asked.cues if kind & (DENY | FORBID)]
    if not demands and english and CEASE_ORDERS.search(wording.read(source).plain):
        demands = [cue for kind, cue in asked.cues if kind & CEASE]
    english_text = wording.read(source).plain.replace("n't", " not") if english else ""
    forbids = english and PROHIBITIONS.search(english_text) is not None
    plain, language = wording.read(target).plain, wording.language(pair.locale)
    if not demands:
        return [], []
    if _met(asked, given, forbids=forbids):
        if main_denial_lost(english_text, plain, language):
            main = [cue for cue in demands if cue not in SIDE_CUES]
            return _sorted_out(source, plain, language, main, _UNTURNED)
        return (["unless"], []) if condition_lost(english_text, plain, language) else ([], [])
    if not english:
        return demands, []
    return _sorted_out(source, plain, language, demands)


def _met(asked: Hits, given: Hits, *, forbids: bool) -> bool:
    """Whether the target's cues meet the source's.

    "Stop it" does not meet "do not stop it"; a word such as "impossible" does not meet an order.
    """
    enough = DENY | FORBID if forbids else DENY | FORBID | SOFT
    if not asked.kinds & DENY or not asked.kinds & CEASE:
        enough |= CEASE
    return bool(given.kinds & enough)


_Ways = tuple[tuple[Opposite, re.Pattern[str]], ...]


def _sorted_out(
    source: str, target: str, language: str, demands: list[str], ways: _Ways = _AFTER
) -> tuple[list[str], list[str]]:
    lex = lexicon("en")
    plain = wording.read(source).plain.replace("n't", " not")
    if lex is not None and lex.noise is not None:
        plain = lex.noise.sub(" ", plain)
    missing, explained, at, turned = [], [], 0, False
    for cue in demands:
        at = plain.find(cue, at) + len(cue)
        way = _otherwise(plain[at:], target, language, ways)
        if turned and cue in SIDE_CUES:
            continue  # "do not … unless" is "only if"
        turned = turned or (way is not None and way.name == "until")
        if way is None:
            missing.append(cue)
        elif way.name not in _SILENT:
            explained.append(cue)
    return missing, explained


def _otherwise(after: str, target: str, language: str, ways: _Ways) -> Opposite | None:
    for way, pattern in ways:
        words = way.words.get(language)
        if words and pattern.match(after) and re.search(words, target):
            return way
    return None


def _as_written(words: list[str]) -> list[str]:
    return [form for word in words for form in ((word, "n't") if word == "not" else (word,))]


def _quoted(words: list[str]) -> str:
    return ", ".join(f"“{word}”" for word in dict.fromkeys(words))


CHECK = Check("negation", 2, check)
