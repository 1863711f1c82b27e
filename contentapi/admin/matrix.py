"""Locale × section as readers have it now, and a guide's versions in time. Reads only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from contentapi.admin.desk import way
from contentapi.core.composition import SectionState
from contentapi.core.locales import own_name
from contentapi.models import Guide, Release, Section, Version
from contentapi.queries import status
from contentapi.queries.status import Standing


@dataclass(frozen=True, slots=True)
class Cell:
    """One section in one locale. `version` is the one whose wording is shown."""

    state: str
    version: int
    critical: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One locale: its cells in the order of the sections, or none when readers are not offered it."""

    locale: str
    name: str
    dir: str
    cells: tuple[Cell | None, ...]
    release: Release | None
    standing: Standing | None

    @property
    def percent(self) -> int:
        """Accepted messages of the working version, in whole percent."""
        one = self.standing
        total = one.accepted + one.in_review + one.fuzzy + one.empty if one else 0
        return 100 * one.accepted // total if one and total else 0


@dataclass(frozen=True, slots=True)
class Matrix:
    """The whole table; `version` is the published one."""

    version: Version | None
    sections: Sequence[Section]
    lines: Sequence[Line]


STATES = tuple(SectionState)


def matrix(guide: Guide) -> Matrix:
    """The table of one guide. Cost: ten queries, whatever the number of locales."""
    version = guide.versions.filter(state="published").first()
    sections = list(version.sections.order_by("position")) if version else []
    critical = {s.key for s in sections if s.critical or (version is not None and version.critical)}
    offers = guide.offers.select_related("release__version")
    releases = {
        o.locale: o.release
        for o in offers.defer("release__body", "release__gzip", "release__br", "release__zstd")
    }
    standings = {s.locale: s for s in status.catalogs([guide.slug])}
    locales = sorted(releases.keys() | standings.keys())
    return Matrix(
        version,
        sections,
        [
            _line(locale, releases.get(locale), standings.get(locale), sections, critical)
            for locale in locales
        ],
    )


def _line(
    locale: str,
    release: Release | None,
    standing: Standing | None,
    sections: Sequence[Section],
    critical: set[str],
) -> Line:
    """One row of the table."""
    said: Mapping[str, tuple[str, int]] = {}
    if release is not None:
        said = {key: (state, version) for key, state, version in release.facts["sections"]}
    cells = tuple(Cell(*said[s.key], s.key in critical) if s.key in said else None for s in sections)
    return Line(locale, own_name(locale), way(locale), cells, release, standing)


def timeline(guide: Guide) -> list[Version]:
    """Every version, newest first, with who wrote and who approved it. Cost: one query."""
    return list(guide.versions.select_related("written_by", "approved_by").order_by("-number"))
