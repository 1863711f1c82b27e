"""The doors for people who work here: guessing is slow, waiting is kind, and a shared computer forgets."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

ROOT = Path(__file__).parent.parent.parent
RIGHT = "correct horse battery staple"
DOORS = ("/admin/login/", "/translate/login/")

pytestmark = pytest.mark.django_db


@pytest.fixture
def nurse(settings: Any) -> User:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    return User.objects.create_user("nurse", password=RIGHT, is_staff=True)


def attempt(door: str, password: str, *, name: str = "nurse", **request: Any) -> Any:
    return Client().post(door, {"username": name, "password": password}, **request)


def close(door: str, **request: Any) -> None:
    """Guess until the door is shut."""
    for _ in range(5):
        last = attempt(door, "guess", **request)
    assert last.status_code == 429


@pytest.mark.parametrize("door", DOORS)
def test_after_five_wrong_passwords_the_right_one_does_not_help(door, nurse):
    assert [attempt(door, "guess").status_code for _ in range(4)] == [200] * 4
    assert attempt(door, "guess").status_code == 429
    told = attempt(door, RIGHT)
    assert (told.status_code, told["Retry-After"], told["Cache-Control"]) == (429, "900", "no-store")
    assert "sessionid" not in told.cookies
    assert "15 minutes" in told.content.decode()
    assert "ask an administrator" in told.content.decode()


def test_one_door_closes_the_other_too(nurse):
    close(DOORS[0])
    assert attempt(DOORS[1], RIGHT).status_code == 429


def test_the_page_speaks_the_readers_language_and_names_nobody(nurse):
    close(DOORS[0])
    page = attempt(DOORS[0], RIGHT, headers={"accept-language": "ar"})
    assert page["Content-Language"] == "ar"
    assert '<html lang="ar" dir="rtl">' in page.content.decode()
    assert "nurse" not in page.content.decode()
    unknown = [attempt(DOORS[0], "guess", name="nobody") for _ in range(6)][-1]
    assert unknown.content == attempt(DOORS[0], RIGHT).content


@pytest.mark.parametrize("header", ["x-forwarded-for", "x-real-ip", "forwarded", "client-ip"])
def test_a_made_up_address_does_not_open_the_door(header, nurse):
    for n in range(6):
        last = attempt(DOORS[0], "guess", headers={header: f"203.0.113.{n}"})
    assert last.status_code == 429
    assert attempt(DOORS[0], RIGHT, headers={header: "198.51.100.7"}).status_code == 429


def test_behind_a_proxy_the_address_that_it_saw_counts(nurse, settings):
    settings.TRUSTED_PROXY_COUNT = 1
    for n in range(6):  # the client writes the first entry, the proxy the last
        last = attempt(DOORS[0], "guess", headers={"x-forwarded-for": f"203.0.113.{n}, 198.51.100.7"})
    assert last.status_code == 429
    assert attempt(DOORS[0], RIGHT, headers={"x-forwarded-for": "198.51.100.8"}).status_code == 302


@pytest.mark.parametrize("junk", ["", ",", "unknown", "198.51.100.7,<script>", "[::1", "9" * 9999])
def test_a_broken_header_behind_a_proxy_falls_back_to_the_connection(junk, nurse, settings):
    settings.TRUSTED_PROXY_COUNT = 1
    close(DOORS[0], headers={"x-forwarded-for": junk})


def test_elsewhere_and_for_others_the_door_stays_open(nurse):
    close(DOORS[0])
    assert attempt(DOORS[0], RIGHT, REMOTE_ADDR="192.0.2.9").status_code == 302
    User.objects.create_user("colleague", password=RIGHT, is_staff=True)
    assert attempt(DOORS[0], RIGHT, name="colleague").status_code == 302


def test_after_the_wait_the_door_opens_although_somebody_went_on_trying(nurse):
    start = datetime(2026, 11, 1, 12, tzinfo=UTC)
    with time_machine.travel(start, tick=False) as clock:
        close(DOORS[0])
        clock.move_to(datetime(2026, 11, 1, 12, 10, tzinfo=UTC))
        assert attempt(DOORS[0], "guess").status_code == 429
        clock.move_to(datetime(2026, 11, 1, 12, 16, tzinfo=UTC))
        assert attempt(DOORS[0], RIGHT).status_code == 302


def test_the_session_ends_with_the_browser_after_a_shift_and_on_signing_out(nurse):
    with time_machine.travel(datetime(2026, 11, 1, 7, tzinfo=UTC), tick=False) as clock:
        client = Client()
        client.post(DOORS[0], {"username": "nurse", "password": RIGHT})
        assert client.cookies["sessionid"]["max-age"] == ""
        desk = reverse("admin:index")
        clock.move_to(datetime(2026, 11, 1, 18, 59, tzinfo=UTC))
        assert client.get(desk).status_code == 200
        clock.move_to(datetime(2026, 11, 1, 19, 1, tzinfo=UTC))
        assert client.get(desk).status_code == 302
        client.post(DOORS[0], {"username": "nurse", "password": RIGHT})
        kept = client.cookies["sessionid"].value
        client.post(reverse("admin:logout"))
        client.cookies["sessionid"] = kept
        assert client.get(desk).status_code == 302


def test_a_new_password_ends_every_other_session(nurse):
    client = Client()
    client.post(DOORS[0], {"username": "nurse", "password": RIGHT})
    nurse.set_password("another battery staple horse")
    nurse.save()
    assert client.get(reverse("admin:index")).status_code == 302


def test_signing_out_takes_a_form_and_not_a_link(nurse):
    client = Client()
    client.post(DOORS[0], {"username": "nurse", "password": RIGHT})
    assert client.get(reverse("admin:logout")).status_code == 405
    assert client.get(reverse("admin:index")).status_code == 200


def test_in_production_every_cookie_is_secure_and_of_this_site_alone(tmp_path):
    names = [
        f"{kind}_COOKIE_{fact}" for kind in ("SESSION", "CSRF", "LANGUAGE") for fact in ("SECURE", "SAMESITE")
    ]
    names += ["SESSION_COOKIE_HTTPONLY", "LANGUAGE_COOKIE_HTTPONLY", "SECURE_SSL_REDIRECT"]
    script = f"import json; from contentapi import settings as s; print(json.dumps([getattr(s, n) for n in {names}]))"
    env = {**os.environ, "DEBUG": "0", "SECRET_KEY": "x" * 50, "ALLOWED_HOSTS": "guides.example.org"}
    env |= {"STATE_DIR": str(tmp_path), "PYTHONPATH": str(ROOT)}
    run = subprocess.run([sys.executable, "-c", script], env=env, capture_output=True, text=True, check=True)
    assert json.loads(run.stdout) == [True, "Lax"] * 3 + [True] * 3


@pytest.mark.parametrize("path", ["/", "/admin/login/", "/translate/login/", "/api/docs/", "/nothing/"])
def test_every_page_forbids_inline_content_and_other_hosts(path, client):
    policy = client.get(path)["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert not re.search(r"https?:|\*", policy)
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert (rules["default-src"], rules["frame-ancestors"], rules["base-uri"]) == (
        "'self'",
        "'none'",
        "'none'",
    )
