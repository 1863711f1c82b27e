"""Guides: how they stand in every language, their versions, withdrawal, and guides from Markdown."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from contentapi.admin.desk import Written, change_page, held, mark, told, user
from contentapi.admin.forms import MarkdownForm, NewGuideForm, WithdrawalForm, replacements
from contentapi.admin.lists.searching import counted
from contentapi.admin.matrix import STATES, matrix, timeline
from contentapi.core.errors import ContentError
from contentapi.core.segmentation import read_guide
from contentapi.models import Guide, Offer, Version
from contentapi.services import drafting, guides
from contentapi.services.sentences import in_words


@admin.register(Guide)
class GuideAdmin(Written):
    """Guides. Their pages show what readers have in every language."""

    list_display = (
        "slug",
        "shown_title",
        "source_locale",
        "shown_state",
        "locales_count",
        "versions_count",
        "created_at",
    )
    list_filter = (
        "versions__state",
        "source_locale",
        ("withdrawal", admin.EmptyFieldListFilter),
        "created_at",
    )
    search_fields = ("slug", "versions__title", "versions__codes__code")
    ordering = ("slug",)
    actions = ("withdraw",)
    readonly_fields = ("shown_state", "created_at")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With what the list tells of each guide."""
        newest = Version.objects.filter(guide=OuterRef("pk")).order_by("-number")
        live = Version.objects.filter(guide=OuterRef("pk"), state="published")
        rows: QuerySet[Any] = (
            super()
            .get_queryset(request)
            .annotate(
                newest_title=Subquery(newest.values("title")[:1]),
                published=Subquery(live.values("number")[:1]),
                locales_number=counted(Offer, "guide"),
                versions_number=counted(Version, "guide"),
                withdrawn_at=F("withdrawal__at"),
            )
        )
        return rows

    def get_readonly_fields(self, request: HttpRequest, obj: Guide | None = None) -> tuple[str, ...]:
        """Slug and source locale last for ever."""
        del request
        return self.readonly_fields if obj is None else ("slug", "source_locale", *self.readonly_fields)

    def get_fields(self, request: HttpRequest, obj: Guide | None = None) -> tuple[str, ...]:
        """What starts a guide; later what is known of it."""
        del request
        start = ("slug", "source_locale", "title", "share")
        return start if obj is None else ("slug", "source_locale", "share", "shown_state", "created_at")

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """The form for a new guide asks for a title too."""
        if obj is None:
            kwargs |= {"form": NewGuideForm, "fields": NewGuideForm.Meta.fields}
        return super().get_form(request, obj, change, **kwargs)

    @admin.display(description=_("title"))
    def shown_title(self, guide: Any) -> str:
        """The title of its newest version."""
        return str(guide.newest_title or "")

    @admin.display(description=_("state"))
    def shown_state(self, guide: Any) -> SafeString:
        """What readers have."""
        if guide.withdrawal_id:
            return mark("withdrawn", _("withdrawn"))
        if guide.published:
            return mark("published", gettext("published: version %(number)s") % {"number": guide.published})
        return mark("draft", _("not published"))

    @admin.display(description=_("languages"), ordering="locales_number")
    def locales_count(self, guide: Any) -> int:
        """In how many locales readers have it."""
        return int(guide.locales_number)

    @admin.display(description=_("versions"), ordering="versions_number")
    def versions_count(self, guide: Any) -> int:
        """How many versions it has."""
        return int(guide.versions_number)

    # -- the page of a guide -------------------------------------------------------------------------

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """With the matrix and the versions."""
        guide = self.get_object(request, object_id)
        context = {**(extra_context or {})}
        if guide is not None and self.has_view_or_change_permission(request, guide):
            withdrawable = held(request, "withdraw_guide") and guide.published
            context |= {
                "matrix": matrix(guide),
                "states": STATES,
                "timeline": timeline(guide),
                "withdrawable": withdrawable,
                "guide": guide,
            }
        return super().change_view(request, object_id, form_url, context)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Hand over to the service."""
        said, now = form.cleaned_data, timezone.now()
        if change:
            drafting.set_share(obj, said["share"], by=user(request), at=now)
            return
        version = drafting.start_guide(
            said["slug"],
            source_locale=said["source_locale"],
            title=said["title"],
            share=said["share"],
            by=user(request),
            at=now,
        )
        obj.pk, obj.started = version.guide_id, version

    def response_add(
        self, request: HttpRequest, obj: Any, post_url_continue: str | None = None
    ) -> HttpResponse:
        """On to the first draft."""
        del post_url_continue
        messages.success(request, gettext("The guide is started; write its first draft."))
        return redirect(change_page(obj.started))

    def audited(self, row: Guide) -> dict[str, str | int]:
        """By the guide."""
        return {"guide__id__exact": row.pk}

    # -- withdrawal, and guides from Markdown --------------------------------------------------------

    def get_urls(self) -> list[URLPattern]:
        """The pages of withdrawal and of Markdown, before Django's own."""
        wrap = self.admin_site.admin_view
        return [
            path("<int:pk>/withdraw/", wrap(self.withdraw_view), name="contentapi_guide_withdraw"),
            path("from-markdown/", wrap(self.markdown_view), name="contentapi_guide_markdown"),
            *super().get_urls(),
        ]

    def withdraw_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask for the reason, the notice and the replacement; withdraw on POST."""
        guide = get_object_or_404(Guide, pk=pk)
        if not held(request, "withdraw_guide"):
            raise PermissionDenied
        form = WithdrawalForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            with told(request, guide):
                guides.withdraw(guide, by=user(request), at=timezone.now(), **form.cleaned_data)
                messages.success(
                    request, gettext("%(guide)s is withdrawn in every language.") % {"guide": guide}
                )
            return redirect(change_page(guide))
        locales = list(guide.offers.order_by("locale").values_list("locale", flat=True))
        choices = replacements().exclude(pk=pk).values_list("slug", flat=True)[:500]
        context = {"guide": guide, "form": form, "locales": locales, "choices": choices}
        return self.page(
            request, "guide/withdraw.html", gettext("Withdraw %(guide)s") % {"guide": guide}, context
        )

    def markdown_view(self, request: HttpRequest) -> HttpResponse:
        """Take in an editor's file as a new draft."""
        if not held(request, "add_version"):
            raise PermissionDenied
        form = MarkdownForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            try:
                version, new = guides.write_draft(
                    read_guide(form.data_given()), by=user(request), at=timezone.now()
                )
            except ContentError as error:
                form.add_error(None, in_words(error))
            else:
                said = (
                    gettext("%(version)s is a new draft.")
                    if new
                    else gettext("The file says what %(version)s says; nothing was changed.")
                )
                messages.success(request, said % {"version": version})
                return redirect(change_page(version))
        return self.page(request, "guide/markdown.html", gettext("A guide from Markdown"), {"form": form})

    @admin.action(description=_("Withdraw the chosen guide"), permissions=["withdraw"])
    def withdraw(self, request: HttpRequest, queryset: QuerySet[Guide]) -> HttpResponse | None:
        """On to the page that asks why; one guide at a time, each with its own reason."""
        chosen = list(queryset[:2])
        if len(chosen) != 1:
            messages.error(request, gettext("Withdraw one guide at a time; each has its own reason."))
            return None
        return redirect(reverse("admin:contentapi_guide_withdraw", args=[chosen[0].pk]))

    def has_withdraw_permission(self, request: HttpRequest) -> bool:
        """May take guides from readers."""
        return held(request, "withdraw_guide")
