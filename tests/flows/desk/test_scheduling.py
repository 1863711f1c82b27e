"""A version is to be published on a Monday morning: nobody has to be there, and until then it can be called off."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from contentapi.models import Schedule
from contentapi.services import guides, policy
from tests.browsing import do, faults, overflow

pytestmark = pytest.mark.xdist_group("browser")


def test_a_time_is_set_seen_called_off_set_again_and_kept(eyes, guide, shoot):
    draft = guide.versions.get(state="draft")
    guides.submit(draft, by=policy.user("demo-editor"), at=timezone.now())
    guides.approve(draft, by=policy.user("demo-clinician"), at=timezone.now())
    publisher = eyes.signed_in("demo-publisher")
    publisher.goto(f"{eyes.site}/admin/contentapi/version/{draft.pk}/act/schedule/")
    expect(publisher.get_by_role("heading", name="What readers would get")).to_be_visible()
    time = publisher.get_by_label("Time of publication (UTC)")
    button = publisher.get_by_role("button", name="Publish at a time")
    time.fill("2020-01-01T06:00")
    button.click()  # a time that has passed is not even sent
    expect(button).to_be_visible()
    assert not Schedule.objects.exists()
    wanted = (timezone.now() + timedelta(days=8)).replace(hour=6, minute=0, second=0, microsecond=0)
    time.fill(f"{wanted:%Y-%m-%dT%H:%M}")
    assert faults(publisher) == []
    shoot(publisher, "desk-schedule", height=1000)
    button.click()
    told = f"{draft} will be published at {wanted:%Y-%m-%d %H:%M} UTC."
    expect(publisher.get_by_text(told)).to_be_visible()
    do(publisher, "Call the time off")
    assert not Schedule.objects.exists()
    publisher.locator(".object-tools").get_by_role("link", name="Publish at a time").click()
    time.fill(f"{wanted:%Y-%m-%dT%H:%M}")
    button.click()
    expect(publisher.get_by_text(told)).to_be_visible()
    publisher.goto(f"{eyes.site}/admin/")
    expect(publisher.locator("section", has_text="To be published")).to_contain_text(
        f"{wanted:%Y-%m-%d} 06:00 UTC"
    )

    reader = eyes.open(width=390)
    address = f"{eyes.site}/api/v1/guides/{guide.slug}/en"
    assert reader.request.get(address).json()["version"] == 2
    guides.settle(at=wanted - timedelta(seconds=1))
    assert reader.request.get(address).json()["version"] == 2
    guides.settle(at=wanted)
    draft.refresh_from_db()
    assert (draft.state, draft.published_at) == ("published", wanted)
    assert overflow(publisher) <= 0
