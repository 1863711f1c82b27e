"""Rolling back, reviewing again, sending back with remarks, and throwing drafts away."""

from __future__ import annotations

from datetime import date

import orjson
import pytest
from django.db import Error, transaction

from contentapi.core.errors import BadRequest, IllegalMove, Moved, NotAllowed, SecondPersonNeeded
from contentapi.models import AuditEntry, Change, Offer, Release, Remark, Review, Version
from contentapi.queries import proofs
from contentapi.services import drafting, guides
from tests import build

pytestmark = pytest.mark.django_db
WRONG = build.guide_text(risks="Rest for 240 hours.\n\n- infection\n- bleeding")
DUE = date(2029, 11, 1)


def body(locale: str) -> dict[str, object]:
    """What readers of a locale get now."""
    return orjson.loads(bytes(Offer.objects.get(locale=locale).release.body))


def rolled_back() -> Version:
    """A translated version 1, a wrong version 2 before readers, and version 1 brought back as 3, in review."""
    first = build.make_version()
    build.translate(first.guide, "es")
    build.make_version(WRONG, at=build.later(5))
    first.refresh_from_db()
    return guides.roll_back(first, reason="a wrong number", by=build.publisher(), at=build.later(6))


def test_an_earlier_version_comes_back_as_a_new_one_with_its_translations():
    version = rolled_back()
    assert (version.number, version.state, version.urgency) == (3, "in_review", "safety")
    assert body("es")["state"] == "partial"
    version = guides.approve(version, by=build.clinician(), at=build.later(7))
    guides.publish(version, by=build.publisher(), at=build.later(8))
    told = body("es")
    assert (told["version"], told["state"]) == (3, "current")
    old = orjson.loads(bytes(Release.objects.get(version__number=1, locale="es").body))
    assert [s["html"] for s in told["sections"]] == [s["html"] for s in old["sections"]]
    assert list(Version.objects.order_by("number").values_list("state", flat=True)) == [
        "superseded",
        "superseded",
        "published",
    ]
    assert list(proofs.promises()) == []


def test_whoever_brings_a_version_back_does_not_approve_it():
    both = build.make_user("both", "Publisher", "Clinical reviewer")
    first = build.make_version()
    build.make_version(WRONG, at=build.later(5))
    first.refresh_from_db()
    version = guides.roll_back(first, reason="wrong", by=both, at=build.later(6))
    with pytest.raises(SecondPersonNeeded):
        guides.approve(version, by=both, at=build.later(7))


def test_a_withdrawn_version_can_come_back_by_review():
    first = build.make_version()
    guides.withdraw(first.guide, by=build.publisher(), at=build.later(1), reason="to be looked at")
    first.refresh_from_db()
    version = guides.roll_back(first, reason="it was right", by=build.editor(), at=build.later(2))
    assert version.state == "in_review"


def test_rolling_back_asks_for_a_reason_a_right_and_an_earlier_version():
    first = build.make_version()
    with pytest.raises(IllegalMove):
        guides.roll_back(first, reason="x", by=build.publisher(), at=build.later(2))
    with pytest.raises(BadRequest):
        guides.roll_back(first, reason=" ", by=build.publisher(), at=build.later(2))
    with pytest.raises(NotAllowed):
        guides.roll_back(first, reason="x", by=build.translator(), at=build.later(2))


def review(version: Version, **facts: object) -> Review:
    given = {"next_due": DUE, "reviewer": "A. Reviewer", "by": build.clinician(), "at": build.later(9)}
    return guides.confirm_review(version, **{**given, **facts})  # type: ignore[arg-type]


def test_a_review_without_change_tells_readers_both_dates_in_every_language():
    version = build.make_version()
    build.translate(version.guide, "es")
    before = {locale: body(locale) for locale in ("en", "es")}
    review(version, note="guideline read again")
    for locale in ("en", "es"):
        told = body(locale)
        assert told["reviewed"] == {
            "last": "2026-11-01",
            "next_due": "2029-11-01",
            "reviewer": "A. Reviewer",
            "notice": None,
        }
        assert told["sections"] == before[locale]["sections"]
        assert (told["version"], told["revision"]) == (1, 2)
        assert told["published_at"] == before[locale]["published_at"]
    assert Change.objects.filter(at=build.later(9)).count() == 2
    assert AuditEntry.objects.get(act="review").detail["note"] == "guideline read again"
    assert list(proofs.promises()) == []


def test_later_releases_keep_the_last_review():
    version = build.make_version()
    review(version)
    build.translate(version.guide, "es", at=build.later(20))
    assert body("es")["reviewed"]["next_due"] == "2029-11-01"  # type: ignore[index]


def test_only_clinical_reviewers_review_and_nobody_their_own_text():
    version = build.make_version()
    for user in (build.editor(), build.publisher(), build.translator()):
        with pytest.raises(NotAllowed):
            review(version, by=user)
    with pytest.raises(SecondPersonNeeded):
        review(version, by=build.make_user("editor", "Clinical reviewer"))
    assert not Review.objects.exists()


@pytest.mark.parametrize(
    ("facts", "error"), [({"reviewer": " "}, BadRequest), ({"next_due": date(2026, 11, 1)}, BadRequest)]
)
def test_a_review_has_a_name_and_a_date_ahead(facts, error):
    with pytest.raises(error):
        review(build.make_version(), **facts)


def test_only_what_is_published_is_reviewed_like_this():
    with pytest.raises(IllegalMove):
        review(build.make_version(state="approved"))


def test_a_review_is_never_rewritten():
    made = review(build.make_version())
    with pytest.raises(Error), transaction.atomic():
        Review.objects.filter(pk=made.pk).update(note="other")
    with pytest.raises(Error), transaction.atomic():
        made.delete()


def test_remarks_stand_at_their_sections_until_they_are_solved():
    version = build.make_version(state="in_review")
    said = {"risks": "Say how often.", "overview": " "}
    guides.send_back(version, by=build.clinician(), at=build.later(1), remarks=said)
    remark = Remark.objects.get()
    assert (remark.section_key, remark.text, remark.solved_at) == ("risks", "Say how often.", None)
    guides.solve(remark, by=build.editor(), at=build.later(2))
    remark.refresh_from_db()
    assert remark.solved_by is not None
    with pytest.raises(IllegalMove):
        guides.solve(remark, by=build.editor(), at=build.later(3))
    assert [e.act for e in AuditEntry.objects.order_by("id")][-2:] == ["send_back", "solve"]


@pytest.mark.parametrize("remarks", [{}, {"risks": " "}, {"nowhere": "what?"}])
def test_sending_back_says_something_about_a_section_there_is(remarks):
    version = build.make_version(state="in_review")
    with pytest.raises(BadRequest):
        guides.send_back(version, by=build.clinician(), at=build.later(1), remarks=remarks)


def test_a_draft_is_deleted_and_its_number_is_not_given_again():
    first = build.make_version()
    draft = drafting.start_draft(first, by=build.editor(), at=build.later(1))
    guides.delete_draft(draft, revision=draft.revision, by=build.editor(), at=build.later(2))
    assert not Version.objects.filter(number=2).exists()
    assert drafting.start_draft(first, by=build.editor(), at=build.later(3)).number == 3
    assert AuditEntry.objects.filter(act="delete_draft", version=2).exists()


@pytest.mark.parametrize("state", ["in_review", "approved", "published"])
def test_nothing_but_a_draft_is_deleted(state):
    version = build.make_version(state=state)
    with pytest.raises(IllegalMove):
        guides.delete_draft(version, revision=version.revision, by=build.editor(), at=build.later(2))
    assert Version.objects.filter(pk=version.pk).exists()


def test_a_draft_that_was_edited_meanwhile_is_not_deleted_unseen():
    version = build.make_draft()
    with pytest.raises(Moved):
        guides.delete_draft(version, revision=version.revision + 1, by=build.editor(), at=build.later(2))
    with pytest.raises(NotAllowed):
        guides.delete_draft(version, revision=version.revision, by=build.clinician(), at=build.later(2))


def test_a_file_can_name_the_reviewer():
    text = build.guide_text().replace(
        b"summary:", b"review: {last: 2026-10-01, reviewer: A. Reviewer}\nsummary:"
    )
    version = build.make_draft(text)
    assert (version.reviewer, version.reviewed_last) == ("A. Reviewer", date(2026, 10, 1))
    assert build.make_draft(text).pk == version.pk
