"""A guide is wrong and has to go: one act, every language, pages and API say so and name the replacement."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests import build

pytestmark = pytest.mark.xdist_group("browser")

NOTICE = "This guide gave a wrong dose. Throw away printed copies and read the new guide."


def test_an_emergency_withdrawal_reaches_every_reader(eyes, guide, shoot):
    build.make_version(build.guide_text("nerve-block", title="Nerve block: a guide for patients"))
    publisher = eyes.signed_in("demo-publisher")
    publisher.goto(f"{eyes.site}/admin/contentapi/guide/{guide.pk}/change/")
    publisher.locator(".object-tools").get_by_role("link", name="Withdraw", exact=True).click()
    button = publisher.get_by_role("button", name="Withdraw in every language")
    button.click()  # without a reason the browser does not even send it
    expect(button).to_be_visible()
    publisher.get_by_label("Reason").fill("The dose in Preparation is ten times too high.")
    publisher.get_by_label("Public notice").fill(NOTICE)
    publisher.get_by_label("Replacement").fill("nerve-block")
    shoot(publisher, "desk-withdraw")
    button.click()
    expect(publisher.get_by_text("is withdrawn in every language")).to_be_visible()

    reader = eyes.open()
    for locale in ("en", "es-MX", "ar", "ru"):
        answer = reader.goto(f"{eyes.site}/guides/{guide.slug}/{locale}/")
        assert answer is not None
        assert answer.status == 410
        expect(reader.get_by_text(NOTICE)).to_be_visible()
        assert reader.locator("a[href='/guides/nerve-block/']").count() == 1
    reader.goto(f"{eyes.site}/guides/{guide.slug}/en/")
    shoot(reader, "reader-withdrawn", height=640)

    for path in ("", "/es-MX", "/en/sections/risks"):
        told = reader.request.get(f"{eyes.site}/api/v1/guides/{guide.slug}{path}")
        said = told.json()
        assert (told.status, said["code"], said["replacement"]) == (410, "guide_withdrawn", "nerve-block")
    tombstones = reader.request.get(f"{eyes.site}/api/v1/withdrawals").json()
    assert guide.slug in str(tombstones)
