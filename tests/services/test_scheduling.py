"""A scheduled version is public from its time on for everybody, and not a moment before."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
import time_machine
from django.db import Error, connection, transaction
from django.test import Client

from contentapi.core.errors import BadRequest, IllegalMove, NotAllowed
from contentapi.models import AuditEntry, Change, Offer, Schedule, Version
from contentapi.queries import proofs, releases
from contentapi.services import guides
from tests import build

pytestmark = pytest.mark.django_db
NEW = build.guide_text(risks="Rest for 48 hours.\n\n- infection\n- bleeding")
TIME = build.later(60)


def scheduled(at: datetime = TIME) -> Version:
    """Version 1 is published, version 2 is to follow at a time."""
    build.make_version()
    version = build.make_version(NEW, state="approved", at=build.later(1))
    guides.schedule(version, at, by=build.publisher(), at=build.later(2))
    return version


def served(client: Client, at: datetime, path: str = "guides/knee-injection/en") -> dict[str, object]:
    with time_machine.travel(at, tick=False):
        answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == 200
    return answer.json()


def test_nothing_is_public_before_the_time_and_everything_is_at_it(client):
    scheduled()
    assert served(client, TIME - timedelta(microseconds=1))["version"] == 1
    assert served(client, TIME)["version"] == 2


@pytest.mark.parametrize(
    "path",
    [
        "guides",
        "guides/knee-injection",
        "guides/knee-injection/versions",
        "guides/knee-injection/languages",
        "guides/knee-injection/versions/2/en",
        "guides/knee-injection/en/sections/risks",
        "changes?lang=en",
        "search?q=48&lang=en",
    ],
)
def test_every_door_shows_it_to_whoever_comes_first(client, path):
    scheduled()
    with time_machine.travel(TIME, tick=False):
        told = client.get(f"/api/v1/{path}").content.decode()
    assert Version.objects.get(number=2).state == "published"
    assert '"version":2' in told or "48" in told


def test_the_page_for_people_shows_it_too(client):
    scheduled()
    with time_machine.travel(TIME, tick=False):
        assert "48 hours" in client.get("/guides/knee-injection/en/").content.decode()


def test_it_was_published_at_its_time_whoever_looked_first(client):
    version = scheduled()
    body = served(client, TIME + timedelta(days=3))
    assert body["published_at"] == "2026-11-01T13:00:00Z"
    assert set(Offer.objects.values_list("since", flat=True)) == {TIME}
    assert [c.at for c in Change.objects.filter(release__version=version)] == [TIME]
    assert releases.as_of("knee-injection", TIME, locale="en").releases["en"].version == 2
    before = TIME - timedelta(microseconds=1)
    assert releases.as_of("knee-injection", before, locale="en").releases["en"].version == 1
    assert list(proofs.promises()) == []


def test_it_is_done_once_by_the_one_who_set_the_time():
    version = scheduled()
    assert [guides.settle(at=TIME), guides.settle(at=TIME)] == [1, 0]
    entry = AuditEntry.objects.get(act="publish", version=2)
    assert (entry.actor.name, entry.at, entry.detail["scheduled"]) == ("publisher", TIME, True)
    assert not Schedule.objects.exists()
    version.refresh_from_db()
    assert version.state == "published"


def test_translations_accepted_meanwhile_are_in(client):
    version = scheduled()
    build.translate(version.guide, "es", at=build.later(30))
    assert served(client, TIME, "guides/knee-injection/es")["version"] == 2


def test_a_withdrawal_before_the_time_wins(client):
    version = scheduled()
    guides.withdraw(version.guide, by=build.publisher(), at=build.later(30), reason="wrong dose")
    with time_machine.travel(TIME + timedelta(hours=1), tick=False):
        assert client.get("/api/v1/guides/knee-injection/en").status_code == 410
    version.refresh_from_db()
    assert version.state == "approved"
    assert AuditEntry.objects.get(act="withdraw").detail["called_off"] == [2]


def test_a_withdrawal_after_the_time_takes_the_new_version_back_too(client):
    version = scheduled()
    guides.withdraw(version.guide, by=build.publisher(), at=TIME + timedelta(minutes=1), reason="wrong dose")
    version.refresh_from_db()
    assert (version.state, version.published_at) == ("withdrawn", TIME)
    assert client.get("/api/v1/guides/knee-injection/en").status_code == 410


def test_a_time_is_called_off(client):
    version = scheduled()
    guides.call_off(version, by=build.publisher(), at=build.later(3))
    assert served(client, TIME)["version"] == 1
    with pytest.raises(IllegalMove):
        guides.call_off(version, by=build.publisher(), at=build.later(4))


def test_a_newer_version_that_is_published_calls_an_older_one_off(client):
    scheduled()
    third = build.make_version(
        build.guide_text(risks="Rest for 72 hours."), state="approved", at=build.later(5)
    )
    guides.publish(third, by=build.publisher(), at=build.later(6))
    assert served(client, TIME)["version"] == 3
    assert AuditEntry.objects.get(act="publish", version=3).detail["called_off"] == [2]


def test_two_versions_of_a_guide_come_one_after_the_other():
    scheduled()
    third = build.make_version(
        build.guide_text(risks="Rest for 72 hours."), state="approved", at=build.later(5)
    )
    guides.schedule(third, build.later(90), by=build.publisher(), at=build.later(6))
    guides.settle(at=build.later(100))
    told = Version.objects.order_by("number").values_list("state", "published_at")
    assert list(told) == [("superseded", build.NOON), ("superseded", TIME), ("published", build.later(90))]


def test_a_time_that_was_set_before_is_replaced():
    version = scheduled()
    guides.schedule(version, build.later(90), by=build.publisher(), at=build.later(3))
    assert Schedule.objects.get().publish_at == build.later(90)


@pytest.mark.parametrize("at", [build.NOON, build.later(2), build.later(2) + timedelta(days=800)])
def test_a_time_lies_ahead_and_not_too_far(at):
    build.make_version()
    version = build.make_version(NEW, state="approved", at=build.later(1))
    with pytest.raises(BadRequest):
        guides.schedule(version, at, by=build.publisher(), at=build.later(2))


@pytest.mark.parametrize("state", ["draft", "in_review", "published"])
def test_only_an_approved_version_is_scheduled(state):
    version = build.make_version(state=state)
    with pytest.raises(IllegalMove):
        guides.schedule(version, TIME, by=build.publisher(), at=build.later(2))
    actor = version.written_by
    with pytest.raises(Error), transaction.atomic():
        Schedule.objects.create(version=version, publish_at=TIME, actor=actor, made_at=build.NOON)


def test_whoever_may_not_publish_sets_no_time():
    version = build.make_version(state="approved")
    for user in (build.editor(), build.clinician(), build.translator()):
        with pytest.raises(NotAllowed):
            guides.schedule(version, TIME, by=user, at=build.later(2))


def test_an_act_after_the_time_finds_what_readers_find():
    version = scheduled()
    with pytest.raises(IllegalMove, match="is published"):
        guides.publish(version, by=build.publisher(), at=TIME + timedelta(minutes=1))


@pytest.mark.django_db(transaction=True)
def test_of_many_who_look_at_once_one_publishes():
    scheduled()

    def look(_: int) -> int:
        try:
            return guides.settle(at=TIME)
        finally:
            connection.close()

    # the database in memory that SQLite gives to tests lets no two threads in at once
    with ThreadPoolExecutor(1 if connection.vendor == "sqlite" else 8) as pool:
        assert max(pool.map(look, range(16))) == 1
    assert AuditEntry.objects.filter(act="publish", version=2).count() == 1
    assert Change.objects.filter(release__version__number=2).count() == 1
    assert list(proofs.promises()) == []
