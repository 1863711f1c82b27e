"""The desk sees a version in every language before readers do, and a text while it is written."""

from __future__ import annotations

import orjson
import pytest
from django.urls import reverse

from contentapi.models import AuditEntry, Offer, Placement
from contentapi.services import guides, previewing
from tests import build

pytestmark = pytest.mark.django_db
NEW = build.guide_text(risks="Rest for 48 hours.\n\n- infection\n- bleeding")
RENDER = "admin:contentapi_version_render"


def preview(version: object) -> str:
    return reverse("admin:contentapi_version_preview", args=[version.pk])  # type: ignore[attr-defined]


@pytest.mark.parametrize("urgency", ["routine", "safety"])
def test_the_forecast_of_a_draft_is_what_publishing_it_does(urgency, at_desk):
    guide = build.make_version().guide
    for locale in ("es", "ar"):
        build.translate(guide, locale)
    text = build.guide_text(overview="One injection.", risks="Rest for 48 hours.", urgency=urgency)
    draft = build.make_draft(text, at=build.later(5))
    told = {
        one.locale: [(c.key, c.state.value, c.renders_version) for c in one.sections]
        for one in previewing.forecast(draft)
    }
    page = at_desk("writer", "Editor").get(reverse("admin:contentapi_version_act", args=[draft.pk, "submit"]))
    assert "Shown in English, with a notice" in page.content.decode()
    version = guides.submit(draft, by=build.editor(), at=build.later(6))
    version = guides.approve(version, by=build.clinician(), at=build.later(7))
    assert {one.locale: one.offered for one in previewing.forecast(version)} == {"ar": True, "es": True}
    guides.publish(version, by=build.publisher(), at=build.later(8))
    for locale, states in told.items():
        body = orjson.loads(bytes(Offer.objects.get(guide=guide, locale=locale).release.body))
        assert [(s["key"], s["state"], s["renders_version"]) for s in body["sections"]] == states


@pytest.mark.parametrize("state", ["draft", "approved"])
def test_a_preview_is_what_readers_get_after_publication(state):
    guide = build.make_version().guide
    for locale in ("es", "ar"):
        build.translate(guide, locale)
    version = build.make_version(NEW, state=state, at=build.later(5))
    shown = {locale: previewing.preview(version, locale) for locale in ("en", "es", "ar")}
    if state == "draft":
        version = guides.submit(version, by=build.editor(), at=build.later(6))
        version = guides.approve(version, by=build.clinician(), at=build.later(7))
    guides.publish(version, by=build.publisher(), at=build.later(8))
    for locale, one in shown.items():
        body = orjson.loads(bytes(Offer.objects.get(guide=guide, locale=locale).release.body))
        assert [(s.choice.state.value, s.locale, s.markdown, s.notice) for s in one.sections] == [
            (s["state"], s["locale"], s["markdown"], s["notice"]) for s in body["sections"]
        ]
        assert (one.title, one.title_locale) == (body["title"], body["title_locale"])


def test_a_preview_writes_nothing(at_desk):
    build.translate(build.make_version().guide, "es")
    version = build.make_version(NEW, state="draft", at=build.later(5))
    before = (AuditEntry.objects.count(), Placement.objects.count())
    assert at_desk("writer", "Editor").get(preview(version), {"locale": "es"}).status_code == 200
    assert (AuditEntry.objects.count(), Placement.objects.count()) == before


def test_arabic_reads_from_the_right_and_what_is_withheld_from_the_left(at_desk):
    build.translate(build.make_version().guide, "ar")
    version = build.make_version(NEW, state="draft", at=build.later(5))
    told = (
        at_desk("writer", "Editor").get(preview(version), {"locale": "ar", "width": "phone"}).content.decode()
    )
    assert '<article class="preview preview-phone" lang="ar" dir="rtl">' in told
    assert '<div lang="en" dir="ltr">' in told
    assert "state-withheld" in told


@pytest.mark.parametrize("asked", [{"locale": "fr"}, {"locale": "../x"}, {"width": "huge"}])
def test_a_preview_that_cannot_be_is_not_found(at_desk, asked):
    version = build.make_draft()
    assert at_desk("writer", "Editor").get(preview(version), asked).status_code == 404


def test_a_text_is_shown_while_it_is_written_and_never_runs(at_desk):
    client = at_desk("writer", "Editor")
    said = client.post(reverse(RENDER), {"markdown": "**Stop** [x](javascript:alert(1))"}).json()
    assert said == {"html": "<p><strong>Stop</strong> x</p>", "error": ""}
    raw = client.post(reverse(RENDER), {"markdown": "<script>x</script>"}).json()
    assert "<script" not in raw["html"]
    assert "raw HTML" in raw["error"]


def test_only_editors_have_texts_rendered(at_desk, client):
    assert at_desk("auditor", "Auditor").post(reverse(RENDER), {"markdown": "x"}).status_code == 403
    assert client.post(reverse(RENDER), {"markdown": "x"}).status_code == 302
