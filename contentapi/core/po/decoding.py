"""From the bytes that were sent to text, or a refusal that says what the bytes are instead."""

from __future__ import annotations

import re

from contentapi.core.errors import NotText, NotUtf8, TooLarge

_BINARY = (
    (b"\x1f\x8b", "compressed with gzip"),
    (b"PK\x03\x04", "a zip archive (or an office document)"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"BZh", "compressed with bzip2"),
    (b"\xfd7zXZ\x00", "compressed with xz"),
    (b"\x28\xb5\x2f\xfd", "compressed with zstd"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a rar archive"),
    (b"\xde\x12\x04\x95", "a compiled .mo file"),
    (b"\x95\x04\x12\xde", "a compiled .mo file"),
    (b"%PDF-", "a PDF"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)
_WIDE = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_WIDE_PAIRS = re.compile(rb"(?:\x00[^\x00]|[^\x00]\x00){4}")
_BOM = b"\xef\xbb\xbf"
_CONTROLS = bytes(set(range(32)) - {9, 10, 13}) + b"\x7f"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_HIGH_CONTROL = re.compile(rb"\xc2[\x80-\x84\x86-\x9f]")
_NO_CHARACTER = b"\xef\xbf\xbe", b"\xef\xbf\xbf"


def to_text(data: bytes, max_bytes: int) -> str:
    r"""Decode a file that must be UTF-8, and end each line, the last one too, with one line feed.

    data        the file; a byte order mark, CRLF and lone CR are allowed.
    max_bytes   what more of is refused before anything is looked at.

    U+0085, U+2028 and U+2029 are text, not line ends.

    Raises TooLarge, NotText (empty, compressed, binary, control characters), NotUtf8. Linear.

    >>> to_text(b'\xef\xbb\xbfmsgid "a"\r\nmsgstr ""', 100)
    'msgid "a"\nmsgstr ""\n'
    """
    if len(data) > max_bytes:
        raise TooLarge(
            f"The file has {len(data):,} bytes, more than the {max_bytes:,} allowed: send it in parts.",
            max_bytes=max_bytes,
        )
    _refuse_other_formats(data)
    text = _decoded(data.removeprefix(_BOM))
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    refuse_controls(data, text)
    if not text or text.isspace():
        raise NotText("The file is empty: send the PO file that was exported.")
    return text if text.endswith("\n") else text + "\n"


def place(text: str, offset: int) -> tuple[int, int]:
    r"""Give the line and column, both from 1, of an offset in a text with line feeds. Linear.

    >>> place("a\nbc", 3)
    (2, 2)
    """
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def refuse_controls(data: bytes, text: str) -> None:
    r"""Raise NotText when there is a control character other than tab, line feed and carriage return.

    U+FFFE and U+FFFF, which are no characters and which XML cannot hold, count as such.

    data   the same as text, in UTF-8: most texts are cleared by a few passes over it.

    U+0085 (next line) is let through: it comes with texts from mainframes and does no harm in a string.

    >>> refuse_controls(b"caf\xc3\xa9", "café")
    """
    plain = len(data.translate(None, _CONTROLS)) == len(data) and not _HIGH_CONTROL.search(data)
    if plain and not any(mark in data for mark in _NO_CHARACTER):
        return
    match = _CONTROL.search(text)
    if match is None:
        return
    line, column = place(text, match.start())
    raise NotText(
        f"There is a control character, U+{ord(match[0]):04X}: remove it.", line=line, column=column
    )


def _refuse_other_formats(data: bytes) -> None:
    for magic, name in _BINARY:
        if data.startswith(magic):
            raise NotText(f"This is {name}, not text: send the PO file itself.", line=1)
    for mark, name in _WIDE:
        if data.startswith(mark):
            raise NotUtf8(f"The file is {name}: save it as UTF-8 and send it again.", line=1)
    if _WIDE_PAIRS.match(data):
        raise NotUtf8("The file looks like UTF-16: save it as UTF-8 and send it again.", line=1)
    nul = data.find(b"\0")
    if nul >= 0:
        line = data.count(b"\n", 0, nul) + 1
        raise NotText("There is a NUL byte: this is no text file, or it was damaged.", line=line)


def _decoded(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        start = error.start
    before = data[:start].decode().replace("\r\n", "\n").replace("\r", "\n")
    line, column = place(before, len(before))
    raise NotUtf8(
        f"Byte 0x{data[start]:02X} is not UTF-8: save the file as UTF-8 (not as Windows-1252 or the like).",
        line=line,
        column=column,
    )
