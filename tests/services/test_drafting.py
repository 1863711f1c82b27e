"""Drafts: compare-and-set, authorship, and what no draft may say."""

from __future__ import annotations

import pytest

from contentapi.core.errors import (
    BadGuide,
    BadLocale,
    BadRequest,
    BadSection,
    IllegalMove,
    Moved,
    NotAllowed,
    SecondPersonNeeded,
)
from contentapi.models import AuditEntry, Version
from contentapi.services import drafting, guides
from contentapi.services.drafting import Code, Content, SectionText
from tests import build

pytestmark = pytest.mark.django_db
RISKS = SectionText("risks", "risks", True, "Risks", "Rest for 24 hours.")


def content(*sections: SectionText, title: str = "Knee injection", **facts: object) -> Content:
    return Content(title=title, sections=sections or (RISKS,), **facts)  # type: ignore[arg-type]


def edit(version: Version, said: Content, **facts: object) -> Version:
    given = {"revision": version.revision, "by": build.editor(), "at": build.later(5), **facts}
    return drafting.edit_draft(version, said, **given)  # type: ignore[arg-type]


def test_a_draft_says_what_it_was_told_and_nothing_else():
    version = edit(build.make_draft(), content(codes=(Code("ICD-10-CM", "M54.5"),), urgency="safety"))
    assert list(version.sections.values_list("key", "markdown")) == [("risks", "Rest for 24 hours.")]
    assert [str(code) for code in version.codes.all()] == ["ICD-10-CM M54.5"]
    assert (version.urgency, version.revision) == ("safety", 2)
    assert AuditEntry.objects.get(act="edit").detail == {
        "fields": ["summary", "urgency", "codes"],
        "sections": ["overview", "risks"],
    }


def test_the_same_edit_twice_is_one_edit():
    version = edit(build.make_draft(), content())
    assert edit(version, content()).revision == version.revision
    assert AuditEntry.objects.filter(act="edit").count() == 1


def test_an_edit_of_an_older_reading_is_refused_whole():
    version = build.make_draft()
    edit(version, content(title="First"))
    with pytest.raises(Moved, match="changed by editor"):
        edit(version, content(title="Second"))
    version.refresh_from_db()
    assert version.title == "First"


def test_a_section_that_moved_is_refused_though_the_version_was_read_afresh():
    version = build.make_draft()
    stale = SectionText("risks", "risks", True, "Risks", "Rest for 48 hours.", revision=7)
    with pytest.raises(Moved) as refused:
        edit(version, content(stale))
    assert refused.value.key == "risks"
    assert version.sections.count() == 2


@pytest.mark.parametrize("state", ["in_review", "approved", "published"])
def test_what_is_no_draft_is_closed(state):
    version = build.make_version(state=state)
    with pytest.raises(IllegalMove):
        edit(version, content())


@pytest.mark.parametrize("group", ["Translator", "Reviewer", "Publisher", "Clinical reviewer", "Auditor"])
def test_only_editors_edit_and_start(group):
    version, user = build.make_draft(), build.make_user("somebody", group)
    with pytest.raises(NotAllowed):
        edit(version, content(), by=user)
    with pytest.raises(NotAllowed):
        drafting.start_draft(version, by=user, at=build.NOON)
    with pytest.raises(NotAllowed):
        drafting.start_guide("hip", source_locale="en", title="Hip", by=user, at=build.NOON)
    with pytest.raises(NotAllowed):
        drafting.set_share(version.guide, 0.5, by=user, at=build.NOON)


def test_whoever_edited_cannot_approve():
    doctor = build.make_user("doctor", "Clinical reviewer", "Editor")
    version = edit(build.make_draft(), content(title="Mended"), by=doctor)
    version = guides.submit(version, by=build.editor(), at=build.later(6))
    with pytest.raises(SecondPersonNeeded):
        guides.approve(version, by=doctor, at=build.later(7))


@pytest.mark.parametrize(
    ("said", "error"),
    [
        (content(title=" "), BadRequest),
        (content(urgency="soon"), BadRequest),
        (content(RISKS, RISKS), BadSection),
        (content(SectionText("guide", "risks", True, "Risks", "x")), BadSection),
        (content(SectionText("Risks", "risks", True, "Risks", "x")), BadSection),
        (content(SectionText("risks", "dangers", True, "Risks", "x")), BadSection),
        (content(SectionText("risks", "risks", True, " ", "x")), BadSection),
        (content(SectionText("risks", "risks", True, "One\ntwo", "x")), BadSection),
        (content(SectionText("risks", "risks", True, "Risks", "<div>raw</div>")), BadGuide),
        (content(SectionText("risks", "risks", True, "Ri\x07sks", "x")), BadGuide),
    ],
)
def test_what_no_version_may_say_is_refused_whole(said, error):
    version = build.make_draft()
    with pytest.raises(error):
        edit(version, said)
    version.refresh_from_db()
    assert version.revision == 1


def test_an_unusable_section_is_named():
    with pytest.raises(BadGuide) as refused:
        edit(build.make_draft(), content(RISKS, SectionText("uses", "uses", False, "Uses", "<div>raw</div>")))
    assert refused.value.key == "uses"


def test_a_draft_is_started_while_another_is_open():
    version = build.make_version()
    first = drafting.start_draft(version, by=build.editor(), at=build.later(1))
    second = drafting.start_draft(version, by=build.editor(), at=build.later(2))
    assert [first.number, second.number] == [2, 3]


@pytest.mark.parametrize(
    ("slug", "locale", "title", "share", "error"),
    [
        ("Hip", "en", "Hip", 1, BadRequest), ("hip--x", "en", "Hip", 1, BadRequest), ("x" * 81, "en", "Hip", 1, BadRequest),
        ("hip", "no tag", "Hip", 1, BadLocale), ("hip", "en", " ", 1, BadRequest), ("hip", "en", "Hip", 1.1, BadRequest),
        ("knee-injection", "en", "Hip", 1, BadRequest),
    ],
)  # fmt: skip
def test_a_guide_is_not_started_with_what_it_could_not_keep(slug, locale, title, share, error):
    build.make_draft()
    with pytest.raises(error):
        drafting.start_guide(
            slug, source_locale=locale, title=title, share=share, by=build.editor(), at=build.NOON
        )
