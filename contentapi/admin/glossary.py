"""The glossary: source terms and their renderings by locale."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from contentapi.admin.desk import Labelled, ModelForm, Part, Reference, TabularInline, foreign
from contentapi.core.errors import BadLocale
from contentapi.core.locales import canonical
from contentapi.models import Rendering, Term


class LocaleField(forms.CharField):
    """A BCP 47 tag, kept in its canonical form."""

    def clean(self, value: Any) -> Any:
        """The canonical tag."""
        text = super().clean(value)
        try:
            return canonical(text) if text else text
        except BadLocale as error:
            raise forms.ValidationError(str(error), code=error.code) from error


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
