"""The whole grammar of one PO entry, line by line.

Source: GNU gettext manual, "The Format of PO Files".
"""

from __future__ import annotations

import re

from contentapi.core.catalog import Message
from contentapi.core.errors import BadPlural
from contentapi.core.po import comments, faults
from contentapi.core.po.faults import ODD_COMMENT
from contentapi.core.po.strings import STRING, EscapeError, unquote

_BLANKS = re.compile(r"[ \t\n]*+")
_FIELD = re.compile(
    r"(\#~\|?|\#\||)[ \t]*+(msgctxt|msgid_plural|msgid|msgstr)[ \t]*+(?:\[[ \t]*+([0-9]++)[ \t]*+\][ \t]*+)?"
    rf"({STRING})?[ \t]*+\n"
)
"""The mark, the keyword, the number in brackets, the string."""

_MORE = {
    mark: re.compile(rf"[ \t\n]*+{re.escape(mark)}[ \t]*+({STRING})[ \t]*+\n")
    for mark in ("", "#|", "#~", "#~|")
}
"""A further string of a field, by the mark of the field's lines; blank lines may stand before it."""

_THEN = {"": "", "#|": "", "#~": "#~", "#~|": "#~"}
"""Which mark may follow which within an entry, besides itself."""

Previous = tuple[str | None, str | None, str | None]
"""msgctxt, msgid and msgid_plural of `#|` lines."""

NONE: Previous = (None, None, None)

_DONE = frozenset({"msgstr", "msgstr[n]"})


def walk(text: str, position: int, line: int) -> tuple[Message | None, int]:
    r"""Take one entry that begins at an offset, where a line begins.

    line   the number of that line.

    Gives the message and the offset after it, or None at the end of the file; comments there are left.

    Raises BadSyntax, BadQuote, BadEscape or BadPlural with the place of the first fault. Linear.

    >>> walk('#~ msgid "a"\n#~ msgstr "b"\n', 0, 1)[0].target
    'b'
    """
    entry = _Walk(text, position, line)
    entry.skip_comments()
    while entry.take_field():
        pass
    return entry.finish(), entry.position


def message(
    above: comments.Above,
    context: str | None,
    source: str,
    target: str,
    *,
    line: int,
    obsolete: bool = False,
    plural_source: str | None = None,
    targets: tuple[str, ...] = (),
    previous: Previous = NONE,
) -> Message:
    r"""Put an entry together. `fuzzy` without a target means nothing and is dropped, as msgcat does.

    >>> message(((), (), (), ("fuzzy", "no-wrap")), None, "knee", "", line=1).flags
    ('no-wrap',)
    """
    by_hand, notes, references, flags = above
    fuzzy = False
    if "fuzzy" in flags:
        fuzzy = bool(target) or any(targets)
        flags = tuple(flag for flag in flags if flag != "fuzzy")
    return Message(
        context,
        source,
        target,
        fuzzy,
        obsolete,
        plural_source,
        targets,
        notes,
        by_hand,
        references,
        flags,
        *previous,
        line,
    )


class _Walk:
    """What one entry has had so far, and where the next line begins."""

    def __init__(self, text: str, position: int, line: int) -> None:
        self.text = text
        self.position = position
        self.line = line
        self.above = ""
        self.last = ""
        self.mark = ""
        self.opened = 0
        self.first_line = 0
        self.fields: dict[str, str] = {}
        self.forms: list[str] = []

    def skip_comments(self) -> None:
        """Take the lines above the entry, as they are."""
        text, start = self.text, self.position
        position = _after(_BLANKS, text, start)
        while text.startswith("#", position):
            if text.startswith(("#~", "#|"), position):
                match = ODD_COMMENT.match(text, position)
                if match is None:
                    break
                position = match.end()
            else:
                position = text.index("\n", position) + 1
            if text.startswith((" ", "\t", "\n"), position):
                position = _after(_BLANKS, text, position)
        self.above = text[start:position]
        self._move(position)

    def take_field(self) -> bool:
        """Take a field with all its lines; False when the entry is whole, or the file ends."""
        self._move(_after(_BLANKS, self.text, self.position))
        if self.position == len(self.text):
            return False
        match = _FIELD.match(self.text, self.position)
        if match is None:
            if self.last not in _DONE:
                faults.refuse(self.text, self.position, self.line, self.last, self.opened)
            return False
        mark, word, index, string = match.groups()
        name = f"{'#| ' if '|' in mark else ''}{word}{'' if index is None else '[n]'}"
        if self.last in _DONE and not self.last == name == "msgstr[n]":
            return False
        self._begin(name, mark)
        if index is not None:
            self._refuse_wrong_index(index)
        self._keep(self._body(match, string is not None))
        return True

    def finish(self) -> Message | None:
        """Give the message, or None when there was none. Raises BadSyntax when it is not whole."""
        if not self.last:
            return None
        if self.last not in _DONE:
            faults.refuse_unfinished(self.last, self.opened)
        get = self.fields.get
        return message(
            comments.parse(self.above) if self.above else comments.NOTHING,
            get("msgctxt"),
            self.fields["msgid"],
            get("msgstr", ""),
            line=self.first_line,
            obsolete=self.mark == "#~",
            plural_source=get("msgid_plural"),
            targets=tuple(self.forms),
            previous=(get("#| msgctxt"), get("#| msgid"), get("#| msgid_plural")),
        )

    def _move(self, position: int) -> None:
        self.line += self.text.count("\n", self.position, position)
        self.position = position

    def _begin(self, name: str, mark: str) -> None:
        """Enter upon a field. Raises BadSyntax where it may not stand."""
        faults.refuse_out_of_order(self.last, name, self.opened, self.line)
        if not self.last:
            self.opened = self.line
        elif mark != self.mark and mark != _THEN[self.mark]:
            faults.refuse_mixed_marks(self.line)
        if not self.first_line and "|" not in mark:
            self.first_line = self.line
        self.last, self.mark = name, mark

    def _refuse_wrong_index(self, index: str) -> None:
        expected = str(len(self.forms))
        if (index.lstrip("0") or "0") != expected:
            raise BadPlural(
                f"msgstr[{index[:20]}] stands where msgstr[{expected}] should: number the forms from 0.",
                line=self.line,
            )

    def _body(self, match: re.Match[str], has_string: bool) -> str:
        """Take the strings of a field, on its line and on those after it. Raises BadQuote."""
        text, more, line = self.text, _MORE[self.mark], self.line
        position = match.end()
        start, end = match.span(4)
        while (found := more.match(text, position)) is not None:
            if not has_string:
                start, has_string = found.start(1), True
            end, position = found.end(1), found.end()
        self._move(position)
        if not has_string:
            self._move(_after(_BLANKS, text, position))
            faults.refuse_bare_keyword(text, self.position, self.last, line, self.line)
        return text[start:end]

    def _keep(self, body: str) -> None:
        """Resolve a field's escapes. Raises BadEscape."""
        try:
            text = unquote(body)
        except EscapeError:
            faults.refuse_escape(body, self.line - 1 - body.count("\n"))
        if self.last == "msgstr[n]":
            self.forms.append(text)
        else:
            self.fields[self.last] = text


def _after(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    return position if match is None else match.end()
