"""From a catalog to the bytes of a PO file, laid out as `msgcat --no-wrap` lays it out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from contentapi.core.catalog import Catalog, Message
from contentapi.core.errors import BadHeader, NotUtf8
from contentapi.core.po.decoding import refuse_controls
from contentapi.core.po.header import NAME
from contentapi.core.po.strings import quote

_REFERENCES_WIDTH = 79
"""Bytes to a line of references: the one thing that msgcat wraps even with --no-wrap."""

_TRAILING_BLANK = {mark: re.compile(rf"^{re.escape(mark)} $", re.MULTILINE) for mark in ("#", "#.")}
_BLANKS = re.compile(r"[ \t\r\n]+")


def write(catalog: Catalog) -> bytes:
    r"""Write a catalog as a PO file: UTF-8, line feeds, one line a string but for \n inside it.

    The header comes first, its fields in their order; then live messages in theirs; then obsolete ones, of
    which those without a target are left out. Flags are those of the messages, and none is added.

    A comment that ends with a backslash gets a blank after it, or gettext would swallow the next line.

    Raises BadHeader for a field that cannot be written, NotText for a control character other than those that
    have an escape letter, NotUtf8 for a lone surrogate. Cost: linear.
    Source: GNU gettext manual, "The Format of PO Files"; the layout is that of msgcat 0.21.

    >>> print(write(Catalog({"Language": "es"}, (Message("pain/a1", "knee", "rodilla"),))).decode(), end="")
    msgid ""
    msgstr "Language: es\n"
    <BLANKLINE>
    msgctxt "pain/a1"
    msgid "knee"
    msgstr "rodilla"
    """
    if catalog.comments and not catalog.header:
        raise BadHeader("Comments stand above the header, and this catalog has no header field.")
    entries = [_header(catalog)] if catalog.header else []
    obsolete = []
    for message in catalog.messages:
        if not message.obsolete:
            entries.append(_entry(message))
        elif _has_target(message):
            obsolete.append(_entry(message, "#~ "))
    entries += obsolete
    text = "\n".join(entries)
    try:
        data = text.encode()
    except UnicodeEncodeError:
        raise NotUtf8("A text has half of a surrogate pair: it cannot be written as UTF-8.") from None
    refuse_controls(data, text)
    return data


def _has_target(message: Message) -> bool:
    return bool(message.target) or any(message.plural_targets)


def _header(catalog: Catalog) -> str:
    for name, value in catalog.header.items():
        if not NAME.fullmatch(name) or "\n" in value:
            raise BadHeader(f"The header field {name!r} cannot be written on one line.", key=name)
    target = "".join(f"{name}: {value}\n" for name, value in catalog.header.items())
    lines = _closed(_prefixed("#", catalog.comments)) if catalog.comments else ""
    return f'{lines}msgid ""\nmsgstr {quote(target)}\n'


def _entry(message: Message, mark: str = "") -> str:
    lines = _above(message)
    if message.previous_source is not None or message.previous_context is not None:
        lines += _previous(message, "#~| " if mark else "#| ")
    if message.context is not None:
        lines += f"{mark}msgctxt {quote(message.context, mark)}\n"
    source = quote(message.source, mark)
    if message.plural_source is not None:
        return f"{lines}{mark}msgid {source}\n{_forms(message, message.plural_source, mark)}"
    return f"{lines}{mark}msgid {source}\n{mark}msgstr {quote(message.target, mark)}\n"


def _above(message: Message) -> str:
    """The comments of a message, in their order."""
    lines = _prefixed("#", message.comments) if message.comments else ""
    if message.notes:
        lines += _prefixed("#.", message.notes)
    if message.references:
        lines += _references(message.references)
    if message.fuzzy or message.flags:
        lines += _flags(message)
    return _closed(lines) if "\\" in lines else lines


def _forms(message: Message, plural_source: str, mark: str) -> str:
    lines = [f"{mark}msgid_plural {quote(plural_source, mark)}\n"]
    for index, target in enumerate(message.plural_targets or ("",)):
        lines.append(f"{mark}msgstr[{index}] {quote(target, mark)}\n")
    return "".join(lines)


def _flags(message: Message) -> str:
    fuzzy = ("fuzzy",) if message.fuzzy and _has_target(message) else ()
    flags = (*fuzzy, *message.flags)
    return f"#, {', '.join(flags)}\n" if flags else ""


def _closed(lines: str) -> str:
    """Comment lines of which none ends with a backslash: gettext would swallow the next line."""
    return lines.replace("\\\n", "\\ \n")


def _prefixed(mark: str, texts: Iterable[str]) -> str:
    """Write texts as comment lines; one with line ends in it takes several."""
    joined = "\n".join(texts)
    if "\r" in joined:
        joined = joined.replace("\r\n", "\n").replace("\r", "\n")
    if "\n" not in joined:
        return f"{mark} {joined}\n" if joined else f"{mark}\n"
    lines = joined.replace("\n", f"\n{mark} ")
    return _TRAILING_BLANK[mark].sub(mark, f"{mark} {lines}\n")


def _references(references: tuple[str, ...]) -> str:
    """Write places on lines of at most 79 bytes, where they fit; one with blanks is put between isolates."""
    line = " ".join(references)
    fits = len(line) < _REFERENCES_WIDTH - 2 and line.isascii() and line.isprintable()
    if fits and line.count(" ") == len(references) - 1:
        return f"#: {line}\n"
    lines = []
    line, width = "#:", 2
    for place in map(_isolated, references):
        size = len(place.encode(errors="replace")) + 1
        if width > 2 and width + size > _REFERENCES_WIDTH:
            lines.append(line)
            line, width = "#:", 2
        line, width = f"{line} {place}", width + size
    return "\n".join((*lines, line, ""))


def _isolated(place: str) -> str:
    """Put a path with blanks in it between isolates, as gettext does from 0.22 on."""
    place = _BLANKS.sub(" ", place).strip(" ")
    if " " not in place:
        return place
    path, colon, line = place.rpartition(":")
    return f"\u2068{path}\u2069:{line}" if colon and line.isdigit() else f"\u2068{place}\u2069"


def _previous(message: Message, mark: str) -> str:
    """Write what the target was made for; where only the context changed, the source is still its source."""
    lines = ""
    if message.previous_context is not None:
        lines = f"{mark}msgctxt {quote(message.previous_context, mark)}\n"
    source = message.source if message.previous_source is None else message.previous_source
    lines += f"{mark}msgid {quote(source, mark)}\n"
    if message.previous_plural is not None:
        lines += f"{mark}msgid_plural {quote(message.previous_plural, mark)}\n"
    return lines
