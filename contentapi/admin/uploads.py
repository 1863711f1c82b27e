"""PO files that came in: sending one, its report, undoing it; and the suggestions that came of them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from contentapi.admin.desk import Part, Record, change_page, held, mark, told, user, way
from contentapi.admin.lists.filters import by_guide, by_locale
from contentapi.admin.lists.scope import OwnLocales
from contentapi.core.catalog import Fate
from contentapi.core.errors import ContentError
from contentapi.models import Catalog, Upload, UploadEntry
from contentapi.services.catalogs import Address, Report, receive, undo
from contentapi.services.sentences import in_words
from contentapi.templatetags.names import named

MAX_ROWS = 500


class SendForm(forms.Form):
    """A PO file, and whether it is only to be checked."""

    file = forms.FileField(label=_("PO file"))
    dry_run = forms.BooleanField(label=_("Only check it; store nothing"), required=False)


@admin.register(Upload)
class UploadAdmin(OwnLocales, Record):
    """Files received. "Add" sends one; its page is its report."""

    actor_path = "actor"

    list_display = ("at", "name", "shown_catalog", "actor", "shown_status", "shown_counts")
    list_display_links = ("at", "name")
    list_filter = ("status", by_locale("catalog__locale"), by_guide(), "at")
    list_select_related = ("guide", "catalog__guide", "actor")
    search_fields = ("name", "digest", "guide__slug", "actor__name")
    actions = ("undo",)
    fields = (
        "name",
        "shown_catalog",
        "actor",
        "at",
        "shown_status",
        "shown_counts",
        "base_known",
        "shown_error",
        "digest",
        "undone_at",
        "undone_by",
    )
    readonly_fields = ("shown_catalog", "shown_status", "shown_counts", "shown_error")

    def has_add_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Sending a file is an act of its own; for which locales, the service asks."""
        del obj
        return held(request, "upload_catalog")

    @admin.display(description=_("catalog"))
    def shown_catalog(self, upload: Upload) -> str:
        """Where it belongs; a refused file may belong nowhere."""
        return str(upload.catalog or upload.guide or "–")

    @admin.display(description=_("status"), ordering="status")
    def shown_status(self, upload: Upload) -> SafeString:
        """What became of it."""
        return mark(upload.status, upload.get_status_display())

    @admin.display(description=_("entries"))
    def shown_counts(self, upload: Upload) -> str:
        """How many entries by fate."""
        return ", ".join(f"{number} {named(fate)}" for fate, number in upload.counts.items())

    @admin.display(description=_("why it was refused"))
    def shown_error(self, upload: Upload) -> str:
        """Code, line and what to do."""
        if not upload.error:
            return "–"
        place = gettext("line %(line)s: ") % upload.error if upload.error.get("line") else ""
        return f"{upload.error['code']}: {place}{upload.error['message']}"

    def get_urls(self) -> list[URLPattern]:
        """The page that undoes, before Django's own."""
        wrap = self.admin_site.admin_view
        return [
            path("<int:pk>/undo/", wrap(self.undo_view), name="contentapi_upload_undo"),
            *super().get_urls(),
        ]

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Send a file; a stored one is redirected to its report, a checked one is told at once."""
        del form_url, extra_context
        if not self.has_add_permission(request):
            raise PermissionDenied
        catalog = (
            Catalog.objects.select_related("guide").filter(pk=_number(request.GET.get("catalog"))).first()
        )
        form = SendForm(request.POST or None, request.FILES or None)
        report = (
            self._receive(request, form, catalog) if request.method == "POST" and form.is_valid() else None
        )
        if report is not None and report.upload is not None:
            return redirect(change_page(Upload(pk=report.upload)))
        context = {"form": form, "catalog": catalog, "report": report, **_rows_of(report)}
        return self.page(request, "upload/send.html", gettext("Send a PO file"), context)

    def _receive(self, request: HttpRequest, form: SendForm, catalog: Catalog | None) -> Report | None:
        """Take the file in; a refusal is shown at its field."""
        file, dry_run = form.cleaned_data["file"], form.cleaned_data["dry_run"]
        where = Address(catalog.guide.slug, catalog.locale) if catalog else Address()
        data = file.read(settings.MAX_UPLOAD_BYTES + 1)
        try:
            return receive(
                data,
                address=where,
                name=file.name[:300],
                by=user(request),
                at=timezone.now(),
                dry_run=dry_run,
            )
        except ContentError as error:
            form.add_error("file", f"{error.code}: {in_words(error)}")
            return None

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The report: every entry that changed something or has findings."""
        upload = self.get_object(request, object_id)
        context = {**(extra_context or {})}
        if upload is not None and self.has_view_permission(request, upload):
            entries = upload.entries.order_by("fate", "pk")
            number = entries.count()
            locale = upload.catalog.locale if upload.catalog else ""
            undoable = (
                upload.catalog is not None and upload.undone_at is None and held(request, "upload_catalog")
            )
            context |= {
                "entries": entries[:MAX_ROWS],
                "left_out": max(0, number - MAX_ROWS),
                "number": number,
                "locale": locale,
                "dir": way(locale) if locale else "auto",
                "undoable": undoable,
                "fates": list(Fate),
            }
        return super().change_view(request, object_id, form_url, context)

    def undo_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take back what a file did, on POST."""
        upload = get_object_or_404(self.get_queryset(request).select_related("catalog__guide"), pk=pk)
        if not held(request, "upload_catalog"):
            raise PermissionDenied
        if request.method == "POST":
            self._undo(request, upload)
            return redirect(change_page(upload))
        title = gettext("Undo %(upload)s") % {"upload": upload.name or upload.digest[:12]}
        return self.page(request, "upload/undo.html", title, {"upload": upload})

    def _undo(self, request: HttpRequest, upload: Upload) -> None:
        """Do it and say what came of it."""
        with told(request, upload):
            counts = undo(upload, by=user(request), at=timezone.now())
            said = gettext(
                "%(restored)d texts are as they were; %(kept)d moved since and were kept; "
                "%(declined)d suggestions were declined."
            )
            messages.success(request, said % counts)

    @admin.action(description=_("Undo the chosen uploads"), permissions=["undo"])
    def undo(self, request: HttpRequest, queryset: QuerySet[Upload]) -> None:
        """Take back what the chosen files did, the newest first."""
        for upload in queryset.select_related("catalog__guide").order_by("-pk"):
            self._undo(request, upload)

    def has_undo_permission(self, request: HttpRequest) -> bool:
        """May undo; for which locales, the service asks."""
        return held(request, "upload_catalog")


def _number(text: str | None) -> int:
    """A key from an address; 0, which no row has, where it is none."""
    return int(text) if text and text.isdecimal() and len(text) < 18 else 0


def _rows_of(report: Report | None) -> dict[str, Any]:
    """What a checked file would do, entry by entry, in the form of stored entries."""
    if report is None:
        return {}
    told_ones = [e for e in report.entries if e.fate is not Fate.UNCHANGED or e.findings]
    rows = [
        {
            "context": e.message.context,
            "source": e.message.source,
            "text": e.message.target,
            "current": e.row.mine.text if e.row else "",
            "line": e.message.line,
            "fate": e.fate.value,
            "findings": e.told()["findings"],
        }
        for e in told_ones[:MAX_ROWS]
    ]
    return {
        "entries": rows,
        "left_out": max(0, len(told_ones) - MAX_ROWS),
        "locale": report.locale,
        "dir": way(report.locale),
    }


@admin.register(UploadEntry)
class UploadEntryAdmin(OwnLocales, Part):
    """What became of single entries, to be searched."""

    locale_path, actor_path = "upload__catalog__locale", "upload__actor"

    list_display = ("upload", "context", "line", "fate", "source", "text")
    list_filter = ("fate",)
    list_select_related = ("upload",)
    search_fields = ("context", "source", "text")

    def has_view_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Whoever may see uploads."""
        del obj
        return held(request, "view_upload")
