"""What the desk keeps beside the text: times of publication, reviews, remarks, and who has a draft open."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from contentapi.models.audit import Actor
from contentapi.models.guides import Version


class Schedule(models.Model):
    """An approved version that becomes public at a time. The row goes when that is done or called off."""

    version = models.OneToOneField(
        Version, models.PROTECT, verbose_name=_("version"), related_name="schedule"
    )
    publish_at = models.DateTimeField(_("to be published"), db_index=True)
    actor = models.ForeignKey(Actor, models.PROTECT, verbose_name=_("actor"), related_name="schedules")
    made_at = models.DateTimeField(_("scheduled"))

    class Meta:
        verbose_name = _("scheduled publication")
        verbose_name_plural = _("scheduled publications")
        ordering: ClassVar = ["publish_at", "version"]
        constraints: ClassVar = [
            CheckConstraint(condition=Q(publish_at__gt=F("made_at")), name="schedule_lies_ahead"),
        ]

    def __str__(self) -> str:
        return f"{self.version} {self.publish_at:%Y-%m-%d %H:%M}"


class Review(models.Model):
    """A clinician's word that a published version still holds as it is. Append-only."""

    version = models.ForeignKey(Version, models.PROTECT, verbose_name=_("version"), related_name="reviews")
    reviewed_on = models.DateField(_("reviewed"))
    next_due = models.DateField(_("next review due"))
    reviewer = models.CharField(_("clinical reviewer"), max_length=200)
    note = models.TextField(_("note"), blank=True)
    actor = models.ForeignKey(Actor, models.PROTECT, verbose_name=_("actor"), related_name="reviews")
    at = models.DateTimeField(_("time"))

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            CheckConstraint(condition=Q(next_due__gt=F("reviewed_on")), name="next_review_comes_after_this"),
            CheckConstraint(condition=~Q(reviewer=""), name="review_has_a_reviewer"),
        ]

    def __str__(self) -> str:
        return f"{self.version_id} {self.reviewed_on}"


class Remark(models.Model):
    """What a clinical reviewer wants mended, at a section (or, with an empty key, in the whole version)."""

    version = models.ForeignKey(Version, models.CASCADE, verbose_name=_("version"), related_name="remarks")
    section_key = models.CharField(_("section"), max_length=64, blank=True)
    text = models.TextField(_("remark"))
    actor = models.ForeignKey(Actor, models.PROTECT, verbose_name=_("actor"), related_name="remarks")
    at = models.DateTimeField(_("time"))
    solved_by = models.ForeignKey(
        Actor, models.PROTECT, null=True, verbose_name=_("solved by"), related_name="remarks_solved"
    )
    solved_at = models.DateTimeField(_("solved"), null=True)

    class Meta:
        verbose_name = _("remark")
        verbose_name_plural = _("remarks")
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            CheckConstraint(condition=~Q(text=""), name="remark_says_something"),
            CheckConstraint(
                condition=Q(solved_by__isnull=True, solved_at__isnull=True)
                | Q(solved_by__isnull=False, solved_at__isnull=False),
                name="solved_remark_has_a_solver_and_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version_id} {self.section_key}"


class Presence(models.Model):
    """Who had a draft open for editing, and when last. A warning to others, never a lock."""

    version = models.ForeignKey(Version, models.CASCADE, verbose_name=_("version"), related_name="presences")
    actor = models.ForeignKey(Actor, models.PROTECT, verbose_name=_("actor"), related_name="presences")
    seen_at = models.DateTimeField(_("last seen"))

    class Meta:
        verbose_name = _("open draft")
        verbose_name_plural = _("open drafts")
        ordering: ClassVar = ["-seen_at"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["version", "actor"], name="one_presence_per_version_and_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.version_id} {self.actor_id}"
