"""Sides and levels: left and right, upper and lower, and codes such as L4/L5 or M47.816.

English "left" and "right" have other meanings; only where they stand before a part of the body, or as a
direction, are they asked for. In the target any word that may mean the side answers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from contentapi.core.checks import wording
from contentapi.core.checks.findings import Check, Finding, Level, Pair
from contentapi.core.checks.lexicons.sides import LATERAL
from contentapi.core.checks.sense.portions import portions

_PARTS = (
    "arms?|legs?|hands?|foot|feet|knees?|hips?|shoulders?|sides?|eyes?(?! drops)|ears?(?! "
    "drops)|lungs?|kidneys?|breasts?"
    "|ankles?|wrists?|elbows?|thighs?|cal(?:f|ves)|cheeks?|temples?|ovar(?:y|ies)|testicles?|atri(?:um|al)|ventric\\w+|lobes?"
    "|groin|buttocks?|heels?|toes?|big toe|(?:index|ring|middle|little) "
    "finger|fingers?|thumbs?|jaw|nostrils?|forearms?|chest"
    "|abdomen|belly|flank|ribs?|hemispheres?|limbs?|facet|sacroiliac|lower|upper|inner|outer|carotid|coronary|femoral|radial"
    "|ureter|bronch\\w+|tonsil|shin|palm|nipple|armpit|eyelids?|eyebrow|collarbone|half|main|lumbar|cervical|thoracic|handed|sided"
)
_STRICT = re.compile(
    rf"\b(?P<a>left|right)(?=[- ](?:{_PARTS})\b)"
    r"|\b(?P<b>left|right)(?= (?:and|or|to) (?:the |your )?(?:left|right)\b)|(?<=\bleft )(?:and|or"
    r"|to) (?:the |your )?(?P<c>right)\b"
    r"|(?<=\bright )(?:and|or|to) (?:the |your )?(?P<d>left)\b"
    r"|\b(?:on|to|from|at|towards?) (?:the|your|his|her|its) (?P<e>left|right)\b(?= (?:and|or|of"
    r"|in)\b|[.,;:!?)]|\s*\Z)"
    r"|\b(?P<f>upper)\b(?! (?:limit|hand|case|age|dose|bound))"
    r"|\b(?P<g>lower)(?= (?:back|legs?|limbs?|arms?|end|half|parts?|jaw|lips?|eyelids?|abdomen"
    r"|cervical|lumbar|thoracic|sacral|facet|vertebra\w*|ribs?|teeth|tooth|thighs?|forearms?|bowel|joints?|discs?"
    r"|left|right|airways?|respiratory|abdominal|belly|body|spine|neck"
    r"|lobes?|sides?|chest|extremit\w+|tract)\b)|\b(?P<h>inner|outer) (?=\w)"
)
_OPPOSITES = (
    ("left", "right"),
    ("right", "left"),
    ("upper", "lower"),
    ("lower", "upper"),
    ("inner", "outer"),
    ("outer", "inner"),
)
_KINDS = ("left", "right", "upper", "lower", "inner", "outer")
# Where the word for left has another common meaning (fruit, bad luck).
_DOUBTFUL = frozenset({"vi", "hu"})

_CODED = re.compile(r"(?:[A-Z\u0410-\u042f]|Th)\d")
_CODE = re.compile(
    r"(?<![A-Za-z0-9.\u00c0-\u024f\u1e00-\u1eff])(Th"
    r"|[A-Z\u0410-\u042f]{1,3})(\d{1,3})(\.[0-9][0-9A-Z]{0,4})?((?:\s?[-/\u2010-\u2015]\s?\d{1,2})*)(?![0-9A-Za-z])"
)
_CYRILLIC = str.maketrans("АВЕКМНОРСТХ", "ABEKMHOPCTX")
_VERTEBRA = re.compile(
    "(?P<a>[颈頸胸腰骶仙])椎?第?(?P<n>\\d{1,2})(?P<m>(?:[-/\u2010-\u2015～~、]\\d{1,2})*)|第?(?P<n2>\\d{1,2})(?P<m2>(?:[-/～~、]\\d{1,2})*)(?P<b>[颈頸胸腰骶仙])椎"
    "|(?P<c>[HBL])W[KS]\\s?(?P<n3>\\d{1,2})(?P<m3>(?:\\s?[-/\u2010-\u2015]\\s?\\d{1,2})*)"
)
_REGIONS = {"颈": "C", "頸": "C", "胸": "T", "腰": "L", "骶": "S", "仙": "S", "H": "C", "B": "T", "L": "L"}
_LEVELS = {"C": 8, "T": 12, "L": 6, "S": 5}


class _Kinds(dict[str, bool]):
    """Word → whether it may be a side, worked out once a word."""

    def __init__(self, language: str) -> None:
        rows = LATERAL[language]
        self.pattern = re.compile("|".join(rows[kind] for kind in _KINDS if kind in rows))

    def __missing__(self, word: str) -> bool:
        if len(self) > 20_000:
            self.clear()
        found = self[word] = self.pattern.search(word) is not None
        return found


@lru_cache(maxsize=64)
def _kinds(language: str) -> _Kinds | None:
    return _Kinds(language) if language in LATERAL else None


@lru_cache(maxsize=64)
def _expression(language: str) -> tuple[re.Pattern[str], re.Pattern[str] | None]:
    rows = LATERAL[language]
    noise = rows.get("noise")
    together = "|".join(f"(?P<{kind}>{rows[kind]})" for kind in _KINDS if kind in rows)
    return re.compile(together), re.compile(noise) if noise else None


@lru_cache(maxsize=4096)
def _lenient(text: str, language: str) -> tuple[str, ...]:
    """Every word that may mean a side, by kind and in order."""
    kinds = _kinds(language)
    if kinds is None:
        return ()
    reading = wording.read(text)
    words = (reading.plain,) if language in ("zh", "ja", "th") else reading.words
    if not any(map(kinds.__getitem__, words)) if len(words) > 1 else not kinds.pattern.search(reading.plain):
        return ()
    pattern, noise = _expression(language)
    plain = noise.sub(" ", reading.plain) if noise else reading.plain
    return tuple(match.lastgroup or "" for match in pattern.finditer(plain))


@lru_cache(maxsize=4096)
def _strict(text: str, language: str) -> tuple[str, ...]:
    """The sides that a source surely names."""
    if language != "en":
        return tuple(kind for kind in _lenient(text, language) if kind in ("left", "right"))
    plain = wording.read(text).plain
    return tuple(kind for match in _STRICT.finditer(plain) for kind in match.groups() if kind)


def sides(text: str, locale: str) -> tuple[str, ...]:
    """The sides that a text names, in order: left, right, upper, lower, inner, outer.

    In English only those beyond doubt. Empty for a language without a table.

    >>> sides("Your left knee is right away better.", "en"), sides("La rodilla izquierda", "es")
    (('left',), ('left',))
    """
    language = wording.language(locale)
    return _strict(text, language) if language == "en" else _lenient(text, language)


def every_side(text: str, locale: str) -> tuple[str, ...]:
    """Every word of a text that may name a side, doubtful ones too, by kind and in order.

    >>> every_side("Your left knee is right away better.", "en")
    ('left', 'right')
    """
    return _lenient(text, wording.language(locale))


def codes(text: str) -> frozenset[str]:
    """Codes of a capital letter and digits in a text, ranges taken apart, Cyrillic look-alikes read as Latin.

    >>> sorted(codes("L4/5, C5\u2013C6 und M47.816"))
    ['C5', 'C6', 'L4', 'L5', 'M47.816']
    """
    if not _CODED.search(text):
        return frozenset()
    found: set[str] = set()
    for match in _CODE.finditer(text):
        letters = match[1].translate(_CYRILLIC)
        letters = "T" if letters == "Th" else letters
        found.add(f"{letters}{match[2]}{match[3] or ''}")
        found |= {f"{letters}{number}" for number in re.findall(r"\d+", match[4])}
    return frozenset(found)


def check(pair: Pair) -> Iterator[Finding]:
    """A side exchanged blocks, a lost one blocks in a critical section; codes stay as they are.

    >>> [finding.level.value for finding in check(Pair("Your left knee", "Su rodilla derecha", "es"))]
    ['blocking']
    >>> list(check(Pair("Call right away.", "Llame de inmediato.", "es", critical=True)))
    []
    """
    if not pair.target:
        return
    yield from _sides(pair)
    if _CODED.search(pair.source) or _CODED.search(pair.target):
        yield from _codes(pair)


def _sides(pair: Pair) -> Iterator[Finding]:
    first, second = wording.language(pair.source_locale), wording.language(pair.locale)
    if second not in LATERAL:
        return
    asked, given = _strict(pair.source, first), _lenient(pair.target, second)
    if asked or given:
        yield from _compared(pair, asked, given)


def _compared(pair: Pair, asked: tuple[str, ...], given: tuple[str, ...]) -> Iterator[Finding]:
    first, second = wording.language(pair.source_locale), wording.language(pair.locale)
    known, strict, found = Counter(_lenient(pair.source, first)), Counter(asked), Counter(given)
    told = False
    for side, other in _OPPOSITES:
        if side not in LATERAL[second] or other not in LATERAL[second]:
            continue
        level = None
        if strict[side] > found[side] and found[other] > known[other]:
            level, said = Level.BLOCKING, f"The source says {side} and the translation {other}: set it right."
        elif side in ("left", "right") and strict[side] and not found[side]:
            level = Level.BLOCKING if pair.critical else Level.ADVISORY
            said = f"The source says {side} and the translation names no such side: put it in."
        if level is not None:
            told = True
            yield _finding(pair, level, side, said)
    if not told and found["left"] and not known["left"] and _certain(pair.target, second):
        yield _finding(
            pair, Level.ADVISORY, "left", "Only the translation says left: see whether that is right."
        )
    elif not told:
        yield from _order(pair, asked, given)


def _certain(target: str, language: str) -> bool:
    """Whether the language's word for left means nothing else; German “Links” may be links."""
    return language not in _DOUBTFUL and (language != "de" or "link" in target)


def _order(pair: Pair, asked: tuple[str, ...], given: tuple[str, ...]) -> Iterator[Finding]:
    one = [side for side in asked if side in ("left", "right")]
    other = [side for side in given if side in ("left", "right")]
    if sorted(one) == sorted(other) == ["left", "right"] and (said := _exchanged(pair)):
        yield _finding(pair, Level.BLOCKING, "left", f"The source says {said}: give each its own.")
    elif one != other and sorted(one) == sorted(other):
        yield _finding(
            pair,
            Level.ADVISORY,
            "left",
            "Left and right come in another order than in the source: see that each is where it belongs.",
        )


def _exchanged(pair: Pair) -> str:
    """Two amounts with a side each, as the source says them, where the target exchanged them; else ""."""
    ours, theirs = (
        portions(text, locale, _expression(wording.language(locale))[0])
        for text, locale in ((pair.source, pair.source_locale), (pair.target, pair.locale))
    )
    if ours == theirs or ours.keys() != theirs.keys():
        return ""
    return ", ".join(f"{amount} {side}" for amount, side in ours.items())


def _finding(pair: Pair, level: Level, side: str, sentence: str) -> Finding:
    return Finding(
        CHECK.id,
        level,
        sentence,
        wording.spans(pair.source, [side]) if wording.language(pair.source_locale) == "en" else (),
    )


def _codes(pair: Pair) -> Iterator[Finding]:
    asked, given = codes(pair.source), codes(pair.target)
    if asked == given:
        return
    given |= _vertebrae(pair.target)
    given = frozenset(_thoracic(code, asked) for code in given)
    for code in sorted(asked - given):
        yield Finding(
            CHECK.id,
            Level.BLOCKING if _weighty(code) else Level.ADVISORY,
            f"The code {code} of the source is missing: write it exactly so.",
            wording.spans(pair.source, [code.lower()]),
        )
    for code in sorted(codes(pair.target) - asked):
        if _weighty(code) and _thoracic(code, asked) not in asked and code.lower() not in pair.source.lower():
            yield Finding(
                CHECK.id,
                Level.BLOCKING if asked or "." in code else Level.ADVISORY,
                f"The code {code} is not in the source: write the source's.",
                (),
                wording.spans(pair.target, [code.lower()]),
            )


def _weighty(code: str) -> bool:
    """A vertebral level or a classification code; B12 or CO2 may be written out."""
    letter, number = code[0], code[1:]
    return "." in code or (letter in _LEVELS and number.isdecimal() and 1 <= int(number) <= _LEVELS[letter])


def _thoracic(code: str, asked: frozenset[str]) -> str:
    """T12 is D12 in Romance languages; TH12 in others."""
    number = code.lstrip("TDH")
    return f"T{number}" if code[0] in "TD" and f"T{number}" in asked and code not in asked else code


def _vertebrae(text: str) -> frozenset[str]:
    found: set[str] = set()
    for match in _VERTEBRA.finditer(text):
        region = _REGIONS[match["a"] or match["b"] or match["c"]]
        numbers = (
            (match["n"] or match["n2"] or match["n3"] or "")
            + " "
            + (match["m"] or match["m2"] or match["m3"] or "")
        )
        found |= {f"{region}{number}" for number in re.findall(r"\d+", numbers)}
    return frozenset(found)


CHECK = Check("laterality", 2, check)
