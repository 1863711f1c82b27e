"""Catalogs: how far they are, their messages to accept, their PO files; targets, history, suggestions."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from contentapi.admin import targets
from contentapi.admin.desk import (
    Record,
    change_page,
    foreign,
    held,
    told,
)
from contentapi.admin.lists.filters import by_guide, by_locale
from contentapi.admin.lists.scope import OwnLocales
from contentapi.core.lifecycle import TargetState
from contentapi.core.locales import own_name, to_posix
from contentapi.core.po import write
from contentapi.models import Catalog, Placement, Target, Version
from contentapi.queries import guides as guide_reads
from contentapi.services import policy
from contentapi.services.catalogs import exports

UPLOAD = "contentapi.upload_catalog"


def _working() -> QuerySet[Version]:
    """The version that translators work on, for a subquery two levels below a catalog."""
    versions = Version.objects.filter(guide=OuterRef(OuterRef("guide")), state__in=guide_reads.WORKABLE)
    return versions.order_by("-number")


def _messages(state: str) -> Coalesce:
    """How many messages of the working version have a target in that state, for an annotation."""
    found = Target.objects.filter(
        catalog=OuterRef("pk"),
        state=state,
        segment__placements__version=Subquery(_working().values("pk")[:1]),
    )
    count = found.order_by().values("catalog").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(count, output_field=IntegerField()), 0)


def _all_messages() -> Coalesce:
    """How many messages the working version has, for an annotation."""
    found = Placement.objects.filter(version=Subquery(_working().values("pk")[:1]))
    count = found.order_by().values("version").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(count, output_field=IntegerField()), 0)


@admin.register(Catalog)
class CatalogAdmin(OwnLocales, Record):
    """Catalogs: one guide in one locale."""

    locale_path = "locale"

    list_display = (
        "shown_name",
        "language",
        "accepted",
        "in_review",
        "fuzzy",
        "empty",
        "last_translator",
        "revised_at",
    )
    list_filter = (by_locale(), by_guide(), "revised_at")
    list_select_related = ("guide",)
    search_fields = ("guide__slug", "locale", "last_translator")
    ordering = ("guide__slug", "locale")
    actions = ("accept_all",)
    fields = (
        "guide",
        "locale",
        "language",
        ("accepted", "in_review", "fuzzy", "empty"),
        "last_translator",
        "team",
        "revision",
        "revised_at",
        "comment",
    )
    readonly_fields = ("language", "accepted", "in_review", "fuzzy", "empty")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With the messages of the working version by state, counted by the database."""
        rows: QuerySet[Any] = (
            super()
            .get_queryset(request)
            .annotate(
                all_messages=_all_messages(),
                **{f"of_{s.value}": _messages(s.value) for s in TargetState if s != "empty"},
            )
        )
        return rows

    @admin.display(description=_("catalog"), ordering="guide__slug")
    def shown_name(self, catalog: Catalog) -> str:
        """Its guide and locale."""
        return str(catalog)

    @admin.display(description=_("language"), ordering="locale")
    def language(self, catalog: Catalog) -> SafeString:
        """The language's own name."""
        return foreign(own_name(catalog.locale), catalog.locale)

    @admin.display(description=_("accepted"), ordering="of_accepted")
    def accepted(self, catalog: Any) -> int:
        """Messages with an accepted text."""
        return int(catalog.of_accepted)

    @admin.display(description=_("to be accepted"), ordering="of_translated")
    def in_review(self, catalog: Any) -> int:
        """Messages with a text that waits for a reviewer."""
        return int(catalog.of_translated)

    @admin.display(description=_("fuzzy"), ordering="of_fuzzy")
    def fuzzy(self, catalog: Any) -> int:
        """Messages with a doubtful text."""
        return int(catalog.of_fuzzy)

    @admin.display(description=_("empty"))
    def empty(self, catalog: Any) -> int:
        """Messages without a text."""
        return int(catalog.all_messages - catalog.of_accepted - catalog.of_translated - catalog.of_fuzzy)

    def audited(self, row: Catalog) -> dict[str, str | int]:
        """By the guide and the locale."""
        return {"guide__id__exact": row.guide_id, "locale__exact": row.locale}

    def get_urls(self) -> list[URLPattern]:
        """The messages and the PO file, before Django's own."""
        wrap = self.admin_site.admin_view
        return [
            path("<int:pk>/messages/", wrap(self.messages_view), name="contentapi_catalog_messages"),
            path("<int:pk>/po/", wrap(self.po_view), name="contentapi_catalog_po"),
            *super().get_urls(),
        ]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """With what the user may do with this catalog."""
        catalog = self.get_object(request, object_id)
        may_upload = catalog is not None and policy.allowed(request.user, UPLOAD, locale=catalog.locale)
        return super().change_view(
            request, object_id, form_url, {**(extra_context or {}), "may_upload": may_upload}
        )

    def po_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The catalog as a PO file; remembered, so that an upload can be compared with it."""
        catalog = get_object_or_404(Catalog.objects.select_related("guide"), pk=pk)
        if not policy.allowed(request.user, UPLOAD, locale=catalog.locale):
            raise PermissionDenied
        with told(request, catalog):
            data = write(exports.catalog(catalog.guide, catalog.locale))
            name = f"guide-{catalog.guide.slug}.{to_posix(catalog.locale)}.po"
            headers = {"Content-Disposition": f'attachment; filename="{name}"'}
            return HttpResponse(
                data, content_type="text/x-gettext-translation; charset=utf-8", headers=headers
            )
        return redirect(change_page(catalog))

    def messages_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The messages by state; reviewers accept the chosen ones, or all, on POST."""
        catalog = get_object_or_404(Catalog.objects.select_related("guide"), pk=pk)
        readable = policy.readable(request.user)
        here = readable is None or catalog.locale in readable
        if not (here and self.has_view_permission(request, catalog)):
            raise PermissionDenied
        return targets.page(self, request, catalog)

    @admin.action(
        description=_("Accept every translated text of the chosen catalogs"), permissions=["accept"]
    )
    def accept_all(self, request: HttpRequest, queryset: QuerySet[Catalog]) -> None:
        """Make whole catalogs releasable."""
        for catalog in queryset.select_related("guide"):
            targets.accept(request, catalog)

    def has_accept_permission(self, request: HttpRequest) -> bool:
        """May accept texts; for which locales, the service asks."""
        return held(request, "accept_target")
