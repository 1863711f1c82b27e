"""Catalogs as polib's objects, for programs that work with those. The one module that knows polib."""

from __future__ import annotations

from types import MappingProxyType

import polib

from contentapi.core.catalog import Catalog, Message


def to_polib(catalog: Catalog) -> polib.POFile:
    """Give a catalog as a polib.POFile that does not wrap.

    polib writes header fields in an order of its own, a `#` above a header without comment, and neither notes
    nor references of obsolete entries; else its text is what `write` gives. Cost: linear.

    >>> to_polib(Catalog({"Language": "es"}, (Message("a", "knee", "rodilla"),)))[0].msgstr
    'rodilla'
    """
    file = polib.POFile(wrapwidth=0, encoding="utf-8")
    file.header = "\n".join(catalog.comments)
    file.metadata = dict(catalog.header)
    file.extend(_entry(message) for message in catalog.messages)
    return file


def from_polib(file: polib.POFile) -> Catalog:
    """Give a polib.POFile, read or made by polib, as a catalog; nothing of it is judged.

    Cost: linear.

    >>> catalog = Catalog({"Language": "es"}, (Message("a", "knee", "rodilla", flags=("no-wrap",)),))
    >>> from_polib(to_polib(catalog)) == catalog
    True
    """
    live = tuple(_message(entry) for entry in file if not entry.obsolete)
    obsolete = tuple(_message(entry) for entry in file if entry.obsolete)
    return Catalog(
        header=MappingProxyType(dict(file.metadata)),
        messages=live + obsolete,
        comments=_lines(file.header),
    )


def _entry(message: Message) -> polib.POEntry:
    return polib.POEntry(
        msgctxt=message.context,
        msgid=message.source,
        msgstr=message.target,
        msgid_plural=message.plural_source or "",
        msgstr_plural=dict(enumerate(message.plural_targets)),
        obsolete=message.obsolete,
        comment="\n".join(message.notes),
        tcomment="\n".join(message.comments),
        occurrences=[_occurrence(place) for place in message.references],
        flags=["fuzzy", *message.flags] if message.fuzzy else list(message.flags),
        previous_msgctxt=message.previous_context,
        previous_msgid=message.previous_source,
        previous_msgid_plural=message.previous_plural,
        linenum=message.line,
    )


def _message(entry: polib.POEntry) -> Message:
    forms = {int(index): target for index, target in entry.msgstr_plural.items()}
    return Message(
        context=entry.msgctxt,
        source=entry.msgid,
        target="" if forms else entry.msgstr,
        fuzzy="fuzzy" in entry.flags,
        obsolete=bool(entry.obsolete),
        plural_source=entry.msgid_plural if entry.msgid_plural or forms else None,
        plural_targets=tuple(forms[index] for index in sorted(forms)),
        notes=_lines(entry.comment),
        comments=_lines(entry.tcomment),
        references=tuple(f"{path}:{line}" if line else path for path, line in entry.occurrences),
        flags=tuple(flag for flag in entry.flags if flag != "fuzzy"),
        previous_context=entry.previous_msgctxt,
        previous_source=entry.previous_msgid,
        previous_plural=entry.previous_msgid_plural,
        line=entry.linenum or 0,
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n")) if text else ()


def _occurrence(place: str) -> tuple[str, str]:
    path, colon, line = place.rpartition(":")
    return (path, line) if colon and path and line.isdigit() else (place, "")
