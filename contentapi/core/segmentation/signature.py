"""What of a document its HTML depends on, so that two documents can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from markdown_it.token import Token

_BLANKS = re.compile(r"[ \t\n]+")
_LISTS = frozenset({"bullet_list_open", "ordered_list_open"})
_LIST_ENDS = frozenset({"bullet_list_close", "ordered_list_close"})


def first_difference(one: Sequence[Token], other: Sequence[Token]) -> int | None:
    """The 1-based line in `one` of the first block where the two would give another HTML; None for equal.

    White space that HTML joins is no difference. O(n).
    """
    line = 1
    others = _blocks(other)
    for signature, place in _blocks(one):
        line = place or line
        if next(others, (None, 0))[0] != signature:
            return line
    return line if next(others, None) is not None else None


def looseness(tokens: Sequence[Token]) -> dict[int, bool]:
    """For each list, by its token's index: whether blank lines stand between its blocks. O(n).

    A list without paragraphs of its own can be written either way; it is loose if that keeps blocks apart.
    """
    loose: dict[int, bool] = {}
    stack: list[_List] = []
    for index, token in enumerate(tokens):
        if token.type in _LIST_ENDS:
            closed = stack.pop()
            loose[closed.index] = closed.paragraphs_apart if closed.has_paragraphs else closed.most_blocks > 1
        elif stack and token.nesting >= 0 and token.type != "inline":
            stack[-1].see(token)
        if token.type in _LISTS:
            stack.append(_List(index, token.level))
    return loose


@dataclass(slots=True)
class _List:
    """An open list while its looseness is found out."""

    index: int
    level: int
    blocks: int = 0
    most_blocks: int = 0
    has_paragraphs: bool = False
    paragraphs_apart: bool = False

    def see(self, token: Token) -> None:
        if token.level == self.level + 1:
            self.blocks = 0
        elif token.level == self.level + 2:
            self.blocks += 1
            self.most_blocks = max(self.most_blocks, self.blocks)
            if token.type == "paragraph_open":
                self.has_paragraphs = True
                self.paragraphs_apart = not token.hidden


def _blocks(tokens: Sequence[Token]) -> Iterator[tuple[tuple[Any, ...], int]]:
    for index, token in enumerate(tokens):
        line = token.map[0] + 1 if token.map else 0
        if token.hidden or _is_empty_paragraph(tokens, index):
            continue
        if token.type == "inline":
            yield ("inline", *inline_signature(token.children or [])), line
        elif token.type in {"fence", "code_block"}:
            yield ("code", token.info.strip(), token.content.rstrip("\n")), line
        elif token.type == "html_block":
            yield ("html", token.content.strip()), line
        else:
            yield (token.type, token.tag, *sorted(token.attrs.items())), line


def _is_empty_paragraph(tokens: Sequence[Token], index: int) -> bool:
    """A line of nothing but white space that is not ASCII makes one."""
    match tokens[index].type:
        case "paragraph_open":
            return not tokens[index + 1].content
        case "inline":
            return not tokens[index].content and tokens[index - 1].type == "paragraph_open"
        case "paragraph_close":
            return not tokens[index - 1].content
    return False


def inline_signature(tokens: Sequence[Token]) -> Iterator[tuple[str, ...]]:
    """Texts, with white space joined, and marks, in order."""
    text = ""
    for token in tokens:
        if token.type == "text":
            text += token.content
        elif token.type == "softbreak":
            text += " "
        else:
            if text := _joined(text, token.type):
                yield ("text", text)
            text = ""
            yield from _mark(token)
    if text := _BLANKS.sub(" ", text).strip(" "):
        yield ("text", text)


def _joined(text: str, before: str) -> str:
    text = _BLANKS.sub(" ", text)
    return text.rstrip(" ") if before == "hardbreak" else text


def _mark(token: Token) -> Iterator[tuple[str, ...]]:
    attributes = (str(token.attrs.get(name, "")) for name in ("href", "src"))
    title = _BLANKS.sub(" ", str(token.attrs.get("title", "")))
    content = token.content if token.type in {"code_inline", "html_inline"} else ""
    yield (token.type, content, *attributes, title)
    if token.type == "image":
        yield from inline_signature(token.children or [])
        yield ("image_end",)
