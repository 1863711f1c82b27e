"""Guides at the desk: the matrix, the timeline, withdrawal, Markdown."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from contentapi.models import AuditEntry, Guide, Version, Withdrawal
from tests import build

pytestmark = pytest.mark.django_db


def page(guide: Guide) -> str:
    return reverse("admin:contentapi_guide_change", args=[guide.pk])


def withdrawal(guide: Guide) -> str:
    return reverse("admin:contentapi_guide_withdraw", args=[guide.pk])


def test_a_guides_page_shows_every_section_in_every_language(at_desk):
    guide = build.make_version().guide
    build.translate(guide, "es")
    build.translate(guide, "ar")
    build.make_version(build.guide_text(overview="Your knee gets an injection today, from a nurse."))
    told = at_desk("auditor", "Auditor").get(page(guide)).content.decode()
    assert '<bdi lang="ar" dir="rtl">العربية</bdi>' in told
    assert told.count("cell-outdated") == 2
    assert told.count("cell-current") == 4
    assert "Version 2" in told
    assert "(critical)" in told


def test_a_guides_page_costs_the_same_in_two_languages_as_in_eight(at_desk):
    guide = build.make_version().guide
    client = at_desk("auditor", "Auditor")
    build.translate(guide, "es")
    build.translate(guide, "fr")
    client.get(page(guide))
    with CaptureQueriesContext(connection) as few:
        client.get(page(guide))
    for locale in ("de", "ar", "hi", "ja", "ru", "vi"):
        build.translate(guide, locale)
    with CaptureQueriesContext(connection) as many:
        client.get(page(guide))
    assert len(many) == len(few)


def test_withdrawing_asks_why_and_then_takes_the_guide_from_readers(at_desk):
    guide = build.make_version().guide
    other = build.make_version(build.guide_text("other-guide")).guide
    client = at_desk("boss", "Publisher")
    assert client.post(withdrawal(guide), {"reason": ""}).status_code == 200
    assert client.post(withdrawal(guide), {"reason": "x", "replacement": "no-such"}).status_code == 200
    assert not Withdrawal.objects.exists()
    form = {"reason": "A dose was wrong.", "notice": "Ask your team.", "replacement": "other-guide"}
    assert client.post(withdrawal(guide), form).status_code == 302
    done = Withdrawal.objects.get()
    assert (done.reason, done.notice, done.replacement) == ("A dose was wrong.", "Ask your team.", other)
    assert guide.offers.count() == 0


def test_who_may_not_withdraw_sees_neither_button_nor_page(at_desk):
    guide = build.make_version().guide
    client = at_desk("writer", "Editor")
    assert withdrawal(guide) not in client.get(page(guide)).content.decode()
    assert client.post(withdrawal(guide), {"reason": "x"}).status_code == 403
    assert not Withdrawal.objects.exists()


def test_an_unpublished_guide_cannot_be_withdrawn(at_desk):
    guide = build.make_draft().guide
    told = at_desk("boss", "Publisher").post(withdrawal(guide), {"reason": "x"}, follow=True).content.decode()
    assert "nothing to withdraw" in told


def test_the_list_leads_to_the_page_of_one_withdrawal(at_desk):
    guide = build.make_version().guide
    other = build.make_version(build.guide_text("other-guide")).guide
    client = at_desk("boss", "Publisher")
    address = reverse("admin:contentapi_guide_changelist")
    one = client.post(address, {"action": "withdraw", "_selected_action": [guide.pk]})
    assert one.url == withdrawal(guide)
    both = client.post(address, {"action": "withdraw", "_selected_action": [guide.pk, other.pk]}, follow=True)
    assert "one guide at a time" in both.content.decode()
    assert not Withdrawal.objects.exists()


def test_markdown_becomes_a_draft(at_desk):
    client = at_desk("writer", "Editor")
    address = reverse("admin:contentapi_guide_markdown")
    file = SimpleUploadedFile("knee.md", build.guide_text(), "text/markdown")
    assert client.post(address, {"file": file}).status_code == 302
    version = Version.objects.get()
    assert (version.guide.slug, version.state, version.written_by.name) == (
        "knee-injection",
        "draft",
        "writer",
    )
    again = client.post(address, {"text": build.guide_text().decode()}, follow=True)
    assert "nothing was changed" in again.content.decode()
    assert Version.objects.count() == 1


def test_markdown_that_is_no_guide_is_told_with_its_reason(at_desk):
    address = reverse("admin:contentapi_guide_markdown")
    answer = at_desk("writer", "Editor").post(address, {"text": "just words"})
    assert (answer.status_code, "errorlist" in answer.content.decode()) == (200, True)
    assert at_desk("translator", "Translator").get(address).status_code == 403


def test_a_lower_share_offers_the_languages_that_now_have_enough(at_desk):
    guide = build.make_version().guide
    build.upload(
        build.filled(build.export(guide, "es"), {"You get an injection into your knee.": ""}, default=None)
    )
    targets = {
        "Knee injection": "Infiltración",
        "A short guide.": "Guía breve.",
        "Risks": "Riesgos",
        "Rest for 24 hours.": "Descanse durante 24 horas.",
        "infection": "infección",
        "bleeding": "sangrado",
    }
    build.upload(build.filled(build.export(guide, "es"), targets, default=None))
    build.accept(guide, "es")
    assert not guide.offers.filter(locale="es").exists()
    at_desk("writer", "Editor").post(page(guide), {"share": "0.5"})
    assert guide.offers.filter(locale="es").exists()
    assert AuditEntry.objects.get(act="set_share").detail == {"before": 1.0, "share": 0.5}
