"""What left and what came in: exports, uploads with the fate of every entry, suggestions."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from contentapi.core.catalog import Fate
from contentapi.models.audit import Actor
from contentapi.models.catalogs import Catalog, Target
from contentapi.models.guides import Guide, Version
from contentapi.models.segments import Segment

FATES = [
    (Fate.UNCHANGED.value, _("unchanged")),
    (Fate.APPLIED.value, _("applied")),
    (Fate.CONFLICT.value, _("conflict")),
    (Fate.SOURCE_MOVED.value, _("source moved")),
    (Fate.BLANK.value, _("blank")),
    (Fate.UNKNOWN_KEY.value, _("unknown key")),
    (Fate.FUZZY.value, _("fuzzy")),
    (Fate.BLOCKED.value, _("blocked")),
]
REASONS = [*FATES, ("memory", _("memory"))]


class Export(models.Model):
    """A state of a catalog that left as a file; what a later upload is compared with.

    The state is the history up to `catalog_revision`, so it needs no copy.
    """

    digest = models.CharField(_("digest"), max_length=64)
    catalog = models.ForeignKey(Catalog, models.PROTECT, verbose_name=_("catalog"), related_name="exports")
    version = models.ForeignKey(Version, models.PROTECT, verbose_name=_("version"), related_name="+")
    catalog_revision = models.PositiveIntegerField(_("revision of the catalog"))

    class Meta:
        verbose_name = _("export")
        verbose_name_plural = _("exports")
        constraints: ClassVar = [
            UniqueConstraint(fields=["catalog", "digest"], name="one_export_per_state_of_a_catalog"),
        ]

    def __str__(self) -> str:
        return self.digest[:12]


class Upload(models.Model):
    """One file received: sender, digest, findings, and what became of every entry."""

    STATUSES: ClassVar = [
        ("applied", _("applied")),
        ("unchanged", _("unchanged")),
        ("findings", _("findings")),
        ("refused", _("refused")),
        ("undone", _("undone")),
    ]

    guide = models.ForeignKey(
        Guide, models.PROTECT, null=True, verbose_name=_("guide"), related_name="uploads"
    )
    catalog = models.ForeignKey(
        Catalog, models.PROTECT, null=True, verbose_name=_("catalog"), related_name="uploads"
    )
    actor = models.ForeignKey(Actor, models.PROTECT, verbose_name=_("actor"), related_name="uploads")
    name = models.CharField(_("file name"), max_length=300, blank=True)
    digest = models.CharField(_("digest"), max_length=64)
    at = models.DateTimeField(_("time"))
    status = models.CharField(_("status"), max_length=10, choices=STATUSES)
    error = models.JSONField(_("error"), null=True)
    counts = models.JSONField(_("counts"), default=dict)
    base_known = models.BooleanField(_("made from a known export"), default=False)
    undone_at = models.DateTimeField(_("undone"), null=True)
    undone_by = models.ForeignKey(
        Actor, models.PROTECT, null=True, verbose_name=_("undone by"), related_name="+"
    )

    class Meta:
        verbose_name = _("upload")
        verbose_name_plural = _("uploads")
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return f"{self.name or self.digest[:12]}: {self.status}"


class UploadEntry(models.Model):
    """What became of one entry of an upload (those that changed nothing are only counted)."""

    upload = models.ForeignKey(Upload, models.CASCADE, verbose_name=_("upload"), related_name="entries")
    context = models.CharField(_("place"), max_length=140)
    source = models.TextField(_("source"))
    text = models.TextField(_("text"), blank=True)
    line = models.PositiveIntegerField(_("line"), default=0)
    fate = models.CharField(_("fate"), max_length=14, choices=FATES)
    findings = models.JSONField(_("findings"), default=list)
    current = models.TextField(blank=True, help_text=_("The target that stood when a conflict was found."))
    target = models.ForeignKey(Target, models.PROTECT, null=True, verbose_name=_("target"), related_name="+")
    before = models.PositiveIntegerField(null=True, help_text=_("Number of the target's revision before."))

    class Meta:
        verbose_name = _("upload entry")
        verbose_name_plural = _("upload entries")
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.context}: {self.fate}"


class Suggestion(models.Model):
    """A target text stored beside the current one; it changes nothing until it is taken."""

    STATES: ClassVar = [("open", _("open")), ("taken", _("taken")), ("declined", _("declined"))]

    catalog = models.ForeignKey(
        Catalog, models.PROTECT, verbose_name=_("catalog"), related_name="suggestions"
    )
    segment = models.ForeignKey(
        Segment, models.PROTECT, verbose_name=_("segment"), related_name="suggestions"
    )
    text = models.TextField(_("text"))
    digest = models.CharField(_("digest"), max_length=64)
    author = models.ForeignKey(Actor, models.PROTECT, verbose_name=_("author"), related_name="+")
    at = models.DateTimeField(_("time"))
    reason = models.CharField(_("reason"), max_length=14, choices=REASONS)
    findings = models.JSONField(_("findings"), default=list)
    upload = models.ForeignKey(
        Upload, models.PROTECT, null=True, verbose_name=_("upload"), related_name="suggestions"
    )
    state = models.CharField(_("state"), max_length=8, choices=STATES, default="open")

    class Meta:
        verbose_name = _("suggestion")
        verbose_name_plural = _("suggestions")
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            UniqueConstraint(
                fields=["catalog", "segment", "digest"],
                condition=Q(state="open"),
                name="one_open_suggestion_per_text",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.segment_id} {self.state}"
