"""How a version reads: its grade, what the rules say of it, and its text with long and hard places marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from contentapi.admin.desk import Desk, told, way
from contentapi.core.reading import Finding, Grade, Length, Level, Sentence, grade
from contentapi.core.reading.lint import prose
from contentapi.core.rendering import render_inline
from contentapi.models import Section, Version
from contentapi.queries import guides as guide_reads
from contentapi.services.guides import vetting

SAID: Mapping[str, tuple[str | Promise, str | Promise]] = {
    "no_sections": (_("There are no sections."), _("Write at least one.")),
    "empty_section": (_("The section says nothing."), _("Write its text or delete it.")),
    "missing_kind": (
        _("There is no section of this kind."),
        _("Patients look for it; add one, or decide that this guide needs none."),
    ),
    "no_summary": (_("There is no summary."), _("Lists and searches show it; one or two sentences do.")),
    "not_critical": (
        _("The section is not marked as critical."),
        _("An outdated translation of such a section could harm. Mark it, or decide that it cannot."),
    ),
    "heading_order": (_("A heading skips a level."), _("Go down one level at a time: ###, then ####.")),
    "broken_link": (
        _("A link leads nowhere."),
        _("Links begin with https://, mailto: or tel: and name a whole address."),
    ),
    "absent_guide": (
        _("A link leads to a guide that readers do not have."),
        _("Its name is misspelt, it is not published yet, or it was withdrawn."),
    ),
    "absent_section": (
        _("A link leads to a section that its guide does not have."),
        _("Take the section's key as it stands at the end of its address on the reader's page."),
    ),
    "plain_http": (_("A link is not encrypted."), _("Use https:// if the site has it.")),
    "hard_to_read": (_("The text is hard to read."), _("Shorten sentences and take simpler words.")),
    "long_sentence": (_("Sentences of more than 20 words."), _("Cut each into two.")),
    "longish_sentence": (_("Sentences of more than 15 words."), _("Cut them where it helps.")),
    "hard_words": (_("Words of many syllables."), _("Take a simpler word, or explain it once.")),
    "acronym": (
        _("Short forms that are not explained."),
        _("Write the words out once, the short form behind."),
    ),
}


@dataclass(frozen=True, slots=True)
class Said:
    """A finding in words. texts: pieces of the draft itself, in its own language."""

    section: str
    stops: bool
    sentence: str | Promise
    advice: str | Promise
    texts: tuple[str, ...]


def say(found: Sequence[Finding]) -> list[Said]:
    """Findings as the page tells them."""
    return [Said(one.section, one.level is Level.STOP, *SAID[one.rule], one.words) for one in found]


def lint(version: Version) -> Mapping[str, Any]:
    """What the rules say, for the page of an act. Cost: one query."""
    found = say(vetting.findings(version))
    return {"findings": found, "stopped": any(one.stops for one in found)}


def page(room: Desk, request: HttpRequest, version: Version) -> HttpResponse:
    """The page. What cannot be taken apart is told as a message."""
    locale = version.guide.source_locale
    context: dict[str, Any] = {"version": version, "locale": locale, "dir": way(locale)}
    with told(request, version):
        sections = [_marked(section, locale) for section in guide_reads.sections(version)]
        everything = [one for section in sections for one in section["all"]]
        context |= {
            "sections": sections,
            "grade": grade(everything, locale),
            "words": sum(len(one.words) for one in everything),
            "sentences": len(everything),
            "scale": _scale(grade(everything, locale)),
            **lint(version),
        }
    title = gettext("How it reads: %(version)s") % {"version": version}
    return room.page(request, "version/reading.html", title, context)


def _scale(value: Grade | None) -> str:
    """What the number is on."""
    if value is None:
        return ""
    if value.school:
        return gettext("School years: lower is easier; at most %(target)s is aimed at.") % {
            "target": f"{value.target:g}"
        }
    return gettext("Ease from 0 to 100: higher is easier; at least %(target)s is aimed at.") % {
        "target": f"{value.target:g}"
    }


def _marked(section: Section, locale: str) -> dict[str, Any]:
    """A section's blocks with its long sentences and hard words marked."""
    blocks = prose(section.markdown, locale)
    found = [one for block in blocks for one in block]
    return {
        "key": section.key,
        "title": render_inline(section.heading)[1],
        "blocks": [_join(_sentence(one) for one in block) for block in blocks],
        "grade": grade(found, locale),
        "all": found,
    }


def _sentence(one: Sentence) -> SafeString:
    """A sentence as HTML; the mark says in words what it marks."""
    pieces = ((format_html('<span class="hard">{}</span>', t) if hard else t,) for t, hard in one.pieces)
    inner = format_html_join("", "{}", pieces)
    if one.length is Length.FINE:
        return inner
    label = gettext("%(number)s words") % {"number": len(one.words)}
    return format_html('<mark class="{}" title="{}">{}</mark>', one.length.value, label, inner)


def _join(pieces: Any) -> SafeString:
    """Pieces of HTML as one."""
    return mark_safe("".join(pieces))  # noqa: S308 - every piece was escaped when it was made
