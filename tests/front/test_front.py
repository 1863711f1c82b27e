"""The front before any application: what it keeps, what it passes on, when it is believed."""

from __future__ import annotations

from typing import Any

import pytest

from contentapi.core.feed.clock import Clock
from contentapi.front.table import Table
from contentapi.front.wsgi import Front

HEADERS = [
    ("Content-Type", "application/json"),
    ("ETag", '"d"'),
    ("Cache-Tag", "guide-a, guides"),
    ("Vary", "Accept-Encoding, Accept-Language"),
]
PLAIN = [*HEADERS[:3], ("Vary", "Accept-Encoding")]


class Application:
    """Answers everything, and counts."""

    def __init__(self, status: str = "200 OK", headers: list[tuple[str, str]] = HEADERS) -> None:
        self.calls: list[str] = []
        self.status, self.headers = status, headers

    def __call__(self, environ: dict[str, Any], start_response: Any) -> list[bytes]:
        self.calls.append(environ["REQUEST_METHOD"])
        start_response(self.status, list(self.headers))
        return [b"bo", b"dy"]


def ask(front: Front, path: str = "/api/v1/guides/a", method: str = "GET", **more: str):
    said: list[Any] = []
    environ = {
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "REQUEST_METHOD": method,
        "wsgi.url_scheme": "http",
        **more,
    }
    body = b"".join(front(environ, lambda status, headers, exc_info=None: said.append((status, headers))))
    return said[-1][0], dict(said[-1][1]), body


def front_of(application: Application, trusted: bool | None = None) -> Front:
    return Front(application, Table(100_000), watch=lambda: None, trusted=lambda: trusted)


def test_the_second_answer_comes_from_memory():
    application = Application()
    front = front_of(application)
    assert ask(front) == ask(front) == ("200 OK", dict(HEADERS), b"body")
    assert application.calls == ["GET"]


def test_a_head_is_answered_without_a_body():
    front = front_of(Application())
    assert ask(front, method="HEAD")[2] == b""
    assert ask(front)[2] == b"body"


@pytest.mark.parametrize("wanted", ['"d"', 'W/"d"', '"x", "d"', "*"])
def test_what_the_client_holds_is_not_sent_again(wanted):
    application = Application()
    front = front_of(application)
    for _ in range(2):
        status, headers, body = ask(front, HTTP_IF_NONE_MATCH=wanted)
        assert (status, body) == ("304 Not Modified", b"")
        assert headers["ETag"] == '"d"'
        assert "Content-Type" not in headers
    assert application.calls == ["GET"]


def test_another_language_is_another_answer_where_the_answer_depends_on_it():
    application = Application()
    front = front_of(application)
    for language in ("es", "fr", "es", "fr"):
        ask(front, HTTP_ACCEPT_LANGUAGE=language)
    assert len(application.calls) == 2


def test_one_answer_serves_every_language_where_it_depends_on_none():
    application = Application(headers=PLAIN)
    front = front_of(application)
    for language in ("es", "fr", "es-MX,es;q=0.8"):
        ask(front, HTTP_ACCEPT_LANGUAGE=language)
    assert len(application.calls) == 1


def test_wishes_for_encodings_that_choose_alike_share_an_answer():
    application = Application()
    front = front_of(application)
    for wish in ("gzip, deflate, br", "br;q=1.0,gzip", "gzip"):
        ask(front, HTTP_ACCEPT_ENCODING=wish)
    assert len(application.calls) == 2


def test_an_answer_that_depends_on_something_else_is_not_kept():
    application = Application(headers=[*HEADERS[:3], ("Vary", "Accept-Encoding, Cookie")])
    front = front_of(application)
    for _ in range(2):
        ask(front)
    assert len(application.calls) == 2


def test_a_date_beside_a_tag_makes_no_difference_and_alone_it_passes_through():
    application = Application()
    front = front_of(application)
    date = "Sun, 01 Nov 2026 12:00:00 GMT"
    for _ in range(2):
        assert ask(front, HTTP_IF_NONE_MATCH='"d"', HTTP_IF_MODIFIED_SINCE=date)[0] == "304 Not Modified"
        assert ask(front, HTTP_IF_NONE_MATCH='"x"', HTTP_IF_MODIFIED_SINCE=date)[0] == "200 OK"
    assert len(application.calls) == 1
    ask(front, HTTP_IF_MODIFIED_SINCE=date)
    assert len(application.calls) == 2


def test_an_answer_that_is_dropped_while_it_is_made_is_not_kept():
    """A withdrawal that is seen between the reading and the keeping wins."""
    front = front_of(Application())

    def withdrawn_meanwhile(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        front.table.drop(["guide-a"])
        start_response("200 OK", list(HEADERS))
        return [b"before"]

    front.application = withdrawn_meanwhile
    ask(front)
    assert len(front.table) == 0
    front.application = Application(status="410 Gone")
    assert ask(front)[0] == "410 Gone"


@pytest.mark.parametrize(
    ("more", "method"),
    [
        ({}, "POST"),
        ({"HTTP_RANGE": "bytes=0-1"}, "GET"),
        ({"HTTP_AUTHORIZATION": "Bearer x"}, "GET"),
        ({"HTTP_IF_MATCH": '"d"'}, "GET"),
        ({"HTTP_COOKIE": "sessionid=1"}, "GET"),
        ({"PATH_INFO": "/api/v1/bundles/es"}, "GET"),
    ],
)
def test_what_is_not_a_plain_read_passes_through(more, method):
    application = Application()
    front = front_of(application)
    for _ in range(2):
        ask(front, method=method, **more)
    assert application.calls == [method, method]


@pytest.mark.parametrize(
    "application",
    [
        Application(headers=[("ETag", '"d"')]),
        Application(status="500 Internal Server Error"),
        Application(status="400 Bad Request"),
    ],
)
def test_what_carries_no_tag_or_failed_is_not_kept(application):
    front = front_of(application)
    for _ in range(2):
        ask(front)
    assert len(application.calls) == 2


def test_another_path_passes_through():
    application = Application()
    front = front_of(application)
    for _ in range(2):
        ask(front, path="/admin/")
    assert len(application.calls) == 2


def test_huge_headers_do_not_fill_the_table():
    front = front_of(Application())
    ask(front, HTTP_ACCEPT_LANGUAGE="es," * 2_000)
    assert len(front.table) == 0


def test_a_stale_table_says_so_and_an_old_one_is_not_believed():
    application = Application()
    state: list[bool | None] = [None]
    watched: list[bool | None] = []
    front = Front(
        application,
        Table(100_000),
        watch=lambda: watched.append(state[0]),
        trusted=lambda: state[0],
    )
    ask(front)
    state[0] = True
    assert "database away" in ask(front)[1]["Cache-Status"]
    assert "database away" in ask(front, HTTP_IF_NONE_MATCH='"d"')[1]["Cache-Status"]
    state[0] = False
    ask(front)
    assert application.calls == ["GET", "GET"]
    assert watched == [None, True, True, False]  # a watcher that has ended is started again
    state[0] = None
    assert "Cache-Status" not in ask(front)[1]


def test_what_is_made_while_the_feed_is_not_seen_is_not_kept():
    application = Application()
    for trusted in (True, False):
        front = front_of(application, trusted)
        ask(front)
        assert len(front.table) == 0


def test_the_clock_tells_fresh_stale_and_too_old():
    now = [100.0]
    clock = Clock(fresh=5, bound=900, now=lambda: now[0], wall=lambda: 0.0)
    told = [clock.trusted()]
    clock.tick(100.0)
    for now[0] in (104, 106, 999, 1001):
        told.append(clock.trusted())
    assert told == [False, None, True, True, False]
