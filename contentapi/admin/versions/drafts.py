"""The forms of a draft: its fields, its sections and codes, remarks, and what two editors both changed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.html import format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from contentapi.admin.desk import InlineFormSet, ModelForm, RefusableForm, StackedInline, held, way
from contentapi.admin.versions.merging import as_read
from contentapi.core.errors import BadGuide
from contentapi.core.kinds import propose_key
from contentapi.core.lifecycle import VersionState
from contentapi.core.segmentation import split
from contentapi.models import Remark, Section, Version, VersionCode
from contentapi.queries import guides as guide_reads
from contentapi.services.drafting import Code, Content, SectionText
from contentapi.services.sentences import in_words

SECTION_FIELDS = ("key", "kind", "critical", "heading", "markdown")
CHOICE = "merge_"
CHOICES = (
    ("mine", _("mine, as it stands below")),
    ("theirs", _("theirs")),
    ("both", _("both: theirs, then mine")),
)


def is_draft(version: Version | None) -> bool:
    """May its text be edited at all?"""
    return version is not None and version.state == VersionState.DRAFT.value


class VersionForm(RefusableForm):
    """A draft's own fields. `read_revision` is the revision that the editor saw."""

    read_revision = forms.IntegerField(widget=forms.HiddenInput)
    read_content = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)
    collision = forms.CharField(widget=forms.HiddenInput, required=False)
    solved = forms.MultipleChoiceField(
        label=_("Remarks that are solved now"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Each remark also stands at its section. Tick what you mended, then save."),
    )

    class Meta:
        model = Version
        fields = ["title", "summary", "urgency", "critical", "reviewed_last", "review_due", "reviewer"]
        widgets = {"summary": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and "read_revision" in self.fields:
            self.fields["read_revision"].initial = self.instance.revision
            if not self.is_bound:
                self.fields["read_content"].initial = as_read(self.instance)
            self._ask_what_collided()
            in_language(self, self.instance.guide.source_locale, "title", "summary")
        if self.instance.pk and "solved" in self.fields:
            choices = [(one.pk, _remark(one, where=True)) for one in open_remarks(self.instance)]
            self.fields["solved"].choices = choices  # type: ignore[attr-defined]

    def _ask_what_collided(self) -> None:
        """A choice for every section that both editors changed: nobody's words go unseen."""
        self.theirs: dict[str, Section | None] = {}
        keys = self.data.get("collision", "").split() if self.is_bound else ()
        there = {section.key: section for section in self.instance.sections.filter(key__in=keys)}
        for key in keys:
            self.theirs[key] = there.get(key)
            label = gettext("Section %(key)s: which text?") % {"key": key}
            self.fields[CHOICE + key] = forms.ChoiceField(
                label=label, choices=CHOICES, widget=forms.RadioSelect
            )

    def collisions(self) -> list[tuple[Any, Section | None]]:
        """The choices with the other's section, or None where they removed it."""
        return [(self[CHOICE + key], section) for key, section in getattr(self, "theirs", {}).items()]

    def settled(self, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """The sections with every choice carried out."""
        kept = []
        for given in rows:
            row = given
            choice = self.cleaned_data.get(CHOICE + row["key"], "mine")
            theirs = self.theirs.get(row["key"]) if choice != "mine" else None
            if choice == "theirs" and theirs is None:
                continue
            if choice == "theirs":
                row = {**row, **{name: getattr(theirs, name) for name in SECTION_FIELDS}}
            elif theirs is not None:
                row = {**row, "markdown": f"{theirs.markdown}\n\n{row['markdown']}"}
            kept.append(row)
        return kept


class SectionForm(ModelForm):
    """One section of a draft."""

    class Meta:
        model = Section
        fields = ["position", "key", "kind", "critical", "heading", "markdown"]
        widgets = {
            "markdown": forms.Textarea(attrs={"rows": 10, "class": "vLargeTextField markdown"}),
            "position": forms.NumberInput(attrs={"min": 1, "class": "vIntegerField position"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "markdown" in self.fields:
            self.fields["markdown"].strip = False  # type: ignore[attr-defined]
            self.fields["position"].required = False
            self._name()

    def _name(self) -> None:
        """A section keeps the key that it was saved with; a new one may leave it to its heading."""
        key = self.fields["key"]
        if self.instance.pk:
            key.widget.attrs["readonly"] = True
            key.help_text = ""
        else:
            key.required = False
            key.help_text = _("Left empty, it is made from the heading. Once saved, it stays.")

    def clean_position(self) -> int:
        """A new section without a place goes last."""
        return self.cleaned_data["position"] or 10_000

    def clean_markdown(self) -> str:
        """Browsers send CRLF, the record holds LF. What cannot be translated is refused at its field."""
        text: str = self.cleaned_data["markdown"]
        text = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
        try:
            split(text)
        except BadGuide as error:
            raise ValidationError(in_words(error), code=error.code) from error
        return text


class SectionFormSet(InlineFormSet):
    """The sections of a draft, in their own language."""

    def add_fields(self, form: Any, index: int | None) -> None:
        """Give the texts the language and direction that they are written in."""
        super().add_fields(form, index)
        in_language(form, self.instance.guide.source_locale, "heading", "markdown")
        said = self.remarks.get(form.instance.key or "")
        if said and "markdown" in form.fields:
            form.fields["markdown"].help_text = format_html_join("", '<p class="remark">{}</p>', said)

    def clean(self) -> None:
        """Give every new section without a key one of its own."""
        super().clean()
        told = [form for form in self.forms if getattr(form, "cleaned_data", {}).get("heading")]
        taken = {form.cleaned_data.get("key", "") for form in told}
        for form in told:
            said = form.cleaned_data
            if not said.get("key"):
                used = guide_reads.keys_of_others(self.instance.guide, said.get("kind", ""))
                said["key"] = form.instance.key = propose_key(
                    said["heading"], said.get("kind", ""), taken | used
                )
                taken.add(said["key"])

    @cached_property
    def remarks(self) -> dict[str, list[tuple[str]]]:
        """Section key → its open remarks."""
        found: dict[str, list[tuple[str]]] = {}
        for one in open_remarks(self.instance) if self.instance.pk else ():
            found.setdefault(one.section_key, []).append((_remark(one),))
        return found


def open_remarks(version: Version) -> list[Remark]:
    """What the clinical review wants mended and nobody has marked as solved. Cost: one query."""
    return list(version.remarks.filter(solved_at=None).select_related("actor"))


def _remark(one: Remark, *, where: bool = False) -> str:
    """A remark in one line, with its section if that is not seen anyway."""
    place = f"{one.section_key}: " if where and one.section_key else ""
    return f"{place}{one.text} ({one.actor}, {one.at:%Y-%m-%d})"


class DraftOnly:
    """An inline whose rows can be edited while their version is a draft."""

    def has_change_permission(self, request: HttpRequest, obj: Version | None = None) -> bool:
        """Only in a draft."""
        return is_draft(obj) and held(request, "change_version")

    has_add_permission = has_delete_permission = has_change_permission

    def has_view_permission(self, request: HttpRequest, obj: Version | None = None) -> bool:
        """Whoever may see the version."""
        del obj
        return held(request, "view_version") or held(request, "change_version")


class SectionInline(DraftOnly, StackedInline):
    """The sections of a version, in order."""

    model = Section
    form = SectionForm
    formset = SectionFormSet
    extra = 1
    ordering = ("position", "pk")
    fields = (("position", "key", "kind", "critical"), "heading", "markdown")


class CodeInline(DraftOnly, StackedInline):
    """The clinical codes of a version."""

    model = VersionCode
    extra = 1
    fields = (("system", "code", "display"),)
    verbose_name_plural = _("clinical codes")


def in_language(form: forms.BaseForm, locale: str, *names: str) -> None:
    """Mark the fields' widgets with the language and direction of what is typed into them."""
    for name in names:
        if name in form.fields:
            form.fields[name].widget.attrs |= {"lang": locale, "dir": way(locale)}


def content(form: Any, formsets: Any) -> Content:
    """What valid forms say, as the service wants it."""
    said = form.cleaned_data
    rows = {formset.model: _rows(formset) for formset in formsets}
    sections = sorted(form.settled(rows.get(Section, [])), key=lambda row: row["position"])
    return Content(
        title=said["title"],
        summary=said["summary"],
        urgency=said["urgency"],
        critical=said["critical"],
        reviewed_last=said["reviewed_last"],
        review_due=said["review_due"],
        reviewer=said["reviewer"],
        sections=[SectionText(**{k: row[k] for k in SECTION_FIELDS}) for row in sections],
        codes=[Code(row["system"], row["code"], row["display"]) for row in rows.get(VersionCode, [])],
    )


def _rows(formset: Any) -> list[dict[str, Any]]:
    """The rows of a formset that stay, in the order of the page."""
    gone = formset.deleted_forms
    kept = [form for form in formset.forms if form not in gone]
    return [form.cleaned_data for form in kept if form.instance.pk or form.has_changed()]
