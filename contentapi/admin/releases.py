"""What readers get: releases, offers, the feed, withdrawals; and the substitutes that editors approved."""

from __future__ import annotations

import re
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from contentapi.admin.desk import ModelForm, Part, Record, Reference, foreign, link, mark
from contentapi.admin.glossary import LocaleField
from contentapi.admin.lists.filters import by_guide, by_locale
from contentapi.models import Change, FeedHead, Offer, Release, Substitute, Withdrawal
from contentapi.queries.releases import BYTES
from contentapi.templatetags.names import named


@admin.register(Release)
class ReleaseAdmin(Record):
    """Releases: immutable, named by the digest of their bytes."""

    list_display = ("shown_digest", "guide", "version", "locale", "number", "shown_state", "built_at")
    list_filter = ("state", by_locale(), by_guide(), "built_at")
    list_select_related = ("guide", "version__guide")
    search_fields = ("guide__slug",)
    search_help_text = _("A slug, or the first digits of a digest.")
    fields = (
        "guide",
        "version",
        "locale",
        "number",
        "shown_title",
        "shown_state",
        "built_at",
        "bytes_link",
        "sections",
    )
    readonly_fields = ("shown_title", "shown_state", "bytes_link", "sections")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Release]:
        """Without the bytes."""
        return super().get_queryset(request).defer(*BYTES)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Release], search_term: str
    ) -> tuple[QuerySet[Release], bool]:
        """Also by the beginning of a digest, as a range that the index answers."""
        if re.fullmatch("[0-9a-f]{6,64}", search_term):
            return queryset.filter(digest__gte=search_term, digest__lt=f"{search_term}g"), False
        return super().get_search_results(request, queryset, search_term)

    @admin.display(description=_("digest"), ordering="digest")
    def shown_digest(self, release: Release) -> str:
        """Its first digits."""
        return release.digest[:12]

    @admin.display(description=_("state"), ordering="state")
    def shown_state(self, release: Release) -> SafeString:
        """How fresh it was when it was built."""
        return mark(release.state, release.get_state_display())

    @admin.display(description=_("title"))
    def shown_title(self, release: Release) -> SafeString:
        """In its own language."""
        return foreign(release.facts["title"], release.facts.get("title_locale", release.locale))

    @admin.display(description=_("bytes"))
    def bytes_link(self, release: Release) -> SafeString:
        """Where its bytes are answered."""
        return format_html(
            '<a href="/api/v1/releases/{0}"><code class="digest">{0}</code></a>', release.digest
        )

    @admin.display(description=_("sections"))
    def sections(self, release: Release) -> SafeString:
        """Each section's state and the version whose wording it shows."""
        rows = (
            (key, mark(state, named(state)), version) for key, state, version in release.facts["sections"]
        )
        lines = format_html_join("", '<tr><th scope="row">{}</th><td>{}</td><td>{}</td></tr>', rows)
        head = format_html(
            '<thead><tr><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th></tr></thead>',
            _("section"),
            _("state"),
            _("version shown"),
        )
        return format_html("<table>{}<tbody>{}</tbody></table>", head, lines)


@admin.register(Offer)
class OfferAdmin(Record):
    """What readers get now, by guide and locale."""

    list_display = ("guide", "locale", "shown_release", "since")
    list_filter = (by_locale(), by_guide(), "since")
    list_select_related = ("guide",)
    exclude = ("folded",)
    search_fields = ("guide__slug", "locale")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Offer]:
        """With each release's name, without its bytes."""
        only = ("guide__slug", "locale", "since", "release__digest")
        return super().get_queryset(request).select_related("guide", "release").only(*only)

    @admin.display(description=_("release"))
    def shown_release(self, offer: Offer) -> SafeString:
        """The release offered."""
        return link(offer.release)


@admin.register(Change)
class ChangeAdmin(Record):
    """The feed, step by step."""

    list_display = ("sequence", "guide", "locale", "kind", "shown_release", "at")
    list_filter = ("kind", by_locale(), by_guide(), "at")
    search_fields = ("guide__slug", "locale")
    ordering = ("-sequence",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Change]:
        """With each release's name, without its bytes."""
        return (
            super()
            .get_queryset(request)
            .select_related("guide", "release")
            .defer("release__facts", "release__parts", *(f"release__{name}" for name in BYTES))
        )

    @admin.display(description=_("release"))
    def shown_release(self, change: Change) -> Any:
        """The release, unless it is a tombstone."""
        return link(change.release) if change.release else "–"


@admin.register(Withdrawal)
class WithdrawalAdmin(Record):
    """Guides taken from readers, and why."""

    list_display = ("guide", "at", "actor", "reason", "replacement")
    list_filter = (by_guide(), "at")
    list_select_related = ("guide", "actor", "replacement")
    search_fields = ("guide__slug", "reason", "notice")


@admin.register(FeedHead)
class FeedHeadAdmin(Part):
    """The last sequence number drawn."""

    list_display = ("last",)


class SubstituteForm(ModelForm):
    """A pair of locales."""

    wanted = LocaleField(label=_("wanted locale"), max_length=35)
    served = LocaleField(label=_("served locale"), max_length=35)

    class Meta:
        model = Substitute
        fields = ["wanted", "served", "position"]


@admin.register(Substitute)
class SubstituteAdmin(Reference):
    """Editors' word that readers of one locale may be given another; never taken for granted."""

    form = SubstituteForm
    list_display = ("wanted", "served", "position")
    search_fields = ("wanted", "served")
