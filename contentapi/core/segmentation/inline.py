"""Inline Markdown to a segment's text and back: white space, links, escapes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it.rules_inline.autolink import AUTOLINK_RE, EMAIL_RE

from contentapi.core.errors import UnsupportedConstruct
from contentapi.core.segmentation.model import SegmentKind
from contentapi.core.segmentation.parser import Span, read_blocks, survey_inline

PLACEHOLDER = re.compile(r"\{([1-9][0-9]{0,5})\}")

_ESCAPED_PLACEHOLDER = r"\\{\1\\}"

_PLAIN = re.compile(r"[^\n&*<\[\\\]_`{!]*")
_BLANKS = re.compile(r"[ \t\n]+")
_RUN = re.compile(r"\\?\{([0-9]+)\}|\\[!-/:-@\[-`{-~]|[ \t\n]+")
_TRAILING_BACKSLASHES = re.compile(r"\\+\Z")
_FLANKED = re.compile(r"(?:\A|[\W_])[*_]+\Z")
"""Emphasis marks that a backslash after them, where white space was, would turn from literal to opening."""
_ENTITY = re.compile(r"&(?=#?[A-Za-z0-9]{1,31};)")
_NOT_BARE = re.compile(r"[\x00-\x20\x7f<>]")
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")

_RISKY_START = re.compile(
    r"#{1,6}(?:[ \t]|$)|>|[-+*](?:[ \t]|$)|[-*_](?:[ \t]*[-*_]){2,}[ \t]*$"
    r"|[0-9]{1,9}[.)](?:[ \t]|$)|```|~~~|<|\[",
    re.MULTILINE,
)
_RISKY_CONTINUATION = re.compile(r"[-#>+*_=|:`~<\[]|[0-9]{1,9}[.)]")
_ONLY_SIGNS = re.compile(r"(?:-[ \t]*)+|(?:\*[ \t]*)+")
"""What after a list's marker could make a rule of the line."""
_NUMBERED = re.compile(r"([0-9]{1,9})([.)])")
_CLOSING_HASHES = re.compile(r"(^|[ \t])(#+)$")


@dataclass(slots=True)
class _Writer:
    """Writes inline content anew from its constructs' places.

    target  what to write for a link's target; None leaves the link out and keeps its text.
    html    what to write for raw HTML.
    """

    target: Callable[[Span], str | None]
    html: Callable[[str, int], str]
    parts: list[str] = field(default_factory=list)

    def write(self, text: str, spans: Sequence[Span], *, low: int, high: int) -> None:
        position = low
        for span in spans:
            self._run(text[position : span.start])
            self._construct(text, span)
            position = span.end
        self._run(text[position:high])

    def _run(self, text: str) -> None:
        text = _RUN.sub(_tidy, text)
        if self.parts and self.parts[-1] == "\\\n":
            text = text.lstrip(" ")
        if text:
            self.parts.append(text)

    def _construct(self, text: str, span: Span) -> None:
        if span.kind == "hardbreak":
            self._hard_break()
        elif span.kind == "code_inline":
            self.parts.append(text[span.start : span.end].replace("\n", " "))
        elif span.kind == "html_inline":
            self.parts.append(self.html(text[span.start : span.end], span.start))
        elif span.label_end:
            self._bracketed(text, span)
        elif (target := self.target(span)) is None:
            self.parts.append(_shown(span.href))
        else:
            self.parts.append(target if target.startswith("[") else f"<{target}>")

    def _hard_break(self) -> None:
        if self.parts and self.parts[-1].endswith((" ", "\\")):
            text = self.parts[-1].rstrip(" ")
            if _FLANKED.search(text) and self.parts[-1] != text:
                text += " "
            backslashes = _TRAILING_BACKSLASHES.search(text)
            if backslashes and len(backslashes[0]) % 2:
                text += "\\"
            self.parts[-1] = text
        self.parts.append("\\\n")

    def _bracketed(self, text: str, span: Span) -> None:
        is_image = span.kind == "image"
        start = span.start + 1 + is_image
        place = len(self.parts)
        self.parts.append("")
        if is_image:
            label = text[start : span.label_end]
            self.write(label, span.inner, low=0, high=len(label))
        else:
            self.write(text, span.inner, low=start, high=span.label_end)
        if (target := self.target(span)) is not None:
            self.parts[place] = "![" if is_image else "["
            self.parts.append(f"]({target}{written_title(span.title)})")


def _tidy(match: re.Match[str]) -> str:
    if match[1]:
        return f"\\{{{match[1]}\\}}"
    return " " if match[0][0] in " \t\n" else match[0]


def _shown(text: str) -> str:
    """Text that shows as it is, whatever marks it holds."""
    return _PUNCTUATION.sub(r"\\\1", _BLANKS.sub(" ", text))


def written_title(title: str) -> str:
    r"""A link's title as it stands after the target, with the space before it; "" for none.

    >>> written_title('the "red" one')
    ' "the \\"red\\" one"'
    """
    if not title:
        return ""
    text = _ENTITY.sub("&amp;", _BLANKS.sub(" ", title).replace("\\", "\\\\").replace('"', '\\"'))
    return f' "{PLACEHOLDER.sub(_ESCAPED_PLACEHOLDER, text).replace("`", "&#96;")}"'


def written_target(url: str) -> str:
    """A link's target as it stands between the parentheses.

    >>> written_target("https://example.org/a b")
    '<https://example.org/a b>'
    """
    text = _ENTITY.sub("&amp;", url.replace("\\", "\\\\")).replace("`", "&#96;")
    if not text or _NOT_BARE.search(text):
        text = text.replace("<", "\\<").replace(">", "\\>").replace("\n", "&#10;").replace("\r", "&#13;")
        return f"<{text}>"
    if text.count("(") != text.count(")") or not _balanced(text):
        text = text.replace("(", "\\(").replace(")", "\\)")
    return text


def _balanced(text: str) -> bool:
    depth = 0
    for letter in text:
        depth += (letter == "(") - (letter == ")")
        if not 0 <= depth <= 32:
            return False
    return depth == 0


def extract(text: str, spans: Sequence[Span], *, line: int) -> tuple[str, tuple[str, ...]]:
    """An author's inline Markdown as (msgid, links). O(n).

    spans  the constructs' places, from `survey`.
    line   1-based line of the text's first character.

    Raises UnsupportedConstruct for raw HTML.
    """
    links: list[str] = []

    def number(span: Span) -> str:
        links.append(span.href)
        return f"{{{len(links)}}}"

    def refuse(html: str, position: int) -> str:
        raise UnsupportedConstruct(
            f"raw HTML ({html.partition(chr(10))[0][:40]}) cannot be translated; write it as Markdown, "
            "or put a backslash before its < to show it as it is",
            line=line + text.count("\n", 0, position),
        )

    if not spans and _PLAIN.fullmatch(text):
        return text if "  " not in text and "\t" not in text else _BLANKS.sub(" ", text), ()
    writer = _Writer(number, refuse)
    writer.write(text, spans, low=0, high=len(text))
    return "".join(writer.parts), tuple(links)


def canonical(text: str, links: Sequence[str] = (), autolinks: frozenset[str] = frozenset()) -> str:
    """A translator's text in a segment's form with its links put back: safe to set in a document.

    links      what {1}, {2} … stand for.
    autolinks  the placeholders that stand as `<{1}>` in the source.

    White space (blank lines too) is joined; raw HTML is escaped and so shows as text; a link or image whose
    target is not one of the placeholders is left out and its text kept. O(n).
    """
    text = text.strip(" \t\n")
    if _PLAIN.fullmatch(text):
        return _BLANKS.sub(" ", text)

    def put_back(span: Span) -> str | None:
        match = PLACEHOLDER.fullmatch(span.href)
        if match is None or int(match[1]) > len(links):
            return None
        url = links[int(match[1]) - 1]
        if span.label_end:
            mail = span.href in autolinks and EMAIL_RE.match(url)
            return written_target(f"mailto:{url}" if mail else url)
        if AUTOLINK_RE.match(url) or EMAIL_RE.match(url):
            return url
        return f"[{_shown(url)}]({written_target(url)})"

    inline = survey_inline(text)
    spans = inline.meta.get("spans", ())
    writer = _Writer(put_back, lambda html, _position: _shown(html))
    writer.write(inline.content, spans, low=0, high=len(inline.content))
    written = "".join(writer.parts).strip(" ")
    return written if _is_sound(written, spans, put_back) else _shown(text)


def _is_sound(written: str, spans: Sequence[Span], put_back: Callable[[Span], str | None]) -> bool:
    """Whether a text has the links that were put back and no other, and no HTML.

    What is left out joins what stood on both sides of it, and the two together may be a mark.
    """
    kept = [span for span in _all(spans) if span.kind not in {"hardbreak", "code_inline"}]
    if not kept:
        return True
    kinds = [span.kind for span in _all(survey_inline(written, placeholders=False).meta.get("spans", ()))]
    put = sum(span.kind != "html_inline" and put_back(span) is not None for span in kept)
    return "html_inline" not in kinds and kinds.count("link_open") + kinds.count("image") == put


def _all(spans: Sequence[Span]) -> Iterator[Span]:
    for span in spans:
        yield span
        yield from _all(span.inner)


def settle(text: str, kind: SegmentKind) -> str:
    r"""Escape what would make the text another block in its place; leave any other text as it is.

    >>> settle("1986. A great year", SegmentKind.PARAGRAPH)
    '1986\\. A great year'
    """
    if kind is SegmentKind.CELL:
        return text
    if kind is SegmentKind.HEADING and "\n" not in text:
        return _CLOSING_HASHES.sub(r"\1\\\2", text)
    if kind is SegmentKind.ITEM and _ONLY_SIGNS.fullmatch(text):
        return f"\\{text}"
    if not _RISKY_START.match(text) or _is_one_paragraph(text):
        return text
    if number := _NUMBERED.match(text):
        return f"{number[1]}\\{text[number.end(1) :]}"
    fence = len(text) - len(text.lstrip(text[0])) if text[0] in "`~" else 1
    return "".join(f"\\{letter}" for letter in text[:fence]) + text[fence:]


def continued(lines: Sequence[str]) -> list[str]:
    """The lines of a text with hard breaks, indented where a line would otherwise begin a block.

    A line indented by four or more cannot begin a block inside a paragraph (CommonMark §4.4).
    """
    return [lines[0], *(f"    {line}" if _RISKY_CONTINUATION.match(line) else line for line in lines[1:])]


def _is_one_paragraph(text: str) -> bool:
    lines = continued(text.split("\n"))
    tokens = read_blocks("\n".join(lines))
    if [token.type for token in tokens] != ["paragraph_open", "inline", "paragraph_close"]:
        return False
    return tokens[1].content.partition("\n")[0].strip() == lines[0].strip()
