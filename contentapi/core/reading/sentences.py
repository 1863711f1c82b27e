"""A text cut into sentences and words, with the long and the hard ones marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from contentapi.core.reading.syllables import LANGUAGES, syllables

LONG = 20
LONGISH = 15
HARD = {"en": 3, "es": 5, "fr": 4, "de": 4}
"""Syllables from which a word counts as hard; for English as in the studies of leaflets for patients."""

_UNSPACED = frozenset({"zh", "yue", "ja", "th", "lo", "km", "my"})
_WORD = re.compile(r"[^\W\d_]+(?:['’\-\u2010\u2011][^\W\d_]+)*")
_END = re.compile(r"[.!?…؟।۔。！？]+[\"'”’»)\]]*(?=\s|\Z)|[。！？]")
_SHORT = frozenset(
    [
        "dr",
        "prof",
        "mr",
        "mrs",
        "ms",
        "st",
        "vs",
        "approx",
        "e.g",
        "i.e",
        "etc",
        "no",
        "nr",
        "art",
        "p",
        "pp",
        "fig",
        "max",
        "min",
        "ca",
        "bzw",
        "usw",
        "z",
        "b",
        "d",
        "h",
        "u",
        "a",
        "o",
        "ä",
        "ggf",
        "sr",
        "sra",
        "dra",
        "ej",
        "aprox",
        "pág",
        "p.ej",
        "núm",
        "env",
        "par",
        "ex",
        "p.ex",
        "m",
        "mme",
        "mlle",
    ]
)
_NUMBER_THEN_STOP = re.compile(r"\d\.\Z")


class Length(StrEnum):
    """How long a sentence is."""

    FINE = "fine"
    LONGISH = "longish"
    LONG = "long"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it stands in the text, white space after it included.

    pieces   (text, is it a hard word?); joined they are the sentence.
    words    how many it has; 0 in scripts that put no spaces between words.
    syllables, hard   of all its words; 0 where this service cannot count them.
    """

    pieces: tuple[tuple[str, bool], ...]
    words: tuple[str, ...]
    syllables: tuple[int, ...]

    @property
    def text(self) -> str:
        """The sentence."""
        return "".join(piece for piece, _ in self.pieces)

    @property
    def hard(self) -> tuple[str, ...]:
        """Its hard words."""
        return tuple(piece for piece, hard in self.pieces if hard)

    @property
    def length(self) -> Length:
        """By its number of words."""
        count = len(self.words)
        return Length.LONG if count > LONG else Length.LONGISH if count > LONGISH else Length.FINE


def sentences(text: str, locale: str) -> tuple[Sentence, ...]:
    """Cut a plain text into sentences. Law: their texts joined are the text. O(n).

    >>> [len(one.words) for one in sentences("Take 0.5 mg, e.g. with water. Rest!", "en")]
    [6, 1]
    """
    language = locale.partition("-")[0]
    return tuple(_sentence(part, language) for part in _parts(text))


def _parts(text: str) -> Iterator[str]:
    """The text of each sentence."""
    start = 0
    for found in _END.finditer(text):
        if _is_abbreviation(text, start, found):
            continue
        after = re.compile(r"\s*").match(text, found.end())
        end = after.end() if after else found.end()
        yield text[start:end]
        start = end
    if start < len(text):
        yield text[start:]


def _is_abbreviation(text: str, start: int, found: re.Match[str]) -> bool:
    """Does the stop belong to a short form, or to a number at the beginning (a list's)?"""
    if found.group() != "." or found.end() >= len(text):
        return False
    before = text[start : found.start()].rsplit(maxsplit=1)
    last = before[-1].strip("(\"'“„«").casefold() if before else ""
    return last in _SHORT or (len(before) <= 1 and bool(_NUMBER_THEN_STOP.search(text[start : found.end()])))


def _sentence(text: str, language: str) -> Sentence:
    """One sentence with its words counted."""
    if language in _UNSPACED:
        return Sentence(((text, False),), (), ())
    threshold = HARD.get(language, 0)
    pieces: list[tuple[str, bool]] = []
    words, counts, last = [], [], 0
    for found in _WORD.finditer(text):
        word = found.group()
        count = syllables(word, language) if language in LANGUAGES else 0
        words.append(word)
        counts.append(count)
        if threshold and count >= threshold:
            pieces += [(text[last : found.start()], False), (word, True)]
            last = found.end()
    pieces.append((text[last:], False))
    return Sentence(tuple(p for p in pieces if p[0]), tuple(words), tuple(counts))
