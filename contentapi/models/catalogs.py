"""Catalogs, their target texts with full history, and the files that came in."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from contentapi.core.lifecycle import Origin, TargetState
from contentapi.models.audit import Actor
from contentapi.models.guides import Guide
from contentapi.models.segments import Segment

TARGET_STATES = [
    (TargetState.EMPTY.value, _("empty")),
    (TargetState.FUZZY.value, _("fuzzy")),
    (TargetState.TRANSLATED.value, _("translated")),
    (TargetState.ACCEPTED.value, _("accepted")),
]
ORIGINS = [
    (Origin.TYPED.value, _("typed")),
    (Origin.FILE.value, _("file")),
    (Origin.MEMORY.value, _("memory")),
    (Origin.MACHINE.value, _("machine")),
    (Origin.CARRIED.value, _("carried over")),
]
ACCEPTED = TargetState.ACCEPTED.value


class CatalogManager(models.Manager["Catalog"]):
    """Finds a catalog by its natural key."""

    def get_by_natural_key(self, slug: str, locale: str) -> Catalog:
        """The guide's catalog in that locale."""
        return self.get(guide__slug=slug, locale=locale)


class Catalog(models.Model):
    """All messages of one guide in one locale. `revision` counts every change of any target in it."""

    guide = models.ForeignKey(Guide, models.PROTECT, verbose_name=_("guide"), related_name="catalogs")
    locale = models.CharField(_("locale"), max_length=35)
    revision = models.PositiveIntegerField(_("revision"), default=0)
    revised_at = models.DateTimeField(_("revised"), null=True)
    last_translator = models.CharField(_("last translator"), max_length=200, blank=True)
    team = models.CharField(_("team"), max_length=200, blank=True)
    comment = models.TextField(_("comment"), blank=True)

    objects = CatalogManager()

    class Meta:
        verbose_name = _("catalog")
        verbose_name_plural = _("catalogs")
        ordering: ClassVar = ["guide", "locale"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["guide", "locale"], name="one_catalog_per_guide_and_locale"),
        ]

    def __str__(self) -> str:
        return f"{self.guide} {self.locale}"

    def natural_key(self) -> tuple[str, str]:
        """Its guide and locale."""
        return (self.guide.slug, self.locale)

    natural_key.dependencies = ["contentapi.guide"]  # type: ignore[attr-defined]


class TargetManager(models.Manager["Target"]):
    """Finds a target by its natural key."""

    def get_by_natural_key(self, slug: str, locale: str, section: str, segment: str, digest: str) -> Target:
        """The target of that exact segment in that locale."""
        return self.get(
            catalog__guide__slug=slug,
            catalog__locale=locale,
            segment__section_key=section,
            segment__segment_id=segment,
            segment__digest=digest,
        )


class Target(models.Model):
    """The working target text of one segment in one locale, and the last text accepted for it.

    Absent means empty. `number` is the number of its last revision. `accepted` stays when the working
    text moves on, so that what was accepted goes on being served until another text is.
    """

    catalog = models.ForeignKey(Catalog, models.PROTECT, verbose_name=_("catalog"), related_name="targets")
    segment = models.ForeignKey(Segment, models.PROTECT, verbose_name=_("segment"), related_name="targets")
    text = models.TextField(_("text"), blank=True)
    state = models.CharField(_("state"), max_length=10, choices=TARGET_STATES)
    previous = models.ForeignKey(
        Segment, models.PROTECT, null=True, verbose_name=_("source before"), related_name="+"
    )
    author = models.ForeignKey(Actor, models.PROTECT, verbose_name=_("author"), related_name="+")
    origin = models.CharField(_("origin"), max_length=8, choices=ORIGINS)
    number = models.PositiveIntegerField(_("number"), default=1)
    changed_at = models.DateTimeField(_("changed"))
    comment = models.TextField(_("comment"), blank=True)
    accepted = models.ForeignKey(
        "Revision", models.PROTECT, null=True, verbose_name=_("accepted"), related_name="+"
    )

    objects = TargetManager()

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        permissions: ClassVar = [
            ("upload_catalog", "Can upload catalogs"),
            ("accept_target", "Can accept targets"),
            ("override_finding", "Can override a blocking finding"),
        ]
        constraints: ClassVar = [
            UniqueConstraint(fields=["catalog", "segment"], name="one_target_per_segment_and_catalog"),
            CheckConstraint(
                condition=~Q(state=ACCEPTED) | Q(accepted__isnull=False),
                name="accepted_target_has_its_revision",
            ),
            CheckConstraint(condition=Q(state="empty") | ~Q(text=""), name="target_with_a_state_has_a_text"),
        ]

    def __str__(self) -> str:
        return f"{self.segment_id} {self.state}"

    def natural_key(self) -> tuple[str, str, str, str, str]:
        """Its catalog and its segment."""
        return (*self.catalog.natural_key(), *self.segment.natural_key()[1:])

    natural_key.dependencies = ["contentapi.catalog", "contentapi.segment"]  # type: ignore[attr-defined]


class RevisionManager(models.Manager["Revision"]):
    """Finds a revision by its natural key."""

    def get_by_natural_key(self, *key: str | int) -> Revision:
        """Revision `key[-1]` of the target `key[:-1]`."""
        target = Target.objects.get_by_natural_key(*map(str, key[:-1]))
        return self.get(target=target, number=key[-1])


class Revision(models.Model):
    """One step in the history of a target. Append-only; the database refuses the rest."""

    target = models.ForeignKey(Target, models.PROTECT, verbose_name=_("target"), related_name="revisions")
    number = models.PositiveIntegerField(_("number"))
    catalog_revision = models.PositiveIntegerField(_("revision of the catalog"))
    act = models.CharField(_("act"), max_length=12)
    text = models.TextField(_("text"), blank=True)
    state = models.CharField(_("state"), max_length=10, choices=TARGET_STATES)
    author = models.ForeignKey(Actor, models.PROTECT, verbose_name=_("author"), related_name="+")
    accepted_by = models.ForeignKey(
        Actor, models.PROTECT, null=True, verbose_name=_("accepted by"), related_name="+"
    )
    actor = models.ForeignKey(
        Actor,
        models.PROTECT,
        null=True,
        verbose_name=_("actor"),
        related_name="+",
        help_text=_("Who acted, when not the author."),
    )
    solo = models.BooleanField(_("by one person"), default=False)
    origin = models.CharField(_("origin"), max_length=8, choices=ORIGINS)
    at = models.DateTimeField(_("time"))
    upload = models.ForeignKey(
        "Upload", models.PROTECT, null=True, verbose_name=_("upload"), related_name="revisions"
    )
    comment = models.TextField(_("comment"), blank=True)

    objects = RevisionManager()

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering: ClassVar = ["target", "number"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["target", "number"], name="revision_numbers_are_unique_in_a_target"),
            CheckConstraint(
                condition=Q(accepted_by__isnull=True) | Q(solo=True) | ~Q(accepted_by=F("author")),
                name="acceptance_needs_a_second_person",
            ),
            CheckConstraint(
                condition=~Q(state=ACCEPTED) | Q(accepted_by__isnull=False),
                name="acceptance_names_the_reviewer",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.target_id}:{self.number} {self.act}"

    def natural_key(self) -> tuple[str | int, ...]:
        """Its target and its number."""
        return (*self.target.natural_key(), self.number)

    natural_key.dependencies = ["contentapi.target"]  # type: ignore[attr-defined]
