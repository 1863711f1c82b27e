"""Target texts with their history, suggestions beside them, and the segments that they are made for."""

from __future__ import annotations

from collections import defaultdict

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from contentapi.admin.catalogs import accept
from contentapi.admin.desk import Part, Record, TabularInline, foreign, held
from contentapi.models import Catalog, Export, Override, Placement, Revision, Segment, Suggestion, Target
from contentapi.queries import catalogs as catalog_reads
from contentapi.queries import guides as guide_reads


class RevisionInline(TabularInline):
    """The history of a target."""

    model = Revision
    fk_name = "target"
    fields = ("number", "act", "text", "state", "author", "accepted_by", "origin", "at", "comment")
    readonly_fields = fields
    extra = 0
    can_delete = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Revision]:
        """With the names of who did it."""
        return super().get_queryset(request).select_related("author", "accepted_by")

    def has_add_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """History only grows by acts."""
        del request, obj
        return False


@admin.register(Target)
class TargetAdmin(Record):
    """Target texts with their history."""

    inlines = (RevisionInline,)
    list_display = ("segment", "catalog", "shown_source", "shown_text", "state", "author", "changed_at")
    list_filter = ("state", "origin", "catalog__locale", ("catalog__guide", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("segment", "catalog__guide", "author")
    search_fields = ("text", "segment__source", "segment__section_key", "catalog__guide__slug")
    date_hierarchy = "changed_at"
    actions = ("accept",)

    @admin.display(description=_("source"))
    def shown_source(self, target: Target) -> SafeString:
        """What it is made for."""
        return foreign(target.segment.source, target.catalog.guide.source_locale, limit=80)

    @admin.display(description=_("text"))
    def shown_text(self, target: Target) -> SafeString:
        """The text in its own direction."""
        return foreign(target.text, target.catalog.locale, limit=80)

    @admin.action(description=_("Accept the chosen texts"), permissions=["accept"])
    def accept(self, request: HttpRequest, queryset: QuerySet[Target]) -> None:
        """Make chosen texts releasable, catalog by catalog."""
        by_catalog: dict[Catalog, set[int]] = defaultdict(set)
        for target in queryset.select_related("catalog__guide"):
            by_catalog[target.catalog].add(target.pk)
        for catalog, chosen in by_catalog.items():
            version = guide_reads.working_version(catalog.guide)
            rows = catalog_reads.rows(version, catalog) if version else []
            accept(request, catalog, [row.context for row in rows if row.target and row.target.pk in chosen])

    def has_accept_permission(self, request: HttpRequest) -> bool:
        """May accept texts; for which locales, the service asks."""
        return held(request, "accept_target")


@admin.register(Revision)
class RevisionAdmin(Record):
    """The history of every target."""

    list_display = ("at", "act", "target", "state", "author", "accepted_by", "origin")
    list_filter = ("act", "state", "origin", "solo")
    list_select_related = ("target", "author", "accepted_by")
    search_fields = ("text", "author__name")
    date_hierarchy = "at"
    ordering = ("-pk",)


@admin.register(Segment)
class SegmentAdmin(Record):
    """Exact source texts under their lasting names."""

    list_display = ("context", "guide", "kind", "source")
    list_filter = ("kind", ("guide", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("guide",)
    search_fields = ("source", "section_key", "segment_id", "guide__slug")


@admin.register(Placement)
class PlacementAdmin(Part):
    """Where segments stand in versions."""

    list_display = ("version", "position", "segment", "note")
    list_select_related = ("version__guide", "segment")
    search_fields = ("segment__source", "version__guide__slug")


@admin.register(Export)
class ExportAdmin(Part):
    """States of catalogs that left as files."""

    list_display = ("digest", "catalog", "version", "catalog_revision")
    list_select_related = ("catalog__guide", "version__guide")
    search_fields = ("digest", "catalog__guide__slug")


@admin.register(Suggestion)
class SuggestionAdmin(Record):
    """Texts kept beside the current ones; they change nothing until one is taken."""

    list_display = ("segment", "catalog", "shown_text", "reason", "author", "at", "state")
    list_filter = ("state", "reason", "catalog__locale", ("catalog__guide", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("segment", "catalog__guide", "author")
    search_fields = ("text", "segment__source", "catalog__guide__slug")
    date_hierarchy = "at"

    @admin.display(description=_("text"))
    def shown_text(self, suggestion: Suggestion) -> SafeString:
        """The text in its own direction."""
        return foreign(suggestion.text, suggestion.catalog.locale, limit=80)


@admin.register(Override)
class OverrideAdmin(Record):
    """Blocking findings that a clinician overrode, with the reason. They lapse with the text or the rule."""

    list_display = ("check_id", "segment", "catalog", "reason", "actor", "at")
    list_filter = ("check_id", "catalog__locale", ("catalog__guide", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("segment", "catalog__guide", "actor")
    search_fields = ("reason", "segment__source", "catalog__guide__slug", "actor__name")
    date_hierarchy = "at"
