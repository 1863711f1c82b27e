"""A body that was cut off on its way is never taken for a whole one."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIRequest
from rest_framework.request import Request

from contentapi.api.translating import bodies
from contentapi.core.errors import BadRequest

LIMIT = 1000


def request(data: bytes, **fields: str) -> Request:
    """A PUT as a server hands it over."""
    sent: dict[str, Any] = {"REQUEST_METHOD": "PUT", "wsgi.input": BytesIO(data), **fields}
    return Request(WSGIRequest(sent))


def test_a_whole_body_is_read():
    assert bodies.whole(request(b"msgid", CONTENT_LENGTH="5"), LIMIT) == b"msgid"


def test_a_body_shorter_than_announced_is_refused():
    with pytest.raises(BadRequest, match="cut off: 5 bytes came"):
        bodies.whole(request(b"msgid", CONTENT_LENGTH="900"), LIMIT)


def test_a_file_in_chunks_is_refused_since_its_end_cannot_be_told():
    with pytest.raises(BadRequest, match="Content-Length"):
        bodies.whole(request(b"msgid", HTTP_TRANSFER_ENCODING="chunked"), LIMIT)


def test_json_in_chunks_is_read_since_it_says_where_it_ends():
    assert bodies.data(request(b"{}", HTTP_TRANSFER_ENCODING="chunked"), LIMIT) == b"{}"


def test_a_body_over_the_limit_is_told_as_such():
    assert len(bodies.data(request(b"a" * 2000, CONTENT_LENGTH="2000"), LIMIT)) == LIMIT + 1
