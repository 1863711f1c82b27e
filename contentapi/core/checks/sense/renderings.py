"""Where a glossary rendering stands in a text, inflection, clitics and compounds allowed for."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import snowballstemmer

from contentapi.core.checks import wording

Place = tuple[int, int]

_STEMMERS = {
    "ar": "arabic",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
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
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
}
_COMPOUNDING = frozenset({"de", "nl", "sv", "da", "nb", "fi", "hu", "et", "is"})
_AGGLUTINATING = frozenset({"tr", "fi", "hu", "et", "sw", "ta", "te", "kn", "ml"})
_SUBSTRING = frozenset({"zh", "ja", "th", "lo", "km", "my", "ko"})
_CLITICS = (
    "وبال",
    "وكال",
    "فبال",
    "وال",
    "بال",
    "كال",
    "فال",
    "ولل",
    "لل",
    "ال",
    "وب",
    "ول",
    "و",
    "ب",
    "ل",
    "ف",
    "ك",
)
_ALEF = str.maketrans("أإآٱىؤئة", "اااايوءه")
COMPOUND_LENGTH = 5
PREFIX_LENGTH = 4


@lru_cache(maxsize=16_384)
def root(word: str, language: str) -> str:
    """What the inflected forms of a word share: its stem, without accents.

    >>> root("anestésicos", "es") == root("anestésico", "es")
    True
    """
    name = _STEMMERS.get(language)
    # Made anew for each word: the library's stemmers keep the word they work on, and threads share them.
    stem = snowballstemmer.stemmer(name).stemWord(word) if name else word
    return wording.unaccented(stem)


@lru_cache(maxsize=4096)
def _bare(word: str) -> str:
    """An Arabic word without its alef, yeh and teh variants."""
    return wording.unaccented(word.translate(_ALEF))


def _without_clitics(word: str) -> Iterable[str]:
    for clitic in _CLITICS:
        if word.startswith(clitic) and len(word) - len(clitic) >= 3:
            yield word[len(clitic) :]


@lru_cache(maxsize=32_768)
def same_word(word: str, wanted: str, language: str, *, loose: bool = True) -> bool:
    """Whether a folded word of a text is a form of a folded word of a rendering.

    loose  also a compound that holds it, and a form that shares most of its beginning.

    >>> same_word("facettengelenkinjektion", "facettengelenk", "de")
    True
    >>> same_word("العلاجات", "علاج", "ar"), same_word("right", "rights", "es", loose=False)
    (True, False)
    """
    if word == wanted or root(word, language) == root(wanted, language):
        return True
    if language in ("ar", "fa", "ur"):
        word, wanted = _bare(word), _bare(wanted)
        forms = (word, *_without_clitics(word)) if language == "ar" else (word.partition("\u200c")[0], word)
        bare = next(iter(_without_clitics(wanted)), wanted) if language == "ar" else wanted
        if any(form in (wanted, bare) or (loose and _near(form, bare)) for form in forms):
            return True
    if not loose:
        return False
    if language in _AGGLUTINATING and len(wanted) >= PREFIX_LENGTH and word.startswith(wanted):
        return True
    if (
        language in _COMPOUNDING
        and len(wanted) >= COMPOUND_LENGTH
        and root(wanted, language)[:-1] in wording.unaccented(word)
    ):
        return True
    return _near(wording.unaccented(word), wording.unaccented(wanted))


@lru_cache(maxsize=32_768)
def word_keys(word: str, language: str, *, loose: bool = True) -> frozenset[str]:
    """What a folded word shares with every word that `same_word` could take for it, compounds aside.

    >>> word_keys("nerves", "en", loose=False) & word_keys("nerve", "en", loose=False)
    frozenset({'nerv'})
    """
    forms = {word, root(word, language)}
    if language in ("ar", "fa", "ur"):
        bare = _bare(word)
        forms |= {bare, bare.partition("\u200c")[0], *_without_clitics(bare)}
    if loose:
        forms |= {
            form[:PREFIX_LENGTH]
            for one in tuple(forms)
            for form in (one, wording.unaccented(one))
            if len(form) > 3
        }
    return frozenset(forms)


def keys_of(rendering: str, language: str, *, loose: bool = True) -> tuple[frozenset[str], ...]:
    """The keys of each word that another text must share; none where words are not apart.

    A compound shares none, so where they are allowed only the first word is asked for (see `parts_of`).
    """
    words = () if language in _SUBSTRING else wording.read(rendering).words
    if loose and language in _COMPOUNDING:
        words = words[:1]
    return tuple(word_keys(word, language, loose=loose) for word in words)


def parts_of(rendering: str, language: str, *, loose: bool = True) -> tuple[str, ...]:
    """What stands inside a text, accents aside, that has the rendering in a compound or without spaces."""
    if language in _SUBSTRING:
        plain = wording.unaccented(wording.read(rendering).plain)
        return (plain,) if plain else ()
    words = wording.read(rendering).words
    if loose and language in _COMPOUNDING and words and len(words[0]) >= COMPOUND_LENGTH:
        return (root(words[0], language)[:-1],)
    return ()


def _near(word: str, wanted: str) -> bool:
    shared = 0
    for one, other in zip(word, wanted, strict=False):
        if one != other:
            break
        shared += 1
    longest = max(len(word), len(wanted))
    return shared >= PREFIX_LENGTH and shared >= 0.7 * longest and longest - shared <= 4


def find(rendering: str, text: str, language: str, *, loose: bool = True) -> tuple[Place, ...]:
    """Places of a rendering in a text: ranges of words, or of characters where words are not apart. O(n·m).

    >>> find("local anaesthetic", "We use local anaesthetics.", "en")
    ((2, 4),)
    >>> find("局部麻醉药", "注射局部麻醉药", "zh")
    ((2, 7),)
    """
    if language in _SUBSTRING:
        return _within(
            wording.unaccented(wording.read(rendering).plain), wording.unaccented(wording.read(text).plain)
        )
    wanted, words = wording.read(rendering).words, wording.read(text).words
    if not wanted:
        return ()
    first, rest = wanted[0], wanted[1:]
    length = len(wanted)
    return tuple(
        [
            (at, at + length)
            for at, word in enumerate(words[: max(0, len(words) - len(rest))])
            if same_word(word, first, language, loose=loose)
            and all(
                same_word(words[at + i], other, language, loose=loose)
                for i, other in enumerate(rest, start=1)
            )
        ]
    )


def _within(wanted: str, text: str) -> tuple[Place, ...]:
    places, at = [], text.find(wanted) if wanted else -1
    while at >= 0:
        places.append((at, at + len(wanted)))
        at = text.find(wanted, at + 1)
    return tuple(places)


def anywhere(renderings: Iterable[str], text: str, language: str, *, loose: bool = True) -> tuple[Place, ...]:
    """Places of any of the renderings."""
    return tuple(place for rendering in renderings for place in find(rendering, text, language, loose=loose))


@lru_cache(maxsize=8192)
def _head(rendering: str) -> str:
    """The beginning of a rendering that its inflected forms share; a quick test before the real one."""
    plain = wording.read(rendering).plain
    first = wording.WORD.search(plain)
    word = first.group() if first else plain
    return word[: max(3, len(word) - 3)] if len(word) > 3 else word


def in_source(renderings: Iterable[str], source: str, language: str) -> tuple[Place, ...]:
    """Places of a term in the source: whole words and their inflected forms, no compounds."""
    plain = wording.read(source).plain
    return tuple(
        place
        for rendering in renderings
        if _head(rendering) in plain
        for place in find(rendering, source, language, loose=False)
    )
