"""Reads of progress: how far every catalog has come, and how its sections stand before readers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count

from contentapi.core.lifecycle import TargetState
from contentapi.models import Catalog, Guide, Offer, Placement, Target, Version
from contentapi.queries import guides as guide_reads


@dataclass(frozen=True, slots=True)
class Standing:
    """One catalog's messages by state (of the working version), and its offered sections by state."""

    guide: str
    version: int
    locale: str
    accepted: int
    in_review: int
    fuzzy: int
    empty: int
    sections: dict[str, int] = field(default_factory=dict)


def catalogs(slugs: Sequence[str] = ()) -> list[Standing]:
    """The standing of every catalog, by guide and locale. Raises UnknownGuide. Cost: six queries in all."""
    guides = [guide_reads.by_slug(slug) for slug in slugs] if slugs else list(Guide.objects.all())
    working = _working(guides)
    placed = Placement.objects.filter(version__in=working.values())
    totals = dict(placed.values_list("version__guide").annotate(Count("pk")))
    counts: dict[int, Counter[str]] = {}
    targets = Target.objects.filter(segment__placements__version__in=working.values())
    for pk, state, number in targets.values_list("catalog", "state").annotate(Count("pk")):
        counts.setdefault(pk, Counter())[state] = number
    offers = Offer.objects.filter(guide__in=guides)
    facts = {(g, locale): f for g, locale, f in offers.values_list("guide", "locale", "release__facts")}
    found = (
        Catalog.objects.filter(guide__in=working).select_related("guide").order_by("guide__slug", "locale")
    )
    return [
        _standing(
            catalog,
            working[catalog.guide_id].number,
            totals.get(catalog.guide_id, 0),
            counts.get(catalog.pk, Counter()),
            facts.get((catalog.guide_id, catalog.locale)),
        )
        for catalog in found
    ]


def _working(guides: Sequence[Guide]) -> dict[int, Version]:
    """The working version of each guide, by guide pk. Cost: one query."""
    frozen = Version.objects.filter(guide__in=guides, state__in=guide_reads.WORKABLE).order_by("number")
    return {version.guide_id: version for version in frozen}


def _standing(
    catalog: Catalog, version: int, total: int, states: Counter[str], facts: dict[str, Any] | None
) -> Standing:
    """One catalog's numbers."""
    filled = sum(states[s.value] for s in TargetState if s is not TargetState.EMPTY)
    sections = Counter(state for _, state, _ in facts["sections"]) if facts else Counter()
    return Standing(
        guide=catalog.guide.slug,
        version=version,
        locale=catalog.locale,
        accepted=states[TargetState.ACCEPTED.value],
        in_review=states[TargetState.TRANSLATED.value],
        fuzzy=states[TargetState.FUZZY.value],
        empty=total - filled,
        sections=dict(sorted(sections.items())),
    )
