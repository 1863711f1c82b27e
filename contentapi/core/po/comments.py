"""The lines above an entry: comments, notes, references and flags.

Source: GNU gettext manual, "The Format of PO Files"; `#!` is read as `#,`, as GNU msgfmt 0.21 does.
"""

from __future__ import annotations

import re

_REFERENCE = re.compile(r"\u2068[^\u2069]*\u2069[^ \t]*|[^ \t]+")
_WORD = re.compile(r"[^ \t]+")
_FLAG = re.compile(r"[^,]+")
_LONG = 10_000
"""Of a longer line no list is made of what it repeats a million times."""

_ISOLATES = {0x2068: None, 0x2069: None}


Above = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]
"""Comments, notes, references, flags; each reference and flag once, fuzzy too."""

NOTHING: Above = ((), (), (), ())


IN_ORDER = "".join(rf"((?:\#{kind}[^\n]*+\n)*+)" for kind in (" ", r"\. ", ": ", ", "))
"""The lines above most entries as a pattern: comments, notes, references, flags, each with one blank."""


def parse(block: str) -> Above:
    r"""Sort the lines above an entry into comments, notes, references and flags.

    block   lines that begin with `#` (some tools write `#~ #` above an obsolete entry), and blank lines.

    One blank after the mark belongs to the mark. Never raises. Linear.

    >>> parse("#. heading\n#by hand\n#: a:1 b:2\n#, fuzzy, no-wrap\n")
    (('by hand',), ('heading',), ('a:1', 'b:2'), ('fuzzy', 'no-wrap'))
    """
    comments: list[str] = []
    notes: list[str] = []
    references: list[str] = []
    flags: list[str] = []
    for line in block.split("\n"):
        mark = line[:2]
        if mark == "#:":
            references += _references(line[2:])
        elif mark == "#.":
            notes.append(line[3:] if line[2:3] == " " else line[2:])
        elif mark in {"#,", "#!"}:
            flags += _flags(line[2:])
        elif mark in {"# ", "#"}:
            comments.append(line[2:])
        elif line:
            _sort_odd(line, (comments, notes, references, flags))
    return tuple(comments), tuple(notes), _once(references), _once(flags)


def in_order(comments: str, notes: str, references: str, flags: str) -> Above:
    r"""Take the lines above an entry that the groups of IN_ORDER have sorted already.

    >>> in_order("# by hand\n", "#. heading\n#. critical\n", "", "#, fuzzy\n")
    (('by hand',), ('heading', 'critical'), (), ('fuzzy',))
    """
    return (
        tuple(comments[2:-1].split("\n# ")) if comments else (),
        tuple(notes[3:-1].split("\n#. ")) if notes else (),
        _once(_references(references[2:-1].replace("\n#:", " "))) if references else (),
        _once(_flags(flags[2:-1].replace("\n#,", ","))) if flags else (),
    )


def _sort_odd(line: str, found: tuple[list[str], ...]) -> None:
    """Sort a line that is indented, marked obsolete, a mark alone, or a comment without a blank."""
    bare = line.lstrip(" \t")
    if bare.startswith("#~"):
        bare = bare[2:].lstrip(" \t|")
    if not bare:
        return
    if bare != line:
        for kind, more in zip(found, parse(bare), strict=True):
            kind.extend(more)
    elif not bare.startswith("#|"):
        found[0].append(bare[1:])


def _references(line: str) -> list[str]:
    if "\u2068" in line:
        return [word.translate(_ISOLATES) for word in _REFERENCE.findall(line)]
    if len(line) > _LONG:
        return list(dict.fromkeys(match[0] for match in _WORD.finditer(line)))
    return line.split() if line.isascii() else _WORD.findall(line)


def _flags(line: str) -> list[str]:
    if len(line) > _LONG:
        words = dict.fromkeys(match[0].strip(" \t") for match in _FLAG.finditer(line))
        return [word for word in words if word]
    return [flag for word in line.split(",") if (flag := word.strip(" \t"))]


def _once(words: list[str]) -> tuple[str, ...]:
    return tuple(words) if len(words) < 2 else tuple(dict.fromkeys(words))
