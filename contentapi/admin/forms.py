"""The forms of guides. They validate and collect; `services` write."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from contentapi.admin.desk import RefusableForm
from contentapi.core.errors import BadLocale
from contentapi.core.locales import canonical
from contentapi.models import Guide
from contentapi.services.sentences import in_words

MAX_GUIDE_BYTES = 1024 * 1024


class NewGuideForm(RefusableForm):
    """A guide to be started, with the title of its first draft."""

    title = forms.CharField(label=_("Title of the first draft"), max_length=300)

    class Meta:
        model = Guide
        fields = ["slug", "source_locale", "share"]

    def clean_source_locale(self) -> str:
        """The tag in its canonical form."""
        try:
            return canonical(self.cleaned_data["source_locale"])
        except BadLocale as error:
            raise forms.ValidationError(in_words(error), code=error.code) from error


class MarkdownForm(forms.Form):
    """An editor's file, sent or pasted."""

    file = forms.FileField(label=_("Markdown file"), required=False)
    text = forms.CharField(
        label=_("or its text"),
        widget=forms.Textarea(attrs={"rows": 16}),
        required=False,
        max_length=MAX_GUIDE_BYTES,
        strip=False,
    )

    def data_given(self) -> bytes:
        """The bytes of the file, or else of the text."""
        file: UploadedFile[Any] | None = self.cleaned_data["file"]
        text: str = self.cleaned_data["text"]
        return file.read(MAX_GUIDE_BYTES + 1) if file else text.encode()

    def clean(self) -> dict[str, Any]:
        """One of the two, and not more than a guide may have."""
        cleaned = super().clean() or self.cleaned_data
        file = cleaned.get("file")
        if not file and not (cleaned.get("text") or "").strip():
            raise forms.ValidationError(gettext("Choose a file or paste its text."))
        if file and file.size > MAX_GUIDE_BYTES:
            raise forms.ValidationError(gettext("The file is larger than 1 MiB."))
        return cleaned


class WithdrawalForm(forms.Form):
    """Why a guide is pulled, what readers are told, and what they may read instead."""

    reason = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=4000,
        help_text=_("For the record; apps that sync the guide are told it too."),
    )
    notice = forms.CharField(
        label=_("Public notice"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=4000,
        help_text=_("What readers see in the guide's place."),
    )
    replacement = forms.SlugField(
        label=_("Replacement"), required=False, help_text=_("The slug of a published guide to read instead.")
    )

    def clean_replacement(self) -> Guide | None:
        """The guide of that slug."""
        slug = self.cleaned_data["replacement"]
        found = replacements().filter(slug=slug).first() if slug else None
        if slug and found is None:
            raise forms.ValidationError(gettext("No published guide has this slug."))
        return found


def replacements() -> QuerySet[Guide]:
    """Guides that readers have now."""
    return Guide.objects.filter(versions__state="published", withdrawal=None)
