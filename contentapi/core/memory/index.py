"""Texts found by what they contain: an inverted index, and the measure of likeness.

Similarity is rapidfuzz's normalised Indel ratio: twice the common characters, in order, over the characters
of both; 1.0 is equality, and it is the measure of GNU msgmerge too.

Features are words; pairs of characters where words are not spaced; triples of characters in short texts. They
are looked up rarest first, among texts whose length lets them reach the floor, until enough texts were
visited; only those that share the most are measured.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import Indel

from contentapi.core.errors import BadParameter

MAX_FUZZY: Final = 5_000

_SHORT: Final = 40
_VISITS: Final = 3_000
_MEASURED: Final = 96
_WORD = re.compile(
    r"[^\s!-/:-@\[-`{-~\u00a1\u00ab\u00b7\u00bb\u00bf\u060c\u061b\u061f\u06d4\u0964\u0965"
    r"\u2010-\u2027\u2030-\u205e\u3000-\u303f\uff01-\uff0f\uff1a-\uff20]+"
)
_UNSPACED = re.compile(
    "[\u0e00-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
    "\U00020000-\U0003ffff]"
)


class Index:
    """Texts by what they contain, in the order of their lengths, so that a range of lengths is a slice."""

    __slots__ = ("_features", "_lengths", "_order", "_texts")

    def __init__(self, texts: Sequence[str]) -> None:
        self._order = sorted(
            (place for place, text in enumerate(texts) if len(text) <= MAX_FUZZY),
            key=lambda place: len(texts[place]),
        )
        self._texts = [texts[place] for place in self._order]
        self._lengths = [len(text) for text in self._texts]
        self._features: dict[str, list[int]] = {}
        for place, text in enumerate(self._texts):
            for feature in _features(text, 2 * _SHORT):
                held = self._features.get(feature)
                if held is None:
                    self._features[feature] = [place]
                else:
                    held.append(place)

    def near(self, text: str, floor: float, limit: int = _MEASURED) -> Iterator[tuple[int, float]]:
        """The places of the texts that reach the floor, the most alike first, and their similarity."""
        if len(text) > MAX_FUZZY:
            return
        places = self._candidates(text, floor)
        measured = process.extract(
            text,
            [self._texts[place] for place in places],
            scorer=Indel.normalized_similarity,
            processor=None,
            limit=limit,
            score_cutoff=floor,
        )
        for _, alike, number in measured:
            yield self._order[places[number]], alike

    def _candidates(self, text: str, floor: float) -> list[int]:
        """Texts that share the most features, counted from the rarest on until enough were visited."""
        least = floor / (2 - floor)
        low = bisect_left(self._lengths, len(text) * least)
        high = bisect_left(self._lengths, int(len(text) / least) + 1)
        lists = []
        for feature in _features(text, _SHORT):
            held = self._features.get(feature)
            if held is not None:
                start, end = bisect_left(held, low), bisect_left(held, high)
                if start < end:
                    lists.append((end - start, start, end, held))
        lists.sort(key=itemgetter(0))
        counts: Counter[int] = Counter()
        visited = 0
        for size, start, end, held in lists:
            visited += size
            if visited > _VISITS and counts:
                break
            counts.update(held[start : min(end, start + _VISITS)])
        if len(counts) <= _MEASURED:
            return list(counts)
        return sorted(counts, key=counts.__getitem__, reverse=True)[:_MEASURED]


def _features(text: str, short: int) -> set[str]:
    lower = text.lower()
    words = _WORD.findall(lower)
    features = set(words)
    if not lower.isascii() and _UNSPACED.search(lower):
        for word in words:
            if _UNSPACED.search(word):
                features.update([word[place : place + 2] for place in range(len(word) - 1)])
    if len(lower) <= short:
        features.update([lower[place : place + 3] for place in range(len(lower) - 2)])
    return features


def check_floor(floor: float) -> None:
    """Raise BadParameter unless it is a similarity that can be asked for: above 0, at most 1."""
    if not 0 < floor <= 1:
        raise BadParameter(f"The floor is {floor}: it must be above 0 and at most 1.", key="floor")


def words_in_common(one: str, other: str, share: float) -> bool:
    """Whether a share (0–1) of the words is the same; where words are not spaced, characters say it."""
    if _UNSPACED.search(one) or _UNSPACED.search(other):
        return True
    return similarity(_WORD.findall(one.lower()), _WORD.findall(other.lower())) >= share


def similarity(one: Sequence[str], other: Sequence[str]) -> float:
    """Measure two texts, or two lists of words: 0–1. What is too long to measure is equal or not."""
    if max(len(one), len(other)) > MAX_FUZZY:
        return float(one == other)
    return float(Indel.normalized_similarity(one, other))


def nfc(text: str) -> str:
    """The text in NFC, the form in which texts are compared."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)
