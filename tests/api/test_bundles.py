"""Bundles: one file, always the same for the same state, whole or in parts."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine

from contentapi.api.public import bundles
from contentapi.core.composition.body import unsealed
from contentapi.models import Release, Substitute
from tests import build
from tests.api.conftest import publish, withdraw

WEDNESDAY = datetime(2026, 11, 4, 9, 30, tzinfo=UTC)
SUNDAY = datetime(2026, 11, 8, 23, 59, tzinfo=UTC)
MONDAY = datetime(2026, 11, 9, 0, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _midweek():
    """Every test is on one Wednesday, and knows nothing of earlier states."""
    bundles._state.cache_clear()
    with time_machine.travel(WEDNESDAY, tick=False):
        yield


def fetch(get, path="bundles/es", **headers):
    """(answer, its bytes)."""
    answer = get(path, **headers)
    return answer, b"".join(answer)


def opened(data):
    """The zip and its manifest."""
    file = zipfile.ZipFile(io.BytesIO(data))
    assert file.testzip() is None
    return file, json.loads(file.read("manifest.json"))


def test_a_bundle_holds_every_guide_as_it_is_served(get, knee):
    publish("hip-injection")
    answer, data = fetch(get)
    assert answer["Content-Type"] == "application/zip"
    file, manifest = opened(data)
    assert file.namelist() == [
        "manifest.json",
        "releases/hip-injection.en.json",
        "releases/knee-injection.es.json",
    ]
    for one in manifest["releases"]:
        body = file.read(one["file"])
        assert body == get(f"guides/{one['guide']}/{one['locale']}").content
        assert hashlib.sha256(unsealed(body)).hexdigest() == one["digest"]


def test_the_manifest_tells_what_may_be_shown_and_until_when(get, knee):
    withdraw(publish("old-guide"), notice="Gone.")
    _, manifest = opened(fetch(get)[1])
    assert (manifest["lang"], manifest["dir"], manifest["not_after"]) == ("es", "ltr", "2026-12-07T00:00:00Z")
    release = Release.objects.get(locale="es")
    assert manifest["releases"] == [
        {
            "guide": "knee-injection",
            "locale": "es",
            "dir": "ltr",
            "digest": release.digest,
            "file": "releases/knee-injection.es.json",
            "version": 1,
            "revision": 1,
            "state": "current",
            "review_due": None,
            "sections": [
                {
                    "key": key,
                    "critical": key == "risks",
                    "state": "current",
                    "renders_version": 1,
                    "digest": release.parts[key][2],
                }
                for key in ("overview", "risks")
            ],
        }
    ]
    assert [(one["guide"], one["notice"]) for one in manifest["withdrawn"]] == [("old-guide", "Gone.")]


def test_the_same_state_gives_the_same_bytes_from_every_process(get, knee, settings, tmp_path):
    first, data = fetch(get)
    bundles._state.cache_clear()
    settings.STATE_DIR = tmp_path / "another-machine"
    second, again = fetch(get)
    assert again == data
    assert first["ETag"] == second["ETag"]
    with time_machine.travel(SUNDAY, tick=False):
        assert fetch(get)[1] == data


def test_a_change_in_a_locale_that_is_not_inside_changes_nothing(get, knee):
    tag = get("bundles/es", if_none_match="*")["ETag"]
    build.translate(knee, "fr", at=build.later(10))
    assert get("bundles/es", if_none_match="*")["ETag"] == tag


@pytest.mark.parametrize(
    "act",
    [
        lambda guide: build.make_version(build.guide_text(overview="New."), at=build.later(10)),
        lambda guide: publish("another-guide", at=build.later(10)),
    ],
)
def test_a_change_inside_makes_another_bundle(get, knee, act):
    tag = fetch(get)[0]["ETag"]
    act(knee)
    answer, _ = fetch(get, if_none_match=tag)
    assert answer.status_code == 200
    assert answer["ETag"] != tag


def test_a_bundle_is_renewed_every_week_so_that_none_is_old_when_it_is_fetched(get, knee):
    tag = fetch(get)[0]["ETag"]
    with time_machine.travel(MONDAY, tick=False):
        answer, data = fetch(get, if_none_match=tag)
        assert answer.status_code == 200
        assert opened(data)[1]["not_after"] == "2026-12-14T00:00:00Z"


def test_a_bundle_is_built_once_and_only_the_newest_is_kept(get, knee, settings, django_assert_num_queries):
    fetch(get)
    with django_assert_num_queries(2 + build.DUE):
        fetch(get)
    build.make_version(build.guide_text(overview="New."), at=build.later(10))
    fetch(get)
    assert len(list(Path(settings.STATE_DIR, "bundles").iterdir())) == 1


def test_a_withdrawn_guide_is_in_no_bundle(get, knee):
    publish("hip-injection", "es")
    fetch(get)
    withdraw(knee)
    file, manifest = opened(fetch(get)[1])
    assert [one["guide"] for one in manifest["releases"]] == ["hip-injection"]
    assert not any("knee" in name for name in file.namelist())
    assert [one["guide"] for one in manifest["withdrawn"]] == ["knee-injection"]


@pytest.mark.parametrize(
    ("field", "status", "low", "high"),
    [
        ("bytes=0-99", 206, 0, 100),
        ("bytes=100-", 206, 100, None),
        ("bytes=-50", 206, -50, None),
        ("bytes=0-999999", 206, 0, None),
        ("bytes=0-0", 206, 0, 1),
        ("Bytes=0-99", 206, 0, 100),
        ("bytes=0-99999999999999999999999", 206, 0, None),
        ("bytes=5-2", 200, 0, None),
        ("bytes=0-1,5-6", 200, 0, None),
        ("lines=0-1", 200, 0, None),
        ("bytes=x", 200, 0, None),
        ("bytes=-", 200, 0, None),
    ],
)
@pytest.mark.usefixtures("knee")
def test_a_part_of_a_bundle_can_be_asked_for(get, field, status, low, high):
    _, data = fetch(get)
    answer, part = fetch(get, range=field)
    assert answer.status_code == status
    assert part == data[low:high]
    assert int(answer["Content-Length"]) == len(part)
    if status == 206:
        start = low % len(data)
        assert answer["Content-Range"] == f"bytes {start}-{start + len(part) - 1}/{len(data)}"


@pytest.mark.parametrize("field", ["bytes=999999-", "bytes=99999999999999999999999-", "bytes=-0"])
def test_a_part_that_lies_outside_is_refused_with_the_size(get, knee, field):
    _, data = fetch(get)
    answer = get("bundles/es", range=field)
    assert answer.status_code == 416
    assert answer["Content-Range"] == f"bytes */{len(data)}"
    assert answer.json()["code"] == "range_not_satisfiable"


def test_a_download_goes_on_only_from_the_same_bytes(get, knee):
    answer, data = fetch(get)
    same = {"range": "bytes=100-", "if_range": answer["ETag"]}
    assert fetch(get, **same)[1] == data[100:]
    assert fetch(get, range="bytes=100-", if_range=answer["Last-Modified"])[1] == data[100:]
    for other in ('"x"', "W/" + answer["ETag"], "Sun, 01 Nov 2020 12:00:00 GMT"):
        assert fetch(get, range="bytes=100-", if_range=other)[1] == data


def test_a_bundle_without_what_came_last_is_not_the_one_that_a_later_date_knows(get, knee):
    publish("hip-injection", "pt-PT", at=build.later(24 * 60))
    build.translate(knee, "pt-BR", at=build.later(36 * 60))
    rule = Substitute.objects.create(wanted="pt-PT", served="pt-BR")
    later = fetch(get, "bundles/pt-PT")[0]["Last-Modified"]
    rule.delete()
    answer, _ = fetch(get, "bundles/pt-PT", if_modified_since=later)
    assert answer.status_code == 200
    assert (later, answer["Last-Modified"]) == (
        "Tue, 03 Nov 2026 00:00:00 GMT",
        "Mon, 02 Nov 2026 12:00:00 GMT",
    )


def test_a_bundle_can_be_purged_with_the_lists(get, knee):
    assert fetch(get)[0]["Cache-Tag"] == "guides"
    assert fetch(get)[0]["Cache-Groups"] == '"guides"'


def test_there_are_bundles_for_the_locales_that_are_offered(get, knee):
    answer = get("bundles/fr")
    assert (answer.status_code, answer.json()["available"]) == (404, ["ar", "en", "es"])
    moved = get("bundles/ES")
    assert (moved.status_code, moved["Location"]) == (301, "/api/v1/bundles/es")


def test_a_place_that_cannot_be_written_is_no_reason_to_fail(get, knee, settings, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    settings.STATE_DIR = blocked
    assert opened(fetch(get)[1])[1]["lang"] == "es"
