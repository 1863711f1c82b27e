"""Editors see how a draft reads, and what is unready goes no further, by no route."""

from __future__ import annotations

import pytest
from django.urls import reverse

from contentapi.core.errors import Unready
from contentapi.core.segmentation import read_guide
from contentapi.models import Version
from contentapi.services import drafting, guides
from tests import build
from tests.admin.test_versions import act

pytestmark = pytest.mark.django_db
LONG = "You rest " + "and you rest " * 8 + "in anticipation of the examination."


def test_long_sentences_and_hard_words_are_marked_in_the_text(at_desk):
    version = build.make_draft(build.guide_text(overview=LONG))
    client = at_desk("writer", "Editor")
    told = client.get(reverse("admin:contentapi_version_reading", args=[version.pk])).content.decode()
    assert '<mark class="long" title="' in told
    assert '<span class="hard">examination</span>' in told
    assert "Flesch-Kincaid" in told


def test_what_an_editor_wrote_is_never_markup_here(at_desk):
    version = build.make_draft(build.guide_text(overview="Is 1 &lt; 2 \\<script>examination\\</script>?"))
    client = at_desk("writer", "Editor")
    told = client.get(reverse("admin:contentapi_version_reading", args=[version.pk])).content.decode()
    assert "<script>exam" not in told


def test_a_language_without_a_formula_is_told_so(at_desk):
    version = build.make_draft(
        build.guide_text(overview="استرح.", risks="ألم.").replace(b"locale: en", b"locale: ar")
    )
    told = at_desk("writer", "Editor").get(reverse("admin:contentapi_version_reading", args=[version.pk]))
    assert "no formula that is valid" in told.content.decode()


def test_an_empty_guide_cannot_be_submitted(at_desk):
    drafting.start_guide("hip", source_locale="en", title="Hip", by=build.editor(), at=build.NOON)
    version = Version.objects.get(guide__slug="hip")
    client = at_desk("writer", "Editor")
    assert "There are no sections." in client.get(act(version, "submit")).content.decode()
    client.post(act(version, "submit"))
    with pytest.raises(Unready) as refused:
        guides.submit(version, by=build.editor(), at=build.later(1))
    assert refused.value.facts["findings"] == [{"rule": "no_sections", "section": "", "words": []}]
    version.refresh_from_db()
    assert version.state == "draft"


def test_required_kinds_are_an_installations_own(settings):
    settings.REQUIRED_KINDS = ["seek_help"]
    version = build.make_draft()
    with pytest.raises(Unready, match="missing_kind seek_help"):
        guides.submit(version, by=build.editor(), at=build.later(1))
    text = build.guide_text() + b"\n## Help {#help kind=seek_help critical}\n\nCall us.\n"
    version, _ = guides.write_draft(read_guide(text), by=build.editor(), at=build.later(2))
    assert guides.submit(version, by=build.editor(), at=build.later(3)).state == "in_review"


def test_links_to_guides_that_readers_do_not_have_are_found_and_nobody_is_asked(at_desk, settings):
    settings.ALLOWED_HOSTS = ["testserver", "guides.example"]
    build.make_version(build.guide_text("nerve-block"))
    gone = build.make_version(build.guide_text("gone")).guide
    guides.withdraw(gone, by=build.publisher(), at=build.later(1), reason="wrong")
    here = "[a](https://guides.example/guides/nerve-block/#risks)"
    dead = "[b](https://guides.example/guides/gone/) [c](https://guides.example/guides/nerve-block/#dose)"
    version = build.make_draft(build.guide_text(overview=f"{here} {dead}"))
    page = reverse("admin:contentapi_version_reading", args=[version.pk])
    told = at_desk("writer", "Editor").get(page).content.decode()
    assert "guide that readers do not have" in told
    assert "guides/gone/" in told
    assert "a section that its guide does not have" in told
    assert "#risks" not in told.split("findings-heading")[1].split("</section>")[0]
