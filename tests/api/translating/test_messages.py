"""Single messages over HTTP: listed, read, written, reviewed; memory and glossary."""

from __future__ import annotations

import pytest
from jsonschema import Draft202012Validator

from contentapi.api.translating.urls import urlpatterns
from contentapi.models import Suggestion, Target, Term
from tests import build
from tests.api.translating.conftest import BETTER, DRIVE, GOOD, WRONG, Program, with_text


def target() -> Target:
    return Target.objects.get(segment__source=DRIVE)


def test_messages_are_listed_in_document_order_and_pages(guide, translator):
    whole = translator.get("messages?lang=es&guide=knee-injection").json()
    assert [m["msgctxt"] for m in whole["items"]][:3] == ["guide/title", "guide/summary", "overview/heading"]
    assert "next" not in whole
    names, path = [], "messages?lang=es&limit=3"
    while path:
        answer = translator.get(path)
        page = answer.json()
        names += [m["id"] for m in page["items"]]
        path = page.get("next")
        assert ('rel="next"' in answer.get("Link", "")) == bool(path)
    assert names == [m["id"] for m in whole["items"]]


def test_pages_go_on_over_guides(guide, translator):
    build.make_version(build.guide_text("another"), state="approved")
    build.make_draft(build.guide_text("middle-draft"))
    names, path = [], "messages?lang=es&limit=5"
    while path:
        page = translator.get(path).json()
        names += [m["id"] for m in page["items"]]
        path = page.get("next")
    assert len(names) == len(set(names)) == 16
    assert names[0].startswith("another:")


@pytest.mark.parametrize(
    ("state", "number"), [("empty", 6), ("translated", 1), ("fuzzy", 0), ("accepted", 1)]
)
def test_messages_are_found_by_state(guide, translator, reviewer, state, number):
    build.upload(build.filled(build.export(guide, "es"), {DRIVE: GOOD}, default=None))
    build.accept(guide, "es")
    build.upload(build.filled(build.export(guide, "es"), {"bleeding": "sangrado"}, default=None))
    assert len(translator.get(f"messages?lang=es&state={state}").json()["items"]) == number


def test_a_list_costs_the_same_however_many_guides(guide, translator, django_assert_max_num_queries):
    translator.get("messages?lang=es")
    with django_assert_max_num_queries(9):
        translator.get("messages?lang=es")
    for number in range(5):
        build.make_version(build.guide_text(f"guide-{number}"), state="approved")
    with django_assert_max_num_queries(9):
        translator.get("messages?lang=es")


def test_a_text_is_written_and_told_whole(guide, translator, drive):
    seen = translator.get(f"messages/{drive}")
    assert (seen.json()["state"], seen.json()["revision"]) == ("empty", 0)
    answer = translator.patch(f"messages/{drive}", {"text": GOOD}, If_Match=seen["ETag"])
    told = answer.json()
    assert (answer.status_code, told["text"], told["state"], told["revision"]) == (200, GOOD, "translated", 1)
    assert [step["act"] for step in told["history"]] == ["write"]
    assert answer["ETag"] == f'"{told["etag"]}"' != seen["ETag"]


def test_a_race_is_answered_with_the_other_text(guide, translator, drive):
    seen = translator.get(f"messages/{drive}")["ETag"]
    translator.patch(f"messages/{drive}", {"text": GOOD}, If_Match=seen)
    answer = translator.patch(f"messages/{drive}", {"text": BETTER}, If_Match=seen)
    told = answer.json()
    assert (answer.status_code, told["code"]) == (412, "moved")
    assert (told["current"]["text"], told["current"]["author"], told["yours"]) == (GOOD, "translator", BETTER)
    assert Suggestion.objects.get(pk=told["suggestion"]).text == BETTER
    assert answer["ETag"] == translator.get(f"messages/{drive}")["ETag"]
    taken = translator.post(
        f"messages/{drive}/suggestions/{told['suggestion']}/take", If_Match=answer["ETag"]
    )
    assert (taken.status_code, taken.json()["text"]) == (200, BETTER)
    assert taken.json()["suggestions"][0]["state"] == "taken"


def test_a_repeated_request_is_answered_alike(guide, translator, drive):
    seen = translator.get(f"messages/{drive}")["ETag"]
    one = translator.patch(f"messages/{drive}", {"text": GOOD}, If_Match=seen)
    two = translator.patch(f"messages/{drive}", {"text": GOOD}, If_Match=seen)
    assert (one.status_code, two.status_code) == (200, 200)
    assert one.json()["revision"] == two.json()["revision"] == 1


@pytest.mark.parametrize("field", ["nonsense", '"x"', 'W/"' + "0" * 64 + '.0"', '"' + "0" * 64 + '.0"'])
def test_an_if_match_that_cannot_be_never_holds(guide, translator, drive, field):
    assert translator.patch(f"messages/{drive}", {"text": GOOD}, If_Match=field).status_code == 412


def test_a_text_for_an_older_source_is_told_the_new_one(guide, translator, drive):
    seen = translator.get(f"messages/{drive}")["ETag"]
    build.make_version(
        build.guide_text(risks="Rest for 48 hours.\n\n- infection\n- bleeding"), state="approved"
    )
    answer = translator.patch(f"messages/{drive}", {"text": GOOD}, If_Match=seen)
    assert (answer.status_code, answer.json()["fate"]) == (412, "source_moved")
    assert answer.json()["msgid"] == "Rest for 48 hours."


def test_a_finding_that_blocks_is_told_and_the_text_kept(guide, translator, drive):
    answer = translator.patch(f"messages/{drive}", {"text": WRONG})
    told = answer.json()
    assert (answer.status_code, told["code"]) == (409, "blocked")
    assert told["findings"][0]["level"] == "blocking"
    assert Suggestion.objects.get(pk=told["suggestion"]).reason == "blocked"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"text": " "}, "bad_request"),
        ({"text": "a\x00"}, "not_text"),
        ({"text": 5}, "bad_parameter"),
        ({}, "bad_parameter"),
        ({"text": "x", "fuzy": True}, "unknown_parameter"),
        ({"text": "x", "origin": "carried"}, "bad_parameter"),
        ([], "bad_request"),
        (b"{", "bad_request"),
        (b'{"text": "\\ud800"}', "bad_request"),
        (b"\xff", "bad_request"),
        (b"[" * 5000, "bad_request"),
        (b" " * 1_100_000, "too_large"),
        ({"text": "x" * 100_001}, "too_large"),
    ],
)
def test_what_cannot_be_a_text_is_refused(guide, translator, drive, body, code):
    answer = translator.ask("PATCH", f"messages/{drive}", body, Content_Type="application/json")
    assert (answer.status_code in {400, 413}, answer.json()["code"]) == (True, code)
    assert not Target.objects.exists()


@pytest.mark.parametrize(
    "name",
    [
        "x",
        "a:b:c:d",
        "knee-injection:es:risks",
        "knee-injection:es:risks:none",
        "knee-injection:xx-q:risks:heading",
        "nowhere:es:risks:heading",
        "%00:es:a:b",
        "a" * 290,
    ],
)
def test_a_message_that_is_not_there_is_not_found(guide, translator, name):
    answer = translator.get(f"messages/{name}")
    assert answer.status_code == 404
    assert answer["Content-Type"] == "application/problem+json"


def test_a_machines_text_stays_fuzzy(guide, translator, drive):
    told = translator.patch(f"messages/{drive}", {"text": GOOD, "origin": "machine"}).json()
    assert (told["state"], told["origin"]) == ("fuzzy", "machine")


def test_a_reviewer_accepts_what_was_seen(guide, translator, reviewer, drive):
    first = translator.patch(f"messages/{drive}", {"text": GOOD})
    second = translator.patch(f"messages/{drive}", {"text": BETTER}, If_Match=first["ETag"])
    answer = reviewer.post(f"messages/{drive}/accept", If_Match=first["ETag"])
    assert (answer.status_code, answer.json()["current"]["text"]) == (412, BETTER)
    answer = reviewer.post(f"messages/{drive}/accept", If_Match=second["ETag"])
    told = answer.json()
    assert (told["state"], told["accepted"]["accepted_by"], told["accepted"]["text"]) == (
        "accepted",
        "reviewer",
        BETTER,
    )
    assert reviewer.post(f"messages/{drive}/accept").status_code == 409


def test_the_author_is_told_that_a_second_person_is_needed(guide, drive):
    both = Program(build.make_user("both", "Translator", "Reviewer"))
    both.patch(f"messages/{drive}", {"text": GOOD})
    answer = both.post(f"messages/{drive}/accept")
    assert (answer.status_code, answer.json()["code"]) == (403, "second_person_needed")


def test_a_rejected_text_comes_back_with_words(guide, translator, reviewer, drive):
    translator.patch(f"messages/{drive}", {"text": GOOD})
    assert reviewer.post(f"messages/{drive}/reject", {}).status_code == 400
    told = reviewer.post(f"messages/{drive}/reject", {"comment": "Use “usted”."}).json()
    assert (told["state"], told["history"][-1]["comment"], told["history"][-1]["by"]) == (
        "fuzzy",
        "Use “usted”.",
        "reviewer",
    )
    assert reviewer.post(f"messages/{drive}/reject", {"comment": "Again."}).status_code == 409


def test_a_clinical_reviewer_overrides_and_the_text_is_taken(guide, translator, clinician, reviewer, drive):
    told = translator.patch(f"messages/{drive}", {"text": WRONG}).json()
    for check in {f["check"] for f in told["findings"] if f["level"] == "blocking"}:
        body = {"check": check, "reason": "The clinic's own rule.", "text": WRONG}
        assert reviewer.post(f"messages/{drive}/override", body).status_code == 403
        assert clinician.post(f"messages/{drive}/override", body).json()["actor"] == "clinician"
    taken = translator.post(f"messages/{drive}/suggestions/{told['suggestion']}/take")
    assert (taken.status_code, taken.json()["text"]) == (200, WRONG)
    assert all(f["level"] == "advisory" for f in taken.json()["findings"])


def test_a_suggestion_is_declined(guide, translator, reviewer, drive):
    told = translator.patch(f"messages/{drive}", {"text": WRONG}).json()
    path = f"messages/{drive}/suggestions/{told['suggestion']}/decline"
    assert reviewer.post(path).json()["suggestions"][0]["state"] == "declined"
    assert reviewer.post(path).status_code == 409
    assert reviewer.post(f"messages/{drive}/suggestions/999999/decline").status_code == 404


def test_a_changed_meaning_is_shown_and_has_to_be_confirmed(guide, translator, reviewer):
    source = "You get an injection into your knee."
    denied = "You get no injection into your knee."
    build.translate(guide, "es", {source: "Recibe una inyección en la rodilla."})
    build.make_version(build.guide_text(overview=denied), state="approved", at=build.later(10))
    name = next(m["id"] for m in translator.get("messages?lang=es&state=fuzzy").json()["items"])
    told = translator.get(f"messages/{name}").json()
    assert told["confirm"] == told["previous"]["meanings"] == ["negation"]
    assert {"mark": "inserted", "text": "no"} in told["previous"]["diff"]
    answer = translator.patch(f"messages/{name}", {"text": told["text"]}, If_Match=f'"{told["etag"]}"')
    assert (answer.status_code, answer.json()["findings"][0]["check"]) == (409, "meaning")
    answer = translator.patch(
        f"messages/{name}", {"text": told["text"], "confirm": True}, If_Match=f'"{told["etag"]}"'
    )
    assert (answer.status_code, answer.json()["history"][-1]["act"]) == (200, "confirm")


def test_the_memory_knows_accepted_texts_only(guide, translator):
    build.upload(build.filled(build.export(guide, "es"), {DRIVE: GOOD}, default=None))
    path = "memory?lang=es&text=Rest%20for%2024%20hours."
    assert translator.get(path).json()["items"] == []
    build.accept(guide, "es")
    (match,) = translator.get(path).json()["items"]
    assert (match["target"], match["exact"], match["similarity"], match["dangers"]) == (GOOD, True, 1.0, [])


def test_the_memory_names_what_is_dangerous(guide, translator):
    build.translate(guide, "es", {DRIVE: GOOD})
    (match,) = translator.get("memory?lang=es&text=Rest%20for%2048%20hours.").json()["items"]
    assert (match["exact"], match["dangers"]) == (False, ["number"])


def test_a_region_is_offered_its_parents_texts(guide, translator):
    build.translate(guide, "es", {DRIVE: GOOD})
    (match,) = translator.get("memory?lang=es-MX&text=Rest%20for%2024%20hours.").json()["items"]
    assert match["locale"] == "es"


def test_the_glossary_tells_what_may_be_said(guide, translator):
    term = Term.objects.create(name="blood thinner", medicine=True)
    term.renderings.create(locale="es", text="anticoagulante")
    term.renderings.create(locale="fr", text="anticoagulant")
    (told,) = translator.get("glossary?lang=es-MX").json()["items"]
    assert told["renderings"] == [{"text": "anticoagulante", "locale": "es", "use": "required"}]


@pytest.mark.django_db
def test_the_document_describes_every_address(client):
    document = client.get("/api/v1/openapi.json").json()
    told = {operation["operationId"] for item in document["paths"].values() for operation in item.values()}
    there = {one.name for pattern in urlpatterns for one in pattern.callback.cls.operations.values()}
    assert len(there) == 16
    assert there <= told
    assert document["components"]["securitySchemes"]["token"]["scheme"] == "bearer"


def test_answers_have_the_shape_that_is_described(client, guide, translator, reviewer, drive):
    document = client.get("/api/v1/openapi.json").json()
    translator.patch(f"messages/{drive}", {"text": GOOD})
    seen = translator.patch(f"messages/{drive}", {"text": BETTER})
    assert seen.status_code == 412
    build.translate(guide, "es", {"bleeding": "sangrado"})
    Term.objects.create(name="blood thinner").renderings.create(locale="es", text="anticoagulante")
    file = translator.get("catalogs/knee-injection/es").content
    upload = translator.put("catalogs/knee-injection/es", with_text(file, "infection", "contagio"))
    answers = {
        "MessageList": translator.get("messages?lang=es"),
        "Message": translator.get(f"messages/{drive}"),
        "Report": upload,
        "Accepted": reviewer.post("catalogs/knee-injection/es/accept"),
        "Undone": translator.post(f"uploads/{upload.json()['upload']}/undo"),
        "Matches": translator.get("memory?lang=es&text=bleeding"),
        "Glossary": translator.get("glossary?lang=es"),
    }
    for name, answer in answers.items():
        assert answer.status_code == 200, answer.content
        schema = {**document, "$ref": f"#/components/schemas/{name}"}
        Draft202012Validator(schema).validate(answer.json())
    schema = {**document, "$ref": "#/components/schemas/Report"}
    Draft202012Validator(schema).validate(translator.get(f"uploads/{upload.json()['upload']}").json())
