"""The door for PO files: bytes in, a catalog out, and back.

    decoding   bytes → text                scanner       text → entries, one match each
    comments   the lines above an entry    strings       quoted strings ↔ texts
    faults     what is wrong, and where    header        fields, charset, plural rule, dates
    reader     entries → catalog           writer        catalog → bytes
                                           interchange   catalogs ↔ polib's objects

Why not polib's own reader: it accepts strings without an end, obeys the header's charset, takes a text for a
path, and is neither strict nor linear. It stays the object model for exchange, and the tests' second opinion.
"""

from __future__ import annotations

from contentapi.core.po.header import field_line, format_date, read_date
from contentapi.core.po.interchange import from_polib, to_polib
from contentapi.core.po.reader import MAX_BYTES, MAX_MESSAGES, read
from contentapi.core.po.writer import write

__all__ = [
    "MAX_BYTES",
    "MAX_MESSAGES",
    "field_line",
    "format_date",
    "from_polib",
    "read",
    "read_date",
    "to_polib",
    "write",
]
