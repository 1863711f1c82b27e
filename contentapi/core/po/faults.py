"""What is wrong where the grammar is broken: the class, the place and a sentence that says what to do."""

from __future__ import annotations

import re
from typing import NoReturn

from contentapi.core.errors import BadEscape, BadQuote, BadSyntax
from contentapi.core.po.strings import STRING, EscapeError, unquote

_MARK = re.compile(r"(?:#~\|?|#\||)[ \t]*+")
_KEYWORD = re.compile(r"(?:msgctxt|msgid_plural|msgid|msgstr)(?![A-Za-z_])[ \t]*+")
_INDEX = re.compile(r"\[[ \t]*+[0-9]++[ \t]*+\][ \t]*+")
_WORD = re.compile(r"[A-Za-z_]++")
_WHOLE_STRING = re.compile(STRING + r"[ \t]*\n")
_STRING_START = re.compile(STRING.removesuffix('"'))
ODD_COMMENT = re.compile(r"\#~[ \t]*+\#(?![~|])[^\n]*+\n|\#(?:~\|?|\|)[ \t]*+\n")
"""A comment with the mark of obsolete lines, as some tools write it, or a mark with nothing after it."""

_CONTINUED = re.compile(r"^[ \t]*+(?:\#~[ \t]*+)?\#(?![~|])[^\n]*\\\n", re.MULTILINE)
_MERGE_MARKS = ("<<<<<<<", "=======", ">>>>>>>")

_BEGINS = frozenset({"#| msgctxt", "#| msgid", "msgctxt", "msgid"})
_FOLLOWS = {
    "": _BEGINS,
    "#| msgctxt": frozenset({"#| msgid"}),
    "#| msgid": frozenset({"#| msgid_plural", "msgctxt", "msgid"}),
    "#| msgid_plural": frozenset({"msgctxt", "msgid"}),
    "msgctxt": frozenset({"msgid"}),
    "msgid": frozenset({"msgstr", "msgid_plural"}),
    "msgid_plural": frozenset({"msgstr[n]"}),
    "msgstr[n]": frozenset({"msgstr[n]"}),
}
"""Which keyword may come after which within an entry; the empty one is its beginning."""

_PAIRS = {
    ("", "msgstr"): "This msgstr has no msgid before it, or is a second one: keep one for each msgid.",
    ("", "msgstr[n]"): "This msgstr[n] has no msgid_plural before it.",
    ("", "msgid_plural"): "This msgid_plural has no msgid before it.",
    ("", "#| msgid_plural"): "This #| msgid_plural has no #| msgid before it.",
    ("msgctxt", "msgctxt"): "There are two msgctxt for one message: keep one.",
    ("msgid", "msgstr[n]"): "There is no msgid_plural before msgstr[n]: a message without plural has msgstr.",
    ("msgid_plural", "msgid_plural"): "There are two msgid_plural for one message: keep one.",
    (
        "msgid_plural",
        "msgstr",
    ): "After a msgid_plural the texts are numbered: msgstr[0], msgstr[1] and so on.",
}
_ABOVE = "Lines with #| must stand directly above their message, below its comments."
_MISSING = {
    "#| msgctxt": "After #| msgctxt there must be #| msgid.",
    "#| msgid": _ABOVE,
    "#| msgid_plural": _ABOVE,
    "msgctxt": "This msgctxt is not followed by a msgid.",
    "msgid": "This message has no msgstr: add one, be it empty.",
    "msgid_plural": "This message has a msgid_plural but no msgstr[0]: add one, be it empty.",
}


def refuse_continued_comment(text: str) -> None:
    r"""Raise BadSyntax for a comment that ends with a backslash.

    gettext takes the line below for a part of it, other programs do not: they would read two different files.

    >>> refuse_continued_comment('# C:\\ \nmsgid "a"\n')
    """
    match = _CONTINUED.search(text)
    if match is not None:
        raise BadSyntax(
            "This comment ends with a backslash, so gettext would swallow the next line: take it away.",
            line=text.count("\n", 0, match.end()),
        )


def refuse_out_of_order(last: str, name: str, opened: int, line: int) -> None:
    """Raise BadSyntax when a keyword may not follow the last one of its entry.

    last, name   keywords as `msgid`, `#| msgid`, `msgstr[n]`; last is empty at an entry's beginning.
    opened       the line where the entry begins: the place of what is missing.

    >>> refuse_out_of_order("msgctxt", "msgid", 1, 2)
    """
    if name in _FOLLOWS[last]:
        return
    known = {word for follows in _FOLLOWS.values() for word in follows}
    if name not in known:
        raise BadSyntax(f"{name} is not a keyword of PO files.", line=line)
    if (last, name) in _PAIRS:
        raise BadSyntax(_PAIRS[last, name], line=line)
    refuse_unfinished(last, opened)


def refuse_unfinished(last: str, opened: int) -> NoReturn:
    """Raise BadSyntax for an entry that ends after a keyword that cannot be its last."""
    raise BadSyntax(_MISSING[last], line=opened)


def refuse_mixed_marks(line: int) -> NoReturn:
    """Raise BadSyntax for a line whose mark is not that of its entry."""
    raise BadSyntax(
        "Of the lines of one message, some begin with #~ or #| and this one does not match them.", line=line
    )


def refuse(text: str, position: int, line: int, last: str, opened: int) -> NoReturn:
    """Raise what is wrong with a line that is no field, where one is due.

    position   where it begins, less blanks.
    last       the last keyword of the entry that it stands in; empty above an entry.
    """
    plain = text.startswith("#", position) and not text.startswith(("#~", "#|"), position)
    if plain or ODD_COMMENT.match(text, position):
        if last.startswith("#|"):
            refuse_unfinished(last, opened)
        raise BadSyntax("A comment or a mark alone cannot stand inside a message: move it above.", line=line)
    if _WHOLE_STRING.match(text, _after_mark(text, position)):
        if last:
            refuse_mixed_marks(line)
        raise BadSyntax("This text has no msgid or msgstr before it.", line=line)
    refuse_line(text, position, line)


def refuse_bare_keyword(text: str, position: int, name: str, line: int, next_line: int) -> NoReturn:
    """Raise BadQuote for a keyword without string, or what is wrong with the string below it.

    position, next_line   where the line below it begins, blank ones left out.
    """
    start = _after_mark(text, position)
    if not text.startswith('"', start):
        raise BadQuote(f"{name} is not followed by a text in quotes.", line=line)
    if _WHOLE_STRING.match(text, start):
        refuse_mixed_marks(next_line)
    refuse_line(text, position, next_line)


def refuse_escape(body: str, line: int) -> NoReturn:
    r"""Raise BadEscape for the first of the strings of a field that has a bad escape.

    line   that of the first string.

    >>> refuse_escape('"a"\n"\\0"', 1)
    Traceback (most recent call last):
    contentapi.core.errors.BadEscape: line 2: An escape names a control character: take it away.
    """
    sentence = "An escape is bad."
    for number, part in enumerate(body.split("\n"), line):
        try:
            unquote(part[part.find('"') : part.rfind('"') + 1])
        except EscapeError as error:
            sentence, line = str(error), number
            break
    raise BadEscape(sentence, line=line)


def refuse_line(text: str, position: int, number: int) -> NoReturn:
    r"""Raise what is wrong with a line that has no form of a PO file.

    position   where it begins, less blanks.

    >>> refuse_line('msgstr "b\n', 0, 1)
    Traceback (most recent call last):
    contentapi.core.errors.BadQuote: line 1: The text does not end on its line: add the closing quote.
    """
    begin = text.rfind("\n", 0, position) + 1
    line = text[begin : text.index("\n", position)]
    start = _after_mark(line, position - begin)
    keyword = _KEYWORD.match(line, start)
    if keyword is None:
        if line.startswith('"', start):
            _refuse_string(line, start, number)
        _refuse_word(line, start, number)
    start = keyword.end()
    if line.startswith("[", start):
        index = _INDEX.match(line, start)
        if index is None:
            raise BadSyntax("The number of a msgstr is written msgstr[0].", line=number, column=start + 1)
        start = index.end()
    _refuse_string(line, start, number)


def _after_mark(text: str, position: int) -> int:
    match = _MARK.match(text, position)
    return position if match is None else match.end()


def _refuse_string(line: str, start: int, number: int) -> NoReturn:
    """Raise what is wrong with the string that should begin at a column of a line."""
    good = _STRING_START.match(line, start)
    if good is None:
        raise BadQuote('The text must begin with a straight quote (").', line=number, column=start + 1)
    end = good.end()
    if line[end:] in {"", "\\"}:
        raise BadQuote(
            "The text does not end on its line: add the closing quote.", line=number, column=start + 1
        )
    if line[end] == "\\":
        raise BadEscape(
            f"{line[end : end + 2]} is no escape: write \\\\ for a backslash.", line=number, column=end + 1
        )
    raise BadQuote(
        'There is text after the closing quote: write \\" for a quote inside a text.',
        line=number,
        column=end + 2,
    )


def _refuse_word(line: str, start: int, number: int) -> NoReturn:
    word = _WORD.match(line, start)
    column = start + 1
    if line.startswith(_MERGE_MARKS):
        raise BadSyntax("A merge left its marks here: settle it first.", line=number, column=column)
    if word is None:
        raise BadSyntax(
            "This line is neither keyword, text in quotes nor comment.", line=number, column=column
        )
    if word[0] == "domain":
        raise BadSyntax("domain is not supported: send one file for each domain.", line=number, column=column)
    raise BadSyntax(f"{word[0][:40]} is not a keyword of PO files.", line=number, column=column)
