"""The grammar of PO files: from text to entries.

Most entries are four plain fields and are taken in one match. All others, and every faulty one, go through
`walk`, which knows the whole grammar; what it says holds. Time grows with the length of the file and with
nothing else.

Source: GNU gettext manual, "The Format of PO Files", and what GNU msgfmt 0.21 accepts, less its leniency:
strings that follow each other on one line, a backslash at the end of a line, `domain`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contentapi.core.catalog import Message
from contentapi.core.po import faults
from contentapi.core.po.comments import IN_ORDER, in_order
from contentapi.core.po.strings import PLAIN_STRING, unquote
from contentapi.core.po.walk import NONE, Previous, message, walk


def _plain(mark: str, previous: str) -> re.Pattern[str]:
    """A message without plural, as most are.

    Groups: four of lines above it; previous msgctxt, msgid; nothing, where it begins; msgctxt, msgid, msgstr.
    What follows is looked at, so that no line that still belongs to the msgstr is left out.
    """
    old = rf"({PLAIN_STRING}(?:\n{previous}{PLAIN_STRING}){{0,60}})\n"
    new = rf"({PLAIN_STRING}(?:\n{mark}{PLAIN_STRING}){{0,60}})\n"
    return re.compile(
        rf"\n*+{IN_ORDER}"
        rf"(?:(?:{previous}msgctxt {old})?{previous}msgid {old})?()"
        rf"(?:{mark}msgctxt {new})?{mark}msgid {new}{mark}msgstr {new}"
        r"(?=\n*+(?:\#[ .:,|]|\#~\|? ?m|m|\Z))"
    )


START = 7
_LIVE = _plain("", r"\#\| ")
_OBSOLETE = _plain(r"\#~ ", r"\#~\| ")


def entries(text: str) -> Iterator[Message]:
    r"""Give each entry of a file as a message, in its order; the header is one of them.

    text   as `decoding.to_text` makes it: lines end with a line feed, the last one too.

    Raises BadSyntax, BadQuote, BadEscape or BadPlural with the place of the first fault, when the entries
    before it have been given. Linear.

    >>> [entry.source for entry in entries('msgid "a"\nmsgstr ""\n\n#~ msgid "b"\n#~ msgstr ""\n')]
    ['a', 'b']
    """
    if "\\\n" in text:
        faults.refuse_continued_comment(text)
    position, counted, line, obsolete = 0, 0, 1, False
    while True:
        match = (_OBSOLETE if obsolete else _LIVE).match(text, position)
        if match is None:
            obsolete = not obsolete
            match = (_OBSOLETE if obsolete else _LIVE).match(text, position)
        start = position if match is None else match.start(START)
        line += text.count("\n", counted, start)
        counted = start
        if match is not None:
            position = match.end()
            yield _message(match, line, obsolete)
            continue
        entry, position = walk(text, position, line)
        if entry is None:
            return
        obsolete = entry.obsolete
        yield entry


def _message(match: re.Match[str], line: int, obsolete: bool) -> Message:
    by_hand, notes, references, flags, old_context, old_source, _, context, source, target = match.groups()
    return message(
        in_order(by_hand, notes, references, flags),
        None if context is None else unquote(context),
        unquote(source),
        unquote(target),
        line=line,
        obsolete=obsolete,
        previous=NONE if old_source is None else _previous(old_context, old_source),
    )


def _previous(context: str | None, source: str) -> Previous:
    return (None if context is None else unquote(context), unquote(source), None)
