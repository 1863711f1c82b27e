"""Segments: the smallest pieces that are translated as one, and their places in versions."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import UniqueConstraint
from django.utils.translation import gettext_lazy as _

from contentapi.core.segmentation import SegmentKind
from contentapi.models.guides import Guide, Version

SEGMENT_KINDS = [
    (SegmentKind.HEADING.value, _("heading")),
    (SegmentKind.PARAGRAPH.value, _("paragraph")),
    (SegmentKind.ITEM.value, _("item")),
    (SegmentKind.QUOTE.value, _("quote")),
    (SegmentKind.CELL.value, _("cell")),
]


class SegmentManager(models.Manager["Segment"]):
    """Finds a segment by its natural key."""

    def get_by_natural_key(self, slug: str, section_key: str, segment_id: str, digest: str) -> Segment:
        """The segment of that exact source under that name."""
        return self.get(guide__slug=slug, section_key=section_key, segment_id=segment_id, digest=digest)


class Segment(models.Model):
    """One exact source text under a lasting name: what a target text is made for.

    Versions that share a text share its row, and with it every accepted target. An edited text is a new
    row under the same `section_key/segment_id`; `predecessor` is the row it was edited from.
    """

    guide = models.ForeignKey(Guide, models.PROTECT, verbose_name=_("guide"), related_name="segments")
    section_key = models.CharField(_("section"), max_length=64)
    segment_id = models.CharField(max_length=64)
    kind = models.CharField(_("kind"), max_length=12, choices=SEGMENT_KINDS)
    source = models.TextField(_("source"))
    digest = models.CharField(_("digest"), max_length=64)
    predecessor = models.ForeignKey("self", models.PROTECT, null=True, related_name="successors")
    meanings = models.JSONField(default=list, help_text=_("Meaning-bearing tokens that the edit changed."))

    objects = SegmentManager()

    class Meta:
        verbose_name = _("segment")
        verbose_name_plural = _("segments")
        constraints: ClassVar = [
            UniqueConstraint(
                fields=["guide", "section_key", "segment_id", "digest"], name="one_segment_per_exact_source"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["digest"], name="segments_by_source")]

    def __str__(self) -> str:
        return self.context

    def natural_key(self) -> tuple[str, str, str, str]:
        """Its guide, its name, its text's digest."""
        return (self.guide.slug, self.section_key, self.segment_id, self.digest)

    natural_key.dependencies = ["contentapi.guide"]  # type: ignore[attr-defined]

    @property
    def context(self) -> str:
        """The msgctxt of its message."""
        return f"{self.section_key}/{self.segment_id}"


class PlacementManager(models.Manager["Placement"]):
    """Finds a placement by its natural key."""

    def get_by_natural_key(self, slug: str, number: int, position: int) -> Placement:
        """The segment at that position of that version."""
        return self.get(version__guide__slug=slug, version__number=number, position=position)


class Placement(models.Model):
    """A segment's place in one version: order, links and the note for translators."""

    version = models.ForeignKey(Version, models.CASCADE, verbose_name=_("version"), related_name="placements")
    segment = models.ForeignKey(Segment, models.PROTECT, verbose_name=_("segment"), related_name="placements")
    position = models.PositiveIntegerField(_("position"))
    links = models.JSONField(default=list)
    note = models.CharField(_("note"), max_length=120, blank=True)

    objects = PlacementManager()

    class Meta:
        verbose_name = _("placement")
        verbose_name_plural = _("placements")
        ordering: ClassVar = ["version", "position"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["version", "position"], name="one_segment_per_position"),
            UniqueConstraint(fields=["version", "segment"], name="one_position_per_segment"),
        ]

    def __str__(self) -> str:
        return f"{self.version_id}:{self.position}"

    def natural_key(self) -> tuple[str, int, int]:
        """Its version and position."""
        return (*self.version.natural_key(), self.position)

    natural_key.dependencies = ["contentapi.version", "contentapi.segment"]  # type: ignore[attr-defined]
