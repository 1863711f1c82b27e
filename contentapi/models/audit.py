"""Who may do what, and who did what."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class ActorManager(models.Manager["Actor"]):
    """Finds an actor by its natural key."""

    def get_by_natural_key(self, name: str) -> Actor:
        """The actor of that name."""
        return self.get(name=name)


class Actor(models.Model):
    """A person, however many logins they have, or a named system actor."""

    name = models.CharField(_("name"), max_length=150, unique=True)
    system = models.BooleanField(_("system actor"), default=False)

    objects = ActorManager()

    class Meta:
        verbose_name = _("actor")
        verbose_name_plural = _("actors")

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        """Its name."""
        return (self.name,)


class AccountManager(models.Manager["Account"]):
    """Finds an account by its natural key."""

    def get_by_natural_key(self, username: str) -> Account:
        """The account of that login."""
        return self.get(user__username=username)


class Account(models.Model):
    """Ties a login to the person behind it, so that a second login is no second person."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, verbose_name=_("user"), related_name="account"
    )
    actor = models.ForeignKey(Actor, models.PROTECT, verbose_name=_("actor"), related_name="accounts")

    objects = AccountManager()

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")

    def __str__(self) -> str:
        return f"{self.user} = {self.actor}"

    def natural_key(self) -> tuple[str]:
        """Its login."""
        return (self.user.username,)

    natural_key.dependencies = ["auth.user", "contentapi.actor"]  # type: ignore[attr-defined]


class AssignmentManager(models.Manager["Assignment"]):
    """Finds an assignment by its natural key."""

    def get_by_natural_key(self, username: str, role: str, locale: str) -> Assignment:
        """That role of that user in that locale."""
        return self.get(user__username=username, role=role, locale=locale)


class Assignment(models.Model):
    """A role that a user has in one locale (or in all: `*`)."""

    ROLES: ClassVar = [
        ("translator", _("Translator")),
        ("reviewer", _("Reviewer")),
        ("clinical", _("Clinical reviewer")),
    ]

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, verbose_name=_("user"), related_name="assignments"
    )
    role = models.CharField(_("role"), max_length=12, choices=ROLES)
    locale = models.CharField(_("locale"), max_length=35, help_text=_("A BCP 47 tag, or * for every locale."))

    objects = AssignmentManager()

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user", "role", "locale"], name="one_assignment_per_user_role_locale"
            ),
            models.CheckConstraint(
                condition=Q(role__in=["translator", "reviewer", "clinical"]), name="assignment_role_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.role} {self.locale}"

    def natural_key(self) -> tuple[str, str, str]:
        """Its user, role and locale."""
        return (self.user.username, self.role, self.locale)

    natural_key.dependencies = ["auth.user"]  # type: ignore[attr-defined]


class AuditEntry(models.Model):
    """One act: who did what to which thing, when, and why. Append-only; the database refuses the rest."""

    at = models.DateTimeField(_("time"), db_index=True)
    actor = models.ForeignKey(Actor, models.PROTECT, verbose_name=_("actor"), related_name="acts")
    act = models.CharField(_("act"), max_length=40)
    guide = models.ForeignKey(
        "Guide", models.PROTECT, null=True, verbose_name=_("guide"), related_name="history"
    )
    version = models.PositiveIntegerField(_("version"), null=True)
    locale = models.CharField(_("locale"), max_length=35, blank=True)
    detail = models.JSONField(_("detail"), default=dict)

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit entries")
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor}: {self.act}"
