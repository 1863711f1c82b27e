"""What changed between two texts, word by word, and between two versions, section by section.

A word is the piece that a reader sees as one: a number with its separators (so that 24 → 48 stands out
whole), a word with its accents and joiners, or one character in scripts that put no spaces between words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from html import escape
from itertools import groupby

from rapidfuzz.distance import Indel

MAX_CELLS = 100_000_000
"""Words of one text times words of the other compared at once; larger texts go line by line first."""

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
# Han, kana and Bopomofo; Thai, Lao, Myanmar, Khmer: one character a piece.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3040-\u312f"
    "\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua9e0-\ua9ff\uaa60-\uaa7f\uf900-\ufaff\U00020000-\U0003ffff"
)


class Mark(StrEnum):
    """What became of a run of text."""

    SAME = "same"
    DELETED = "deleted"
    INSERTED = "inserted"


class Fate(StrEnum):
    """What became of a section."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    MOVED = "moved"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text with one mark."""

    mark: Mark
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """A section of one version, as far as a comparison needs it."""

    key: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A section in both versions: its fate, and its title and text as runs. `moved` besides `changed`."""

    key: str
    fate: Fate
    moved: bool
    title: tuple[Run, ...]
    text: tuple[Run, ...]


def sections(before: Sequence[Section], after: Sequence[Section]) -> tuple[Changed, ...]:
    """Compare two versions by section key; in the order of the later one, removed ones at their old place.

    >>> [(c.key, c.fate.value) for c in sections([Section("a", "A", "x")], [Section("b", "B", "y")])]
    [('a', 'removed'), ('b', 'added')]
    """
    old = {section.key: section for section in before}
    moved = _moved([s.key for s in before], [s.key for s in after])
    found = [_changed(old.get(section.key), section, moved=section.key in moved) for section in after]
    kept = {section.key for section in after}
    for place, section in enumerate(before):
        if section.key not in kept:
            previous = next((s.key for s in reversed(before[:place]) if s.key in kept), None)
            at = next((n + 1 for n, one in enumerate(found) if one.key == previous), 0)
            while at < len(found) and found[at].fate is Fate.REMOVED:
                at += 1
            gone = Changed(section.key, Fate.REMOVED, False, diff(section.title, ""), diff(section.text, ""))
            found.insert(at, gone)
    return tuple(found)


def diff(before: str, after: str) -> tuple[Run, ...]:
    """The runs that turn one text into the other; the deleted stands before what takes its place.

    Cost: O(n·m / 64) words, at most MAX_CELLS at once. Law: the runs without INSERTED are `before`, the runs
    without DELETED are `after`.

    >>> [(run.mark.value, run.text) for run in diff("for 24 hours", "for 48 hours")]
    [('same', 'for '), ('deleted', '24'), ('inserted', '48'), ('same', ' hours')]
    """
    if before == after:
        return (Run(Mark.SAME, before),) if before else ()
    return tuple(_settled(_runs(words(before), words(after))))


def words(text: str) -> list[str]:
    """The text cut into words, numbers, spaces and signs; joined they are the text again.

    >>> words("1,5 mg a day."), words("注射"), words("दर्द")
    (['1,5', ' ', 'mg', ' ', 'a', ' ', 'day', '.'], ['注', '射'], ['दर्द'])
    """
    return _word().findall(text)


def to_html(runs: Sequence[Run]) -> str:
    """Runs as HTML: `ins` and `del`, everything else escaped, line breaks kept as `br`.

    >>> to_html(diff("a < 5", "a < 6"))
    'a &lt; <del>5</del><ins>6</ins>'
    """
    tags = {Mark.SAME: "", Mark.DELETED: "del", Mark.INSERTED: "ins"}
    pieces = []
    for run in runs:
        text = escape(run.text).replace("\n", "<br>")
        tag = tags[run.mark]
        pieces.append(f"<{tag}>{text}</{tag}>" if tag else text)
    return "".join(pieces)


def _changed(old: Section | None, new: Section, *, moved: bool) -> Changed:
    if old is None:
        return Changed(new.key, Fate.ADDED, False, diff("", new.title), diff("", new.text))
    fate = Fate.MOVED if moved else Fate.UNCHANGED
    if (old.title, old.text) != (new.title, new.text):
        fate = Fate.CHANGED
    return Changed(new.key, fate, moved, diff(old.title, new.title), diff(old.text, new.text))


def _moved(before: Sequence[str], after: Sequence[str]) -> set[str]:
    """Keys in both whose order changed: those outside the longest run that kept it."""
    common = set(before) & set(after)
    old, new = [k for k in before if k in common], [k for k in after if k in common]
    numbers = {key: n for n, key in enumerate(old)}
    kept: set[int] = set()
    for op in Indel.opcodes(range(len(old)), [numbers[key] for key in new]):
        if op.tag == "equal":
            kept.update(range(op.src_start, op.src_end))
    return {key for key in common if numbers[key] not in kept}


def _runs(before: Sequence[str], after: Sequence[str]) -> Iterator[Run]:
    """Marked runs, in order; neighbours may have the same mark."""
    if len(before) * len(after) > MAX_CELLS:
        yield from _by_lines("".join(before), "".join(after))
        return
    # Numbers instead of words: the library compares by hash, and equal hashes must mean equal words.
    names: dict[str, int] = {}
    old = [names.setdefault(word, len(names)) for word in before]
    new = [names.setdefault(word, len(names)) for word in after]
    for op in Indel.opcodes(old, new):
        if op.tag == "equal":
            yield Run(Mark.SAME, "".join(before[op.src_start : op.src_end]))
        elif op.tag == "delete":
            yield Run(Mark.DELETED, "".join(before[op.src_start : op.src_end]))
        else:
            yield Run(Mark.INSERTED, "".join(after[op.dest_start : op.dest_end]))


def _by_lines(before: str, after: str) -> Iterator[Run]:
    """Very long texts: whole lines are compared, and words only where lines differ and are few enough."""
    old, new = _LINE.findall(before), _LINE.findall(after)
    if len(old) * len(new) > MAX_CELLS:
        yield from (Run(Mark.DELETED, before), Run(Mark.INSERTED, after))
        return
    for same, group in groupby(_runs(old, new), key=lambda run: run.mark is Mark.SAME):
        runs = list(group)
        gone = "".join(run.text for run in runs if run.mark is Mark.DELETED)
        come = "".join(run.text for run in runs if run.mark is Mark.INSERTED)
        left, right = words(gone), words(come)
        if same or len(left) * len(right) > MAX_CELLS or not (left and right):
            yield from runs
        else:
            yield from _runs(left, right)


def _settled(runs: Iterator[Run]) -> Iterator[Run]:
    """Neighbours joined, the deleted first; a space alone between two changes is part of the change."""
    same, gone, come = "", "", ""
    for run in runs:
        if run.mark is not Mark.SAME:
            if same and (gone or come) and same.isspace() and "\n" not in same:
                gone, come = gone + same, come + same
            elif same:
                yield from _told(gone, come)
                yield Run(Mark.SAME, same)
                gone = come = ""
            same = ""
            gone += run.text if run.mark is Mark.DELETED else ""
            come += run.text if run.mark is Mark.INSERTED else ""
        else:
            same += run.text
    yield from _told(gone, come)
    if same:
        yield Run(Mark.SAME, same)


def _told(gone: str, come: str) -> Iterator[Run]:
    if gone:
        yield Run(Mark.DELETED, gone)
    if come:
        yield Run(Mark.INSERTED, come)


@cache
def _word() -> re.Pattern[str]:
    """The expression for one word; the marks that Python does not count to words are added."""
    marks = "".join(_ranges()) + "\u200c\u200d"
    single = f"[{_UNSPACED}](?:(?![{_UNSPACED}])[{marks}])*"
    number = r"\d+(?:[.,'’٫٬:/\u00a0\u202f]\d+)*"
    word = rf"(?:(?![{_UNSPACED}])[\w{marks}])+"
    return re.compile(rf"{single}|{number}|{word}|\s+|.", re.DOTALL)


def _ranges() -> Iterator[str]:
    """Combining marks as ranges of a character class."""
    first = last = -2
    for code in range(0x300, 0x20000):
        if unicodedata.category(chr(code))[0] != "M":
            continue
        if code != last + 1:
            if first >= 0:
                yield f"{chr(first)}-{chr(last)}"
            first = code
        last = code
    yield f"{chr(first)}-{chr(last)}"
