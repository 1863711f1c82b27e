"""Header fields, charsets, rules and dates."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentapi.core.errors import BadHeader, BadPlural, NotUtf8
from contentapi.core.po import format_date, header, read_date

TEN = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-22 10:00+0000",
        "2026-11-22 11:00+0100",
        "2026-11-22 05:30-0430",
        " 2026-11-22 10:00+0000 ",
        "2026-11-22 10:00 +0000",
        "2026-11-22T10:00+00:00",
        "2026-11-22T10:00:00Z",
        "2026-11-22t10:00:00z",
        "2026-11-22T10:00:00.000Z",
        "2026-11-22T10:00:00,000000+00:00",
        "2026-11-22T15:30:00+05:30",
    ],
)
def test_a_header_date_is_read_in_both_forms(text):
    assert read_date(text) == TEN


@pytest.mark.parametrize(
    "text",
    [
        "",
        "YEAR-MO-DA HO:MI+ZONE",
        "2026-11-22",
        "2026-11-22 10:00",
        "2026-11-22T10:00:00",
        "2026-13-22 10:00+0000",
        "2026-02-29 10:00+0000",
        "2026-11-22 24:01+0000",
        "2026-11-22 10:00+2400",
        "0000-11-22 10:00+0000",
        "2026-W47-7T10:00Z",
        "20261122T1000Z",
        "22/11/2026 10:00+0000",
        "٢٠٢٦-١١-٢٢ 10:00+0000",
        "2026-11-22 10:00+0000 and more",
        "9" * 5000,
    ],
)
def test_what_is_no_time_with_a_zone_is_none(text):
    assert read_date(text) is None


@given(st.datetimes(timezones=st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))))
def test_a_date_is_read_back_to_the_minute(at):
    if not 2 < at.year < 9998:
        return
    assert read_date(format_date(at)) == at.astimezone(UTC).replace(second=0, microsecond=0)


@given(st.text(max_size=30))
def test_reading_a_date_never_fails(text):
    assert read_date(text) is None or read_date(text).tzinfo is not None


def test_a_naive_time_is_not_written():
    with pytest.raises(ValueError, match="zone"):
        format_date(datetime(2026, 11, 22, 10, 0))  # noqa: DTZ001


def test_fields_keep_their_order_and_their_colons():
    assert list(header.fields("B: x: y\nA:\n\nC:z\n").items()) == [("B", "x: y"), ("A", ""), ("C", "z")]


@pytest.mark.parametrize("text", ["a line\n", ": x\n", "A B: x\n", "Á: x\n", "A: x\na: y\n", "A: x\nA: x\n"])
def test_a_malformed_or_repeated_field_is_refused(text):
    with pytest.raises(BadHeader):
        header.fields(text)


@pytest.mark.parametrize("charset", ["UTF-8", "utf-8", "utf8", "CHARSET", '"UTF-8"', "UTF-8; x=y"])
def test_utf_8_and_an_unfilled_template_are_taken(charset):
    header.refuse_other_charsets({"Content-Type": f"text/plain; charset={charset}"}, ascii_only=False)


@pytest.mark.parametrize("name", ["Content-Type", "content-type", "CONTENT-TYPE"])
@pytest.mark.parametrize("charset", ["ISO-8859-1", "UTF-16", "cp1252", "rot13", "base64", "idna", "../etc"])
def test_any_other_charset_is_refused_however_the_field_is_spelt(name, charset):
    with pytest.raises(NotUtf8):
        header.refuse_other_charsets({name: f"text/plain; charset={charset}"}, ascii_only=True)


def test_ascii_is_taken_when_the_file_is_ascii():
    fields = {"Content-Type": "text/plain; charset=US-ASCII"}
    header.refuse_other_charsets(fields, ascii_only=True)
    with pytest.raises(NotUtf8):
        header.refuse_other_charsets(fields, ascii_only=False)


def test_a_header_without_rule_and_a_template_have_none():
    assert header.plural_rule({}) is None
    assert header.plural_rule({"Plural-Forms": ""}) is None
    assert header.plural_rule({"Plural-Forms": "nplurals=INTEGER; plural=EXPRESSION;"}) is None


def test_a_bad_rule_names_its_field():
    with pytest.raises(BadPlural) as refusal:
        header.plural_rule({"plural-forms": "nplurals=2; plural=n;"})
    assert refusal.value.key == "plural-forms"
