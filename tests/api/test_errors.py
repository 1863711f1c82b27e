"""Errors: always problem+json, in the reader's language, with a documented type."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest
from django.utils import translation

from contentapi.api import problems
from contentapi.core import errors
from contentapi.core.http import refusals
from contentapi.queries import releases
from contentapi.services.sentences import SENTENCES
from tests.api.conftest import PREFIX


def _every_error(root: type[errors.ContentError] = errors.ContentError) -> list[type[errors.ContentError]]:
    return [root, *(leaf for kind in root.__subclasses__() for leaf in _every_error(kind))]


@pytest.mark.parametrize("kind", _every_error(), ids=lambda kind: kind.__name__)
def test_every_error_has_a_title_and_advice(kind):
    title, _, advice = SENTENCES[kind.code]
    assert title
    assert advice


def test_no_sentence_is_of_an_error_that_is_not():
    assert set(SENTENCES) == {kind.code for kind in _every_error()}


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("nowhere", 404, "not_found"),
        ("guides/", 404, "not_found"),
        ("", 404, "not_found"),
        ("/api", 404, "not_found"),
        ("/api/v2/guides", 404, "not_found"),
        ("/api//v1/guides", 404, "not_found"),
        ("guides/..%2f..%2fetc%2fpasswd", 404, "not_found"),
        ("guides/knee%00injection/es", 404, "not_found"),
        ("guides/%ff%fe", 404, "not_found"),
        ("guides/KNEE-INJECTION/es", 404, "unknown_guide"),
        ("guides/absent", 404, "unknown_guide"),
        ("guides/a%20b", 404, "not_found"),
        ("guides/knee-injection/versions/9/es", 404, "unknown_version"),
        ("guides/knee-injection/versions/0/es", 404, "not_found"),
        ("guides/knee-injection/versions/1/fr", 404, "locale_not_available"),
        ("guides/knee-injection/versions/one/es", 404, "not_found"),
        ("guides/knee-injection?lan=es", 400, "unknown_parameter"),
        ("guides/knee-injection/es?lang=fr", 400, "unknown_parameter"),
        ("guides/knee-injection?lang=es&lang=fr", 400, "unknown_parameter"),
        ("guides/knee-injection?lang=", 400, "bad_locale"),
        ("guides/knee-injection?lang=klingon", 400, "bad_locale"),
        ("guides/knee-injection?lang=../../etc/passwd", 400, "bad_locale"),
        ("guides/knee-injection?fallback=maybe", 400, "bad_parameter"),
        ("guides?limit=0", 400, "bad_parameter"),
        ("guides?limit=201", 400, "bad_parameter"),
        ("guides?limit=%D9%A2", 400, "bad_parameter"),
        ("guides?kind=poem", 400, "bad_parameter"),
        ("guides?code=%00", 400, "bad_parameter"),
        ("guides?q=" + "x" * 201, 400, "bad_parameter"),
        ("guides?q=%00", 400, "bad_parameter"),
        ("guides?q=%FF", 400, "bad_parameter"),
        ("guides?cursor=abc", 400, "bad_cursor"),
        ("guides/knee-injection/es?as_of=2026-11-01T10:00:00", 400, "bad_parameter"),
        ("guides/knee-injection/es?as_of=2126-11-01T10:00:00Z", 400, "bad_parameter"),
        ("guides/knee-injection/es?as_of=2026-13-01T10:00:00Z", 400, "bad_parameter"),
        ("guides/knee-injection/es?as_of=0001-01-01T00:00:00%2B23:00", 400, "bad_parameter"),
        ("guides/knee-injection/es?as_of=yesterday", 400, "bad_parameter"),
        ("guides/knee-injection/es?as_of=2026-11-01T10:00:00+01:00", 400, "bad_parameter"),
        ("guides/knee-injection/es?as_of=2020-01-01T00:00:00Z", 404, "locale_not_available"),
        ("guides/knee-injection/diff?from=1", 400, "bad_parameter"),
        ("guides/knee-injection/diff?from=1&to=7", 404, "unknown_version"),
        ("releases/" + "0" * 64, 404, "not_found"),
        ("releases/" + "0" * 63, 404, "not_found"),
        ("bundles/fr", 404, "locale_not_available"),
        ("bundles/klingon", 404, "locale_not_available"),
        ("problems/nonsense", 404, "not_found"),
        ("?".join(["guides", "&".join(f"a{n}=1" for n in range(1200))]), 400, "bad_request"),
    ],
)
def test_an_error_is_a_problem_with_a_stable_code(get, knee, path, status, code):
    answer = get(path)
    told = answer.json()
    assert (answer.status_code, told["code"]) == (status, code)
    assert answer["Content-Type"] == "application/problem+json"
    assert told["status"] == status
    assert told["type"] == f"/api/v1/problems/{code}"
    assert told["title"]
    assert told["detail"]
    documented = get(told["type"], accept_language=answer["Content-Language"])
    assert documented.json()["title"] == told["title"]


def test_an_address_with_doubled_slashes_in_front_is_a_programs_too(client, knee):
    answer = client.get("/", PATH_INFO="//api/v1/guides")
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_an_unknown_parameter_is_told_with_those_that_are_known(get, knee):
    told = get("guides?lan=es").json()
    assert told["key"] == "lan"
    assert told["known"] == ["lang", "kind", "code", "q", "cursor", "limit"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
@pytest.mark.parametrize("path", ["guides", "guides/knee-injection/es", "changes"])
def test_other_methods_are_refused_with_those_that_are_allowed(client, knee, method, path):
    answer = getattr(client, method)(f"{PREFIX}/{path}")
    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD, OPTIONS"
    assert answer.json()["code"] == "method_not_allowed"


@pytest.mark.parametrize("path", ["guides?x=1", "guides/knee-injection?lang=klingon", "changes?cursor=x"])
def test_an_error_of_the_request_is_not_cached(get, knee, path):
    assert get(path)["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["guides/absent/es", "guides/knee-injection/fr"])
def test_what_is_not_there_may_be_remembered_for_as_long_as_what_is(get, knee, path):
    answer = get(path)
    assert answer["Cache-Control"] == "public, max-age=60, must-revalidate"
    assert answer["Cache-Tag"] == f"guide-{path.split('/')[1]}"
    assert answer["Vary"] == "Accept-Language"


@pytest.fixture
def german():
    """A translation of two sentences, as if the catalog held it."""
    title, detail, _ = SENTENCES["unknown_guide"]
    words = {title: "Unbekannter Leitfaden", detail: "Es gibt keinen Leitfaden „%(key)s“."}
    catalog = translation.trans_real.translation("de")._catalog
    catalog._catalogs.insert(0, words)
    yield
    catalog._catalogs.remove(words)


@pytest.mark.parametrize(
    ("query", "header", "language"),
    [("", "de-AT, en;q=0.5", "de"), ("?lang=de", "en", "de"), ("?lang=en", "de", "en"), ("", "sw", "en")],
)
@pytest.mark.usefixtures("db", "german")
def test_an_error_is_told_in_the_readers_language(get, query, header, language):
    answer = get(f"guides/absent{query}", accept_language=header)
    assert answer["Content-Language"] == language
    assert answer.json()["title"] == {"de": "Unbekannter Leitfaden", "en": "Unknown guide"}[language]
    assert (
        answer.json()["detail"]
        == {"de": "Es gibt keinen Leitfaden „absent“.", "en": "There is no guide 'absent'."}[language]
    )


@pytest.mark.parametrize("locale", ["ar", "de", "es", "es-MX", "fr", "zh-Hans"])
@pytest.mark.parametrize(
    "path",
    [
        "nowhere",
        "guides/absent",
        "guides/knee-injection/ja",
        "guides/knee-injection/en/sections/absent",
        "guides/knee-injection/versions/9/en",
        "guides?x=1",
        "guides?limit=0",
        "guides?cursor=x",
        "guides/knee-injection/en?as_of=x",
        "bundles/ja",
    ],
)
@pytest.mark.usefixtures("knee")
def test_what_went_wrong_is_told_in_the_readers_language(get, path, locale):
    answer, english = get(path, accept_language=locale), get(path, accept_language="en").json()
    told = answer.json()
    assert answer["Content-Language"] == locale
    assert told["code"] == english["code"]
    assert told["title"] != english["title"]
    assert told["detail"] != english["detail"]


def test_who_refuses_every_language_of_a_list_is_told_those_there_are(get, knee):
    answer = get("guides", accept_language="*;q=0")
    assert (answer.status_code, answer.json()["available"]) == (406, ["ar", "en", "es"])


@pytest.mark.parametrize(
    "fault", [OperationalError("database is locked"), InterfaceError("connection closed")]
)
def test_a_database_that_is_away_is_busy(get, db, monkeypatch, fault):
    def fail(*_: Any) -> None:
        raise fault

    monkeypatch.setattr(releases, "shelf", fail)
    answer = get("guides/knee-injection")
    assert (answer.status_code, answer.json()["code"]) == (503, "busy")
    assert answer["Retry-After"] == "1"
    assert answer["Cache-Control"] == "no-store"
    assert "locked" not in answer.content.decode()


def test_a_fault_of_ours_shows_nothing_of_itself(get, db, monkeypatch, caplog):
    def fail(*_: Any) -> None:
        raise RuntimeError("the secret is 42")

    monkeypatch.setattr(releases, "shelf", fail)
    answer = get("guides/knee-injection")
    assert (answer.status_code, answer.json()["code"]) == (500, "server_error")
    assert b"42" not in answer.content
    assert "the secret is 42" in caplog.text


def test_a_fault_outside_the_views_is_a_problem_too(client, db, settings):
    settings.ALLOWED_HOSTS = ["only.example"]
    answer = client.get(f"{PREFIX}/guides", headers={"host": "other.example"})
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"


def test_an_error_with_debug_on_is_no_page(get, db, settings):
    settings.DEBUG = True
    assert get("nowhere")["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 406, 413, 418, 429, 500, 502, 503])
def test_an_answer_with_nothing_but_a_status_becomes_a_problem(status):
    error = problems.of_status(status)
    expected = {418: 400, 502: 500}.get(status, status)
    assert error.status == expected
    request = HttpRequest()
    request.method, request.path = "GET", "/api/v1/x"
    assert problems.problem(request, error).status_code == expected


def test_the_refusals_of_http_are_in_the_one_tree():
    assert issubclass(refusals.ServerError, errors.ContentError)
