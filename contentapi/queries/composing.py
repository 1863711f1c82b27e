"""Reading a guide for composition: versions, sections, accepted texts and offers, once for every locale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from contentapi.core.composition import SourceSection
from contentapi.core.locales import parents, same_script
from contentapi.core.segmentation import Document, join, join_inline, split, split_inline
from contentapi.models import Catalog, Guide, Offer, Placement, Review, Revision, Section, Target, Version
from contentapi.queries import guides as guide_reads
from contentapi.queries.batches import batches
from contentapi.queries.catalogs import HEAD
from contentapi.queries.releases import PUBLIC_STATES

PLACE = ("accepted", "catalog", "segment")


def alone(source: str, target: str) -> str:
    """A heading, title or summary with its target in place and its links put back."""
    return join_inline(split_inline(source), target)


@dataclass(slots=True)
class Source:
    """One version as it is needed for composition."""

    version: Version
    sections: dict[str, Section]
    placed: dict[str, list[Placement]]
    documents: dict[str, Document]

    def part(self, key: str) -> SourceSection:
        """The section as the rule sees it."""
        critical = key != HEAD and (self.sections[key].critical or self.version.critical)
        return SourceSection(
            key, self.version.number, critical, tuple(p.segment_id for p in self.placed.get(key, []))
        )

    def rebuild(self, key: str, targets: Sequence[str] | None) -> tuple[str, str]:
        """(heading, Markdown) of a section with the targets in place, or as written."""
        section = self.sections[key]
        if targets is None:
            return section.heading, section.markdown
        if key not in self.documents:
            self.documents[key] = split(section.markdown)
        return alone(section.heading, targets[0]), join(self.documents[key], targets[1:])


@dataclass(slots=True)
class Whole:
    """All that composing one guide's releases needs, read once for every locale."""

    guide: Guide
    now: Source
    earlier: list[Source]
    accepted: dict[str, dict[int, str]]
    offers: dict[str, Offer]
    review: Review | None = None


def load(guide: Guide, version: Version) -> Whole:
    """Read a guide for composition. Cost: ten queries, and one for each further 5,000 accepted texts."""
    older = guide.versions.filter(state__in=PUBLIC_STATES, number__lt=version.number).order_by("-number")
    versions = [version, *older]
    placed = guide_reads.placements(versions)
    sections: dict[int, dict[str, Section]] = {v.pk: {} for v in versions}
    for section in Section.objects.filter(version__in=versions).order_by("position"):
        sections[section.version_id][section.key] = section
    sources = []
    for one in versions:
        by_key: dict[str, list[Placement]] = {}
        for placement in placed[one.pk]:
            by_key.setdefault(placement.segment.section_key, []).append(placement)
        sources.append(Source(one, sections[one.pk], by_key, {}))
    offers = {o.locale: o for o in guide.offers.select_related("release").defer("release__body")}
    review = Review.objects.filter(version=version).order_by("-pk").first()
    return Whole(guide, sources[0], sources[1:], _accepted(guide), offers, review)


def _accepted(guide: Guide) -> dict[str, dict[int, str]]:
    """Locale → segment pk → accepted text. Cost: two queries, and one for each 5,000 texts.

    By key: a join of tables that the same transaction filled is planned from statistics that do not know
    them, and took a minute on PostgreSQL.
    """
    locales = dict(Catalog.objects.filter(guide=guide).values_list("pk", "locale"))
    held = Target.objects.filter(catalog__in=list(locales), accepted__isnull=False)
    places = {pk: (catalog, segment) for pk, catalog, segment in held.values_list(*PLACE)}
    found: dict[str, dict[int, str]] = {locale: {} for locale in locales.values()}
    for some in batches(places):
        for pk, text in Revision.objects.filter(pk__in=some).values_list("pk", "text"):
            catalog, segment = places[pk]
            found[locales[catalog]][segment] = text
    return found


def accepted(about: Whole, locale: str) -> Mapping[int, str]:
    """Accepted targets of a locale; what a region leaves out is its parent's of the same script."""
    merged: dict[int, str] = {}
    for one in reversed(parents(locale)):
        if one in about.accepted and same_script(one, locale):
            merged.update(about.accepted[one])
    return merged
