"""The acts on a version: who may start them when, what is shown before, what they call."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from contentapi.admin.desk import Desk, change_page, held, told, user
from contentapi.admin.versions import asking, forecast, reading, shown
from contentapi.core.lifecycle import MOVES, VersionState
from contentapi.models import Version
from contentapi.services import drafting, guides, minor
from contentapi.services.policy import By

Words = str | Promise
Said = Mapping[str, Any]
State = VersionState


@dataclass(frozen=True, slots=True)
class Act:
    """One act: `do` calls the service; `shows` gives what its page tells before.

    permission   without the app's name; the service asks for it again.
    states       the states of a version in which it can be started; fits  what else has to be so.
    asks         the form of what it has to be told.
    says         the sentence after it was done; the new state by default.
    """

    name: str
    label: Words
    permission: str
    states: frozenset[State]
    tells: Words
    do: Callable[[Version, By, datetime, Said], Any]
    shows: Callable[[Version], Mapping[str, Any]] = field(default=lambda version: {})
    asks: type[asking.Asked] | None = None
    fits: Callable[[Version], bool] = field(default=lambda version: True)
    says: Callable[[Version, Any], str] | None = None


def _from(act: str) -> frozenset[State]:
    """The states that the table of moves lets an act start from."""
    return frozenset(state for state, name in MOVES if name == act)


def _set(version: Version, made: Any) -> str:
    """That a time is set."""
    facts = {"version": version, "time": f"{made.publish_at:%Y-%m-%d %H:%M}"}
    return gettext("%(version)s will be published at %(time)s UTC.") % facts


def _kept(version: Version, done: Any) -> str:
    """What a declaration kept."""
    kept = ", ".join(f"{locale}: {number}" for locale, number in sorted(done.kept.items()))
    facts = {"version": version, "kept": kept or gettext("none")}
    return gettext("%(version)s: the edits are minor. Translations kept: %(kept)s.") % facts


def _sent(version: Version) -> Mapping[str, Any]:
    """What a clinician looks at before approving."""
    return {
        **shown.changes(version),
        **shown.remarks(version),
        **reading.lint(version),
        **forecast.foreseen(version),
    }


def _handed_over(version: Version) -> Mapping[str, Any]:
    """What an editor looks at before handing over."""
    return {**shown.remarks(version), **reading.lint(version), **forecast.foreseen(version)}


ACTS = (
    Act(
        "submit",
        _("Submit for review"),
        "submit_version",
        _from("submit"),
        _("The text goes to clinical review. Until it comes back it cannot be edited."),
        lambda version, by, at, said: guides.submit(version, by=by, at=at),
        _handed_over,
    ),
    Act(
        "approve",
        _("Approve"),
        "approve_version",
        _from("approve"),
        _("You say that this text is clinically right. It is frozen for good and goes to the translators."),
        lambda version, by, at, said: guides.approve(version, by=by, at=at),
        _sent,
    ),
    Act(
        "send_back",
        _("Send back"),
        "approve_version",
        _from("send_back"),
        _("The version becomes a draft again, and your remarks tell its authors what to mend."),
        lambda version, by, at, said: guides.send_back(version, by=by, at=at, **said),
        asks=asking.SendBackForm,
    ),
    Act(
        "publish",
        _("Publish"),
        "publish_version",
        _from("publish"),
        _("Readers get this version from now on; the published one before it is superseded."),
        lambda version, by, at, said: guides.publish(version, by=by, at=at),
        shown.to_come,
    ),
    Act(
        "schedule",
        _("Publish at a time"),
        "publish_version",
        _from("publish"),
        _("Readers get this version from that time on, not a moment before. It can be called off."),
        lambda version, by, at, said: guides.schedule(version, said["publish_at"], by=by, at=at),
        shown.to_come,
        asking.ScheduleForm,
        says=_set,
    ),
    Act(
        "call_off",
        _("Call the time off"),
        "publish_version",
        _from("publish"),
        _("The version stays approved and is not published until somebody publishes it."),
        lambda version, by, at, said: guides.call_off(version, by=by, at=at),
        fits=lambda version: shown.scheduled(version) is not None,
    ),
    Act(
        "review",
        _("Reviewed, no change"),
        "approve_version",
        frozenset({State.PUBLISHED}),
        _("You say that you read this version again and that it still holds. Readers are told both dates."),
        lambda version, by, at, said: guides.confirm_review(version, by=by, at=at, **said),
        shown.reviewed,
        asking.ReviewForm,
        says=lambda version, made: gettext("%(version)s: the review is written down.") % {"version": version},
    ),
    Act(
        "minor",
        _("Declare edits minor"),
        "change_version",
        frozenset({State.APPROVED, State.PUBLISHED}),
        _("Translations accepted for the text before stay so where the edit changes nothing in meaning."),
        lambda version, by, at, said: minor.declare_minor(version, by=by, at=at, **said),
        shown.minor,
        asking.MinorForm,
        fits=lambda version: version.placements.filter(segment__predecessor__isnull=False).exists(),
        says=_kept,
    ),
    Act(
        "roll_back",
        _("Bring this version back"),
        "roll_back_version",
        frozenset({State.SUPERSEDED, State.WITHDRAWN}),
        _("A new version with this text goes to clinical review; its translations come back with it."),
        lambda version, by, at, said: guides.roll_back(version, by=by, at=at, **said),
        asks=asking.ReasonForm,
    ),
    Act(
        "new_draft",
        _("Start a new draft from it"),
        "add_version",
        frozenset(State),
        _("The guide gets a new draft version that begins with this text."),
        lambda version, by, at, said: drafting.start_draft(version, by=by, at=at),
    ),
    Act(
        "delete",
        _("Delete the draft"),
        "delete_version",
        frozenset({State.DRAFT}),
        _("The draft and all that was written in it go for good. Nothing that was ever published can go."),
        lambda version, by, at, said: guides.delete_draft(version, by=by, at=at, **said),
        asks=asking.RevisionForm,
        says=lambda version, made: gettext("%(version)s is deleted.") % {"version": version},
    ),
)
BY_NAME: Mapping[str, Act] = {act.name: act for act in ACTS}


def possible(request: HttpRequest, version: Version) -> list[Act]:
    """The acts that the user may start on a version as it stands."""
    state = State(version.state)
    found = [act for act in ACTS if state in act.states and held(request, act.permission)]
    return [act for act in found if act.fits(version)]


def page(room: Desk, request: HttpRequest, act: Act, version: Version) -> HttpResponse:
    """Tell what an act would do; do it on POST."""
    name = user(request).get_full_name() or user(request).get_username()
    form = act.asks(version, request.POST or None, by=name) if act.asks else None
    if request.method == "POST" and (form is None or form.is_valid()):
        after = run(request, act, version, form.said if form else {})
        if form is None or after is not None:
            return redirect(change_page(after or version))
    if version.state not in act.states or not act.fits(version):
        facts = {"version": version, "state": version.get_state_display()}
        messages.error(request, gettext("%(version)s is %(state)s; this is not possible now.") % facts)
        return redirect(change_page(version))
    title = gettext("%(act)s: %(version)s") % {"act": act.label, "version": version}
    context = {"version": version, "act": act, "form": form, **act.shows(version)}
    return room.page(request, "version/act.html", title, context)


def run(request: HttpRequest, act: Act, version: Version, said: Said) -> Any:
    """Do it and say so; where to go on: the version that came of it, its guide when it is gone, else None."""
    with told(request, version):
        made = act.do(version, user(request), timezone.now(), said)
        after = made if isinstance(made, Version) else version
        facts = {"version": after, "state": after.get_state_display()}
        sentence = gettext("%(version)s is now: %(state)s.") % facts
        messages.success(request, act.says(version, made) if act.says else sentence)
        return version.guide if act.name == "delete" else after
    return None
