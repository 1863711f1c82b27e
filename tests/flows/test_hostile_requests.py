"""Whatever comes over the wire is refused as what it is, and the server goes on answering."""

from __future__ import annotations

import json
import socket
from urllib.parse import urlsplit

import pytest

from tests.live import PATIENCE, answers

pytestmark = pytest.mark.xdist_group("live")

GUIDE = "/api/v1/guides/facet-joint-injection/es"
END = "\r\nHost: localhost\r\nConnection: close\r\n\r\n"


def wire(site: str, data: bytes) -> tuple[int, bytes, bytes]:
    """(status, fields, body) of what the server says to these bytes."""
    place = urlsplit(site)
    with socket.create_connection((place.hostname, place.port), timeout=PATIENCE) as line:
        line.sendall(data)
        said = b""
        while piece := line.recv(65536):
            said += piece
    head, _, body = said.partition(b"\r\n\r\n")
    return int(head.split(b" ", 2)[1]), head.lower(), body


@pytest.mark.parametrize(
    ("request_line", "status", "code"),
    [
        (f"GET {GUIDE}/ HTTP/1.1", 404, "not_found"),
        (f"GET {GUIDE}%00 HTTP/1.1", 404, "locale_not_available"),
        (f"GET {GUIDE}%0d%0aSet-Cookie:%20a=b HTTP/1.1", 404, "locale_not_available"),
        ("GET /api/v1/guides/%2e%2e/%2e%2e/etc/passwd HTTP/1.1", 404, "not_found"),
        ("GET //api/v1/guides HTTP/1.1", 404, "not_found"),
        ("GET /api HTTP/1.1", 404, "not_found"),
        (f"GET {GUIDE}?x={'a' * 10_000} HTTP/1.1", 400, "unknown_parameter"),
        (f"GET /api/v1/search?q={'%20' * 9_000} HTTP/1.1", 400, "bad_parameter"),
        ("GET /api/v1/guides?" + "&".join(f"a{n}=1" for n in range(2_000)) + " HTTP/1.1", 400, "bad_request"),
        (f"POST {GUIDE} HTTP/1.1", 405, "method_not_allowed"),
        (f"FROB {GUIDE} HTTP/1.1", 405, "method_not_allowed"),
        (f"TRACE {GUIDE} HTTP/1.1", 405, "method_not_allowed"),
        (f"GET {GUIDE} HTTP/1.1\r\nAccept: text/html", 406, "not_acceptable"),
        (f"GET {GUIDE} HTTP/1.1\r\nAccept-Encoding: identity;q=0", 406, "not_acceptable"),
        (f'GET {GUIDE} HTTP/1.1\r\nIf-Match: "x"', 412, "precondition_failed"),
        ("GET /api/v1/bundles/es HTTP/1.1\r\nRange: bytes=99999999-", 416, "range_not_satisfiable"),
    ],
)
def test_what_can_be_read_is_answered_as_a_problem(site, request_line, status, code):
    told, fields, body = wire(site, (request_line + END).encode())
    assert (told, json.loads(body)["code"]) == (status, code)
    assert b"content-type: application/problem+json" in fields
    assert b"set-cookie" not in fields


@pytest.mark.parametrize(
    ("data", "statuses"),
    [
        (f"GET {GUIDE}?{'a' * 100_000} HTTP/1.1{END}", {414}),
        (f"GET /{'a' * 100_000} HTTP/1.1{END}", {414}),
        (f"GET {GUIDE} HTTP/1.1\r\n" + "".join(f"X-{n}: a\r\n" for n in range(500)) + END[2:], {431}),
        (f"GET {GUIDE} HTTP/1.1\r\nX-Big: {'a' * 2_000_000}{END}", {400, 431}),
        ("GET /api/v1/guides/\x00 HTTP/1.1" + END, {400}),
        (f"GET {GUIDE}\r\n\r\n", {400}),
        ("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", {400}),
        (f"GET {GUIDE} HTTP/9.9{END}", {400}),
    ],
    ids=["long-query", "long-path", "many-fields", "large-field", "nul", "no-version", "tls", "version"],
)
def test_what_is_no_request_is_refused_by_the_server(site, data, statuses):
    try:
        told = wire(site, data.encode("latin-1"))[0]
    except (ConnectionError, IndexError):
        told = None  # it hung up while we were still speaking, which is an answer, too
    assert told in {*statuses, None}
    assert answers(urlsplit(site).port)


def test_a_field_sent_in_two_lines_is_one_list(site):
    told, fields, _ = wire(site, f"GET {GUIDE} HTTP/1.1{END}".encode())
    assert told == 200
    tag = next(line for line in fields.split(b"\r\n") if line.startswith(b"etag: "))[6:].decode()
    for lines in (
        f'If-None-Match: "x"\r\nIf-None-Match: {tag}',
        f'If-None-Match: W/{tag}\r\nIf-None-Match: "x"',
    ):
        assert wire(site, f"GET {GUIDE} HTTP/1.1\r\n{lines}{END}".encode())[0] == 304
