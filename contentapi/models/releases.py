"""Releases, which of them is offered, the feed of changes, and withdrawals."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from contentapi.core.composition import ReleaseState
from contentapi.models.audit import Actor
from contentapi.models.guides import Guide, Version

RELEASE_STATES = [
    (ReleaseState.CURRENT.value, _("current")),
    (ReleaseState.PARTIAL.value, _("partial")),
    (ReleaseState.OUTDATED.value, _("outdated")),
]


class Release(models.Model):
    """The immutable served form of one version in one locale, named by its digest.

    body      the JSON bytes as served; gzip, br, zstd the same bytes, ready-made.
    parts     section key → [start, end, digest]: the section's own bytes inside `body`.
    facts     what is needed without reading the body: title, kinds, section states.
    """

    guide = models.ForeignKey(Guide, models.PROTECT, verbose_name=_("guide"), related_name="releases")
    version = models.ForeignKey(Version, models.PROTECT, verbose_name=_("version"), related_name="releases")
    locale = models.CharField(_("locale"), max_length=35)
    number = models.PositiveIntegerField(_("revision"))
    digest = models.CharField(_("digest"), max_length=64, unique=True)
    state = models.CharField(_("state"), max_length=8, choices=RELEASE_STATES)
    built_at = models.DateTimeField(_("built"))
    facts = models.JSONField()
    parts = models.JSONField()
    body = models.BinaryField()
    gzip = models.BinaryField()
    br = models.BinaryField()
    zstd = models.BinaryField()

    class Meta:
        verbose_name = _("release")
        verbose_name_plural = _("releases")
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["version", "locale", "number"], name="release_revisions_are_unique"),
        ]

    def __str__(self) -> str:
        return self.digest[:12]


class Offer(models.Model):
    """The release that readers get now: one for a guide and locale.

    title, summary   what lists tell of it: plain text, in `title_locale`.
    folded           both as lists are searched; see `core.searching`.
    """

    guide = models.ForeignKey(Guide, models.PROTECT, verbose_name=_("guide"), related_name="offers")
    locale = models.CharField(_("locale"), max_length=35)
    release = models.ForeignKey(Release, models.PROTECT, verbose_name=_("release"), related_name="+")
    since = models.DateTimeField(_("since"))
    title = models.TextField()
    title_locale = models.CharField(max_length=35)
    summary = models.TextField(blank=True)
    folded = models.TextField(blank=True)

    class Meta:
        verbose_name = _("offer")
        verbose_name_plural = _("offers")
        constraints: ClassVar = [
            UniqueConstraint(fields=["guide", "locale"], name="one_offer_per_guide_and_locale"),
        ]
        indexes: ClassVar = [models.Index(fields=["locale"], name="offer_by_locale")]

    def __str__(self) -> str:
        return f"{self.guide_id} {self.locale}"


class FeedHead(models.Model):
    """The one row under whose lock sequence numbers are drawn, so that no late commit is skipped."""

    last = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = _("feed head")
        verbose_name_plural = _("feed heads")
        constraints: ClassVar = [CheckConstraint(condition=Q(id=1), name="there_is_one_feed_head")]

    def __str__(self) -> str:
        return str(self.last)


class Change(models.Model):
    """One step of the feed: a release that is offered from now on, or a tombstone. Append-only."""

    KINDS: ClassVar = [("release", _("release")), ("withdrawal", _("withdrawal"))]

    sequence = models.PositiveBigIntegerField(_("number"), primary_key=True)
    guide = models.ForeignKey(Guide, models.PROTECT, verbose_name=_("guide"), related_name="changes")
    locale = models.CharField(_("locale"), max_length=35)
    kind = models.CharField(_("kind"), max_length=10, choices=KINDS)
    release = models.ForeignKey(
        Release, models.PROTECT, null=True, verbose_name=_("release"), related_name="+"
    )
    withdrawal = models.ForeignKey(
        "Withdrawal", models.PROTECT, null=True, verbose_name=_("withdrawal"), related_name="+"
    )
    at = models.DateTimeField(_("time"))

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        ordering: ClassVar = ["sequence"]
        constraints: ClassVar = [
            CheckConstraint(
                condition=Q(kind="release", release__isnull=False, withdrawal__isnull=True)
                | Q(kind="withdrawal", release__isnull=True, withdrawal__isnull=False),
                name="a_change_is_a_release_or_a_withdrawal",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["guide", "locale", "sequence"], name="change_by_guide_and_locale"),
            models.Index(fields=["locale", "sequence"], name="change_by_locale"),
        ]

    def __str__(self) -> str:
        return f"{self.sequence} {self.kind}"


class Withdrawal(models.Model):
    """One act that takes a guide from readers in every locale and on every surface."""

    guide = models.ForeignKey(Guide, models.PROTECT, verbose_name=_("guide"), related_name="withdrawals")
    reason = models.TextField(_("reason"))
    notice = models.TextField(_("public notice"), blank=True)
    replacement = models.ForeignKey(
        Guide, models.PROTECT, null=True, verbose_name=_("replacement"), related_name="+"
    )
    at = models.DateTimeField(_("time"))
    actor = models.ForeignKey(Actor, models.PROTECT, verbose_name=_("actor"), related_name="+")

    class Meta:
        verbose_name = _("withdrawal")
        verbose_name_plural = _("withdrawals")
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [CheckConstraint(condition=~Q(reason=""), name="withdrawal_has_a_reason")]

    def __str__(self) -> str:
        return f"{self.guide_id} {self.at:%Y-%m-%d %H:%M}"


class Substitute(models.Model):
    """An editor's word that readers of `wanted` may be given `served`; never taken for granted."""

    wanted = models.CharField(_("wanted locale"), max_length=35)
    served = models.CharField(_("served locale"), max_length=35)
    position = models.PositiveIntegerField(_("position"), default=1)

    class Meta:
        verbose_name = _("approved substitute")
        verbose_name_plural = _("approved substitutes")
        ordering: ClassVar = ["wanted", "position"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["wanted", "served"], name="one_substitute_per_pair"),
            CheckConstraint(condition=~Q(wanted=models.F("served")), name="substitute_differs_from_wanted"),
        ]

    def __str__(self) -> str:
        return f"{self.wanted} → {self.served}"
