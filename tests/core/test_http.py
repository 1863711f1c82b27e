"""How a known answer is sent: encodings, media types, conditions, ranges, dates."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentapi.core.http import (
    Answer,
    Conditions,
    Encoding,
    acceptable,
    choose_encoding,
    dates,
    decide,
    entity_tag,
    fields,
    not_modified,
)
from contentapi.core.http.accept import weighted
from contentapi.core.http.conditions import matches, precondition, read_range

BR, ZSTD, GZIP, IDENTITY = Encoding


@pytest.mark.parametrize(
    ("field", "chosen"),
    [
        pytest.param(None, IDENTITY, id="absent"),
        pytest.param("", IDENTITY, id="empty"),
        pytest.param("gzip, deflate, br", BR, id="browser"),
        pytest.param("gzip, deflate, br, zstd", BR, id="newer-browser"),
        pytest.param("gzip", GZIP, id="one"),
        pytest.param("GZIP;Q=1", GZIP, id="any-case"),
        pytest.param("gzip ; q=0.9 , zstd ; q=0.95", ZSTD, id="spaces"),
        pytest.param("gzip;q=0", IDENTITY, id="refused"),
        pytest.param("identity, gzip", GZIP, id="equal-weights-take-the-smaller"),
        pytest.param("identity;q=1, gzip;q=0.9", IDENTITY, id="identity-preferred"),
        pytest.param("*;q=0, gzip;q=0.001", GZIP, id="only-one"),
        pytest.param("*;q=0, identity", IDENTITY, id="only-identity"),
        pytest.param("identity;q=0, *;q=0.5", BR, id="anything-else"),
        pytest.param("*;q=0", None, id="nothing"),
        pytest.param("identity;q=0", None, id="no-identity-and-nothing-else"),
        pytest.param("deflate, compress", IDENTITY, id="none-of-ours"),
        pytest.param("gzip;q=2, br;q=-1, zstd;q=0.1234", IDENTITY, id="malformed-weights"),
        pytest.param(",,;;q=,gzip", GZIP, id="garbage-around"),
        pytest.param("x" * 5000, IDENTITY, id="too-long"),
    ],
)
def test_the_encoding_chosen_is(field, chosen):
    assert choose_encoding(field) is chosen


@pytest.mark.parametrize(
    ("field", "media"),
    [
        (None, "application/json"),
        ("", "application/json"),
        ("*/*", "application/json"),
        ("application/*", "application/json"),
        ("text/html", "text/html"),
        ("text/*;q=0.3, application/json;q=0.3", "application/json"),
        ("text/html, application/json;q=0.9", "text/html"),
        ("*/*;q=0.1, text/html", "text/html"),
        ("application/json;q=0, */*", "text/html"),
        ("image/png", None),
        ("*/*;q=0", None),
        ("text/html;level=1", "text/html"),
        ("Application/JSON", "application/json"),
        # what java.net asked for by itself until Java 20
        ("image/gif, image/jpeg, *; q=.2, */*; q=.2", "application/json"),
        ("image/gif, *; q=.2", "application/json"),
        ("text/html;q=.5, */*;q=.25", "text/html"),
        ("*;q=0", None),
        ("application/json;q=.", None),
    ],
)
def test_the_media_type_chosen_is(field, media):
    assert acceptable(field, ["application/json", "text/html"]) == media


@given(st.text(max_size=300))
def test_no_field_is_too_strange_to_be_read(field):
    assert all(0 <= weight <= 1 for weight in weighted(field).values())
    assert choose_encoding(field) in {*Encoding, None}
    assert acceptable(field, ["a/b"]) in {"a/b", None}
    assert matches(field, '"a"', weak=True) in {True, False}
    date = dates.read(field)
    assert date is None or isinstance(date, int)
    answer = Answer("a", modified=5, size=10)
    asked = Conditions(field, field, field, field, field, field)
    assert decide(answer, accept_encoding=field, asked=asked).status in {200, 206, 304, 406, 412, 416}


@given(st.integers(0, 2**32))
def test_a_date_that_was_written_is_read_back(seconds):
    moment = datetime.fromtimestamp(seconds, UTC)
    assert dates.read(format_datetime(moment, usegmt=True)) == seconds


@pytest.mark.parametrize(
    "field",
    [
        "Sun, 06 Nov 1994 08:49:37",
        "Sun, 06 Nov 1994 08:49:37 UTC",
        "Sun, 31 Feb 1994 08:49:37 GMT",
        "Sun, 06 Nox 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 25:49:37 GMT",
        "1994-11-06T08:49:37Z",
        "784111777",
        "Sun, ٠٦ Nov 1994 08:49:37 GMT",
    ],
)
def test_what_is_no_date_is_none(field):
    assert dates.read(field) is None


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        (Conditions(), 200),
        (Conditions(if_none_match='"a"'), 304),
        (Conditions(if_none_match='"b"'), 200),
        (Conditions(if_none_match='"b", W/"a"'), 304),
        (Conditions(if_none_match="*"), 304),
        (Conditions(if_none_match='"b,"a""'), 200),
        (Conditions(if_match='"a"'), 200),
        (Conditions(if_match='W/"a"'), 412),
        (Conditions(if_match='"b"', if_none_match='"a"'), 412),
    ],
)
def test_conditions_on_tags_hold(asked, status):
    assert precondition(asked, '"a"', None) == status


def test_a_list_of_tags_beyond_the_limit_matches_nothing():
    assert not matches('"x",' * 5000 + '"a"', '"a"', weak=True)


@given(st.integers(1, 1000), st.integers(0, 1200), st.integers(0, 1200))
def test_a_range_lies_inside_or_is_refused(size, low, high):
    try:
        span = read_range(f"bytes={low}-{high}", size)
    except ValueError:
        assert low >= size
        return
    if span is None:
        assert high < low
    else:
        assert 0 <= span[0] < span[1] <= size


@pytest.mark.parametrize("size", [0, 10])
def test_an_empty_suffix_lies_outside(size):
    with pytest.raises(ValueError, match="outside"):
        read_range("bytes=-0", size)


def test_every_encoding_has_a_strong_tag_of_its_own():
    tags = {entity_tag("d", one) for one in Encoding}
    assert tags == {'"d"', '"d-gzip"', '"d-br"', '"d-zstd"'}


def test_a_304_repeats_what_it_must_and_nothing_else():
    answer = Answer(
        "d",
        modified=0,
        language="es",
        location="/x",
        links=("<a>; rel=b",),
        groups=("g", "h"),
        negotiated=True,
    )
    full = dict(fields(answer, GZIP))
    must = ("ETag", "Cache-Control", "Vary", "Content-Location")
    assert dict(not_modified(answer, GZIP)) == {name: full[name] for name in must}
    assert full["Cache-Tag"] == "g,h"
    assert full["Surrogate-Key"] == "g h"
    assert full["Cache-Groups"] == '"g", "h"'
    assert full["Last-Modified"] == "Thu, 01 Jan 1970 00:00:00 GMT"
    assert full["Vary"] == "Accept-Encoding, Accept-Language"


def test_a_range_of_other_bytes_gives_the_whole():
    answer = Answer("d", modified=0, size=10, encodings=(IDENTITY,))
    assert decide(answer, asked=Conditions(range="bytes=2-3")).span == (2, 4)
    assert decide(answer, asked=Conditions(range="bytes=2-3", if_range='"e"')).status == 200
    assert decide(answer, asked=Conditions(range="bytes=2-3", if_range='"d"')).status == 206
    assert decide(answer, method="HEAD", asked=Conditions(range="bytes=2-3")).status == 200
    assert decide(answer, asked=Conditions(range="bytes=20-")).status == 416
