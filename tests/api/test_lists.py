"""The list of guides: the best locale for each, filters, pages that stay stable."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from tests import build
from tests.api.conftest import publish, withdraw


def walk(get, path):
    """Every item of a list, page by page."""
    items, pages = [], 0
    while path:
        page = get(path).json()
        items += page["items"]
        path = page.get("next")
        pages += 1
        assert pages < 50
    return items, pages


@pytest.fixture
def shelf(db):
    """Five guides, not all in every locale."""
    for slug, locales in (
        ("ankle", ["es"]),
        ("elbow", ["es", "fr"]),
        ("hip", []),
        ("knee", ["fr"]),
        ("wrist", ["es"]),
    ):
        publish(slug, *locales, title=f"The {slug}")


def test_every_guide_is_told_in_the_best_locale_for_the_reader(get, shelf):
    items = get("guides?lang=fr-CA").json()["items"]
    assert [(one["guide"], one["locale"]) for one in items] == [
        ("ankle", "en"),
        ("elbow", "fr"),
        ("hip", "en"),
        ("knee", "fr"),
        ("wrist", "en"),
    ]


def test_an_item_leads_to_the_release_it_tells_of(get, shelf):
    for item in get("guides", accept_language="es").json()["items"]:
        guide = get(item["href"]).json()
        for name in (
            "guide",
            "locale",
            "dir",
            "title",
            "summary",
            "title_locale",
            "state",
            "version",
            "revision",
        ):
            assert item[name] == guide[name], name
        for name in ("urgency", "published_at", "digest", "source_locale"):
            assert item[name] == guide[name], name
        assert item["kinds"] == [section["kind"] for section in guide["sections"]]


@pytest.mark.parametrize("limit", [1, 2, 3, 4, 5, 200])
def test_pages_hold_every_guide_once_in_order(get, shelf, limit):
    items, pages = walk(get, f"guides?limit={limit}&lang=es")
    assert [one["guide"] for one in items] == ["ankle", "elbow", "hip", "knee", "wrist"]
    assert pages == -(-5 // limit)


def test_the_next_page_is_linked_and_keeps_the_filters(get, shelf):
    answer = get("guides?limit=2&lang=es&kind=risks")
    place = answer.json()["next"]
    assert f'<{place}>; rel="next"' in answer["Link"]
    query = parse_qs(urlsplit(place).query)
    assert (query["limit"], query["lang"], query["kind"]) == (["2"], ["es"], ["risks"])


def test_a_guide_that_comes_or_goes_between_pages_moves_no_other(get, shelf):
    first = get("guides?limit=2").json()
    publish("aaa-new")
    withdraw(publish("hip-two"))
    from contentapi.models import Guide

    withdraw(Guide.objects.get(slug="elbow"))
    rest, _ = walk(get, first["next"])
    assert [one["guide"] for one in [*first["items"], *rest]] == ["ankle", "elbow", "hip", "knee", "wrist"]


def test_a_cursor_is_good_for_its_own_list_only(get, shelf):
    cursor = parse_qs(urlsplit(get("guides?limit=2").json()["next"]).query)["cursor"][0]
    assert get(f"guides?limit=2&cursor={cursor}").status_code == 200
    for path in (
        f"guides?limit=3&cursor={cursor}",
        f"guides?limit=2&lang=es&cursor={cursor}",
        f"guides?limit=2&cursor={cursor[:-1]}",
        f"guides?limit=2&cursor=x{cursor}",
        f"changes?cursor={cursor}",
        f"withdrawals?limit=2&cursor={cursor}",
    ):
        answer = get(path)
        assert (answer.status_code, answer.json()["code"]) == (400, "bad_cursor"), path


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("kind=risks", ["ankle", "elbow", "hip", "knee", "wrist"]),
        ("kind=costs", []),
        ("q=ELBOW", ["elbow"]),
        ("q=the+knee", ["knee"]),
        ("q=elbow+knee", []),
        ("q=%5Bfr%5D&lang=fr", ["elbow", "knee"]),
        ("q=%25", []),
        ("q=", ["ankle", "elbow", "hip", "knee", "wrist"]),
        ("code=M54.50", ["coded"]),
        ("code=m54.50", ["coded"]),
        ("code=ICD-10-CM%7CM54.50", ["coded"]),
        ("code=SNOMED%7CM54.50", []),
    ],
)
def test_the_list_is_narrowed_by(get, shelf, query, found):
    text = build.guide_text("coded").replace(
        b"urgency: routine",
        b"urgency: routine\ncodes:\n  - system: ICD-10-CM\n    code: M54.50\n    display: Back pain",
    )
    if "code" in query:
        build.make_version(text)
    assert [one["guide"] for one in get(f"guides?{query}").json()["items"]] == found


def test_codes_and_kinds_of_a_draft_find_nothing(get, shelf):
    text = build.guide_text("hip", risks="New.").replace(b"kind=overview", b"kind=costs")
    build.make_version(text, state="approved")
    assert get("guides?kind=costs").json()["items"] == []


def test_an_empty_list_is_a_list(get, db):
    assert get("guides").json() == {"items": []}
    assert get("locales").json() == {"locales": []}
    assert get("withdrawals").json() == {"items": []}


def test_refused_languages_are_counted_and_never_look_like_nothing(get, shelf):
    some = get("guides", accept_language="fr, *;q=0")
    assert [one["guide"] for one in some.json()["items"]] == ["elbow", "knee"]
    assert some.json()["refused"] == 3
    assert get("guides", accept_language="ja, *;q=0").status_code == 406


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=inyeccion&lang=es", ["ankle"]),
        ("q=INYECCIÓN&lang=es-MX", ["ankle"]),
        ("q=yecci&lang=es", ["ankle"]),
        ("q=breve+rodilla&lang=es", ["ankle"]),
        ("q=injection&lang=en", ["ankle", "elbow"]),
        ("q=injection&lang=es", ["elbow"]),
        ("q=inyeccion&lang=en", []),
        ("q=injection&lang=en&limit=1", ["ankle"]),
    ],
)
def test_words_are_looked_for_in_what_the_reader_gets_accents_and_case_aside(get, db, query, found):
    guide = publish("ankle", title="Ankle injection")
    targets = {"Ankle injection": "Inyección en la rodilla", "A short guide.": "Una guía breve."}
    build.translate(guide, "es", targets)
    publish("elbow", title="Elbow injection")
    assert [one["guide"] for one in get(f"guides?{query}").json()["items"]] == found


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_pages_of_words_hold_every_guide_once(get, shelf, limit):
    items, _ = walk(get, f"guides?limit={limit}&lang=es&q=%5Bes%5D")
    assert [one["guide"] for one in items] == ["ankle", "elbow", "wrist"]


def test_titles_and_summaries_are_plain_text_in_lists_as_in_the_guide(get, db):
    text = build.guide_text("knee", title="*Knee* 2 \\\\* 3 & **care**")
    build.make_version(text.replace(b"A short guide.", b"See **this** & rest."))
    (item,) = get("guides").json()["items"]
    assert (item["title"], item["summary"]) == ("Knee 2 * 3 & care", "See this & rest.")
    guide = get(item["href"]).json()
    assert (item["title"], item["summary"]) == (guide["title"], guide["summary"])
    assert len(get("guides?q=knee+2+*").json()["items"]) == 1


@pytest.mark.parametrize("query", ["lang=es", "lang=es&q=the", "q=the&limit=2"])
def test_a_list_costs_five_queries_whatever_is_asked(get, shelf, django_assert_max_num_queries, query):
    with django_assert_max_num_queries(5):  # the first asks what was to be published by now
        assert get(f"guides?{query}").status_code == 200
