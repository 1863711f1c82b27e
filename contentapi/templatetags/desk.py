"""What the front page of the desk tells: work that waits for the user, and the tables in groups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.template import Library
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from contentapi.core.lifecycle import TargetState
from contentapi.models import Suggestion, Target, Version
from contentapi.queries import work

register = Library()

GROUPS: tuple[tuple[Promise, tuple[str, ...]], ...] = (
    (_("Guides"), ("Guide", "Version", "Schedule", "Review")),
    (_("Translation"), ("Catalog", "Upload", "Suggestion", "Term")),
    (_("What readers get"), ("Offer", "Withdrawal", "Substitute")),
    (_("People and their acts"), ("AuditEntry", "Assignment", "Account", "Actor", "ApiToken")),
    (
        _("The record, for looking things up"),
        ("Release", "Change", "Target", "Revision", "Segment", "Override"),
    ),
)


@dataclass(frozen=True, slots=True)
class Card:
    """Work of one sort: how much, and where."""

    label: Promise
    number: int
    url: str
    urgent: bool = False


@register.simple_tag
def waiting(user: User) -> list[Card]:
    """What waits for this user; sorts of work without a piece are left out. Cost: at most six counts."""
    cards = [*_versions(user), *_texts(user)]
    return [card for card in cards if card.number]


def _versions(user: User) -> list[Card]:
    """Drafts to write, versions to clear and to publish, published ones whose review is overdue."""
    cards = []
    states = (
        ("change_version", "draft", _("drafts being written")),
        ("approve_version", "in_review", _("versions wait for clinical review")),
        ("publish_version", "approved", _("approved versions wait for publication")),
    )
    for permission, state, label in states:
        if user.has_perm(f"contentapi.{permission}"):
            number = Version.objects.filter(state=state, schedule__isnull=True).count()
            cards.append(Card(label, number, _list("version", state__exact=state), urgent=state != "draft"))
    if user.has_perm("contentapi.view_version"):
        today = timezone.now().date()
        number = work.overdue(today).count()
        cards.append(Card(_("published versions are past their review date"), number, "#due", True))
    return cards


@register.simple_tag
def calendar(user: User) -> dict[str, Any]:
    """What the front page lists: reviews due, times of publication, drafts sent back. Cost: three queries."""
    if not user.has_perm("contentapi.view_version"):
        return {}
    writes = user.has_perm("contentapi.change_version")
    return {
        "due": work.reviews_due(timezone.now().date()),
        "schedules": work.schedules(),
        "sent_back": work.sent_back() if writes else [],
    }


def _texts(user: User) -> list[Card]:
    """Texts to accept and suggestions to look at."""
    if not user.has_perm("contentapi.accept_target"):
        return []
    state = TargetState.TRANSLATED.value
    placed = Target.objects.filter(
        state=state, segment__placements__version__state__in=["approved", "published"]
    )
    return [
        Card(_("texts wait to be accepted"), placed.values("pk").distinct().count(), _list("catalog"), True),
        Card(
            _("suggestions are open"),
            Suggestion.objects.filter(state="open").count(),
            _list("suggestion", state__exact="open"),
        ),
    ]


def _list(model: str, **filters: str) -> str:
    """The address of a list on the desk."""
    url = reverse(f"admin:contentapi_{model}_changelist")
    return f"{url}?{urlencode(filters)}" if filters else url


@register.simple_tag
def grouped(app_list: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The index of the desk: our tables in groups, then the other apps as they are."""
    ours: dict[str, Any] = next((app for app in app_list if app["app_label"] == "contentapi"), {"models": []})
    by_name = {model["object_name"]: model for model in ours["models"]}
    groups = [
        {**ours, "name": label, "app_label": f"contentapi-{number}", "models": found}
        for number, (label, names) in enumerate(GROUPS)
        if (found := [by_name[name] for name in names if name in by_name])
    ]
    return [*groups, *(app for app in app_list if app is not ours)]
