"""The front page lists what is due, and any two versions can be compared."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from contentapi.models import Version
from contentapi.services import drafting, guides
from tests import build

pytestmark = pytest.mark.django_db
NEW = build.guide_text(risks="Rest for 48 hours.\n\n- infection\n- bleeding")


def dated(slug: str, due: str) -> Version:
    """A published version whose next review is due on a day."""
    text = build.guide_text(slug).replace(
        b"summary:", f"review: {{last: 2020-01-01, next_due: {due}}}\nsummary:".encode()
    )
    return build.make_version(text)


def index(client: object) -> str:
    return client.get(reverse("admin:index")).content.decode()  # type: ignore[attr-defined]


def test_reviews_that_are_due_are_listed_with_the_act_that_settles_them(at_desk):
    late, fine = dated("late", "2021-01-01"), dated("fine", "2099-01-01")
    doctor = at_desk("doctor", "Clinical reviewer")
    told = index(doctor)
    act = reverse("admin:contentapi_version_act", args=[late.pk, "review"])
    assert (act in told, "overdue" in told) == (True, True)
    assert reverse("admin:contentapi_version_change", args=[fine.pk]) not in told
    assert act not in index(at_desk("writer", "Editor"))
    now = timezone.now()
    due = now.date() + timedelta(days=500)
    guides.confirm_review(late, next_due=due, reviewer="A. Reviewer", by=build.clinician(), at=now)
    assert act not in index(doctor)


def test_what_is_scheduled_and_what_was_sent_back_is_listed(at_desk):
    version, now = build.make_version(build.guide_text("to-come"), state="approved"), timezone.now()
    guides.schedule(version, now + timedelta(days=1), by=build.publisher(), at=now)
    back = build.make_version(build.guide_text("back"), state="in_review")
    guides.send_back(back, by=build.clinician(), at=now, comment="Shorter.")
    told = index(at_desk("writer", "Editor"))
    assert "To be published" in told
    assert "1 open remark" in told
    assert "Sent back" not in index(at_desk("boss", "Publisher"))


def test_the_front_page_costs_the_same_for_many_guides(at_desk):
    doctor = at_desk("doctor", "Clinical reviewer")
    dated("one", "2021-01-01")
    index(doctor)
    with CaptureQueriesContext(connection) as few:
        index(doctor)
    for number in range(5):
        dated(f"guide-{number}", "2021-01-01")
    with CaptureQueriesContext(connection) as many:
        index(doctor)
    assert len(many) == len(few)


def compare(version: Version, **asked: str) -> str:
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    return f"{reverse('admin:contentapi_version_compare', args=[version.pk])}?{query}"


def test_a_version_is_compared_with_the_one_before_word_by_word(at_desk):
    first = build.make_version()
    version = build.make_version(NEW, state="draft", at=build.later(5))
    client = at_desk("writer", "Editor")
    told = client.get(compare(version)).content.decode()
    assert "<del>24</del><ins>48</ins>" in told
    side = client.get(compare(version, form="side")).content.decode()
    assert ("<del>24</del>" in side, "<ins>48</ins>" in side, "<del>24</del><ins>48</ins>" in side) == (
        True,
        True,
        False,
    )
    back = client.get(compare(first, **{"with": "2"})).content.decode()
    assert "<del>48</del><ins>24</ins>" in back


def test_versions_are_compared_in_every_locale_as_readers_get_them(at_desk):
    guide = build.make_version().guide
    build.translate(guide, "es")
    version = build.make_version(
        build.guide_text(overview="You get a jab."), state="approved", at=build.later(5)
    )
    build.translate(guide, "es", {"You get a jab.": "Le ponen una inyección."}, at=build.later(6))
    told = at_desk("writer", "Editor").get(compare(version, locale="es")).content.decode()
    assert "inyección" in told
    assert 'lang="es"' in told


@pytest.mark.parametrize(
    "asked", [{"with": "9"}, {"with": "x"}, {"with": "1"}, {"locale": "fr"}, {"form": "odd"}]
)
def test_what_cannot_be_compared_is_not_found(at_desk, asked):
    version = build.make_draft()
    assert at_desk("writer", "Editor").get(compare(version, **asked)).status_code == 404


def test_a_first_version_has_nothing_to_be_compared_with(at_desk):
    told = at_desk("writer", "Editor").get(compare(build.make_draft())).content.decode()
    assert "There is no other version yet." in told


def test_what_was_written_is_never_markup_in_a_comparison(at_desk):
    version = build.make_version(build.guide_text(overview="Is 1 &lt; 2?"))
    draft = drafting.start_draft(version, by=build.editor(), at=build.later(1))
    draft.sections.filter(key="overview").update(markdown="Is \\<img src=x> less?")
    told = at_desk("writer", "Editor").get(compare(draft)).content.decode()
    assert "<img src=x" not in told
