"""A miss costs few queries, and what fell due is never passed over to save one."""

from __future__ import annotations

import pytest
from django.db import OperationalError

from contentapi.core.feed.clock import Clock
from contentapi.front.table import Table
from contentapi.front.watcher import Watcher
from contentapi.middleware.replica import Worker
from contentapi.services import guides
from tests import build

pytestmark = pytest.mark.django_db
PATH = "/api/v1/guides/knee-injection"


class Hand:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.at = build.later(3).timestamp()

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def hand():
    return Hand()


@pytest.fixture
def watcher(hand):
    build.translate(build.make_version().guide, "es")
    clock = Clock(fresh=2, bound=900, now=hand, wall=hand)
    return Watcher(Table(1_000_000), clock, Worker.told_by(clock.trusted))


@pytest.mark.parametrize(("path", "cost"), [(f"{PATH}/es", 2), (f"{PATH}?lang=es", 3), (PATH, 3)])
def test_a_miss_costs_at_most_three_queries(watcher, client, django_assert_num_queries, path, cost):
    watcher.look()
    client.get(path)
    with django_assert_num_queries(cost):
        assert client.get(path, headers={"Accept-Language": "es-MX,es;q=0.8"}).status_code == 200


def test_what_is_due_is_asked_for_again_once_it_falls_due_or_nobody_has_looked(
    watcher, hand, client, django_assert_num_queries
):
    watcher.look()
    hand.at += 3
    with django_assert_num_queries(2 + build.DUE):
        client.get(f"{PATH}/es")


def test_a_reader_at_the_very_time_gets_the_new_version(watcher, hand, client):
    version = build.make_version(build.guide_text(risks="Rest for 48 hours."), state="approved")
    guides.schedule(version, build.later(60), by=build.publisher(), at=build.later(2))
    watcher.look()
    assert client.get(f"{PATH}/en").json()["version"] == 1
    hand.at = build.later(60).timestamp()
    assert client.get(f"{PATH}/en").json()["version"] == 2


@pytest.mark.parametrize(
    ("path", "form"),
    [(f"{PATH}/en", "application/problem+json"), ("/guides/knee-injection/en/", "text/plain")],
)
def test_what_cannot_be_published_now_is_told_in_the_form_that_was_asked_for(client, monkeypatch, path, form):
    def fail(**_: object) -> None:
        raise OperationalError("database is locked")

    version = build.make_version(state="approved")
    guides.schedule(version, build.later(60), by=build.publisher(), at=build.NOON)
    monkeypatch.setattr(guides, "settle", fail)
    answer = client.get(path, headers={"Accept-Language": "es", "Origin": "https://hospital.example"})
    assert (answer.status_code, answer["Content-Type"], answer["Retry-After"]) == (503, form, "1")
    assert answer["Cache-Control"] == "no-store"
    if form == "application/problem+json":
        assert (answer.json()["code"], answer["Content-Language"]) == ("busy", "es")
        assert (
            answer.json()["detail"]
            == "El servicio está ocupado; no se cambió nada. Inténtelo de nuevo en un momento."
        )
        assert answer["Access-Control-Allow-Origin"] == "*"
