"""Which way a number is bounded: at least, at most, more than, less than, within, about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from contentapi.core.checks.data.bound_words import BOUND_SIGNS, BOUND_WORDS, NEGATIONS
from contentapi.core.checks.quantities.marks import Grade, Mark
from contentapi.core.checks.quantities.reading import EMPTY, Quantities, read
from contentapi.core.checks.quantities.tongues import (
    AFTER_WORD,
    ARABIC,
    BEFORE_WORD,
    SPACELESS,
    lines,
    tongue,
)
from contentapi.core.checks.wording import WORD, language

_CLAUSE = re.compile(r"[.;:!?¡¿\n()]\s|[。；：！？（）؛؟।]|\n")
_BREAK = re.compile(r"[.;:!?¡¿\n()]\s|[。；：！？（）؛؟।]|\n|[,،、，]")
_ONE_IN = re.compile(
    r"(?<!\w)(?:one|an?|un[oae]?|uma?|ein\w*|одн\w+|jed\w+) (?:\w+ )?"
    r"(?:in|out of|de cada|em cada|a cada|sur|von|su|op|na|из) $"
)
_NEXT = re.compile(r"\bfor\b|\bلمدة\b|\bبرای\b|(?<!\S)(?:तक|تک)(?!\S)")
_SPELLS = frozenset({"s", "min", "h", "d", "wk", "mo"})
_FLIPS = {
    "more": "high",
    "from": "high",
    "to": "low",
    "less": "low",
    "over": "high",
    "within": "low",
    "until": "low",
}
_SIDES = {
    "low": frozenset({"min", "more", "over", "from"}),
    "high": frozenset({"max", "less", "within", "until", "to"}),
}
_FIRM = frozenset({"more", "less"})
_SOFT = frozenset({"min", "max", "from", "to", "within", "until"})
_DURING = frozenset({"over", "within", "until"})
_SUFFIXING = frozenset({"tr", "bn", "hi", "ur"})
_ONES_BOUND = frozenset({"fa", "hi", "ur"})
_DENY_LAST = frozenset({"ja", "ko", "hi", "ur", "bn", "tr"})
_VERB_LAST = frozenset({"ja", "ko", "hi", "ur", "bn", "tr", "fa", "zh"})
_ORDERED = re.compile(
    r"(?:^|[.;:,]\s|\band |\bbut )\W*(?:you )?(?:do not|don['’]t|never|must not|should not|cannot|may not)"
    r"(?: \w+){1,5}\s*$",
    re.IGNORECASE,
)
_SIGNS = frozenset("≥≤<>±\\")
_BEFORE, _BEHIND = 34, 26


@dataclass(frozen=True, slots=True)
class Bound:
    """How one number is bounded.

    classes   what the text says: min, more, over, from, max, to, less, within, until, about.
    flipped   a negation in the clause may turn the classes round (do not take more than).
    sure      it certainly does.
    lone      at least or at most, and nothing else in the clause denies.
    """

    mark: Mark
    classes: frozenset[str]
    flipped: bool = False
    sure: bool = False
    lone: bool = False

    def plain(self) -> frozenset[str]:
        """The sides that the words say: "low", "high".

        >>> bounds("at most 8 tablets", "en")[0].plain()
        frozenset({'high'})
        """
        said = self.classes - {"until"} if self.classes & {"min", "more"} else self.classes
        return frozenset([side for side, kinds in _SIDES.items() if kinds & said])

    def turned(self) -> frozenset[str]:
        """The sides after the negation.

        >>> bounds("Do not take more than 8", "en")[0].turned()
        frozenset({'high'})
        """
        return frozenset(_FLIPS[kind] for kind in self.classes if kind in _FLIPS)

    def possible(self) -> frozenset[str]:
        """All the sides it may have."""
        return self.plain() | self.turned() if self.flipped else self.plain()

    def fits(self, other: Bound) -> bool:
        """Whether two bounds may mean the same. Where both may be turned, the words must agree."""
        if self.classes == other.classes and self.classes <= _DURING:
            return True
        if self.flipped == other.flipped:
            return bool(self.plain() & other.plain()) or self.classes <= _DURING >= other.classes
        turned, straight = (self, other) if self.flipped else (other, self)
        if straight.classes == {"max"} and turned.classes == {"less"}:
            return False
        sides = (
            turned.turned() if turned.sure or (straight.lone and turned.classes <= _FIRM) else turned.plain()
        )
        if straight.classes & _SOFT:
            sides |= turned.turned()
        return bool(sides & straight.plain())


@dataclass(frozen=True, slots=True)
class _Patterns:
    words: re.Pattern[str]
    kinds: tuple[tuple[str, str], ...]
    negation: re.Pattern[str]


@lru_cache(maxsize=64)
def _patterns(lang: str) -> _Patterns:
    rows = [*lines(BOUND_WORDS.get(lang, ""), 2), *lines(BOUND_SIGNS, 2)]
    groups: dict[str, list[list[str]]] = {"whole": [], "suffix": [], "loose": []}
    for kind, place, body in rows:
        groups[_binding(lang, place, body)].append([kind, place, body])
    before = "" if lang in ARABIC else BEFORE_WORD
    shapes = {"whole": f"{before}(?:%s){AFTER_WORD}", "suffix": f"(?:%s){AFTER_WORD}", "loose": "%s"}
    pattern = "|".join(
        shapes[name] % "|".join(f"({_spelled(body, lang)}){_ends(place)}" for _, place, body in group)
        for name, group in groups.items()
        if group
    )
    negation = NEGATIONS.get(lang, "(?!)")
    if lang not in SPACELESS and lang != "tr":
        negation = f"{BEFORE_WORD}(?:{negation}){AFTER_WORD}"
    return _Patterns(
        re.compile(pattern),
        tuple((kind, place) for group in groups.values() for kind, place, _ in group),
        re.compile(negation),
    )


def _binding(lang: str, place: str, body: str) -> str:
    """Whether a cue is a word of its own, is joined to the number, or may stand anywhere."""
    if lang in SPACELESS or body[0] in _SIGNS:
        return "loose"
    return "suffix" if lang in _SUFFIXING and place == ">" else "whole"


def _ends(place: str) -> str:
    """`24 hours or more` ends there; `or more than 24 hours` is another bound."""
    return (
        r"(?!\s+(?:than|de|d['’]|als|que|do que|di|dan|niż|чем|ніж|än|dari)(?!\w)|\s[0-9])"
        if place == ">"
        else ""
    )


def _spelled(body: str, lang: str) -> str:
    return body.replace("أ", "[أا]") if lang == "ar" else body


@lru_cache(maxsize=4096)
def bounds(text: str, locale: str) -> tuple[Bound, ...]:
    """The bounded numbers of a text, in order; remembered. O(n).

    >>> [(b.mark.value, sorted(b.classes)) for b in bounds("Take 2, at most 8 a day", "en")]
    [('8', ['max'])]
    """
    quantities = read(text, locale)
    return tuple(_bounds(quantities, language(locale))) if quantities is not EMPTY else ()


def _bounds(quantities: Quantities, lang: str) -> Iterator[Bound]:
    words = [m for m in quantities.words if m.grade is Grade.WORD or m.value == "0.5"]
    marks = sorted([*quantities.digits, *words], key=lambda m: m.start)
    if not marks:
        return
    if lang in _ONES_BOUND:
        marks = _with_ones(quantities.text, marks, lang)
    low = quantities.text.lower()
    text = low if len(low) == len(quantities.text) else quantities.text
    sentence = _Sentence(text, marks, lang, _patterns(lang))
    found: dict[int, set[str]] = {}
    for kind, owner in _owned(sentence):
        found.setdefault(owner, set()).add(kind)
    for at in sorted(found):
        if marks[at].unit in _SPELLS:
            found[at].discard("over")
        if found[at]:
            yield _bound(sentence, marks[at], frozenset(found[at]))


def _with_ones(text: str, marks: list[Mark], lang: str) -> list[Mark]:
    """The marks, and each word that is exactly one: fewer than one in a hundred."""
    exact, taken = tongue(lang).exact, [(m.start, m.after) for m in marks]
    ones = [
        Mark(word.start(), word.end(), ("1",), Grade.WORD, after=word.end())
        for word in WORD.finditer(text)
        if word.group() in exact and not any(start <= word.start() < end for start, end in taken)
    ]
    return sorted([*marks, *ones], key=lambda m: m.start) if ones else marks


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    marks: list[Mark]
    lang: str
    patterns: _Patterns


def _owned(sentence: _Sentence) -> Iterator[tuple[str, int]]:
    """Every cue with the place of the mark it belongs to."""
    text, marks = sentence.text, sentence.marks
    for at, mark in enumerate(marks):
        for kind, place, where in _cues(sentence, marks[at - 1].after if at else 0, mark.start):
            owner = _owner(sentence, at, place, where)
            if owner is not None and not (kind == "until" and marks[owner].linked):
                yield kind, owner
    end = marks[-1].after
    for kind, place, where in _cues(sentence, end, len(text)):
        if place != "<" and _near(text[end : where[0]], 14, 2):
            yield kind, len(marks) - 1


def _bound(sentence: _Sentence, mark: Mark, classes: frozenset[str]) -> Bound:
    text, patterns = sentence.text, sentence.patterns
    begin = max((m.end() for m in _CLAUSE.finditer(text, 0, mark.start)), default=0)
    if classes <= {"min", "max"}:
        cue = patterns.words.search(text, max(begin, mark.start - _BEFORE), mark.start)
        lone = cue is not None and patterns.negation.search(text, begin, cue.start()) is None
        return Bound(mark, classes, lone=lone and sentence.lang == "en")
    if not classes & _FLIPS.keys() or classes & {"min", "max"}:
        return Bound(mark, classes)
    end = mark.start
    if sentence.lang in _VERB_LAST:
        stop = _CLAUSE.search(text, mark.after)
        end = stop.start() if stop else len(text)
        begin = mark.start if sentence.lang in _DENY_LAST else begin
    flipped = patterns.negation.search(text, begin, end) is not None
    if not flipped or sentence.lang != "en":
        return Bound(mark, classes, flipped)
    cue = patterns.words.search(text, max(begin, mark.start - _BEFORE), mark.start)
    sure = cue is not None and _ORDERED.search(text[begin : cue.start()]) is not None
    return Bound(mark, classes, flipped, sure)


def _cues(sentence: _Sentence, begin: int, end: int) -> Iterator[tuple[str, str, tuple[int, int]]]:
    spots: tuple[tuple[int, int], ...] = (
        (begin, min(end, begin + _BEHIND)),
        (max(begin, end - _BEFORE), end),
    )
    if end - begin <= _BEHIND + _BEFORE:
        spots = ((begin, end),)
    for one, two in spots:
        for match in sentence.patterns.words.finditer(sentence.text, one, two):
            kind, place = sentence.patterns.kinds[(match.lastindex or 1) - 1]
            yield kind, place, match.span()


def _owner(sentence: _Sentence, at: int, place: str, where: tuple[int, int]) -> int | None:
    """The mark that a cue between two marks belongs to: the one behind it, or the one before."""
    text, marks = sentence.text, sentence.marks
    between = text[where[1] : marks[at].start]
    ahead = place != ">" and _near(between, 18, 3)
    ahead = ahead and not (marks[at].grade is Grade.DIGITS and _ONE_IN.search(between))
    behind = place != "<" and bool(at) and _near(text[marks[at - 1].after : where[0]], 14, 2)
    if ahead and behind:
        leading = sentence.lang != "ar" or text.startswith("بحد", where[0])
        return at if leading and not between.strip() else at - 1
    if ahead:
        return at
    return at - 1 if behind else None


def _near(between: str, letters: int, words: int) -> bool:
    """Whether so little stands between a cue and its number that they belong together."""
    if len(between) > letters or len(between.split()) > words or _NEXT.search(between):
        return False
    return not _BREAK.search(between)
