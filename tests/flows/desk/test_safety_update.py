"""A risk has to be told at once: the forecast says which languages wait, and nobody reads the old warning."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from contentapi.models import Version

pytestmark = pytest.mark.xdist_group("browser")

NEW_RISK = "\n\n- sudden weakness in a leg"


def test_a_safety_update_withholds_what_is_not_translated(eyes, guide, shoot):
    draft = guide.versions.get(state="draft")
    nurse = eyes.signed_in("demo-editor")
    shoot(nurse, "desk-dashboard", height=760)
    nurse.goto(f"{eyes.site}/admin/contentapi/guide/{guide.pk}/change/")
    shoot(nurse, "desk-guide")
    nurse.get_by_role("link", name="Version 3").click()
    expect(nurse.get_by_label("Urgency")).to_have_value("safety")
    risks = nurse.locator("textarea.markdown", has_text="allergic reaction").first
    risks.fill(risks.input_value() + NEW_RISK)
    nurse.get_by_role("button", name="Save and continue editing").click()
    nurse.locator(".object-tools").get_by_role("link", name="Submit for review", exact=True).click()
    expect(nurse.locator(".forecast li", has_text="русский").first).to_contain_text("withheld")
    nurse.locator(".submit-row").get_by_role("button", name="Submit for review", exact=True).click()

    clinician = eyes.signed_in("demo-clinician")
    clinician.goto(f"{eyes.site}/admin/contentapi/version/{draft.pk}/act/approve/")
    expect(clinician.get_by_role("heading", name="What changes for translators")).to_be_visible()
    shoot(clinician, "desk-approve")
    clinician.get_by_role("button", name="Approve", exact=True).click()

    publisher = eyes.signed_in("demo-publisher")
    publisher.goto(f"{eyes.site}/admin/contentapi/version/{draft.pk}/act/publish/")
    told = publisher.locator(".forecast li", has_text="русский").first
    for words in ("withheld", "español", "Risks", "Shown in English, with a notice"):
        expect(told).to_contain_text(words)
    for locale in ("ru", "es", "ar"):
        row = publisher.locator("tr", has=publisher.locator(f"th bdi[lang={locale}]"))
        assert "withheld" in row.inner_text()
    shoot(publisher, "desk-forecast")
    publisher.get_by_role("button", name="Publish", exact=True).click()
    assert Version.objects.get(pk=draft.pk).state == "published"

    reader = eyes.open(width=390, height=844)
    reader.goto(f"{eyes.site}/guides/{guide.slug}/ru/#risks")
    part = reader.locator("#risks")
    expect(part.get_by_text("sudden weakness in a leg")).to_be_visible()
    assert part.locator(".text").get_attribute("lang") == "en"
    expect(part.locator(".note")).to_be_visible()
    assert any("а" <= letter <= "я" for letter in part.locator(".note").inner_text())
    part.evaluate("one => one.scrollIntoView()")
    shoot(reader, "reader-ru-phone")
