"""Tokens to nested blocks, the data that apps lay out themselves."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from markdown_it.token import Token

from contentapi.core.rendering.inline import Inline, escaped
from contentapi.core.segmentation.signature import looseness

Block = dict[str, Any]

TOP_LEVEL = 3
"""The level of the highest heading inside a section, whose own heading is an h2."""

_COMMENT = re.compile(r"\s*<!--.*-->\s*", re.DOTALL)


@dataclass(slots=True)
class Tree:
    """A walk over tokens, each taken once. clean  is done to every piece of inline HTML."""

    tokens: Sequence[Token]
    clean: Callable[[str], str] = str
    dropped: list[str] = field(default_factory=list)
    _next: int = 0
    _loose: dict[int, bool] = field(init=False)

    def __post_init__(self) -> None:
        self._loose = looseness(self.tokens)

    def blocks(self, end: str = "") -> list[Block]:
        """The blocks from here to the token of type `end`, which is taken too."""
        found: list[Block] = []
        while self._next < len(self.tokens):
            token = self._take()
            if token.type == end:
                break
            if block := self._block(token):
                found.append(block)
        return found

    def _take(self) -> Token:
        self._next += 1
        return self.tokens[self._next - 1]

    def _block(self, token: Token) -> Block | None:
        match token.type:
            case "paragraph_open" | "heading_open":
                block = self._text(token)
            case "bullet_list_open" | "ordered_list_open":
                block = self._list(token)
            case "blockquote_open":
                block = {"type": "quote", "blocks": self.blocks("blockquote_close")}
            case "table_open":
                block = self._table()
            case "fence" | "code_block":
                block = _code(token)
            case "hr":
                block = {"type": "break"}
            case _:
                block = _raw(token)
        return block

    def _inline(self, token: Token) -> Block:
        html, text = Inline(self.dropped).write(token.children or ())
        return {"html": self.clean(html), "text": text}

    def _text(self, token: Token) -> Block | None:
        content = self._take()
        self._take()
        if token.type == "heading_open":
            level = max(TOP_LEVEL, int(token.tag[1:]))
            return {"type": "heading", "level": level, **self._inline(content)}
        return {"type": "paragraph", **self._inline(content)} if content.content else None

    def _list(self, token: Token) -> Block:
        ordered, tight = token.type == "ordered_list_open", not self._loose[self._next - 1]
        items = []
        while self._take().type == "list_item_open":
            items.append(self.blocks("list_item_close"))
        start = int(token.attrs.get("start", 1)) if ordered else None
        return {"type": "list", "ordered": ordered, "start": start, "tight": tight, "items": items}

    def _table(self) -> Block:
        rows: list[list[Block]] = []
        align: list[str | None] = []
        while (token := self._take()).type != "table_close":
            if token.type == "tr_open":
                rows.append([])
            elif token.type in {"th_open", "td_open"}:
                rows[-1].append(self._inline(self._take()))
                if token.type == "th_open":
                    align.append(str(token.attrs.get("style", "")).removeprefix("text-align:") or None)
        return {"type": "table", "align": align, "header": rows[0], "rows": rows[1:]}


def _code(token: Token) -> Block:
    words = token.info.split()
    return {"type": "code", "language": words[0] if words else "", "text": token.content.removesuffix("\n")}


def _raw(token: Token) -> Block | None:
    """Raw HTML shows as the text that it is; a comment does not show."""
    if _COMMENT.fullmatch(token.content):
        return None
    text = token.content.strip()
    return {"type": "paragraph", "html": escaped(text), "text": text}
