"""XLIFF 1.2 for catalogs: written for OmegaT, Poedit, Weblate, Virtaal and their like, read back strictly.

What carries what:

file@source-language, @target-language     the guide's source locale; the header's `Language`
header/note from="po-header:X-Guide" …     every header field, in order; a note without `from`: its comments
trans-unit@resname (and @id)               msgctxt, `section-key/segment-id`
source, target                             msgid and msgstr, character for character
target@state                               `translated`; `needs-review-translation` is fuzzy; none: empty
alt-trans alttranstype="previous-version"  the source (and context) that a fuzzy target was made for
note from="developer" / other notes        `#.` lines / comments by the translator
context-group                              references, flags, the plural source
group restype="x-gettext-plurals"          the forms of one plural message

Placeholders such as `{1}` and inline Markdown stay text. As `<ph>` they would be safe from a slip in one
tool and lost in the next, they would not match the same text in a PO file or a memory, and the checks find a
lost one in either file. Inline elements that come back are taken as the text they carry, or refused.

No state makes a text accepted here. `final`, `signed-off` and approved="yes" are a tool's word, not a second
person's; approved="no" says nothing either, since many tools write it on everything. What a machine or a
memory proposed (`state-qualifier`) is fuzzy whatever its state. Nothing is written as approved either.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from contentapi.core.catalog import Catalog, Message
from contentapi.core.errors import (
    AddressMismatch,
    BadHeader,
    BadPlural,
    BadXml,
    DuplicateKey,
    TooLarge,
)
from contentapi.core.interchange.nodes import Form, Inline, Node, Step, locale_of, plain
from contentapi.core.interchange.xliff_units import Unit, joined, read_unit
from contentapi.core.interchange.xliff_writing import (
    HEADER_NOTE,
    NAMESPACE,
    PLURALS,
    target_language,
    write_xliff,
)
from contentapi.core.interchange.xml import parse
from contentapi.core.locales import canonical
from contentapi.core.po.reader import MAX_BYTES, MAX_MESSAGES

__all__ = ["read_xliff", "write_xliff"]

MAX_HEADER_NOTES: Final = 10_000

_OTHER = "This is XLIFF {}, which is another format: save it as XLIFF 1.2."
_FORM = Form(
    title="XLIFF 1.2",
    namespaces=frozenset({NAMESPACE}),
    steps={
        ("", "xliff"): Step.GO,
        ("xliff", "file"): Step.GO,
        ("file", "header"): Step.GO,
        ("header", "note"): Step.TAKE,
        **dict.fromkeys(
            (
                ("header", name)
                for name in (
                    "skl",
                    "phase-group",
                    "glossary",
                    "reference",
                    "count-group",
                    "tool",
                    "prop-group",
                )
            ),
            Step.SKIP,
        ),
        ("file", "body"): Step.GO,
        ("body", "group"): Step.GO,
        ("group", "group"): Step.GO,
        ("body", "trans-unit"): Step.TAKE,
        ("group", "trans-unit"): Step.TAKE,
        **dict.fromkeys(
            (("group", name) for name in ("context-group", "count-group", "note", "prop-group")), Step.SKIP
        ),
    },
    strangers={
        "xliff": f'The root has no namespace: <xliff xmlns="{NAMESPACE}" version="1.2"> is read.',
        "{urn:oasis:names:tc:xliff:document:1.1}xliff": _OTHER.format("1.1"),
        "{urn:oasis:names:tc:xliff:document:2.0}xliff": _OTHER.format("2"),
        "{urn:oasis:names:tc:xliff:document:2.1}xliff": _OTHER.format("2.1"),
        "{urn:oasis:names:tc:xliff:document:2.2}xliff": _OTHER.format("2.2"),
    },
)


def read_xliff(
    data: bytes,
    *,
    source_locale: str | None = None,
    locale: str | None = None,
    max_bytes: int = MAX_BYTES,
    max_messages: int = MAX_MESSAGES,
) -> Catalog:
    """Read an XLIFF 1.2 file that holds one catalog; the opposite of `write_xliff`.

    data            UTF-8.
    source_locale   BCP 47; when given, the file must be of that source language.
    locale          BCP 47; when given, the file must be for that target language.

    Message.line is the line of its `<trans-unit>`.

    Raises TooLarge, NotText, NotUtf8, BadXml, BadHeader, BadPlural, DuplicateKey, AddressMismatch: the file
    is refused whole. Linear; holds the messages and one unit of XML.

    Source: XLIFF 1.2 (OASIS, 2008).

    >>> made = write_xliff(Catalog(messages=(Message("risks/a", "Stop.", "Pare."),)), source_locale="en")
    >>> read_xliff(made.replace(b"<file", b'<file target-language="es"')).messages[0].target
    'Pare.'
    """
    reader = _Reader(max_messages)
    parse(data, _FORM, reader, max_bytes=max_bytes)
    return reader.catalog(source_locale, locale)


class _Reader:
    """Receives the parts of the file and makes the catalog."""

    def __init__(self, max_messages: int) -> None:
        self._max = max_messages
        self._source = self._target = ""
        self._files = self._line = 0
        self._header: dict[str, str] = {}
        self._comments: list[str] = []
        self._messages: list[Message] = []
        self._ids: set[str] = set()
        self._keys: set[tuple[str | None, str]] = set()
        self._plural: list[Unit] | None = None

    def opened(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        if name == "xliff" and attributes.get("version") != "1.2":
            version = attributes.get("version", "")[:20]
            raise BadXml(f"The version of this XLIFF is {version!a}: save it as version 1.2.", line=line)
        if name == "file":
            self._open_file(attributes, line)
        if name == "group":
            if self._plural is not None:
                raise BadPlural("A plural group holds another group.", line=line)
            self._plural = [] if attributes.get("restype") == PLURALS else None

    def closed(self, name: str, line: int) -> None:
        if name == "group" and self._plural is not None:
            units, self._plural = self._plural, None
            self._add(joined(units, line))

    def taken(self, node: Node) -> None:
        if node.name == "note":
            self._header_note(node)
            return
        unit = self._unit(node)
        if self._plural is not None:
            self._plural.append(unit)
        elif unit.plural is not None:
            raise BadPlural("A plural message stands outside its group.", line=node.line)
        else:
            self._add(unit.message)

    def catalog(self, source_locale: str | None, locale: str | None) -> Catalog:
        """What was read, once it is whole and fits its address."""
        if not self._files:
            raise BadXml("There is no <file> in it: export the catalog again.")
        said = target_language(self._header.get("Language", ""))
        if said and self._target and said != self._target:
            raise AddressMismatch(
                f"The file is for {self._target}, its header says Language: {said}: send it as exported.",
                line=self._line,
            )
        if self._target:
            self._header.setdefault("Language", self._target)
        elif not said and any(m.target or any(m.plural_targets) for m in self._messages):
            raise BadHeader(
                '<file> does not say its target-language: add it, as in target-language="es-MX".',
                line=self._line,
            )
        _same("source", source_locale, self._source, self._line)
        _same("target", locale, self._target or said, self._line)
        return Catalog(MappingProxyType(self._header), tuple(self._messages), tuple(self._comments))

    def _open_file(self, attributes: Mapping[str, str], line: int) -> None:
        self._files += 1
        if self._files > 1:
            raise BadXml("There is more than one <file> in it: send one file for each catalog.", line=line)
        if not attributes.get("source-language"):
            raise BadHeader("<file> does not say its source-language.", line=line)
        self._line = line
        self._source = locale_of(attributes["source-language"], line)
        self._target = locale_of(attributes.get("target-language", ""), line)

    def _header_note(self, node: Node) -> None:
        text, origin = plain(node, Inline()), node.attributes.get("from")
        if len(self._comments) + len(self._header) > MAX_HEADER_NOTES:
            raise BadHeader(f"The header has more than {MAX_HEADER_NOTES:,} notes.", line=node.line)
        if origin is None:
            self._comments += text.split("\n")
        elif origin.startswith(HEADER_NOTE):
            name = origin.removeprefix(HEADER_NOTE)
            if name in self._header:
                raise BadHeader(f"The header field {name[:40]} stands twice.", line=node.line, key=name)
            self._header[name] = text

    def _unit(self, node: Node) -> Unit:
        identity = node.attributes.get("id")
        if identity is None:
            raise BadXml("A <trans-unit> has no id.", line=node.line)
        if identity in self._ids:
            raise DuplicateKey(f"The id {identity[:80]!a} stands twice.", line=node.line, key=identity)
        if len(self._ids) >= self._max:
            raise TooLarge(f"There are more than {self._max:,} units: send them in parts.", line=node.line)
        self._ids.add(identity)
        return read_unit(node, self._source, self._target)

    def _add(self, message: Message) -> None:
        if message.key in self._keys:
            raise DuplicateKey(
                f"{message.source[:60]!a} stands twice under the same name.",
                line=message.line,
                key=message.context,
            )
        self._keys.add(message.key)
        self._messages.append(message)


def _same(side: str, wanted: str | None, said: str, line: int) -> None:
    if wanted is not None and canonical(wanted) != said:
        raise AddressMismatch(
            f"The {side} language of the file is {said or 'not given'}, not {wanted}: send it there.",
            line=line,
        )
