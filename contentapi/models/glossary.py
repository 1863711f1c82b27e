"""The glossary: source terms and their renderings by locale."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import UniqueConstraint
from django.utils.translation import gettext_lazy as _


class TermManager(models.Manager["Term"]):
    """Finds a term by its natural key."""

    def get_by_natural_key(self, name: str, source_locale: str) -> Term:
        """The term of that name."""
        return self.get(name=name, source_locale=source_locale)


class Term(models.Model):
    """A source term with its variants; a medicine or a tagged warning phrase among them."""

    WARNINGS: ClassVar = [
        ("", "-"),
        ("do-not", _("do not")),
        ("stop", _("stop")),
        ("seek-help-now", _("seek help now")),
        ("allergy", _("allergy")),
        ("pregnancy", _("pregnancy")),
    ]

    name = models.CharField(_("term"), max_length=200)
    source_locale = models.CharField(_("source locale"), max_length=35, default="en")
    variants = models.JSONField(_("variants"), default=list, blank=True)
    medicine = models.BooleanField(_("medicine"), default=False)
    warning = models.CharField(_("warning phrase"), max_length=16, choices=WARNINGS, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    objects = TermManager()

    class Meta:
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary terms")
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["name", "source_locale"], name="one_term_per_name_and_source_locale"),
        ]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str, str]:
        """Its name and source locale."""
        return (self.name, self.source_locale)


class RenderingManager(models.Manager["Rendering"]):
    """Finds a rendering by its natural key."""

    def get_by_natural_key(self, name: str, source_locale: str, locale: str, text: str) -> Rendering:
        """That rendering of that term."""
        return self.get(term__name=name, term__source_locale=source_locale, locale=locale, text=text)


class Rendering(models.Model):
    """How a term is, may be, or must not be said in one locale."""

    USES: ClassVar = [
        ("required", _("required")),
        ("allowed", _("allowed")),
        ("forbidden", _("forbidden")),
    ]

    term = models.ForeignKey(Term, models.CASCADE, verbose_name=_("term"), related_name="renderings")
    locale = models.CharField(_("locale"), max_length=35)
    text = models.CharField(_("text"), max_length=200)
    use = models.CharField(_("use"), max_length=10, choices=USES, default="required")

    objects = RenderingManager()

    class Meta:
        verbose_name = _("rendering")
        verbose_name_plural = _("renderings")
        ordering: ClassVar = ["term", "locale", "id"]
        constraints: ClassVar = [
            UniqueConstraint(fields=["term", "locale", "text"], name="one_use_per_rendering"),
        ]

    def __str__(self) -> str:
        return f"{self.locale}: {self.text}"

    def natural_key(self) -> tuple[str, str, str, str]:
        """Its term, locale and text."""
        return (*self.term.natural_key(), self.locale, self.text)

    natural_key.dependencies = ["contentapi.term"]  # type: ignore[attr-defined]
