"""The API's own description is whole, valid and true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.urls import get_resolver
from drf_spectacular.validation import validate_schema
from jsonschema import Draft202012Validator

from contentapi.api.schema import STATUSES
from contentapi.api.views import Resource
from tests.api.conftest import PREFIX, withdraw

DOCS = Path(__file__).parents[2] / "docs" / "api.md"


@pytest.fixture
def document(get, db):
    """The document as it is served."""
    return get("openapi.json").json()


def resources():
    """(path as in the document, resource) of every public address."""
    for prefix, pattern in _patterns(get_resolver().url_patterns):
        view = getattr(pattern.callback, "cls", None)
        if view is not None and issubclass(view, Resource):
            yield "/" + re.sub(r"<\w+:(\w+)>", r"{\1}", prefix + str(pattern.pattern)), view


def _patterns(patterns, prefix=""):
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            yield from _patterns(pattern.url_patterns, prefix + str(pattern.pattern))
        else:
            yield prefix, pattern


@pytest.mark.parametrize("media", ["application/json", "application/vnd.oai.openapi+json"])
def test_the_document_is_sent_as_what_was_asked_for(get, db, media):
    answer = get("openapi.json", accept=media)
    assert (answer["Content-Type"], answer["Vary"]) == (media, "Accept-Encoding, Accept")
    assert answer.json()["openapi"].startswith("3.1")


def test_the_document_is_valid_openapi(document):
    assert document["openapi"].startswith("3.1")
    validate_schema(document)


def test_every_address_is_described_and_nothing_else(document):
    described = {path for path in document["paths"] if path.startswith(PREFIX)}
    assert described >= {path for path, _ in resources()}


@pytest.mark.parametrize(("path", "view"), list(resources()), ids=lambda one: getattr(one, "__name__", one))
def test_an_operation_tells_its_parameters_and_its_problems(document, path, view):
    operation = document["paths"][path]["get"]
    queried = {one["name"] for one in operation["parameters"] if one["in"] == "query"}
    assert queried == {one.name for one in view.parameters}
    assert operation["summary"]
    for status, answer in operation["responses"].items():
        if int(status) >= 400:
            assert list(answer["content"]) == ["application/problem+json"]
    assert {"200", "304", "400", "404", "405", "406", "412", "429", "500", "503"} - {"404"} <= set(
        operation["responses"]
    )


def test_every_reference_leads_somewhere(document):
    for name in set(re.findall(r'"\$ref": ?"#/components/(\w+/\w+)"', str(document).replace("'", '"'))):
        kind, part = name.split("/")
        assert part in document["components"][kind]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("locales", "Locales"),
        ("guides", "GuideList"),
        ("guides?limit=1", "GuideList"),
        ("guides/knee-injection", "Guide"),
        ("guides/knee-injection/es", "Guide"),
        ("guides/knee-injection/es/sections/risks", "Section"),
        ("guides/knee-injection/languages", "Languages"),
        ("guides/knee-injection/versions", "Versions"),
        ("guides/knee-injection/diff?from=1&to=1", "Diff"),
        ("changes", "Changes"),
        ("changes?lang=es&limit=1", "Changes"),
        ("withdrawals", "Withdrawals"),
        ("problems", "ProblemTypes"),
        ("problems/busy", "ProblemType"),
        ("guides/absent", "Problem"),
        ("guides/pulled-guide", "Problem"),
    ],
)
def test_an_answer_is_of_the_shape_that_is_described(get, knee, document, path, name):
    from tests.api.conftest import publish

    publish("hip-injection")
    withdraw(publish("pulled-guide"), notice="Gone.")
    schema = {"$ref": f"#/components/schemas/{name}", "components": document["components"]}
    Draft202012Validator(schema).validate(get(path).json())


def test_the_page_asks_no_other_host_and_runs_under_our_policy(get, db):
    page = get("/api/docs/")
    text = page.content.decode()
    assert page.status_code == 200
    assert "default-src 'self'" in page["Content-Security-Policy"]
    assert "unsafe" not in page["Content-Security-Policy"]
    assert not re.search(r"<style|<script>|style=|https?://", text)
    for place in re.findall(r'(?:src|href)="([^"]+)"', text):
        assert place.startswith(("/static/", "/api/docs/?script"))
    script = get("/api/docs/?script=")
    assert script["Content-Type"].startswith("application/javascript")
    assert "/api/v1/openapi.json" in script.content.decode().replace("\\u002D", "-").replace(
        "\\u002F", "/"
    ) or ("openapi.json" in script.content.decode())


def test_every_address_parameter_and_code_is_in_the_manual():
    text = DOCS.read_text(encoding="utf-8")
    for path, view in resources():
        assert f"`{path.removeprefix(PREFIX).replace('{number}', '{n}')}`" in text, path
        for one in view.parameters:
            assert f"`{one.name}`" in text, one.name
    for code in (*STATUSES, "bad_request"):
        assert f"`{code}`" in text, code
