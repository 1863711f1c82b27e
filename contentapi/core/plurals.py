"""Plural rules: which form of a text goes with a number, by locale, and a reader of Plural-Forms headers.

A rule from a file is parsed and evaluated by this module and by nothing else; it is never run as code.

Source: GNU gettext manual, "Plural forms".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from contentapi.core.errors import BadPlural
from contentapi.core.plural_table import DEFAULT, TABLE

MAX_LENGTH = 1000
MAX_FORMS = 6
MAX_DEPTH = 30
MAX_TOKENS = 300
CHECKED_NUMBERS = 1001

_HEADER = re.compile(
    r"\s*+nplurals\s*+=\s*+([0-9]{1,4})\s*+;\s*+plural\s*+=\s*+([^;]*+)(?:;[;\s]*+(?:\\n\s*+)?+)?+"
)
r"""The end is that of gettext, the first semicolon; Virtaal writes a second one, PoHelper a \n spelt out."""

_TOKEN = re.compile(r"\s*([0-9]{1,18}(?![0-9])|n(?![a-zA-Z_0-9])|[!=<>]=|&&|\|\||[-+*/%<>!?:()])\s*")
_WORD = (1 << 64) - 1

_Number = Callable[[int], int]


@dataclass(frozen=True, slots=True)
class PluralRule:
    """How many forms a text has, and which one goes with a number.

    text    the expression, as written.
    count   nplurals, 1 to MAX_FORMS.
    """

    text: str
    count: int
    form: Callable[[int], int] = field(repr=False, compare=False)
    """The index of the form for a whole number ≥ 0; below `count` for every number up to 1,000."""


def forms(locale: str) -> str:
    """Give the Plural-Forms header of a locale.

    locale   BCP 47, canonical; the tag is shortened from the right until the table knows it.

    Falls back to two forms, "one" and the rest, for a language the table does not know. Never raises.

    >>> forms("pt-PT"), forms("pt-BR")
    ('nplurals=2; plural=(n != 1);', 'nplurals=2; plural=(n > 1);')
    >>> forms("zh-Hant-TW")
    'nplurals=1; plural=0;'
    """
    tag = locale
    while tag:
        if tag in TABLE:
            return TABLE[tag]
        tag = tag.rpartition("-")[0]
    return DEFAULT


@lru_cache(maxsize=256)
def parse(header: str) -> PluralRule:
    """Read a Plural-Forms header and prove that it gives a form for each number from 0 to 1,000.

    header   `nplurals=2; plural=(n != 1);`, at most MAX_LENGTH characters; the last semicolon may miss
             or be doubled.

    Numbers are those of C's unsigned long (64 bits), as in gettext.

    Raises BadPlural when it has another shape, is too long, too deep or too large, divides by zero, or gives
    a form that there is not. Cost: 1,001 evaluations once for each header.

    >>> parse("nplurals=2; plural=(n > 1);").form(1)
    0
    """
    match = _HEADER.fullmatch(header) if len(header) <= MAX_LENGTH else None
    if match is None:
        raise BadPlural(
            f"Plural-Forms must read nplurals=N; plural=EXPRESSION; in at most {MAX_LENGTH} characters: "
            "take the one of the exported file.",
            key="Plural-Forms",
        )
    count, text = int(match[1]), match[2].strip()
    if not 1 <= count <= MAX_FORMS:
        raise BadPlural(f"nplurals must be 1 to {MAX_FORMS}, not {count}.", key="Plural-Forms")
    form = _Parser(text).parsed()
    _prove(form, count)
    return PluralRule(text, count, form)


def _prove(form: _Number, count: int) -> None:
    for number in range(CHECKED_NUMBERS):
        try:
            index = form(number)
        except ZeroDivisionError:
            raise BadPlural(
                f"The plural rule divides by zero for n = {number}.", key="Plural-Forms"
            ) from None
        if index >= count:
            raise BadPlural(
                f"The plural rule gives no form from 0 to {count - 1} for n = {number}.", key="Plural-Forms"
            )


_BINARY: dict[str, tuple[int, Callable[[_Number, _Number], _Number]]] = {
    "||": (1, lambda a, b: lambda n: int(bool(a(n) or b(n)))),
    "&&": (2, lambda a, b: lambda n: int(bool(a(n) and b(n)))),
    "==": (3, lambda a, b: lambda n: int(a(n) == b(n))),
    "!=": (3, lambda a, b: lambda n: int(a(n) != b(n))),
    "<": (4, lambda a, b: lambda n: int(a(n) < b(n))),
    ">": (4, lambda a, b: lambda n: int(a(n) > b(n))),
    "<=": (4, lambda a, b: lambda n: int(a(n) <= b(n))),
    ">=": (4, lambda a, b: lambda n: int(a(n) >= b(n))),
    "+": (5, lambda a, b: lambda n: (a(n) + b(n)) & _WORD),
    "-": (5, lambda a, b: lambda n: (a(n) - b(n)) & _WORD),
    "*": (6, lambda a, b: lambda n: (a(n) * b(n)) & _WORD),
    "/": (6, lambda a, b: lambda n: a(n) // b(n)),
    "%": (6, lambda a, b: lambda n: a(n) % b(n)),
}


class _Parser:
    """Precedence climbing over the tokens of one expression; the next token is the last of the list."""

    def __init__(self, text: str) -> None:
        tokens = []
        position = 0
        while position < len(text):
            match = _TOKEN.match(text, position)
            if match is None:
                raise _unreadable(f"at {text[position : position + 20]!r}")
            tokens.append(match[1])
            position = match.end()
        if len(tokens) > MAX_TOKENS:
            raise _unreadable(f"for it has more than {MAX_TOKENS} parts")
        self.tokens = ["", *reversed(tokens)]
        self.depth = 0

    def parsed(self) -> _Number:
        value = self.choice()
        if self.tokens[-1]:
            raise _unreadable(f"at {self.tokens[-1]!r}")
        return value

    def choice(self) -> _Number:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise _unreadable(f"for it is nested more than {MAX_DEPTH} deep")
        value = self.binary(1)
        if self.tokens[-1] == "?":
            value = self.branches(value)
        self.depth -= 1
        return value

    def branches(self, condition: _Number) -> _Number:
        self.expect("?")
        yes = self.choice()
        self.expect(":")
        no = self.choice()
        return lambda n: yes(n) if condition(n) else no(n)

    def binary(self, lowest: int) -> _Number:
        value = self.unary()
        while self.tokens[-1] in _BINARY and _BINARY[self.tokens[-1]][0] >= lowest:
            rank, combine = _BINARY[self.tokens.pop()]
            value = combine(value, self.binary(rank + 1))
        return value

    def unary(self) -> _Number:
        negations = 0
        while self.tokens[-1] == "!":
            self.tokens.pop()
            negations += 1
        value = self.operand()
        if negations == 0:
            return value
        odd = negations % 2
        return lambda n: int(bool(value(n)) != odd)

    def operand(self) -> _Number:
        part = self.tokens[-1]
        if part == "(":
            self.tokens.pop()
            value = self.choice()
            self.expect(")")
            return value
        if part != "n" and not part.isdigit():
            raise _unreadable(f"at {part!r}" if part else "for it ends too early")
        self.tokens.pop()
        if part == "n":
            return lambda n: n
        constant = int(part)
        return lambda n: constant

    def expect(self, token: str) -> None:
        if self.tokens[-1] != token:
            raise _unreadable(f"for {token!r} is missing")
        self.tokens.pop()


def _unreadable(why: str) -> BadPlural:
    return BadPlural(
        f"The plural rule cannot be read, {why}: take the one of the exported file.", key="Plural-Forms"
    )
