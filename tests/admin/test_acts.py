"""The acts of the desk beyond the plain way: at a time, back again, reviewed, sent back, deleted, minor."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from contentapi.models import AuditEntry, Remark, Review, Schedule, Segment, Version
from contentapi.services import guides
from tests import build
from tests.admin.test_versions import act, address, form_of

pytestmark = pytest.mark.django_db
SECOND = build.guide_text(overview="You get an injection into your sore knee.")


def test_a_time_is_set_shown_and_called_off(at_desk):
    version = build.make_version(state="approved")
    client = at_desk("boss", "Publisher")
    when = (timezone.now() + timedelta(days=2)).replace(second=0, microsecond=0)
    assert "What readers would get" in client.get(act(version, "schedule")).content.decode()
    client.post(act(version, "schedule"), {"publish_at": f"{when:%Y-%m-%dT%H:%M}"})
    assert Schedule.objects.get().publish_at == when
    told = client.get(address(version)).content.decode()
    assert f"{when:%Y-%m-%d %H:%M}" in told
    assert act(version, "call_off") in told
    client.post(act(version, "call_off"))
    assert not Schedule.objects.exists()
    assert act(version, "call_off") not in client.get(address(version)).content.decode()


def test_a_time_that_has_passed_is_refused_with_the_form_still_there(at_desk):
    version = build.make_version(state="approved")
    told = at_desk("boss", "Publisher").post(act(version, "schedule"), {"publish_at": "2020-01-01T00:00"})
    assert (told.status_code, Schedule.objects.exists()) == (200, False)
    assert "lies ahead" in told.content.decode()


def test_nobody_but_a_publisher_sets_a_time(at_desk):
    version = build.make_version(state="approved")
    for name, group in (("writer", "Editor"), ("doctor", "Clinical reviewer"), ("auditor", "Auditor")):
        assert at_desk(name, group).post(act(version, "schedule"), {}).status_code == 403


def test_an_earlier_version_is_brought_back_with_a_reason(at_desk):
    first = build.make_version()
    build.make_version(SECOND, at=build.later(5))
    client = at_desk("boss", "Publisher")
    assert act(first, "roll_back") in client.get(address(first)).content.decode()
    assert client.post(act(first, "roll_back"), {"reason": ""}).status_code == 200
    client.post(act(first, "roll_back"), {"reason": "the new text is wrong"})
    assert Version.objects.get(number=3).state == "in_review"


def test_a_review_without_change_is_one_form_with_everything_filled_in(at_desk):
    version = build.make_version()
    client = at_desk("doctor", "Clinical reviewer", first_name="Demo", last_name="Clinician")
    told = client.get(act(version, "review")).content.decode()
    assert 'value="Demo Clinician"' in told
    due = (timezone.now() + timedelta(days=400)).date().isoformat()
    client.post(act(version, "review"), {"reviewer": "Demo Clinician", "next_due": due, "note": "ok"})
    made = Review.objects.get()
    assert (made.reviewer, made.next_due.isoformat(), made.note) == ("Demo Clinician", due, "ok")
    assert due in client.get(address(version)).content.decode()
    assert (
        date_format(made.next_due)
        in client.get(reverse("admin:contentapi_version_changelist")).content.decode()
    )


def test_remarks_are_written_at_sections_shown_there_and_ticked_off(at_desk):
    version = build.make_version(state="in_review")
    doctor = at_desk("doctor", "Clinical reviewer")
    assert doctor.post(act(version, "send_back"), {"comment": " "}).status_code == 200
    doctor.post(act(version, "send_back"), {"comment": "", "remark-risks": "Say how often it happens."})
    remark = Remark.objects.get()
    assert (remark.section_key, remark.solved_at) == ("risks", None)
    version.refresh_from_db()
    client = at_desk("writer", "Editor")
    told = client.get(address(version)).content.decode()
    assert told.count("Say how often it happens.") == 2
    client.post(address(version), form_of(version, solved=[remark.pk]))
    remark.refresh_from_db()
    assert str(remark.solved_by) == "writer"
    assert "Say how often it happens." not in client.get(address(version)).content.decode()


def test_a_draft_is_deleted_after_a_question(at_desk):
    version = build.make_draft()
    client = at_desk("writer", "Editor")
    assert "go for good" in client.get(act(version, "delete")).content.decode()
    assert Version.objects.filter(pk=version.pk).exists()
    answer = client.post(act(version, "delete"), {"revision": version.revision}, follow=True)
    assert answer.status_code == 200
    assert not Version.objects.filter(pk=version.pk).exists()
    assert AuditEntry.objects.filter(act="delete_draft").exists()


def test_a_published_version_has_no_way_to_be_deleted(at_desk):
    version = build.make_version()
    client = at_desk("chief", is_superuser=True)
    assert act(version, "delete") not in client.get(address(version)).content.decode()
    client.post(act(version, "delete"), {"revision": version.revision})
    assert client.post(reverse("admin:contentapi_version_delete", args=[version.pk])).status_code == 403
    assert Version.objects.filter(pk=version.pk, state="published").exists()


def test_an_edit_is_declared_minor_and_one_that_changes_the_meaning_is_not(at_desk):
    guide = build.make_version().guide
    build.translate(guide, "es")
    text = build.guide_text(
        overview="You get an injection in your knee.", risks="Rest for 48 hours.\n\n- infection\n- bleedings"
    )
    version = build.make_version(text, state="approved", at=build.later(5))
    client = at_desk("writer", "Editor")
    told = client.get(act(version, "minor")).content.decode()
    edits = {s.context: s.meanings for s in _edited(version)}
    meaning = next(context for context, kinds in edits.items() if kinds)
    plain = next(context for context, kinds in edits.items() if not kinds)
    assert f'value="{meaning}" disabled' in told
    refused = client.post(act(version, "minor"), {"contexts": [meaning], "reason": "typo"})
    assert "they change the meaning" in refused.content.decode()
    done = client.post(act(version, "minor"), {"contexts": [plain], "reason": "typo"}, follow=True)
    assert "es: 1" in done.content.decode()
    assert AuditEntry.objects.get(act="declare_minor").detail["messages"] == [plain]


def _edited(version: Version) -> list[Segment]:
    return [p.segment for p in version.placements.select_related("segment") if p.segment.predecessor_id]


def test_a_guide_withdrawn_in_between_has_no_time_any_more(at_desk):
    guide = build.make_version().guide
    version = build.make_version(SECOND, state="approved", at=build.later(5))
    now = timezone.now()
    guides.schedule(version, now + timedelta(days=1), by=build.publisher(), at=now)
    at_desk("boss", "Publisher").post(
        reverse("admin:contentapi_guide_withdraw", args=[guide.pk]), {"reason": "wrong"}
    )
    assert not Schedule.objects.exists()
