"""What the XML formats have in common: where an element may stand, a record as a small tree, text in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final, Protocol

from contentapi.core.errors import BadHeader, BadLocale, BadXml
from contentapi.core.locales import canonical

LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"


class Step(Enum):
    """What to do with an element: go inside, take it whole as a record, or pass over it with all it holds."""

    GO = auto()
    TAKE = auto()
    SKIP = auto()


@dataclass(slots=True)
class Node:
    """An element of a record: its name, attributes and line, and what it holds, in order.

    name   the local name, or `{namespace}name` when it is of another namespace; such a one holds nothing.
    """

    name: str
    attributes: dict[str, str]
    line: int
    parts: list[Node | str] = field(default_factory=list)

    def children(self) -> list[Node]:
        """The elements of the format's own namespace right below it; text between them is refused."""
        for part in self.parts:
            if isinstance(part, str) and part.strip(" \t\n\r"):
                raise BadXml(
                    f"There is text between the parts of <{self.name}>: take it out.", line=self.line
                )
        return [part for part in self.parts if isinstance(part, Node) and not part.name.startswith("{")]


class Sink(Protocol):
    """Who receives what `parse` comes by, in the order of the file."""

    def opened(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        """An element with Step.GO begins."""

    def closed(self, name: str, line: int) -> None:
        """An element with Step.GO ends."""

    def taken(self, node: Node) -> None:
        """An element with Step.TAKE has been read whole."""


@dataclass(frozen=True, slots=True)
class Form:
    """What `parse` must know of a format.

    title        its name in messages, "XLIFF 1.2".
    namespaces   those of its elements; "" for none.
    steps        (parent, element) → step; the root's parent is "". What is not listed is refused.
    strangers    roots that are something known but other: full name → one sentence with what to do.
    doctypes     file names of document types that may be named (never read) when nothing is declared in them.
    """

    title: str
    namespaces: frozenset[str]
    steps: Mapping[tuple[str, str], Step]
    strangers: Mapping[str, str]
    doctypes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Inline:
    """How the elements inside a text become text again without a loss.

    native    hold the code that they stand for as text: `<ph id="1">{1}</ph>` is "{1}".
    through   only mark a stretch of text, which stays: `<mrk mtype="seg">text</mrk>` is "text".
    equiv     hold nothing, but may tell the text they stand for in `equiv-text`.
    """

    native: frozenset[str] = frozenset()
    through: frozenset[str] = frozenset()
    equiv: frozenset[str] = frozenset()


def plain(node: Node, inline: Inline) -> str:
    """Give the text of an element, inline elements resolved by the rules of the format.

    Raises BadXml at an inline element whose text cannot be known: nothing is dropped, nothing guessed.

    >>> plain(Node("target", {}, 1, ["see ", Node("ph", {}, 1, ["{1}"])]), Inline(native=frozenset({"ph"})))
    'see {1}'
    """
    return "".join([part if isinstance(part, str) else _inline(part, inline) for part in node.parts])


def locale_of(tag: str, line: int) -> str:
    """The canonical locale of a language attribute, "" for none. Raises BadHeader."""
    try:
        return canonical(tag) if tag else ""
    except BadLocale as error:
        raise BadHeader(error.message, line=line) from None


def _inline(node: Node, inline: Inline) -> str:
    if node.name in inline.through:
        return plain(node, inline)
    inner = [part for part in node.parts if isinstance(part, str)]
    if node.name in inline.native and len(inner) == len(node.parts) and any(inner):
        return "".join(inner)
    if node.name in inline.native | inline.equiv and not node.parts and "equiv-text" in node.attributes:
        return node.attributes["equiv-text"]
    raise BadXml(
        f"<{node.name.rpartition('}')[2]}> in a text does not say which text it stands for:"
        " write that text itself, for example {1} or **bold**.",
        line=node.line,
    )
