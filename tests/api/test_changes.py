"""The feed: everything equals nothing and all changes, whatever happens in between."""

from __future__ import annotations

import random
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from contentapi.models import Change, Guide, Substitute
from tests import build
from tests.api.conftest import publish, withdraw


class App:
    """A client that keeps a copy: guide (and locale) → release."""

    def __init__(self, get: Any, lang: str = "", limit: int = 50) -> None:
        self.get, self.lang = get, lang
        self.start = f"changes?limit={limit}" + (f"&lang={lang}" if lang else "")
        self.place = self.start
        self.copy: dict[Any, Any] = {}
        self.items: list[Any] = []

    def sync(self) -> App:
        """Ask until there is no more."""
        self.items = []
        for _ in range(100):
            page = self.get(self.place).json()
            assert ("next" in page) != ("resume" in page)
            self.items += page["items"]
            self.place = page.get("next") or page["resume"]
            if "resume" in page:
                break
        for item in self.items:
            self._take(item)
        return self

    def _take(self, item: Any) -> None:
        if item["kind"] == "tombstone":
            gone = [key for key in self.copy if key[0] == item["guide"] and item["locale"] in {None, key[1]}]
            for key in gone:
                del self.copy[key]
        else:
            key = (item["guide"], "" if self.lang else item["locale"])
            self.copy[key] = {name: value for name, value in item.items() if name != "kind"}


def fresh(get: Any, lang: str = "") -> Any:
    """What a client that begins now gets."""
    return App(get, lang).sync().copy


def test_a_first_read_gives_every_guide_whole_in_the_readers_locale(get, knee):
    publish("hip-injection")
    app = App(get, "es-MX").sync()
    assert app.copy["knee-injection", ""] == get("guides/knee-injection/es").json()
    assert app.copy["hip-injection", ""] == get("guides/hip-injection/en").json()


def test_without_a_locale_every_locale_is_given(get, knee):
    assert sorted(App(get).sync().copy) == [("knee-injection", one) for one in ("ar", "en", "es")]


def test_a_second_read_gives_only_what_changed(get, knee):
    publish("hip-injection")
    app = App(get, "es").sync()
    assert app.sync().items == []
    build.make_version(build.guide_text(overview="New words."), at=build.later(10))
    assert [one["guide"] for one in app.sync().items] == ["knee-injection"]
    assert app.copy == fresh(get, "es")


def test_a_change_in_a_locale_that_the_reader_does_not_get_is_not_sent(get, knee):
    app = App(get, "es").sync()
    build.translate(knee, "fr", at=build.later(10))
    assert app.sync().items == []


def test_a_locale_that_fits_better_takes_the_place_of_the_other(get, knee):
    app = App(get, "fr").sync()
    assert app.copy["knee-injection", ""]["locale"] == "en"
    build.translate(knee, "fr", at=build.later(10))
    assert app.sync().copy["knee-injection", ""]["locale"] == "fr"


def test_a_withdrawal_is_a_tombstone_with_its_reason_and_comes_first(get, knee):
    app = App(get, "es").sync()
    hip = publish("aaa-hip", at=build.later(10))
    withdraw(knee, notice="Ask your team.", replacement=hip)
    first, second = app.sync().items
    assert first == {
        "kind": "tombstone",
        "locale": None,
        "guide": "knee-injection",
        "reason": "A wrong dose was printed.",
        "notice": "Ask your team.",
        "notice_locale": "en",
        "withdrawn_at": "2026-11-01T13:00:00Z",
        "replacement": "aaa-hip",
    }
    assert second["guide"] == "aaa-hip"
    assert app.copy == fresh(get, "es")


def test_the_last_change_of_a_guide_wins(get, knee):
    app, all_of_them = App(get, "es").sync(), App(get).sync()
    withdraw(knee, at=build.later(10))
    build.make_version(build.guide_text(overview="New words."), at=build.later(20))
    assert [one["kind"] for one in app.sync().items] == ["release"]
    assert app.copy == fresh(get, "es")
    # Spanish and Arabic were taken away and are not translated yet; English came back.
    told = [(one["kind"], one["locale"]) for one in all_of_them.sync().items]
    assert told == [("tombstone", "ar"), ("tombstone", "es"), ("release", "en")]
    assert all_of_them.copy == fresh(get)


def test_a_change_of_the_approved_substitutes_reaches_the_client(get, knee):
    app = App(get, "ca").sync()
    assert app.copy["knee-injection", ""]["locale"] == "en"
    Substitute.objects.create(wanted="ca", served="es")
    assert app.sync().copy["knee-injection", ""]["locale"] == "es"
    assert app.copy == fresh(get, "ca")
    assert app.sync().items == []


@pytest.mark.parametrize("seed", range(6))
def test_everything_equals_nothing_and_all_changes(get, db, seed):
    chance = random.Random(seed)
    apps = [App(get, lang, limit) for lang, limit in (("es-MX", 1), ("fr", 2), ("en", 50), ("", 2), ("", 1))]
    slugs = ["ankle", "elbow", "hip"]
    for step in range(10):
        slug, at = chance.choice(slugs), build.later(10 * (step + 1))
        guide = Guide.objects.filter(slug=slug).first()
        act = chance.choice(["publish", "publish", "translate", "translate", "withdraw"])
        live = guide is not None and guide.offers.exists()
        if act == "withdraw" and live:
            withdraw(guide, at=at)
        elif act == "translate" and live:
            build.translate(guide, chance.choice(["es", "es-MX", "fr"]), at=at)
        else:
            build.make_version(build.guide_text(slug, overview=f"Words of step {step}."), at=at)
        app = chance.choice(apps)
        app.sync()
        assert app.copy == fresh(get, app.lang)
    for app in apps:
        assert app.sync().copy == fresh(get, app.lang)


def test_what_changes_while_pages_are_read_is_not_lost(get, db):
    for slug in ("ankle", "elbow", "hip"):
        publish(slug, "es")
    app = App(get, "es", 1)
    page = get(app.place).json()
    for item in page["items"]:
        app._take(item)
    app.place = page["next"]
    build.make_version(build.guide_text("ankle", overview="Newer."), at=build.later(10))
    withdraw(Guide.objects.get(slug="hip"), at=build.later(20))
    publish("aaa", at=build.later(30))
    app.sync()
    app.sync()
    assert app.copy == fresh(get, "es")


def test_everything_is_fixed_in_the_cursor(get, knee):
    publish("hip-injection", "es")
    page = get("changes?lang=es&limit=1").json()
    cursor = parse_qs(urlsplit(page["next"]).query)["cursor"][0]
    second = get(f"changes?cursor={cursor}").json()
    assert [one["locale"] for one in second["items"]] == ["es"]
    assert get(f"changes?cursor={cursor}&lang=es&limit=1").json() == second
    assert get(f"changes?cursor={page['next']}").json() == second
    for contradiction in ("lang=fr", "limit=2"):
        answer = get(f"changes?cursor={cursor}&{contradiction}")
        assert (answer.status_code, answer.json()["code"]) == (400, "bad_cursor")


@pytest.mark.parametrize("cursor", ["", "x", "a.b", "%00", "A" * 2000, "bnVsbA.AAAAAAAAAAAAAAAAAAAAAA", "☃"])
def test_what_is_no_cursor_is_a_bad_one(get, knee, cursor):
    answer = get(f"changes?cursor={cursor}")
    assert (answer.status_code, answer.json()["code"]) == (400, "bad_cursor")


def test_a_cursor_of_another_installation_is_gone(get, knee, settings):
    place = get("changes?lang=es").json()["resume"]
    settings.SECRET_KEY = "another" * 10
    answer = get(place)
    assert (answer.status_code, answer.json()["code"]) == (410, "cursor_gone")
    assert answer["Cache-Control"] == "no-store"


def test_a_cursor_of_another_history_is_gone(get, knee, monkeypatch):
    place = get("changes?lang=es").json()["resume"]
    from contentapi.queries import feed

    kept = feed.at
    monkeypatch.setattr(feed, "at", lambda sequence: None)
    assert get(place).json()["code"] == "cursor_gone"
    monkeypatch.setattr(feed, "at", lambda sequence: feed.Head(sequence, "0" * 16))
    assert get(place).json()["code"] == "cursor_gone"
    monkeypatch.setattr(feed, "at", kept)
    assert get(place).status_code == 200


def test_an_empty_feed_can_be_taken_up_later(get, db):
    app = App(get, "es").sync()
    assert app.copy == {}
    publish("knee-injection", "es")
    assert app.sync().copy == fresh(get, "es") != {}


def test_the_feed_may_be_kept_for_half_a_minute(get, knee):
    for path in ("changes?lang=es", "withdrawals", "bundles/es"):
        answer = get(path)
        b"".join(answer)
        assert answer["Cache-Control"] == "public, max-age=30, must-revalidate"


def test_withdrawals_are_told_newest_first_and_by_pages(get, knee):
    hip = publish("hip-injection")
    withdraw(knee, at=build.later(10), reason="First.")
    withdraw(hip, at=build.later(20), reason="Second.")
    build.make_version(build.guide_text(overview="New words."), at=build.later(30))
    told = get("withdrawals").json()["items"]
    assert [(one["guide"], one["reason"], one["standing"]) for one in told] == [
        ("hip-injection", "Second.", True),
        ("knee-injection", "First.", False),
    ]
    page = get("withdrawals?limit=1").json()
    assert page["items"] == told[:1]
    last = get(page["next"]).json()
    assert last["items"] == told[1:]
    assert "next" not in last


def test_every_change_is_told_by_its_own_fingerprint(knee):
    from contentapi.queries import feed

    marks = {feed.at(one.sequence).mark for one in Change.objects.all()}
    assert len(marks) == Change.objects.count()


def test_what_is_new_costs_the_same_among_few_guides_and_among_many(get, db):
    def cost(place: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert get(place).status_code == 200
        return len(captured)

    publish("aaa", "es")
    few, many = {}, {}
    for costs in (few, many):
        for lang in ("", "es"):
            app = App(get, lang).sync()
            words = f"Words of {'few' if costs is few else 'many'}, {lang or 'all'}."
            build.make_version(build.guide_text("aaa", overview=words), at=build.later(5))
            costs[lang] = cost(app.place)
        for n in range(12 if costs is few else 0):
            publish(f"guide-{n}", "es")
    assert few == many
    assert max(few.values()) <= 9 + build.DUE
