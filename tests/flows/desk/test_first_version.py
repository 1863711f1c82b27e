"""A nurse writes a guide, a clinician clears it, a publisher puts it before readers."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from contentapi.models import Version
from tests.browsing import do

pytestmark = pytest.mark.xdist_group("browser")

TEXT = """---
slug: knee-injection
locale: en
title: "Knee injection: a guide for patients"
summary: What happens when your knee is injected, and what to watch for afterwards.
---

## What it is {#overview kind=overview}

A doctor puts a medicine into your knee with a thin needle. It takes about **10 minutes**.

## Risks {#risks kind=risks critical}

Call us the same day if you notice:

- fever above 38 °C
- redness that spreads
- pain that grows after 2 days
"""


def test_from_markdown_to_the_reader(eyes, shoot):
    nurse = eyes.signed_in("demo-editor")
    expect(nurse.get_by_role("heading", name="What waits for you")).to_be_visible()
    nurse.get_by_role("link", name="A guide from Markdown").click()
    nurse.get_by_label("or its text").fill(TEXT)
    shoot(nurse, "desk-markdown")
    nurse.get_by_role("button", name="Make a draft").click()
    expect(nurse.get_by_text("knee-injection 1 is a new draft.")).to_be_visible()
    shoot(nurse, "desk-draft")
    do(nurse, "Submit for review")
    expect(nurse.get_by_text("knee-injection 1 is now: in review.")).to_be_visible()

    unpublished = eyes.open()
    unpublished.goto(f"{eyes.site}/guides/knee-injection/")
    expect(unpublished.get_by_role("heading", name="Nothing is here")).to_be_visible()

    clinician = eyes.signed_in("demo-clinician")
    clinician.get_by_role("link", name="versions wait for clinical review").click()
    clinician.get_by_role("link", name="knee-injection 1").click()
    do(clinician, "Approve")
    expect(clinician.get_by_text("knee-injection 1 is now: approved.")).to_be_visible()

    publisher = eyes.signed_in("demo-publisher")
    publisher.get_by_role("link", name="approved versions wait for publication").click()
    publisher.get_by_role("link", name="knee-injection 1").click()
    publisher.locator(".object-tools").get_by_role("link", name="Publish", exact=True).click()
    expect(publisher.get_by_role("heading", name="What readers would get")).to_be_visible()
    publisher.get_by_role("button", name="Publish", exact=True).click()
    expect(publisher.get_by_text("knee-injection 1 is now: published.")).to_be_visible()

    reader = eyes.open()
    reader.goto(f"{eyes.site}/guides/knee-injection/en/")
    expect(reader.get_by_role("heading", level=1)).to_have_text("Knee injection: a guide for patients")
    expect(reader.get_by_text("redness that spreads")).to_be_visible()
    version = Version.objects.get(guide__slug="knee-injection")
    assert (version.state, str(version.written_by), str(version.approved_by)) == (
        "published",
        "demo-editor",
        "demo-clinician",
    )
