"""What all rooms of the desk share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString

from contentapi.admin.lists.searching import found
from contentapi.core.errors import BadLocale, ContentError
from contentapi.core.locales import direction
from contentapi.models import AuditEntry
from contentapi.services import audit, policy
from contentapi.services.sentences import in_words

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
    TabularInline = admin.TabularInline[Any, Any]
    StackedInline = admin.StackedInline[Any, Any]
    ModelForm = forms.ModelForm[Any]
    InlineFormSet = forms.BaseInlineFormSet[Any, Any, Any]
else:  # Django's own classes take no type arguments at run time
    ModelAdmin, TabularInline, StackedInline = admin.ModelAdmin, admin.TabularInline, admin.StackedInline
    ModelForm, InlineFormSet = forms.ModelForm, forms.BaseInlineFormSet

APP = "contentapi"


@contextmanager
def told(request: HttpRequest, about: object = "") -> Iterator[None]:
    """Run an act; what it refuses reaches the user as a message that says what to do."""
    try:
        yield
    except ContentError as error:
        said = in_words(error)
        messages.error(request, f"{about}: {said}" if about else said)


def held(request: HttpRequest, permission: str) -> bool:
    """Does the user hold a permission of this app?"""
    return request.user.has_perm(f"{APP}.{permission}")


def mark(state: str, label: object) -> SafeString:
    """A state as a coloured word; the word alone says everything."""
    return format_html('<span class="state state-{}">{}</span>', state, label)


def way(locale: str) -> str:
    """`ltr` or `rtl`; `auto` for a tag that this service does not know."""
    try:
        return direction(locale)
    except BadLocale:
        return "auto"


def foreign(text: str, locale: str, *, limit: int = 0) -> SafeString:
    """A text in another language, with its own `lang` and direction; cut to `limit` characters if given."""
    shown = f"{text[:limit]}…" if limit and len(text) > limit else text
    return format_html('<bdi lang="{}" dir="{}">{}</bdi>', locale, way(locale), shown)


def user(request: HttpRequest) -> User:
    """Who is at the desk; admin views let in nobody else."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def change_page(row: Model) -> str:
    """The address of a record's own page on the desk."""
    return reverse(f"admin:{row._meta.label_lower.replace('.', '_')}_change", args=[row.pk])  # noqa: SLF001


def link(row: Model, label: object = "") -> SafeString:
    """A link to a record's own page on the desk."""
    return format_html('<a href="{}">{}</a>', change_page(row), label or row)


def listing(model: type[Model], **filters: str | int) -> str:
    """The address of a model's list, narrowed."""
    url = reverse(f"admin:{model._meta.label_lower.replace('.', '_')}_changelist")  # noqa: SLF001
    return f"{url}?{urlencode(filters)}" if filters else url


class Labelled(InlineFormSet):
    """The rows of a table of inputs: each input says what it is, as no label stands beside it."""

    def add_fields(self, form: Any, index: int | None) -> None:
        """Name every input."""
        super().add_fields(form, index)
        for field in form.fields.values():
            field.widget.attrs["aria-label"] = field.label


class Desk(ModelAdmin):
    """A room of the desk; long lists stay cheap: nobody counts all rows to show one page."""

    show_full_result_count = False
    list_per_page = 50

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """The rows in which every word is found; none comes twice."""
        fields = tuple(str(field) for field in self.get_search_fields(request))
        return (found(queryset, fields, search_term) if fields else queryset), False

    def audited(self, row: Any) -> dict[str, str | int]:
        """The fields by which the audit of a row is found."""
        del row
        return {}

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The audit of the row: one history, written by the acts themselves."""
        del extra_context
        row = self.get_object(request, unquote(object_id))
        if row is None or not self.has_view_or_change_permission(request, row):
            raise PermissionDenied
        return redirect(listing(AuditEntry, **self.audited(row)))

    def page(
        self, request: HttpRequest, template: str, title: str, context: dict[str, Any]
    ) -> TemplateResponse:
        """A page of the desk's own, `template` below admin/contentapi/."""
        whole = {**self.admin_site.each_context(request), "opts": self.opts, "title": title, **context}
        return TemplateResponse(request, f"admin/{APP}/{template}", whole)


class RefusableForm(ModelForm):
    """A form over a record that a service writes. refusal: what it said a moment ago, (code, words)."""

    refusal: tuple[str, str] | None = None

    def clean(self) -> dict[str, Any]:
        """Show what was refused, beside the user's own words."""
        cleaned = super().clean() or self.cleaned_data
        if self.refusal is not None:
            code, words = self.refusal
            raise ValidationError(words, code=code)
        return cleaned


class Written(Desk):
    """A table whose forms a service writes. A refusal shows the form again with everything that was typed."""

    form = RefusableForm

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """The form, with what the service refused a moment ago."""
        form = super().get_form(request, obj, change, **kwargs)
        form.refusal = getattr(request, "refusal", None)  # type: ignore[attr-defined]
        return form

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The page with the form; a second time where the service refused, with the reason."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except ContentError as error:
            request.refusal = error.code, in_words(error)  # type: ignore[attr-defined]
            self.refused(request, object_id, error)
            return super().changeform_view(request, object_id, form_url, extra_context)

    def refused(self, request: HttpRequest, object_id: str | None, error: ContentError) -> None:
        """What is to be done before the form is shown again."""

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Content is never deleted."""
        del request, obj
        return False


class Record(Desk):
    """A table that only acts write: to be read here, never added to, changed or deleted."""

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Nobody adds a record by hand."""
        del request, obj
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Nobody changes one."""
        del request, obj
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Nobody deletes one."""
        del request, obj
        return False


class Part(Record):
    """A record that is shown with the one it belongs to; it has pages, but no place in the menu."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Keep it out of the index."""
        del request
        return False


class Reference(Desk):
    """A table without states (glossary, substitutes, roles): Django's forms write it, and the audit tells."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Write the parts, then the audit entry, in the transaction of the form."""
        super().save_related(request, form, formsets, change)
        parts = [str(row) for formset in formsets for row in _touched(formset)]
        self._audit(
            request, "change" if change else "add", form.instance, fields=form.changed_data, parts=parts
        )

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """Delete one row and say so."""
        self._audit(request, "delete", obj)
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Delete the chosen rows and say so, all or none."""
        with transaction.atomic():
            for row in queryset:
                self._audit(request, "delete", row)
            super().delete_queryset(request, queryset)

    def _audit(self, request: HttpRequest, verb: str, row: Model, **detail: Any) -> None:
        """Write down one act."""
        act = f"{verb}_{self.opts.model_name}"
        audit.record(policy.actor(user(request)), act, None, timezone.now(), what=str(row), **detail)


def _touched(formset: Any) -> list[Model]:
    """The rows of a saved formset that were added, changed or deleted."""
    return [*formset.new_objects, *(row for row, _ in formset.changed_objects), *formset.deleted_objects]
