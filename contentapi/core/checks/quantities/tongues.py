"""The tables of one language, compiled once: units, scales, number words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from contentapi.core.checks.data.number_scales import AND_A_HALF, HALF_AHEAD, SCALES
from contentapi.core.checks.data.number_words import NUMBER_WORDS
from contentapi.core.checks.data.units import CLASSIFIERS, SPOONS, SYMBOLS, UNIT_NAMES

GAP = r"[\s\-\u2010\u2011\u200c]{0,4}"
_AFTER_LATIN = r"(?![A-Za-z\u00c0-\u024f])"
BEFORE_WORD = r"(?<![^\W\d_])(?<![\u0900-\u0963\u0981-\u09e3])"
AFTER_WORD = r"(?![^\W\d_]|[\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09cd])"
_HARAKAT = r"[\u064b-\u0652]*"
_NEVER = re.compile(r"(?!)")
SPACELESS = frozenset({"zh", "ja", "ko"})
ARABIC = frozenset({"ar", "fa", "ur"})


@dataclass(frozen=True, slots=True)
class Word:
    """What a number word means.

    value    canonical decimal.
    unit     the unit that the word carries in itself (a dual, `halbstündig`), or "".
    strict   it is a quantity; else it only explains a digit on the other side.
    """

    value: str
    unit: str = ""
    strict: bool = True


@dataclass(frozen=True, slots=True)
class Tongue:
    """What is needed to read numbers in one language; empty tables for a language without any.

    known     the language has tables.
    units     matches from the end of a number on; `lastgroup` names the unit.
    names     finds any time or count unit without a number.
    scales    matches a multiplier from the end of a number on.
    factors   multiplier → factor.
    words     number word in lower case → what it means.
    forms     the words as the shared word cutter cuts them, for a quick look.
    ones      words that stand for a 1 on the other side.
    exact     words that mean exactly one (for edits within one language).
    join      what may stand between tens and ones.
    half      matches a half that is added to the number before it, from that number's end on, or None.
    half_ahead   the word that adds a half to the number behind it, or "".
    """

    language: str
    known: bool
    units: re.Pattern[str]
    names: re.Pattern[str]
    scales: re.Pattern[str]
    factors: Mapping[str, int]
    words: Mapping[str, Word]
    forms: frozenset[str]
    ones: frozenset[str]
    exact: frozenset[str]
    join: re.Pattern[str]
    half: re.Pattern[str] | None
    half_ahead: str

    @property
    def adds_halves(self) -> bool:
        """Whether a half that is added to a whole is read with it in this language."""
        return self.half is not None or bool(self.half_ahead)


def lines(table: str, keys: int = 1) -> Iterator[list[str]]:
    r"""The lines of a table, each cut into `keys` first words and the rest.

    >>> list(lines("mg milligrams?|mg \n g grams? "))
    [['mg', 'milligrams?|mg'], ['g', 'grams?']]
    """
    for line in table.splitlines():
        cells = line.split(maxsplit=keys)
        if len(cells) > keys:
            yield [unicodedata.normalize("NFC", cell).strip() for cell in cells]


@lru_cache(maxsize=128)
def tongue(language: str) -> Tongue:
    """The compiled tables of a language subtag; milliseconds the first time, then remembered.

    >>> tongue("en").units.match(" hours").lastgroup, tongue("xx").known
    ('h', False)
    """
    words, ones, exact, join = _words(language)
    factors = _scales(language)
    forms = frozenset(words)
    return Tongue(
        language=language,
        known=language in UNIT_NAMES,
        units=_units(language),
        names=_names(language),
        scales=_scale_pattern(language, factors),
        factors=factors,
        words=words,
        forms=forms,
        ones=ones,
        exact=exact,
        join=re.compile(rf"[\s\-\u2010\u2011]*(?:(?:{join})[\s\-\u2010\u2011]+)?"),
        half=_added_half(language),
        half_ahead=unicodedata.normalize("NFC", HALF_AHEAD.get(language, "")),
    )


def _added_half(language: str) -> re.Pattern[str] | None:
    body = AND_A_HALF.get(language)
    return re.compile(f"(?:{body}){_edge(language)}", re.IGNORECASE) if body else None


def _units(language: str) -> re.Pattern[str]:
    pieces: dict[str, list[str]] = {}
    for unit, names in _names_of(language):
        pieces.setdefault(unit, []).append(f"(?i:{names}){_edge(language)}")
    for unit, symbols in lines(SYMBOLS):
        pieces.setdefault(unit, []).append(f"(?:{symbols}){_AFTER_LATIN}")
    body = "|".join(f"(?P<{unit}>{'|'.join(names)})" for unit, names in pieces.items())
    return re.compile(rf"{GAP}{CLASSIFIERS.get(language, '')}(?:{body})")


def _names(language: str) -> re.Pattern[str]:
    wanted = {"times", "min", "h", "d", "wk", "mo", "y", "count", "tsp", "tbsp"}
    pieces = [names for unit, names in _names_of(language) if unit in wanted]
    if not pieces:
        return _NEVER
    before = "" if language in SPACELESS | ARABIC else BEFORE_WORD
    return re.compile(f"{before}(?:{'|'.join(pieces)}){_edge(language)}", re.IGNORECASE)


def _names_of(language: str) -> Iterator[tuple[str, str]]:
    spoons = zip(("tsp", "tbsp"), SPOONS.get(language, ()), strict=False)
    for unit, names in (*spoons, *lines(UNIT_NAMES.get(language, ""))):
        yield unit, names.replace("~", r"[^\W\d_]*")


def _edge(language: str) -> str:
    if language in SPACELESS:
        return ""
    return _HARAKAT + AFTER_WORD if language in ARABIC else AFTER_WORD


def _scales(language: str) -> dict[str, int]:
    factors: dict[str, int] = {}
    for entry in SCALES.get(language, "").split(";"):
        value, *forms = unicodedata.normalize("NFC", entry).split() or ["0"]
        factors.update(dict.fromkeys(forms, int(value)))
    return factors


def _scale_pattern(language: str, factors: Mapping[str, int]) -> re.Pattern[str]:
    if not factors:
        return _NEVER
    body = "|".join(sorted(factors, key=len, reverse=True))
    return re.compile(rf"[\s\u00a0\-]?({body}){_edge(language)}\.?", re.IGNORECASE)


def _words(language: str) -> tuple[dict[str, Word], frozenset[str], frozenset[str], str]:
    words: dict[str, Word] = {}
    ones: set[str] = set()
    exact: set[str] = set()
    join = "(?!)"
    for kind, rest in lines(NUMBER_WORDS.get(language, "")):
        if kind == "join":
            join = rest.replace(" ", "|")
        elif kind in {"one", "a"}:
            ones.update(rest.split())
            exact.update(rest.split() if kind == "one" else ())
        else:
            _enter(words, rest, strict=kind == "word")
    words.update(_generated(language, words))
    if language == "ar":
        words = _prefixed(words)
        ones |= {prefix + one for prefix in ("و", "ب", "ل", "ال") for one in ones}
    return words, frozenset(ones), frozenset(exact), join


def _enter(words: dict[str, Word], entries: str, *, strict: bool) -> None:
    for entry in entries.split(";"):
        head, *forms = entry.split()
        value, _, unit = head.partition("@")
        for form in forms:
            words.setdefault(form, Word(value, unit, strict))


def _prefixed(words: Mapping[str, Word]) -> dict[str, Word]:
    """Arabic writes and, in, for and the article onto the word, and the hamza is often left out."""
    found: dict[str, Word] = {}
    for form, word in words.items():
        for spelling in {form, form.replace("أ", "ا").replace("إ", "ا")}:
            for prefix in ("", "و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "لل", "ول", "وب"):
                found.setdefault(prefix + spelling, word)
    return found


_DE_ONES = ("ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun")
_DE_UNITS = {"tägig": "d", "wöchig": "wk", "stündig": "h", "minütig": "min", "monatig": "mo", "jährig": "y"}
_DE_ENDINGS = ("", "e", "en", "er", "es", "em")
_NL_ONES = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_RU_GENITIVE = {
    "двух": 2, "трех": 3, "трёх": 3, "четырех": 4, "четырёх": 4, "пяти": 5, "шести": 6, "семи": 7,
    "восьми": 8, "девяти": 9, "десяти": 10, "двенадцати": 12, "двадцатичетырех": 24, "сорокавосьми": 48,
}  # fmt: skip
_RU_UNITS = {
    "дневн": "d", "суточн": "d", "часов": "h", "недельн": "wk", "месячн": "mo", "летн": "y", "минутн": "min",
    "кратн": "times", "разов": "times",
}  # fmt: skip
_RU_ENDINGS = ("ый", "ая", "ое", "ые", "ого", "ой", "ому", "ым", "ую", "ых", "ыми", "ом", "о")


def _generated(language: str, words: Mapping[str, Word]) -> dict[str, Word]:
    """The one-word compounds of a language: vierundzwanzig, ventiquattro, двухдневный."""
    make = _MAKERS.get(language)
    return make(words) if make else {}


def _tens(words: Mapping[str, Word]) -> list[tuple[str, int]]:
    return [(form, int(word.value)) for form, word in words.items() if _is_ten(word)]


def _is_ten(word: Word) -> bool:
    return word.strict and len(word.value) == 2 and word.value[1] == "0" and word.value != "10"


def _german(words: Mapping[str, Word]) -> dict[str, Word]:
    found = {
        f"{one}und{ten}": Word(str(value + n))
        for ten, value in _tens(words)
        for n, one in enumerate(_DE_ONES, 1)
    }
    counts = {one: n for n, one in enumerate(_DE_ONES, 1) if n > 1} | {"zehn": 10, "zwölf": 12}
    counts |= {"vierundzwanzig": 24, "achtundvierzig": 48}
    for one, n in counts.items():
        found[f"{one}mal"] = found[f"{one}fach"] = Word(str(n), "times", strict=True)
        found[f"{one}stündlich"] = Word(str(n), "h")
        for stem, unit in _DE_UNITS.items():
            found.update({f"{one}{stem}{ending}": Word(str(n), unit) for ending in _DE_ENDINGS})
    found["zweihundert"], found["zweifach"] = Word("200"), Word("2", strict=False)
    return found


def _dutch(words: Mapping[str, Word]) -> dict[str, Word]:
    joined = {"twee": "tweeën", "drie": "drieën"}
    return {
        f"{joined.get(one, one + 'en')}{ten}": Word(str(value + n))
        for ten, value in _tens(words)
        for n, one in enumerate(_NL_ONES, 1)
    }


def _italian(words: Mapping[str, Word]) -> dict[str, Word]:
    ones = ("uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove")
    found = {}
    for ten, value in _tens(words):
        for n, one in enumerate(ones, 1):
            stem = ten[:-1] if one[0] in "uo" else ten
            found[stem + one] = Word(str(value + n))
            found[stem + ("tré" if one == "tre" else one)] = Word(str(value + n))
    return found


def _russian(_words: Mapping[str, Word]) -> dict[str, Word]:
    return {
        f"{head}{stem}{ending}": Word(str(n), unit)
        for head, n in _RU_GENITIVE.items()
        for stem, unit in _RU_UNITS.items()
        for ending in _RU_ENDINGS
    }


_MAKERS: dict[str, Callable[[Mapping[str, Word]], dict[str, Word]]] = {
    "de": _german,
    "nl": _dutch,
    "it": _italian,
    "ru": _russian,
}
