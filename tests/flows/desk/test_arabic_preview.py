"""Before anything is published, a nurse sees the Arabic page: from right to left, and what would wait in English."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from contentapi.models import Release
from tests.browsing import faults, overflow

pytestmark = pytest.mark.xdist_group("browser")

DIRECTION = "one => getComputedStyle(one).direction"


def test_the_arabic_page_is_seen_before_anybody_reads_it(eyes, guide, shoot):
    releases = Release.objects.count()
    draft = guide.versions.get(state="draft")
    nurse = eyes.signed_in("demo-editor")
    nurse.goto(f"{eyes.site}/admin/contentapi/version/{draft.pk}/change/")
    nurse.locator(".object-tools").get_by_role("link", name="Preview", exact=True).click()
    nurse.get_by_label("Language").select_option("ar")
    nurse.get_by_role("button", name="Show").click()

    page = nurse.locator("article.preview")
    assert page.get_attribute("dir") == "rtl"
    kept = page.locator("#overview > div")
    assert kept.evaluate(DIRECTION) == "rtl"
    assert any("\u0600" <= letter <= "\u06ff" for letter in kept.inner_text())
    changed = page.locator("#preparation > div")
    assert (changed.get_attribute("lang"), changed.evaluate(DIRECTION)) == ("en", "ltr")
    expect(changed.locator(".state")).to_have_text("withheld")
    assert faults(nurse) == []
    shoot(nurse, "desk-preview-ar")

    nurse.get_by_label("Width").select_option("phone")
    nurse.get_by_role("button", name="Show").click()
    box = page.bounding_box()
    assert box is not None
    assert box["width"] <= 430
    assert Release.objects.count() == releases
    reader = eyes.open(width=1000, height=780)
    reader.goto(f"{eyes.site}/guides/{guide.slug}/ar/")
    assert (
        reader.locator("#preparation .text").get_attribute("lang") == "ar"
    )  # of the version before, and whole
    shoot(reader, "reader-ar")


def test_the_desk_itself_is_a_mirror_in_arabic(eyes, guide, shoot):
    draft = guide.versions.get(state="draft")
    nurse = eyes.signed_in("demo-editor", locale="ar")
    nurse.goto(f"{eyes.site}/admin/contentapi/version/{draft.pk}/change/")
    assert nurse.locator("html").get_attribute("dir") == "rtl"
    menu, content = nurse.locator("#nav-sidebar").bounding_box(), nurse.locator("#content").bounding_box()
    assert menu is not None
    assert content is not None
    assert menu["x"] > content["x"]
    text = nurse.locator("textarea.markdown").first  # the English text stays from left to right
    assert text.evaluate(DIRECTION) == "ltr"
    assert overflow(nurse) <= 0
    shoot(nurse, "desk-ar")


def test_what_is_typed_is_shown_beside_it_by_the_renderer_of_releases(eyes, guide):
    draft = guide.versions.get(state="draft")
    nurse = eyes.signed_in("demo-editor")
    nurse.goto(f"{eyes.site}/admin/contentapi/version/{draft.pk}/change/")
    text = nurse.locator("textarea.markdown").first
    text.focus()
    text.fill("Call **999** at once.\n\n- fever\n\n<script>alert(1)</script>")
    shown = nurse.locator(".preview.beside").first
    expect(shown.locator("strong", has_text="999")).to_be_visible()
    assert shown.locator("script").count() == 0
