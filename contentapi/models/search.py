"""What the full-text index holds of the releases that are offered."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import UniqueConstraint
from django.utils.translation import gettext_lazy as _

from contentapi.models.releases import Release


class Entry(models.Model):
    """One section of an offered release, or (with no key) its title and summary; see `core.searching`.

    Made and removed with the offer, never changed (the database refuses it). The database keeps the index
    beside it: FTS5 by triggers on SQLite, a generated tsvector on PostgreSQL.
    """

    release = models.ForeignKey(Release, models.PROTECT, related_name="entries")
    key = models.CharField(max_length=64, blank=True)
    guide_title = models.TextField()
    guide_title_locale = models.CharField(max_length=35)
    title = models.TextField()
    text = models.TextField(blank=True)
    heading = models.TextField(blank=True)
    exact = models.TextField(blank=True)
    stems = models.TextField(blank=True)
    context = models.TextField(blank=True)

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        constraints: ClassVar = [
            UniqueConstraint(fields=["release", "key"], name="one_entry_per_release_and_section"),
        ]

    def __str__(self) -> str:
        return f"{self.release_id} {self.key}"
