"""Catalogs as files over HTTP: out, in, merged, refused, undone, accepted."""

from __future__ import annotations

import pytest

from contentapi.core.po import read, write
from contentapi.models import Catalog, Suggestion, Target, Upload
from contentapi.services import exports
from tests import build
from tests.api.translating.conftest import BETTER, DRIVE, GOOD, WRONG, with_text

CATALOG = "catalogs/knee-injection/es"


def target() -> Target:
    return Target.objects.get(segment__source=DRIVE)


def filled(guide) -> bytes:
    return write(build.filled(build.export(guide, "es"), {DRIVE: GOOD}))


def test_an_export_is_the_file_itself(guide, translator):
    answer = translator.get(CATALOG)
    assert answer.content == write(exports.catalog(guide, "es"))
    assert answer["Content-Type"].startswith("text/x-gettext-translation")
    assert answer["ETag"] == f'"{read(answer.content).header["X-Export"]}"'
    assert answer["Content-Language"] == "es"


def test_a_known_state_is_not_sent_again(guide, translator):
    tag = translator.get(CATALOG)["ETag"]
    answer = translator.get(CATALOG, If_None_Match=tag)
    assert (answer.status_code, answer.content) == (304, b"")


def test_a_locale_may_be_written_in_any_case(guide, translator):
    assert translator.get("catalogs/knee-injection/ES").status_code == 200


def test_the_source_has_no_catalog(guide, translator):
    assert translator.get("catalogs/knee-injection/en").status_code == 404


def test_a_file_goes_in_and_its_report_comes_back(guide, translator):
    answer = translator.put(CATALOG, with_text(translator.get(CATALOG).content, DRIVE, GOOD))
    told = answer.json()
    assert answer.status_code == 200
    assert (told["status"], told["counts"]["applied"], told["error"]) == ("applied", 1, None)
    assert [set(entry) >= {"msgctxt", "msgid", "fate", "findings"} for entry in told["entries"]] == [True]
    assert target().text == GOOD
    again = translator.get(f"uploads/{told['upload']}").json()
    for name in ("upload", "guide", "locale", "path", "status", "error", "counts", "entries"):
        assert again[name] == told[name]
    assert again["actor"] == "translator"


def test_a_dry_run_stores_nothing(guide, translator):
    told = translator.put(f"{CATALOG}?dry_run=1", filled(guide)).json()
    assert (told["status"], told["upload"], told["dry_run"]) == ("applied", None, True)
    assert not Target.objects.exists()
    assert not Upload.objects.exists()


def test_a_blocking_finding_is_told_with_the_rest(guide, translator):
    told = translator.put(CATALOG, with_text(filled(guide), DRIVE, WRONG)).json()
    assert told["status"] == "findings"
    entry = next(e for e in told["entries"] if e["fate"] == "blocked")
    assert (entry["text"], entry["current"]) == (WRONG, "")
    assert {f["level"] for f in entry["findings"]} >= {"blocking"}


def test_the_later_of_two_files_is_told_both_texts(guide, translator):
    export = translator.get(CATALOG).content
    translator.put(CATALOG, with_text(export, DRIVE, GOOD))
    told = translator.put(CATALOG, with_text(export, DRIVE, BETTER)).json()
    entry = next(e for e in told["entries"] if e["fate"] == "conflict")
    assert (entry["text"], entry["current"]) == (BETTER, GOOD)
    assert Suggestion.objects.get().text == BETTER


def test_if_match_holds_a_file_back_when_the_catalog_moved(guide, translator):
    first = translator.get(CATALOG)
    translator.put(CATALOG, with_text(first.content, DRIVE, GOOD))
    answer = translator.put(CATALOG, with_text(first.content, DRIVE, BETTER), If_Match=first["ETag"])
    told = answer.json()
    assert (answer.status_code, told["code"]) == (412, "moved")
    assert answer["ETag"] == f'"{told["etag"]}"' == translator.get(CATALOG)["ETag"]
    (overlap,) = told["overlaps"]
    assert (overlap["text"], overlap["current"], overlap["msgid"]) == (BETTER, GOOD, DRIVE)
    assert not Suggestion.objects.exists()
    assert Upload.objects.count() == 1


def test_if_match_lets_a_file_in_when_nothing_moved(guide, translator):
    first = translator.get(CATALOG)
    answer = translator.put(CATALOG, with_text(first.content, DRIVE, GOOD), If_Match=first["ETag"])
    assert answer.status_code == 200
    assert translator.put(CATALOG, filled(guide), If_Match="*").status_code == 200


def test_if_match_serves_as_base_for_a_file_that_lost_its_own(guide, translator):
    translator.put(CATALOG, with_text(translator.get(CATALOG).content, DRIVE, GOOD))
    now = translator.get(CATALOG)
    bare = b"\n".join(line for line in now.content.split(b"\n") if not line.startswith(b'"X-Export'))
    told = translator.put(CATALOG, with_text(bare, DRIVE, BETTER), If_Match=now["ETag"]).json()
    assert (told["counts"]["applied"], told["base_known"]) == (1, True)


def test_a_repeated_file_is_answered_though_its_export_has_passed(guide, translator):
    first = translator.get(CATALOG)
    data = with_text(first.content, DRIVE, GOOD)
    translator.put(CATALOG, data, If_Match=first["ETag"])
    answer = translator.put(CATALOG, data, If_Match=first["ETag"])
    assert (answer.status_code, answer.json()["status"]) == (200, "unchanged")


@pytest.mark.parametrize("field", ["nonsense", '"abc"', 'W/"' + "0" * 64 + '"', '"' + "0" * 64 + '"'])
def test_an_if_match_of_no_export_never_holds(guide, translator, field):
    assert translator.put(CATALOG, filled(guide), If_Match=field).status_code == 412


@pytest.mark.parametrize(
    ("data", "status", "code"),
    [
        (b"", 400, "not_text"),
        (b"\x1f\x8b\x08\x00", 400, "not_text"),
        (b'msgid "a\nmsgstr "b"\n', 400, "bad_quote"),
        (b"\xff\xfem\x00", 400, "not_utf8"),
        (b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>", 400, "bad_xml"),
        (b'msgid ""\nmsgstr ""\n"Language: fr\\n"\n', 400, "address_mismatch"),
        (b"# " + b"x" * 300_000, 413, "too_large"),
    ],
)
def test_a_refused_file_is_a_problem_and_is_remembered(guide, translator, settings, data, status, code):
    settings.MAX_UPLOAD_BYTES = 200_000
    answer = translator.put(CATALOG, data)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer["Content-Type"] == "application/problem+json"
    assert answer["Cache-Control"] == "no-store"
    assert not Target.objects.exists()
    assert Upload.objects.get().status == "refused"


def test_a_refusal_tells_its_line(guide, translator):
    assert translator.put(CATALOG, b'msgid "a\nmsgstr "b"\n').json()["line"] == 1


def test_a_refused_upload_is_told_to_its_sender_only(guide, translator, reviewer):
    translator.put(CATALOG, b"")
    pk = Upload.objects.get().pk
    assert translator.get(f"uploads/{pk}").json()["error"]["code"] == "not_text"
    assert reviewer.get(f"uploads/{pk}").status_code == 404


def test_a_form_is_told_to_send_the_file_itself(guide, translator):
    answer = translator.put(CATALOG, b"--x--", Content_Type="multipart/form-data; boundary=x")
    assert (answer.status_code, answer.json()["code"]) == (400, "bad_request")


@pytest.mark.parametrize("media", ["application/x-www-form-urlencoded", "application/octet-stream", ""])
def test_what_curl_calls_a_file_does_not_matter(guide, translator, media):
    assert translator.put(CATALOG, filled(guide), Content_Type=media).status_code == 200


def test_xliff_goes_out_and_in(guide, translator):
    answer = translator.get(f"{CATALOG}?format=xliff")
    assert answer["Content-Type"] == "application/x-xliff+xml"
    source = f"<source>{DRIVE}</source>\n".encode()
    data = answer.content.replace(source, source + f'<target state="translated">{GOOD}</target>'.encode())
    told = translator.put(f"{CATALOG}?format=xliff", data, If_Match=answer["ETag"]).json()
    assert (told["counts"]["applied"], told["base_known"]) == (1, True)
    assert target().text == GOOD


def test_an_upload_can_be_undone_as_one(guide, translator):
    upload = translator.put(CATALOG, filled(guide)).json()["upload"]
    told = translator.post(f"uploads/{upload}/undo").json()
    assert (told["status"], told["kept"]) == ("undone", 0)
    assert told["restored"] == Target.objects.filter(text="").count() > 0
    assert translator.post(f"uploads/{upload}/undo").status_code == 409
    assert translator.get(f"uploads/{upload}").json()["status"] == "undone"


def test_reviewers_accept_all_a_section_or_an_upload(guide, translator, reviewer):
    upload = translator.put(CATALOG, filled(guide)).json()["upload"]
    told = reviewer.post(f"{CATALOG}/accept", {"section": "risks"}).json()
    assert told["accepted"] == 4
    assert reviewer.post(f"uploads/{upload}/accept").json()["accepted"] == 4
    assert reviewer.post(f"{CATALOG}/accept").json()["accepted"] == 0
    assert not Target.objects.exclude(state="accepted").exists()


def test_a_reviewer_who_saw_an_older_state_accepts_nothing(guide, translator, reviewer):
    first = reviewer.get(CATALOG)["ETag"]
    translator.put(CATALOG, filled(guide))
    answer = reviewer.post(f"{CATALOG}/accept", If_Match=first)
    assert (answer.status_code, answer.json()["code"]) == (412, "moved")
    assert not Target.objects.filter(state="accepted").exists()
    assert reviewer.post(f"{CATALOG}/accept", If_Match=answer["ETag"]).json()["accepted"] == 8


def test_nobody_accepts_their_own(guide, translator):
    from tests.api.translating.conftest import Program

    both = Program(build.make_user("both", "Translator", "Reviewer"))
    both.put(CATALOG, filled(guide))
    told = both.post(f"{CATALOG}/accept").json()
    assert (told["accepted"], len(told["own"])) == (0, 8)


def test_looking_at_a_list_makes_no_catalog(guide, translator):
    translator.get("messages?lang=es&guide=knee-injection")
    assert not Catalog.objects.exists()


def test_an_export_costs_the_same_however_many_messages(guide, translator, django_assert_max_num_queries):
    translator.get(CATALOG)
    with django_assert_max_num_queries(20):
        translator.get(CATALOG)
