"""What a publication would do to every language, in sentences; the table beside them is wide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from contentapi.core.composition import SectionState
from contentapi.core.errors import BadGuide
from contentapi.models import Section, Version
from contentapi.services import previewing
from contentapi.services.releases import Forecast

# What harms most is said first.
WORST_FIRST = (SectionState.WITHHELD, SectionState.OUTDATED, SectionState.UNTRANSLATED)


@dataclass(frozen=True, slots=True)
class Sentence:
    """In these locales these sections (their headings) will be in that state; `critical`: one of them is."""

    state: str
    locales: tuple[str, ...]
    headings: tuple[str, ...]
    critical: bool


def outlook(version: Version) -> Mapping[str, Any]:
    """What publication would put before readers, locale by section. Cost: ten queries."""
    sections = list(version.sections.order_by("position"))
    rows = previewing.forecast(version)
    return {"sections": sections, "outlook": rows, **_in_words(version, sections, rows)}


def foreseen(version: Version) -> Mapping[str, Any]:
    """The same of a version that is not approved yet, in sentences alone; nothing while it cannot be cut."""
    try:
        rows = previewing.forecast(version)
    except BadGuide:
        return {}
    return {"foreseen": True, **_in_words(version, list(version.sections.order_by("position")), rows)}


def _in_words(version: Version, sections: Sequence[Section], rows: Sequence[Forecast]) -> Mapping[str, Any]:
    """What is said of the locales."""
    return {
        "sentences": _sentences(version, sections, rows),
        "calm": [row.locale for row in rows if row.offered and _calm(row)],
        "absent": [row.locale for row in rows if not row.offered],
    }


def _calm(row: Forecast) -> bool:
    """Is every section up to date?"""
    return all(choice.state is SectionState.CURRENT for choice in row.sections)


def _sentences(version: Version, sections: Sequence[Section], rows: Sequence[Forecast]) -> list[Sentence]:
    """One for each state and set of sections, with every locale of which it is true."""
    found: dict[tuple[SectionState, tuple[str, ...]], list[str]] = {}
    for row in rows:
        for state in WORST_FIRST if row.offered else ():
            keys = tuple(choice.key for choice in row.sections if choice.state is state)
            if keys:
                found.setdefault((state, keys), []).append(row.locale)
    by_key = {section.key: section for section in sections}
    return [
        Sentence(
            state.value,
            tuple(locales),
            tuple(by_key[key].heading for key in keys),
            version.critical or any(by_key[key].critical for key in keys),
        )
        for (state, keys), locales in sorted(found.items(), key=lambda item: WORST_FIRST.index(item[0][0]))
    ]
