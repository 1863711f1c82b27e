"""Any two versions of a guide, word by word, in the source and in every locale, inline or side by side."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext

from contentapi.admin.desk import Desk, told, way
from contentapi.core import worddiff
from contentapi.core.locales import own_name
from contentapi.core.rendering import render, render_inline
from contentapi.core.worddiff import Changed, Fate, Mark, Run, Section
from contentapi.models import Version
from contentapi.queries import guides as guide_reads
from contentapi.services import previewing

FORMS = ("inline", "side")


def page(room: Desk, request: HttpRequest, version: Version) -> HttpResponse:
    """The page of the later version: `?with=` the number of the other, `?locale=`, `?form=side`."""
    guide = version.guide
    numbers = list(guide.versions.order_by("-number").values_list("number", flat=True))
    other = _other(request, version, numbers)
    locales = previewing.locales(version)
    locale = request.GET.get("locale") or guide.source_locale
    form = request.GET.get("form") or FORMS[0]
    if locale not in locales or form not in FORMS:
        raise Http404
    context: dict[str, Any] = {
        "version": version,
        "other": other,
        "numbers": [number for number in numbers if number != version.number],
        "locale": locale,
        "dir": way(locale),
        "form_of": form,
        "locales": [(one, own_name(one), way(one)) for one in locales],
    }
    if other is not None:
        with told(request, version):
            changed = worddiff.sections(_read(other, locale), _read(version, locale))
            context["changed"] = [_shown(one) for one in changed]
    title = gettext("Compare: %(version)s") % {"version": version}
    return room.page(request, "version/compare.html", title, context)


def _other(request: HttpRequest, version: Version, numbers: list[int]) -> Version | None:
    """The version that is asked for, or the one before, or None when there is no other."""
    asked = request.GET.get("with", "")
    before = [number for number in numbers if number < version.number]
    after = [number for number in numbers if number > version.number]
    if not asked:
        number = before[0] if before else after[-1] if after else None
    elif asked.isdecimal() and int(asked) in {*before, *after}:
        number = int(asked)
    else:
        raise Http404
    return guide_reads.version(version.guide, number) if number is not None else None


def _read(version: Version, locale: str) -> list[Section]:
    """A version's sections as readers of a locale would get them; title and summary are the first."""
    shown = previewing.preview(version, locale)
    head = Section("", render_inline(shown.title)[1], render_inline(shown.summary)[1])
    rest = [
        Section(one.choice.key, render_inline(one.heading)[1], render(one.markdown).text)
        for one in shown.sections
    ]
    return [head, *rest]


def _shown(one: Changed) -> dict[str, Any]:
    """One section's comparison, inline and as two columns."""
    return {
        "key": one.key,
        "fate": one.fate.value,
        "moved": one.moved,
        "same": one.fate in {Fate.UNCHANGED, Fate.MOVED},
        "title": worddiff.to_html(one.title),
        "text": worddiff.to_html(one.text),
        "before": worddiff.to_html(_without(one.text, Mark.INSERTED)),
        "after": worddiff.to_html(_without(one.text, Mark.DELETED)),
    }


def _without(runs: tuple[Run, ...], mark: Mark) -> list[Run]:
    """One side of a comparison."""
    return [run for run in runs if run.mark is not mark]
