"""The best place of a text for what was looked for, as HTML that is safe to inject."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from html import escape
from itertools import chain

from contentapi.core.searching.folding import fold
from contentapi.core.searching.words import Sought, Word, forms, joined, language, read, words

LENGTH = 200
"""Characters of a snippet, about."""

_LEAD = 40


def snippet(text: str, question: str, locale: str, *, length: int = LENGTH) -> str:
    """The stretch of the text that holds most of what was found, marked with `mark`; all else escaped.

    The beginning of the text when nothing was found. O(n).

    >>> snippet("Do not drive after the injections.", "injection", "en")
    'Do not drive after the <mark>injections</mark>.'
    """
    flat = " ".join(text.split())
    found = list(_found(flat, read(question, locale), locale))
    start = _best(found, length)
    start = _word_start(flat, max(0, start - _LEAD)) if start > _LEAD else 0
    end = len(flat) if len(flat) - start <= length else _word_end(flat, start + length)
    pieces, place = [], start
    for low, high in found:
        if start <= low and high <= end:
            pieces += [escape(flat[place:low]), "<mark>", escape(flat[low:high]), "</mark>"]
            place = high
    pieces.append(escape(flat[place:end]))
    return ("… " if start else "") + "".join(pieces) + (" …" if end < len(flat) else "")


def _found(text: str, question: Sequence[Sought], locale: str) -> Iterator[tuple[int, int]]:
    """The places of what was looked for, in order, not overlapping; a word of parts before its parts."""
    end = 0
    places = _places(text, question, language(locale))
    for low, high in sorted(places, key=lambda place: (place[0], -place[1])):
        if low >= end:
            yield low, high
            end = high


def _places(text: str, question: Sequence[Sought], tongue: str) -> Iterator[tuple[int, int]]:
    plain = {sought.phrase[0] for sought in question if not sought.run}
    heads = tuple(sought.phrase[0] for sought in question if sought.prefix and not sought.run)
    roots = {stem for sought in question for stem in sought.stems}
    runs = [sought.run for sought in question if sought.run]
    for word in chain(words(text), joined(text)):
        if word.run:
            yield from _in_run(word, runs)
            continue
        term, stems = forms(word.text, tongue)
        if term in plain or (heads and term.startswith(heads)) or not roots.isdisjoint(stems):
            yield word.start, word.end


def _in_run(word: Word, runs: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Places inside a run of a script without spaces; all of it where folding changed its length."""
    text = fold(word.text)
    covered = bytearray(len(text))
    for run in runs:
        at = text.find(run)
        while at >= 0:
            covered[at : at + len(run)] = b"\x01" * len(run)
            at = text.find(run, at + 1)
    if any(covered) and len(text) != len(word.text):
        yield word.start, word.end
        return
    for match in re.finditer(rb"\x01+", covered):
        yield word.start + match.start(), word.start + match.end()


def _best(found: Sequence[tuple[int, int]], length: int) -> int:
    """Where the stretch of that length with most places begins."""
    ends = [high for _, high in found]
    counts = [(bisect_left(ends, low + length + 1) - n, -low) for n, (low, _) in enumerate(found)]
    return -max(counts)[1] if counts else 0


def _word_start(text: str, at: int) -> int:
    space = text.find(" ", at)
    return space + 1 if 0 <= space - at <= _LEAD else at


def _word_end(text: str, at: int) -> int:
    space = text.rfind(" ", 0, at)
    return space if at - space <= _LEAD else at
