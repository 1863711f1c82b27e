"""The forms of the acts: what an act has to be told."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from contentapi.admin.versions.shown import edits
from contentapi.models import Review, Version
from contentapi.queries import guides as guide_reads

YEARS = timedelta(days=2 * 365)
REMARK = "remark-"
AREA = {"rows": 4}


class Asked(forms.Form):
    """What an act asks about one version. `said` is what its service is told."""

    def __init__(self, version: Version, *args: Any, by: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.version, self.by = version, by
        self.prepare()

    def prepare(self) -> None:
        """Fit the fields to the version."""

    @property
    def said(self) -> dict[str, Any]:
        """The cleaned fields."""
        return self.cleaned_data


class SendBackForm(Asked):
    """A comment on the whole, and one field for every section."""

    comment = forms.CharField(
        label=_("What is to be mended"),
        widget=forms.Textarea(attrs=AREA),
        max_length=4000,
        required=False,
        help_text=_("On the whole. Or write beside the sections below; each remark is shown at its place."),
    )

    def prepare(self) -> None:
        """A field for every section."""
        for section in guide_reads.sections(self.version):
            self.fields[REMARK + section.key] = forms.CharField(
                label=section.heading,
                required=False,
                max_length=4000,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def clean(self) -> dict[str, Any]:
        """Something has to be said."""
        cleaned = super().clean() or self.cleaned_data
        if not any((text or "").strip() for text in cleaned.values()):
            raise forms.ValidationError(gettext("Say what is to be mended, on the whole or at a section."))
        return cleaned

    @property
    def said(self) -> dict[str, Any]:
        """The comment, and the remarks by section."""
        given = self.cleaned_data
        remarks = {k.removeprefix(REMARK): text for k, text in given.items() if k.startswith(REMARK) and text}
        return {"comment": given["comment"], "remarks": remarks}


class ScheduleForm(Asked):
    """When to publish."""

    publish_at = forms.DateTimeField(
        label=_("Time of publication (UTC)"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local", "class": "utc"}),
    )

    def prepare(self) -> None:
        """Say what time it is, in the same clock."""
        now = timezone.now()
        told = gettext("Now it is %(now)s UTC.") % {"now": f"{now:%Y-%m-%d %H:%M}"}
        self.fields["publish_at"].help_text = told
        self.fields["publish_at"].widget.attrs["min"] = f"{now:%Y-%m-%dT%H:%M}"


class ReasonForm(Asked):
    """Why."""

    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs=AREA), max_length=4000)


class MinorForm(ReasonForm):
    """Which edits change nothing that a translation must say. The checkboxes stand in the table above."""

    contexts = forms.MultipleChoiceField(label=_("Edits"), widget=forms.CheckboxSelectMultiple)
    field_order = ("contexts", "reason")

    def prepare(self) -> None:
        """Every edited segment can be chosen; the service says which of them are not minor."""
        field = self.fields["contexts"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(one.context, one.context) for one in edits(self.version)]


class ReviewForm(Asked):
    """Who reviewed, what they note, and when it is due again."""

    reviewer = forms.CharField(
        label=_("Clinical reviewer"), max_length=200, help_text=_("The name that readers are told.")
    )
    next_due = forms.DateField(
        label=_("Next review due"), widget=forms.DateInput(attrs={"type": "date"}), localize=False
    )
    note = forms.CharField(
        label=_("Note"), widget=forms.Textarea(attrs=AREA), max_length=4000, required=False
    )

    def prepare(self) -> None:
        """The reviewer's own name, and as long a time as there was before."""
        today = timezone.now().date()
        self.fields["reviewer"].initial = self.by
        self.fields["next_due"].initial = (today + _interval(self.version)).isoformat()
        self.fields["next_due"].widget.attrs["min"] = (today + timedelta(days=1)).isoformat()


def _interval(version: Version) -> timedelta:
    """How long a review held until now; two years where nothing is known."""
    last: tuple[date | None, date | None] | None
    last = Review.objects.filter(version=version).values_list("reviewed_on", "next_due").first()
    reviewed, due = last or (version.reviewed_last, version.review_due)
    return due - reviewed if reviewed and due and due > reviewed else YEARS


class RevisionForm(Asked):
    """That the draft is still what was looked at."""

    revision = forms.IntegerField(widget=forms.HiddenInput)

    def prepare(self) -> None:
        """The revision that is shown."""
        self.fields["revision"].initial = self.version.revision
