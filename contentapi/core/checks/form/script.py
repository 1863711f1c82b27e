"""Script: the target is written in the locale's script, and no word mixes letters that look alike.

Source: ISO 15924 by CLDR's likely subtags; Unicode Technical Standard 39 §5 (mixed-script confusables).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from contentapi.core import locales
from contentapi.core.checks import wording
from contentapi.core.checks.findings import Check, Finding, Level, Pair, Span
from contentapi.core.checks.lexicons.chinese import SIMPLIFIED, TRADITIONAL

_LATIN = "A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff"
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3005\u3007"
_KANA = "\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f"
LETTERS = {
    "Latn": _LATIN,
    "Cyrl": "\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f",
    "Grek": "\u0370-\u03ff\u1f00-\u1fff",
    "Arab": "\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufeff",
    "Hebr": "\u0590-\u05ff\ufb1d-\ufb4f",
    "Deva": "\u0900-\u097f\ua8e0-\ua8ff",
    "Beng": "\u0980-\u09ff",
    "Guru": "\u0a00-\u0a7f",
    "Gujr": "\u0a80-\u0aff",
    "Orya": "\u0b00-\u0b7f",
    "Taml": "\u0b80-\u0bff",
    "Telu": "\u0c00-\u0c7f",
    "Knda": "\u0c80-\u0cff",
    "Mlym": "\u0d00-\u0d7f",
    "Sinh": "\u0d80-\u0dff",
    "Thai": "\u0e00-\u0e7f",
    "Laoo": "\u0e80-\u0eff",
    "Tibt": "\u0f00-\u0fff",
    "Mymr": "\u1000-\u109f\uaa60-\uaa7f",
    "Geor": "\u10a0-\u10ff\u1c90-\u1cbf",
    "Armn": "\u0530-\u058f",
    "Ethi": "\u1200-\u139f",
    "Khmr": "\u1780-\u17ff",
    "Hans": _HAN,
    "Hant": _HAN,
    "Hani": _HAN,
    "Jpan": _HAN + _KANA,
    "Kore": "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af" + _HAN,
    "Mong": "\u1800-\u18af",
}
_CYRILLIC_LIKE_LATIN = "аАвВеЕкКмМнНоОрРсСтТуУхХіІјЈѕЅ"
_GREEK_LIKE_LATIN = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονικρυ"
_LATIN_LIKE_CYRILLIC = "aAeEoOpPcCxXyYiIjJsSBHKMTk"
_MIXED = re.compile(r"[A-Za-z][\u0370-\u03ff\u0400-\u052f]|[\u0370-\u03ff\u0400-\u052f][A-Za-z]")
_FOREIGN_WORD = re.compile(r"(?<![\w%])[^\W\d_]{3,}(?!\w)")
_ABBREVIATED = re.compile(r"[A-Z]{2,}[а-яёіїєґ]+\Z")
_KANA_LETTER = re.compile(f"[{_KANA}]")
_HAN_LETTER = re.compile(f"[{_HAN}]")


@lru_cache(maxsize=256)
def script_of(locale: str) -> str:
    """The locale's script, remembered."""
    return locales.script(locale)


@lru_cache(maxsize=64)
def _own(script: str) -> re.Pattern[str] | None:
    letters = LETTERS.get(script)
    return re.compile(f"[{letters}]") if letters else None


@lru_cache(maxsize=64)
def _alien(script: str) -> re.Pattern[str] | None:
    """A run of letters that are not of the script."""
    letters = LETTERS.get(script)
    return re.compile(rf"[^\W\d_{letters}]+") if letters else None


def check(pair: Pair) -> Iterator[Finding]:
    """A target mostly in another script advises; so does a word that mixes look-alike letters.

    >>> [finding.level.value for finding in check(Pair("Rest for a day.", "Descanse un día.", "ar"))]
    ['advisory']
    >>> list(check(Pair("Take apixaban 5 mg.", "تناول apixaban 5 mg.", "ar")))
    []
    """
    script, target = script_of(pair.locale), pair.target
    if script == "Latn":
        if target.isascii():
            return
    elif script in ("Hans", "Hant"):
        yield from _written_form(target, script)
    yield from _other_script(pair, script)
    if _MIXED.search(target):
        yield from _look_alikes(target)


def _other_script(pair: Pair, script: str) -> Iterator[Finding]:
    own, alien = _own(script), _alien(script)
    if own is None or alien is None:
        return
    others = sum(map(len, alien.findall(pair.target)))
    if others and len(own.findall(pair.target)) < others and _foreign(pair, own, alien):
        yield Finding(
            CHECK.id,
            Level.ADVISORY,
            f"Most letters are not of the script of {pair.locale} ({script}): see whether it is right.",
        )
    elif (
        script == "Jpan"
        and len(_HAN_LETTER.findall(pair.target)) >= 12
        and not _KANA_LETTER.search(pair.target)
    ):
        yield Finding(CHECK.id, Level.ADVISORY, "The text has no kana: see whether it is Japanese.")
    elif script in ("Hans", "Hant") and len(_KANA_LETTER.findall(pair.target)) >= 3:
        yield Finding(CHECK.id, Level.ADVISORY, "The text has kana: see whether it is Chinese.")


def _foreign(pair: Pair, own: re.Pattern[str], alien: re.Pattern[str]) -> bool:
    """Whether another script prevails, names, codes and units taken over from the source aside."""
    known = frozenset(wording.read(pair.source).words).union(alien.findall(wording.read(pair.source).plain))
    new = sum(len(run) for run in alien.findall(wording.read(pair.target).plain) if run not in known)
    letters = len(own.findall(pair.target))
    if letters:
        return new > letters
    taken_over = [word for word in _FOREIGN_WORD.findall(pair.target) if word.islower() and word in known]
    return new > 0 or len(taken_over) >= 2


def _written_form(text: str, script: str) -> Iterator[Finding]:
    own, other = (SIMPLIFIED, TRADITIONAL) if script == "Hans" else (TRADITIONAL, SIMPLIFIED)
    found = [at for at, char in enumerate(text) if char in other]
    if len(found) >= 2 and len(found) * 2 > sum(char in own for char in text):
        names = ("simplified", "traditional") if script == "Hans" else ("traditional", "simplified")
        yield Finding(
            CHECK.id,
            Level.ADVISORY,
            f"The catalog is in {names[0]} characters, the text in {names[1]}: see whether it is right.",
            (),
            tuple((at, at + 1) for at in found[:20]),
        )


def _look_alikes(text: str) -> Iterator[Finding]:
    places: list[Span] = []
    for match in re.finditer(r"[^\W\d_]+", text):
        word = match.group()
        if _MIXED.search(word) and _deceives(word):
            places.append(match.span())
    if places:
        words = ", ".join(text[start:end] for start, end in places)
        yield Finding(
            CHECK.id,
            Level.ADVISORY,
            f"{words}: Latin letters stand among Cyrillic or Greek ones that look the same. "
            "Type the word in one script.",
            (),
            tuple(places),
        )


def _deceives(word: str) -> bool:
    """Whether the letters of the rarer script all look like the other's: `Cуществует`, not `SMSка`."""
    if _ABBREVIATED.match(word):
        return False
    latin = [char for char in word if char.isascii()]
    cyrillic = [char for char in word if "\u0400" <= char <= "\u052f"]
    greek = [char for char in word if "\u0370" <= char <= "\u03ff"]
    if cyrillic:
        if len(latin) <= len(cyrillic):
            return all(char in _LATIN_LIKE_CYRILLIC for char in latin)
        return all(char in _CYRILLIC_LIKE_LATIN for char in cyrillic)
    if len(latin) <= len(greek):
        return all(char in "ABEZHIKMNOPTYXovikpu" for char in latin)
    return all(char in _GREEK_LIKE_LATIN for char in greek)


CHECK = Check("script", 1, check)
