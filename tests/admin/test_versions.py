"""Drafts are edited, versions move, and every refusal is told."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from contentapi.models import AuditEntry, Guide, Version
from tests import build

pytestmark = pytest.mark.django_db


def address(version: Version) -> str:
    return reverse("admin:contentapi_version_change", args=[version.pk])


def act(version: Version, name: str) -> str:
    return reverse("admin:contentapi_version_act", args=[version.pk, name])


def form_of(version: Version, **changed: Any) -> dict[str, Any]:
    """What a browser sends for a draft as it stands, with some fields changed (`sections-0-heading=…`)."""
    sections = list(version.sections.order_by("position"))
    data: dict[str, Any] = {
        "title": version.title,
        "summary": version.summary,
        "urgency": version.urgency,
        "reviewer": version.reviewer,
        "reviewed_last": "",
        "review_due": "",
        "read_revision": version.revision,
        "sections-TOTAL_FORMS": len(sections),
        "sections-INITIAL_FORMS": len(sections),
        "codes-TOTAL_FORMS": 0,
        "codes-INITIAL_FORMS": 0,
    }
    for number, section in enumerate(sections):
        for name in ("id", "position", "key", "kind", "heading", "markdown"):
            data[f"sections-{number}-{name}"] = getattr(section, name)
        data[f"sections-{number}-version"] = version.pk
        if section.critical:
            data[f"sections-{number}-critical"] = "on"
    named = {name.replace("__", "-"): value for name, value in changed.items()}
    return data | named


def test_an_editor_changes_a_draft_and_becomes_an_author(at_desk):
    version = build.make_draft(by=build.make_user("first", "Editor"))
    client = at_desk("second", "Editor")
    data = form_of(
        version, title="Knee injection, new", sections__1__markdown="Rest for 48 hours.\r\n\r\n- infection"
    )
    assert client.post(address(version), data).status_code == 302
    version.refresh_from_db()
    assert (version.title, version.revision) == ("Knee injection, new", 2)
    risks = version.sections.get(key="risks")
    assert (risks.markdown, risks.revision) == ("Rest for 48 hours.\n\n- infection", 2)
    assert version.sections.get(key="overview").revision == 1
    assert {a.name for a in version.authors.all()} == {"first", "second"}
    entry = AuditEntry.objects.get(act="edit")
    assert (entry.actor.name, entry.detail) == ("second", {"fields": ["title"], "sections": ["risks"]})


def test_saving_an_unchanged_draft_leaves_no_trace(at_desk):
    version = build.make_draft(by=build.make_user("first", "Editor"))
    at_desk("second", "Editor").post(address(version), form_of(version))
    version.refresh_from_db()
    assert version.revision == 1
    assert [a.name for a in version.authors.all()] == ["first"]


def test_two_editors_at_once_lose_nobodys_words(at_desk):
    version = build.make_draft()
    mine = form_of(version, sections__0__heading="Mine")
    at_desk("other", "Editor").post(address(version), form_of(version, sections__0__heading="Theirs"))
    answer = at_desk("me", "Editor").post(address(version), mine)
    told = answer.content.decode()
    assert answer.status_code == 200
    assert "changed by other since you opened it" in told
    assert 'value="Mine"' in told
    assert version.sections.get(key="overview").heading == "Theirs"


def test_sections_are_added_moved_and_removed(at_desk):
    version = build.make_draft()
    data = form_of(
        version,
        sections__TOTAL_FORMS=3,
        sections__0__position=2,
        sections__1__position=1,
        sections__2__key="aftercare",
        sections__2__kind="aftercare",
        sections__2__heading="After",
        sections__2__markdown="Rest.",
        sections__2__position="",
        sections__2__version=version.pk,
    )
    client = at_desk("writer", "Editor")
    assert client.post(address(version), data).status_code == 302
    assert list(version.sections.order_by("position").values_list("key", flat=True)) == [
        "risks",
        "overview",
        "aftercare",
    ]
    version.refresh_from_db()
    gone = form_of(version, sections__0__DELETE="on")
    assert client.post(address(version), gone).status_code == 302
    assert list(version.sections.order_by("position").values_list("key", flat=True)) == [
        "overview",
        "aftercare",
    ]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"sections__0__markdown": "<div>raw</div>\n\n<script>x</script>"}, "errorlist"),
        ({"sections__0__key": "guide"}, "section_key_guide_is_reserved"),
        ({"sections__0__key": "No_Slug"}, "section key"),
        ({"sections__0__key": "risks"}, "errorlist"),
        ({"title": ""}, "errorlist"),
        ({"sections__0__heading": ""}, "errorlist"),
    ],
)
def test_what_no_version_may_say_is_told_and_not_stored(changed, told, at_desk):
    version = build.make_draft()
    answer = at_desk("writer", "Editor").post(address(version), form_of(version, **changed))
    assert (answer.status_code, told in answer.content.decode()) == (200, True)
    version.refresh_from_db()
    assert version.revision == 1


@pytest.mark.parametrize("state", ["in_review", "approved", "published"])
def test_only_a_draft_can_be_edited(state, at_desk):
    version = build.make_version(state=state)
    client = at_desk("writer", "Editor")
    assert client.get(address(version)).status_code == 200
    assert client.post(address(version), form_of(version, title="Sneaked in")).status_code == 403
    version.refresh_from_db()
    assert version.title == "Knee injection"


def test_the_whole_way_from_draft_to_readers(at_desk):
    version = build.make_draft()
    steps = [
        ("submit", "writer", "Editor"),
        ("approve", "doctor", "Clinical reviewer"),
        ("publish", "boss", "Publisher"),
    ]
    for name, who, group in steps:
        client = at_desk(who, group)
        assert client.get(act(version, name)).status_code == 200
        assert client.post(act(version, name)).status_code == 302
    version.refresh_from_db()
    assert version.state == "published"
    assert [e.act for e in AuditEntry.objects.order_by("id")][-3:] == ["submit", "approve", "publish"]


def test_looking_at_an_act_does_nothing(at_desk):
    version = build.make_version(state="in_review")
    at_desk("doctor", "Clinical reviewer").get(act(version, "approve"))
    version.refresh_from_db()
    assert version.state == "in_review"


def test_sending_back_asks_for_a_comment(at_desk):
    version = build.make_version(state="in_review")
    client = at_desk("doctor", "Clinical reviewer")
    assert client.post(act(version, "send_back"), {"comment": " "}).status_code == 200
    client.post(act(version, "send_back"), {"comment": "The dose is missing."})
    version.refresh_from_db()
    assert version.state == "draft"
    assert AuditEntry.objects.get(act="send_back").detail["comment"] == "The dose is missing."


@pytest.mark.parametrize(
    ("name", "state", "group"),
    [
        ("submit", "draft", "Translator"),
        ("approve", "in_review", "Editor"),
        ("send_back", "in_review", "Editor"),
        ("publish", "approved", "Editor"),
        ("new_draft", "published", "Translator"),
    ],
)
def test_who_lacks_the_permission_neither_sees_nor_does_the_act(name, state, group, at_desk):
    version = build.make_version(state=state)
    client = at_desk("someone", group)
    assert act(version, name) not in client.get(address(version)).content.decode()
    assert client.get(act(version, name)).status_code == 403
    assert client.post(act(version, name), {"comment": "x"}).status_code == 403
    chosen = {"action": name, "_selected_action": [version.pk]}
    client.post(reverse("admin:contentapi_version_changelist"), chosen)
    version.refresh_from_db()
    assert (version.state, Version.objects.count()) == (state, 1)


def test_the_author_who_approves_is_told_that_a_second_person_is_needed(at_desk):
    writer = build.make_user("both", "Editor")
    version = build.make_draft(by=writer)
    client = at_desk("both", "Editor", "Clinical reviewer")
    client.post(act(version, "submit"))
    told = client.post(act(version, "approve"), follow=True).content.decode()
    assert "second person" in told
    version.refresh_from_db()
    assert version.state == "in_review"


def test_an_act_out_of_turn_is_refused_in_words(at_desk):
    version = build.make_draft()
    told = at_desk("boss", "Publisher").post(act(version, "publish"), follow=True).content.decode()
    assert "cannot publish" in told
    assert at_desk("boss", "Publisher").get(act(version, "publish")).status_code == 302


def test_the_list_does_acts_to_many_and_each_stands_alone(at_desk):
    good = build.make_version(build.guide_text("good"), state="in_review")
    early = build.make_draft(build.guide_text("early"))
    chosen = {"action": "approve", "_selected_action": [good.pk, early.pk]}
    told = at_desk("doctor", "Clinical reviewer").post(
        reverse("admin:contentapi_version_changelist"), chosen, follow=True
    )
    assert "cannot approve" in told.content.decode()
    good.refresh_from_db()
    early.refresh_from_db()
    assert (good.state, early.state) == ("approved", "draft")


def test_before_approval_the_changed_meanings_are_shown(at_desk):
    build.make_version()
    text = build.guide_text(risks="Rest for 48 hours.\n\n- infection\n- bleeding")
    version = build.make_version(text, state="in_review")
    told = at_desk("doctor", "Clinical reviewer").get(act(version, "approve")).content.decode()
    assert "<del>24</del><ins>48</ins>" in told
    assert "number" in told


def test_before_publication_the_desk_forecasts_what_readers_get(at_desk):
    guide = build.make_version().guide
    build.translate(guide, "es")
    text = build.guide_text(risks="Rest for 48 hours.\n\n- infection\n- bleeding")
    version = build.make_version(text, state="approved")
    told = at_desk("boss", "Publisher").get(act(version, "publish")).content.decode()
    assert "cell-withheld" in told
    assert "español" in told


def test_a_new_draft_begins_with_the_text_but_not_with_its_review(at_desk):
    version = build.make_version()
    at_desk("writer", "Editor").post(act(version, "new_draft"))
    draft = Version.objects.get(number=2)
    assert (draft.state, draft.title, draft.reviewer, draft.reviewed_last) == (
        "draft",
        version.title,
        "",
        None,
    )
    assert list(draft.sections.values_list("key", "markdown")) == list(
        version.sections.values_list("key", "markdown")
    )
    assert [a.name for a in draft.authors.all()] == ["writer"]


def test_a_preview_shows_the_draft_to_the_desk_only(at_desk, client):
    version = build.make_draft()
    preview = reverse("admin:contentapi_version_preview", args=[version.pk])
    assert b"<li>bleeding</li>" in at_desk("writer", "Editor").get(preview).content
    assert client.get(preview).status_code == 302


def test_a_guide_is_started_at_the_desk(at_desk):
    client = at_desk("writer", "Editor")
    form = {"slug": "hip-injection", "source_locale": "EN-gb", "title": "Hip injection", "share": "0.8"}
    answer = client.post(reverse("admin:contentapi_guide_add"), form, follow=True)
    guide = Guide.objects.get(slug="hip-injection")
    version = guide.versions.get()
    assert (guide.source_locale, guide.share, version.title, version.state) == (
        "en-GB",
        0.8,
        "Hip injection",
        "draft",
    )
    assert answer.redirect_chain[-1][0] == address(version)
    again = client.post(reverse("admin:contentapi_guide_add"), {**form, "slug": "Hip_Injection"})
    assert "lower-case letters" in again.content.decode()
