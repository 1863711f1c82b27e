"""Acts on tokens: issue one, revoke it, know one again. A secret is shown once and never stored."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from contentapi.core.errors import BadRequest, IllegalMove
from contentapi.core.locales import canonical
from contentapi.models import ApiToken
from contentapi.services import audit, policy
from contentapi.services.policy import By

MARK = "capi"
DAYS = 90
MAX_DAYS = 366
MAX_NAME = 100
MAX_LOCALES = 100
USED = timedelta(hours=1)
ACTS = ("read", "write", "accept")
_FORM = re.compile(rf"{MARK}_(?P<prefix>[0-9a-f]{{12}})_(?P<secret>[A-Za-z0-9_-]{{43}})", re.ASCII)


@transaction.atomic
def issue(
    user: User,
    *,
    name: str,
    locales: Collection[str] = ("*",),
    acts: Collection[str] = ("read", "write"),
    days: int = DAYS,
    by: By,
    at: datetime,
) -> tuple[ApiToken, str]:
    """Make a token for a user: (the row, the text that a program sends). The text is nowhere kept.

    name      what it is for, 1 to 100 characters.
    locales   BCP 47 tags, or `*`; acts: of read, write, accept. What the user may not do, no token lets do.
    days      1 to 366, until it expires.
    Users issue their own; others need `contentapi.add_apitoken`. Raises NotAllowed, BadLocale, BadRequest.
    """
    _may(by, user, "contentapi.add_apitoken")
    scope = _vetted(name, locales, acts, days)
    prefix, secret = secrets.token_hex(6), secrets.token_urlsafe(32)
    token = ApiToken.objects.create(
        prefix=prefix,
        digest=_digest(secret),
        user=user,
        name=name.strip(),
        locales=scope,
        acts=[act for act in ACTS if act in acts],
        created_at=at,
        expires_at=at + timedelta(days=days),
    )
    facts: dict[str, Any] = {"user": user.username, "locales": scope, "acts": token.acts}
    audit.record(policy.actor(by), "issue_token", None, at, token=prefix, **facts)
    return token, f"{MARK}_{prefix}_{secret}"


def _vetted(name: str, locales: Collection[str], acts: Collection[str], days: int) -> list[str]:
    """The locales as they are stored. Raises BadLocale, and BadRequest for whatever else is not possible."""
    if not name.strip() or len(name) > MAX_NAME:
        raise BadRequest(f"Give the token a name of 1 to {MAX_NAME} characters.", key="name")
    if not acts or set(acts) - set(ACTS):
        raise BadRequest(f"The acts of a token are of: {', '.join(ACTS)}.", key="acts")
    if not 1 <= days <= MAX_DAYS:
        raise BadRequest(f"A token lives 1 to {MAX_DAYS} days.", key="days")
    if not locales or len(locales) > MAX_LOCALES:
        raise BadRequest("Name the locales of the token, or * for every locale.", key="locales")
    return ["*"] if "*" in locales else sorted({canonical(tag) for tag in locales})


@transaction.atomic
def revoke(token: ApiToken, *, by: By, at: datetime) -> ApiToken:
    """Make a token worthless from the next request on. Raises NotAllowed, IllegalMove (revoked before)."""
    _may(by, token.user, "contentapi.change_apitoken")
    if not ApiToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=at):
        raise IllegalMove("This token was revoked before.", key=token.prefix)
    token.revoked_at = at
    audit.record(policy.actor(by), "revoke_token", None, at, token=token.prefix, user=token.user.username)
    return token


def known(text: str, *, at: datetime) -> ApiToken | None:
    """The token of that text, if it is one that may be used now; its user is loaded and active.

    Notes the time of use, to the hour. Cost: one query, and one write an hour.
    """
    form = _FORM.fullmatch(text)
    if form is None:
        return None
    token = ApiToken.objects.select_related("user").filter(prefix=form["prefix"]).first()
    held = token.digest if token is not None else _digest("")
    if not hmac.compare_digest(held, _digest(form["secret"])) or token is None:
        return None
    if token.revoked_at is not None or token.expires_at <= at or not token.user.is_active:
        return None
    if token.last_used_at is None or at - token.last_used_at >= USED:
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=at)
    return token


def lets(token: ApiToken, act: str, locale: str) -> bool:
    """Is the act in that locale within the token's scope? The user's own rights are asked for besides."""
    return act in token.acts and ("*" in token.locales or locale in token.locales)


def _may(by: By, user: User, permission: str) -> None:
    """Users see to their own tokens; others need the permission."""
    if not (isinstance(by, User) and by.pk == user.pk):
        policy.require(by, permission)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
