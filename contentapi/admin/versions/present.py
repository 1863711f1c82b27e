"""Who else has a draft open and who saved it: on its page, and told anew to a page that stays open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from contentapi.admin.desk import user
from contentapi.admin.versions.drafts import is_draft
from contentapi.models import Presence, Version
from contentapi.queries import guides as guide_reads
from contentapi.services import presence

HERE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Present:
    """What an editor is told. recent: who was seen since is here now; closed: the state, once no draft."""

    others: Sequence[Presence]
    recent: datetime
    saved_by: str = ""
    closed: str = ""


def seen(request: HttpRequest, version: Version) -> Present:
    """Note that the user has the draft open; who else has. Cost: one upsert, one read."""
    now = timezone.now()
    return Present(presence.note(version, by=user(request), at=now), now - HERE)


def fragment(request: HttpRequest, version: Version) -> HttpResponse:
    """For a page that stays open: it says which `revision` it shows, or that it is left (`leave`)."""
    if not is_draft(version):
        return _told(request, Present((), timezone.now(), closed=str(version.get_state_display())))
    if "leave" in request.POST:
        presence.leave(version, by=user(request))
        return HttpResponse(status=204)
    now = seen(request, version)
    if request.POST.get("revision") == str(version.revision):
        return _told(request, now)
    last = guide_reads.last_edit(version)
    return _told(request, Present(now.others, now.recent, saved_by=str(last.actor) if last else "?"))


def _told(request: HttpRequest, present: Present) -> HttpResponse:
    """As a piece of a page."""
    return render(request, "admin/contentapi/version/present.html", {"present": present})
