"""What clinical reviewers decide against a check, with their reasons."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _

from contentapi.models.audit import Actor
from contentapi.models.catalogs import Catalog
from contentapi.models.segments import Segment


class OverrideManager(models.Manager["Override"]):
    """Finds an override by its natural key."""

    def get_by_natural_key(self, *key: str | int) -> Override:
        """The first override of that check for that text of that segment."""
        slug, locale, section, segment, digest, check, version, target = key
        found = self.filter(
            catalog__guide__slug=slug,
            catalog__locale=locale,
            segment__section_key=section,
            segment__segment_id=segment,
            source_digest=digest,
            check_id=check,
            rule_version=version,
            target_digest=target,
        ).order_by("pk")
        return found[:1].get()


class Override(models.Model):
    """A blocking finding that does not stand against one text any more. Append-only.

    Bound to the check, the version of its rule and the digests of source and target; `findings` are the very
    sentences that were overridden. When any of these changes, it holds no longer.
    """

    catalog = models.ForeignKey(Catalog, models.PROTECT, verbose_name=_("catalog"), related_name="overrides")
    segment = models.ForeignKey(Segment, models.PROTECT, verbose_name=_("segment"), related_name="overrides")
    check_id = models.CharField(_("check"), max_length=40)
    rule_version = models.PositiveIntegerField(_("version of the rule"))
    source_digest = models.CharField(max_length=64)
    target_digest = models.CharField(max_length=64)
    findings = models.JSONField(_("findings"), default=list)
    reason = models.TextField(_("reason"))
    actor = models.ForeignKey(Actor, models.PROTECT, verbose_name=_("actor"), related_name="overrides")
    at = models.DateTimeField(_("time"))

    objects = OverrideManager()

    class Meta:
        verbose_name = _("override")
        verbose_name_plural = _("overrides")
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            CheckConstraint(condition=~Q(reason=""), name="override_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.segment_id} {self.check_id}"

    def natural_key(self) -> tuple[str | int, ...]:
        """Its catalog, its segment, its check and the text."""
        named = (*self.catalog.natural_key(), *self.segment.natural_key()[1:])
        return (*named, self.check_id, self.rule_version, self.target_digest)

    natural_key.dependencies = ["contentapi.catalog", "contentapi.segment"]  # type: ignore[attr-defined]
