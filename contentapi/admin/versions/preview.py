"""A version as readers would see it, for the desk's eyes only."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from contentapi.admin.desk import Desk, told, way
from contentapi.core.rendering import render, render_inline
from contentapi.models import Section, Version


def page(room: Desk, request: HttpRequest, version: Version) -> HttpResponse:
    """The page; a section that cannot be rendered is told as a message and left out."""
    locale = version.guide.source_locale
    sections = []
    for section in version.sections.order_by("position"):
        with told(request, section.key):
            sections.append(_section(section, version, locale))
    title = gettext("Preview: %(version)s") % {"version": version}
    context = {"version": version, "sections": sections, "locale": locale, "dir": way(locale)}
    return room.page(request, "version/preview.html", title, context)


def _section(section: Section, version: Version, locale: str) -> dict[str, Any]:
    """One section in the form that a release gives it."""
    return {
        "key": section.key,
        "kind": section.kind,
        "critical": section.critical or version.critical,
        "locale": locale,
        "dir": way(locale),
        "title": render_inline(section.heading)[1],
        "html": render(section.markdown).html,
    }
