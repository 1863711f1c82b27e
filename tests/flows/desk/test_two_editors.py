"""Two editors have one draft open: the second to save sees what the first wrote, and nothing is lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests import build
from tests.browsing import PASSWORD, faults

pytestmark = pytest.mark.xdist_group("browser")

FIRST = "Please bring your list of medicines."
SECOND = "Please come without jewellery."


def test_the_second_editor_sees_the_text_of_the_first(eyes, guide, shoot):
    other = build.make_user("demo-second-editor", "Editor", is_staff=True)
    other.set_password(PASSWORD)
    other.save()
    draft = guide.versions.get(state="draft")
    page = f"{eyes.site}/admin/contentapi/version/{draft.pk}/change/"
    first, second = eyes.signed_in("demo-editor"), eyes.signed_in(other.username)
    first.clock.install()
    first.goto(page)
    second.goto(page)
    expect(first.get_by_text("has this draft open too")).to_have_count(0)  # nobody was there yet
    first.clock.fast_forward(25_000)
    expect(first.get_by_text("demo-second-editor has this draft open too")).to_be_visible()
    for window, words in ((first, FIRST), (second, SECOND)):
        text = window.locator("textarea.markdown").first
        text.fill(f"{text.input_value()}\n\n{words}")
    first.get_by_role("button", name="Save and continue editing").click()
    expect(first.locator(".messagelist .success")).to_be_visible()
    second.get_by_role("button", name="Save and continue editing").click()

    theirs = second.locator(".collision")
    expect(second.get_by_text("was changed by demo-editor since you opened it").first).to_be_visible()
    expect(theirs.locator("pre")).to_contain_text(FIRST)
    assert SECOND in second.locator("textarea.markdown").first.input_value()
    assert faults(second) == []
    shoot(second, "desk-collision")
    stored = draft.sections.order_by("position")[0]
    assert FIRST in stored.markdown
    assert SECOND not in stored.markdown

    second.get_by_role("button", name="Save and continue editing").click()  # no choice, nothing stored
    expect(theirs).to_be_visible()
    theirs.get_by_label("both").check()
    second.get_by_role("button", name="Save and continue editing").click()
    expect(second.locator(".messagelist .success")).to_be_visible()
    stored.refresh_from_db()
    assert FIRST in stored.markdown
    assert SECOND in stored.markdown
