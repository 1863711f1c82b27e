r"""PO strings: from the quoted lines of a file to the text they stand for, and back.

Source: GNU gettext manual, "The Format of PO Files"; the set of escapes is that of GNU msgfmt 0.21.
"""

from __future__ import annotations

import re

STRING = r'"[^"\\\n]*+(?:\\[abfnrtv"\\0-7x][^"\\\n]*+)*+"'
ESCAPE = r"""\\[abfnrtv"\\0-7x]"""
r"""One quoted string on one line as a pattern, but for the digits after \x.

Pythons before 3.11.5 lose their place when a turn of a possessive loop fails after a repetition within it.
Here a turn fails at its first two characters or not at all.
"""

PLAIN_STRING = STRING.replace("0-7x", "")
"""The same without numeric escapes: unquote never refuses it."""

_JOINT = re.compile(r'"[ \t]*\n[ \t\n]*(?:#[~|]+[ \t]*)?"')
_ESCAPE = re.compile(r'\\(?:([abfnrtv"\\])|([0-7]{1,3})|x([0-9A-Fa-f]*))')
_LETTERS = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", '"': '"', "\\": "\\"}
_NAMED = "\a\b\t\n\v\f\r"
_HIGH_CONTROL = re.compile(r"[\x80-\x84\x86-\x9f\ufffe\uffff]")
_RARE = str.maketrans({"\a": "\\a", "\b": "\\b", "\t": "\\t", "\v": "\\v", "\f": "\\f", "\r": "\\r"})


class EscapeError(ValueError):
    """An escape that names no character, or a control character."""


def unquote(body: str) -> str:
    r"""Join the strings of one field and resolve their escapes.

    body   one or more strings that match STRING, each on its line, with the marks between them.

    Raises EscapeError when a number is missing or above 255, names a control character, or is not UTF-8
    together with its neighbours. Linear.

    >>> unquote('"a "\n#~ "b\\n"')
    'a b\n'
    >>> unquote(r'"\303\251"')
    'é'
    """
    if "\n" in body:
        body = body.replace('"\n"', "")
        if "\n" in body:
            body = _JOINT.sub("", body)
    text = body[1:-1]
    if "\\" not in text:
        return text
    # No text has a NUL, so it can stand for an escaped backslash until the other escapes are gone.
    text = text.replace("\\\\", "\0").replace("\\n", "\n").replace('\\"', '"').replace("\\t", "\t")
    if "\\" in text:
        text = _resolved(text)
    return text.replace("\0", "\\")


def quote(text: str, lead: str = "") -> str:
    r"""Write a text as PO strings: one line, or one for each \n-terminated piece after an empty first one.

    text   without control characters other than those that have a letter (\a \b \t \n \v \f \r).
    lead   what stands before each further line, e.g. `#~ `.

    The layout is that of `msgcat --no-wrap`. Linear.

    >>> print(quote('say "hi"\nand go', lead="#~ "))
    ""
    #~ "say \"hi\"\n"
    #~ "and go"
    >>> quote("one line\n")
    '"one line\\n"'
    """
    # A row of `in` is three times as fast as one pattern: each is one scan by the C library.
    if "\\" in text or '"' in text:
        text = text.replace("\\", "\\\\").replace('"', '\\"')
    if "\t" in text or "\r" in text or "\a" in text or "\b" in text or "\v" in text or "\f" in text:
        text = text.translate(_RARE)
    if "\n" not in text:
        return f'"{text}"'
    head = text.removesuffix("\n")
    end = "\\n" if len(head) < len(text) else ""
    if "\n" not in head:
        return f'"{head}{end}"'
    joint = f'\\n"\n{lead}"'
    return f'""\n{lead}"{head.replace(chr(10), joint)}{end}"'


def _resolved(text: str) -> str:
    text = _ESCAPE.sub(_character, text)
    if text.isascii():
        return text
    try:
        text = text.encode(errors="surrogateescape").decode()
    except UnicodeDecodeError:
        raise EscapeError(
            "The numbers after the backslashes are not UTF-8: write the character itself."
        ) from None
    if _HIGH_CONTROL.search(text):
        raise EscapeError("An escape names a control character: take it away.")
    return text


def _character(match: re.Match[str]) -> str:
    """Give an escape's character; a byte above 127 as the lone surrogate that stands for it in Python."""
    letter, octal, hexa = match.groups()
    if letter:
        return _LETTERS[letter]
    if not (octal or hexa):
        raise EscapeError("\\x is no escape without digits: write \\\\ for a backslash.")
    number = int(octal, 8) if octal else int(hexa, 16)
    if number > 255:
        raise EscapeError("An escape names a number above 255: write the character itself.")
    if number > 127:
        return chr(0xDC00 + number)
    if number == 127 or (number < 32 and chr(number) not in _NAMED):
        raise EscapeError("An escape names a control character: take it away.")
    return chr(number)
