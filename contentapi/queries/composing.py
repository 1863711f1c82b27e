"""Reading a guide for composition: versions, sections, accepted texts and offers, once for every locale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from contentapi.core.composition import SourceSection
from contentapi.core.locales import parents, same_script
from contentapi.core.segmentation import Document, join, join_inline, split, split_inline
from contentapi.models import Catalog, Guide, Offer, Placement, Review, Section, Target, Version
from contentapi.queries import guides as guide_reads
from contentapi.queries.catalogs import HEAD
from contentapi.queries.releases import PUBLIC_STATES


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
    """Read a guide for composition. Cost: nine queries, whatever the number of locales."""
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
    accepted: dict[str, dict[int, str]] = {
        locale: {} for locale in Catalog.objects.filter(guide=guide).values_list("locale", flat=True)
    }
    for locale, segment, text in Target.objects.filter(
        catalog__guide=guide, accepted__isnull=False
    ).values_list("catalog__locale", "segment_id", "accepted__text"):
        accepted[locale][segment] = text
    offers = {o.locale: o for o in guide.offers.select_related("release").defer("release__body")}
    review = Review.objects.filter(version=version).order_by("-pk").first()
    return Whole(guide, sources[0], sources[1:], accepted, offers, review)


def accepted(about: Whole, locale: str) -> Mapping[int, str]:
    """Accepted targets of a locale; what a region leaves out is its parent's of the same script."""
    merged: dict[int, str] = {}
    for one in reversed(parents(locale)):
        if one in about.accepted and same_script(one, locale):
            merged.update(about.accepted[one])
    return merged
