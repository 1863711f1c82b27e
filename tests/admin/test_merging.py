"""Two editors on one draft: the second gets the first one's edits, and decides where both said something."""

from __future__ import annotations

from typing import Any

import pytest

from contentapi.admin.versions.merging import as_read
from contentapi.models import Version
from tests import build
from tests.admin.test_versions import address, form_of

pytestmark = pytest.mark.django_db


def page_of(version: Version, **changed: Any) -> dict[str, Any]:
    """What a browser sends that opened the draft as it stands now."""
    return form_of(version, read_content=as_read(version), **changed)


def text(version: Version, key: str) -> str:
    return version.sections.get(key=key).markdown


def resent(answer: Any, **changed: Any) -> dict[str, Any]:
    """The form that came back, sent again."""
    form = answer.context["adminform"].form
    data = {name: value for name, value in form.data.items() if value is not None}
    return data | {name.replace("__", "-"): value for name, value in changed.items()}


def test_edits_of_different_sections_are_brought_together(at_desk):
    version = build.make_draft()
    mine = page_of(version, sections__0__markdown="Mine.", title="My title")
    at_desk("other", "Editor").post(address(version), page_of(version, sections__1__markdown="Theirs."))
    client = at_desk("me", "Editor")
    answer = client.post(address(version), mine)
    told = answer.content.decode()
    assert "changed by other since you opened it" in told
    assert "Taken in from there: risks" in told
    assert (text(version, "overview"), text(version, "risks")) == (
        "You get an injection into your knee.",
        "Theirs.",
    )
    assert client.post(address(version), resent(answer)).status_code == 302
    version.refresh_from_db()
    assert (text(version, "overview"), text(version, "risks"), version.title) == (
        "Mine.",
        "Theirs.",
        "My title",
    )


@pytest.mark.parametrize(
    ("choice", "stored"), [("mine", "Mine."), ("theirs", "Theirs."), ("both", "Theirs.\n\nMine.")]
)
def test_what_both_changed_is_shown_and_decided(at_desk, choice, stored):
    version = build.make_draft()
    mine = page_of(version, sections__1__markdown="Mine.")
    at_desk("other", "Editor").post(address(version), page_of(version, sections__1__markdown="Theirs."))
    client = at_desk("me", "Editor")
    answer = client.post(address(version), mine)
    told = answer.content.decode()
    assert "To be decided below: risks" in told
    assert ">Theirs.</pre>" in told
    undecided = client.post(address(version), resent(answer))
    assert (undecided.status_code, text(version, "risks")) == (200, "Theirs.")
    assert client.post(address(version), resent(answer, merge_risks=choice)).status_code == 302
    assert text(version, "risks") == stored


def test_a_section_that_the_other_added_is_kept(at_desk):
    version = build.make_draft()
    mine = page_of(version, sections__0__markdown="Mine.")
    added = page_of(
        version,
        sections__TOTAL_FORMS=3,
        sections__2__key="aftercare",
        sections__2__kind="aftercare",
        sections__2__heading="After",
        sections__2__markdown="Rest.",
        sections__2__position=3,
        sections__2__version=version.pk,
    )
    at_desk("other", "Editor").post(address(version), added)
    client = at_desk("me", "Editor")
    answer = client.post(address(version), mine)
    assert client.post(address(version), resent(answer)).status_code == 302
    assert list(version.sections.order_by("position").values_list("key", "markdown"))[0::2] == [
        ("overview", "Mine."),
        ("aftercare", "Rest."),
    ]


def test_a_third_save_in_between_is_brought_in_too(at_desk):
    version = build.make_draft()
    mine = page_of(version, sections__0__markdown="Mine.")
    other = at_desk("other", "Editor")
    other.post(address(version), page_of(version, sections__1__markdown="Theirs."))
    client = at_desk("me", "Editor")
    answer = client.post(address(version), mine)
    version.refresh_from_db()
    other.post(address(version), page_of(version, title="Their title"))
    again = client.post(address(version), resent(answer))
    assert again.status_code == 200
    assert client.post(address(version), resent(again)).status_code == 302
    version.refresh_from_db()
    assert (text(version, "overview"), version.title) == ("Mine.", "Their title")


def test_a_page_without_its_beginning_loses_nobodys_words(at_desk):
    version = build.make_draft()
    mine = form_of(version, sections__0__markdown="Mine.", read_content="{nonsense")
    at_desk("other", "Editor").post(address(version), page_of(version, sections__0__markdown="Theirs."))
    told = at_desk("me", "Editor").post(address(version), mine).content.decode()
    assert "To be decided below: overview" in told
    assert text(version, "overview") == "Theirs."


def test_somebody_who_has_the_draft_open_is_named(at_desk):
    version = build.make_draft()
    first, second = at_desk("first", "Editor"), at_desk("second", "Editor")
    assert "has this draft open too" not in first.get(address(version)).content.decode()
    assert "first has this draft open too" in second.get(address(version)).content.decode()
    first.post(address(version), page_of(version, title="New"))
    assert "first has this draft open too" not in second.get(address(version)).content.decode()


def test_looking_at_a_draft_without_the_right_to_edit_warns_nobody(at_desk):
    version = build.make_draft()
    at_desk("doctor", "Clinical reviewer").get(address(version))
    assert "open too" not in at_desk("writer", "Editor").get(address(version)).content.decode()
