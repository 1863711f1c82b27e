"""A version as readers would see it, in any locale, for the desk alone; and a text while it is written."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext

from contentapi.admin.desk import Desk, told, way
from contentapi.core.composition import SectionText
from contentapi.core.errors import BadGuide
from contentapi.core.locales import own_name
from contentapi.core.rendering import render, render_inline
from contentapi.core.segmentation import split
from contentapi.models import Version
from contentapi.services import previewing
from contentapi.services.sentences import in_words

MAX_TEXT = 200_000
WIDTHS = ("desktop", "phone")


def page(room: Desk, request: HttpRequest, version: Version) -> HttpResponse:
    """The page: `?locale=` chooses the language, `?width=phone` a narrow column."""
    locales = previewing.locales(version)
    locale = request.GET.get("locale") or version.guide.source_locale
    width = request.GET.get("width") or WIDTHS[0]
    if locale not in locales or width not in WIDTHS:
        raise Http404
    context: dict[str, Any] = {"version": version, "locale": locale, "dir": way(locale), "width": width}
    with told(request, version):
        shown = previewing.preview(version, locale)
        context |= {
            "shown": shown,
            "heading": render_inline(shown.title)[1],
            "summary": render_inline(shown.summary)[1],
            "title_dir": way(shown.title_locale),
            "sections": [_section(one) for one in shown.sections],
        }
    context["locales"] = [(one, own_name(one), way(one)) for one in locales]
    title = gettext("Preview: %(version)s") % {"version": version}
    return room.page(request, "version/preview.html", title, context)


def _section(one: SectionText) -> dict[str, Any]:
    """One section in the form that a release gives it."""
    return {
        "key": one.choice.key,
        "state": one.choice.state.value,
        "critical": one.critical,
        "notice": one.notice,
        "locale": one.locale,
        "dir": one.direction,
        "title": render_inline(one.heading)[1],
        "html": render(one.markdown).html,
    }


def fragment(request: HttpRequest) -> JsonResponse:
    """Markdown that is being written, by the renderer of releases: `{"html"}`, or `{"error"}` in words."""
    text = request.POST.get("markdown", "")[:MAX_TEXT].replace("\r\n", "\n")
    try:
        split(text)
    except BadGuide as error:
        return JsonResponse({"html": render(text).html, "error": in_words(error)})
    return JsonResponse({"html": render(text).html, "error": ""})
