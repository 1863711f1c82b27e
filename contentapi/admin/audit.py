"""Who did what, and who may do what."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from contentapi.admin.desk import ModelForm, Record, Reference
from contentapi.admin.glossary import LocaleField
from contentapi.admin.lists.filters import by_guide, by_locale
from contentapi.models import Account, Actor, Assignment, AuditEntry

EVERYWHERE = "*"


@admin.register(AuditEntry)
class AuditEntryAdmin(Record):
    """The append-only record of acts."""

    list_display = ("at", "actor", "act", "guide", "version", "locale", "shown_detail")
    list_display_links = ("at",)
    list_filter = ("act", by_locale(), by_guide(), "at")
    list_select_related = ("actor", "guide")
    search_fields = ("actor__name", "act", "guide__slug", "locale")
    fields = ("at", "actor", "act", "guide", "version", "locale", "whole_detail")
    readonly_fields = ("whole_detail",)

    @admin.display(description=_("detail"))
    def shown_detail(self, entry: AuditEntry) -> str:
        """The beginning of what was written down."""
        told = ", ".join(f"{name}: {_plain(value)}" for name, value in entry.detail.items())
        return Truncator(told).chars(120)

    @admin.display(description=_("detail"))
    def whole_detail(self, entry: AuditEntry) -> SafeString:
        """All of it."""
        return format_html("<pre>{}</pre>", json.dumps(entry.detail, ensure_ascii=False, indent=2))


def _plain(value: object) -> str:
    """A value of the detail in few words."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


@admin.register(Actor)
class ActorAdmin(Reference):
    """People, however many logins they have, and named system actors."""

    list_display = ("name", "system")
    list_filter = ("system",)
    search_fields = ("name", "accounts__user__username")
    readonly_fields = ("system",)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Names stand in the record of acts; they stay."""
        return obj is None and super().has_change_permission(request)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Whoever did something stays."""
        del request, obj
        return False


class AccountForm(ModelForm):
    """A login and its person. What a login did stays that person's: nobody becomes a second person later."""

    class Meta:
        model = Account
        fields = ["user", "actor"]

    def clean(self) -> dict[str, Any]:
        """A login that has acted keeps its person."""
        cleaned = super().clean() or self.cleaned_data
        if self.has_changed() and self.instance.pk and has_acted(self.instance):
            told = gettext(
                "This login has acted, and what it did stays with its person. Give two logins of one person "
                "the same e-mail address: they count as one from then on."
            )
            raise forms.ValidationError(told)
        return cleaned


def has_acted(account: Account) -> bool:
    """Is there anything in the record by the person of this login? Cost: one query."""
    before = Account.objects.filter(pk=account.pk).values("actor")
    return AuditEntry.objects.filter(actor__in=before).exists()


@admin.register(Account)
class AccountAdmin(Reference):
    """Which login is which person: a second login is no second person."""

    form = AccountForm
    list_display = ("user", "actor")
    list_select_related = ("user", "actor")
    search_fields = ("user__username", "actor__name")
    autocomplete_fields = ("user", "actor")

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """A login that has acted stays tied to its person; deactivate it instead."""
        if isinstance(obj, Account) and has_acted(obj):
            return False
        return super().has_delete_permission(request, obj)


class AssignmentLocaleField(LocaleField):
    """A tag, or * for every locale."""

    def clean(self, value: str) -> str:
        """The tag, or the star."""
        return EVERYWHERE if value and value.strip() == EVERYWHERE else super().clean(value)


class AssignmentForm(ModelForm):
    """A role of a user in one locale or in all."""

    locale = AssignmentLocaleField(
        label=_("locale"), max_length=35, help_text=_("A BCP 47 tag, or * for every locale.")
    )

    class Meta:
        model = Assignment
        fields = ["user", "role", "locale"]
        widgets = {"role": forms.RadioSelect}


@admin.register(Assignment)
class AssignmentAdmin(Reference):
    """Who translates, reviews or clears which locales."""

    form = AssignmentForm
    list_display = ("user", "role", "locale")
    list_filter = ("role", "locale")
    list_select_related = ("user",)
    search_fields = ("user__username", "locale")
    autocomplete_fields = ("user",)
