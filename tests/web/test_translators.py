"""The translator's pages: only one's own languages, files out and in, a report that says everything."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from contentapi.core.po import read, write
from contentapi.models import Catalog, Guide, Target, Upload
from tests import build

pytestmark = pytest.mark.django_db
ES = "/translate/knee-injection/es/"


@pytest.fixture
def knee(db: None) -> Guide:
    guide = build.make_version().guide
    build.translate(guide, "es")
    build.upload(build.filled(build.export(guide, "fr")))
    return guide


def file(data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("guide.po", data)


@pytest.mark.parametrize("path", ["/translate/", ES, f"{ES}po/", "/translate/uploads/1/"])
def test_strangers_are_asked_to_sign_in(path, knee):
    answer = Client().get(path)
    assert answer.status_code == 302
    assert answer.url.startswith("/translate/login/?next=")


def test_signing_in_leads_to_the_catalogs(knee):
    user = build.make_user("ana", "Translator")
    user.set_password("correct horse battery")
    user.save()
    client = Client()
    wrong = client.post("/translate/login/", {"username": "ana", "password": "wrong"})
    assert "do not fit" in wrong.content.decode()
    right = client.post("/translate/login/", {"username": "ana", "password": "correct horse battery"})
    assert right.url == "/translate/"
    assert client.post("/translate/logout/").url == "/translate/login/"
    assert client.get("/translate/").status_code == 302


def test_the_list_holds_ones_own_languages_with_what_is_left_to_do(translator, knee):
    html = translator("es", "de").get("/translate/").content.decode()
    assert "español" in html
    assert "Deutsch" in html
    assert "not begun" in html
    assert "français" not in html
    assert '<td class="number">8</td>' in html


def test_a_translator_of_every_language_sees_every_catalog(translator, knee):
    html = translator("*").get("/translate/").content.decode()
    assert "español" in html
    assert "français" in html


def test_the_list_costs_the_same_for_many_catalogs(translator, knee, django_assert_max_num_queries):
    for locale in ("de", "ar", "hi", "ja"):
        build.upload(build.filled(build.export(knee, locale)))
    client = translator("*")
    with django_assert_max_num_queries(14):
        client.get("/translate/")


def test_another_language_than_ones_own_is_refused_without_a_word_about_what_is_there(translator, knee):
    client = translator("es")
    there = client.get("/translate/knee-injection/fr/")
    absent = client.get("/translate/no-such-guide/fr/")
    assert (there.status_code, absent.status_code) == (403, 403)
    assert client.get("/translate/no-such-guide/es/").status_code == 404
    assert client.post("/translate/knee-injection/fr/", {"file": file(b"x")}).status_code == 403
    upload = Upload.objects.get(catalog__locale="fr")
    assert client.get(f"/translate/uploads/{upload.pk}/").status_code == 403
    assert client.post(f"/translate/uploads/{upload.pk}/undo/").status_code == 403


def test_a_role_without_the_permission_is_not_enough(translator, knee):
    assert translator("es", group="Auditor").get(ES).status_code == 403


def test_a_file_goes_out_and_comes_back(translator, knee):
    client = translator("es")
    sent = client.get(f"{ES}po/")
    assert 'filename="guide-knee-injection.es.po"' in sent["Content-Disposition"]
    changed = build.filled(read(sent.content), {"Risks": "Riesgos"})
    answer = client.post(ES, {"file": file(write(changed))}, follow=True)
    html = answer.content.decode()
    assert answer.redirect_chain[0][0].startswith("/translate/uploads/")
    assert "applied" in html
    assert "risks/heading" in html
    assert Target.objects.get(catalog__locale="es", segment__source="Risks").text == "Riesgos"


def test_a_file_that_changes_nothing_is_told_at_once(translator, knee):
    client = translator("es")
    html = client.post(ES, {"file": file(client.get(f"{ES}po/").content)}, follow=True).content.decode()
    assert "unchanged" in html


def test_a_dry_run_stores_nothing_and_shows_the_findings(translator, knee):
    client = translator("es")
    before = Upload.objects.count()
    wrong = build.filled(read(client.get(f"{ES}po/").content), {"Rest for 24 hours.": "Descanse 48 horas."})
    html = client.post(ES, {"file": file(write(wrong)), "dry_run": "on"}).content.decode()
    assert "Nothing was stored" in html
    assert "blocked" in html
    assert "Descanse 48 horas." in html
    assert Upload.objects.count() == before


@pytest.mark.parametrize(
    "data",
    [b"", b"\x1f\x8b gzip", b"\xff\xfe", b'msgid "a', b"<html>", b'msgid ""\nmsgstr "Language: fr\\n"\n'],
)
def test_a_file_that_cannot_be_read_is_told_and_changes_nothing(data, translator, knee):
    before = list(Target.objects.values_list("text", "state"))
    answer = translator("es").post(ES, {"file": file(data)})
    assert answer.status_code == 400
    assert 'role="alert"' in answer.content.decode()
    assert list(Target.objects.values_list("text", "state")) == before


def test_an_upload_can_be_taken_back(translator, knee):
    client = translator("es")
    changed = build.filled(read(client.get(f"{ES}po/").content), {"Risks": "Riesgos"})
    report = client.post(ES, {"file": file(write(changed))}).url
    client.post(f"{report}undo/")
    assert Target.objects.get(catalog__locale="es", segment__source="Risks").text == "[es] Risks"
    assert "undone before" in client.post(f"{report}undo/", follow=True).content.decode()
    assert client.get(f"{report}undo/").status_code == 405


def test_a_language_that_nobody_has_begun_can_be_fetched_and_sent(translator, knee):
    client = translator("de")
    empty = read(client.get("/translate/knee-injection/de/po/").content)
    client.post("/translate/knee-injection/de/", {"file": file(write(build.filled(empty)))})
    assert Catalog.objects.get(locale="de").targets.count() == 8


def test_the_source_language_has_no_catalog(translator, knee):
    assert translator("en").get("/translate/knee-injection/en/").status_code == 404
    assert "English" not in translator("en").get("/translate/").content.decode()


def test_a_guide_without_an_approved_version_is_not_there_yet(translator):
    build.make_draft()
    client = translator("es")
    assert client.get(ES).status_code == 404
    assert "knee" not in client.get("/translate/").content.decode()


def test_a_translators_pages_are_kept_by_nobody(translator, knee):
    for path in ("/translate/", ES, f"{ES}po/"):
        assert "no-store" in translator("es").get(path)["Cache-Control"]


def test_a_form_from_elsewhere_is_refused(knee):
    build.make_user("ana", "Translator")
    client = Client(enforce_csrf_checks=True)
    assert client.post("/translate/login/", {"username": "ana", "password": "x"}).status_code == 403


def test_the_later_of_two_files_is_shown_both_texts_and_what_to_do(translator, knee):
    client, base = translator("fr"), build.export(knee, "fr")
    build.upload(build.filled(base, {"infection": "infection"}, default=None))
    late = write(build.filled(base, {"infection": "contagion"}, default=None))
    for more in ({"dry_run": "on"}, {}):
        page = client.post("/translate/knee-injection/fr/", {"file": file(late), **more}, follow=True)
        html = page.content.decode()
        assert "contagion" in html
        assert "What stands:" in html
        assert "Someone else changed it too" in html


def test_the_reports_of_the_last_files_are_found_again(translator, knee):
    sent = Upload.objects.filter(catalog__locale="es").latest("pk")
    html = translator("es").get(ES).content.decode()
    assert f"/translate/uploads/{sent.pk}/" in html
