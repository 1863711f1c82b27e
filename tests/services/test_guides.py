"""Acts on versions: who may, in which order, and what the database refuses by itself."""

from __future__ import annotations

import pytest
from django.db import Error, connection, transaction
from django.test.utils import CaptureQueriesContext

from contentapi.core.errors import BadRequest, IllegalMove, NotAllowed, SecondPersonNeeded
from contentapi.models import AuditEntry, Change, Guide, Offer, Placement, Release, Section, Version
from contentapi.services import guides
from tests import build

pytestmark = pytest.mark.django_db

SECOND = build.guide_text(overview="You get an injection into your sore knee.")


def states(guide: Guide) -> list[str]:
    return list(guide.versions.order_by("number").values_list("state", flat=True))


def test_a_file_that_says_nothing_new_makes_no_version():
    first = build.make_draft()
    assert build.make_draft().pk == first.pk


def test_publishing_supersedes_the_version_before():
    one = build.make_version()
    build.make_version(SECOND, at=build.later(5))
    assert states(one.guide) == ["superseded", "published"]


def test_the_author_cannot_approve():
    both = build.make_user("both", "Editor", "Clinical reviewer")
    version = guides.submit(build.make_draft(by=both), by=both, at=build.NOON)
    with pytest.raises(SecondPersonNeeded):
        guides.approve(version, by=both, at=build.NOON)


def test_a_second_login_of_the_author_cannot_approve_either():
    author = build.make_user("ann", "Editor", email="ann@example.org")
    other = build.make_user("ann-too", "Clinical reviewer", email="Ann@Example.org")
    version = guides.submit(build.make_draft(by=author), by=author, at=build.NOON)
    with pytest.raises(SecondPersonNeeded):
        guides.approve(version, by=other, at=build.NOON)


@pytest.mark.parametrize(
    ("act", "state"),
    [("submit", "draft"), ("approve", "in_review"), ("publish", "approved")],
)
def test_who_lacks_the_permission_is_refused(act, state):
    version = build.make_version(state=state)
    with pytest.raises(NotAllowed):
        getattr(guides, act)(version, by=build.translator(), at=build.NOON)
    version.refresh_from_db()
    assert version.state == state


def test_a_draft_cannot_be_published():
    with pytest.raises(IllegalMove, match="possible: submit"):
        guides.publish(build.make_draft(), by=build.publisher(), at=build.NOON)


def test_an_older_version_cannot_be_published_over_a_newer_one():
    one = build.make_version(state="approved")
    build.make_version(SECOND)
    with pytest.raises(IllegalMove, match="is newer"):
        guides.publish(one, by=build.publisher(), at=build.NOON)


def test_withdrawing_takes_every_version_locale_and_offer():
    version = build.make_version()
    build.translate(version.guide, "es")
    build.make_version(SECOND)
    guides.withdraw(version.guide, by=build.publisher(), at=build.later(9), reason="A dose is wrong.")
    assert states(version.guide) == ["withdrawn", "withdrawn"]
    assert not Offer.objects.exists()
    last = Change.objects.order_by("-sequence")[:2]
    assert {(c.kind, c.locale) for c in last} == {("withdrawal", "en"), ("withdrawal", "es")}


def test_a_withdrawal_needs_a_reason():
    version = build.make_version()
    with pytest.raises(BadRequest):
        guides.withdraw(version.guide, by=build.publisher(), at=build.NOON, reason=" ")
    assert Offer.objects.exists()


def test_a_withdrawn_guide_can_come_back_as_a_new_version():
    version = build.make_version()
    guides.withdraw(version.guide, by=build.publisher(), at=build.later(1), reason="A dose is wrong.")
    build.make_version(SECOND, at=build.later(2))
    assert states(version.guide) == ["withdrawn", "published"]
    assert Offer.objects.get().release.version.number == 2


def test_every_act_is_written_down_once():
    build.make_version()
    acts = list(AuditEntry.objects.order_by("id").values_list("act", flat=True))
    assert acts == ["write", "submit", "approve", "publish"]


def _refused(act) -> bool:
    try:
        with transaction.atomic():
            act()
    except Error:
        return True
    return False


@pytest.mark.parametrize(
    "act",
    [
        pytest.param(lambda: Version.objects.update(title="x"), id="title"),
        pytest.param(lambda: Version.objects.update(state="draft"), id="back-to-draft"),
        pytest.param(lambda: Version.objects.all()._raw_delete("default"), id="delete-version"),
        pytest.param(lambda: Section.objects.update(markdown="x"), id="section-text"),
        pytest.param(lambda: Section.objects.all()._raw_delete("default"), id="delete-section"),
        pytest.param(lambda: Placement.objects.update(position=99), id="placement"),
        pytest.param(lambda: Release.objects.update(body=b"{}"), id="release-bytes"),
        pytest.param(lambda: Release.objects.all()._raw_delete("default"), id="delete-release"),
        pytest.param(lambda: Change.objects.update(locale="fr"), id="change"),
        pytest.param(lambda: AuditEntry.objects.update(act="x"), id="audit"),
        pytest.param(lambda: AuditEntry.objects.all()._raw_delete("default"), id="delete-audit"),
    ],
)
def test_the_database_refuses_to_change_what_was_published(act):
    build.make_version()
    assert _refused(act)


def test_publishing_costs_the_same_among_many_guides(django_assert_max_num_queries):
    for n in range(5):
        build.make_version(build.guide_text(f"other-{n}"))
    version = build.make_version(state="approved")
    for locale in ("es", "fr", "de"):
        build.translate(version.guide, locale)
    with django_assert_max_num_queries(40):
        guides.publish(version, by=build.publisher(), at=build.NOON)
    assert Offer.objects.filter(guide=version.guide).count() == 4


def test_a_locale_more_costs_a_publication_at_most_one_query_more():
    def published(slug: str, *locales: str) -> int:
        guide = build.make_version(build.guide_text(slug)).guide
        for locale in locales:
            build.translate(guide, locale)
        new = build.make_version(build.guide_text(slug, overview="New words."), state="approved")
        with CaptureQueriesContext(connection) as captured:
            guides.publish(new, by=build.publisher(), at=build.later(5))
        assert guide.offers.count() == len(locales) + 1
        return len(captured)

    two = published("two", "es", "fr")
    twelve = ("ar", "de", "es", "fr", "hi", "it", "ja", "pl", "pt-BR", "ru", "vi", "zh-Hans")
    assert published("twelve", *twelve) <= two + 10
