"""Medicines: the same ones on both sides, by the glossary's names and by a table of international ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from contentapi.core.checks import wording
from contentapi.core.checks.findings import Check, Finding, Level, Pair, Term
from contentapi.core.checks.lexicons.medicine_names import rows
from contentapi.core.checks.sense import renderings

_KEY = 4
_FAMILY = {
    "uk": "ru",
    "bg": "ru",
    "sr": "ru",
    "be": "ru",
    "mk": "ru",
    "ur": "fa",
    "ps": "fa",
    "mr": "hi",
    "ne": "hi",
}
_PREFIXES = ("وبال", "وال", "بال", "كال", "لل", "ال", "و", "ب", "ل", "ف")
_RUNS = frozenset({"zh", "ja"})
NEAR_LENGTH = 6


class _Names(dict[str, str]):
    """Word → medicine or "", worked out once a word, for the languages of one script."""

    def __init__(self, family: str) -> None:
        self.stems: dict[str, list[tuple[str, str]]] = {}
        for name, scripts in rows():
            for stem in scripts["Latn"] + (scripts.get(family, ()) if family not in _RUNS else ()):
                plain = wording.unaccented(stem.replace("\u200c", ""))
                self.stems.setdefault(plain[:_KEY], []).append((plain, name))

    def __missing__(self, word: str) -> str:
        if len(self) > 20_000:
            self.clear()
        found = self[word] = self._look_up(word)
        return found

    def _look_up(self, word: str) -> str:
        plain = wording.unaccented(word.replace("\u200c", ""))
        forms = [plain]
        if plain and "\u0600" <= plain[0] <= "\u06ff":
            forms += [plain[len(prefix) :] for prefix in _PREFIXES if plain.startswith(prefix)]
        for form in forms:
            hits = [
                (len(stem), name) for stem, name in self.stems.get(form[:_KEY], ()) if form.startswith(stem)
            ]
            if hits:
                return max(hits)[1]
        return ""


@lru_cache(maxsize=32)
def _names(family: str) -> _Names:
    return _Names(family)


@lru_cache(maxsize=4)
def _run(family: str) -> tuple[re.Pattern[str], dict[str, str]]:
    named = {stem: name for name, scripts in rows() for stem in scripts[family]}
    return re.compile("|".join(sorted(map(re.escape, named), key=len, reverse=True))), named


@lru_cache(maxsize=4096)
def listed(text: str, language: str) -> frozenset[str]:
    """The medicines of the built-in table that a text names. O(n), remembered.

    >>> sorted(listed("Ибупрофен и парацетамола", "ru"))
    ['ibuprofen', 'paracetamol']
    """
    family = _FAMILY.get(language, language)
    reading = wording.read(text)
    lookup, words = _names(family), reading.words
    found = set(map(lookup.__getitem__, words))
    found.discard("")
    if found:
        found = {_joined(lookup, words, at) for at, word in enumerate(words) if lookup[word]}
    if family in _RUNS:
        pattern, named = _run(family)
        found.update(named[hit] for hit in pattern.findall(reading.plain))
        found.update(
            name for word in re.findall(r"[a-z]{5,}", reading.plain) if (name := _names(family)[word])
        )
    return frozenset(found)


def _joined(lookup: _Names, words: Sequence[str], at: int) -> str:
    """The medicine of a word, or of two words that others write as one (methyl prednisolone)."""
    before = words[at - 1] if at and not lookup[words[at - 1]] else ""
    return (before and lookup[before + words[at]]) or lookup[words[at]]


def names(text: str, locale: str, terms: Sequence[Term] = ()) -> tuple[str, ...]:
    """The medicines that a text in any locale names, sorted: the table's, and the glossary's medicine terms.

    >>> names("Toma apixabán o Adiro.", "es", (Term(("Baby aspirin",), ("Adiro",), medicine=True),))
    ('apixaban', 'aspirin')
    """
    language = wording.language(locale)
    known = {
        _concept(term)
        for term in terms
        if term.medicine and renderings.anywhere(term.source + term.required + term.allowed, text, language)
    }
    return tuple(sorted(listed(text, language) | known))


def _concept(term: Term) -> str:
    """A term's medicine: that of the table when its name is there, else the name itself."""
    for name in term.source:
        if hits := listed(name, "en"):
            return min(hits)
    return term.source[0].casefold()


def check(pair: Pair) -> Iterator[Finding]:
    """Another medicine blocks, also by a name that is only close to one; a missing one is told.

    >>> [finding.level.value for finding in check(Pair("Take apixaban.", "Tome rivaroxabán.", "es"))]
    ['blocking']
    >>> list(check(Pair("Take apixaban.", "Принимайте апиксабан.", "ru")))
    []
    """
    first, second = wording.language(pair.source_locale), wording.language(pair.locale)
    asked, given = listed(pair.source, first), listed(pair.target, second)
    if pair.terms:
        terms = [term for term in pair.terms if term.medicine]
        held = {_concept(term) for term in terms if renderings.in_source(term.source, pair.source, first)}
        found = {_concept(term) for term in terms if _rendered(term, pair.target, second)}
        asked, given = asked | held, given | found
    else:
        terms, held = [], set()
    if asked != given and pair.target:
        yield from _compare(pair, asked, given, held, terms)


def _rendered(term: Term, target: str, language: str) -> bool:
    wanted = term.required + term.allowed or term.source
    return any(renderings.find(rendering, target, language) for rendering in wanted)


def _compare(
    pair: Pair, asked: frozenset[str], given: frozenset[str], held: Iterable[str], terms: Sequence[Term]
) -> Iterator[Finding]:
    missing, extra = sorted(asked - given), sorted(given - asked)
    if missing and extra:
        said = (
            f"The source names {', '.join(missing)}, the translation {', '.join(extra)}: name the source's."
        )
        yield Finding(CHECK.id, Level.BLOCKING, said)
    elif extra:
        level = Level.BLOCKING if pair.critical else Level.ADVISORY
        sentence = f"The translation names {', '.join(extra)}, which the source does not: take it out."
        yield Finding(CHECK.id, level, sentence)
    else:
        for name in missing:
            yield from _missing(pair, name, asked, held=name in held, terms=terms)


def _missing(
    pair: Pair, name: str, asked: frozenset[str], *, held: bool, terms: Sequence[Term]
) -> Iterator[Finding]:
    language = wording.language(pair.locale)
    for word in wording.read(pair.target).words:
        other = _near(word, language, terms)
        if other and other not in asked:
            sentence = f"“{word}” is close to {other}, not the source's {name}: write the name right."
            yield Finding(CHECK.id, Level.BLOCKING, sentence, (), wording.spans(pair.target, [word]))
            return
        if other == name:
            sentence = f"“{word}” looks like {name} misspelt: correct it."
            yield Finding(CHECK.id, Level.ADVISORY, sentence, (), wording.spans(pair.target, [word]))
            return
    if held or _covered(name, language):
        level = Level.BLOCKING if held and pair.critical else Level.ADVISORY
        yield Finding(CHECK.id, level, f"The source names {name} and the translation does not: name it.")


def _near(word: str, language: str, terms: Sequence[Term]) -> str:
    """The medicine that a word is not, but nearly: at most two letters away, one in a short word."""
    if len(word) < NEAR_LENGTH or language in _RUNS:
        return ""
    plain = wording.unaccented(word).rstrip("aeo")
    best, least = "", 3 if len(plain) > 7 else 2
    for stem, name in _candidates(_FAMILY.get(language, language), tuple(terms)):
        shape = plain[: len(stem)] if len(plain) - len(stem) in (3, 4) else plain
        away = Levenshtein.distance(shape, stem, score_cutoff=least)
        if away < least:
            best, least = name, away
    return best


@lru_cache(maxsize=64)
def _candidates(family: str, terms: tuple[Term, ...]) -> tuple[tuple[str, str], ...]:
    own = [
        (wording.unaccented(form).lower(), _concept(term))
        for term in terms
        for form in term.source + term.required + term.allowed
    ]
    table = [
        (wording.unaccented(stem), name)
        for name, scripts in rows()
        for stem in (name, *(scripts.get(family, ()) if family not in _RUNS else ()))
    ]
    return tuple((form.rstrip("aeo"), name) for form, name in own + table if len(form) >= NEAR_LENGTH)


def _covered(name: str, language: str) -> bool:
    """Whether the table knows the medicine in the script of the language."""
    family = _FAMILY.get(language, language)
    scripts = dict(rows()).get(name, {})
    return family in scripts or language in _LATIN


_LATIN = frozenset(
    {"es", "fr", "de", "pt", "it", "nl", "sv", "da", "nb", "fi", "pl", "cs", "sk", "ro", "hu", "tr", "id",
     "vi", "en", "ca", "gl", "eu", "et", "lt", "lv", "sl", "sw", "tl"}
)  # fmt: skip

CHECK = Check("medicines", 2, check)
