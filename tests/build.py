"""Plain builders: each makes one thing through the services, with time and actors given."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from django.contrib.auth.models import Group, User

from contentapi.core.catalog import Catalog as Written
from contentapi.core.catalog import Message
from contentapi.core.po import read, write
from contentapi.core.segmentation import read_guide
from contentapi.models import Assignment, Catalog, Guide, Version
from contentapi.services import catalogs, exports, guides, reviews
from contentapi.services.catalogs.judging import Report
from contentapi.services.policy import By

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
DUE = 1  # the query that every request costs besides its own: has something fallen due?
_count = itertools.count(1)

GUIDE = """---
slug: {slug}
locale: en
title: "{title}"
summary: A short guide.
urgency: {urgency}
---

## What it is {{#overview kind=overview}}

{overview}

## Risks {{#risks kind=risks critical}}

{risks}
"""


def later(minutes: int) -> datetime:
    """A time after NOON."""
    return NOON + timedelta(minutes=minutes)


def make_user(name: str, *groups: str, **fields: Any) -> User:
    """A user in groups (Editor, Clinical reviewer, Publisher, Translator, Reviewer), for every locale."""
    user, made = User.objects.get_or_create(username=name, defaults=fields)
    if made:
        user.set_unusable_password()
        user.save()
    user.groups.add(*Group.objects.filter(name__in=groups))
    roles = {"Translator": "translator", "Reviewer": "reviewer", "Clinical reviewer": "clinical"}
    for group in groups:
        if group in roles:
            Assignment.objects.get_or_create(user=user, role=roles[group], locale="*")
    return user


def editor() -> User:
    """Writes and submits."""
    return make_user("editor", "Editor")


def clinician() -> User:
    """Approves versions, accepts texts."""
    return make_user("clinician", "Clinical reviewer")


def publisher() -> User:
    """Publishes and withdraws."""
    return make_user("publisher", "Publisher")


def translator() -> User:
    """Uploads for every locale."""
    return make_user("translator", "Translator")


def reviewer() -> User:
    """Accepts for every locale."""
    return make_user("reviewer", "Reviewer")


def guide_text(
    slug: str = "knee-injection",
    *,
    title: str = "Knee injection",
    overview: str = "You get an injection into your knee.",
    risks: str = "Rest for 24 hours.\n\n- infection\n- bleeding",
    urgency: str = "routine",
) -> bytes:
    """A small guide as an editor's file."""
    text = GUIDE.format(slug=slug, title=title, overview=overview, risks=risks, urgency=urgency)
    return text.encode()


def make_draft(text: bytes | None = None, *, by: By | None = None, at: datetime = NOON) -> Version:
    """A draft version from a file."""
    file = read_guide(text if text is not None else guide_text())
    return guides.write_draft(file, by=by or editor(), at=at)[0]


def make_version(text: bytes | None = None, *, state: str = "published", at: datetime = NOON) -> Version:
    """A version brought up to `state` (draft, in_review, approved, published)."""
    version = make_draft(text, at=at)
    if state == "draft":
        return version
    version = guides.submit(version, by=editor(), at=at)
    if state == "in_review":
        return version
    version = guides.approve(version, by=clinician(), at=at)
    if state == "approved":
        return version
    return guides.publish(version, by=publisher(), at=at)


def export(guide: Guide, locale: str) -> Written:
    """A catalog as it leaves, read back."""
    return read(write(exports.catalog(guide, locale)))


def filled(
    catalog: Written, targets: Mapping[str, str] | None = None, *, default: str | None = "[{locale}] {source}"
) -> Written:
    """The catalog with targets set: msgid → target, or the default for all that are empty."""
    locale = catalog.header["Language"]
    messages = []
    for m in catalog.messages:
        target = (targets or {}).get(m.source)
        if target is None and default is not None and not m.target and not m.obsolete:
            target = default.format(locale=locale, source=m.source)
        messages.append(_with(m, target) if target is not None else m)
    return Written(catalog.header, tuple(messages), catalog.comments)


def _with(message: Message, target: str) -> Message:
    """The message with another target, no longer fuzzy."""
    return Message(
        context=message.context,
        source=message.source,
        target=target,
        notes=message.notes,
        references=message.references,
        comments=message.comments,
    )


def upload(
    catalog: Written | bytes,
    *,
    by: By | None = None,
    at: datetime = NOON,
    address: tuple[str, str] | None = None,
    dry_run: bool = False,
) -> Report:
    """Send a catalog in."""
    data = catalog if isinstance(catalog, bytes) else write(catalog)
    where = catalogs.Address(*address) if address else catalogs.Address()
    return catalogs.receive(
        data, address=where, name="test.po", by=by or translator(), at=at, dry_run=dry_run
    )


def accept(guide: Guide, locale: str, *, by: By | None = None, at: datetime = NOON) -> reviews.Accepted:
    """Accept all that is translated."""
    record = Catalog.objects.get(guide=guide, locale=locale)
    return reviews.accept(record, by=by or reviewer(), at=at)


def translate(
    guide: Guide, locale: str, targets: Mapping[str, str] | None = None, *, at: datetime = NOON
) -> None:
    """Fill a catalog, send it in and accept it."""
    upload(filled(export(guide, locale), targets), at=at)
    accept(guide, locale, at=at)
