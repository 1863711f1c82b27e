"""A catalog: all messages of one guide in one locale, as values.

Source: the GNU gettext manual, "The Format of PO Files". A PO file is a catalog's written form; reading and
writing it is `core.po`'s.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

EMPTY: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Message:
    """One gettext entry.

    context            msgctxt, `section-key/segment-id` in a guide's catalog; None when absent.
    source, target     msgid and msgstr, decoded (no PO escapes), NFC not enforced here.
    plural_source      msgid_plural; then `plural_targets` holds msgstr[0…] and `target` is "".
    notes              `#.` lines, for the translator, from us.
    comments           `#` lines, by the translator.
    references         `#:` words, e.g. `facet-joint-injection/risks:3`.
    flags              `#,` words other than fuzzy.
    previous_*         `#|` lines: what the fuzzy target was made for.
    line               1-based line of its first keyword in the file read; 0 when not read from one.
    """

    context: str | None
    source: str
    target: str = ""
    fuzzy: bool = False
    obsolete: bool = False
    plural_source: str | None = None
    plural_targets: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    previous_context: str | None = None
    previous_source: str | None = None
    previous_plural: str | None = None
    line: int = 0

    @property
    def key(self) -> tuple[str | None, str]:
        """The message key, (msgctxt, msgid)."""
        return (self.context, self.source)


@dataclass(frozen=True, slots=True)
class Catalog:
    """A header and messages in file order; obsolete ones last.

    header     field name → value, in order, as written (`Language`, `Plural-Forms`, `X-Guide` …).
    comments   the lines of the comment above the header entry, without `# `.
    """

    header: Mapping[str, str] = field(default_factory=lambda: EMPTY)
    messages: tuple[Message, ...] = ()
    comments: tuple[str, ...] = ()


def digest(text: str) -> str:
    """SHA-256 (64 hex digits) of a text in NFC, UTF-8: the identity of a source or a target.

    >>> digest("é") == digest("é")
    True
    """
    return hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()


def edged(target: str) -> str:
    r"""A target without line feeds at its edges, as it is judged and stored.

    No source has any there, so they say nothing; where only one side has them, `msgfmt --check` refuses.

    >>> edged("\n Descanse.\n")
    ' Descanse.'
    """
    return target.strip("\n")


class Fate(StrEnum):
    """What became of one entry of an upload."""

    UNCHANGED = "unchanged"
    APPLIED = "applied"
    CONFLICT = "conflict"
    SOURCE_MOVED = "source_moved"
    BLANK = "blank"
    UNKNOWN_KEY = "unknown_key"
    FUZZY = "fuzzy"
    BLOCKED = "blocked"
