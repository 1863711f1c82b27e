"""A login runs out while a nurse writes: what was typed is offered again after signing in."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browsing import PASSWORD

pytestmark = pytest.mark.xdist_group("browser")
WORDS = "Bring your list of medicines."


def test_what_was_typed_outlives_the_login(eyes, guide):
    draft = guide.versions.get(state="draft")
    page = eyes.signed_in("demo-editor")
    page.goto(f"{eyes.site}/admin/contentapi/version/{draft.pk}/change/")
    text = page.locator("textarea.markdown").first
    text.fill(f"{text.input_value()}\n\n{WORDS}")
    page.context.clear_cookies()
    page.get_by_role("button", name="Save and continue editing").click()
    page.goto(f"{eyes.site}/admin/login/?next=/admin/contentapi/version/{draft.pk}/change/")
    page.get_by_label("Username").fill("demo-editor")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_text("Text of yours was not saved:")).to_be_visible()
    assert WORDS not in page.locator("textarea.markdown").first.input_value()
    page.get_by_role("button", name="Bring it back").click()
    assert WORDS in page.locator("textarea.markdown").first.input_value()
    page.get_by_role("button", name="Save and continue editing").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert WORDS in draft.sections.order_by("position").first().markdown
    expect(page.get_by_text("Text of yours was not saved:")).to_have_count(0)
