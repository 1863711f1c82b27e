"""Tokens: a secret shown once, a scope that never grows, a revocation that acts at once."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from contentapi.core.errors import BadLocale, BadRequest, IllegalMove, NotAllowed
from contentapi.models import ApiToken, AuditEntry
from contentapi.services import tokens
from tests import build

pytestmark = pytest.mark.django_db


def make(**facts):
    user = facts.pop("user", None) or build.translator()
    return tokens.issue(user, **{"name": "script", "by": user, "at": build.NOON, **facts})


def test_a_token_is_known_by_its_text_alone():
    token, text = make()
    assert tokens.known(text, at=build.NOON) == token
    assert text not in str(list(ApiToken.objects.values()))
    assert text.rpartition("_")[2] not in str(list(ApiToken.objects.values()))


@pytest.mark.parametrize(
    "change",
    [
        lambda t: t[:-1] + "-",
        lambda t: t + "x",
        lambda t: "",
        lambda t: t.upper(),
        lambda t: "capi_" + "0" * 12 + t[17:],
    ],
)
def test_anything_else_is_not(change):
    _, text = make()
    assert tokens.known(change(text) if change(text) != text else "x", at=build.NOON) is None


def test_an_expired_token_is_not_known():
    token, text = make(days=1)
    assert tokens.known(text, at=token.expires_at - timedelta(seconds=1)) is not None
    assert tokens.known(text, at=token.expires_at) is None


def test_a_revoked_token_is_not_known_and_stays_so():
    token, text = make()
    tokens.revoke(token, by=build.translator(), at=build.NOON)
    assert tokens.known(text, at=build.NOON) is None
    with pytest.raises(IllegalMove):
        tokens.revoke(token, by=build.translator(), at=build.NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        ApiToken.objects.filter(pk=token.pk).update(revoked_at=None)


def test_a_scope_never_grows():
    token, _ = make(locales=["es"])
    with pytest.raises(IntegrityError), transaction.atomic():
        ApiToken.objects.filter(pk=token.pk).update(locales=["*"])


def test_the_token_of_a_user_who_left_is_not_known():
    _, text = make()
    user = build.translator()
    user.is_active = False
    user.save()
    assert tokens.known(text, at=build.NOON) is None


def test_a_scope_is_of_acts_and_locales():
    token, _ = make(locales=["es-mx", "fr"], acts=["write"])
    assert token.locales == ["es-MX", "fr"]
    assert tokens.lets(token, "write", "es-MX")
    assert not tokens.lets(token, "write", "es")
    assert not tokens.lets(token, "read", "fr")


def test_the_time_of_use_is_noted_to_the_hour():
    token, text = make()
    tokens.known(text, at=build.later(1))
    tokens.known(text, at=build.later(30))
    token.refresh_from_db()
    assert token.last_used_at == build.later(1)
    tokens.known(text, at=build.later(61))
    token.refresh_from_db()
    assert token.last_used_at == build.later(61)


def test_nobody_issues_a_token_for_another():
    with pytest.raises(NotAllowed):
        make(user=build.reviewer(), by=build.translator())


@pytest.mark.parametrize(
    "facts", [{"acts": ["own"]}, {"acts": []}, {"days": 0}, {"days": 9999}, {"name": " "}, {"locales": []}]
)
def test_what_no_token_can_be_is_refused(facts):
    with pytest.raises(BadRequest):
        make(**facts)


def test_an_unknown_locale_is_refused():
    with pytest.raises(BadLocale):
        make(locales=["nowhere"])


def test_both_acts_are_written_down_without_the_secret():
    token, text = make()
    tokens.revoke(token, by=build.translator(), at=build.NOON)
    told = list(AuditEntry.objects.values_list("act", "detail"))
    assert [act for act, _ in told] == ["revoke_token", "issue_token"]
    assert text.rpartition("_")[2] not in str(told)


def run(*args: str, **options: object) -> str:
    out = io.StringIO()
    call_command("api_token", *args, stdout=out, stderr=io.StringIO(), **options)
    return out.getvalue()


def test_the_command_prints_a_token_once():
    build.translator()
    text = run("create", "translator", "--name", "wlc", "--locale", "es", "--act", "read").strip()
    token = ApiToken.objects.get()
    assert tokens.known(text, at=token.created_at) == token
    assert (token.locales, token.acts) == (["es"], ["read"])
    listed = run("list", "translator")
    assert "wlc" in listed
    assert text not in listed


def test_the_command_revokes():
    build.translator()
    texts = [run("create", "translator").strip() for _ in range(2)]
    prefix = texts[0].split("_")[1]
    run("revoke", "translator", prefix)
    assert "revoked" in run("list", "translator")
    run("revoke", "translator", "--all")
    assert not ApiToken.objects.filter(revoked_at=None).exists()


@pytest.mark.parametrize(
    "args",
    [
        ("create", "nobody"),
        ("revoke", "translator", "000000000000"),
        ("revoke", "translator"),
        ("create", "translator", "--locale", "nowhere"),
    ],
)
def test_what_a_user_can_do_wrong_is_one_line(args):
    build.translator()
    with pytest.raises(CommandError) as failure:
        run(*args)
    assert "\n" not in str(failure.value)
