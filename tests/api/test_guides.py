"""Guides by their addresses: which bytes, in which locale, and what is told about it."""

from __future__ import annotations

import hashlib
import json

import pytest

from contentapi.core.composition.body import unsealed
from contentapi.models import Release, Substitute
from tests import build
from tests.api.conftest import publish, withdraw


def test_the_canonical_address_sends_the_stored_bytes(get, knee):
    answer = get("guides/knee-injection/es")
    assert answer.status_code == 200
    assert answer.content == bytes(Release.objects.get(locale="es").body)
    assert answer["Content-Type"] == "application/json"
    assert answer["Content-Language"] == "es"
    assert answer["Vary"] == "Accept-Encoding"
    assert answer["Cache-Control"] == answer["CDN-Cache-Control"] == "public, max-age=60, must-revalidate"
    assert answer["Last-Modified"] == "Sun, 01 Nov 2026 12:00:00 GMT"
    assert answer["Cache-Tag"] == answer["Surrogate-Key"] == "guide-knee-injection"
    assert answer["Cache-Groups"] == '"guide-knee-injection"'


def test_the_digest_in_the_tag_names_the_bytes_without_their_last_member(get, knee):
    answer = get("guides/knee-injection/en")
    digest = hashlib.sha256(unsealed(answer.content)).hexdigest()
    assert answer["ETag"] == f'"{digest}"'
    assert answer.json()["digest"] == digest


def test_links_lead_to_the_other_locales(get, knee):
    links = get("guides/knee-injection/es")["Link"]
    assert '</api/v1/guides/knee-injection/es>; rel="canonical"' in links
    assert '</api/v1/guides/knee-injection/ar>; rel="alternate"; hreflang="ar"' in links
    assert 'hreflang="es"' not in links


@pytest.mark.parametrize(
    ("query", "header", "served"),
    [
        pytest.param("", "", "en", id="nothing-asked-is-the-source"),
        pytest.param("", "es-MX, fr;q=0.9", "es", id="region-falls-to-its-language"),
        pytest.param("?lang=ar", "es", "ar", id="the-address-beats-the-header"),
        pytest.param("?lang=ES-mx", "", "es", id="any-case"),
        pytest.param("", "de, *;q=0.1", "en", id="wildcard"),
        pytest.param("", "es;q=0, ar;q=0.5", "ar", id="a-refusal-is-heard"),
        pytest.param("?fallback=none", "es", "es", id="exact"),
        pytest.param("?fallback=chain&lang=es-MX", "", "es", id="chain"),
    ],
)
def test_the_negotiated_address_serves(get, knee, query, header, served):
    answer = get(f"guides/knee-injection{query}", accept_language=header)
    assert answer.status_code == 200
    assert answer["Content-Language"] == served
    assert answer["Content-Location"] == f"/api/v1/guides/knee-injection/{served}"
    canonical = get(answer["Content-Location"])
    assert answer.content == canonical.content
    assert answer["ETag"] == canonical["ETag"]


@pytest.mark.parametrize(
    ("told", "served"),
    [
        ("es-419-u-fw-mon-mu-celsius", "es"),  # Android with regional preferences
        ("ar-EG-u-nu-arab-ca-islamic-umalqura-hc-h12", "ar"),
        ("es-x-lvariant-POSIX", "es"),
        ("es-t-en-h0-hybrid", "es"),
    ],
)
def test_a_locale_as_a_device_tells_it_is_understood(get, knee, told, served):
    for path in (f"guides/knee-injection?lang={told}", f"search?q=knee&lang={told}", f"changes?lang={told}"):
        assert get(path).status_code == 200, path
    assert get(f"guides/knee-injection?lang={told}").json()["locale"] == served
    assert get(f"guides/absent?lang={told}")["Content-Language"] == served
    assert get("guides?lang=x-private").json()["code"] == "bad_locale"


def test_only_the_negotiated_address_varies_by_language(get, knee):
    assert get("guides/knee-injection")["Vary"] == "Accept-Encoding, Accept-Language"
    assert get("guides/knee-injection?lang=es")["Vary"] == "Accept-Encoding"
    assert get("guides/knee-injection/es", accept_language="ar", origin="https://a.example")["Vary"] == (
        "Accept-Encoding"
    )


def test_without_fallback_a_missing_locale_is_told(get, knee):
    answer = get("guides/knee-injection?lang=es-MX&fallback=none")
    assert answer.status_code == 404
    assert answer.json()["code"] == "locale_not_available"
    assert answer.json()["available"] == ["ar", "en", "es"]


def test_an_approved_substitute_is_served_and_told(get, knee):
    Substitute.objects.create(wanted="ca", served="es")
    answer = get("guides/knee-injection", accept_language="ca")
    assert answer["Content-Location"].endswith("/es")
    assert answer.json()["locale"] == "es"


def test_who_refuses_every_language_gets_nothing(get, knee):
    answer = get("guides/knee-injection", accept_language="de, *;q=0")
    assert answer.status_code == 406
    assert answer.json()["available"] == ["ar", "en", "es"]


@pytest.mark.parametrize(
    ("written", "canonical"),
    [("ES", "es"), ("En", "en"), ("es-mx", "es-MX"), ("iw", "he"), ("zh-hant-tw", "zh-Hant-TW")],
)
def test_another_spelling_of_a_locale_leads_to_the_canonical_one(get, knee, written, canonical):
    answer = get(f"guides/knee-injection/{written}/sections/risks?as_of=2026-11-01T13:00:00Z")
    assert answer.status_code == 301
    place = f"/api/v1/guides/knee-injection/{canonical}/sections/risks?as_of=2026-11-01T13:00:00Z"
    assert answer["Location"] == place
    assert answer.content == b""


@pytest.mark.parametrize("lang", ["fr", "es-MX", "klingon", "es_MX", "..", "x" * 90, "%00", "<b>"])
def test_a_locale_that_is_not_there_is_404_with_those_that_are(get, knee, lang):
    answer = get(f"guides/knee-injection/{lang}")
    assert answer.status_code == 404
    assert answer.json()["code"] == "locale_not_available"
    assert answer.json()["available"] == ["ar", "en", "es"]
    assert answer["Cache-Tag"] == "guide-knee-injection"


def test_a_section_is_the_very_bytes_that_stand_in_the_whole(get, knee):
    whole, answer = get("guides/knee-injection/es"), get("guides/knee-injection/es/sections/risks")
    assert answer.content in whole.content
    section = next(one for one in whole.json()["sections"] if one["key"] == "risks")
    assert answer.json() == section
    assert answer["ETag"] == f'"{section["digest"]}"'
    assert hashlib.sha256(unsealed(answer.content)).hexdigest() == section["digest"]
    assert '</api/v1/guides/knee-injection/en/sections/risks>; rel="alternate"' in answer["Link"]


def test_a_section_that_is_withheld_is_told_to_be_in_the_source_locale(get, knee):
    text = build.guide_text(risks="Do not drive for 48 hours.\n\n- infection\n- bleeding")
    build.make_version(text, at=build.later(10))
    answer = get("guides/knee-injection/es/sections/risks")
    assert answer.json()["state"] == "withheld"
    assert answer["Content-Language"] == answer.json()["locale"] == "en"


def test_an_unknown_section_is_told_with_the_keys_there_are(get, knee):
    answer = get("guides/knee-injection/es/sections/costs")
    assert answer.status_code == 404
    assert answer.json()["sections"] == ["overview", "risks"]


def test_languages_tell_how_fresh_each_section_is(get, knee):
    build.make_version(build.guide_text(risks="Do not drive for 48 hours."), at=build.later(10))
    told = {one["locale"]: one for one in get("guides/knee-injection/languages").json()["languages"]}
    assert list(told) == ["ar", "en", "es"]
    assert told["ar"]["dir"] == "rtl"
    assert (told["en"]["percentage"], told["es"]["percentage"]) == (100, 50)
    assert told["es"]["sections"] == [
        {"key": "overview", "state": "current", "renders_version": 2},
        {"key": "risks", "state": "withheld", "renders_version": 2},
    ]


def test_locales_tell_names_direction_and_what_they_fall_back_to(get, knee):
    publish("hip-injection", "es")
    Substitute.objects.create(wanted="es", served="ar")
    told = {one["locale"]: one for one in get("locales").json()["locales"]}
    assert told["ar"] == {
        "locale": "ar",
        "name": "العربية",
        "english_name": "Arabic",
        "dir": "rtl",
        "script": "Arab",
        "fallback": ["ar", "en"],
        "substitutes": [],
        "guides": 1,
    }
    assert told["es"]["guides"] == 2
    assert told["es"]["fallback"] == ["es", "ar", "en"]
    assert told["es"]["substitutes"] == ["ar"]


@pytest.mark.parametrize(
    ("path", "full", "known"),
    [
        ("guides/knee-injection/es", 2, 1),
        ("guides/knee-injection", 3, 2),
        ("guides/knee-injection/es/sections/risks", 3, 2),
        ("guides/knee-injection/es?as_of=2026-11-01T13:00:00Z", 2, 1),
        ("guides/knee-injection/versions/1/es", 2, 1),
        ("guides/knee-injection/versions", 1, 1),
        ("guides/knee-injection/languages", 1, 1),
        ("guides/knee-injection/diff?from=1&to=1", 4, 2),
        ("locales", 2, 2),
        ("guides", 4, 4),
        ("changes", 5, 5),
        ("changes?lang=es", 7, 7),
        ("withdrawals", 1, 1),
        ("openapi.json", 0, 0),
    ],
)
@pytest.mark.usefixtures("knee")
def test_an_answer_costs_its_queries(get, django_assert_num_queries, path, full, known):
    get(path)
    with django_assert_num_queries(full + build.DUE):
        answer = get(path)
    with django_assert_num_queries(known + build.DUE):
        assert get(path, if_none_match=answer["ETag"]).status_code == 304


def test_the_number_of_queries_does_not_grow(get, knee, django_assert_num_queries):
    for number in range(5):
        publish(f"guide-{number}", "es", "fr")
    for path, cost in (("guides?lang=es", 4), ("changes?lang=es", 7), ("changes", 5), ("locales", 2)):
        with django_assert_num_queries(cost + build.DUE):
            get(path)


def test_what_is_not_there_and_what_may_not_be_told_of_are_alike(get, knee, django_assert_num_queries):
    build.make_version(build.guide_text("secret-plan"), state="approved")
    with django_assert_num_queries(2 + build.DUE):
        hidden = get("guides/secret-plan/en")
    with django_assert_num_queries(2 + build.DUE):
        absent = get("guides/absent-plan/en")
    assert hidden.status_code == absent.status_code == 404
    assert json.loads(hidden.content.replace(b"secret", b"absent")) == absent.json()


def test_a_withdrawn_guide_is_gone_everywhere_with_its_reason(get, knee):
    digest = get("guides/knee-injection/es").json()["digest"]
    hip = publish("hip-injection")
    withdraw(knee, notice="Please ask your team.", replacement=hip)
    for path in (
        "guides/knee-injection",
        "guides/knee-injection/es",
        "guides/knee-injection/fr",
        "guides/knee-injection/es?as_of=2026-11-01T12:30:00Z",
        "guides/knee-injection/es/sections/risks",
        "guides/knee-injection/languages",
        "guides/knee-injection/versions",
        "guides/knee-injection/versions/1/es",
        "guides/knee-injection/diff?from=1&to=1",
        f"releases/{digest}",
    ):
        answer = get(path)
        assert answer.status_code == 410, path
        told = answer.json()
        assert told["code"] == "guide_withdrawn"
        assert told["reason"] == "A wrong dose was printed."
        assert told["detail"] == "Please do not follow copies of it that you may have kept."
        assert (told["notice"], told["notice_locale"]) == ("Please ask your team.", "en")
        assert told["withdrawn_at"] == "2026-11-01T13:00:00Z"
        assert told["replacement"] == "hip-injection"
        assert answer["Cache-Control"] == "public, max-age=30, must-revalidate"
        assert answer["Cache-Tag"] == "guide-knee-injection,guides"
    assert "knee" not in get("guides").content.decode()


def test_a_withdrawal_is_told_in_the_readers_language_beside_its_notice(get, knee):
    withdraw(knee, notice="Please ask your team.")
    answer = get("guides/knee-injection", accept_language="es-AR")
    assert answer["Content-Language"] == "es"
    assert answer.json()["detail"] == "No siga las copias de ella que pueda haber guardado."
    assert (answer.json()["notice"], answer.json()["notice_locale"]) == ("Please ask your team.", "en")


def test_a_replacement_that_was_never_public_is_not_told(get, knee):
    draft = build.make_version(build.guide_text("secret-plan"), state="draft")
    withdraw(knee, replacement=draft.guide)
    assert get("guides/knee-injection").json()["replacement"] is None
