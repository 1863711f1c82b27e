"""The glossary: source terms and their renderings by locale."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from contentapi.admin.desk import (
    Labelled,
    ModelForm,
    Part,
    Reference,
    TabularInline,
    foreign,
    held,
    told,
    user,
)
from contentapi.core.errors import BadLocale, ContentError
from contentapi.core.interchange.tbx import write_tbx
from contentapi.core.interchange.terms_csv import write_terms_csv
from contentapi.core.locales import canonical
from contentapi.models import Rendering, Term
from contentapi.queries.terminology import glossary as reads
from contentapi.services import glossary
from contentapi.services.glossary import TakenIn
from contentapi.services.sentences import in_words

MAX_ROWS = 500


class LocaleField(forms.CharField):
    """A BCP 47 tag, kept in its canonical form."""

    def clean(self, value: Any) -> Any:
        """The canonical tag."""
        text = super().clean(value)
        try:
            return canonical(text) if text else text
        except BadLocale as error:
            raise forms.ValidationError(in_words(error), code=error.code) from error


class LinesField(forms.CharField):
    """A list of texts, one a line."""

    widget = forms.Textarea(attrs={"rows": 4})

    def prepare_value(self, value: Any) -> Any:
        """The list as lines."""
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        """The lines as a list, each once."""
        lines = (line.strip() for line in super().clean(value).splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare lists, not spellings of them."""
        return bool((initial or []) != self.clean(data or ""))


class TermForm(ModelForm):
    """A term with its variants, one a line."""

    source_locale = LocaleField(label=_("source locale"), max_length=35, initial="en")
    variants = LinesField(label=_("variants"), required=False, help_text=_("Other words for it, one a line."))

    class Meta:
        model = Term
        fields = ["name", "source_locale", "variants", "medicine", "warning", "note"]


class TermsForm(forms.Form):
    """A file of terms, and whether it is only to be checked."""

    file = forms.FileField(label=_("CSV or TBX file"))
    dry_run = forms.BooleanField(label=_("Only check it; store nothing"), required=False)


class RenderingForm(ModelForm):
    """A rendering in one locale."""

    locale = LocaleField(label=_("locale"), max_length=35)

    class Meta:
        model = Rendering
        fields = ["locale", "text", "use"]


class RenderingInline(TabularInline):
    """The renderings of a term."""

    model = Rendering
    form = RenderingForm
    formset = Labelled
    extra = 1


@admin.register(Term)
class TermAdmin(Reference):
    """Terms. The checks hold every translation to them."""

    form = TermForm
    inlines = (RenderingInline,)
    list_display = ("name", "source_locale", "medicine", "warning", "renderings_count", "note")
    list_filter = ("medicine", "warning", "source_locale", "renderings__locale")
    search_fields = ("name", "note", "renderings__text")
    actions = ("as_csv", "as_tbx")

    def get_urls(self) -> list[URLPattern]:
        """The page that takes a file in, before Django's own."""
        wrap = self.admin_site.admin_view
        return [path("take-in/", wrap(self.take_in), name="contentapi_term_take_in"), *super().get_urls()]

    def take_in(self, request: HttpRequest) -> HttpResponse:
        """Take in a file of terms, or only check it; what came of it is told at once."""
        if not held(request, "change_term"):
            raise PermissionDenied
        form = TermsForm(request.POST or None, request.FILES or None)
        done = _taken(request, form) if request.method == "POST" and form.is_valid() else None
        standing = done.standing if done else []
        context = {
            "form": form,
            "done": done,
            "checked": done is not None and form.cleaned_data["dry_run"],
            "standing": standing[:MAX_ROWS],
            "left_out": max(0, len(standing) - MAX_ROWS),
        }
        return self.page(request, "term/take_in.html", gettext("Take in terms"), context)

    @admin.action(description=_("Download the chosen terms as CSV"), permissions=["view"])
    def as_csv(self, request: HttpRequest, queryset: QuerySet[Term]) -> HttpResponse | None:
        """A table for a spreadsheet."""
        return self._file(request, queryset, "csv", "text/csv; charset=utf-8")

    @admin.action(description=_("Download the chosen terms as TBX"), permissions=["view"])
    def as_tbx(self, request: HttpRequest, queryset: QuerySet[Term]) -> HttpResponse | None:
        """A file for a terminology tool."""
        return self._file(request, queryset, "tbx", "application/x-tbx+xml")

    def _file(
        self, request: HttpRequest, queryset: QuerySet[Term], suffix: str, media: str
    ) -> HttpResponse | None:
        """The chosen terms as a file; terms of several source locales do not fit in one TBX."""
        entries = [reads.entry(term) for term in queryset.order_by("name").prefetch_related("renderings")]
        with told(request):
            source = entries[0].source_locale
            data = write_terms_csv(entries) if suffix == "csv" else write_tbx(entries, source_locale=source)
            headers = {"Content-Disposition": f'attachment; filename="glossary-{source}.{suffix}"'}
            return HttpResponse(data, content_type=media, headers=headers)
        return None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With the number of renderings."""
        rows: QuerySet[Any] = (
            super().get_queryset(request).annotate(renderings_number=Count("renderings", distinct=True))
        )
        return rows

    @admin.display(description=_("renderings"), ordering="renderings_number")
    def renderings_count(self, term: Any) -> int:
        """How many it has."""
        return int(term.renderings_number)


def _taken(request: HttpRequest, form: TermsForm) -> TakenIn | None:
    """Take the file in; a refusal is shown at its field."""
    data = form.cleaned_data["file"].read(settings.MAX_UPLOAD_BYTES + 1)
    try:
        return glossary.take_in(
            glossary.read(data), by=user(request), at=timezone.now(), dry_run=form.cleaned_data["dry_run"]
        )
    except ContentError as error:
        form.add_error("file", f"{error.code}: {in_words(error)}")
        return None


@admin.register(Rendering)
class RenderingAdmin(Part):
    """Renderings, to be found and read; they are edited with their term."""

    list_display = ("term", "locale", "shown_text", "use")
    list_filter = ("use", "locale")
    list_select_related = ("term",)
    search_fields = ("text", "term__name")

    @admin.display(description=_("text"), ordering="text")
    def shown_text(self, rendering: Rendering) -> SafeString:
        """In its own direction."""
        return foreign(rendering.text, rendering.locale)
