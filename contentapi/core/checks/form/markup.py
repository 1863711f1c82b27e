"""Markup: the same inline Markdown marks, no HTML that the source lacks, and one block as before.

Marks are counted as the parser sees them: `**` that no longer opens or closes (beside a full-width full stop,
say) is lost, however plain it looks. Source: CommonMark 0.31.2 §6.2 (left- and right-flanking runs).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from contentapi.core.checks.findings import Check, Finding, Level, Pair
from contentapi.core.segmentation.marks import inline_marks, structure
from contentapi.core.segmentation.model import SegmentKind

_MARKED = re.compile(r"[*_`\[\\<\n]")
_HTML = re.compile(
    r"<(?:[A-Za-z/!?])[^<>]*>?|&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
)
_AUTOLINK = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\s]*|[^<>\s@]+@[^<>\s]+)>")
_WORDLESS = re.compile(r"\[[^\]\w]*\]\((\{[0-9]+\})")
_BLOCK_START = re.compile(r"\s*(?:[-+#>=~|:*_`]|[0-9]{1,9}[.)])|\s{2}|\t|\Z")
_NAMES = {"em": "emphasis (*…*)", "strong": "strong emphasis (**…**)", "break": "line break"}
_BLOCKS = {
    "list": "a list",
    "quote": "a quotation",
    "heading": "a heading",
    "code": "a code block",
    "table": "a table",
    "hr": "a rule",
    "paragraph": "a further paragraph",
    "html": "raw HTML",
}


def check(pair: Pair) -> Iterator[Finding]:
    """Lost, new or swapped marks, new HTML and another block structure block.

    >>> [finding.message for finding in check(Pair("Do **not** drive.", "No conduzca.", "es"))]
    ['The strong emphasis (**…**) of the source is missing: mark the same words in the translation.']
    >>> list(check(Pair("Do **not** drive.", "**No** conduzca.", "es")))
    []
    """
    source, target = pair.source, pair.target
    if not target:
        return
    yield from _html(source, target)
    if _MARKED.search(source) or _MARKED.search(target):
        yield from _marks(source, target)
        yield from _wordless(source, target)
    if "\n" in target or _BLOCK_START.match(target):
        yield from _structure(source, target)


def _html(source: str, target: str) -> Iterator[Finding]:
    if "<" not in target and "&" not in target:
        return
    known = set(_HTML.findall(source))
    new = [match for match in _HTML.finditer(target) if match.group() not in known]
    new = [match for match in new if not _AUTOLINK.fullmatch(match.group())]
    if new:
        shown = ", ".join(dict.fromkeys(match.group() for match in new))
        yield Finding(
            CHECK.id,
            Level.BLOCKING,
            f"The translation holds HTML that the source does not ({shown}): write plain text and Markdown.",
            (),
            tuple(match.span() for match in new),
        )


def _marks(source: str, target: str) -> Iterator[Finding]:
    asked, given = Counter(_own(source, target)), Counter(_own(target, source))
    if asked == given:
        return
    lost, new = asked - given, given - asked
    for mark in lost:
        if mark in ("em", "strong") and (other := {"em": "strong", "strong": "em"}[mark]) in new:
            del new[other]
            said = f"{_NAMES[mark].capitalize()} of the source became {_NAMES[other]}: use the same mark."
        else:
            said = _lost(mark, target)
        yield Finding(CHECK.id, Level.BLOCKING, said)
    for mark in new:
        yield Finding(
            CHECK.id,
            Level.BLOCKING,
            f"The translation has {_article(mark)} that the source has not: take it out.",
        )


def _wordless(source: str, target: str) -> Iterator[Finding]:
    """Links that nobody can see to follow, and pictures that say nothing to who cannot see them."""
    known = set(_WORDLESS.findall(source))
    for match in _WORDLESS.finditer(target):
        if match[1] not in known:
            yield Finding(
                CHECK.id,
                Level.BLOCKING,
                f"No words stand between the brackets before {match[1]}: translate those of the source.",
                (),
                (match.span(),),
            )


@lru_cache(maxsize=1024)
def _parsed(text: str) -> tuple[str, ...]:
    return inline_marks(text)


def _own(text: str, other: str) -> Iterator[str]:
    """The marks of a text; links whose target the other lacks are left to `links` and `placeholders`."""
    for mark in _parsed(text):
        kind, _, target = mark.partition(" ")
        if kind == "html" or (kind in ("link", "image", "autolink") and target not in other):
            continue
        yield mark


def _lost(mark: str, target: str) -> str:
    sign = {"em": "*", "strong": "**"}.get(mark)
    if sign and target.count(sign) >= 2:
        return (
            f"The {_NAMES[mark]} takes no effect where it stands: put a space or a letter, no punctuation, "
            f"on the inner and outer side of {sign} so that it parses as in the source."
        )
    return f"The {_name(mark)} of the source is missing: mark the same words in the translation."


def _name(mark: str) -> str:
    kind, _, rest = mark.partition(" ")
    return _NAMES.get(mark) or (f"code `{rest}`" if kind == "code" else f"{kind} {rest}")


def _article(mark: str) -> str:
    name = _name(mark)
    return ("an " if name[0] in "aeiou" else "a ") + name


def _structure(source: str, target: str) -> Iterator[Finding]:
    asked, given = structure(source, SegmentKind.PARAGRAPH), structure(target, SegmentKind.PARAGRAPH)
    more = [name for name in given[1:] if name in _BLOCKS]
    if given in (asked, ("paragraph",)) or not (Counter(more) - Counter(asked[1:])):
        return
    if set(more) <= {"html"}:
        return
    named = next((_BLOCKS[name] for name in more if name != "paragraph"), _BLOCKS["paragraph"])
    yield Finding(
        CHECK.id,
        Level.BLOCKING,
        f"Set in its place the translation would become {named}: do not begin it with a sign of structure "
        "(#, -, +, *, >, |, 1., a fence, an indent) nor leave a line empty; put a backslash before "
        "the sign if it is text.",
        (),
        ((0, min(len(target), 4)),),
    )


CHECK = Check("markup", 1, check)
