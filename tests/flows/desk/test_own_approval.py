"""Whoever wrote a text cannot clear it: not by the page, not from the list, not by a forged request."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from contentapi.models import AuditEntry
from tests import build
from tests.browsing import PASSWORD, do

pytestmark = pytest.mark.xdist_group("browser")


def test_the_author_is_refused_by_every_way_in(eyes, guide, shoot):
    nurse = build.make_user("demo-writing-clinician", "Editor", "Clinical reviewer", is_staff=True)
    nurse.set_password(PASSWORD)
    nurse.save()
    version = build.make_draft(build.guide_text("knee-injection"), by=nurse)
    page = eyes.signed_in(nurse.username)
    page.goto(f"{eyes.site}/admin/contentapi/version/{version.pk}/change/")
    do(page, "Submit for review")
    refusal = page.get_by_text("a second person has to approve it")

    address = f"{eyes.site}/admin/contentapi/version/{version.pk}/act/approve/"
    page.goto(address)
    button = page.locator(".submit-row").get_by_role("button", name="Approve", exact=True)
    if button.count():
        button.click()
    expect(refusal).to_be_visible()
    shoot(page, "desk-own-approval")

    page.goto(f"{eyes.site}/admin/contentapi/version/?state__exact=in_review")
    page.locator("input.action-select").first.check()
    page.get_by_label("Action:").select_option("approve")
    page.get_by_role("button", name="Go").click()
    expect(refusal).to_be_visible()

    page.goto(f"{eyes.site}/admin/")
    page.evaluate(
        """async (address) => {
            const token = document.cookie.match(/csrftoken=([^;]+)/)[1];
            const body = new URLSearchParams({ csrfmiddlewaretoken: token, state: "approved" });
            await fetch(address, { method: "POST", body });
        }""",
        address,
    )
    version.refresh_from_db()
    assert (version.state, version.approved_by) == ("in_review", None)
    assert not AuditEntry.objects.filter(act="approve", guide=version.guide).exists()
