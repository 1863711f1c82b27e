"""Catalogs at the desk: messages accepted, files out and in, uploads undone."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from contentapi.core.po import read, write
from contentapi.models import (
    Assignment,
    Catalog,
    Override,
    Revision,
    Suggestion,
    Target,
    Upload,
    UploadEntry,
)
from contentapi.services import tokens
from tests import build

pytestmark = pytest.mark.django_db
SEND = "/admin/contentapi/upload/add/"


def named(name: str, *args: object) -> str:
    return reverse(f"admin:contentapi_{name}", args=args)


@pytest.fixture
def catalog(db: None) -> Catalog:
    """A catalog in Spanish, translated and not accepted."""
    guide = build.make_version().guide
    build.upload(build.filled(build.export(guide, "es")))
    return Catalog.objects.get()


def seen(section: str, segment: str) -> str:
    """What the box of a message says, as a reviewer sees it now."""
    target = Target.objects.get(segment__section_key=section, segment__segment_id=segment)
    return f"{section}/{segment} {target.segment_id} {target.number}"


def states(catalog: Catalog) -> set[str]:
    return set(Target.objects.filter(catalog=catalog).values_list("state", flat=True))


def test_the_list_counts_the_messages_of_the_working_version(catalog, at_desk):
    told = at_desk("reviewer", "Reviewer").get(named("catalog_changelist")).content.decode()
    assert '<td class="field-in_review">8</td>' in told
    assert '<td class="field-empty">0</td>' in told


def test_a_reviewer_accepts_the_chosen_messages(catalog, at_desk):
    client = at_desk("reviewer", "Reviewer")
    address = named("catalog_messages", catalog.pk)
    assert "[es] Risks" in client.get(address).content.decode()
    client.post(address, {"seen": [seen("risks", "heading"), seen("guide", "title"), "no such thing"]})
    accepted = Target.objects.filter(state="accepted").values_list(
        "segment__section_key", "segment__segment_id"
    )
    assert set(accepted) == {("risks", "heading"), ("guide", "title")}


def test_a_reviewer_accepts_a_whole_catalog_and_readers_get_it(catalog, at_desk):
    at_desk("reviewer", "Reviewer").post(named("catalog_messages", catalog.pk), {"all": "1"})
    assert states(catalog) == {"accepted"}
    assert catalog.guide.offers.filter(locale="es").exists()


def test_own_texts_are_left_to_a_second_person(catalog, at_desk):
    Upload.objects.get()
    client = at_desk("translator", "Translator", "Reviewer")
    told = client.post(named("catalog_messages", catalog.pk), {"all": "1"}, follow=True).content.decode()
    assert "another reviewer" in told
    assert states(catalog) == {"translated"}


def test_a_blocking_finding_is_told_and_keeps_the_text_out(at_desk):
    guide = build.make_version().guide
    catalog = build.filled(build.export(guide, "es"))
    build.upload(catalog)
    record = Catalog.objects.get()
    Target.objects.filter(text__contains="24").update(text="[es] Rest for 48 hours.")
    told = at_desk("reviewer", "Reviewer").post(
        named("catalog_messages", record.pk), {"all": "1"}, follow=True
    )
    assert "numbers" in told.content.decode() or "48" in told.content.decode()
    assert Target.objects.get(text__contains="48").state == "translated"


@pytest.mark.parametrize("groups", [("Translator",), ("Editor",), ("Auditor",)])
def test_who_may_not_accept_is_refused(groups, catalog, at_desk):
    client = at_desk("someone", *groups)
    assert client.post(named("catalog_messages", catalog.pk), {"all": "1"}).status_code == 403
    client.post(named("catalog_changelist"), {"action": "accept_all", "_selected_action": [catalog.pk]})
    assert states(catalog) == {"translated"}


def test_a_reviewer_of_another_language_is_refused(catalog, at_desk):
    client = at_desk("reviewer", "Reviewer")
    Assignment.objects.update(locale="fr")
    assert client.post(named("catalog_messages", catalog.pk), {"all": "1"}).status_code == 403
    told = client.post(
        named("catalog_changelist"), {"action": "accept_all", "_selected_action": [catalog.pk]}, follow=True
    )
    assert "accepted." not in told.content.decode()
    assert f"/catalog/{catalog.pk}/" not in told.content.decode()  # it is not even listed
    assert states(catalog) == {"translated"}


def test_the_list_of_targets_accepts_the_chosen_ones(catalog, at_desk):
    chosen = Target.objects.get(segment__section_key="guide", segment__segment_id="title")
    data = {"action": "accept", "_selected_action": [chosen.pk]}
    at_desk("reviewer", "Reviewer").post(named("target_changelist"), data)
    assert list(Target.objects.filter(state="accepted")) == [chosen]


def test_an_older_target_is_not_accepted_in_the_place_of_the_current_one(catalog, at_desk):
    old = Target.objects.get(text__contains="24 hours")
    build.make_version(build.guide_text(risks="Rest for 48 hours.\n\n- infection\n- bleeding"))
    at_desk("reviewer", "Reviewer").post(
        named("target_changelist"), {"action": "accept", "_selected_action": [old.pk]}
    )
    assert not Target.objects.filter(state="accepted").exists()


def test_a_po_file_leaves_and_comes_back(catalog, at_desk):
    client = at_desk("translator", "Translator")
    answer = client.get(named("catalog_po", catalog.pk))
    assert answer["Content-Type"].startswith("text/x-gettext-translation")
    assert 'filename="guide-knee-injection.es.po"' in answer["Content-Disposition"]
    written = build.filled(read(answer.content), {"Risks": "Riesgos"})
    file = SimpleUploadedFile("es.po", write(written))
    sent = client.post(f"{SEND}?catalog={catalog.pk}", {"file": file}, follow=True)
    assert "applied" in sent.content.decode()
    assert Target.objects.get(segment__source="Risks").text == "Riesgos"


def test_a_checked_file_is_told_and_not_stored(catalog, at_desk):
    client = at_desk("translator", "Translator")
    written = build.filled(build.export(catalog.guide, "es"), {"Risks": "Riesgos"})
    file = SimpleUploadedFile("es.po", write(written))
    told = client.post(SEND, {"file": file, "dry_run": "on"}).content.decode()
    assert "Nothing was stored" in told
    assert "Riesgos" in told
    assert Upload.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "told"), [(b"\xff\xfe not text", "not_"), (b'msgid "a\n', "bad_quote"), (b"x" * 99, "line 1")]
)
def test_a_refused_file_is_told_at_its_field(data, told, catalog, at_desk):
    answer = at_desk("translator", "Translator").post(SEND, {"file": SimpleUploadedFile("es.po", data)})
    assert (answer.status_code, told in answer.content.decode()) == (200, True)
    assert Upload.objects.filter(status="refused").count() == 1


def test_who_may_not_upload_cannot_send_a_file(catalog, at_desk):
    client = at_desk("writer", "Editor")
    assert client.get(SEND).status_code == 403
    assert client.get(named("catalog_po", catalog.pk)).status_code == 403


def test_an_upload_is_undone_as_one_act(catalog, at_desk):
    upload = Upload.objects.get()
    client = at_desk("translator", "Translator")
    assert client.get(named("upload_undo", upload.pk)).status_code == 200
    assert states(catalog) == {"translated"}
    client.post(named("upload_undo", upload.pk))
    assert states(catalog) == {"empty"}
    again = client.post(named("upload_undo", upload.pk), follow=True).content.decode()
    assert "undone before" in again
    assert at_desk("writer", "Editor").post(named("upload_undo", upload.pk)).status_code == 403


def test_a_text_that_moved_since_the_page_was_loaded_is_not_accepted(catalog, at_desk):
    box = seen("risks", "heading")
    build.upload(build.filled(build.export(catalog.guide, "es"), {"Risks": "Peligros"}), at=build.later(1))
    at_desk("reviewer", "Reviewer").post(named("catalog_messages", catalog.pk), {"seen": [box]})
    assert not Target.objects.filter(state="accepted").exists()


def test_a_reviewer_sends_texts_back_with_a_reason(catalog, at_desk):
    client = at_desk("reviewer", "Reviewer")
    address = named("catalog_messages", catalog.pk)
    silent = client.post(address, {"seen": [seen("risks", "heading")], "reject": "1"}, follow=True)
    assert "Say why" in silent.content.decode()
    client.post(address, {"seen": [seen("risks", "heading")], "reject": "1", "comment": "Too formal."})
    target = Target.objects.get(segment__section_key="risks", segment__segment_id="heading")
    assert (target.state, target.revisions.last().comment) == ("fuzzy", "Too formal.")


def test_a_clinician_lets_a_text_stand_against_a_check_with_a_reason(catalog, at_desk):
    Target.objects.filter(text__contains="24").update(text="[es] Rest for 48 hours.")
    box = Target.objects.get(text__contains="48").segment.context
    address = named("catalog_messages", catalog.pk)
    assert "Let it stand against" not in at_desk("reviewer", "Reviewer").get(address).content.decode()
    assert at_desk("reviewer", "Reviewer").post(address, {"override": f"{box} numbers"}).status_code == 403
    client = at_desk("doctor", "Clinical reviewer")
    shown = client.get(address).content.decode()
    assert f'name="override" value="{box} ' in shown
    check = shown.split(f'name="override" value="{box} ')[1].split('"')[0]
    client.post(address, {"override": f"{box} {check}", "comment": "It is 48 in this clinic."})
    assert Override.objects.get().reason == "It is 48 in this clinic."


def test_a_suggestion_is_taken_or_declined(at_desk):
    guide = build.make_version().guide
    stale = build.filled(build.export(guide, "es"), {"Risks": "Peligros", "infection": "infeccion"})
    build.translate(guide, "es")
    build.upload(stale, at=build.later(1))
    client = at_desk("translator", "Translator")
    for act, text in (("take", "Peligros"), ("decline", "infeccion")):
        row = Suggestion.objects.get(text=text)
        client.post(named("suggestion_changelist"), {"action": act, "_selected_action": [row.pk]})
    states = dict(Suggestion.objects.values_list("text", "state"))
    assert (states["Peligros"], states["infeccion"]) == ("taken", "declined")
    assert Target.objects.get(segment__source="Risks").text == "Peligros"


def test_a_token_is_revoked_at_the_desk(chief):
    token, _ = tokens.issue(build.translator(), name="a program", by="shell", at=build.NOON)
    chief.post(named("apitoken_changelist"), {"action": "revoke", "_selected_action": [token.pk]})
    token.refresh_from_db()
    assert token.revoked_at is not None


def test_who_works_on_one_language_sees_nothing_of_the_work_on_another(catalog, at_desk):
    guide = catalog.guide
    build.upload(build.filled(build.export(guide, "fr")), at=build.later(2))
    other = guide.catalogs.get(locale="fr")
    client = at_desk("ana", "Translator", "Reviewer")
    Assignment.objects.filter(user__username="ana").update(locale=catalog.locale)
    rows = {
        "catalog": other.pk,
        "target": other.targets.latest("pk").pk,
        "revision": Revision.objects.filter(target__catalog=other).latest("pk").pk,
        "upload": other.uploads.latest("pk").pk,
        "uploadentry": UploadEntry.objects.filter(upload__catalog=other).latest("pk").pk,
        "export": other.exports.latest("pk").pk,
    }
    for name, pk in rows.items():
        listed = client.get(reverse(f"admin:contentapi_{name}_changelist")).content.decode()
        assert "[fr]" not in listed, name
        assert f"/{name}/{pk}/" not in listed, name
        assert client.get(reverse(f"admin:contentapi_{name}_change", args=[pk])).status_code == 302, name
    for page in ("catalog_messages", "catalog_po", "upload_undo"):
        pk = rows[page.split("_")[0]]
        assert client.get(reverse(f"admin:contentapi_{page}", args=[pk])).status_code in {403, 404}, page
    everything = {"action": "accept", "select_across": "1", "_selected_action": [rows["target"]], "index": 0}
    client.post(reverse("admin:contentapi_target_changelist"), everything)
    assert not other.targets.filter(state="accepted").exists()
    assert "[es]" in client.get(reverse("admin:contentapi_target_changelist")).content.decode()
    doctor = at_desk("doctor", "Clinical reviewer")
    assert "[fr]" in doctor.get(reverse("admin:contentapi_target_changelist")).content.decode()
