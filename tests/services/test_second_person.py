"""A second person is another human being: not another login, another name, or a copy of the same text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User

from contentapi.core.errors import SecondPersonNeeded
from contentapi.models import Account, Version
from contentapi.services import drafting, guides, policy, reviews
from tests import build

pytestmark = pytest.mark.django_db


def in_review(by: User, *, at: int = 1) -> Version:
    """A version that `by` wrote, waiting for its second person."""
    return guides.submit(build.make_draft(by=by), by=by, at=build.later(at))


def shares_mail(first: User, second: User) -> None:
    """Both logins get one address, in two spellings, after both have acted."""
    policy.actor(first)
    policy.actor(second)
    User.objects.filter(pk=first.pk).update(email="ana@clinic.example")
    User.objects.filter(pk=second.pk).update(email=" Ana@Clinic.example ")
    first.refresh_from_db()
    second.refresh_from_db()


@pytest.mark.parametrize("act", ["approve", "review"])
def test_logins_that_come_to_share_an_address_are_one_person_from_then_on(act):
    writer, second = build.make_user("ana", "Editor"), build.make_user("ana2", "Clinical reviewer")
    version = in_review(writer)
    done: dict[str, Callable[[], object]] = {
        "approve": lambda: guides.approve(version, by=second, at=build.later(2)),
        "review": lambda: guides.confirm_review(
            version, next_due=build.later(9_000).date(), reviewer="Ana", by=second, at=build.later(4)
        ),
    }
    if act == "review":
        guides.approve(version, by=build.clinician(), at=build.later(2))
        guides.publish(version, by=build.publisher(), at=build.later(3))
    shares_mail(writer, second)
    with pytest.raises(SecondPersonNeeded):
        done[act]()


def test_a_text_is_not_accepted_by_another_login_of_its_translator():
    guide = build.make_version(state="approved").guide
    writer, second = build.make_user("ana", "Translator"), build.make_user("ana2", "Reviewer")
    build.upload(build.filled(build.export(guide, "es")), by=writer)
    shares_mail(writer, second)
    done = reviews.accept(guide.catalogs.get(locale="es"), by=second, at=build.later(2))
    assert (done.count, bool(done.own)) == (0, True)


def test_addresses_that_are_empty_tie_nobody_together():
    version = in_review(build.make_user("ana", "Editor", email=" "))
    guides.approve(version, by=build.make_user("ben", "Clinical reviewer", email=" "), at=build.later(2))
    assert Version.objects.get(pk=version.pk).state == "approved"


def test_a_copy_of_a_text_that_nobody_cleared_is_not_cleared_by_its_writer():
    both = build.make_user("ana", "Editor", "Clinical reviewer")
    other = build.make_user("ben", "Editor")
    copy = drafting.start_draft(in_review(both), by=other, at=build.later(2))
    guides.submit(copy, by=other, at=build.later(3))
    with pytest.raises(SecondPersonNeeded):
        guides.approve(copy, by=both, at=build.later(4))
    guides.approve(copy, by=build.clinician(), at=build.later(5))


def test_a_text_that_comes_back_is_not_cleared_by_its_writer():
    both = build.make_user("ana", "Editor", "Clinical reviewer")
    old = in_review(both)
    guides.approve(old, by=build.clinician(), at=build.later(2))
    guides.publish(old, by=build.publisher(), at=build.later(3))
    build.make_version(build.guide_text(title="Another"), at=build.later(4))
    old.refresh_from_db()
    back = guides.roll_back(old, reason="Better", by=build.make_user("ben", "Editor"), at=build.later(5))
    with pytest.raises(SecondPersonNeeded):
        guides.approve(back, by=both, at=build.later(6))


def test_a_draft_from_a_cleared_text_may_be_cleared_by_who_wrote_that_one():
    both = build.make_user("ana", "Editor", "Clinical reviewer")
    old = in_review(both)
    guides.approve(old, by=build.clinician(), at=build.later(2))
    other = build.make_user("ben", "Editor")
    draft = drafting.start_draft(old, by=other, at=build.later(3))
    guides.submit(draft, by=other, at=build.later(4))
    guides.approve(draft, by=both, at=build.later(5))


def test_a_new_login_under_a_name_that_was_given_up_is_somebody_else():
    first = build.make_user("ana", "Editor")
    actor = policy.actor(first)
    User.objects.filter(pk=first.pk).update(username="ana-maria")
    newcomer = policy.actor(build.make_user("ana", "Editor"))
    assert newcomer != actor
    assert newcomer.name == "ana (2)"
    assert policy.actor(User.objects.get(username="ana-maria")) == actor


@pytest.mark.parametrize("first", ["system", "login"])
@pytest.mark.parametrize("name", ["shell", "carry-over"])
def test_a_login_named_like_a_system_actor_is_not_that_actor(name, first):
    if first == "system":
        policy.actor(name)
    person = policy.actor(build.make_user(name, "Translator"))
    assert not person.system
    assert policy.actor(name).system
    assert policy.actor(name) != person


def test_a_record_of_a_login_that_went_is_taken_up_by_the_same_name():
    user = build.make_user("ana", "Editor")
    actor = policy.actor(user)
    Account.objects.filter(user=user).delete()
    assert policy.actor(user) == actor
