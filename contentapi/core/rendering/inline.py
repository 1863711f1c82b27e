"""Inline tokens as HTML and as text, and which link targets may be served."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown_it.common.normalize_url import normalizeLink
from markdown_it.token import Token

SAFE_TARGET = re.compile(
    r"https?://(?!:)[^\s/\\?#%@]+(?:[/?#][^\s\\]*)?|mailto:[^\s\\/?]+@[^\s\\]+|tel:\+?[0-9A-Za-z().*#;=_~-]+",
    re.IGNORECASE,
)

_BLANKS = re.compile(r"[ \t\n]+")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\u00a0": "&nbsp;"})
_SPACES = re.compile(r"\s|%20")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_MARKS = {"em_open": "<em>", "em_close": "</em>", "strong_open": "<strong>", "strong_close": "</strong>"}


def escaped(text: str) -> str:
    """Text as HTML, in the very form that an HTML serializer gives it. Source: HTML, "escaping a string".

    >>> escaped("a < b & c")
    'a &lt; b &amp; c'
    """
    return text.translate(_ESCAPES)


def safe_target(url: str) -> str | None:
    r"""A link target as it may be served, percent-encoded; None for any other.

    Web addresses with a host and no user name, mail, telephone (the spaces of a number are taken out);
    nothing relative, nor `//host` and `https:\\host`.

    >>> safe_target("https://example.org/ä"), safe_target("//example.org"), safe_target("javascript:x")
    ('https://example.org/%C3%A4', None, None)
    """
    scheme, _, rest = url.partition(":")
    scheme = scheme.lower()
    if scheme == "tel":
        rest = _SPACES.sub("", rest)
    encoded = normalizeLink(f"{scheme}:{rest}")
    return encoded if SAFE_TARGET.fullmatch(encoded) else None


@dataclass(slots=True)
class Inline:
    """Writes inline tokens as HTML and as text at once; white space is joined in both."""

    dropped: list[str]
    html: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    spaced: bool = True
    links: list[bool] = field(default_factory=list)

    def write(self, tokens: Sequence[Token]) -> tuple[str, str]:
        """(html, text) of all tokens written so far."""
        for token in tokens:
            self._token(token)
        return "".join(self.html), "".join(self.text)

    def _token(self, token: Token) -> None:
        match token.type:
            case "text":
                self._words(token.content)
            case "softbreak":
                self._words(" ")
            case "code_inline":
                self._code(token.content)
            case "hardbreak":
                self._break()
            case "link_open" | "link_close":
                self._link(token)
            case "image":
                self._image(token)
            case _:
                self._mark(token)

    def _mark(self, token: Token) -> None:
        if mark := _MARKS.get(token.type):
            self.html.append(mark)
        else:
            self._words(_COMMENT.sub("", token.content))

    def _image(self, token: Token) -> None:
        for child in token.children or ():
            if child.type not in {"link_open", "link_close"}:
                self._token(child)

    def _words(self, content: str) -> None:
        words = _BLANKS.sub(" ", content)
        if self.spaced and words.startswith(" "):
            words = words[1:]
        if words:
            self.spaced = words.endswith(" ")
            self.html.append(escaped(words))
            self.text.append(words)

    def _code(self, content: str) -> None:
        self.html.append(f"<code>{escaped(content)}</code>")
        self.text.append(content)
        self.spaced = False

    def _break(self) -> None:
        for parts in (self.html, self.text):
            if parts:
                parts[-1] = parts[-1].rstrip(" ")
        self.html.append("<br>")
        self.text.append("\n")
        self.spaced = True

    def _link(self, token: Token) -> None:
        if token.type == "link_close":
            self.html.append("</a>" if self.links.pop() else "")
            return
        url = str(token.attrs.get("href", ""))
        target = safe_target(url)
        served = target is not None and not any(self.links)
        if target is None:
            self.dropped.append(url)
        elif served:
            attribute = escaped(target).replace('"', "&quot;")
            self.html.append(f'<a href="{attribute}">')
        self.links.append(served)
