"""The header entry of a PO file: its fields, its charset, its plural rule, its dates.

Source: GNU gettext manual, "Filling in the Header Entry".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime

from contentapi.core.errors import BadHeader, BadPlural, NotUtf8
from contentapi.core.plurals import PluralRule, parse

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")
_BLANKS = " \t\r\v\f"
_CHARSET = re.compile(r"charset\s*=\s*\"?([^;\"\s]*)", re.IGNORECASE)
_UTF8 = frozenset({"utf-8", "utf8"})
_ASCII = frozenset({"ascii", "us-ascii", "ansi_x3.4-1968"})
_TEMPLATE_CHARSET = "charset"
_TEMPLATE_RULE = re.compile(r"nplurals\s*=\s*INTEGER\s*;\s*plural\s*=\s*EXPRESSION\s*;?")
_DATE = re.compile(
    r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,6})?)?\s?(?:Z|[+-]\d\d:?\d\d)", re.ASCII | re.IGNORECASE
)


def fields(text: str) -> dict[str, str]:
    r"""Read the header entry's target text into field name → value, in order.

    text   lines of `Name: value`, each ended by \n; blank lines and white space around a value mean nothing.

    Raises BadHeader when a line has no name and colon, or a name comes twice (in any case); `key` is then the
    line or the name.

    >>> fields("Language: es-MX\nX-Guide:  facet-joint-injection\n")
    {'Language': 'es-MX', 'X-Guide': 'facet-joint-injection'}
    """
    found: dict[str, str] = {}
    seen = set()
    for line in text.split("\n"):
        if not line.strip(_BLANKS):
            continue
        name, colon, value = line.partition(":")
        if not colon or NAME.fullmatch(name) is None:
            raise BadHeader(f"The header line {line[:60]!r} is not of the form Name: value.", key=line)
        if name.lower() in seen:
            raise BadHeader(f"The header has {name} twice: keep one.", key=name)
        seen.add(name.lower())
        found[name] = value.strip(_BLANKS)
    return found


def field_line(data: bytes, name: str) -> int:
    r"""Line, from 1, of a PO or XLIFF file where a header field is written; of the header, where it is not.

    Linear.

    >>> field_line(b'# by hand\nmsgid ""\nmsgstr ""\n"Language: es\\n"\n', "Language")
    4
    """
    text = data.decode(errors="replace").replace("\r\n", "\n").replace("\r", "\n")
    name = re.escape(name)
    written = rf'^(?:msgstr)?[ \t]*"(?:[^"\n]*\\n)?{name}[ \t]*:|<note from="po-header:{name}"'
    for pattern in (written, r'^msgid[ \t]*"|<file\b'):
        if match := re.search(pattern, text, re.MULTILINE | re.IGNORECASE):
            return text.count("\n", 0, match.start()) + 1
    return 1


def refuse_other_charsets(header: Mapping[str, str], *, ascii_only: bool) -> None:
    """Raise NotUtf8 when Content-Type names a charset that the file is not in.

    UTF-8 may be named, or nothing, or the CHARSET of an unfilled template; ASCII only when the file is ASCII.

    Raises BadHeader when `charset=` is followed by nothing.

    >>> refuse_other_charsets({"Content-Type": "text/plain; charset=UTF-8"}, ascii_only=False)
    """
    key = next((name for name in header if name.lower() == "content-type"), "")
    match = _CHARSET.search(header.get(key, ""))
    if match is None:
        return
    charset = match[1].lower()
    if not charset:
        raise BadHeader("Content-Type names no charset: write charset=UTF-8.", key=key)
    if charset in _UTF8 or charset == _TEMPLATE_CHARSET or (ascii_only and charset in _ASCII):
        return
    raise NotUtf8(
        f"The header says that the charset is {match[1][:40]}: save the file as UTF-8 and say so there.",
        key=key,
    )


def plural_rule(header: Mapping[str, str]) -> PluralRule | None:
    """Give the plural rule of a header, proven, or None when it names none or is an unfilled template's.

    Raises BadPlural.

    >>> plural_rule({"Plural-Forms": "nplurals=2; plural=(n != 1);"}).count
    2
    """
    key = next((name for name in header if name.lower() == "plural-forms"), "")
    if not key:
        _refuse_stray_rule(header)
    value = header.get(key, "")
    if not value or _TEMPLATE_RULE.fullmatch(value):
        return None
    try:
        return parse(value)
    except BadPlural as error:
        raise BadPlural(error.message, key=key) from None


def _refuse_stray_rule(header: Mapping[str, str]) -> None:
    for name, value in header.items():
        if "nplurals=" in value:
            raise BadPlural(f"The plural rule stands in {name}: name the field Plural-Forms.", key=name)


def read_date(text: str) -> datetime | None:
    """Read a header date in gettext's form or in ISO 8601; None when it is neither or has no time zone.

    >>> read_date("2026-11-22 10:00+0000") == read_date("2026-11-22T11:00:00+01:00")
    True
    >>> read_date("YEAR-MO-DA HO:MI+ZONE")
    """
    text = text.strip()
    if _DATE.fullmatch(text) is None:
        return None
    try:
        return datetime.fromisoformat(text.upper().replace(",", ".").replace(" +", "+").replace(" -", "-"))
    except ValueError:
        return None


def format_date(at: datetime) -> str:
    """Write an aware time in gettext's form, in UTC, to the minute.

    Raises ValueError for a time without zone.

    >>> format_date(datetime(2026, 11, 22, 10, 0, tzinfo=UTC))
    '2026-11-22 10:00+0000'
    """
    if at.tzinfo is None or at.utcoffset() is None:
        raise ValueError("a header date needs a time zone")
    at = at.astimezone(UTC)
    return f"{at.year:04}-{at.month:02}-{at.day:02} {at.hour:02}:{at.minute:02}+0000"
