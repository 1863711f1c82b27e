"""From the bytes of a PO file to a catalog: strict, linear, never guessing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NoReturn

from contentapi.core.catalog import EMPTY, Catalog, Message
from contentapi.core.errors import BadHeader, BadPlural, CatalogRefused, DuplicateKey, TooLarge
from contentapi.core.plurals import PluralRule
from contentapi.core.po import header
from contentapi.core.po.decoding import to_text
from contentapi.core.po.scanner import entries

MAX_BYTES = 10 * 1024 * 1024
MAX_MESSAGES = 100_000


def read(data: bytes, *, max_bytes: int = MAX_BYTES, max_messages: int = MAX_MESSAGES) -> Catalog:
    r"""Read a PO file or template, or refuse it whole.

    data           the file; UTF-8, with or without a byte order mark, any line ends.
    max_messages   entries, obsolete ones and all, without the header.

    Live messages come in file order, then obsolete ones. An obsolete message without a target carries nothing
    and is left out; `fuzzy` without a target means nothing and is dropped; both as msgcat does.

    Raises TooLarge, NotText, NotUtf8, BadSyntax (BadQuote, BadEscape), DuplicateKey, BadHeader, BadPlural:
    all are CatalogRefused, with the line where there is one. Cost: linear in the length of the file.
    Source: GNU gettext manual, "The Format of PO Files".

    >>> catalog = read(b'msgid ""\nmsgstr "Language: es\\n"\n\nmsgid "knee"\nmsgstr "rodilla"\n')
    >>> catalog.header["Language"], catalog.messages[0].target
    ('es', 'rodilla')
    """
    text = to_text(data, max_bytes)
    reading = _Reading(text, max_messages)
    for message in entries(text):
        reading.take(message)
    return reading.finish()


class _Reading:
    """What was read so far."""

    def __init__(self, text: str, max_messages: int) -> None:
        self.text = text
        self.max_messages = max_messages
        self.lines: dict[tuple[str | None, str], int] = {}
        self.live: list[Message] = []
        self.obsolete: list[Message] = []
        self.header: Message | None = None

    def take(self, message: Message) -> None:
        """Add one entry. Raises DuplicateKey, BadHeader, TooLarge."""
        key = (message.context, message.source)
        if key in self.lines:
            self._refuse_double(message)
        self.lines[key] = message.line
        if key == (None, ""):
            self._take_header(message)
            return
        if len(self.lines) > self.max_messages + (self.header is not None):
            raise TooLarge(
                f"The file has more than {self.max_messages:,} messages: send it in parts.",
                line=message.line,
                max_messages=self.max_messages,
            )
        if not message.obsolete:
            self.live.append(message)
        elif message.target or any(message.plural_targets):
            self.obsolete.append(message)

    def finish(self) -> Catalog:
        """Read the header, now that the whole file is in. Raises BadHeader, NotUtf8, BadPlural."""
        fields: Mapping[str, str] = EMPTY
        rule = None
        above: tuple[str, ...] = ()
        if self.header is not None:
            above = self.header.comments
            try:
                fields = MappingProxyType(header.fields(self.header.target))
                header.refuse_other_charsets(fields, ascii_only=self.text.isascii())
                rule = header.plural_rule(fields)
            except CatalogRefused as error:
                error.line = _field_line(self.text, error.key, self.header.line)
                raise
        _refuse_misfits(self.live, rule)
        return Catalog(header=fields, messages=(*self.live, *self.obsolete), comments=above)

    def _take_header(self, message: Message) -> None:
        if message.obsolete:
            raise BadHeader("The header is marked obsolete (#~): take the marks away.", line=message.line)
        if message.plural_source is not None:
            raise BadHeader("The header has a msgid_plural: take it away.", line=message.line)
        if not message.target.strip():
            raise BadHeader("The header is empty: take it from the exported file.", line=message.line)
        self.header = message

    def _refuse_double(self, message: Message) -> NoReturn:
        key = (message.context, message.source)
        first = self.lines[key]
        if key == (None, ""):
            raise BadHeader(f"The header is there already, in line {first}: keep one.", line=message.line)
        raise DuplicateKey(
            f"The same message is there already, in line {first}: keep one.",
            line=message.line,
            key=message.source if message.context is None else message.context,
            first_line=first,
        )


def _field_line(text: str, name: str | None, line: int) -> int:
    """The last line where a header field is written, in the entry that begins in a line; or that line."""
    found = line
    for number, written in enumerate(text.split("\n")[line:], line + 1):
        if not written.startswith(('"', "msgstr")):
            break
        if name and f'"{name}' in written:
            found = number
    return found


def _refuse_misfits(messages: Iterable[Message], rule: PluralRule | None) -> None:
    """Raise BadPlural for the first translated plural that has more or fewer forms than the header says.

    What msgfmt leaves out (fuzzy, empty, obsolete) may have any number.
    """
    for message in messages:
        if message.plural_source is None or message.fuzzy or not any(message.plural_targets):
            continue
        if rule is None:
            raise BadPlural(
                "There are plural forms, but the header has no Plural-Forms: take it from the exported file.",
                line=message.line,
            )
        count = len(message.plural_targets)
        if count != rule.count:
            raise BadPlural(
                f"The header says nplurals={rule.count}, but the forms of this message number {count}.",
                line=message.line,
            )
