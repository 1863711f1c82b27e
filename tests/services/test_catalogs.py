"""Files in and out: nothing accepted is lost, nothing is applied unseen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from contentapi.core.catalog import Fate
from contentapi.core.errors import AddressMismatch, CatalogRefused, IllegalMove, NotAllowed
from contentapi.core.po import write
from contentapi.models import Catalog, Revision, Suggestion, Target, Upload
from contentapi.services import catalogs, exports, reviews
from tests import build
from tests.core.po import gnu

pytestmark = pytest.mark.django_db

OVERVIEW = "You get an injection into your knee."
DRIVE = "Rest for 24 hours."
GOOD = {OVERVIEW: "Recibe una inyección en la rodilla.", DRIVE: "Descanse durante 24 horas."}


@pytest.fixture
def guide():
    return build.make_version(state="approved").guide


def fates(report) -> dict[str, int]:
    return report.counts


def target(source: str) -> Target:
    return Target.objects.get(segment__source=source)


def test_an_export_holds_every_message_in_document_order(guide):
    catalog = build.export(guide, "es")
    assert [m.context for m in catalog.messages][:3] == ["guide/title", "guide/summary", "overview/heading"]
    assert all(m.references and m.notes for m in catalog.messages)


def test_an_export_is_byte_stable(guide):
    assert write(exports.catalog(guide, "es")) == write(exports.catalog(guide, "es"))


def test_importing_an_export_changes_nothing(guide):
    build.translate(guide, "es", GOOD)
    before = Revision.objects.count()
    report = build.upload(build.export(guide, "es"))
    assert set(fates(report)) == {"unchanged"}
    assert report.status == "unchanged"
    assert Revision.objects.count() == before


def test_export_import_export_is_byte_stable(guide):
    build.translate(guide, "es", GOOD)
    data = write(exports.catalog(guide, "es"))
    build.upload(data)
    assert write(exports.catalog(guide, "es")) == data


def test_a_file_is_applied_where_the_record_is_empty(guide):
    report = build.upload(build.filled(build.export(guide, "es"), GOOD, default=None))
    assert fates(report)["applied"] == 2
    assert target(DRIVE).state == "translated"


def test_importing_the_same_file_twice_equals_once(guide):
    file = build.filled(build.export(guide, "es"), GOOD)
    build.upload(file)
    before = (Revision.objects.count(), Upload.objects.count())
    report = build.upload(file)
    assert set(fates(report)) == {"unchanged"}
    assert (Revision.objects.count(), Upload.objects.count()) == before


def test_two_files_from_one_export_that_disagree_make_a_conflict(guide):
    file = build.export(guide, "es")
    build.upload(build.filled(file, {DRIVE: "Descanse durante 24 horas."}, default=None))
    report = build.upload(build.filled(file, {DRIVE: "Repose durante 24 horas."}, default=None))
    assert fates(report)["conflict"] == 1
    assert target(DRIVE).text == "Descanse durante 24 horas."
    assert Suggestion.objects.get().text == "Repose durante 24 horas."


def test_a_stale_file_changes_no_accepted_text(guide):
    stale = build.export(guide, "es")
    build.translate(guide, "es", GOOD)
    report = build.upload(stale)
    assert set(fates(report)) == {"unchanged"}
    assert target(DRIVE).state == "accepted"


def test_a_blank_never_deletes(guide):
    build.translate(guide, "es", GOOD)
    report = build.upload(build.filled(build.export(guide, "es"), {DRIVE: ""}))
    assert fates(report)["blank"] == 1
    assert target(DRIVE).text == GOOD[DRIVE]


@pytest.mark.parametrize("fuzzy", [False, True])
def test_line_feeds_at_the_edges_are_left_out_so_that_every_export_passes_msgfmt(guide, fuzzy):
    file = build.filled(build.export(guide, "es"), {DRIVE: f"\n\n{GOOD[DRIVE]}\n"}, default=None)
    file = replace(file, messages=tuple(replace(m, fuzzy=fuzzy) if m.target else m for m in file.messages))
    build.upload(file)
    assert target(DRIVE).text == GOOD[DRIVE]
    assert set(fates(build.upload(file))) == {"unchanged"}
    assert gnu.msgfmt(write(exports.catalog(guide, "es")), "--check", "--use-fuzzy").returncode == 0


def test_a_wrong_number_is_blocked_and_kept_as_a_suggestion(guide):
    file = build.filled(build.export(guide, "es"), {DRIVE: "Descanse durante 48 horas."}, default=None)
    report = build.upload(file)
    assert report.status == "findings"
    assert fates(report)["blocked"] == 1
    assert not Target.objects.filter(segment__source=DRIVE).exists()
    assert Suggestion.objects.get().reason == "blocked"


def test_a_better_text_leaves_the_accepted_one_in_service(guide):
    build.translate(guide, "es", GOOD)
    build.upload(build.filled(build.export(guide, "es"), {DRIVE: "Repose durante 24 horas."}))
    now = target(DRIVE)
    assert (now.text, now.state) == ("Repose durante 24 horas.", "translated")
    assert now.accepted.text == GOOD[DRIVE]


def test_the_translator_cannot_accept(guide):
    both = build.make_user("both", "Translator", "Reviewer")
    build.upload(build.filled(build.export(guide, "es"), GOOD), by=both)
    done = build.accept(guide, "es", by=both)
    assert done.count == 0
    assert len(done.own) == len(build.export(guide, "es").messages)


def test_a_role_counts_for_its_locale_only(guide):
    french = build.make_user("french", "Translator")
    french.assignments.update(locale="fr")
    with pytest.raises(NotAllowed):
        build.upload(build.filled(build.export(guide, "es"), GOOD), by=french)


def test_a_dry_run_stores_nothing(guide):
    file = build.filled(build.export(guide, "es"), GOOD)
    report = build.upload(file, dry_run=True)
    assert fates(report)["applied"] > 2
    assert not Target.objects.exists()
    assert not Upload.objects.exists()


def test_a_refused_file_leaves_only_its_refusal(guide):
    with pytest.raises(CatalogRefused):
        build.upload(b'msgid "a\nmsgstr "b"\n', address=(guide.slug, "es"))
    upload = Upload.objects.get()
    assert (upload.status, upload.error["line"]) == ("refused", 1)
    assert not Target.objects.exists()


@pytest.mark.parametrize(
    ("address", "field"),
    [(("other", "es"), b'"X-Guide:'), (("knee-injection", "fr"), b'"Language:')],
)
def test_a_file_sent_to_another_address_is_refused_with_the_line_of_its_header(guide, address, field):
    data = write(build.export(guide, "es"))
    with pytest.raises(AddressMismatch, match="send it there") as refusal:
        build.upload(data, address=address)
    assert data.splitlines()[(refusal.value.line or 0) - 1].startswith(field)
    assert Upload.objects.get().error["line"] == refusal.value.line


def test_a_file_that_does_not_say_its_locale_is_refused_at_its_header(guide):
    data = write(build.export(guide, "es")).replace(b'"Language: es\\n"\n', b"")
    with pytest.raises(AddressMismatch) as refusal:
        build.upload(b"# by hand\r\n" + data)
    assert refusal.value.line == 2


def test_undo_brings_back_what_was_there(guide):
    build.translate(guide, "es", GOOD)
    before = list(Target.objects.order_by("pk").values_list("text", "state"))
    changed = build.filled(build.export(guide, "es"), {DRIVE: "Repose durante 24 horas."})
    report = build.upload(changed, at=build.later(1))
    catalogs.undo(Upload.objects.get(pk=report.upload), by=build.translator(), at=build.later(2))
    assert list(Target.objects.order_by("pk").values_list("text", "state")) == before


def test_undo_keeps_what_came_in_between(guide):
    report = build.upload(build.filled(build.export(guide, "es"), GOOD, default=None))
    build.upload(build.filled(build.export(guide, "es"), {DRIVE: "Repose durante 24 horas."}, default=None))
    counts = catalogs.undo(Upload.objects.get(pk=report.upload), by=build.translator(), at=build.later(2))
    assert counts == {"restored": 1, "kept": 1, "declined": 0}
    assert target(DRIVE).text == "Repose durante 24 horas."
    assert target(OVERVIEW).text == ""


def test_an_upload_is_undone_once(guide):
    report = build.upload(build.filled(build.export(guide, "es"), GOOD))
    upload = Upload.objects.get(pk=report.upload)
    catalogs.undo(upload, by=build.translator(), at=build.later(2))
    with pytest.raises(IllegalMove):
        catalogs.undo(upload, by=build.translator(), at=build.later(3))


def test_an_unknown_key_is_told_and_kept(guide):
    file = build.export(guide, "es")
    data = write(file) + b'\nmsgctxt "overview/none"\nmsgid "Nothing"\nmsgstr "Nada"\n'
    report = build.upload(data)
    assert fates(report)["unknown_key"] == 1
    assert Upload.objects.get().entries.get().text == "Nada"


def test_accepting_by_message_accepts_only_those(guide):
    build.upload(build.filled(build.export(guide, "es"), GOOD))
    record = Catalog.objects.get()
    done = reviews.accept(record, by=build.reviewer(), at=build.NOON, contexts={"risks/heading"})
    assert done.count == 1
    assert [
        e.fate for e in build.upload(build.export(guide, "es")).entries if e.fate is not Fate.UNCHANGED
    ] == []


def test_what_moved_since_an_export_is_no_conflict_where_the_file_is_as_it_left(guide):
    build.translate(guide, "es", GOOD)
    stale = build.export(guide, "es")
    build.upload(build.filled(stale, {DRIVE: "Repose durante 24 horas."}), at=build.later(1))
    report = build.upload(build.filled(stale, {OVERVIEW: "Le inyectan en la rodilla."}), at=build.later(2))
    assert fates(report) == {"applied": 1, "unchanged": 7}
    assert target(DRIVE).text == "Repose durante 24 horas."


def test_the_number_of_queries_does_not_grow_with_the_messages(guide):
    items = "\n".join(f"- one thing of kind {letter}" for letter in "abcdefghijklmnopqrstuvwxyz")
    long = build.make_version(build.guide_text("long-one", risks=items), state="approved").guide
    counts = []
    for one in (guide, long):
        file = build.filled(build.export(one, "es"))
        with CaptureQueriesContext(connection) as queries:
            build.upload(file)
            build.accept(one, "es")
        counts.append(len(queries))
    assert counts[1] <= counts[0]


def test_both_parts_of_a_divided_text_come_fuzzy_and_clearing_the_mark_alone_is_blocked():
    rest, stay = "Rest for 24 hours after it.", "Somebody should stay with you."
    whole = "Descanse durante 24 horas. Alguien debe quedarse con usted."
    guide = build.make_version(build.guide_text(risks=f"{rest} {stay}")).guide
    build.translate(guide, "es", {f"{rest} {stay}": whole})
    build.make_version(build.guide_text(risks=f"{rest}\n\n{stay}"))
    parts = {m.source: m for m in build.export(guide, "es").messages if m.source in {rest, stay}}
    assert {(m.target, m.fuzzy, m.previous_source) for m in parts.values()} == {
        (whole, True, f"{rest} {stay}")
    }
    report = build.upload(build.filled(build.export(guide, "es"), {rest: whole, stay: whole}, default=None))
    assert report.counts["blocked"] == 2
    done = {rest: "Descanse durante 24 horas después.", stay: "Alguien debe quedarse con usted."}
    assert build.upload(build.filled(build.export(guide, "es"), done, default=None)).counts["applied"] == 2


def test_an_empty_message_is_shown_what_was_accepted_for_the_same_source_elsewhere(guide):
    build.translate(guide, "es", {"infection": "infección"})
    text = build.guide_text("ankle-injection", title="Ankle injection")
    other = build.make_version(text, state="approved").guide
    told = {m.source: m.notes[-1] for m in build.export(other, "es").messages}
    assert told["infection"] == "memory: infección"
    assert "memory" not in told["Ankle injection"]
    region = {m.source: m.notes[-1] for m in build.export(guide, "es-MX").messages}
    assert region["infection"] == "es has: infección"
    assert not any("memory" in note or "has:" in note for note in _notes_of(guide, "es"))
    assert not any("has:" in note for note in _notes_of(guide, "fr"))


def test_a_text_that_moved_to_another_section_is_shown_where_it_stands_now(guide):
    build.translate(guide, "es", {"infection": "infección"})
    text = build.guide_text(overview="You get an injection into your knee.\n\n- infection", risks="Rest.")
    build.make_version(text)
    assert "memory: infección" in _notes_of(guide, "es")


def _notes_of(guide, locale):
    return [note for message in build.export(guide, locale).messages for note in message.notes]
