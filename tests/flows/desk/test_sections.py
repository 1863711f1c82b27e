"""A nurse adds a section and drags it to its place: its key is made for her, and everything else stays as it was."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browsing import faults

pytestmark = pytest.mark.xdist_group("browser")


def test_a_section_is_added_named_dragged_and_saved(eyes, guide, shoot):
    draft = guide.versions.get(state="draft")
    before = list(draft.sections.order_by("position").values_list("key", flat=True))
    nurse = eyes.signed_in("demo-editor", height=1200)
    nurse.goto(f"{eyes.site}/admin/contentapi/version/{draft.pk}/change/")
    rows = nurse.locator("#sections-group .inline-related:not(.empty-form)")
    new = rows.last
    key = new.locator("input[name$=-key]")
    new.locator("input[name$=-heading]").fill("What it costs: a short answer")
    expect(key).to_have_value("what-it-costs-a-short-answer")
    key.fill("costs")
    new.locator("input[name$=-heading]").fill("What it costs")
    expect(key).to_have_value("costs")  # what was typed stays
    new.locator("select[name$=-kind]").select_option("costs")
    new.locator("textarea.markdown").fill("Ask your clinic.")
    assert faults(nurse) == []

    grip = new.locator(".grip")
    grip.scroll_into_view_if_needed()
    box = grip.bounding_box()
    assert box is not None
    nurse.mouse.move(box["x"] + 8, box["y"] + 8)
    nurse.mouse.down()
    second = rows.nth(1).locator("h3").bounding_box()
    assert second is not None
    nurse.mouse.move(box["x"] + 8, second["y"] + 2, steps=4)
    expect(rows.nth(1).locator("input[name$=-heading]")).to_have_value("What it costs")
    shoot(nurse, "desk-sections")
    nurse.mouse.up()
    expect(rows.nth(1).locator("textarea.markdown")).to_be_visible()
    nurse.get_by_role("button", name="Save and continue editing").click()
    expect(nurse.locator(".messagelist .success")).to_be_visible()
    after = list(draft.sections.order_by("position").values_list("key", flat=True))
    assert after == [before[0], "costs", *before[1:]]
