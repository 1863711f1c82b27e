"""The front gives what Django gives, byte for byte, and drops what has changed."""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from contentapi.front.table import Table
from contentapi.front.watcher import Watcher
from contentapi.front.wsgi import Clock, Front
from contentapi.services import guides
from tests import build

pytestmark = pytest.mark.django_db
NEW = build.guide_text(risks="Rest for 48 hours.\n\n- infection\n- bleeding")

PATHS = [
    "/api/v1/locales",
    "/api/v1/guides",
    "/api/v1/guides?lang=es",
    "/api/v1/guides/knee-injection",
    "/api/v1/guides/knee-injection?lang=es",
    "/api/v1/guides/knee-injection/es",
    "/api/v1/guides/knee-injection/ES",
    "/api/v1/guides/knee-injection/fr",
    "/api/v1/guides/knee-injection/es/sections/risks",
    "/api/v1/guides/knee-injection/languages",
    "/api/v1/guides/knee-injection/versions",
    "/api/v1/guides/knee-injection/versions/1/es",
    "/api/v1/guides/none",
    "/api/v1/guides/knee-injection/es?nonsense=1",
]
HEADERS: list[dict[str, str]] = [
    {},
    {"HTTP_ACCEPT_ENCODING": "gzip"},
    {"HTTP_ACCEPT_ENCODING": "br, zstd;q=0.5"},
    {"HTTP_ACCEPT_LANGUAGE": "es-MX,es;q=0.8"},
    {"HTTP_ACCEPT_LANGUAGE": "de", "HTTP_ACCEPT_ENCODING": "identity"},
    {"HTTP_ACCEPT": "text/html"},
    {"HTTP_ORIGIN": "https://app.example.org"},
    {"HTTP_IF_NONE_MATCH": "*"},
]


def ask(
    application: Any, path: str, method: str = "GET", **more: str
) -> tuple[str, list[tuple[str, str]], bytes]:
    said: list[Any] = []
    path, _, query = path.partition("?")
    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "localhost",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
        "wsgi.version": (1, 0),
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        **more,
    }
    answer = application(environ, lambda status, headers, exc_info=None: said.append((status, headers)))
    body = b"".join(answer)
    return said[-1][0], sorted((n.lower(), v) for n, v in said[-1][1]), body


@pytest.fixture
def guide():
    version = build.make_version()
    build.translate(version.guide, "es")
    return version.guide


@pytest.fixture
def django() -> Iterator[WSGIHandler]:
    """Django as a server calls it, but for closing the test's connection between two requests."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield WSGIHandler()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def front(django) -> Front:
    return Front(django, Table(10_000_000), watch=lambda: None, trusted=lambda: None)


def test_the_front_says_what_django_says(guide, django, front):
    for path, headers, method in itertools.product(PATHS, HEADERS, ["GET", "HEAD"]):
        expected = ask(django, path, method, **headers)
        for _ in range(2):
            assert ask(front, path, method, **headers) == expected, (path, headers, method)
    assert len(front.table) > 40


def test_a_guide_that_readers_hold_is_not_sent_again(guide, django, front):
    etag = dict(ask(django, "/api/v1/guides/knee-injection/es")[1])["etag"]
    for method in ("GET", "HEAD"):
        expected = ask(django, "/api/v1/guides/knee-injection/es", method, HTTP_IF_NONE_MATCH=etag)
        assert expected[0].startswith("304")
        for _ in range(2):
            assert ask(front, "/api/v1/guides/knee-injection/es", method, HTTP_IF_NONE_MATCH=etag) == expected


def test_a_publication_and_a_withdrawal_reach_the_table(guide, front):
    watcher = Watcher(front.table, Clock(fresh=5, bound=900))
    watcher.look()
    first = ask(front, "/api/v1/guides/knee-injection/en")
    build.make_version(
        build.guide_text(risks="Rest for 48 hours.\n\n- infection\n- bleeding"), at=build.later(5)
    )
    watcher.look()
    second = ask(front, "/api/v1/guides/knee-injection/en")
    assert first[2] != second[2]
    guides.withdraw(guide, by=build.publisher(), at=build.later(9), reason="A dose is wrong.")
    watcher.look()
    assert ask(front, "/api/v1/guides/knee-injection/en")[0] == "410 Gone"
    assert b"knee-injection" not in ask(front, "/api/v1/guides")[2]


def test_another_guide_stays_in_memory_when_one_changes(guide, front):
    build.make_version(build.guide_text("hip-injection"))
    watcher = Watcher(front.table, Clock(fresh=5, bound=900))
    watcher.look()
    ask(front, "/api/v1/guides/hip-injection/en")
    kept = len(front.table)
    guides.withdraw(guide, by=build.publisher(), at=build.later(9), reason="A dose is wrong.")
    watcher.look()
    assert len(front.table) == kept


def test_an_answer_from_memory_asks_the_database_nothing(guide, front, django_assert_num_queries):
    ask(front, "/api/v1/guides/knee-injection/es")
    with django_assert_num_queries(0):
        ask(front, "/api/v1/guides/knee-injection/es")


def test_from_a_scheduled_time_on_nothing_old_is_given_from_memory(guide, front):
    build.make_version(NEW, state="approved", at=build.later(5))
    version = guide.versions.get(state="approved")
    guides.schedule(version, build.later(60), by=build.publisher(), at=build.later(6))
    wall = [build.later(59).timestamp()]
    clock = Clock(fresh=5, bound=900, wall=lambda: wall[0])
    watcher = Watcher(front.table, clock)
    front.trusted = clock.trusted
    watcher.look()
    with time_machine.travel(build.later(59), tick=False):
        first = ask(front, "/api/v1/guides/knee-injection/en")
        assert (ask(front, "/api/v1/guides/knee-injection/en"), front.hits) == (first, 1)
    wall[0] = build.later(60).timestamp()
    with time_machine.travel(build.later(60), tick=False):
        second = ask(front, "/api/v1/guides/knee-injection/en")
    assert (b"24 hours" in first[2], b"48 hours" in second[2]) == (True, True)
    watcher.look()
    assert clock.trusted() is None


def test_the_watcher_itself_publishes_what_fell_due(guide, front):
    version = build.make_version(NEW, state="approved", at=build.later(5))
    guides.schedule(version, build.later(60), by=build.publisher(), at=build.later(6))
    clock = Clock(fresh=5, bound=900, wall=lambda: build.later(61).timestamp())
    Watcher(front.table, clock).look()
    version.refresh_from_db()
    assert (version.state, version.published_at, clock.due) == ("published", build.later(60), None)
