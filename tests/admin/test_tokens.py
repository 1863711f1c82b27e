"""Tokens and logins at the desk: shown once, one's own to revoke; whoever acted stays who they were."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone

from contentapi.models import Account, ApiToken
from contentapi.services import policy, tokens
from tests import build

pytestmark = pytest.mark.django_db
FORM = {"name": "a program", "locales": "es, fr", "acts": ["read", "write"], "days": 30}
ADD, LIST = "admin:contentapi_apitoken_add", "admin:contentapi_apitoken_changelist"


def test_a_token_is_issued_shown_once_and_works(at_desk):
    client = at_desk("ana", "Translator")
    told = client.post(reverse(ADD), FORM)
    text = re.search(r'value="(capi_[^"]+)"', told.content.decode())
    assert text is not None
    assert "no-store" in told["Cache-Control"]
    known = tokens.known(text[1], at=timezone.now())
    assert known is not None
    assert (known.user.username, known.locales, known.acts) == ("ana", ["es", "fr"], ["read", "write"])
    assert text[1] not in client.get(reverse(LIST)).content.decode()


@pytest.mark.parametrize("wrong", [{"locales": "qqqqqqqqqq-!"}, {"days": 0}, {"acts": []}, {"name": ""}])
def test_what_no_token_can_be_is_told_in_the_form(at_desk, wrong):
    answer = at_desk("ana", "Translator").post(reverse(ADD), {**FORM, **wrong})
    assert answer.status_code == 200
    assert not ApiToken.objects.exists()
    assert 'name="days"' in answer.content.decode()


def test_everybody_sees_and_revokes_their_own_only(at_desk):
    at_desk("ana", "Translator").post(reverse(ADD), FORM)
    other = at_desk("bob", "Reviewer")
    token = ApiToken.objects.get()
    assert token.prefix not in other.get(reverse(LIST)).content.decode()
    chosen = {"action": "revoke", "_selected_action": [token.pk]}
    other.post(reverse(LIST), chosen)
    token.refresh_from_db()
    assert token.revoked_at is None
    at_desk("ana", "Translator").post(reverse(LIST), chosen)
    token.refresh_from_db()
    assert token.revoked_at is not None


def test_a_publisher_revokes_anybodys_and_an_auditor_only_looks(at_desk):
    ana = build.make_user("ana", "Translator")
    now = timezone.now()
    token, _ = tokens.issue(User.objects.get(pk=ana.pk), name="x", by=ana, at=now - timedelta(days=1))
    chosen = {"action": "revoke", "_selected_action": [token.pk]}
    auditor = at_desk("auditor", "Auditor")
    assert token.prefix in auditor.get(reverse(LIST)).content.decode()
    auditor.post(reverse(LIST), chosen)
    token.refresh_from_db()
    assert token.revoked_at is None
    assert auditor.get(reverse(ADD)).status_code == 403
    at_desk("boss", "Publisher").post(reverse(LIST), chosen)
    token.refresh_from_db()
    assert token.revoked_at is not None


SEEN = {
    "Editor": {
        "placement": 200,
        "export": 200,
        "actor": 200,
        "assignment": 200,
        "account": 403,
        "apitoken": 403,
    },
    "Translator": {
        "placement": 200,
        "export": 200,
        "actor": 200,
        "assignment": 403,
        "account": 403,
        "apitoken": 200,
    },
    "Auditor": {
        "placement": 200,
        "actor": 200,
        "assignment": 200,
        "account": 200,
        "apitoken": 200,
        "feedhead": 200,
    },
    "Publisher": {"feedhead": 200, "account": 403, "apitoken": 200, "schedule": 200, "review": 200},
}


@pytest.mark.parametrize("group", SEEN)
def test_every_group_sees_what_it_should_and_no_more(at_desk, group):
    client = at_desk("somebody", group)
    found = {
        name: client.get(reverse(f"admin:contentapi_{name}_changelist")).status_code for name in SEEN[group]
    }
    assert found == SEEN[group]


def test_a_login_that_has_acted_stays_tied_to_its_person(chief):
    writer, other = build.make_user("ana", "Editor"), build.make_user("ben", "Editor")
    version = build.make_draft(by=writer)
    policy.actor(other)
    account, fresh = Account.objects.get(user=writer), Account.objects.get(user=other)
    page = reverse("admin:contentapi_account_change", args=[account.pk])
    answer = chief.post(page, {"user": writer.pk, "actor": fresh.actor_id})
    assert "the same e-mail address" in answer.content.decode()
    assert chief.post(page.replace("change", "delete"), {"post": "yes"}).status_code == 403
    chief.post(reverse("admin:auth_user_delete", args=[writer.pk]), {"post": "yes"})
    account.refresh_from_db()
    assert account.actor in version.authors.all()
    tied = reverse("admin:contentapi_account_change", args=[fresh.pk])
    assert chief.post(tied, {"user": other.pk, "actor": account.actor_id}).status_code == 302
    assert policy.actor(other) == account.actor
