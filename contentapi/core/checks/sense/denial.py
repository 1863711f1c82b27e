"""The words by which a text denies, forbids or ends something: the tables of cues, put to use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from contentapi.core.checks import wording
from contentapi.core.checks.lexicons import cues_asian, cues_european, cues_near_eastern
from contentapi.core.checks.lexicons.cues import Cues, phrase

DENY, FORBID, CEASE, SOFT, QUIET, PHRASE = 1, 2, 4, 8, 16, 32
PROPER = DENY | FORBID | CEASE
TABLES = {**cues_european.TABLES, **cues_near_eastern.TABLES, **cues_asian.TABLES}
VOCABULARY_LIMIT = 20_000


class Vocabulary(dict[str, int]):
    """Word → kinds of cue, worked out once a word."""

    def __init__(self, cues: Cues) -> None:
        self.exact: dict[str, int] = {}
        self.stems: list[tuple[str, int]] = []
        self.ends: list[tuple[str, int]] = []
        self.never = tuple(entry.rstrip("*") for entry in cues.but.split())
        for kind, entries in _entries(cues):
            for entry in entries:
                self._take(entry, kind)

    def _take(self, entry: str, kind: int) -> None:
        if "_" in entry:
            first = entry.partition("_")[0]
            return self._take(first, PHRASE)
        if entry.endswith("*"):
            self.stems.append((entry[:-1], kind))
        elif entry.startswith("*"):
            self.ends.append((entry[1:], kind))
        else:
            self.exact[entry] = self.exact.get(entry, 0) | kind
        return None

    def __missing__(self, word: str) -> int:
        kinds = self.exact.get(word, 0)
        if not kinds and not (self.never and word.startswith(self.never)):
            kinds = self._derived(word)
        if len(self) >= VOCABULARY_LIMIT:
            self.clear()
        self[word] = kinds
        return kinds

    def _derived(self, word: str) -> int:
        kinds = 0
        for stem, kind in self.stems:
            if word.startswith(stem):
                kinds |= kind
        for end, kind in self.ends:
            if word.endswith(end) and len(word) > len(end):
                kinds |= kind
        return kinds


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The cues of a language, compiled. `vocabulary` is None where words are not separate."""

    vocabulary: Vocabulary | None
    patterns: tuple[tuple[int, re.Pattern[str]], ...]
    noise: re.Pattern[str] | None
    english: bool


@dataclass(frozen=True, slots=True)
class Hits:
    """What a text holds: the kinds together, and each proper cue with its kind, in no fixed order."""

    kinds: int
    cues: tuple[tuple[int, str], ...] = ()


NOTHING = Hits(0)


def _entries(cues: Cues) -> Iterator[tuple[int, list[str]]]:
    yield DENY, cues.deny.split()
    yield FORBID, cues.forbid.split()
    yield CEASE, cues.cease.split()
    yield SOFT, cues.soft.split()
    yield QUIET, cues.quiet.split()


@lru_cache(maxsize=64)
def lexicon(language: str) -> Lexicon | None:
    """The compiled cues of a language, or None if there is no table for it."""
    cues = TABLES.get(language)
    if cues is None:
        return None
    patterns = []
    for kind, entries in _entries(cues):
        wanted = entries if cues.anywhere else [phrase(entry) for entry in entries if "_" in entry]
        if wanted:
            patterns.append((kind, re.compile("|".join(wanted))))
    noise = re.compile(cues.noise) if cues.noise else None
    return Lexicon(None if cues.anywhere else Vocabulary(cues), tuple(patterns), noise, language == "en")


@lru_cache(maxsize=4096)
def analysed(text: str, language: str) -> Hits | None:
    """The cues of a text, those that deny nothing ("not only") aside; None for a language without a table."""
    lex = lexicon(language)
    if lex is None:
        return None
    reading = wording.read(text)
    if lex.vocabulary is None:
        return _anywhere(reading.plain, lex)
    plain, words = reading.plain, reading.words
    if lex.english and "n't" in plain:
        plain = plain.replace("n't", " not")
        words = tuple(wording.WORD.findall(plain))
    kinds = 0
    for kind in map(lex.vocabulary.__getitem__, words):
        kinds |= kind
    if not kinds & ~QUIET:
        return Hits(kinds) if kinds else NOTHING
    return _by_word(plain, words, lex.vocabulary, lex)


def _by_word(plain: str, words: tuple[str, ...], vocabulary: Vocabulary, lex: Lexicon) -> Hits:
    if lex.noise is not None:
        quieter = lex.noise.sub(" ", plain)
        if quieter != plain:
            plain, words = quieter, tuple(wording.WORD.findall(quieter))
    found = [(kind, word) for word in words if (kind := vocabulary[word])]
    if any(kind & PHRASE for kind, _ in found):
        found += [(kind, hit) for kind, pattern in lex.patterns for hit in pattern.findall(plain)]
    kinds = 0
    for kind, _ in found:
        kinds |= kind
    return Hits(kinds & ~PHRASE, tuple(pair for pair in found if pair[0] & PROPER))


def _anywhere(plain: str, lex: Lexicon) -> Hits:
    if lex.noise is not None and any(
        pattern.search(plain) for kind, pattern in lex.patterns if kind & PROPER
    ):
        plain = lex.noise.sub("\u3000", plain)
    found = [(kind, hit.group()) for kind, pattern in lex.patterns for hit in pattern.finditer(plain)]
    kinds = 0
    for kind, _ in found:
        kinds |= kind
    return Hits(kinds, tuple(pair for pair in found if pair[0] & PROPER))


def cues(text: str, locale: str) -> tuple[str, ...]:
    """The words by which a text denies, forbids or ends something, folded.

    Empty for a language without a table. O(n).

    >>> cues("Do not stop it without asking.", "en")
    ('not', 'stop', 'without')
    >>> cues("Not only children: no more than two.", "en")
    ()
    >>> cues("24 小时内不要开车。", "zh-Hans")
    ('不',)
    """
    hits = analysed(text, wording.language(locale))
    return tuple(cue for _, cue in hits.cues) if hits else ()


def all_cues(text: str, locale: str) -> tuple[str, ...]:
    """Like `cues`, those in idioms included: for comparing two states of one text.

    >>> all_cues("Not only children.", "en")
    ('not',)
    """
    lex = lexicon(wording.language(locale))
    if lex is None:
        return ()
    plain = wording.read(text).plain
    if lex.english:
        plain = plain.replace("n't", " not")
    bare = Lexicon(lex.vocabulary, lex.patterns, None, english=False)
    if lex.vocabulary is None:
        hits = _anywhere(plain, bare)
    else:
        hits = _by_word(plain, tuple(wording.WORD.findall(plain)), lex.vocabulary, bare)
    return tuple(cue for _, cue in hits.cues)
