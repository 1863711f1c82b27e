"""Past versions, releases by digest, and what changed."""

from __future__ import annotations

import pytest

from contentapi.models import Release
from tests import build
from tests.api.conftest import publish, withdraw

NEW = "Do not drive for 48 hours.\n\n- infection\n- bleeding \\<b>"


@pytest.fixture
def two(knee):
    """A second version, ten minutes after the first, whose risks changed."""
    build.make_version(build.guide_text(risks=NEW), at=build.later(10))
    return knee


def test_versions_are_told_newest_first(get, two):
    build.make_version(build.guide_text(risks="Draft."), state="approved")
    assert get("guides/knee-injection/versions").json()["versions"] == [
        {
            "version": 2,
            "state": "published",
            "urgency": "routine",
            "published_at": "2026-11-01T12:10:00Z",
            "locales": ["ar", "en", "es"],
        },
        {
            "version": 1,
            "state": "superseded",
            "urgency": "routine",
            "published_at": "2026-11-01T12:00:00Z",
            "locales": ["ar", "en", "es"],
        },
    ]


def test_a_past_version_is_its_last_release_and_links_to_the_one_of_now(get, two):
    answer = get("guides/knee-injection/versions/1/es")
    assert answer.content == bytes(Release.objects.get(version__number=1, locale="es").body)
    assert '</api/v1/guides/knee-injection/es>; rel="latest-version"' in answer["Link"]
    assert get("guides/knee-injection/versions/2/es").json()["version"] == 2


def test_a_draft_has_no_public_version(get, two):
    build.make_version(build.guide_text(risks="Draft."), state="approved")
    assert get("guides/knee-injection/versions/3/en").json()["code"] == "unknown_version"


@pytest.mark.parametrize(
    ("at", "version"),
    [
        ("2026-11-01T12:00:00Z", 1),
        ("2026-11-01T12:09:59Z", 1),
        ("2026-11-01T12:10:00Z", 2),
        ("2026-11-01T13:05:00%2B01:00", 1),
        ("2026-11-01T12:09:59.999Z", 1),
        ("2026-11-01t12:10z", 2),
    ],
)
def test_what_was_shown_at_a_time_can_be_shown_again(get, two, at, version):
    answer = get(f"guides/knee-injection/es?as_of={at}")
    assert answer.json()["version"] == version
    assert answer["ETag"] == get(f"guides/knee-injection/versions/{version}/es")["ETag"]
    section = get(f"guides/knee-injection/es/sections/risks?as_of={at}")
    assert section.content in answer.content


def test_the_time_that_a_release_tells_of_itself_finds_it(get, knee):
    """Acts happen within a second, and every time is told in whole ones."""
    at = build.later(10).replace(microsecond=886_876)
    build.make_version(build.guide_text(risks="Rest for 48 hours."), at=at)
    told = get("guides/knee-injection/en").json()
    assert (told["version"], told["published_at"]) == (2, "2026-11-01T12:10:00Z")
    for time in ("12:10:00Z", "12:10:00.5Z", "12:10:01Z"):
        assert get(f"guides/knee-injection/en?as_of=2026-11-01T{time}").json() == told
    assert get("guides/knee-injection/en?as_of=2026-11-01T12:09:59.999999Z").json()["version"] == 1


def test_a_locale_that_came_later_was_not_there_before(get, knee):
    build.translate(knee, "fr", at=build.later(30))
    assert get("guides/knee-injection/fr?as_of=2026-11-01T12:30:00Z").status_code == 200
    answer = get("guides/knee-injection/fr?as_of=2026-11-01T12:29:59Z")
    assert answer.json()["code"] == "locale_not_available"
    assert answer.json()["available"] == ["ar", "en", "es"]


def test_a_digest_names_its_release_for_as_long_as_it_is_public(get, two):
    for release in Release.objects.all():
        answer = get(f"releases/{release.digest}")
        assert answer.content == bytes(release.body)
        assert answer["ETag"] == f'"{release.digest}"'
        assert answer["Content-Language"] == release.locale
        assert answer["Cache-Tag"] == "guide-knee-injection"


def test_text_that_was_pulled_stays_pulled_when_the_guide_is_published_again(get, two):
    old = get("guides/knee-injection/en").json()
    withdraw(two, at=build.later(60))
    build.make_version(build.guide_text(risks="Do not drive for 72 hours."), at=build.later(90))
    assert get("guides/knee-injection/en").json()["version"] == 3
    for path in (
        "guides/knee-injection/versions/1/en",
        "guides/knee-injection/versions/2/en",
        "guides/knee-injection/en?as_of=2026-11-01T12:20:00Z",
        "guides/knee-injection/en?as_of=2026-11-01T13:10:00Z",
        f"releases/{old['digest']}",
        "guides/knee-injection/diff?from=1&to=3",
    ):
        answer = get(path)
        assert (answer.status_code, answer.json()["reason"]) == (410, "A wrong dose was printed."), path
    assert get("guides/knee-injection/en?as_of=2026-11-01T13:30:00Z").json()["version"] == 3
    assert [one["version"] for one in get("guides/knee-injection/versions").json()["versions"]] == [3]


def test_each_pulled_version_tells_of_the_act_that_pulled_it(get, two):
    withdraw(two, at=build.later(60), reason="The first reason.")
    build.make_version(build.guide_text(risks="Do not drive for 72 hours."), at=build.later(90))
    withdraw(two, at=build.later(120), reason="The second reason.")
    build.make_version(build.guide_text(risks="Do not drive for 96 hours."), at=build.later(150))
    assert get("guides/knee-injection/versions/2/en").json()["reason"] == "The first reason."
    assert get("guides/knee-injection/versions/3/en").json()["reason"] == "The second reason."


def test_a_comparison_goes_word_by_word_and_section_by_section(get, two):
    told = get("guides/knee-injection/diff?from=1&to=2").json()
    assert (told["from"]["version"], told["to"]["version"], told["locale"]) == (1, 2, "en")
    overview, risks = told["sections"]
    assert (overview["key"], overview["change"], overview["text"]) == ("overview", "unchanged", [])
    assert (risks["key"], risks["change"], risks["moved"]) == ("risks", "changed", False)
    assert {"mark": "deleted", "text": "24"} in risks["text"]
    assert {"mark": "inserted", "text": "48"} in risks["text"]
    old = "".join(run["text"] for run in risks["text"] if run["mark"] != "inserted")
    assert old == get("guides/knee-injection/versions/1/en").json()["sections"][1]["text"]
    assert told["title"] == [{"mark": "same", "text": "Knee injection"}]


@pytest.mark.parametrize(
    ("query", "accept"),
    [("&format=html", ""), ("", "text/html"), ("", "text/html;q=1, application/json;q=0.9")],
)
def test_a_comparison_can_be_had_as_a_page(get, two, query, accept):
    answer = get(f"guides/knee-injection/diff?from=1&to=2&lang=en{query}", accept=accept)
    page = answer.content.decode()
    assert answer["Content-Type"] == "text/html; charset=utf-8"
    assert "<del>24</del><ins>48</ins>" in page
    assert "&lt;b&gt;" in page
    assert "<b>" not in page
    assert '<html lang="en" dir="ltr">' in page
    assert ("Accept" in answer["Vary"].split(", ")) == (not query)


def test_the_two_forms_of_a_comparison_have_tags_of_their_own(get, two):
    path = "guides/knee-injection/diff?from=1&to=2"
    assert get(path)["ETag"] != get(path, accept="text/html")["ETag"]


def test_a_comparison_runs_in_the_locale_that_is_asked_for(get, two):
    told = get("guides/knee-injection/diff?from=1&to=2&lang=ar").json()
    assert (told["locale"], told["dir"]) == ("ar", "rtl")
    assert get("guides/knee-injection/diff?from=1&to=2&lang=fr").json()["code"] == "locale_not_available"


def test_the_versions_of_another_guide_are_no_ones_business(get, two):
    publish("hip-injection")
    assert get("guides/hip-injection/versions/2/en").json()["code"] == "unknown_version"
