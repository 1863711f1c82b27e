"""Versions: lists, drafts to edit, and the pages of their acts."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from contentapi.admin.desk import Written, held, mark, user
from contentapi.admin.lists.filters import by_guide
from contentapi.admin.lists.searching import counted
from contentapi.admin.versions import acts, comparing, merging, present, preview, reading, shown
from contentapi.admin.versions.drafts import (
    CodeInline,
    SectionInline,
    VersionForm,
    content,
    is_draft,
    open_remarks,
)
from contentapi.core.errors import ContentError, Moved
from contentapi.models import Remark, Section, Version
from contentapi.queries import work
from contentapi.services import drafting, guides, presence

WORDS = ("title", "summary", "urgency", "critical")
REVIEW = ("reviewed_last", "review_due", "reviewer")
RECORD = ("guide", "number", "shown_state", "written_by", "shown_authors", "edited_at")
FROZEN = ("approved_by", "frozen_at", "published_at")
REVIEWED = ("last_review", "next_review", "reviewed_by")


@admin.register(Version)
class VersionAdmin(Written):
    """Versions. Only drafts can be edited; every state is the outcome of an act."""

    form = VersionForm
    inlines = (SectionInline, CodeInline)
    list_display = (
        "shown_name",
        "title",
        "shown_state",
        "urgency",
        "sections_count",
        "written_by",
        "edited_at",
        "published_at",
        "next_review",
    )
    list_filter = ("state", "urgency", "critical", by_guide(), "edited_at")
    list_select_related = ("guide", "written_by")
    search_fields = ("guide__slug", "title", "summary", "sections__heading", "codes__code")
    ordering = ("guide__slug", "-number")
    actions = ("submit", "approve", "publish", "new_draft")

    # -- what may be done to a row by hand -----------------------------------------------------------

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A version starts from a guide or from another version."""
        del request
        return False

    def has_change_permission(self, request: HttpRequest, obj: Version | None = None) -> bool:
        """Only a draft's text can be edited."""
        return held(request, "change_version") and (obj is None or is_draft(obj))

    # -- the list ------------------------------------------------------------------------------------

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With the number of sections, and the last word on its review."""
        rows: QuerySet[Any] = (
            super()
            .get_queryset(request)
            .annotate(sections_number=counted(Section, "version"), **work.review_words())
        )
        return rows

    @admin.display(description=_("version"), ordering="guide__slug")
    def shown_name(self, version: Version) -> str:
        """Its guide and number."""
        return str(version)

    @admin.display(description=_("state"), ordering="state")
    def shown_state(self, version: Version) -> SafeString:
        """Its state, coloured."""
        return mark(version.state, version.get_state_display())

    @admin.display(description=_("sections"))
    def sections_count(self, version: Any) -> int:
        """How many sections it has."""
        return int(version.sections_number)

    @admin.display(description=_("authors"))
    def shown_authors(self, version: Version) -> str:
        """Everyone who wrote in it; none of them can approve it."""
        return ", ".join(version.authors.order_by("name").values_list("name", flat=True))

    @admin.display(description=_("last reviewed"))
    def last_review(self, version: Any) -> date | None:
        """The day of the last review."""
        return version.last_word  # type: ignore[no-any-return]

    @admin.display(description=_("next review due"), ordering="next_word")
    def next_review(self, version: Any) -> date | None:
        """The day of the next one."""
        return version.next_word  # type: ignore[no-any-return]

    @admin.display(description=_("clinical reviewer"))
    def reviewed_by(self, version: Any) -> str:
        """Whom readers are told."""
        return str(version.who_reviewed or "")

    # -- the draft -----------------------------------------------------------------------------------

    def get_readonly_fields(self, request: HttpRequest, obj: Version | None = None) -> tuple[str, ...]:
        """What no form changes."""
        del request, obj
        return (*RECORD, *FROZEN, *REVIEWED)

    def get_fieldsets(self, request: HttpRequest, obj: Version | None = None) -> Any:
        """The draft's fields, or the whole record once it is no draft."""
        editable = self.has_change_permission(request, obj)
        record = RECORD if is_draft(obj) else (*RECORD, *FROZEN)
        hidden = ("read_revision", "read_content", "collision") if editable else ()
        remarks = ((_("Remarks of the clinical review"), {"fields": ("solved",)}),)
        return (
            *(remarks if editable and obj is not None and open_remarks(obj) else ()),
            (None, {"fields": (*WORDS, *hidden)}),
            (_("Clinical review"), {"fields": REVIEW if editable else REVIEWED}),
            (_("Record"), {"fields": record, "classes": () if not editable else ("collapse",)}),
        )

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """With the acts that are possible now."""
        version = self.get_object(request, object_id)
        edits = version is not None and self.has_change_permission(request, version)
        context = {
            "acts": acts.possible(request, version) if version else [],
            "schedule": shown.scheduled(version) if version else None,
            "present": present.seen(request, version) if version and edits else None,
            **(extra_context or {}),
        }
        return super().change_view(request, object_id, form_url, context)

    def save_model(self, request: HttpRequest, obj: Version, form: Any, change: bool) -> None:
        """Nothing: the service writes the version with its sections."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Hand over what the forms say, whole."""
        said = content(form, formsets)
        revision = form.cleaned_data["read_revision"]
        try:
            drafting.edit_draft(form.instance, said, revision=revision, by=user(request), at=timezone.now())
        except Moved as error:
            error.facts["mine"] = said
            raise
        if "_continue" not in request.POST:
            presence.leave(form.instance, by=user(request))
        for remark in Remark.objects.filter(pk__in=form.cleaned_data.get("solved", ()), solved_at=None):
            guides.solve(remark, by=user(request), at=timezone.now())

    def refused(self, request: HttpRequest, object_id: str | None, error: ContentError) -> None:
        """Where somebody else saved first, bring the two texts together before the form is shown again."""
        if isinstance(error, Moved) and "mine" in error.facts and object_id is not None:
            merging.bring_together(request, Version.objects.get(pk=object_id), error)

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> Any:
        """The fields of the version alone: the rows of its formsets were written by the service."""
        return super().construct_change_message(request, form, [], add)

    def audited(self, row: Version) -> dict[str, str | int]:
        """By the guide and the number."""
        return {"guide__id__exact": row.guide_id, "version__exact": row.number}

    # -- acts ----------------------------------------------------------------------------------------

    def get_urls(self) -> list[URLPattern]:
        """The pages of the acts and the preview, before Django's own."""
        wrap = self.admin_site.admin_view
        return [
            path("<int:pk>/act/<slug:name>/", wrap(self.act_view), name="contentapi_version_act"),
            path("<int:pk>/reading/", wrap(self.reading_view), name="contentapi_version_reading"),
            path("<int:pk>/compare/", wrap(self.compare_view), name="contentapi_version_compare"),
            path("<int:pk>/present/", wrap(self.present_view), name="contentapi_version_present"),
            path("render/", wrap(self.render_view), name="contentapi_version_render"),
            path("<int:pk>/preview/", wrap(self.preview_view), name="contentapi_version_preview"),
            *super().get_urls(),
        ]

    def act_view(self, request: HttpRequest, pk: int, name: str) -> HttpResponse:
        """Tell what an act would do; do it on POST."""
        version = get_object_or_404(Version.objects.select_related("guide"), pk=pk)
        act = acts.BY_NAME.get(name)
        if act is None:
            raise Http404
        if not held(request, act.permission):
            raise PermissionDenied
        return acts.page(self, request, act, version)

    def _seen(self, request: HttpRequest, pk: int) -> Version:
        """The version, for whoever may see it."""
        version = get_object_or_404(Version.objects.select_related("guide"), pk=pk)
        if not self.has_view_or_change_permission(request, version):
            raise PermissionDenied
        return version

    def reading_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """How a version reads, and what the rules say of it."""
        return reading.page(self, request, self._seen(request, pk))

    def compare_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """A version beside another one of its guide."""
        return comparing.page(self, request, self._seen(request, pk))

    def render_view(self, request: HttpRequest) -> HttpResponse:
        """A text while it is written, as readers would see it. Stores nothing."""
        if not held(request, "change_version"):
            raise PermissionDenied
        return preview.fragment(request) if request.method == "POST" else HttpResponse(status=405)

    def present_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Who else is at a draft, for a page that stays open; notes that its reader still has it open."""
        version = self._seen(request, pk)
        if not held(request, "change_version"):
            raise PermissionDenied
        return present.fragment(request, version) if request.method == "POST" else HttpResponse(status=405)

    def preview_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """A version as readers of its source locale would see it; for the desk's eyes only."""
        return preview.page(self, request, self._seen(request, pk))

    def _each(self, request: HttpRequest, name: str, queryset: QuerySet[Version]) -> None:
        """Do an act to every chosen version; each stands or falls alone."""
        act = acts.BY_NAME[name]
        for version in queryset.select_related("guide").order_by("guide__slug", "number"):
            acts.run(request, act, version, {})

    @admin.action(description=_("Submit the chosen versions for review"), permissions=["submit"])
    def submit(self, request: HttpRequest, queryset: QuerySet[Version]) -> None:
        """Hand drafts over to clinical review."""
        self._each(request, "submit", queryset)

    @admin.action(description=_("Approve the chosen versions"), permissions=["approve"])
    def approve(self, request: HttpRequest, queryset: QuerySet[Version]) -> None:
        """Clear versions clinically."""
        self._each(request, "approve", queryset)

    @admin.action(description=_("Publish the chosen versions"), permissions=["publish"])
    def publish(self, request: HttpRequest, queryset: QuerySet[Version]) -> None:
        """Put approved versions before readers."""
        self._each(request, "publish", queryset)

    @admin.action(description=_("Start new drafts from the chosen versions"), permissions=["write"])
    def new_draft(self, request: HttpRequest, queryset: QuerySet[Version]) -> None:
        """Start drafts that say what the chosen versions say."""
        self._each(request, "new_draft", queryset)

    def has_submit_permission(self, request: HttpRequest) -> bool:
        """May hand versions over."""
        return held(request, "submit_version")

    def has_approve_permission(self, request: HttpRequest) -> bool:
        """May clear versions clinically."""
        return held(request, "approve_version")

    def has_publish_permission(self, request: HttpRequest) -> bool:
        """May put versions before readers."""
        return held(request, "publish_version")

    def has_write_permission(self, request: HttpRequest) -> bool:
        """May start drafts."""
        return held(request, "add_version")
