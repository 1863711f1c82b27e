"""An editor may say that an edit was minor; the rules decide whether it can be."""

from __future__ import annotations

import pytest

from contentapi.core.errors import BadRequest, Blocked, IllegalMove, NotAllowed, NotFound
from contentapi.models import AuditEntry, Offer, Revision, Segment, Suggestion, Target
from contentapi.services import guides
from contentapi.services.catalogs.minor import declare_minor
from tests import build

pytestmark = pytest.mark.django_db

OLD, NEW = "You get an injection into your knee.", "You will get an injection into your knee."
GOOD = "Recibe una inyección en la rodilla."


@pytest.fixture
def guide():
    guide = build.make_version().guide
    build.translate(guide, "es", {OLD: GOOD})
    build.translate(guide, "fr", {OLD: "Vous recevez une injection dans le genou."})
    return guide


@pytest.fixture
def version(guide):
    return build.make_version(build.guide_text(overview=NEW), state="approved", at=build.later(1))


def context(source=NEW) -> str:
    return Segment.objects.get(source=source).context


def declare(version, *contexts, **facts):
    given = {"reason": "A word.", "by": build.editor(), "at": build.later(2), **facts}
    return declare_minor(version, contexts, **given)


def test_a_minor_edit_keeps_what_was_accepted_in_every_locale(version):
    done = declare(version, context())
    assert done.kept == {"es": 1, "fr": 1}
    target = Target.objects.get(catalog__locale="es", segment__source=NEW)
    assert (target.state, target.text, target.accepted.text) == ("accepted", GOOD, GOOD)
    step = target.accepted
    assert (step.act, step.author.name, step.accepted_by.name, step.actor.name) == (
        "minor",
        "translator",
        "reviewer",
        "editor",
    )


def test_readers_keep_their_language(guide, version):
    declare(version, context())
    guides.publish(version, by=build.publisher(), at=build.later(3))
    assert Offer.objects.get(guide=guide, locale="es").release.state == "current"


def test_it_reaches_readers_also_after_publication(guide, version):
    guides.publish(version, by=build.publisher(), at=build.later(2))
    assert Offer.objects.get(guide=guide, locale="es").release.state != "current"
    assert len(declare(version, context()).releases) == 2
    assert Offer.objects.get(guide=guide, locale="es").release.state == "current"


def test_an_edit_that_changes_the_meaning_is_never_minor(guide):
    text = build.guide_text(overview=NEW, risks="Rest for 48 hours.\n\n- infection\n- bleeding")
    version = build.make_version(text, state="approved", at=build.later(1))
    with pytest.raises(Blocked) as refusal:
        declare(version, context(), context("Rest for 48 hours."))
    assert refusal.value.facts["meanings"] == {context("Rest for 48 hours."): ["number"]}
    assert not Revision.objects.filter(act="minor").exists()


def test_a_text_that_somebody_touched_is_left_alone(version):
    build.upload(
        build.filled(build.export(version.guide, "es"), {NEW: "Recibirá una inyección en la rodilla."})
    )
    assert declare(version, context()).kept == {"fr": 1}


def test_an_improvement_that_waited_is_kept_beside(guide):
    better = "Le ponen una inyección en la rodilla."
    build.upload(build.filled(build.export(guide, "es"), {OLD: better}))
    version = build.make_version(build.guide_text(overview=NEW), state="approved", at=build.later(1))
    declare(version, context())
    assert Target.objects.get(catalog__locale="es", segment__source=NEW).text == GOOD
    assert Suggestion.objects.get().text == better


def test_a_text_that_a_check_now_blocks_is_left_alone(guide):
    linked = "You get [an injection](https://example.org/knee) into your knee."
    version = build.make_version(build.guide_text(overview=linked), state="approved", at=build.later(1))
    done = declare(version, Segment.objects.get(predecessor__source=OLD).context)
    assert done.kept == {}
    assert len(done.blocked) == 2


def test_it_is_written_down_with_its_reason(version):
    declare(version, context())
    detail = AuditEntry.objects.filter(act="declare_minor").get().detail
    assert (detail["reason"], detail["messages"]) == ("A word.", [context()])


@pytest.mark.parametrize(
    ("facts", "error"),
    [({"by": "translator"}, NotAllowed), ({"reason": " "}, BadRequest)],
)
def test_it_needs_an_editor_and_a_reason(version, facts, error):
    if "by" in facts:
        facts = {"by": build.translator()}
    with pytest.raises(error):
        declare(version, context(), **facts)


def test_only_what_was_edited_can_be_minor(version):
    with pytest.raises(NotFound):
        declare(version, context("infection"))


def test_a_draft_has_no_edits_to_declare(guide):
    draft = build.make_draft(build.guide_text(overview=NEW))
    with pytest.raises(IllegalMove):
        declare(draft, "overview/x")
