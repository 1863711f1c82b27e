"""Conditional requests, encodings, HEAD and OPTIONS, as RFC 9110 asks."""

from __future__ import annotations

import gzip

import brotli
import pytest
import zstandard

from tests.api.conftest import PREFIX

ES = "guides/knee-injection/es"
LATER = "Sun, 01 Nov 2026 12:00:01 GMT"
SAME = "Sun, 01 Nov 2026 12:00:00 GMT"
EARLIER = "Sun, 01 Nov 2026 11:59:59 GMT"
DECODERS = {
    "gzip": gzip.decompress,
    "br": brotli.decompress,
    "zstd": lambda data: zstandard.ZstdDecompressor().decompress(data),
}
LISTS = (
    "guides",
    "locales",
    "changes?lang=es",
    f"{ES}/sections/risks",
    "withdrawals",
    "openapi.json",
    "problems",
)


@pytest.mark.parametrize("path", [ES, "guides/knee-injection", "guides/knee-injection/versions/1/es", *LISTS])
def test_a_copy_that_is_still_good_is_not_sent_again(get, knee, path):
    full = get(path)
    answer = get(path, if_none_match=f'"other", {full["ETag"]}')
    assert answer.status_code == 304
    assert answer.content == b""
    repeated = ("ETag", "Cache-Control", "Vary", "Content-Location", "Access-Control-Allow-Origin")
    assert dict(answer.headers) == {name: full[name] for name in repeated if name in full.headers}


@pytest.mark.parametrize("field", ['"{d}"', 'W/"{d}"', '"a", W/"{d}"', "*", ' "b" ,"{d}"'])
def test_if_none_match_compares_weakly(get, knee, field):
    digest = get(ES).json()["digest"]
    assert get(ES, if_none_match=field.format(d=digest)).status_code == 304


@pytest.mark.parametrize("field", ['"{d}-gzip"', "{d}", '"x{d}"', "", '"', 'W/"'])
def test_if_none_match_with_another_tag_sends_the_whole(get, knee, field):
    digest = get(ES).json()["digest"]
    assert get(ES, if_none_match=field.format(d=digest)).status_code == 200


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"if_modified_since": LATER}, 304),
        ({"if_modified_since": SAME}, 304),
        ({"if_modified_since": "Sunday, 01-Nov-26 12:00:00 GMT"}, 304),
        ({"if_modified_since": EARLIER}, 200),
        ({"if_modified_since": "yesterday"}, 200),
        ({"if_modified_since": LATER, "if_none_match": '"x"'}, 200),
        ({"if_match": "*"}, 200),
        ({"if_match": '"x"'}, 412),
        ({"if_unmodified_since": EARLIER}, 412),
        ({"if_unmodified_since": SAME}, 200),
        ({"if_unmodified_since": EARLIER, "if_match": "*"}, 200),
        ({"if_match": '"x"', "if_none_match": "*"}, 412),
    ],
)
def test_conditions_are_weighed_in_their_order(get, knee, fields, status):
    answer = get(ES, **fields)
    assert answer.status_code == status
    if status == 412:
        assert answer.json()["code"] == "precondition_failed"


def test_if_match_compares_strongly(get, knee):
    tag = get(ES)["ETag"]
    assert get(ES, if_match=tag).status_code == 200
    assert get(ES, if_match=f"W/{tag}").status_code == 412


def test_where_the_locale_is_chosen_a_later_date_proves_nothing(get, knee):
    assert get("guides/knee-injection", if_modified_since=LATER).status_code == 200
    assert get("guides/knee-injection", if_modified_since=SAME).status_code == 304


@pytest.mark.parametrize(
    ("field", "encoding"),
    [
        ("gzip", "gzip"),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip;q=1.0, br;q=0.5", "gzip"),
        ("zstd, gzip", "zstd"),
        ("*", "br"),
        ("br;q=0, *;q=0.1", "zstd"),
        ("identity;q=0, gzip;q=0.1", "gzip"),
        ("x-gzip", "gzip"),
        ("identity;q=1, gzip;q=0.5", ""),
        ("deflate", ""),
        ("", ""),
        ("gzip;q=nonsense", ""),
    ],
)
@pytest.mark.parametrize("path", [ES, "guides", f"{ES}/sections/risks"])
def test_the_encoding_is_the_one_that_is_welcome_most(get, knee, path, field, encoding):
    plain, answer = get(path), get(path, accept_encoding=field)
    assert answer.headers.get("Content-Encoding", "") == encoding
    assert DECODERS.get(encoding, bytes)(answer.content) == plain.content
    suffix = f"-{encoding}" if encoding else ""
    assert answer["ETag"] == f'{plain["ETag"][:-1]}{suffix}"'
    assert int(answer["Content-Length"]) == len(answer.content)
    assert get(path, accept_encoding=field, if_none_match=answer["ETag"]).status_code == 304


@pytest.mark.parametrize("field", ["identity;q=0", "*;q=0", "deflate, identity;q=0"])
def test_who_refuses_every_encoding_gets_nothing(get, knee, field):
    answer = get(ES, accept_encoding=field)
    assert answer.status_code == 406
    assert answer.json()["available"] == ["br", "zstd", "gzip", "identity"]


@pytest.mark.parametrize(
    ("field", "status"),
    [
        ("application/json", 200),
        ("application/*", 200),
        ("*/*", 200),
        ("text/html, */*;q=0.1", 200),
        ("application/json;charset=utf-8", 200),
        ("text/html", 406),
        ("application/json;q=0, */*", 406),
        ("application/xml, application/problem+json", 406),
    ],
)
def test_a_media_type_that_there_is_not_is_refused(get, knee, field, status):
    answer = get(ES, accept=field)
    assert answer.status_code == status
    assert answer["Content-Type"] == ("application/json" if status == 200 else "application/problem+json")


@pytest.mark.parametrize(
    "path", [ES, "guides", "bundles/es", "guides/absent", "guides?x=1", f"{ES}/sections/risks"]
)
def test_head_says_what_get_would_and_sends_nothing(client, get, knee, path):
    full = get(path)
    b"".join(full)  # a file is closed when it was read
    answer = client.head(f"{PREFIX}/{path}")
    assert answer.status_code == full.status_code
    assert answer.content == b""
    assert dict(answer.headers) == dict(full.headers)


@pytest.mark.parametrize("path", [ES, "guides", "bundles/es", "changes", "guides/absent"])
def test_options_tells_the_methods(client, knee, path):
    answer = client.options(f"{PREFIX}/{path}")
    assert answer.status_code == 204
    assert answer["Allow"] == "GET, HEAD, OPTIONS"
    assert answer["Access-Control-Allow-Origin"] == "*"


def test_options_of_the_documents_page_is_no_page(client, db):
    answer = client.options("/api/docs/")
    assert (answer.status_code, answer["Allow"], answer.content) == (204, "GET, HEAD, OPTIONS", b"")


@pytest.mark.parametrize("path", [ES, "guides", "catalogs/knee-injection/es", "nowhere"])
def test_a_preflight_allows_reading_with_conditions_and_nothing_else(client, knee, path):
    asked = {"origin": "https://a.example", "access-control-request-method": "GET"}
    answer = client.options(f"{PREFIX}/{path}", headers=asked)
    assert answer.status_code == 204
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "If-None-Match" in answer["Access-Control-Allow-Headers"]
    assert answer["Access-Control-Allow-Headers"].endswith(", *")
    assert "Authorization" not in answer["Access-Control-Allow-Headers"]
    assert "Access-Control-Allow-Credentials" not in answer.headers


@pytest.mark.parametrize("path", [ES, "guides", "guides/absent", "nowhere", "guides?x=1"])
def test_any_page_may_read_an_answer_and_no_cache_is_split_by_it(get, knee, path):
    answer = get(path, origin="https://hospital.example")
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert "ETag" in answer["Access-Control-Expose-Headers"]
    assert "origin" not in answer["Vary"].lower()
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("path", [ES, "guides", "guides/absent", "bundles/es"])
def test_what_a_cache_may_give_to_everybody_signs_nobody_out(client, knee, path):
    client.cookies["sessionid"] = "short"  # what is no session is taken away by the framework
    answer = client.head(f"{PREFIX}/{path}")
    assert answer["Cache-Control"].startswith("public")
    assert not answer.cookies


def test_an_answer_for_programs_may_load_nothing(get, knee):
    answer = get(ES)
    assert answer["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert answer["X-Content-Type-Options"] == "nosniff"
