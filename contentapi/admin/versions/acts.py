"""The acts on a version: who may start them when, what is shown before, what they call."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from contentapi.admin.desk import Desk, change_page, held, told, user, way
from contentapi.core.carryover import Carried
from contentapi.core.lifecycle import MOVES, VersionState
from contentapi.core.rendering import render, render_inline
from contentapi.core.worddiff import diff, to_html
from contentapi.models import Section, Segment, Version
from contentapi.services import drafting, freezing, guides, releases
from contentapi.services.policy import By

Words = str | Promise
MAX_CHANGES = 300


@dataclass(frozen=True, slots=True)
class Act:
    """One act: `do` calls the service; `shows` gives what its page tells before.

    permission   without the app's name; the service asks for it again.
    states       the states of a version in which it can be started.
    asks         the label of the comment that it needs, or "".
    """

    name: str
    label: Words
    permission: str
    states: frozenset[VersionState]
    tells: Words
    do: Callable[[Version, By, datetime, str], Version]
    shows: Callable[[Version], Mapping[str, Any]] = field(default=lambda version: {})
    asks: Words = ""


def _from(act: str) -> frozenset[VersionState]:
    """The states that the table of moves lets an act start from."""
    return frozenset(state for state, name in MOVES if name == act)


def changes(version: Version) -> Mapping[str, Any]:
    """What approval would freeze: segments kept, edited and new, and where the meaning changed."""
    carried = freezing.plan(version)
    before = {
        s.pk: s.source
        for s in Segment.objects.filter(pk__in={c.predecessor for c in carried if c.predecessor})
    }
    edited = [c for c in carried if c.predecessor is not None]
    edited.sort(key=lambda c: not c.meanings)
    return {
        "counts": _counts(carried),
        "edited": [
            {
                "place": f"{c.section_key}/{c.segment_id}",
                "change": to_html(diff(before.get(c.predecessor or 0, ""), c.piece.source)),
                "meanings": c.meanings,
            }
            for c in edited[:MAX_CHANGES]
        ],
        "left_out": max(0, len(edited) - MAX_CHANGES),
    }


def _counts(carried: tuple[Carried, ...]) -> dict[str, int]:
    """How many segments are kept, edited and new."""
    kinds = Counter("kept" if c.kept is not None else "edited" if c.predecessor else "new" for c in carried)
    return {name: kinds[name] for name in ("kept", "edited", "new")}


def outlook(version: Version) -> Mapping[str, Any]:
    """What publication would put before readers, locale by section. Cost: nine queries."""
    sections = list(version.sections.order_by("position"))
    return {"sections": sections, "outlook": releases.forecast(version.guide, version)}


ACTS = (
    Act(
        "submit",
        _("Submit for review"),
        "submit_version",
        _from("submit"),
        _("The text goes to clinical review. Until it comes back it cannot be edited."),
        lambda version, by, at, comment: guides.submit(version, by=by, at=at),
    ),
    Act(
        "approve",
        _("Approve"),
        "approve_version",
        _from("approve"),
        _("You say that this text is clinically right. It is frozen for good and goes to the translators."),
        lambda version, by, at, comment: guides.approve(version, by=by, at=at),
        changes,
    ),
    Act(
        "send_back",
        _("Send back"),
        "approve_version",
        _from("send_back"),
        _("The version becomes a draft again, and your comment tells its authors what to mend."),
        lambda version, by, at, comment: guides.send_back(version, by=by, at=at, comment=comment),
        asks=_("What is to be mended"),
    ),
    Act(
        "publish",
        _("Publish"),
        "publish_version",
        _from("publish"),
        _("Readers get this version from now on; the published one before it is superseded."),
        lambda version, by, at, comment: guides.publish(version, by=by, at=at),
        outlook,
    ),
    Act(
        "new_draft",
        _("Start a new draft from it"),
        "add_version",
        frozenset(VersionState),
        _("The guide gets a new draft version that begins with this text."),
        lambda version, by, at, comment: drafting.start_draft(version, by=by, at=at),
    ),
)
BY_NAME: Mapping[str, Act] = {act.name: act for act in ACTS}


def possible(request: HttpRequest, version: Version) -> list[Act]:
    """The acts that the user may start on a version as it stands."""
    state = VersionState(version.state)
    return [act for act in ACTS if state in act.states and held(request, act.permission)]


class CommentForm(forms.Form):
    """The words that an act asks for."""

    comment = forms.CharField(widget=forms.Textarea(attrs={"rows": 4}), max_length=4000)


def page(room: Desk, request: HttpRequest, act: Act, version: Version) -> HttpResponse:
    """Tell what an act would do; do it on POST."""
    form = CommentForm(request.POST or None)
    form.fields["comment"].label = str(act.asks)
    if request.method == "POST" and (not act.asks or form.is_valid()):
        after = run(request, act, version, form.cleaned_data["comment"] if act.asks else "")
        return redirect(change_page(after))
    if version.state not in act.states:
        facts = {"version": version, "state": version.get_state_display()}
        messages.error(request, gettext("%(version)s is %(state)s; this is not possible now.") % facts)
        return redirect(change_page(version))
    title = gettext("%(act)s: %(version)s") % {"act": act.label, "version": version}
    context = {"version": version, "act": act, "form": form if act.asks else None, **act.shows(version)}
    return room.page(request, "version/act.html", title, context)


def run(request: HttpRequest, act: Act, version: Version, comment: str) -> Version:
    """Do it and say so; the version that came of it, or the one there was when it was refused."""
    after = version
    with told(request, version):
        after = act.do(version, user(request), timezone.now(), comment)
        facts = {"version": after, "state": after.get_state_display()}
        messages.success(request, gettext("%(version)s is now: %(state)s.") % facts)
    return after


def preview(room: Desk, request: HttpRequest, version: Version) -> HttpResponse:
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
