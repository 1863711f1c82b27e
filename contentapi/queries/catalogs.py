"""Reads of catalogs: the messages that translators work on, and what left in an earlier export."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from contentapi.core.lifecycle import TargetState
from contentapi.core.threeway import Text
from contentapi.models import Catalog, Export, Placement, Revision, Section, Segment, Target, Version
from contentapi.queries.batches import batches

HEAD = "guide"
WITH_AUTHORS = ("author", "accepted__author", "accepted__accepted_by")


@dataclass(frozen=True, slots=True)
class Row:
    """One message of a catalog in one version: the source side, its place, and its target if there is one."""

    segment: Segment
    position: int
    links: tuple[str, ...]
    note: str
    critical: bool
    heading: str
    target: Target | None

    @property
    def context(self) -> str:
        """The msgctxt."""
        return self.segment.context

    @property
    def mine(self) -> Text:
        """The working target, with its state."""
        if self.target is None:
            return Text()
        return Text(self.target.text, TargetState(self.target.state))


@dataclass(frozen=True, slots=True)
class Headings:
    """Facts of a version's sections that messages need: heading and whether critical."""

    heading: str
    critical: bool


def headings(version: Version) -> dict[str, Headings]:
    """Section key → its facts. Cost: one query."""
    rows = Section.objects.filter(version=version).values_list("key", "heading", "critical")
    return {key: Headings(heading, critical or version.critical) for key, heading, critical in rows}


def rows(version: Version, catalog: Catalog | None) -> list[Row]:
    """The messages of a version in document order, with the catalog's targets.

    Cost: three queries, one more for each further 5,000 messages. Targets are asked for by key: a join with
    placements that the same transaction wrote is planned badly by PostgreSQL.
    """
    about = headings(version)
    placed = list(Placement.objects.filter(version=version).select_related("segment").order_by("position"))
    targets: dict[int, Target] = {}
    if catalog is not None and catalog.pk:
        for some in batches(p.segment_id for p in placed):
            found = Target.objects.filter(catalog=catalog, segment__in=some)
            targets.update({target.segment_id: target for target in found.select_related("author")})
    none = Headings("", version.critical)
    return [
        Row(
            segment=p.segment,
            position=p.position,
            links=tuple(p.links),
            note=p.note,
            critical=about.get(p.segment.section_key, none).critical,
            heading=about.get(p.segment.section_key, none).heading,
            target=targets.get(p.segment_id),
        )
        for p in placed
    ]


def row(version: Version, catalog: Catalog, context: str) -> Row | None:
    """One message of a version, or None when the version has none of that name. Cost: three queries."""
    key, _, name = context.partition("/")
    placed = (
        Placement.objects.filter(version=version, segment__section_key=key, segment__segment_id=name)
        .select_related("segment")
        .first()
    )
    if placed is None:
        return None
    section = Section.objects.filter(version=version, key=key).first()
    held = Target.objects.select_related(*WITH_AUTHORS)
    targets = held.filter(catalog=catalog, segment=placed.segment_id) if catalog.pk else ()
    return Row(
        segment=placed.segment,
        position=placed.position,
        links=tuple(placed.links),
        note=placed.note,
        critical=version.critical or (section is not None and section.critical),
        heading=section.heading if section else "",
        target=next(iter(targets), None),
    )


@dataclass(frozen=True, slots=True)
class Carried:
    """What carry-over put under an edited segment: the text, and the source it was made for."""

    text: str
    previous: int
    source: str


def carried(version: Version, catalog: Catalog, *, segment: int | None = None) -> dict[int, Carried]:
    """Segment pk → what was carried over to it, where no text of its own was accepted. Cost: one query."""
    if not catalog.pk:
        return {}
    found = Revision.objects.filter(
        act="carry",
        target__catalog=catalog,
        target__previous__isnull=False,
        target__segment__placements__version=version,
    )
    if segment is not None:
        found = found.filter(target__segment=segment)
    told = found.values_list("target__segment_id", "text", "target__previous_id", "target__previous__source")
    return {pk: Carried(text, previous, source) for pk, text, previous, source in told}


class Elsewhere:
    """What the same source reads in other places of a catalog; fuzzy texts say nothing."""

    def __init__(self, found: Iterable[Row], sent: Mapping[str, str] | None = None) -> None:
        """`sent`: msgctxt → text that a file is about to put there."""
        held = list(found)
        counts = Counter(row.segment.digest for row in held)
        self._texts: dict[str, dict[str, str]] = defaultdict(dict)
        for row in held:
            if counts[row.segment.digest] > 1:
                text = (sent or {}).get(row.context) or ("" if row.mine.fuzzy else row.mine.text)
                self._texts[row.segment.digest][row.context] = text

    def of(self, row: Row) -> frozenset[str]:
        """The texts beside this one."""
        texts = self._texts.get(row.segment.digest)
        if texts is None:
            return frozenset()
        return frozenset(text for context, text in texts.items() if text and context != row.context)


def elsewhere(version: Version, catalog: Catalog, row: Row) -> frozenset[str]:
    """The same for one message. Cost: one query."""
    if not catalog.pk:
        return frozenset()
    found = Target.objects.filter(
        catalog=catalog, segment__placements__version=version, segment__digest=row.segment.digest
    )
    found = found.exclude(segment=row.segment).exclude(text="").exclude(state="fuzzy")
    return frozenset(found.values_list("text", flat=True))


def obsolete(version: Version, catalog: Catalog) -> list[Target]:
    """Targets whose segment name is gone from the version, kept for reuse. Cost: one query."""
    placed = Placement.objects.filter(version=version).values("segment__section_key", "segment__segment_id")
    names = {(p["segment__section_key"], p["segment__segment_id"]) for p in placed}
    found = (
        Target.objects.filter(catalog=catalog)
        .exclude(text="")
        .exclude(segment__placements__version=version)
        .select_related("segment")
        .order_by("segment__section_key", "segment__segment_id", "segment__pk")
    )
    return [t for t in found if (t.segment.section_key, t.segment.segment_id) not in names]


def older_sources(catalog: Catalog, contexts: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """(msgctxt, msgid) → segment pk, for sources that a segment had in any version. Cost: one query."""
    wanted = set(contexts)
    if not wanted:
        return {}
    keys = {context.partition("/")[0] for context, _ in wanted}
    found: dict[tuple[str, str], int] = {}
    for segment in Segment.objects.filter(guide_id=catalog.guide_id, section_key__in=keys):
        if (segment.context, segment.source) in wanted:
            found[segment.context, segment.source] = segment.pk
    return found


def base(catalog: Catalog, digest: str) -> dict[int, Text] | None:
    """Segment pk → target as it left in the export of that digest; None when we made no such export.

    The record is the base for what has not moved since; the rest is looked up in the history. Cost: at most
    four queries.
    """
    export = Export.objects.filter(catalog=catalog, digest=digest).first() if digest else None
    if export is None:
        return None
    then = {t.segment_id: Text(t.text, TargetState(t.state)) for t in Target.objects.filter(catalog=catalog)}
    if export.catalog_revision == catalog.revision:
        return then
    steps = Revision.objects.filter(target__catalog=catalog)
    moved = steps.filter(catalog_revision__gt=export.catalog_revision).values("target")
    for segment in Target.objects.filter(pk__in=moved).values_list("segment_id", flat=True):
        then[segment] = Text()
    before = steps.filter(target__in=moved, catalog_revision__lte=export.catalog_revision).order_by("number")
    for segment, text, state in before.values_list("target__segment_id", "text", "state"):
        then[segment] = Text(text, TargetState(state))
    return then
