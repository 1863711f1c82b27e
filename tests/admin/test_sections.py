"""The sections of a draft: their keys, and who else is writing in them."""

from __future__ import annotations

import pytest
from django.urls import reverse

from contentapi.models import Presence
from contentapi.services import guides
from tests import build
from tests.admin.test_versions import address, form_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("heading", "kind", "key"),
    [
        ("What to *expect*", "results", "what-to-expect"),
        ("Überblick", "other", "uberblick"),
        ("الأسئلة", "questions", "questions"),
        ("Overview", "other", "overview-2"),  # there is one
        ("Guide", "other", "guide-2"),  # not to be used
        ("Aftercare", "other", "aftercare-2"),  # an earlier version gave it to another kind
        ("Aftercare", "aftercare", "aftercare"),  # it comes back as what it was
        (
            "When you have to call your doctor or your own nurse at once",
            "talk",
            "when-you-have-to-call-your-doctor-or",
        ),
    ],
)
def test_a_new_section_without_a_key_gets_one_from_its_heading(heading, kind, key, at_desk):
    build.make_version(
        build.guide_text(risks="Rest.\n\n## After {#aftercare kind=aftercare critical}\n\nWalk.")
    )
    version = build.make_draft(build.guide_text(title="New"), at=build.later(1))
    new = {"key": "", "kind": kind, "heading": heading, "markdown": "Ask.", "version": version.pk}
    data = form_of(version, sections__TOTAL_FORMS=3) | {f"sections-2-{k}": v for k, v in new.items()}
    client = at_desk("writer", "Editor")
    assert client.post(address(version), data).status_code == 302
    assert version.sections.latest("pk").key == key
    page = client.get(address(version)).content.decode()
    assert f'value="{key}"' in page
    assert 'name="sections-2-key"' in page
    assert "readonly" in page.split('name="sections-2-key"')[1].split(">")[0]


def at(version):
    return reverse("admin:contentapi_version_present", args=[version.pk])


def test_a_page_that_stays_open_is_told_who_comes_saves_and_goes(at_desk):
    version = build.make_draft()
    first, second = at_desk("first", "Editor"), at_desk("second", "Editor")
    opened = {"revision": version.revision}
    assert first.post(at(version), opened).content.decode().strip() == ""
    second.get(address(version))
    assert "second has this draft open too." in first.post(at(version), opened).content.decode()
    second.post(address(version), form_of(version, title="New", _continue="1"))
    told = first.post(at(version), opened).content.decode()
    assert "second saved this draft since you opened it" in told
    assert second.post(at(version), {"leave": "1"}).status_code == 204
    assert "open too" not in first.post(at(version), {"revision": 2}).content.decode()


def test_a_page_that_stays_open_is_told_that_its_draft_was_handed_over(at_desk):
    version = build.make_draft()
    client = at_desk("writer", "Editor")
    guides.submit(version, by=build.editor(), at=build.later(1))
    assert "closed now: in review" in client.post(at(version), {"revision": 1}).content.decode()


def test_who_writes_nothing_neither_asks_nor_is_seen(at_desk, client):
    version = build.make_draft()
    assert at_desk("doctor", "Clinical reviewer").post(at(version), {"revision": 1}).status_code == 403
    assert client.post(at(version)).status_code == 302
    assert at_desk("writer", "Editor").get(at(version)).status_code == 405
    assert not Presence.objects.exists()


def test_asking_again_and_again_is_cheap(at_desk, django_assert_max_num_queries):
    version = build.make_draft()
    client = at_desk("writer", "Editor")
    client.post(at(version), {"revision": 1})
    with django_assert_max_num_queries(build.DUE + 12):
        client.post(at(version), {"revision": 1})
