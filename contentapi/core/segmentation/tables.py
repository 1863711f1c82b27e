"""Tables: rows and cells of a token stream, and the delimiter row. Source: GFM 0.29 §4.10."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from contentapi.core.errors import UnsupportedConstruct
from contentapi.core.segmentation.parser import line_of

_RULES = {"": "---", "left": ":---", "center": ":---:", "right": "---:"}

Row = list[tuple[Token, Token]]
"""For each cell its th or td, and its inline token."""


def rows(tokens: Sequence[Token]) -> Iterator[Row]:
    """The rows of a table's tokens, the header first."""
    row: Row = []
    for index, token in enumerate(tokens):
        if token.type in {"th_open", "td_open"}:
            row.append((token, tokens[index + 1]))
        elif token.type == "tr_close":
            yield row
            row = []


def delimiter_row(header: Row) -> str:
    """The line below the header, with each column's alignment."""
    styles = (str(cell.attrs.get("style", "")).removeprefix("text-align:") for cell, _ in header)
    return f"| {' | '.join(_RULES[style] for style in styles)} |"


def note(row: int, column: int) -> str:
    """What a cell is, for the translator; both counted from 1."""
    return f"table heading, column {column}" if row == 1 else f"table cell, row {row}, column {column}"


def refuse_surplus(row: Row, lines: Sequence[str]) -> None:
    """Raise UnsupportedConstruct for a row with more cells than the header, which HTML would lose.

    lines  of the whole Markdown.
    """
    line = line_of(row[0][1])
    cells = escapedSplit(lines[line - 1].lstrip("> \t").rstrip())
    given = len(cells) - (cells[0] == "") - (cells[-1] == "" and len(cells) > 1)
    if given > len(row):
        raise UnsupportedConstruct("this table row has more cells than the header", line=line)
