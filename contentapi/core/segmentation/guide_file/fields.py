"""Front-matter fields as values: texts, flags, dates, clinical codes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from contentapi.core.errors import BadFrontMatter
from contentapi.core.segmentation.guide_file.front_matter import Field, Value

_TRUTH = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_BLANKS = re.compile(r"\s+")
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CODE = re.compile(r"(?P<system>[^:\s]+)(?::\s*|\s+)(?P<code>\S+)(?:\s+(?P<display>.+))?", re.DOTALL)

MAX_LINE = 300
MAX_NAME = 200
MAX_CODE = 40
"""Characters of a title, a heading or a code's display; of a reviewer; of a code or its system."""

REVIEW_GROUPS = ("review", "reviewed")
LAST = ("last", "reviewed", "last_reviewed", "reviewed_last", "last_review")
DUE = ("next_due", "next", "due", "next_review", "next_review_due", "review_due", "review_next_due")
NOTE = ("note", "review_note")
REVIEWER = ("reviewer", "reviewed_by", "clinical_reviewer")

FLAT_REVIEW = frozenset((*LAST[1:], *DUE[3:], *NOTE[1:], *REVIEWER, *REVIEW_GROUPS))
"""The names of review fields that stand by themselves, and of the groups."""


@dataclass(frozen=True, slots=True)
class Code:
    """A clinical code, such as ICD-10-CM M47.816."""

    system: str
    code: str
    display: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """When and by whom the content was last reviewed, and when it must be again; None or "" when not said."""

    last: date | None = None
    due: date | None = None
    note: str = ""
    reviewer: str = ""


def text_of(fields: Mapping[str, Field], name: str) -> str:
    """A field's text on one line; "" when it is not there. Raises BadFrontMatter for a list or a mapping."""
    field = fields.get(name)
    return one_line(field.value, name, field.line) if field else ""


def one_line(value: Value, name: str, line: int) -> str:
    """A value that must be text, white space joined."""
    if not isinstance(value, str):
        raise BadFrontMatter(f"{name} must be text on one line", line=line, key=name)
    return _BLANKS.sub(" ", value).strip()


def refuse_longer(text: str, limit: int, name: str, line: int) -> None:
    """Raise BadFrontMatter for a text that is longer than what the record holds.

    >>> refuse_longer("Knee injection", MAX_LINE, "title", 3)
    """
    if len(text) > limit:
        raise BadFrontMatter(
            f"{name} has {len(text):,} characters; at most {limit} are taken", line=line, key=name
        )


def truth(text: str) -> bool | None:
    """True, False, or None for a text that says neither.

    >>> truth("Yes"), truth("off"), truth("risks")
    (True, False, None)
    """
    return _TRUTH.get(text.strip().casefold())


def names_in(field: Field, name: str) -> tuple[str, ...]:
    """A list of texts."""
    if not isinstance(field.value, list):
        raise BadFrontMatter(f"{name} must be a list", line=field.line, key=name)
    return tuple(one_line(item, name, field.line) for item in field.value)


def read_codes(field: Field | None) -> tuple[Code, ...]:
    """The clinical codes, each a mapping of system, code and display, or a text such as `ICD-10-CM:M47.816`.

    A mapping with other names gives the codes of each system. Raises BadFrontMatter.

    >>> read_codes(Field(["ICD-10-CM:M47.816 Spondylosis"], 4))
    (Code(system='ICD-10-CM', code='M47.816', display='Spondylosis'),)
    >>> read_codes(Field({"ICD-9": ["724.2", "724.8"]}, 4))
    (Code(system='ICD-9', code='724.2', display=''), Code(system='ICD-9', code='724.8', display=''))
    """
    if field is None or field.value == "":
        return ()
    items = field.value if isinstance(field.value, list) else [field.value]
    return tuple(dict.fromkeys(code for item in items for code in _codes(item, field.line)))


_PLAIN = frozenset({"system", "code", "display"})


def _codes(item: Value, line: int) -> Iterator[Code]:
    """The codes of one item; a mapping with other names than a code's own is system: code or codes."""
    if not isinstance(item, dict) or item.keys() & _PLAIN:
        yield _code(item, line)
        return
    for system, codes in item.items():
        for code in codes if isinstance(codes, list) else [codes]:
            yield _code({"system": system, "code": code}, line)


def _code(item: Value, line: int) -> Code:
    wrong = BadFrontMatter(
        "a code is {system: …, code: …, display: …} or a text such as ICD-10-CM:M47.816",
        line=line,
        key="codes",
    )
    if isinstance(item, str):
        match = _CODE.fullmatch(item.strip())
        if match is None:
            raise wrong
        return _fitting(match["system"], match["code"], _BLANKS.sub(" ", match["display"] or ""), line)
    if not isinstance(item, dict) or item.keys() - _PLAIN:
        raise wrong
    system, code, display = (
        one_line(item.get(name, ""), "codes", line) for name in ("system", "code", "display")
    )
    if not system or not code:
        raise wrong
    return _fitting(system, code, display, line)


def _fitting(system: str, code: str, display: str, line: int) -> Code:
    for part, limit in ((system, MAX_CODE), (code, MAX_CODE), (display, MAX_LINE)):
        refuse_longer(part, limit, "a part of codes", line)
    return Code(system, code, display)


def read_review(fields: Mapping[str, Field]) -> Review:
    """The review dates, grouped under `review` or standing by themselves, under any of their names.

    Raises BadFrontMatter: no ISO date, the same said twice, due before it was done.
    """
    said: dict[str, tuple[str, int]] = {}
    for name, text, line in _review_fields(fields):
        if name in said and said[name][0] != text:
            raise BadFrontMatter(f"the review's {name!r} is said twice, in two ways", line=line, key=name)
        said[name] = (text, line)
    last, due = (_date(*said[name]) if name in said else None for name in ("last", "due"))
    if last and due and due < last:
        raise BadFrontMatter("the next review is due before the last one", line=said["due"][1], key="due")
    reviewer, line = said.get("reviewer", ("", 0))
    refuse_longer(reviewer, MAX_NAME, "reviewer", line)
    return Review(last, due, *(said.get(name, ("", 0))[0] for name in ("note", "reviewer")))


def _review_fields(fields: Mapping[str, Field]) -> Iterator[tuple[str, str, int]]:
    """(last, due, note or reviewer; text; line) of every review field that says something."""
    for name, field in fields.items():
        if name not in FLAT_REVIEW or field.value == "":
            continue
        grouped = (
            field.value if isinstance(field.value, dict) and name in REVIEW_GROUPS else {name: field.value}
        )
        for inner, value in grouped.items():
            part = next((part for part, names in _PARTS.items() if inner in names), "")
            if not part:
                raise BadFrontMatter(
                    f"{name} holds last, next_due, reviewer and note; {inner!r} is none of them"
                    if inner != name
                    else f"{name} must hold fields, such as {name}: {{last: 2026-11-22}}",
                    line=field.line,
                    key=name,
                )
            if text := one_line(value, inner, field.line):
                yield part, text, field.line


_PARTS = {"last": LAST, "due": DUE, "note": NOTE, "reviewer": REVIEWER}


def _date(text: str, line: int) -> date:
    try:
        if not _ISO_DATE.fullmatch(text):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise BadFrontMatter(f"{text!r} is no date; write it as 2026-11-22", line=line) from None
