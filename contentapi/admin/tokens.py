"""Tokens at the desk: everybody issues and revokes their own; whoever may, sees and revokes all."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from contentapi.admin.desk import Record, held, told, user
from contentapi.models import ApiToken
from contentapi.services import tokens

WORKERS = ("upload_catalog", "accept_target", "override_finding", "add_apitoken")
OVERSEERS = ("change_apitoken", "view_account")


class TokenForm(forms.Form):
    """What a new token is for and may do."""

    name = forms.CharField(
        label=_("Name"), max_length=tokens.MAX_NAME, help_text=_("What it is for, such as a program.")
    )
    locales = forms.CharField(
        label=_("Locales"),
        initial="*",
        max_length=1000,
        help_text=_("BCP 47 tags with spaces between them, or * for every locale that you work on."),
    )
    acts = forms.MultipleChoiceField(
        label=_("It may"),
        choices=ApiToken.ACTS,
        initial=["read", "write"],
        widget=forms.CheckboxSelectMultiple,
    )
    days = forms.IntegerField(
        label=_("Days until it expires"), initial=tokens.DAYS, min_value=1, max_value=tokens.MAX_DAYS
    )


@admin.register(ApiToken)
class ApiTokenAdmin(Record):
    """Programs that work in somebody's name. The secrets are not kept, so none can be shown again."""

    actions = ("revoke",)
    list_display = (
        "prefix",
        "name",
        "user",
        "locales",
        "acts",
        "created_at",
        "expires_at",
        "revoked_at",
        "last_used_at",
    )
    list_filter = (("revoked_at", admin.EmptyFieldListFilter), "created_at")
    list_select_related = ("user",)
    search_fields = ("prefix", "name", "user__username")
    fields = list_display
    readonly_fields = ("prefix", "created_at", "revoked_at", "last_used_at")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """One's own; all of them for whoever oversees."""
        rows: QuerySet[Any] = super().get_queryset(request)
        return rows if any(held(request, name) for name in OVERSEERS) else rows.filter(user=user(request))

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Whoever has work that a program could do."""
        del obj
        return any(held(request, name) for name in WORKERS)

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Issue a token for oneself; its text is on the page that answers, and nowhere afterwards."""
        del form_url, extra_context
        if not self.has_add_permission(request):
            raise PermissionDenied
        form, text = TokenForm(request.POST or None), ""
        if request.method == "POST" and form.is_valid():
            said = form.cleaned_data
            with told(request):
                text = tokens.issue(
                    user(request),
                    name=said["name"],
                    locales=said["locales"].replace(",", " ").split(),
                    acts=said["acts"],
                    days=said["days"],
                    by=user(request),
                    at=timezone.now(),
                )[1]
        return self.page(request, "token.html", gettext("A new token"), {"form": form, "text": text})

    @admin.action(description=_("Revoke the chosen tokens"), permissions=["revoke"])
    def revoke(self, request: HttpRequest, queryset: QuerySet[ApiToken]) -> None:
        """Make tokens worthless from the next request on."""
        for token in queryset.select_related("user"):
            with told(request, token):
                tokens.revoke(token, by=user(request), at=timezone.now())
                messages.success(request, gettext("%(token)s is revoked.") % {"token": token})

    def has_revoke_permission(self, request: HttpRequest) -> bool:
        """One's own always, those of others with the permission: the service asks."""
        return held(request, "view_apitoken")
