"""Text cut into terms: words with their stems, and pairs of characters where no spaces are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import snowballstemmer

from contentapi.core.searching.folding import fold

MAX_WORDS: Final = 16
"""Words of a question that are looked at."""

_MAX_TERM = 40
_PREFIX = 3
# Behind the Arabic article: any noun may begin with it, and "pain" looks like it once its hamza is folded.
_PREFIX_BEHIND_ARTICLE = 6
_ARTICLE = "ال"
# Han, kana, Bopomofo, Hangul; Thai, Lao, Myanmar, Khmer.
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3040-\u318f"
    "\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\ua9e0-\ua9ff\uaa60-\uaa7f\uac00-\ud7ff"
    "\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
# Signs that belong to the word they stand in, which Python does not count to words.
_SIGNS = (
    "\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0711"
    "\u0730-\u074a\u07a6-\u07b0\u0816-\u082d\u08d3-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963"
    "\u0981-\u0983\u09bc-\u09cd\u09d7\u0a01-\u0a03\u0a3c-\u0a51\u0a70\u0a71\u0a81-\u0a83\u0abc-\u0acd"
    "\u0b01-\u0b03\u0b3c-\u0b57\u0b82\u0bbe-\u0bcd\u0bd7\u0c00-\u0c04\u0c3e-\u0c56\u0c81-\u0c83"
    "\u0cbc-\u0cd6\u0d00-\u0d03\u0d3b-\u0d4d\u0d57\u0d81-\u0d83\u0dca-\u0ddf\u0df2\u0df3\u135d-\u135f"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u200d\u3099\u309a\uff9e\uff9f"
)
_RUN = re.compile(f"[{UNSPACED}]")
_MIXED = re.compile(rf"([{UNSPACED}][{UNSPACED}{_SIGNS}]*)|((?:(?![{UNSPACED}])[\w{_SIGNS}])+)")
# The same for a text without such runs, three times as fast: it needs no look ahead.
_SPACED = re.compile(rf"((?!))|([\w{_SIGNS}]+)")
# Parts that a sign without width keeps apart in one word, as in Persian: many type them without it.
_APART = "\u200c"
_JOINED = re.compile(rf"[\w{_SIGNS}]+(?:{_APART}[\w{_SIGNS}]+)+")
_PLAIN = re.compile(r"[a-z]+|[0-9]+", re.ASCII)

_STEMMERS: Final = {
    "ar": "arabic",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "eo": "esperanto",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fa": "persian",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "ne": "nepali",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}


@dataclass(frozen=True, slots=True)
class Terms:
    """A text as the index takes it: its words in order, and the stems that differ from them. ASCII."""

    exact: str
    stems: str


@dataclass(frozen=True, slots=True)
class Sought:
    """One word of a question.

    phrase   terms that follow one another; one, but for a run of a script without spaces.
    stems    terms that stand for it in the stems.
    prefix   longer words that begin with it count too.
    run      the run itself, folded; empty for a word.
    """

    phrase: tuple[str, ...]
    stems: tuple[str, ...] = ()
    prefix: bool = False
    run: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    """A word in a text: half-open place, and whether it is a run of a script without spaces."""

    start: int
    end: int
    text: str
    run: bool


def read(question: str, locale: str) -> tuple[Sought, ...]:
    """What a reader looks for. Words said twice count once; at most MAX_WORDS.

    >>> [sought.phrase for sought in read("back pain", "en")]
    [('back',), ('pain',)]
    >>> read("注射後", "ja")[0].phrase
    ('x0e6b3a8e5b084', 'x0e5b084e5be8c')
    """
    found: dict[tuple[str, ...], Sought] = {}
    for word in words(question):
        if word.run:
            run = fold(word.text)
            pairs = _pairs(run)
            sought = Sought(tuple(pairs[:-1]) or (pairs[-1],), prefix=len(run) == 1, run=run)
        else:
            plain, roots = forms(word.text, language(locale))
            sought = Sought((plain,), roots, _begins(fold(word.text)))
        found.setdefault(sought.phrase, sought)
    return tuple(found.values())[:MAX_WORDS]


def _begins(word: str) -> bool:
    """Is a word of a question long enough to stand for longer words that begin with it?"""
    return len(word) >= (_PREFIX_BEHIND_ARTICLE if word.startswith(_ARTICLE) else _PREFIX)


def terms(text: str, locale: str) -> Terms:
    """A text for the index. O(n). Words of parts are there by their parts, and whole among the stems.

    >>> terms("Inyecciones en la rodilla", "es")
    Terms(exact='inyecciones en la rodilla', stems='inyeccion rodill')
    """
    tongue = language(locale)
    exact: list[str] = []
    other: list[str] = []
    for run, word in _pattern(text).findall(text):
        if run:
            exact += _pairs(fold(run))
        else:
            plain, roots = forms(word, tongue)
            exact.append(plain)
            if roots != (plain,):
                other += [root for root in roots if root != plain]
    for word in joined(text):
        plain, roots = forms(word.text, tongue)
        other += dict.fromkeys((plain, *roots))
    return Terms(" ".join(exact), " ".join(other))


def words(text: str) -> Iterator[Word]:
    """The words of a text and where they stand."""
    for match in _pattern(text).finditer(text):
        yield Word(match.start(), match.end(), match[0], match[1] is not None)


def joined(text: str) -> Iterator[Word]:
    """The words of parts in a text, as they are typed without what keeps the parts apart.

    >>> [word.text for word in joined("بی\u200cحسی")] == ["بیحسی"]
    True
    """
    for match in _JOINED.finditer(text) if _APART in text else ():
        yield Word(match.start(), match.end(), match[0].replace(_APART, ""), run=False)


@lru_cache(maxsize=100_000)
def forms(word: str, tongue: str) -> tuple[str, tuple[str, ...]]:
    """(term, stems) of a word: stems of it as written, and as typed without accents. Cached.

    >>> forms("inyecciones", "es"), forms("Injection", "xx")
    (('inyecciones', ('inyeccion',)), ('injection', ('injection',)))
    """
    plain = fold(word)
    name = _STEMMERS.get(tongue)
    if name is None or len(word) > _MAX_TERM:
        return code(plain), (code(plain),)
    # A stemmer keeps the word that it works on: each call gets its own, since threads share the module.
    written = code(fold(snowballstemmer.stemmer(name).stemWord(word.lower())))
    if word.isascii():
        return code(plain), (written,)
    typed = code(fold(snowballstemmer.stemmer(name).stemWord(plain)))
    return code(plain), tuple(dict.fromkeys((written, typed)))


def language(locale: str) -> str:
    """The language of a locale, by which the stemmer is chosen.

    >>> language("es-MX")
    'es'
    """
    return locale.partition("-")[0]


@lru_cache(maxsize=50_000)
def code(term: str) -> str:
    """A term as ASCII letters and digits; what begins alike is written alike at its beginning. Cached.

    >>> code("pain"), code("दर्द")[:8]
    ('pain', 'x0e0a4a6')
    """
    if _PLAIN.fullmatch(term):
        return term[:_MAX_TERM]
    return f"x0{term[:_MAX_TERM].encode(errors='replace').hex()}"


def locale_term(locale: str) -> str:
    """A term that no word has: entries carry their locale's, so that a search reads no other's postings.

    >>> locale_term("es-MX")
    'l0esmx'
    """
    return f"l0{locale.replace('-', '').lower()}"


def _pattern(text: str) -> re.Pattern[str]:
    return _MIXED if _RUN.search(text) else _SPACED


def _pairs(run: str) -> list[str]:
    """Pairs of neighbours, and the last character alone: so each one is the beginning of a term."""
    return [*(code(run[at : at + 2]) for at in range(len(run) - 1)), code(run[-1:])]
