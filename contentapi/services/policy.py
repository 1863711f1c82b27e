"""Who may do what. Every act asks here first; no edge decides by itself."""

from __future__ import annotations

from collections.abc import Collection

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, User
from django.db.models import QuerySet
from django.db.models.functions import Lower, Trim

from contentapi.core.errors import NotAllowed, SecondPersonNeeded, UnknownUser
from contentapi.models import Account, Actor

By = AbstractBaseUser | AnonymousUser | str

SHELL = "shell"
CARRY_OVER = "carry-over"
SAMPLE_WRITER = "sample writer"
SAMPLE_REVIEWER = "sample reviewer"
SYSTEM_ACTS = {
    SHELL: {
        "contentapi.upload_catalog",
        "contentapi.change_term",
        "contentapi.add_version",
        "contentapi.add_apitoken",
        "contentapi.change_apitoken",
    },
    SAMPLE_WRITER: {"contentapi.add_version", "contentapi.submit_version"},
    SAMPLE_REVIEWER: {"contentapi.approve_version", "contentapi.publish_version"},
}
SYSTEM_NAMES = frozenset({*SYSTEM_ACTS, CARRY_OVER})
EVERY_LOCALE = ("submit_version", "approve_version", "publish_version", "view_account")
LOCAL_ROLES = {
    "contentapi.upload_catalog": ("translator", "reviewer", "clinical"),
    "contentapi.accept_target": ("reviewer", "clinical"),
    "contentapi.override_finding": ("clinical",),
}


def user(name: str) -> User:
    """The active user of that name. Raises UnknownUser."""
    found = User.objects.filter(username=name, is_active=True).first()
    if found is None:
        raise UnknownUser(f"There is no active user {name!r}.", key=name)
    return found


def actor(by: By) -> Actor:
    """The person behind a login, or a named system actor.

    Two logins that share an e-mail address are one person; an administrator can tie others together.
    """
    if isinstance(by, str):
        return Actor.objects.get_or_create(name=by, defaults={"system": True})[0]
    if not isinstance(by, User):
        raise NotAllowed("Sign in first.")
    account = Account.objects.select_related("actor").filter(user=by).first()
    if account is not None:
        return account.actor
    same = _of_mails([by.email]).select_related("actor").order_by("pk").first()
    person = same.actor if same else _newcomer(by.username)
    Account.objects.get_or_create(user=by, defaults={"actor": person})
    return person


def _newcomer(username: str) -> Actor:
    """The actor of a login that has none: of its own name, unless a system actor or another login has it."""
    name, number = username, 1
    while True:
        if name not in SYSTEM_NAMES:
            found, made = Actor.objects.get_or_create(name=name)
            if made or not (found.system or found.accounts.exists()):
                return found
        number += 1
        name = f"{username} ({number})"


def _of_mails(mails: Collection[str]) -> QuerySet[Account]:
    """The logins with one of these e-mail addresses, however they are spelt."""
    plain = {mail.strip().lower() for mail in mails} - {""}
    return Account.objects.alias(mail=Lower(Trim("user__email"))).filter(mail__in=plain)


def persona(actor: Actor) -> frozenset[int]:
    """The actors that are one person: this one, and those whose logins share an e-mail address with its own.

    Asked at every act that needs a second person, as addresses change after the first act of a login.
    Cost: at most two queries.
    """
    mails = Account.objects.filter(actor=actor).values_list("user__email", flat=True)
    known = [mail for mail in mails if mail.strip()]
    others = _of_mails(known).values_list("actor_id", flat=True) if known else ()
    return frozenset({actor.pk, *others})


def allowed(by: By, permission: str, *, locale: str | None = None) -> bool:
    """Does the user hold the permission (for that locale, where the permission is one of locales)?"""
    if isinstance(by, str):
        return permission in SYSTEM_ACTS.get(by, set())
    if not isinstance(by, User) or not by.has_perm(permission):
        return False
    if by.is_superuser or locale is None or permission not in LOCAL_ROLES:
        return True
    return by.assignments.filter(role__in=LOCAL_ROLES[permission], locale__in=[locale, "*"]).exists()


def works_on(by: By, locale: str) -> bool:
    """Has the user any part in translations into that locale? Who has may read them. Cost: one query."""
    if not isinstance(by, User):
        return False
    roles = {role for name, held in LOCAL_ROLES.items() if by.has_perm(name) for role in held}
    return bool(roles) and (
        by.is_superuser or by.assignments.filter(role__in=roles, locale__in=[locale, "*"]).exists()
    )


def readable(by: By) -> frozenset[str] | None:
    """The locales whose work in progress a user may read; None for every one. Cost: at most one query.

    Editors, clinical reviewers, publishers and auditors look after the whole; translators and their reviewers
    read the locales that they are assigned to.
    """
    if not isinstance(by, User):
        return frozenset()
    if any(by.has_perm(f"contentapi.{name}") for name in EVERY_LOCALE):
        return None
    locales = frozenset(by.assignments.values_list("locale", flat=True))
    return None if "*" in locales else locales


def require(by: By, permission: str, *, locale: str | None = None) -> None:
    """Raise NotAllowed unless `allowed`."""
    if not allowed(by, permission, locale=locale):
        who = by if isinstance(by, str) else by.get_username() or "anonymous"
        where = f" for {locale}" if locale else ""
        raise NotAllowed(f"{who} lacks the permission {permission}{where}.", permission=permission)


def require_second_person(authors: Collection[Actor], other: Actor, *, act: str) -> None:
    """Raise SecondPersonNeeded when one of the authors is the other, unless the team is set to be of one."""
    if settings.SOLO_TEAM:
        return
    same = persona(other)
    for author in authors:
        if author.pk in same:
            raise SecondPersonNeeded(f"{author} wrote this; a second person has to {act} it.", act=act)
