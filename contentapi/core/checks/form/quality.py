"""The usual quality checks of translation tools: each tells, none blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from contentapi.core.checks import wording
from contentapi.core.checks.findings import Check, Finding, Level, Pair
from contentapi.core.checks.form.script import script_of
from contentapi.core.checks.lexicons.habits import DOUBLED, FINAL_MARKS, REDUPLICATING

_PLAIN_WORD = re.compile(r"(?<![\w%{@/.])[^\W\d_]{3,}(?![\w@/{])")
_DOUBLE_SPACE = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
_GLUED = re.compile(r"[.!?\u061f\u06d4](?<=[^\W\d_]{3}.)[^\W\d_]{2}|\u0964[^\W\d_]")
_SPACE_BEFORE = re.compile(
    r"(?<=\w) +[,.](?=\s|\Z)|(?<=[\u0600-\u06ff\u0900-\u097f]) +[\u060c\u061b\u0964](?=\s|\Z)"
)
_CLOSERS = " \t\n\"'*_`)]}\u00bb\u201d\u2019\u201c\u300d\u300f\uff09\u3011\u200f\u200e\u2069\u00a0\u202f"
_STOPLESS = frozenset({"th", "lo", "km", "my", "ja", "zh", "ko"})


def _advice(check: str, message: str, *places: tuple[int, int]) -> Finding:
    return Finding(check, Level.ADVISORY, message, (), places)


def copied(pair: Pair) -> Iterator[Finding]:
    """The target is the source, or holds a run of it, in another language.

    >>> [finding.check for finding in copied(Pair("Rest for the day", "Rest for the day", "es"))]
    ['copied']
    >>> list(copied(Pair("Apixaban 5 mg", "Apixaban 5 mg", "es")))
    []
    """
    if wording.language(pair.locale) == wording.language(pair.source_locale):
        return
    if pair.target.strip() == pair.source.strip():
        words = _PLAIN_WORD.findall(pair.source)
        latin = script_of(pair.locale) == "Latn"
        telling = [word for word in words if word.islower()] if latin else words
        if len(words) >= 2 and telling and (len(telling) >= 2 or len(words) >= 3):
            yield _advice("copied", "The translation is the source unchanged: translate it.")
        return
    if _run_of_source(pair):
        yield _advice(
            "copied", "The translation holds a stretch of the source unchanged: translate the rest."
        )


def _run_of_source(pair: Pair) -> bool:
    """Five words in a row that stand just so in the source, two of them longer than three letters."""
    source, target = wording.read(pair.source).words, wording.read(pair.target).words
    if len(target) < 5 or len(source) < 5:
        return False
    known, run = frozenset(source), 0
    for word in target:
        run = run + 1 if word in known else 0
        if run >= 5:
            break
    else:
        return False
    rows = {source[at : at + 5] for at in range(len(source) - 4)}
    return any(
        target[at : at + 5] in rows
        and sum(len(word) > 3 and word.isalpha() for word in target[at : at + 5]) >= 2
        for at in range(len(target) - 4)
    )


def whitespace(pair: Pair) -> Iterator[Finding]:
    """Space at the edges unlike the source's, two spaces, a sentence glued to the next, space before a stop.

    >>> [finding.message for finding in whitespace(Pair("Rest. Walk.", "Descanse.Camine.", "es"))]
    ['A space is missing after the mark that ends a sentence.']
    """
    source, target = pair.source, pair.target
    if not target:
        return
    if target[0].isspace() != source[:1].isspace() or target[-1].isspace() != source[-1:].isspace():
        yield _advice(
            "whitespace", "The translation begins or ends with a space unlike the source: make it so."
        )
    if "  " in target or "\u00a0" in target:
        places = [match.span() for match in _DOUBLE_SPACE.finditer(target)]
        if places and not _DOUBLE_SPACE.search(source):
            yield _advice("whitespace", "The translation has two spaces in a row: leave one.", *places)
    if not wording.spaceless(pair.locale):
        yield from _around_marks(source, target)


def _around_marks(source: str, target: str) -> Iterator[Finding]:
    glued = [match.span() for match in _GLUED.finditer(target) if _ends_a_sentence(target, match)]
    if glued:
        yield _advice("whitespace", "A space is missing after the mark that ends a sentence.", *glued)
    if any(loose in target for loose in (" ,", " .", " \u060c", " \u0964")):
        places = [match.span() for match in _SPACE_BEFORE.finditer(target)]
        if places and not _SPACE_BEFORE.search(source):
            yield _advice(
                "whitespace", "There is a space before a comma or a full stop: take it out.", *places
            )


def _ends_a_sentence(text: str, match: re.Match[str]) -> bool:
    """Not inside an address or a file name: a capital follows, or a letter without case."""
    following = text[match.start() + 1]
    return following.isupper() or (not following.islower() and not text[match.start() - 1].isascii())


def punctuation(pair: Pair) -> Iterator[Finding]:
    """Another kind of final mark, a Spanish question not opened, a French mark without its space.

    >>> [finding.check for finding in punctuation(Pair("Do you smoke?", "¿Fuma.", "es"))]
    ['punctuation']
    >>> list(punctuation(Pair("Rest now.", "请休息。", "zh-Hans")))
    []
    """
    language = wording.language(pair.locale)
    asked, given = _final(pair.source), _final(pair.target)
    if language == "el" and given == "semicolon":
        given = "question mark"
    if asked != given and not _tolerable(asked, given, language):
        yield _advice("punctuation", _ending(asked, given))
    if language in ("es", "gl", "ast"):
        for closing, opening in (("?", "\u00bf"), ("!", "\u00a1")):
            if closing in pair.target and opening not in pair.target and closing in pair.source:
                yield _advice(
                    "punctuation",
                    f"A sentence that ends with {closing} begins with {opening} in this language.",
                )
    elif language == "fr" and not pair.locale.startswith("fr-C"):
        glued = [match.span() for match in re.finditer(r"(?<=[^\W\d_]{2})[?!;:](?=\s|\Z)", pair.target)]
        if glued:
            yield _advice("punctuation", "French puts a no-break space before ? ! ; and a colon.", *glued)


def _final(text: str) -> str:
    bare = text.rstrip(_CLOSERS)
    if bare.endswith("..."):
        return "ellipsis"
    return FINAL_MARKS.get(bare[-1:], "")


def _tolerable(asked: str, given: str, language: str) -> bool:
    """A comma or nothing may vary; some languages end a heading or an item without a mark."""
    if {asked, given} <= {"", "comma"}:
        return True
    if asked == "colon" and given == "full stop" and language in ("ja", "ko"):
        return True
    if asked == "question mark" and given == "full stop" and language in ("ja", "ko"):
        return True
    return asked in ("full stop", "exclamation mark") and given in ("", "full stop") and language in _STOPLESS


def _ending(asked: str, given: str) -> str:
    if not asked:
        return f"The translation ends with a {given} and the source does not: see which is right."
    if not given:
        return f"The source ends with a {asked} and the translation does not: put the language's own in."
    return f"The source ends with a {asked}, the translation with a {given}: see which is right."


def doubled_word(pair: Pair) -> Iterator[Finding]:
    """The same word twice in a row, where the language does not double words.

    >>> [finding.message for finding in doubled_word(Pair("Take it", "Tome el el comprimido", "es"))]
    ['“el” stands twice in a row: take one out.']
    >>> list(doubled_word(Pair("Look after yourselves", "Occupez-vous de vous vous-mêmes", "fr")))
    []
    """
    words = wording.read(pair.target).words
    if len(words) < 2 or not any(one == other for one, other in pairwise(words)):
        return
    language = wording.language(pair.locale)
    if language in REDUPLICATING:
        return
    fine = DOUBLED.get(language, set())
    plain = wording.read(pair.target).plain
    for word in dict.fromkeys(one for one, other in pairwise(words) if one == other):
        if word in fine or len(word) < 2 or not word.isalpha():
            continue
        match = re.search(rf"(?<!\w){re.escape(word)}\s+{re.escape(word)}(?!\w)", plain)
        if match and f"{word} {word}" not in wording.read(pair.source).plain:
            place = match.span() if len(plain) == len(pair.target) else (0, 0)
            yield _advice("doubled_word", f"“{word}” stands twice in a row: take one out.", place)


def inconsistent(pair: Pair) -> Iterator[Finding]:
    """The same source is translated otherwise elsewhere in the catalog.

    >>> pair = Pair("Risks", "Riesgos", "es", others=frozenset({"Peligros"}))
    >>> [finding.check for finding in inconsistent(pair)]
    ['inconsistent']
    """
    if not pair.others:
        return
    other = sorted(text for text in pair.others if text.strip() and text.strip() != pair.target.strip())
    if other:
        yield _advice(
            "inconsistent", f"The same source reads “{other[0][:60]}” elsewhere: use one translation."
        )


_OPTIONAL_S = re.compile(r"(?<=[^\W\d_])\((?:s|es)\)")
_PLURAL_IN_S = frozenset({"en", "es", "fr", "pt", "ca", "gl", "nl", "oc", "ast", "lad"})


def plurals(pair: Pair) -> Iterator[Finding]:
    """An English "(s)" taken over into a language whose plural is not made so. Forms have `check_plurals`.

    >>> [finding.check for finding in plurals(Pair("tablet(s)", "Tablette(s)", "de"))]
    ['plurals']
    """
    if "(" not in pair.target or wording.language(pair.locale) in _PLURAL_IN_S:
        return
    places = [match.span() for match in _OPTIONAL_S.finditer(pair.target)]
    if places:
        yield _advice(
            "plurals", "“(s)” is no plural in this language: write the form that it needs.", *places
        )


def check_plurals(source: str, plural: str, targets: Sequence[str], locale: str) -> tuple[Finding, ...]:
    """Judge the forms of a plural message together: one empty beside others, or all the same.

    source, plural   msgid and msgid_plural.
    targets          msgstr[0…], as many as the locale's rule has.

    >>> [finding.message for finding in check_plurals("a day", "{n} days", ("un día", ""), "es")]
    ['Plural form 1 is empty: write all forms.']
    >>> check_plurals("a day", "{n} days", ("{n} 天",), "zh-Hans")
    ()
    """
    filled = [target.strip() for target in targets if target.strip()]
    found = [
        _advice("plurals", f"Plural form {number} is empty: write all forms.")
        for number, target in enumerate(targets)
        if filled and not target.strip()
    ]
    same = len(targets) > 1 and len(filled) == len(targets) and len(set(filled)) == 1
    if same and source != plural and wording.language(locale) not in REDUPLICATING - {"hi", "ur", "mr"}:
        found.append(
            _advice("plurals", "All plural forms are the same: see whether the language has one form only.")
        )
    return tuple(found)


CHECKS = (
    Check("copied", 1, copied),
    Check("whitespace", 1, whitespace),
    Check("punctuation", 1, punctuation),
    Check("doubled_word", 1, doubled_word),
    Check("inconsistent", 1, inconsistent),
    Check("plurals", 1, plurals),
)
