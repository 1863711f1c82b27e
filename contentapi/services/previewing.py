"""A version in any locale as readers would get it if it were published now. Writes nothing."""

from __future__ import annotations

from dataclasses import dataclass

from contentapi.core.composition import SectionText
from contentapi.core.lifecycle import FROZEN, VersionState
from contentapi.models import Catalog, Placement, Version
from contentapi.queries.composing import Whole, load
from contentapi.services.guides import freezing
from contentapi.services.releases import Forecast, chosen, foretell, head_text, section_text


@dataclass(frozen=True, slots=True)
class Preview:
    """Title and summary in `title_locale`; the sections as readers would get them, with state and notice."""

    title: str
    summary: str
    title_locale: str
    sections: tuple[SectionText, ...]


def locales(version: Version) -> list[str]:
    """The source locale and every locale with a catalog. Cost: one query."""
    source = version.guide.source_locale
    found = Catalog.objects.filter(guide=version.guide_id).order_by("locale").values_list("locale", flat=True)
    return [source, *(locale for locale in found if locale != source)]


def preview(version: Version, locale: str) -> Preview:
    """By the very choice that publication makes; a draft's texts are matched as approval would match them.

    Raises BadGuide for Markdown that cannot be translated. Cost: nine queries, of a draft fifteen.
    """
    about = _whole(version)
    head, *choices = chosen(about, locale)
    title, summary, title_locale = head_text(about, locale, head)
    sections = tuple(section_text(about, locale, choice) for choice in choices)
    return Preview(title, summary, title_locale, sections)


def forecast(version: Version) -> list[Forecast]:
    """How every locale with a catalog would stand if the version were approved and published now.

    Raises BadGuide. Cost: as of a preview, whatever the number of locales.
    """
    return foretell(_whole(version))


def _whole(version: Version) -> Whole:
    """All that composing needs, of a draft too."""
    about = load(version.guide, version)
    if VersionState(version.state) not in FROZEN:
        _place(about, version)
    return about


def _place(about: Whole, version: Version) -> None:
    """Give a draft the places that its segments would get; a new or edited text has no translation yet."""
    about.now.placed.clear()
    for number, one in enumerate(freezing.plan(version), start=1):
        segment = one.kept if one.kept is not None else -number
        placement = Placement(version=version, segment_id=segment, position=number)
        about.now.placed.setdefault(one.section_key, []).append(placement)
