"""Guides, their versions, and the segments that versions are made of."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from contentapi.core.kinds import SectionKind
from contentapi.core.lifecycle import FROZEN, Urgency, VersionState
from contentapi.models.audit import Actor

PUBLISHED = VersionState.PUBLISHED.value
STATES = [
    (VersionState.DRAFT.value, _("draft")),
    (VersionState.IN_REVIEW.value, _("in review")),
    (VersionState.APPROVED.value, _("approved")),
    (VersionState.PUBLISHED.value, _("published")),
    (VersionState.SUPERSEDED.value, _("superseded")),
    (VersionState.WITHDRAWN.value, _("withdrawn")),
]
URGENCIES = [(Urgency.ROUTINE.value, _("routine")), (Urgency.SAFETY.value, _("safety"))]
KINDS = [
    (SectionKind.OVERVIEW.value, _("overview")),
    (SectionKind.USES.value, _("uses")),
    (SectionKind.HOW_IT_WORKS.value, _("how it works")),
    (SectionKind.PREPARATION.value, _("preparation")),
    (SectionKind.PROCEDURE.value, _("procedure")),
    (SectionKind.MEDICINES.value, _("medicines")),
    (SectionKind.RESULTS.value, _("results")),
    (SectionKind.BENEFITS.value, _("benefits")),
    (SectionKind.LIMITS.value, _("limits")),
    (SectionKind.ALTERNATIVES.value, _("alternatives")),
    (SectionKind.RISKS.value, _("risks")),
    (SectionKind.AFTERCARE.value, _("aftercare")),
    (SectionKind.SEEK_HELP.value, _("seek help")),
    (SectionKind.TALK.value, _("talk")),
    (SectionKind.COSTS.value, _("costs")),
    (SectionKind.QUESTIONS.value, _("questions")),
    (SectionKind.OTHER.value, _("other")),
]
FROZEN_STATES = sorted(state.value for state in FROZEN)


class GuideManager(models.Manager["Guide"]):
    """Finds a guide by its natural key."""

    def get_by_natural_key(self, slug: str) -> Guide:
        """The guide of that slug."""
        return self.get(slug=slug)


class Guide(models.Model):
    """One patient document under a lasting slug."""

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    source_locale = models.CharField(_("source locale"), max_length=35, default="en")
    share = models.FloatField(
        _("share"),
        default=1.0,
        help_text=_("Share of all sections (0-1) that a locale needs for its first release."),
    )
    created_at = models.DateTimeField(_("created"))
    withdrawal = models.ForeignKey(
        "Withdrawal",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        verbose_name=_("withdrawal"),
        related_name="withdrawn_guides",
    )

    objects = GuideManager()

    class Meta:
        verbose_name = _("guide")
        verbose_name_plural = _("guides")
        ordering: ClassVar = ["slug"]
        permissions: ClassVar = [("withdraw_guide", "Can withdraw a guide")]
        constraints: ClassVar = [
            CheckConstraint(
                condition=Q(share__gte=0) & Q(share__lte=1), name="guide_share_is_between_0_and_1"
            ),
        ]

    def __str__(self) -> str:
        return self.slug

    def natural_key(self) -> tuple[str]:
        """Its slug."""
        return (self.slug,)


class VersionManager(models.Manager["Version"]):
    """Finds a version by its natural key."""

    def get_by_natural_key(self, slug: str, number: int) -> Version:
        """Version `number` of the guide `slug`."""
        return self.get(guide__slug=slug, number=number)


class Version(models.Model):
    """One numbered state of a guide's source text; frozen once approved."""

    guide = models.ForeignKey(Guide, models.PROTECT, verbose_name=_("guide"), related_name="versions")
    number = models.PositiveIntegerField(_("number"), help_text=_("Counts from 1 within its guide."))
    state = models.CharField(
        _("state"), max_length=12, default=VersionState.DRAFT.value, choices=STATES, editable=False
    )
    urgency = models.CharField(_("urgency"), max_length=8, default=Urgency.ROUTINE.value, choices=URGENCIES)
    title = models.CharField(_("title"), max_length=300)
    summary = models.TextField(_("summary"), blank=True)
    critical = models.BooleanField(
        _("critical"), default=False, help_text=_("Every section of this version counts as critical.")
    )
    reviewed_last = models.DateField(_("last reviewed"), null=True, blank=True)
    review_due = models.DateField(_("next review due"), null=True, blank=True)
    reviewer = models.CharField(
        _("clinical reviewer"),
        max_length=200,
        blank=True,
        help_text=_("Empty: not yet reviewed by a clinician."),
    )
    created_at = models.DateTimeField(_("created"))
    edited_at = models.DateTimeField(_("edited"))
    revision = models.PositiveIntegerField(default=1, editable=False)
    frozen_at = models.DateTimeField(_("frozen"), null=True, editable=False)
    published_at = models.DateTimeField(_("published"), null=True, editable=False)
    written_by = models.ForeignKey(
        Actor, models.PROTECT, verbose_name=_("written by"), related_name="versions_written", editable=False
    )
    approved_by = models.ForeignKey(
        Actor,
        models.PROTECT,
        null=True,
        verbose_name=_("approved by"),
        related_name="versions_approved",
        editable=False,
    )
    solo = models.BooleanField(_("by one person"), default=False, editable=False)
    authors = models.ManyToManyField(Actor, related_name="versions_edited", editable=False)

    objects = VersionManager()

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering: ClassVar = ["guide", "-number"]
        permissions: ClassVar = [
            ("submit_version", "Can submit a version for review"),
            ("approve_version", "Can approve a version"),
            ("publish_version", "Can publish a version"),
            ("roll_back_version", "Can bring an earlier version back"),
        ]
        constraints: ClassVar = [
            UniqueConstraint(fields=["guide", "number"], name="version_number_once_per_guide"),
            UniqueConstraint(
                fields=["guide"], condition=Q(state=PUBLISHED), name="one_published_version_per_guide"
            ),
            CheckConstraint(
                condition=~Q(state__in=["published", "superseded", "withdrawn"])
                | Q(published_at__isnull=False),
                name="published_version_has_a_time",
            ),
            CheckConstraint(
                condition=~Q(state__in=FROZEN_STATES) | Q(frozen_at__isnull=False, approved_by__isnull=False),
                name="frozen_version_was_approved",
            ),
            CheckConstraint(
                condition=Q(approved_by__isnull=True) | Q(solo=True) | ~Q(approved_by=F("written_by")),
                name="version_approval_needs_a_second_person",
            ),
            CheckConstraint(condition=Q(number__gte=1), name="version_numbers_count_from_1"),
        ]

    def __str__(self) -> str:
        return f"{self.guide.slug} {self.number}"

    def natural_key(self) -> tuple[str, int]:
        """The guide's slug and its number."""
        return (self.guide.slug, self.number)

    natural_key.dependencies = ["contentapi.guide"]  # type: ignore[attr-defined]


class VersionCodeManager(models.Manager["VersionCode"]):
    """Finds a code by its natural key."""

    def get_by_natural_key(self, slug: str, number: int, system: str, code: str) -> VersionCode:
        """That code of that version."""
        return self.get(version__guide__slug=slug, version__number=number, system=system, code=code)


class VersionCode(models.Model):
    """A clinical code under which a version can be looked up."""

    version = models.ForeignKey(Version, models.CASCADE, verbose_name=_("version"), related_name="codes")
    system = models.CharField(_("system"), max_length=40, help_text=_("For example ICD-10-CM."))
    code = models.CharField(_("code"), max_length=40, db_index=True)
    display = models.CharField(_("display"), max_length=300, blank=True)

    objects = VersionCodeManager()

    class Meta:
        verbose_name = _("code")
        verbose_name_plural = _("codes")
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["version", "system", "code"], name="one_code_once_per_version"),
        ]

    def __str__(self) -> str:
        return f"{self.system} {self.code}"

    def natural_key(self) -> tuple[str, int, str, str]:
        """Its version and itself."""
        return (*self.version.natural_key(), self.system, self.code)

    natural_key.dependencies = ["contentapi.version"]  # type: ignore[attr-defined]


class SectionManager(models.Manager["Section"]):
    """Finds a section by its natural key."""

    def get_by_natural_key(self, slug: str, number: int, key: str) -> Section:
        """That section of that version."""
        return self.get(version__guide__slug=slug, version__number=number, key=key)


class Section(models.Model):
    """One ordered part of a version, with a lasting key, a kind and a heading."""

    version = models.ForeignKey(Version, models.CASCADE, verbose_name=_("version"), related_name="sections")
    key = models.SlugField(_("key"), max_length=64, help_text=_("Lasting; never reused for another purpose."))
    kind = models.CharField(_("kind"), max_length=16, choices=KINDS)
    critical = models.BooleanField(_("critical"), default=False)
    position = models.PositiveIntegerField(_("position"))
    heading = models.CharField(_("heading"), max_length=300)
    markdown = models.TextField(_("text"), blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    objects = SectionManager()

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering: ClassVar = ["version", "position"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["version", "key"], name="section_key_once_per_version"),
            CheckConstraint(condition=~Q(key="guide"), name="section_key_guide_is_reserved"),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.heading}"

    def natural_key(self) -> tuple[str, int, str]:
        """Its version and its key."""
        return (*self.version.natural_key(), self.key)

    natural_key.dependencies = ["contentapi.version"]  # type: ignore[attr-defined]
