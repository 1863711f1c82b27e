"""The front gives what Django gives, byte for byte, and drops what has changed."""

from __future__ import annotations

import io
import itertools
import random
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import time_machine
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from contentapi.core.feed.clock import Clock
from contentapi.front.table import Table
from contentapi.front.watcher import Watcher
from contentapi.front.wsgi import Front
from contentapi.middleware.replica import Worker
from contentapi.models import Release, Substitute
from contentapi.queries.feed import Head
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
    "/api/v1/guides/knee-injection?lang=fr&fallback=none",
    "/api/v1/guides/knee-injection/es/sections/none",
    "/api/v1/guides/knee-injection/es?as_of=2026-11-01T13:00:00Z",
    "/api/v1/guides/knee-injection/diff?from=1&to=1&lang=es",
    "/api/v1/guides/knee-injection/diff?from=1&to=9",
    "/api/v1/changes?lang=es",
    "/api/v1/withdrawals",
    "/api/v1/search?q=knee",
    "/api/v1/bundles/es",
    "/api/v1/guides/hip-injection/en",
    "/api/v1/guides/hip-injection",
    "/api/v1/openapi.json",
    "/api/v1/problems/unknown_guide",
    "/api/v1/catalogs/knee-injection/es",
    "/api/v1/nowhere",
    "/api/v1/releases/{digest}",
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
    {"HTTP_ACCEPT_LANGUAGE": "es;q=0, en;q=0, *;q=0"},
    {"HTTP_ACCEPT": "text/html, application/json;q=0.5", "HTTP_ACCEPT_ENCODING": "identity;q=0"},
    {"HTTP_IF_NONE_MATCH": "*"},
    {"HTTP_IF_NONE_MATCH": '"x", W/"y'},
    {"HTTP_IF_MODIFIED_SINCE": "Sun, 01 Nov 2037 12:00:00 GMT"},
    {"HTTP_IF_MATCH": '"x"'},
    {"HTTP_RANGE": "bytes=0-9", "HTTP_ACCEPT_ENCODING": "gzip"},
    {"HTTP_HOST": "elsewhere.example.org"},
    {"HTTP_X_FORWARDED_PROTO": "https"},
    {"HTTP_COOKIE": "sessionid=x"},
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
    getattr(answer, "close", lambda: None)()
    return said[-1][0], sorted((n.lower(), v) for n, v in said[-1][1]), body


@pytest.fixture
def guide():
    version = build.make_version()
    build.translate(version.guide, "es")
    hip = build.make_version(build.guide_text("hip-injection")).guide
    guides.withdraw(hip, by=build.publisher(), at=build.later(1), reason="A dose is wrong.")
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
    """Byte by byte, over every route, header combination and method; first asked, then from memory."""
    digest = Release.objects.get(guide=guide, locale="es").digest
    chance = random.Random(5)
    cases = list(itertools.product([one.format(digest=digest) for one in PATHS], HEADERS, ["GET", "HEAD"]))
    for _ in range(2):
        chance.shuffle(cases)
        for path, headers, method in cases:
            expected = ask(django, path, method, **headers)
            assert ask(front, path, method, **headers) == expected, (path, headers, method)
    assert len(front.table) > 40


def test_what_readers_hold_is_not_sent_again(guide, django, front):
    for path, method in itertools.product(PATHS[:10], ("GET", "HEAD")):
        etag = dict(ask(django, path)[1]).get("etag", '"none"')
        expected = ask(django, path, method, HTTP_IF_NONE_MATCH=etag)
        assert expected[0].startswith(("304", "301", "404"))
        for _ in range(2):
            assert ask(front, path, method, HTTP_IF_NONE_MATCH=etag) == expected


def clock_of(wall: Callable[[], float]) -> Clock:
    """A clock that believes what was seen at most five seconds ago."""
    return Clock(fresh=5, bound=900, now=time.monotonic, wall=wall)


def watched(front: Front, clock: Clock) -> Watcher:
    """A watcher of the front's table, as `contentapi.wsgi` puts them together."""
    return Watcher(front.table, clock, Worker.told_by(clock.trusted))


@pytest.fixture
def watcher(front) -> Watcher:
    return watched(front, clock_of(wall=time.time))


def test_a_publication_and_a_withdrawal_reach_the_table(guide, front, watcher):
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


def test_another_guide_stays_in_memory_when_one_changes(guide, front, watcher):
    build.make_version(build.guide_text("ankle-injection"))
    watcher.look()
    ask(front, "/api/v1/guides/ankle-injection/en")
    kept = len(front.table)
    guides.withdraw(guide, by=build.publisher(), at=build.later(9), reason="A dose is wrong.")
    watcher.look()
    assert len(front.table) == kept


def test_a_substitute_that_is_approved_changed_or_deleted_reaches_the_table(guide, front, watcher):
    """It is written by the admin's forms, beside the feed."""

    def served() -> str:
        watcher.look()
        for _ in range(2):
            answer = ask(front, "/api/v1/guides/knee-injection", HTTP_ACCEPT_LANGUAGE="ca")
        return dict(answer[1])["content-language"]

    assert served() == "en"
    row = Substitute.objects.create(wanted="ca", served="es")
    assert served() == "es"
    Substitute.objects.filter(pk=row.pk).update(served="fr")
    assert served() == "en"
    Substitute.objects.filter(pk=row.pk).update(served="es")
    assert served() == "es"
    row.delete()
    assert served() == "en"


def test_a_replacement_is_told_as_soon_as_it_is_public(guide, front, watcher):
    new = build.make_version(build.guide_text("ankle-injection"), state="approved")
    guides.withdraw(
        guide, by=build.publisher(), at=build.later(5), reason="A dose is wrong.", replacement=new.guide
    )
    watcher.look()
    assert b'"replacement":null' in ask(front, "/api/v1/guides/knee-injection/en")[2]
    guides.publish(new, by=build.publisher(), at=build.later(6))
    watcher.look()
    assert b'"replacement":"ankle-injection"' in ask(front, "/api/v1/guides/knee-injection/en")[2]


def test_another_history_of_the_feed_empties_the_table(guide, front, watcher):
    """A copy of the database was put back, and has been written to since."""
    watcher.look()
    ask(front, "/api/v1/guides/knee-injection/en")
    watcher._head = Head(watcher._head.sequence - 1, "0" * 16)
    watcher.look()
    assert len(front.table) == 0


def test_an_answer_from_memory_asks_the_database_nothing(guide, front, django_assert_num_queries):
    for path in ("/api/v1/guides/knee-injection/es", "/api/v1/guides/knee-injection"):
        ask(front, path)
        with django_assert_num_queries(0):
            ask(front, path)


def test_a_miss_costs_three_queries_and_sends_the_stored_bytes(guide, front, django_assert_max_num_queries):
    """Nothing is rendered, dumped or packed for a guide: its bytes leave as they lie in the database.

    Where the locale is negotiated, the approved substitutes are a fourth.
    """
    release = Release.objects.get(guide=guide, locale="es")
    for path, most in (
        ("guides/knee-injection/es", 3),
        (f"releases/{release.digest}", 3),
        ("guides/knee-injection?lang=es", 4),
    ):
        for wish, stored in (("", "body"), ("br", "br"), ("gzip", "gzip"), ("zstd", "zstd")):
            address = f"/api/v1/{path}"
            with django_assert_max_num_queries(most):
                answer = ask(front, address, HTTP_ACCEPT_ENCODING=wish)
            assert answer[2] == bytes(getattr(release, stored))


def test_a_look_costs_three_queries_and_five_when_something_changed(
    guide, watcher, django_assert_num_queries
):
    watcher.look()
    with django_assert_num_queries(3):
        watcher.look()
    build.translate(guide, "fr", at=build.later(5))
    with django_assert_num_queries(5):
        watcher.look()


def test_from_a_scheduled_time_on_nothing_old_is_given_from_memory(guide, front):
    build.make_version(NEW, state="approved", at=build.later(5))
    version = guide.versions.get(state="approved")
    guides.schedule(version, build.later(60), by=build.publisher(), at=build.later(6))
    wall = [build.later(59).timestamp()]
    clock = clock_of(wall=lambda: wall[0])
    watcher = watched(front, clock)
    front.trusted = clock.trusted
    watcher.look()
    with time_machine.travel(build.later(59), tick=False):
        first = ask(front, "/api/v1/guides/knee-injection/en")
        assert ask(front, "/api/v1/guides/knee-injection/en") == first
    assert len(front.table) == 1
    wall[0] = build.later(60).timestamp()
    with time_machine.travel(build.later(60), tick=False):
        second = ask(front, "/api/v1/guides/knee-injection/en")
    assert (b"24 hours" in first[2], b"48 hours" in second[2]) == (True, True)
    watcher.look()
    assert clock.trusted() is None


def test_the_watcher_itself_publishes_what_fell_due(guide, front):
    version = build.make_version(NEW, state="approved", at=build.later(5))
    guides.schedule(version, build.later(60), by=build.publisher(), at=build.later(6))
    clock = clock_of(wall=lambda: build.later(61).timestamp())
    watched(front, clock).look()
    version.refresh_from_db()
    assert (version.state, version.published_at, clock.due) == ("published", build.later(60), None)
