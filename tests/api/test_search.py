"""Search: the reader's own language, best first, and never what may not be read."""

from __future__ import annotations

import importlib
import io
from types import SimpleNamespace
from urllib.parse import quote

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from contentapi.core.searching.entries import MAX_TEXT
from contentapi.models import Entry, Offer, Substitute
from contentapi.queries import proofs
from contentapi.services import guides, indexing
from tests import build
from tests.api.conftest import publish, withdraw

SPANISH = {
    "Knee injection": "Inyección en la rodilla",
    "A short guide.": "Una guía breve.",
    "What it is": "Qué es",
    "You get an injection into your knee.": "Le ponen una inyección en la rodilla.",
    "Risks": "Riesgos",
    "Rest for 24 hours.": "Descanse durante 24 horas.",
    "infection": "infección",
    "bleeding": "sangrado",
}
CHINESE = {
    "Knee injection": "膝关节注射",
    "A short guide.": "简短的指南。",
    "What it is": "这是什么",
    "You get an injection into your knee.": "医生会在您的膝关节内注射药物。",
    "Risks": "风险",
    "Rest for 24 hours.": "休息 24 小时。",
    "infection": "感染",
    "bleeding": "出血",
}
ARABIC = {
    "Knee injection": "حقنة الركبة",
    "A short guide.": "دليل قصير.",
    "What it is": "ما هي",
    "You get an injection into your knee.": "ستحصل على حُقنة في ركبتك.",
    "Risks": "المخاطر",
    "Rest for 24 hours.": "استرح لمدة 24 ساعة.",
    "infection": "عدوى",
    "bleeding": "نزيف",
}


@pytest.fixture
def spoken(db):
    """A guide in four languages."""
    guide = publish("knee-injection")
    for locale, targets in (("es", SPANISH), ("zh-Hans", CHINESE), ("ar", ARABIC)):
        build.translate(guide, locale, targets)
    return guide


def found(get, query, **headers):
    """[(guide, locale, section)] of an answer."""
    return [
        (one["guide"], one["locale"], one["key"]) for one in get(f"search?{query}", **headers).json()["items"]
    ]


@pytest.mark.parametrize(
    ("query", "locale"),
    [
        ("q=inyeccion&lang=es", "es"),
        ("q=INYECCIONES&lang=es-MX", "es"),
        ("q=注射&lang=zh-Hans", "zh-Hans"),
        ("q=膝&lang=zh-CN", "zh-Hans"),
        ("q=الحقنة&lang=ar", "ar"),
        ("q=injections&lang=en", "en"),
        ("q=inject&lang=en-GB", "en"),
    ],
)
def test_a_word_is_found_in_the_readers_language(get, spoken, query, locale):
    assert ("knee-injection", locale, "overview") in found(get, query)
    assert {one[1] for one in found(get, query)} == {locale}


@pytest.mark.parametrize(
    "query", ["q=injection&lang=es", "q=rodilla&lang=en", "q=注射&lang=zh-TW", "q=knee&lang=ar"]
)
def test_a_word_of_another_language_is_not_found(get, spoken, query):
    assert found(get, query) == []


def test_the_language_is_negotiated_and_told(get, spoken):
    answer = get("search?q=rodilla", accept_language="es-MX, en;q=0.5")
    assert answer.json()["locale"] == "es"
    assert len(answer.json()["items"]) == 2
    assert answer["Vary"] == "Accept-Encoding, Accept-Language"
    assert get("search?q=rodilla&lang=es")["Vary"] == "Accept-Encoding"
    assert get("search?q=x", accept_language="ja, *;q=0").status_code == 406


def test_an_item_leads_to_its_section_and_shows_what_was_found(get, spoken):
    item = next(one for one in get("search?q=descanse&lang=es").json()["items"])
    assert item == {
        "guide": "knee-injection",
        "locale": "es",
        "dir": "ltr",
        "guide_title": "Inyección en la rodilla",
        "guide_title_locale": "es",
        "key": "risks",
        "title": "Riesgos",
        "snippet": item["snippet"],
        "href": "/api/v1/guides/knee-injection/es/sections/risks",
    }
    assert "<mark>Descanse</mark> durante 24 horas." in item["snippet"]
    assert get(item["href"]).json()["title"] == "Riesgos"


def test_a_heading_weighs_more_than_a_mention(get, db):
    publish("aaa-one", overview="Bleeding is rare. Bleeding stops.", risks="Nothing here.")
    text = build.guide_text("bbb-two", overview="Nothing.", risks="Nothing.").replace(
        b"## Risks", b"## Bleeding"
    )
    build.make_version(text)
    assert found(get, "q=bleeding&lang=en")[0] == ("bbb-two", "en", "risks")


def test_a_word_of_the_guides_title_counts_for_its_sections(get, db):
    publish("knee-injection", title="Knee injection")
    publish("hip-injection", title="Hip injection")
    assert found(get, "q=hip+risks&lang=en") == [("hip-injection", "en", "risks")]


def test_when_no_section_holds_every_word_some_of_them_do(get, spoken):
    assert ("knee-injection", "en", "overview") in found(get, "q=knee+xylophone&lang=en")
    assert found(get, "q=xylophone+zither&lang=en") == []


@pytest.mark.parametrize(
    "query",
    [
        "q=%22",
        "q=*",
        "q=%27%20OR%201=1--",
        "q=(",
        "q=a%20AND",
        "q=NEAR(",
        "q=%25",
        "q=\\",
        "q=-",
        "q=a:b",
        "q=%F0%9F%98%80",
    ],
)
def test_signs_of_a_query_language_are_only_text(get, spoken, query):
    assert get(f"search?{query}&lang=en").status_code == 200


HOSTILE = [
    '"',
    '""',
    '"knee',
    "knee*",
    "*",
    "^knee",
    "{heading} : knee",
    "heading:knee",
    "-knee",
    "NOT knee",
    "knee OR",
    "NEAR(knee hip, 2)",
    "knee' OR 1=1 --",
    "'); DROP TABLE contentapi_entry; --",
    "%(state)s %s {0}",
    "knee:*A & !hip | (hip <-> knee)",
    "\\",
    "l0en",
    "x0e6b3a8",
    "！？。，、",
    "٪؟،",
    "\u202eeenk",
    "\u0301\u0301",
    "\u200b",
    "😀",
    "क्षेत्र",
    "𠮷野家",
    "a" * 200,
    "注" * 200,
    "ي" * 200,
    " ".join("abcdefghijklmnopqrstuvwxyz") * 3,
    "1e10 0x41 3.14 1,000",
]


@pytest.mark.parametrize("lang", ["en", "zh-Hans", "ar"])
def test_whatever_is_asked_gets_an_answer(get, spoken, lang):
    for question in HOSTILE:
        answer = get(f"search?q={quote(question)}&lang={lang}")
        assert answer.status_code == 200, question
        assert answer.json()["query"] == question.strip()
        assert get(f"guides?q={quote(question)}&lang={lang}").status_code == 200, question


def test_a_term_of_the_index_itself_is_no_word_of_anybody(get, spoken):
    assert found(get, "q=l0en&lang=en") == []
    assert found(get, "q=x0e6b3a8&lang=zh-Hans") == []


@pytest.mark.parametrize(
    "query", ["", "q=", "q=%20", "q=" + "x" * 201, "q=a%00b", "q=%ff%fe", "q=a&q=b", "query=a"]
)
def test_a_question_needs_words(get, db, query):
    answer = get(f"search?{query}")
    assert answer.status_code == 400
    assert answer.json()["code"] in {"bad_parameter", "unknown_parameter"}


def test_text_of_a_page_shows_as_text(get, db):
    publish("knee-injection", overview="Use \\<b>bold\\</b> & care.")
    (item,) = get("search?q=bold&lang=en").json()["items"]
    assert "&lt;b&gt;<mark>bold</mark>&lt;/b&gt; &amp; care." in item["snippet"]


def test_drafts_and_old_words_are_not_found(get, spoken):
    build.make_version(build.guide_text(overview="Zanzibar words."), state="approved")
    assert found(get, "q=zanzibar&lang=en") == []
    build.make_version(build.guide_text(title="Mountain", overview="Kilimanjaro words."), at=build.later(10))
    assert found(get, "q=kilimanjaro&lang=en") == [("knee-injection", "en", "overview")]
    assert ("knee-injection", "en", "overview") not in found(get, "q=injection&lang=en")


def test_a_section_that_is_withheld_is_not_found_in_either_language(get, spoken):
    build.make_version(build.guide_text(risks="Zanzibar may happen."), at=build.later(10))
    assert found(get, "q=zanzibar&lang=es") == []
    assert found(get, "q=descanse&lang=es") == []
    assert found(get, "q=zanzibar&lang=en") == [("knee-injection", "en", "risks")]


def test_a_withdrawn_guide_is_not_found_and_leaves_no_entry(get, spoken):
    withdraw(spoken)
    assert found(get, "q=inyeccion&lang=es") == []
    assert not Entry.objects.exists()


def test_an_entry_that_was_left_behind_is_not_shown(get, spoken):
    rows = list(Entry.objects.all())
    withdraw(spoken)
    Entry.objects.bulk_create(rows)
    assert found(get, "q=inyeccion&lang=es") == []


def test_a_guide_is_found_only_in_the_locale_that_its_reader_gets(get, spoken):
    build.translate(spoken, "es-MX", {**SPANISH, "bleeding": "hemorragia"}, at=build.later(10))
    assert found(get, "q=hemorragia&lang=es-MX") == [("knee-injection", "es-MX", "risks")]
    assert found(get, "q=sangrado&lang=es-MX") == []
    assert found(get, "q=sangrado&lang=es") == [("knee-injection", "es", "risks")]


def test_an_approved_substitute_is_searched(get, spoken):
    Substitute.objects.create(wanted="ca", served="es")
    assert found(get, "q=sangrado&lang=ca") == [("knee-injection", "es", "risks")]
    assert ("knee-injection", "es", "overview") in found(get, "q=inyecciones&lang=ca")


def test_as_many_as_are_asked_for_are_told(get, db):
    for number in range(5):
        publish(f"guide-{number}")
    assert len(found(get, "q=injection&lang=en&limit=3")) == 3


def test_a_search_costs_its_queries(get, spoken, django_assert_num_queries):
    with django_assert_num_queries(4 + build.DUE):
        get("search?q=rodilla&lang=es")
    with django_assert_num_queries(5 + build.DUE):
        get("search?q=rodilla+xylophone&lang=es")


def test_a_section_that_fills_the_index_of_its_row_is_published_all_the_same(get, db):
    long = " ".join(f"word{n}" for n in range(MAX_TEXT // 4))
    publish("knee-injection", overview=f"zanzibar {long} kilimanjaro")
    assert found(get, "q=zanzibar&lang=en") == [("knee-injection", "en", "overview")]
    assert found(get, "q=kilimanjaro&lang=en") == []


def test_a_guide_that_comes_back_is_found_again(get, spoken):
    withdraw(spoken)
    build.make_version(build.guide_text(overview="Zanzibar words."), at=build.later(90))
    assert found(get, "q=zanzibar&lang=en") == [("knee-injection", "en", "overview")]
    assert not list(proofs.promises())


def test_a_title_in_another_language_than_the_section_is_told_as_such(get, spoken):
    build.make_version(build.guide_text(title="Injection of the elbow", urgency="safety"), at=build.later(10))
    (item,) = get("search?q=sangrado&lang=es").json()["items"]
    title = "Injection of the elbow"
    assert (item["locale"], item["guide_title"], item["guide_title_locale"]) == ("es", title, "en")


def test_an_act_that_fails_leaves_the_index_as_it_was(get, spoken):
    version = build.make_version(build.guide_text(overview="Zanzibar words."), state="approved")
    with transaction.atomic():
        guides.publish(version, by=build.publisher(), at=build.later(10))
        guides.withdraw(spoken, by=build.publisher(), at=build.later(11), reason="A wrong dose.")
        transaction.set_rollback(True)
    assert found(get, "q=zanzibar&lang=en") == []
    assert ("knee-injection", "en", "overview") in found(get, "q=injection&lang=en")
    assert not list(proofs.promises())


def test_a_locale_that_is_no_longer_offered_is_not_found(get, spoken):
    Offer.objects.filter(locale="es").delete()
    assert found(get, "q=inyeccion&lang=es") == []
    assert any("no offered release" in fault for fault in proofs.promises())


def test_an_entry_is_never_changed(spoken):
    with pytest.raises(DatabaseError), transaction.atomic():
        Entry.objects.filter(key="risks").update(exact="something else")
    assert not Entry.objects.filter(exact="something else").exists()


def test_an_index_that_lies_is_told_of_and_made_anew(get, spoken):
    Entry.objects.filter(key="risks").delete()
    assert any("the index of knee-injection in es" in fault for fault in proofs.promises())
    assert found(get, "q=descanse&lang=es") == []
    Offer.objects.filter(locale="es").update(folded="as words were read before")
    assert indexing.rebuild(spoken) == 4
    assert found(get, "q=descanse&lang=es") == [("knee-injection", "es", "risks")]
    assert not list(proofs.promises())


def test_what_was_published_before_there_was_an_index_is_indexed_by_the_migration(get, spoken):
    migration = importlib.import_module("contentapi.migrations.0006_search")
    connection.check_constraints()
    migration.backwards(apps, SimpleNamespace(connection=connection))
    Entry.objects.all().delete()
    Offer.objects.update(title="", title_locale="", summary="", folded="")
    connection.check_constraints()
    migration.forwards(apps, SimpleNamespace(connection=connection))
    assert found(get, "q=descanse&lang=es") == [("knee-injection", "es", "risks")]
    assert get("guides?lang=es&q=rodilla").json()["items"][0]["title"] == "Inyección en la rodilla"
    assert not list(proofs.promises())


def test_the_databases_own_index_is_proved_and_mended(get, spoken):
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("INSERT INTO contentapi_entry_index(contentapi_entry_index) VALUES ('delete-all')")
            assert any("the database's own index" in fault for fault in proofs.promises())
        else:
            with pytest.raises(DatabaseError), transaction.atomic():
                cursor.execute("UPDATE contentapi_entry SET terms = ''")
    told = io.StringIO()
    call_command("rebuild_search", stdout=told)
    assert told.getvalue() == "4 releases indexed.\n"
    assert found(get, "q=descanse&lang=es") == [("knee-injection", "es", "risks")]
    assert not list(proofs.promises())
