"""What a segment's text is made of: the block it makes, and the marks inside it. For the checks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from contentapi.core.segmentation.inline import PLACEHOLDER
from contentapi.core.segmentation.model import SegmentKind
from contentapi.core.segmentation.parser import survey_inline, survey_placed

_HASHES = re.compile(r"\s*#{1,6}[ \t]")
_UNMARKED = re.compile(r"[^\n&*<\[\\_`!]*")
_NOT_A_BLOCK = re.compile(r"(?![ \t]*(?:[-+#>=~|:]|[0-9]{1,9}[.)]|\Z))(?! {4}|\t)[^\n&*<\[\\_`!]*")


def structure(text: str, kind: SegmentKind) -> tuple[str, ...]:
    """The blocks that a text makes when it is set in its place as it is and parsed alone. O(n).

    Just `paragraph`, `heading`, `item`, `quote` or `cell` alone is the shape of a sound text. A beginning
    like `# `, `- `, `1. `, `> `, a fence, an indent, a table or a blank line adds names, and so does
    `nothing` where no block is left (in headings and cells only what breaks them does, and `# `). Raw
    HTML adds `html`; a link or image whose target is not a placeholder adds `link` or `image`.

    >>> structure("Wash your hands", SegmentKind.ITEM)
    ('item',)
    >>> structure("- Wash your hands", SegmentKind.ITEM)
    ('item', 'list', 'list_item', 'paragraph')
    """
    if _NOT_A_BLOCK.fullmatch(text):
        return (kind.value,)
    names = tuple(_named(survey_placed(_placed(text, kind)), kind))
    inside = kind in {SegmentKind.HEADING, SegmentKind.CELL}
    return (*names, "heading") if inside and _HASHES.match(text) else names


def same_structure(kind: SegmentKind, source: str, target: str) -> bool:
    r"""Whether a target makes the same blocks in its place as its source. O(n).

    >>> same_structure(SegmentKind.PARAGRAPH, "Rest for a day.", "Descanse\n\nun día.")
    False
    """
    return structure(source, kind) == structure(target, kind)


def inline_marks(text: str) -> tuple[str, ...]:
    """The inline marks of a text, sorted, so that equal multisets are equal tuples. O(n).

    `em`, `strong`, `break`; `code ` and its content; `link {1}`, `image {1}`, `autolink {1}` by placeholder
    (or by target, where one was written out); `html ` and the tag.

    >>> inline_marks("**Do not** take [these]({1}) or `x`")
    ('code x', 'link {1}', 'strong')
    """
    if _UNMARKED.fullmatch(text):
        return ()
    return tuple(sorted(_marks(survey_inline(text).children or ())))


def _marks(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        match token.type:
            case "em_open" | "strong_open":
                yield token.tag
            case "hardbreak":
                yield "break"
            case "code_inline":
                yield f"code {token.content}"
            case "html_inline":
                yield f"html {token.content}"
            case "link_open":
                yield f"{'autolink' if token.markup == 'autolink' else 'link'} {token.attrs['href']}"
            case "image":
                yield f"image {token.attrs['src']}"
                yield from _marks(token.children or ())


def _placed(text: str, kind: SegmentKind) -> str:
    match kind:
        case SegmentKind.ITEM:
            return "- " + text.replace("\n", "\n  ")
        case SegmentKind.QUOTE:
            return "> " + text.replace("\n", "\n> ")
        case SegmentKind.CELL:
            return f"| |\n| --- |\n| {text.replace('|', chr(92) + '|')} |"
        case SegmentKind.HEADING:
            return f"{text}\n===" if "\n" in text else f"# {text}"
        case SegmentKind.PARAGRAPH:
            return text


_FRAMES = {
    SegmentKind.PARAGRAPH: ("paragraph",),
    SegmentKind.HEADING: ("heading",),
    SegmentKind.ITEM: ("list", "list_item", "paragraph"),
    SegmentKind.QUOTE: ("quote", "paragraph"),
    SegmentKind.CELL: ("table", "thead", "tr", "th", "tbody", "tr", "td"),
}
_NAMES = {
    "bullet_list": "list",
    "ordered_list": "list",
    "blockquote": "quote",
    "code_block": "code",
    "fence": "code",
    "html_block": "html",
}


def _named(tokens: Sequence[Token], kind: SegmentKind) -> Iterator[str]:
    """Names of the blocks; the frame that the text was set in stands as the kind's own name."""
    blocks = [_NAMES.get(name, name) for token in tokens if (name := _block(token))]
    frame = _FRAMES[kind]
    whole = tuple(blocks) == frame
    yield kind.value
    if not whole:
        yield from blocks[len(frame) - 1 if blocks[: len(frame) - 1] == list(frame[:-1]) else 0 :] or (
            "nothing",
        )
    for token in tokens:
        if token.type == "inline":
            yield from _foreign(token.children or ())


def _block(token: Token) -> str:
    return token.type.removesuffix("_open") if token.nesting >= 0 and token.type != "inline" else ""


def _foreign(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "html_inline":
            yield "html"
        elif token.type == "link_open" and not PLACEHOLDER.fullmatch(str(token.attrs["href"])):
            yield "link"
        elif token.type == "image":
            if not PLACEHOLDER.fullmatch(str(token.attrs["src"])):
                yield "image"
            yield from _foreign(token.children or ())
