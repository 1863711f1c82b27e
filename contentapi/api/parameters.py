"""Query parameters, declared once: what reads them also describes them in the OpenAPI document.

A parameter that a path does not know is refused, so that a misspelt `lang` is never silently English.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from contentapi.core.errors import BadLocale, BadParameter, UnknownParameter
from contentapi.core.kinds import SectionKind
from contentapi.core.locales import canonical_for_reader

MAX_SHOWN = 100
MAX_WORDS = 200
MAX_PAGE = 200
PAGE = 50

_WHOLE = re.compile(r"[0-9]{1,9}", re.ASCII)
_MOMENT = re.compile(
    r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d(:\d\d([.,]\d{1,9})?)?(?P<zone>[Zz]|[+-]\d\d:\d\d)?", re.ASCII
)
_CODE = re.compile(r"[\w .:/()+-]{1,60}(\|[\w .:/()+-]{1,60})?", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd]")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One query parameter.

    read      text → value. Raises ValueError for what it cannot use.
    expected  what may be sent, as one phrase.
    schema    the same as JSON Schema.
    absent    the value when it is not sent; `required`: it must be.
    """

    name: str
    read: Callable[[str], Any]
    expected: str | Promise
    about: str
    schema: Mapping[str, Any] = field(default_factory=lambda: {"type": "string"})
    absent: Any = None
    required: bool = False
    example: Any = None


def read(parameters: Sequence[Parameter], query: QueryDict) -> dict[str, Any]:
    """The values of a query by name. Raises UnknownParameter, BadParameter, BadLocale."""
    names = [parameter.name for parameter in parameters]
    for name, values in query.lists():
        if name not in names or len(values) > 1:
            raise UnknownParameter(
                f"{_shown(name)!r} is not known here, or was given twice; known: {', '.join(names)}.",
                key=_shown(name),
                known=names,
            )
    return {one.name: _value(one, query.get(one.name)) for one in parameters}


def refuse(parameter: str, value: str, expected: str | Promise) -> BadParameter:
    """The error for a value that cannot be used."""
    return BadParameter(
        f"{parameter!r} cannot be {_shown(value)!r}; expected: {expected}.",
        key=parameter,
        value=_shown(value),
        expected=expected,
    )


def _value(parameter: Parameter, text: Any) -> Any:
    if text is None:
        if parameter.required:
            raise refuse(parameter.name, "", parameter.expected)
        return parameter.absent
    try:
        return parameter.read(str(text))
    except BadLocale as error:
        raise BadLocale(error.message, key=parameter.name, value=_shown(str(text))) from None
    except (ValueError, OverflowError):
        raise refuse(parameter.name, str(text), parameter.expected) from None


def _shown(text: str) -> str:
    """As much of a stranger's text as may stand in an answer."""
    return _CONTROL.sub("", text)[:MAX_SHOWN]


def _whole(low: int, high: int) -> Callable[[str], int]:
    def read_whole(text: str) -> int:
        if not _WHOLE.fullmatch(text) or not low <= int(text) <= high:
            raise ValueError(text)
        return int(text)

    return read_whole


def _one_of(names: Collection[str]) -> Callable[[str], str]:
    def read_name(text: str) -> str:
        if text not in names:
            raise ValueError(text)
        return text

    return read_name


def _words(text: str) -> str:
    if len(text) > MAX_WORDS or _CONTROL.search(text):
        raise ValueError(text)
    return text.strip()


def _some_words(text: str) -> str:
    if not _words(text):
        raise ValueError(text)
    return _words(text)


def _code(text: str) -> str:
    if not _CODE.fullmatch(text):
        raise ValueError(text)
    return text.strip()


def _moment(text: str) -> datetime:
    """An RFC 3339 time with its zone, not in the future, as UTC."""
    match = _MOMENT.fullmatch(text)
    if match is None or not match["zone"]:
        raise ValueError(text)
    moment = datetime.fromisoformat(text.upper().replace(",", ".")).astimezone(UTC)
    if moment > timezone.now():
        raise ValueError(text)
    return moment


def choice(name: str, names: Sequence[str], about: str, *, absent: str | None = None) -> Parameter:
    """A parameter that takes one of a few names."""
    expected = format_lazy(_("one of {names}"), names=", ".join(names))
    return Parameter(name, _one_of(names), expected, about, {"type": "string", "enum": list(names)}, absent)


def number(name: str, about: str, *, low: int, high: int, absent: int | None = None) -> Parameter:
    """A whole number; required when there is no default."""
    expected = format_lazy(_("a whole number from {low} to {high}"), low=low, high=high)
    schema: dict[str, Any] = {"type": "integer", "minimum": low, "maximum": high}
    if absent is not None:
        schema["default"] = absent
    return Parameter(name, _whole(low, high), expected, about, schema, absent, required=absent is None)


LANG = Parameter(
    "lang",
    canonical_for_reader,
    _("a BCP 47 language tag, such as es-MX"),
    "The reader's locale (BCP 47). It beats Accept-Language. Extensions (`-u-…`, `-x-…`) choose no text.",
    {"type": "string", "pattern": "^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$"},
    example="es-MX",
)
FALLBACK = choice(
    "fallback",
    ("chain", "none"),
    "`chain`: the best locale there is. `none`: exactly the one asked for, or 404.",
    absent="chain",
)
LIMIT = number("limit", "Items a page, at most.", low=1, high=MAX_PAGE, absent=PAGE)
CURSOR = Parameter(
    "cursor",
    str,
    _("a cursor that this list gave"),
    "Where to go on: a cursor that an earlier page gave.",
    {"type": "string", "minLength": 31},
)
KIND = choice("kind", tuple(kind.value for kind in SectionKind), "Only guides with a section of this kind.")
CODE = Parameter(
    "code",
    _code,
    _("a clinical code, or system|code"),
    "Only guides under this clinical code; with its system before a bar where codes are ambiguous.",
    {"type": "string", "maxLength": 121},
    example="ICD-10-CM|M54.50",
)
WORDS = Parameter(
    "q",
    _words,
    _("at most 200 characters"),
    "Only guides with all these words in title or summary.",
    {"type": "string", "maxLength": MAX_WORDS},
    absent="",
)
SEARCHED = Parameter(
    "q",
    _some_words,
    _("1 to 200 characters"),
    "The words to look for.",
    {"type": "string", "minLength": 1, "maxLength": MAX_WORDS},
    required=True,
)
AS_OF = Parameter(
    "as_of",
    _moment,
    _("a past time with its zone, such as 2026-11-01T10:00:00Z (write + as %2B)"),
    "What a reader would have been given at this time (RFC 3339, with a zone, not in the future).",
    {"type": "string", "format": "date-time"},
)
