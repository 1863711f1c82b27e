"""Tokens: how a program works in a user's name."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _


class ApiToken(models.Model):
    """Lets a program act as a user, in some locales and for some acts. The secret itself is not kept.

    prefix   the public part, by which a token is found and named in lists.
    digest   SHA-256 of the secret, which has 256 random bits: no slower hash is needed.
    """

    ACTS: ClassVar = [("read", _("read")), ("write", _("write")), ("accept", _("accept"))]

    prefix = models.CharField(_("prefix"), max_length=12, unique=True, editable=False)
    digest = models.CharField(_("digest"), max_length=64, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, verbose_name=_("user"), related_name="tokens"
    )
    name = models.CharField(_("name"), max_length=100, help_text=_("What it is for, such as a program."))
    locales = models.JSONField(_("locales"), default=list, help_text=_("BCP 47 tags, or * for every locale."))
    acts = models.JSONField(_("acts"), default=list, help_text=_("Of: read, write, accept."))
    created_at = models.DateTimeField(_("made"), editable=False)
    expires_at = models.DateTimeField(_("expires"))
    revoked_at = models.DateTimeField(_("revoked"), null=True, editable=False)
    last_used_at = models.DateTimeField(_("last used"), null=True, editable=False)

    class Meta:
        verbose_name = _("token")
        verbose_name_plural = _("tokens")
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            CheckConstraint(
                condition=Q(expires_at__gt=F("created_at")), name="token_expires_after_it_is_made"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.prefix} ({self.name})"
