"""Omission: sentences, list items and length as one expects them for the pair of languages.

The lengths are medians over some 60,000 published software and leaflet messages with their English; bands are
wider than the middle 99 % of those. A short text says little, so its band is wider still.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contentapi.core.checks import wording
from contentapi.core.checks.findings import Check, Finding, Level, Pair

# Characters for each character of English.
LENGTHS = {
    "en": 1.0,
    "es": 1.22,
    "fr": 1.33,
    "de": 1.27,
    "pt": 1.2,
    "it": 1.22,
    "nl": 1.14,
    "ca": 1.2,
    "gl": 1.2,
    "ro": 1.17,
    "sv": 1.05,
    "da": 1.05,
    "nb": 1.04,
    "fi": 1.04,
    "et": 1.02,
    "is": 1.07,
    "pl": 1.14,
    "cs": 1.04,
    "sk": 1.07,
    "sl": 1.06,
    "hu": 1.1,
    "el": 1.21,
    "tr": 1.05,
    "ru": 1.16,
    "uk": 1.1,
    "bg": 1.18,
    "sr": 1.05,
    "lt": 1.06,
    "lv": 1.06,
    "sq": 1.15,
    "ar": 0.86,
    "he": 0.82,
    "fa": 1.0,
    "ur": 1.0,
    "ps": 1.0,
    "hi": 1.05,
    "mr": 1.0,
    "ne": 1.0,
    "bn": 1.05,
    "gu": 0.99,
    "pa": 0.95,
    "ta": 1.12,
    "te": 1.04,
    "kn": 1.05,
    "ml": 1.15,
    "si": 1.0,
    "vi": 1.1,
    "id": 1.1,
    "tl": 1.2,
    "sw": 1.1,
    "so": 1.15,
    "ht": 1.0,
    "th": 0.96,
    "lo": 0.95,
    "km": 1.05,
    "my": 1.15,
    "am": 0.72,
    "ka": 1.1,
    "hy": 1.08,
    "zh": 0.35,
    "ja": 0.57,
    "ko": 0.58,
}
_DENSE = frozenset({"zh", "ja", "ko"})
_ITEM = re.compile(r"^[ \t]*(?:[-+*•]|\d{1,2}[.)])\s", re.MULTILINE)
_ABBREVIATION = re.compile(
    r"(?:\b\w|\b(?:Dr|Mr|Mrs|Ms|St|vs|etc|approx|No|Prof|Sr|Sra|Dra|bzw|ca|ggf|usw|evtl|Nr))\.\s*\Z"
)
_WORDED = re.compile(r"[^\W_](?![0-9]*\})")  # {1} is no word
SHORT, LONG = 20, 40


def check(pair: Pair) -> Iterator[Finding]:
    """A much shorter or longer target, or one without a word, advises; far outside, it blocks if critical.

    >>> source = "Do not drive for 24 hours. Do not soak in a bath. Showers are fine."
    >>> lost = Pair(source, "No conduzca.", "es", critical=True)
    >>> [finding.level.value for finding in check(lost)]
    ['blocking']
    >>> list(check(Pair("Rest for a day.", "Descanse un día.", "es")))
    []
    """
    source, target = pair.source, pair.target
    if target and not _WORDED.search(target) and _WORDED.search(source):
        yield _wordless(pair)
        return
    if len(source) < SHORT or not target:
        return
    relative = _relative(pair)
    if relative is None:
        return
    dense = wording.language(pair.locale) in _DENSE
    low, high = _band(len(source), dense=dense)
    if low <= relative <= high and not ("\n" in source and _ITEM.search(source)):
        if relative >= 0.8:
            return
        yield from _fewer(pair, relative)
        return
    if relative < low or relative > high:
        yield _length(pair, relative, dense=dense)
    else:
        yield from _items(pair)


def _wordless(pair: Pair) -> Finding:
    """Signs alone stand where the source has words."""
    return Finding(
        CHECK.id,
        Level.BLOCKING if pair.critical else Level.ADVISORY,
        "The translation has no word at all: translate the text, or leave it empty.",
    )


def _relative(pair: Pair) -> float | None:
    """Length of the target by length of the source, where 1 is usual for the languages."""
    usual = LENGTHS.get(wording.language(pair.locale)), LENGTHS.get(wording.language(pair.source_locale))
    if usual[0] is None or usual[1] is None:
        return None
    return len(pair.target) / len(pair.source) * usual[1] / usual[0]


def _band(length: int, *, dense: bool) -> tuple[float, float]:
    if length < LONG:
        return (0.3, 3.0) if dense else (0.42, 2.2)
    return (0.48, 2.5) if dense else (0.58, 1.85)


def _length(pair: Pair, relative: float, *, dense: bool) -> Finding:
    few = _count(pair.target) < _count(pair.source)
    far = len(pair.source) >= LONG and (
        relative < 0.3 or relative > (4 if dense else 3) or (few and relative < 0.5)
    )
    side = "short" if relative < 1 else "long"
    ask = "something may have been left out" if relative < 1 else "something may have been added"
    return Finding(
        CHECK.id,
        Level.BLOCKING if far and pair.critical else Level.ADVISORY,
        f"The translation is unusually {side} for its source ({relative:.0%} of what is usual): {ask}.",
    )


def _fewer(pair: Pair, relative: float) -> Iterator[Finding]:
    asked, given = _count(pair.source), _count(pair.target)
    if given < asked and (asked - given > 1 + asked // 5 or relative < 0.72):
        yield Finding(
            CHECK.id,
            Level.ADVISORY,
            f"The source has {asked} sentences, the translation {given}: see that none was left out.",
        )


def _items(pair: Pair) -> Iterator[Finding]:
    asked, given = len(_ITEM.findall(pair.source)), len(_ITEM.findall(pair.target))
    if asked != given:
        level = Level.BLOCKING if pair.critical else Level.ADVISORY
        yield Finding(
            CHECK.id, level, f"The source lists {asked} items, the translation {given}: keep every item."
        )


def _count(text: str) -> int:
    parts = wording.sentences(text)
    return len(parts) - sum(bool(_ABBREVIATION.search(part)) for part in parts[:-1])


CHECK = Check("omission", 1, check)
