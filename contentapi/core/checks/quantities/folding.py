"""Texts made ready for reading numbers, character for character, so that places stay true."""

from __future__ import annotations

import re

_ZEROS = (
    0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66,
    0x0DE6, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90,
    0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10,
    0x104A0, 0x10D30, 0x11066, 0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0, 0x11650, 0x116C0,
    0x11730, 0x118E0, 0x11950, 0x11C50, 0x11D50, 0x11DA0, 0x11F50, 0x16A60, 0x16AC0, 0x16B50, 0x1D7CE,
    0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0, 0x1E4F0, 0x1E950, 0x1FBF0,
)  # fmt: skip

FRACTIONS = {
    "½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "1/3", "⅔": "2/3", "⅕": "0.2", "⅖": "0.4", "⅗": "0.6",
    "⅘": "0.8", "⅙": "1/6", "⅚": "5/6", "⅛": "0.125", "⅜": "0.375", "⅝": "0.625", "⅞": "0.875",
    "⅑": "1/9", "⅒": "0.1",
}  # fmt: skip

_FOLD = {zero + n: str(n) for zero in _ZEROS for n in range(10)} | {0xFF0E: ".", 0xFF05: "%", 0xFF0F: "/"}
_DIGIT = re.compile(r"\d")
_PARTS = frozenset(FRACTIONS)
_FOREIGN = frozenset(map(chr, _FOLD))

_SUSPECT = re.compile(r"[{<&@*_`\\\]%:/\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_NOISE = re.compile(
    r"\{[^{}]{0,60}\}"
    r"|%(?:\([^()]*\)|\d+\$)?[-#0+]{0,2}(?:\d+|\*)?(?:\.\d+)?(?:hh?|ll?|z)?[sdiufgxXc](?![a-z])"
    r"|</?[A-Za-z][^<>]*>"
    r"|&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+\d*);"
    r"|(?<=\])\([^()]*\)"
    r"|(?:https?://|www\.)[^\s<>)\u3000-\u303f\uff00-\uffef]+"
    r"|[\w.+-]+@[\w-]+\.[\w.-]+"
    r"|[*_`\\\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)


def has_digit(text: str) -> bool:
    """Whether there is any decimal digit or vulgar fraction, of any script. O(n).

    >>> has_digit("२४ घंटे"), has_digit("half"), has_digit("½")
    (True, False, True)
    """
    return _DIGIT.search(text) is not None or not (text.isascii() or _PARTS.isdisjoint(text))


def fold(text: str) -> str:
    """The text with ASCII digits, blanks where nothing is prose; same length, so that spans stay true.

    >>> fold("۲۴ ساعت، **5** mg {1}")
    '24 ساعت،   5   mg    '
    """
    if not (text.isascii() or _FOREIGN.isdisjoint(text)):
        text = text.translate(_FOLD)
    if _SUSPECT.search(text):
        text = _NOISE.sub(_blank, text)
    return text


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())
