"""A nurse without a mouse moves a section and saves: every stop can be seen, and none is a trap."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.xdist_group("browser")

HERE = """() => {
    const one = document.activeElement, look = getComputedStyle(one);
    const ring = look.outlineStyle !== "none" && parseFloat(look.outlineWidth) > 0;
    const box = one.getBoundingClientRect();
    return {
        name: one.getAttribute("aria-label") || one.value || one.textContent.trim(),
        place: one.name || one.id || one.className || one.tagName,
        tag: one.tagName,
        seen: (ring || look.boxShadow !== "none") && box.width > 0 && box.height > 0,
    };
}"""


def test_every_stop_is_seen_and_the_way_leads_to_saving(eyes, guide):
    draft = guide.versions.get(state="draft")
    page = eyes.signed_in("demo-editor")
    page.goto(f"{eyes.site}/admin/contentapi/version/{draft.pk}/change/")
    page.keyboard.press("Tab")
    assert "skip" in page.evaluate(HERE)["place"]
    page.keyboard.press("Enter")

    before = list(draft.sections.order_by("position").values_list("key", flat=True))
    unseen, moved, steps = [], 0, 0
    while True:
        page.keyboard.press("Tab")
        steps += 1
        stop = page.evaluate(HERE)
        assert steps < 400, "no way out"
        if not stop["seen"]:
            unseen.append(stop)
        if stop["name"] == "Move down" and not moved:
            page.keyboard.press("Enter")
            assert page.evaluate(HERE)["name"] == "Move down"  # the hand stays where it was
            moved = steps
        if stop["place"] == "_continue":
            break
    assert unseen == []
    page.keyboard.press("Enter")
    page.wait_for_selector(".messagelist .success")
    after = list(draft.sections.order_by("position").values_list("key", flat=True))
    assert after == [before[1], before[0], *before[2:]]


def test_a_confirmation_is_reached_and_left_by_keyboard(eyes, guide):
    draft = guide.versions.get(state="draft")
    page = eyes.signed_in("demo-editor")
    page.goto(f"{eyes.site}/admin/contentapi/version/{draft.pk}/act/submit/")
    for _ in range(120):
        page.keyboard.press("Tab")
        stop = page.evaluate(HERE)
        if stop["name"] == "Submit for review" and stop["tag"] == "INPUT":
            break
    page.keyboard.press("Tab")
    assert page.evaluate(HERE)["name"] == "Cancel"
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/version/{draft.pk}/change/")
    draft.refresh_from_db()
    assert draft.state == "draft"
