"""The glossary at the desk: terms out and in as files."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from contentapi.core.interchange.tbx import read_tbx
from contentapi.core.interchange.terms_csv import read_terms_csv, write_terms_csv
from contentapi.models import Term
from contentapi.services import glossary
from tests import build
from tests.services.test_glossary import BLEEDING, INFECTION

pytestmark = pytest.mark.django_db
TERMS = "/admin/contentapi/term/"


def file(data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("terms.csv", data)


@pytest.mark.parametrize(("action", "read"), [("as_csv", read_terms_csv), ("as_tbx", read_tbx)])
def test_chosen_terms_are_downloaded(at_desk, action, read):
    glossary.take_in([INFECTION, BLEEDING], by=build.editor(), at=build.NOON)
    chosen = list(Term.objects.values_list("pk", flat=True))
    answer = at_desk("ed", "Editor").post(TERMS, {"action": action, "_selected_action": chosen})
    assert "attachment" in answer["Content-Disposition"]
    assert read(answer.content) == (BLEEDING, INFECTION)


def test_a_file_is_checked_first_and_then_taken_in(at_desk):
    build.translate(build.make_version().guide, "es", {"infection": "contagio"})
    client, data = at_desk("ed", "Editor"), write_terms_csv([INFECTION])
    page = client.post(f"{TERMS}take-in/", {"file": file(data), "dry_run": "on"}).content.decode()
    assert "Nothing was stored." in page
    assert "knee-injection es" in page
    assert "The glossary forbids “contagio”" in page
    assert not Term.objects.exists()
    page = client.post(f"{TERMS}take-in/", {"file": file(data)}).content.decode()
    assert "1 added, 0 changed, 0 unchanged." in page
    assert Term.objects.get().name == "infection"


def test_a_refused_file_is_told_at_its_field(at_desk):
    page = at_desk("ed", "Editor").post(f"{TERMS}take-in/", {"file": file(b"term,text\n")}).content.decode()
    assert "bad_terms: line 1:" in page
    assert not Term.objects.exists()


def test_the_list_leads_to_it_and_translators_may_not(at_desk):
    assert f"{TERMS}take-in/" in at_desk("ed", "Editor").get(TERMS).content.decode()
    stranger = at_desk("tr", "Translator")
    assert f"{TERMS}take-in/" not in stranger.get(TERMS).content.decode()
    assert stranger.post(f"{TERMS}take-in/", {"file": file(b"x")}).status_code == 403
