"""A reader's language ranges: as sent, and as understood.

Source: RFC 9110 §12.5.4 (Accept-Language), RFC 4647 §2.1, §3.3.1 and §3.4.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from contentapi.core.locales.inheritance import lineage, maximised
from contentapi.core.locales.tags import Tag, read_range

MAX_RANGES: Final = 20
MAX_CHARACTERS: Final = 1000

_ELEMENT: Final = re.compile(
    r"[ \t]*(\*|[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*)"
    r"(?:[ \t]*;[ \t]*[qQ]=(0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?))?[ \t]*"
)


@dataclass(frozen=True, slots=True)
class Range:
    """One language range as a reader sent it.

    q       quality in thousandths, 0–1000; 0 refuses.
    order   its place among those sent, which decides between equal qualities.
    """

    tag: str
    q: int = 1000
    order: int = 0


def parse_accept_language(header: str) -> tuple[Range, ...]:
    """The ranges of an Accept-Language field, best first, refusals last. Source: RFC 9110 §12.5.4.

    header   any text. Malformed members are skipped; at most MAX_RANGES well-formed ranges within the first
             MAX_CHARACTERS characters are looked at, and a member that is cut there is not.

    Never raises. Cost: linear in the characters looked at.

    >>> parse_accept_language("en;q=0.5, es-MX, fr;q=x, *;q=0")
    (Range(tag='es-MX', q=1000, order=1), Range(tag='en', q=500, order=0), Range(tag='*', q=0, order=2))
    """
    if len(header) > MAX_CHARACTERS:
        whole = header[MAX_CHARACTERS] == ","
        header = header[:MAX_CHARACTERS] if whole else header[:MAX_CHARACTERS].rpartition(",")[0]
    ranges: list[Range] = []
    for member in header.split(","):
        match = _ELEMENT.fullmatch(member) if member else None
        if match is not None:
            tag, quality = match.groups()
            ranges.append(Range(tag, _thousandths(quality), len(ranges)))
            if len(ranges) == MAX_RANGES:
                break
    return tuple(sorted(ranges, key=best_first))


def _thousandths(quality: str | None) -> int:
    if quality is None or quality[0] == "1":
        return 1000
    return int(quality[2:].ljust(3, "0"))


def best_first(one: Range) -> tuple[int, int]:
    """The order in which ranges are tried: quality, then place; refusals last."""
    return (-one.q, one.order)


@dataclass(frozen=True, slots=True)
class Line:
    """A range understood once.

    tag     its known parts; `whole` when nothing of what was asked had to be left out.
    group   the language and script it is written in.
    open    asked without a region, so that any variant of its group will do.
    """

    tag: Tag
    whole: bool
    group: tuple[str, str]
    open: bool

    @property
    def depth(self) -> int:
        """How specific the range is: the number of its parts; a region says the script too."""
        tag = self.tag
        return 1 + bool(tag.script or tag.region) + bool(tag.region) + len(tag.variants)

    def names(self, tag: Tag, group: tuple[str, str]) -> bool:
        """Whether it covers a tag by what the tag says: zh-Hant names zh-TW, sr-Cyrl does not name sr."""
        said = tag.script or tag.region or not self.tag.script
        return bool(said) and self.covers(tag, group)

    def covers(self, tag: Tag, group: tuple[str, str]) -> bool:
        """RFC 4647 §3.3.1 (basic filtering), by parts; a script that is only implied counts as said."""
        wanted = self.tag
        return (
            group[0] == self.group[0]
            and (group[1] == self.group[1] or not (wanted.script or wanted.region))
            and wanted.region in ("", tag.region)
            and wanted.variants == tag.variants[: len(wanted.variants)]
        )


@lru_cache(maxsize=4096)
def understand(text: str) -> Line | None:
    """A language range; None when its language or script is not known. Cached.

    >>> understand("zh-tw").group
    ('zh', 'Hant')
    """
    reading = read_range(text)
    return (
        Line(reading.tag, reading.whole, group_of(reading.tag), reading.open) if reading is not None else None
    )


@dataclass(frozen=True, slots=True)
class Step:
    """One locale that a range may be answered with; `own` when it is the range itself, under any code."""

    tag: str
    key: str
    own: bool


@lru_cache(maxsize=4096)
def steps_up(tag: Tag) -> tuple[Step, ...]:
    """Where a range looks, nearest first: itself and its parents. Cached.

    >>> [step.tag for step in steps_up(Tag("nb", region="NO"))]
    ['nb-NO', 'no-NO', 'nb', 'no']
    """
    steps: dict[str, Step] = {}
    for parent in lineage(tag):
        for twin in _twins(parent):
            steps.setdefault(str(twin), Step(str(twin), spelling_key(twin), parent == tag))
    return tuple(steps.values())


def _twins(tag: Tag) -> tuple[Tag, ...]:
    """The tag, and for Bokmål the same under its other code."""
    other = {"nb": "no", "no": "nb"}.get(tag.language)
    return (tag,) if other is None else (tag, Tag(other, tag.script, tag.region, tag.variants))


@lru_cache(maxsize=4096)
def spelling_key(tag: Tag) -> str:
    """Equal for two spellings of one locale: zh-TW and zh-Hant-TW, sr and sr-Cyrl."""
    return str(Tag(tag.language, maximised(tag).script, tag.region, tag.variants))


@lru_cache(maxsize=4096)
def group_of(tag: Tag) -> tuple[str, str]:
    """The written language that a tag belongs to: language (`no` for nb) and script."""
    return ("no" if tag.language == "nb" else tag.language, maximised(tag).script)
