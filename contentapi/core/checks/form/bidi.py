"""Direction controls and characters that are not seen: which may stand, and where.

Source: Unicode Standard Annex 9 (bidirectional algorithm), Technical Report 36 §2.10 and Annex 31 §2.3
(ZWJ and ZWNJ by script).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from contentapi.core.checks.findings import Check, Finding, Level, Pair, Span
from contentapi.core.locales import direction, script

# Invisible though `str.isprintable` holds: fillers, joiners, variation selectors.
_PRINTABLE_BUT_UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
_EMBEDDING = frozenset("\u202a\u202b\u202c\u202d\u202e")
_OPENING, _CLOSING = frozenset("\u2066\u2067\u2068"), "\u2069"
_MARKS = frozenset("\u200e\u200f\u061c")
_JOINERS = frozenset("\u200c\u200d")
_PLAIN_SPACES = frozenset("\u00a0\u202f\u2009\u2007\u200a\u3000\u2002\u2003\u2004\u2005\u2006\u2008\n")
_ADVISED = {
    "\u00ad": "a soft hyphen",
    "\t": "a tab",
    "\u2028": "a line separator",
    "\u2029": "a paragraph separator",
    "\u1680": "an Ogham space",
    "\u205f": "a mathematical space",
}
# Space-less scripts use ZWSP to allow a line break.
_BREAKING = frozenset({"Thai", "Laoo", "Khmr", "Mymr"})
_JOINING = frozenset(
    {"Arab", "Syrc", "Mong", "Nkoo", "Deva", "Beng", "Guru", "Gujr", "Orya", "Taml", "Telu", "Knda", "Mlym",
     "Sinh", "Tibt", "Khmr", "Mymr", "Thai", "Laoo", "Nepa", "Java", "Bali", "Adlm"}
)  # fmt: skip
_JOINED = re.compile(r"[\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufeff]")
_PICTOGRAPH = re.compile(
    r"[\u200d\ufe0f\u2190-\u2bff\u3030\u303d\u3297\u3299\u00a9\u00ae0-9#*\U0001f000-\U0001faff]"
)
_RANGE = re.compile(
    r"(?<![\d.,/\u2066-\u2068])\d+(?:[.,\u066b]\d+)?\s?[-\u2010-\u2015\u2212]\s?\d+(?:[.,\u066b]\d+)?"
    r"(?:\s?[A-Za-z\u00b5\u03bc%]+)?"
)
_ISOLATED = re.compile("[\u2066\u2067\u2068][^\u2066-\u2069]*\u2069")


def check(pair: Pair) -> Iterator[Finding]:
    r"""Embedding and override controls, unbalanced isolates and unseen characters block.

    >>> [finding.level.value for finding in check(Pair("Rest.", "Descanse\u202e.", "es"))]
    ['blocking']
    >>> list(check(Pair("I do not.", "\u0646\u0645\u06cc\u200c\u06a9\u0646\u0645", "fa")))
    []
    """
    target = pair.target
    if target.isascii() and target.isprintable():
        return
    right_to_left = _direction(pair.locale) == "rtl"
    if not _clean(target):
        yield from _unseen(target, pair.locale, right_to_left=right_to_left)
    if right_to_left:
        yield from _ranges(target)


def _clean(text: str) -> bool:
    if not text.isprintable():
        text = text.replace("\u00a0", " ").replace("\u202f", " ").replace("\n", " ")
        if not text.isprintable():
            return False
    return not _PRINTABLE_BUT_UNSEEN.search(text)


@lru_cache(maxsize=256)
def _direction(locale: str) -> str:
    return direction(locale)


@lru_cache(maxsize=256)
def _script(locale: str) -> str:
    return script(locale)


def _unseen(text: str, locale: str, *, right_to_left: bool) -> Iterator[Finding]:
    blocking: dict[str, list[Span]] = {}
    advised: dict[str, list[Span]] = {}
    for at, char in enumerate(text):
        if (
            char == " "
            or (char.isprintable() and not _PRINTABLE_BUT_UNSEEN.match(char))
            or char in _PLAIN_SPACES
        ):
            continue
        verdict = _verdict(text, at, locale, right_to_left=right_to_left)
        if verdict is not None:
            (blocking if verdict is Level.BLOCKING else advised).setdefault(char, []).append((at, at + 1))
    for level, found in ((Level.BLOCKING, blocking), (Level.ADVISORY, advised)):
        for char, places in found.items():
            yield Finding(CHECK.id, level, _sentence(char), (), tuple(places))
    yield from _isolates(text)


def _verdict(text: str, at: int, locale: str, *, right_to_left: bool) -> Level | None:
    """What an unseen character is worth where it stands; None: it may stand there."""
    char = text[at]
    if char in _OPENING or char == _CLOSING or (char in _MARKS and right_to_left):
        return None
    if char in _JOINERS:
        return _joiner(text, at, locale)
    if "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef":
        return _selector(text[at - 1] if at else "", char)
    if char == "\u200b" and _script(locale) in _BREAKING:
        return None
    newer_emoji = "\U0001f000" <= char <= "\U0001faff"
    return Level.ADVISORY if char in _ADVISED or char in _MARKS or newer_emoji else Level.BLOCKING


def _selector(base: str, char: str) -> Level | None:
    """A variation selector chooses the shape of a pictograph, or of an ideograph."""
    if base and char <= "\ufe0f" and _PICTOGRAPH.match(base):
        return None
    return None if "\u3400" <= base <= "\U0003ffff" else Level.BLOCKING


def _joiner(text: str, at: int, locale: str) -> Level | None:
    """Fine between letters of a script that joins, or in an emoji; elsewhere it hides something."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if before and text[at] == "\u200d" and _PICTOGRAPH.match(before) and _PICTOGRAPH.match(after or " "):
        return None
    joins = _script(locale) in _JOINING
    if before and _JOINED.match(before) and (joins or _JOINED.match(after or " ")):
        return None
    return Level.ADVISORY if joins else Level.BLOCKING


def _isolates(text: str) -> Iterator[Finding]:
    depth = 0
    for char in text:
        depth += (char in _OPENING) - (char == _CLOSING)
        if depth < 0:
            break
    if depth:
        places = tuple((at, at + 1) for at, char in enumerate(text) if char in _OPENING or char == _CLOSING)
        yield Finding(
            CHECK.id,
            Level.BLOCKING,
            "Direction isolates are not balanced: close each LRI, RLI and FSI with a PDI, or take them out.",
            (),
            places,
        )


def _ranges(text: str) -> Iterator[Finding]:
    """Numbers joined by a dash in right-to-left text: the reader may see them the other way round."""
    if "-" not in text and not re.search("[\u2010-\u2015\u2212]", text):
        return
    hidden = [match.span() for match in _ISOLATED.finditer(text)] if _CLOSING in text else []
    places = [match.span() for match in _RANGE.finditer(text)]
    places = [place for place in places if not any(start <= place[0] < end for start, end in hidden)]
    if places:
        shown = ", ".join(text[start:end].strip() for start, end in places)
        yield Finding(
            CHECK.id,
            Level.ADVISORY,
            f"Right-to-left text may show {shown} with its numbers exchanged: write \u201cto\u201d "
            "between them, or set an isolate (LRI \u2026 PDI) around them.",
            (),
            tuple(places),
        )


def _sentence(char: str) -> str:
    code = f"U+{ord(char):04X}"
    if char in _EMBEDDING:
        return f"The direction control {code} turns the order of the text round: take it out."
    if char in _MARKS:
        return f"The direction mark {code} has no use in a left-to-right text: see whether it was pasted in."
    if char in _ADVISED:
        return (
            f"The text holds {_ADVISED[char]} ({code}), which nobody sees: take it out if it was pasted in."
        )
    name = unicodedata.name(char, "a character without a name").lower()
    return f"The text holds {name} ({code}), which is not seen or has no agreed meaning: take it out."


CHECK = Check("bidi", 1, check)
