"""Who may ask for what, and that a refusal tells nothing of what there is."""

from __future__ import annotations

import pytest
from django.test import Client

from contentapi.services import tokens
from tests import build
from tests.api.translating.conftest import PREFIX, Program

PATHS = [
    ("GET", "catalogs/knee-injection/es"),
    ("PUT", "catalogs/knee-injection/es"),
    ("POST", "catalogs/knee-injection/es/accept"),
    ("GET", "uploads/1"),
    ("POST", "uploads/1/undo"),
    ("POST", "uploads/1/accept"),
    ("GET", "messages?lang=es"),
    ("GET", "messages/knee-injection:es:overview:heading"),
    ("PATCH", "messages/knee-injection:es:overview:heading"),
    ("POST", "messages/knee-injection:es:overview:heading/accept"),
    ("POST", "messages/knee-injection:es:overview:heading/reject"),
    ("POST", "messages/knee-injection:es:overview:heading/override"),
    ("POST", "messages/knee-injection:es:overview:heading/suggestions/1/take"),
    ("POST", "messages/knee-injection:es:overview:heading/suggestions/1/decline"),
    ("GET", "memory?lang=es&text=a"),
    ("GET", "glossary?lang=es"),
]


def same(one, other) -> bool:
    """Do two answers tell the same but for the address that they repeat?"""
    bodies = [{**answer.json(), "instance": ""} for answer in (one, other)]
    headers = [{**answer.headers, "Content-Length": ""} for answer in (one, other)]
    return one.status_code == other.status_code and bodies[0] == bodies[1] and headers[0] == headers[1]


@pytest.mark.parametrize(("method", "path"), PATHS)
@pytest.mark.parametrize(
    "field", [None, "Bearer x", "Token capi_000000000000_" + "A" * 43, "Bearer " + "A" * 9000]
)
def test_a_stranger_is_asked_to_sign_in(guide, method, path, field):
    headers = {"Authorization": field} if field else {}
    answer = Client().generic(method, f"{PREFIX}/{path}", b"", headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (401, "not_authenticated")
    assert answer["Content-Type"] == "application/problem+json"
    assert answer["WWW-Authenticate"].startswith("Bearer")
    assert answer["Cache-Control"] == "no-store"
    assert "Access-Control-Allow-Origin" not in answer


@pytest.mark.parametrize(("method", "path"), PATHS)
def test_nothing_is_told_of_a_guide_to_who_may_not_work_in_the_locale(guide, method, path):
    french = build.make_user("french", "Translator", "Reviewer")
    french.assignments.update(locale="fr")
    build.make_draft(build.guide_text("draft-only"))
    program = Program(french)
    there = program.ask(
        method,
        path,
        {"check": "numbers", "reason": "x", "comment": "x", "text": "x"} if method != "GET" else None,
    )
    assert there.status_code in {403, 404}
    for slug in ("draft-only", "nowhere"):
        other = program.ask(method, path.replace("knee-injection", slug), {} if method != "GET" else None)
        assert same(there, other), (there.content, other.content)


@pytest.mark.parametrize(("method", "path"), [p for p in PATHS if "knee" in p[1]])
def test_a_draft_and_an_unknown_guide_are_the_same_to_translators(db, translator, method, path):
    build.make_draft(build.guide_text("draft-only"))
    answers = [
        translator.ask(method, path.replace("knee-injection", slug)) for slug in ("draft-only", "unknown-it")
    ]
    bodies = [a.content.decode().replace("draft-only", "unknown-it") for a in answers]
    assert bodies[0] == bodies[1]
    assert {a.status_code for a in answers} <= {403, 404}


@pytest.mark.parametrize("scheme", ["Bearer", "Token", "bearer"])
def test_both_schemes_are_understood(guide, translator, scheme):
    translator.scheme = scheme
    assert translator.get("catalogs/knee-injection/es").status_code == 200


def test_a_revoked_token_is_refused_from_the_next_request_on(guide, translator):
    from django.utils import timezone

    assert translator.get("glossary?lang=es").status_code == 200
    tokens.revoke(translator.token, by=build.translator(), at=timezone.now())
    assert translator.get("glossary?lang=es").status_code == 401


@pytest.mark.parametrize(
    ("scope", "method", "path"),
    [
        ({"acts": ["read"]}, "PUT", "catalogs/knee-injection/es"),
        ({"acts": ["read", "write"]}, "POST", "catalogs/knee-injection/es/accept"),
        ({"acts": ["write"]}, "GET", "catalogs/knee-injection/es"),
        ({"locales": ["fr"]}, "GET", "catalogs/knee-injection/es"),
        ({"locales": ["es"]}, "GET", "catalogs/knee-injection/es-MX"),
    ],
)
def test_a_token_does_no_more_than_its_scope(guide, scope, method, path):
    both = build.make_user("both", "Translator", "Reviewer")
    assert Program(both, **scope).ask(method, path).status_code == 403


def test_a_token_does_no_more_than_its_user(guide, translator):
    assert translator.post("catalogs/knee-injection/es/accept").status_code == 403


def test_a_session_works_and_its_acts_need_the_csrf_token(guide, drive):
    client = Client(enforce_csrf_checks=True)
    client.force_login(build.translator(), "django.contrib.auth.backends.ModelBackend")
    assert client.get(f"{PREFIX}/messages/{drive}").status_code == 200
    body = b'{"text": "Descanse durante 24 horas."}'
    answer = client.patch(f"{PREFIX}/messages/{drive}", body, content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed")
    assert "CSRF" in answer.json()["detail"]
    client.cookies["csrftoken"] = "a" * 32
    answer = client.patch(
        f"{PREFIX}/messages/{drive}", body, content_type="application/json", headers={"X-CSRFToken": "a" * 32}
    )
    assert answer.status_code == 200


def test_a_user_without_a_part_in_translations_reads_nothing(guide):
    assert Program(build.editor()).get("catalogs/knee-injection/es").status_code == 403


def test_answers_are_never_stored_by_caches(guide, translator, drive):
    for path in (
        "catalogs/knee-injection/es",
        "messages?lang=es",
        f"messages/{drive}",
        "memory?lang=es&text=a",
        "glossary?lang=es",
    ):
        answer = translator.get(path)
        assert answer.status_code == 200
        assert answer["Cache-Control"] == "no-store"
        assert "Authorization" in answer["Vary"]
        assert "Access-Control-Allow-Origin" not in answer


def test_a_browser_of_another_origin_is_not_let_in(guide, translator):
    answer = translator.ask("OPTIONS", "catalogs/knee-injection/es", Origin="https://evil.example")
    assert "Access-Control-Allow-Origin" not in answer
    assert answer["Allow"] == "GET, PUT, HEAD, OPTIONS"


def test_an_unknown_method_is_told_what_there_is(guide, translator):
    answer = translator.ask("DELETE", "catalogs/knee-injection/es")
    assert (answer.status_code, answer["Allow"]) == (405, "GET, PUT, HEAD, OPTIONS")


@pytest.mark.parametrize(
    "path",
    [
        "messages?lang=es&sate=fuzzy",
        "catalogs/knee-injection/es?fromat=xliff",
        "messages?lang=xx-nowhere",
        "messages",
        "messages?lang=es&limit=0",
        "memory?lang=es",
        "catalogs/knee-injection/es?dry_run=1",
        "messages?lang=es&cursor=abc",
    ],
)
def test_what_is_misspelt_is_refused(guide, translator, path):
    assert translator.get(path).status_code == 400


def test_too_many_requests_are_told_to_wait(guide, translator, settings):
    settings.REQUESTS_PER_MINUTE = 2
    from contentapi.api.translating import limits

    limits.WINDOW = limits.Window()
    answers = [translator.get("glossary?lang=es") for _ in range(4)]
    refused = [a for a in answers if a.status_code == 429]
    assert refused
    assert 1 <= int(refused[0]["Retry-After"]) <= 61
    limits.WINDOW = limits.Window()
