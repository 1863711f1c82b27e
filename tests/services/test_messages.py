"""Single messages: what one writer did not see, they do not overwrite; the verdicts are those of files."""

from __future__ import annotations

import pytest

from contentapi.core.catalog import digest
from contentapi.core.errors import (
    BadRequest,
    Blocked,
    IllegalMove,
    Moved,
    NotAllowed,
    NotFound,
    NotText,
)
from contentapi.core.lifecycle import Origin
from contentapi.core.po import write as write_po
from contentapi.models import AuditEntry, Catalog, Override, Revision, Segment, Suggestion, Target
from contentapi.services import exports, guides
from contentapi.services.catalogs import messages, reviews
from tests import build

pytestmark = pytest.mark.django_db

OVERVIEW = "You get an injection into your knee."
DRIVE = "Rest for 24 hours."
GOOD, BETTER, WRONG = "Descanse durante 24 horas.", "Repose durante 24 horas.", "Descanse durante 48 horas."


@pytest.fixture
def guide():
    return build.make_version(state="approved").guide


@pytest.fixture
def record(guide):
    return Catalog.objects.create(guide=guide, locale="es")


@pytest.fixture
def context(guide):
    return Segment.objects.get(guide=guide, source=DRIVE).context


def put(record, context, text=GOOD, **facts):
    return messages.write(record, context, text, **{"by": build.translator(), "at": build.NOON, **facts})


def target() -> Target:
    return Target.objects.get(segment__source=DRIVE)


def test_a_text_is_written_where_there_is_none(record, context):
    outcome = put(record, context, expected=0)
    assert (outcome.fate, target().text, target().state, target().number) == (
        "applied",
        GOOD,
        "translated",
        1,
    )
    assert target().origin == "typed"


def test_a_locale_without_a_catalog_gets_one(guide, context):
    put(Catalog(guide=guide, locale="fr"), context, "Reposez-vous pendant 24 heures.")
    assert Catalog.objects.get(locale="fr").revision == 1


def test_a_text_that_was_not_seen_is_not_overwritten(record, context):
    put(record, context, expected=0)
    with pytest.raises(Moved) as refusal:
        put(record, context, BETTER, expected=0)
    facts = refusal.value.facts
    assert (facts["current"]["text"], facts["current"]["revision"], facts["yours"]) == (GOOD, 1, BETTER)
    assert facts["current"]["author"] == "translator"
    kept = Suggestion.objects.get(pk=facts["suggestion"])
    assert (kept.text, kept.reason, kept.state) == (BETTER, "conflict", "open")
    assert target().text == GOOD


def test_without_a_revision_only_an_empty_place_is_filled(record, context):
    put(record, context)
    with pytest.raises(Moved):
        put(record, context, BETTER)
    assert target().text == GOOD


def test_a_repeated_request_is_answered_and_changes_nothing(record, context):
    put(record, context, expected=0)
    assert put(record, context, expected=0).fate == "unchanged"
    assert Revision.objects.count() == 1


def test_a_text_emptied_by_an_undo_counts_as_moved(record, context, guide):
    from contentapi.models import Upload
    from contentapi.services import catalogs

    report = build.upload(build.filled(build.export(guide, "es"), {DRIVE: GOOD}, default=None))
    catalogs.undo(Upload.objects.get(pk=report.upload), by=build.translator(), at=build.NOON)
    with pytest.raises(Moved):
        put(record, context, BETTER, expected=1)
    put(record, context, BETTER, expected=2)


def test_a_losing_text_is_kept_once(record, context):
    put(record, context, expected=0)
    for _ in range(2):
        with pytest.raises(Moved):
            put(record, context, BETTER, expected=0)
    assert Suggestion.objects.count() == 1


def test_a_text_for_an_older_source_is_kept_beside_the_new_one(guide, record, context):
    seen = Segment.objects.get(source=DRIVE).digest
    put(record, context, expected=0)
    build.make_version(
        build.guide_text(risks="Rest for 48 hours.\n\n- infection\n- bleeding"), state="approved"
    )
    with pytest.raises(Moved) as refusal:
        put(record, context, BETTER, expected=1, source=seen)
    assert refusal.value.facts["fate"] == "source_moved"
    assert refusal.value.facts["msgid"] == "Rest for 48 hours."
    assert Suggestion.objects.get().reason == "source_moved"


def test_a_wrong_number_is_blocked_as_in_a_file(record, context, guide):
    with pytest.raises(Blocked) as refusal:
        put(record, context, WRONG, expected=0)
    by_message = refusal.value.facts["findings"]
    assert Suggestion.objects.get(pk=refusal.value.facts["suggestion"]).reason == "blocked"
    report = build.upload(build.filled(build.export(guide, "es"), {DRIVE: WRONG}, default=None))
    by_file = next(e for e in report.entries if e.message.source == DRIVE)
    assert by_message == by_file.told()["findings"]
    assert not Target.objects.exists()


@pytest.mark.parametrize("text", ["", "  \n "])
def test_a_blank_never_deletes(record, context, text):
    put(record, context)
    with pytest.raises(BadRequest):
        put(record, context, text, expected=1)
    assert target().text == GOOD


def test_line_feeds_at_the_edges_are_left_out(record, context):
    put(record, context, f"\r\n{GOOD}\n\n")
    assert target().text == GOOD


@pytest.mark.parametrize("text", ["a\x00b", "a\x07b", "a\ud800b"])
def test_what_a_file_may_not_hold_is_refused_here_too(record, context, text):
    with pytest.raises(NotText):
        put(record, context, text)


def test_a_fuzzy_text_never_replaces_an_accepted_one(guide, record, context):
    put(record, context)
    build.accept(guide, "es")
    with pytest.raises(Moved):
        put(record, context, BETTER, fuzzy=True, expected=2)
    assert (target().text, target().state) == (GOOD, "accepted")


def test_a_machines_text_is_fuzzy_until_a_person_says_otherwise(guide, record, context):
    put(record, context, origin=Origin.MACHINE)
    assert (target().state, target().origin) == ("fuzzy", "machine")
    assert build.accept(guide, "es").count == 0
    put(record, context, expected=1)
    assert (target().state, target().origin) == ("translated", "typed")


def test_an_unknown_message_is_not_found(record):
    with pytest.raises(NotFound):
        put(record, "risks/none")


def test_writing_needs_the_role_in_the_locale(record, context):
    french = build.make_user("french", "Translator")
    french.assignments.update(locale="fr")
    with pytest.raises(NotAllowed):
        put(record, context, by=french)
    assert not Target.objects.exists()


class TestMeaning:
    """The source changed in what bears its meaning."""

    NEW = "Rest for 48 hours."
    DENIED = "You get no injection into your knee."

    @pytest.fixture
    def edited(self, guide, record, context):
        put(record, context)
        build.accept(guide, "es")
        text = build.guide_text(risks=f"{self.NEW}\n\n- infection\n- bleeding")
        build.make_version(text, state="approved", at=build.later(10))
        return Target.objects.get(segment__source=self.NEW)

    @pytest.fixture
    def sly(self, guide, record):
        """An edit against which no check blocks the carried text."""
        put(record, Segment.objects.get(source=OVERVIEW).context, "Recibe una inyección en la rodilla.")
        build.accept(guide, "es")
        text = build.guide_text(overview=self.DENIED)
        build.make_version(text, state="approved", at=build.later(10))
        found = Target.objects.get(segment__source=self.DENIED)
        assert found.segment.meanings == ["negation"]
        return found

    def test_it_is_carried_over_as_fuzzy(self, edited):
        assert (edited.state, edited.text, edited.segment.meanings) == ("fuzzy", GOOD, ["number"])

    def test_clearing_the_flag_alone_is_refused(self, sly, record):
        with pytest.raises(Blocked) as refusal:
            put(record, sly.segment.context, sly.text, expected=1)
        assert refusal.value.facts["findings"][0]["check"] == "meaning"
        sly.refresh_from_db()
        assert sly.state == "fuzzy"

    def test_white_space_is_no_change(self, sly, record):
        with pytest.raises(Blocked):
            put(record, sly.segment.context, f" {sly.text}", expected=1)

    def test_a_confirmation_settles_it_and_is_written_down(self, sly, record):
        put(record, sly.segment.context, sly.text, expected=1, confirm=True)
        sly.refresh_from_db()
        assert sly.state == "translated"
        assert sly.revisions.get(number=2).act == "confirm"

    def test_a_confirmation_does_not_silence_the_checks(self, edited, record):
        with pytest.raises(Blocked):
            put(record, edited.segment.context, GOOD, expected=1, confirm=True)

    def test_the_carried_text_does_not_come_back_by_a_detour(self, sly, record):
        put(record, sly.segment.context, "No recibe ninguna inyección en la rodilla.", expected=1)
        with pytest.raises(Blocked):
            put(record, sly.segment.context, sly.text, expected=2)

    def test_a_changed_text_is_taken(self, edited, record):
        put(record, edited.segment.context, WRONG, expected=1)
        edited.refresh_from_db()
        assert (edited.text, edited.state) == (WRONG, "translated")

    def test_a_file_that_clears_the_flag_alone_is_blocked(self, sly, guide):
        file = build.filled(build.export(guide, "es"), {sly.segment.source: sly.text}, default=None)
        report = build.upload(file, at=build.later(20))
        entry = next(e for e in report.entries if e.message.source == sly.segment.source)
        assert (entry.fate, entry.findings[0].check, report.status) == ("blocked", "meaning", "findings")
        sly.refresh_from_db()
        assert sly.state == "fuzzy"

    def test_a_file_confirms_by_the_comment_that_the_export_names(self, sly, guide):
        from dataclasses import replace

        file = build.export(guide, "es")
        message = next(m for m in file.messages if m.source == sly.segment.source)
        note = next(n for n in message.notes if "by the comment: " in n)
        said = replace(message, fuzzy=False, comments=(note.partition("by the comment: ")[2],))
        there = tuple(said if m is message else m for m in file.messages)
        build.upload(replace(file, messages=there), at=build.later(20))
        sly.refresh_from_db()
        assert sly.state == "translated"

    def test_a_confirmation_of_an_older_source_confirms_nothing(self, sly, guide):
        from dataclasses import replace

        file = build.export(guide, "es")
        message = next(m for m in file.messages if m.source == sly.segment.source)
        stale = f"confirmed {digest(OVERVIEW)[:12]}"
        said = replace(message, fuzzy=False, comments=(stale,))
        there = tuple(said if m is message else m for m in file.messages)
        report = build.upload(replace(file, messages=there), at=build.later(20))
        assert report.counts["blocked"] == 1

    def test_two_edits_in_a_row_are_seen_together(self, sly, guide, record):
        again = "You get no injection into your sore knee."
        build.make_version(build.guide_text(overview=again), state="approved", at=build.later(20))
        now = Target.objects.get(segment__source=again)
        assert (now.segment.meanings, now.previous.source) == ([], OVERVIEW)
        with pytest.raises(Blocked):
            put(record, now.segment.context, now.text, expected=1)

    def test_undoing_a_file_brings_back_what_the_text_was_made_for(self, edited, guide):
        from contentapi.models import Upload
        from contentapi.services import catalogs

        before = write_po(exports.catalog(guide, "es"))
        report = build.upload(build.filled(build.export(guide, "es"), {self.NEW: WRONG}), at=build.later(20))
        catalogs.undo(Upload.objects.get(pk=report.upload), by=build.translator(), at=build.later(30))
        after = write_po(exports.catalog(guide, "es"))
        assert [line for line in after.splitlines() if b"Date" not in line] == [
            line for line in before.splitlines() if b"Date" not in line
        ]


class TestReviewers:
    """Sending back, taking, declining, overriding."""

    def test_a_rejected_text_is_fuzzy_and_says_why(self, guide, record, context):
        put(record, context)
        done = messages.reject(record, [context], comment="Use usted.", by=build.reviewer(), at=build.NOON)
        assert done.contexts == [context]
        assert target().state == "fuzzy"
        step = target().revisions.get(number=2)
        assert (step.act, step.comment, step.actor.name, step.author.name) == (
            "reject",
            "Use usted.",
            "reviewer",
            "translator",
        )
        sent = next(m for m in build.export(guide, "es").messages if m.source == DRIVE)
        assert "sent back by the reviewer: Use usted." in sent.notes

    def test_a_rejection_leaves_the_accepted_text_in_service(self, guide, record, context):
        put(record, context)
        build.accept(guide, "es")
        put(record, context, BETTER, expected=2)
        messages.reject(record, [context], comment="No.", by=build.reviewer(), at=build.NOON)
        assert (target().state, target().text, target().accepted.text) == ("fuzzy", BETTER, GOOD)

    def test_a_rejection_needs_words(self, record, context):
        put(record, context)
        with pytest.raises(BadRequest):
            messages.reject(record, [context], comment=" ", by=build.reviewer(), at=build.NOON)

    def test_what_moved_since_it_was_seen_is_not_rejected(self, record, context):
        put(record, context)
        seen = {context: (target().segment_id, 1)}
        put(record, context, BETTER, expected=1)
        done = messages.reject(
            record, [context], comment="No.", seen=seen, by=build.reviewer(), at=build.NOON
        )
        assert done.left == [context]
        assert target().state == "translated"

    def test_the_author_of_a_rejected_text_stays_its_author(self, guide, record, context):
        both = build.make_user("both", "Translator", "Reviewer")
        put(record, context, by=both)
        messages.reject(record, [context], comment="No.", by=build.reviewer(), at=build.NOON)
        put(record, context, expected=2, by=both)
        assert build.accept(guide, "es", by=both).own == [context]

    def test_what_moved_since_it_was_seen_is_not_accepted(self, guide, record, context):
        put(record, context)
        seen = {context: (target().segment_id, 1)}
        put(record, context, BETTER, expected=1)
        done = reviews.accept(record, by=build.reviewer(), at=build.NOON, seen=seen)
        assert (done.count, done.moved) == (0, [context])
        seen = {context: (target().segment_id, 2)}
        assert reviews.accept(record, by=build.reviewer(), at=build.NOON, seen=seen).count == 1

    def test_an_upload_is_accepted_as_far_as_it_stands(self, guide, record, context):
        from contentapi.models import Upload

        report = build.upload(
            build.filled(build.export(guide, "es"), {DRIVE: GOOD, "bleeding": "sangrado"}, default=None)
        )
        put(record, context, BETTER, expected=1)
        done = reviews.accept_upload(Upload.objects.get(pk=report.upload), by=build.reviewer(), at=build.NOON)
        assert (done.count, done.moved) == (1, [context])

    @pytest.fixture
    def suggestion(self, record, context):
        put(record, context)
        other = build.make_user("other", "Translator")
        with pytest.raises(Moved):
            put(record, context, BETTER, expected=0, by=other)
        return Suggestion.objects.get()

    def test_a_suggestion_is_taken_in_its_authors_name(self, suggestion):
        taken = messages.take(suggestion, expected=1, by=build.translator(), at=build.NOON)
        assert (taken.text, taken.author.name, taken.state) == (BETTER, "other", "translated")
        suggestion.refresh_from_db()
        assert suggestion.state == "taken"
        with pytest.raises(IllegalMove):
            messages.take(suggestion, by=build.translator(), at=build.NOON)

    def test_a_suggestion_does_not_replace_what_was_not_seen(self, suggestion, record, context):
        put(record, context, "Guarde reposo durante 24 horas.", expected=1)
        with pytest.raises(Moved):
            messages.take(suggestion, expected=1, by=build.translator(), at=build.NOON)
        suggestion.refresh_from_db()
        assert suggestion.state == "open"

    def test_a_declined_suggestion_stays_in_the_record(self, suggestion):
        messages.decline(suggestion, by=build.reviewer(), at=build.NOON)
        suggestion.refresh_from_db()
        assert suggestion.state == "declined"
        assert AuditEntry.objects.filter(act="decline").exists()

    def test_a_blocked_suggestion_is_not_taken(self, record, context):
        with pytest.raises(Blocked):
            put(record, context, WRONG)
        with pytest.raises(Blocked):
            messages.take(Suggestion.objects.get(), by=build.translator(), at=build.NOON)
        assert Suggestion.objects.get().state == "open"


class TestOverrides:
    """A clinical reviewer lets one text stand against one check."""

    ROUND = "Descanse durante 1 día."

    @pytest.fixture
    def blocked(self, record, context):
        with pytest.raises(Blocked) as refusal:
            put(record, context, WRONG)
        assert {f["check"] for f in refusal.value.facts["findings"] if f["level"] == "blocking"}
        return sorted({f["check"] for f in refusal.value.facts["findings"] if f["level"] == "blocking"})

    def override(self, record, context, checks, text=WRONG, **facts):
        for check in checks:
            messages.override(
                record,
                context,
                check,
                text=text,
                **{"by": build.clinician(), "at": build.NOON, "reason": "Agreed with the clinic.", **facts},
            )

    def test_an_overridden_finding_only_advises(self, guide, record, context, blocked):
        self.override(record, context, blocked)
        outcome = put(record, context, WRONG)
        assert outcome.fate == "applied"
        assert all(f.level == "advisory" for f in outcome.findings)
        assert any("Agreed with the clinic." in f.message for f in outcome.findings)
        assert build.accept(guide, "es").count == 1

    def test_it_holds_for_files_too(self, guide, record, context, blocked):
        self.override(record, context, blocked)
        report = build.upload(build.filled(build.export(guide, "es"), {DRIVE: WRONG}, default=None))
        assert (report.status, report.counts["applied"]) == ("applied", 1)

    def test_it_does_not_hold_for_another_text(self, record, context, blocked):
        self.override(record, context, blocked)
        with pytest.raises(Blocked):
            put(record, context, "Descanse durante 48 horas")

    def test_it_lapses_with_the_version_of_the_rule(self, record, context, blocked):
        self.override(record, context, blocked)
        old = Override.objects.get(check_id=blocked[0])
        from contentapi.services.catalogs import verdicts

        was = verdicts.VERSIONS[old.check_id]
        verdicts.VERSIONS[old.check_id] = was + 1
        try:
            with pytest.raises(Blocked):
                put(record, context, WRONG)
        finally:
            verdicts.VERSIONS[old.check_id] = was

    def test_it_needs_the_clinical_role(self, record, context, blocked):
        with pytest.raises(NotAllowed):
            self.override(record, context, blocked, by=build.reviewer())

    def test_it_needs_a_reason(self, record, context, blocked):
        with pytest.raises(BadRequest):
            self.override(record, context, blocked, reason="  ")

    def test_there_must_be_something_to_override(self, record, context, blocked):
        with pytest.raises(IllegalMove):
            self.override(record, context, ["bidi"])

    def test_it_is_written_down(self, record, context, blocked):
        self.override(record, context, blocked)
        entry = AuditEntry.objects.filter(act="override").first()
        assert entry.detail["reason"] == "Agreed with the clinic."


def test_a_comment_is_brought_back_by_an_undo(guide, record, context):
    from contentapi.models import Upload
    from contentapi.services import catalogs

    put(record, context, comment="First.")
    report = build.upload(
        build.filled(build.export(guide, "es"), {DRIVE: BETTER}, default=None), at=build.later(1)
    )
    catalogs.undo(Upload.objects.get(pk=report.upload), by=build.translator(), at=build.later(2))
    assert (target().text, target().comment) == (GOOD, "First.")


def test_withdrawing_does_not_stop_translators_from_reading_history(guide, record, context):
    put(record, context)
    version = guide.versions.get()
    guides.publish(version, by=build.publisher(), at=build.NOON)
    assert target().revisions.count() == 1
