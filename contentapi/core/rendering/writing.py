"""Blocks as HTML and as plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from contentapi.core.rendering.blocks import Block
from contentapi.core.rendering.inline import escaped

_BULLET = "• "


def html_of(blocks: Sequence[Block]) -> str:
    """The blocks as HTML, one element a line. O(n)."""
    return "\n".join(_element(block) for block in blocks)


def text_of(blocks: Sequence[Block]) -> str:
    r"""The blocks as plain text, a blank line between them. O(n · depth).

    >>> items = [[{"type": "paragraph", "text": "rest"}], [{"type": "paragraph", "text": "walk"}]]
    >>> text_of([{"type": "list", "ordered": True, "start": 3, "items": items}])
    '3. rest\n4. walk'
    """
    return "\n\n".join(text for block in blocks if (text := _plain(block)))


def _element(block: Block) -> str:
    match block["type"]:
        case "list":
            html = _list(block)
        case "table":
            html = _table(block)
        case "quote":
            html = f"<blockquote>\n{html_of(block['blocks'])}\n</blockquote>"
        case "code":
            html = f"<pre><code>{escaped(block['text'])}</code></pre>"
        case "break":
            html = "<hr>"
        case _:
            tag = f"h{block['level']}" if block["type"] == "heading" else "p"
            html = f"<{tag}>{block['html']}</{tag}>"
    return html


def _list(block: Block) -> str:
    """A list that does not begin at 1 carries its numbers as text: the attribute that would is not served."""
    counted = block["ordered"] and block["start"] == 1
    tag = "ol" if counted else "ul"
    numbers = None if counted or not block["ordered"] else block["start"]
    items = (
        _item(item, block["tight"], "" if numbers is None else f"{numbers + place}. ")
        for place, item in enumerate(block["items"])
    )
    return f"<{tag}>\n{chr(10).join(items)}\n</{tag}>"


def _item(blocks: Sequence[Block], tight: bool, number: str) -> str:
    if blocks and blocks[0]["type"] == "paragraph" and number:
        blocks = [{**blocks[0], "html": f"{number}{blocks[0]['html']}"}, *blocks[1:]]
    elif number:
        blocks = [{"type": "paragraph", "html": number.strip()}, *blocks]
    parts = (block["html"] if tight and block["type"] == "paragraph" else _element(block) for block in blocks)
    return f"<li>{chr(10).join(parts)}</li>"


def _table(block: Block) -> str:
    lines = ["<table>", "<thead>", _row(block["header"], "th"), "</thead>"]
    if block["rows"]:
        lines += ["<tbody>", *(_row(row, "td") for row in block["rows"]), "</tbody>"]
    return "\n".join((*lines, "</table>"))


def _row(cells: Sequence[Block], tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{cell['html']}</{tag}>" for cell in cells) + "</tr>"


def _plain(block: Block) -> str:
    match block["type"]:
        case "list":
            return "\n".join(_plain_items(block))
        case "quote":
            return text_of(block["blocks"])
        case "table":
            return "\n".join(_plain_row(row) for row in (block["header"], *block["rows"]))
        case "break":
            return ""
        case _:
            return str(block["text"])


def _plain_items(block: Block) -> Iterator[str]:
    for place, item in enumerate(block["items"]):
        marker = f"{block['start'] + place}. " if block["ordered"] else _BULLET
        text = "\n".join(plain for inner in item if (plain := _plain(inner)))
        yield marker + text.replace("\n", "\n" + " " * len(marker)) if text else marker.rstrip()


def _plain_row(cells: Sequence[Block]) -> str:
    return " | ".join(cell["text"].replace("\n", " ") for cell in cells)
