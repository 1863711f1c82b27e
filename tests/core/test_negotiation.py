"""Which locale a reader gets. The tables in `data/negotiation` are the rule; the laws hold for any text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from contentapi.core.locales import parents, same_language, same_script, script
from contentapi.core.negotiation import (
    MAX_RANGES,
    Negotiated,
    Offer,
    Range,
    Reason,
    chain,
    for_header,
    negotiate,
    parse_accept_language,
)

TABLES = sorted((Path(__file__).parent.parent / "data" / "negotiation").glob("*.json"))
UNTIMED = settings(deadline=None)
CASES = [
    pytest.param(case, id=f"{table.stem}:{case['id']}")
    for table in TABLES
    for case in json.loads(table.read_text(encoding="utf-8"))
]


def _wanted(case):
    if "header" in case:
        return case["header"]
    return [one if isinstance(one, str) else Range(*one) for one in case["ranges"]]


@pytest.mark.parametrize("case", CASES)
def test_a_reader_is_served_as_the_table_says(case):
    answer = negotiate(
        _wanted(case), case["available"], default=case["default"], substitutes=case.get("substitutes", {})
    )
    if case["served"] is None:
        assert answer is None
    else:
        assert answer is not None
        assert (answer.locale, answer.reason.value) == (case["served"], case["reason"])


def test_the_tables_hold_every_reason():
    told = {case.values[0]["reason"] for case in CASES}
    assert told == {reason.value for reason in Reason} | {None}


def test_the_order_of_the_shelf_changes_nothing():
    for case in (param.values[0] for param in CASES):
        rules = {"default": case["default"], "substitutes": case.get("substitutes", {})}
        forward = negotiate(_wanted(case), case["available"], **rules)
        assert negotiate(_wanted(case), case["available"][::-1], **rules) == forward


def test_the_answer_tells_the_range_that_it_answers():
    assert negotiate("it, ES-mx;q=0.8", {"en", "es"}, default="en") == Negotiated(
        "es", Reason.PARENT, "ES-mx"
    )
    assert negotiate("it", {"en", "es"}, default="en") == Negotiated("en", Reason.DEFAULT, "")
    assert negotiate("it, *", {"en", "es"}, default="en") == Negotiated("en", Reason.WILDCARD, "*")


def test_an_offer_answers_as_negotiate_does():
    offer = Offer({"en", "pt-BR"}, default="en", substitutes={"pt-PT": ["pt-BR"]})
    assert for_header("pt-PT", offer) == offer.choose([Range("pt-PT")])
    assert for_header("pt-PT", offer) == negotiate(
        "pt-PT", ["en", "pt-BR"], default="en", substitutes={"pt-PT": ["pt-BR"]}
    )


def test_an_answer_is_not_remembered_for_another_offer():
    assert negotiate("es", {"en", "es"}, default="en").locale == "es"
    assert negotiate("es", {"en"}, default="en").locale == "en"
    assert negotiate("es", {"en"}, default="fr").locale == "fr"
    assert negotiate("es", {"en"}, default="en", substitutes={"es": ["en"]}).reason is Reason.SUBSTITUTE


# -- the header ---------------------------------------------------------------------------------------


def test_a_header_is_read_best_first_and_refusals_last():
    assert parse_accept_language("a;q=0, en;q=0.5, *;q=0.1, es, fr;q=1.0, de;q=0.123") == (
        Range("es", 1000, 3),
        Range("fr", 1000, 4),
        Range("en", 500, 1),
        Range("de", 123, 5),
        Range("*", 100, 2),
        Range("a", 0, 0),
    )


@pytest.mark.parametrize(
    ("quality", "thousandths"),
    [
        ("0", 0),
        ("0.", 0),
        ("0.0", 0),
        ("0.5", 500),
        ("0.05", 50),
        ("0.005", 5),
        ("0.999", 999),
        ("1.000", 1000),
    ],
)
def test_a_quality_is_read_in_thousandths(quality, thousandths):
    assert parse_accept_language(f"es;q={quality}") == (Range("es", thousandths, 0),)


def test_at_most_twenty_ranges_are_read():
    assert len(parse_accept_language(",".join(["es"] * 100))) == MAX_RANGES == 20


@UNTIMED
@given(st.text(max_size=1200))
@example("es;q=0," * 300)
@example("\x00,\ud800,*;q=0")
def test_no_text_makes_it_raise(text):
    answer = negotiate(text, {"en", "es", "zh-Hans"}, default="en", substitutes={"ca": ["es"]})
    assert answer is None or answer.locale in {"en", "es", "zh-Hans"}


@UNTIMED
@given(
    st.lists(st.text(max_size=40) | st.builds(Range, st.text(max_size=40), st.integers(0, 1000)), max_size=30)
)
def test_no_list_makes_it_raise(wanted):
    answer = negotiate(wanted, {"en", "es"}, default="en")
    assert answer is None or answer.locale in {"en", "es"}


@UNTIMED
@given(st.sets(st.text(max_size=12), max_size=6), st.text(max_size=12))
def test_no_shelf_makes_it_raise(names, default):
    answer = negotiate(
        "es-MX, pt, *", names, default=default, substitutes={name: [default] for name in names}
    )
    assert answer is not None
    assert answer.locale in names | {default}


# -- the laws -----------------------------------------------------------------------------------------

LANGUAGES = [
    "ar",
    "az",
    "en",
    "es",
    "fa",
    "hi",
    "ht",
    "ku",
    "nb",
    "nn",
    "no",
    "pa",
    "pt",
    "sr",
    "uz",
    "yue",
    "zh",
]
REGIONS = [
    "",
    "001",
    "419",
    "AF",
    "BR",
    "CN",
    "GB",
    "HK",
    "IN",
    "IQ",
    "IR",
    "ME",
    "MO",
    "MX",
    "PK",
    "PT",
    "TW",
    "US",
]
SCRIPTS = ["", "", "", "Arab", "Cyrl", "Hans", "Hant", "Latn"]
TAGS = st.builds(
    lambda *parts: "-".join(part for part in parts if part),
    st.sampled_from(LANGUAGES),
    st.sampled_from(SCRIPTS),
    st.sampled_from(REGIONS),
)
SHELVES = st.frozensets(TAGS, max_size=12)
WEIGHED = st.lists(
    st.tuples(TAGS | st.just("*"), st.sampled_from(["", ";q=0", ";q=0.3", ";q=0.7", ";q=1"])), max_size=8
)


def _header(weighed):
    return ", ".join(tag + quality for tag, quality in weighed)


def _language(tag):
    return tag.partition("-")[0]


def _region(tag):
    return next((part for part in tag.split("-")[1:] if len(part) < 4), "")


@UNTIMED
@given(TAGS, SHELVES)
def test_a_reader_never_gets_another_language_or_script(tag, shelf):
    answer = negotiate([tag], shelf, default="vi")
    if answer.reason is not Reason.DEFAULT:
        assert same_language(_language(answer.locale), _language(tag))
        assert same_script(answer.locale, tag)


@UNTIMED
@given(TAGS, SHELVES)
def test_a_reader_who_names_a_region_gets_it_or_what_stands_above_it(tag, shelf):
    answer = negotiate([tag], shelf, default="vi")
    if _region(tag) and answer.reason is not Reason.DEFAULT:
        above = {_region(step) for step in parents(tag)}
        assert _region(answer.locale) in above


@UNTIMED
@given(TAGS, SHELVES)
def test_what_is_there_under_its_own_name_is_served(tag, shelf):
    assert negotiate([tag], shelf | {tag}, default="vi") == Negotiated(tag, Reason.EXACT, tag)


@UNTIMED
@given(TAGS, SHELVES)
def test_a_bare_language_gets_any_locale_of_its_script(tag, shelf):
    bare = _language(tag)
    fits = {one for one in shelf if same_language(_language(one), bare) and script(one) == script(bare)}
    answer = negotiate([bare], shelf, default="vi")
    assert (answer.locale in fits) if fits else (answer.reason is Reason.DEFAULT)


@UNTIMED
@given(WEIGHED, SHELVES, TAGS)
def test_a_refused_locale_is_never_served(weighed, shelf, refused):
    weighed = [(tag, quality) for tag, quality in weighed if tag != refused]
    answer = negotiate(_header([*weighed[:7], (refused, ";q=0")]), shelf, default=refused)
    assert answer is None or answer.locale != refused


@UNTIMED
@given(WEIGHED, SHELVES)
def test_an_answer_is_on_the_shelf_or_the_source(weighed, shelf):
    answer = negotiate(_header(weighed), shelf, default="vi")
    assert answer is None or answer.locale in shelf | {"vi"}


@UNTIMED
@given(WEIGHED, SHELVES)
def test_without_refusals_there_is_always_an_answer(weighed, shelf):
    wishes = [(tag, quality) for tag, quality in weighed if quality != ";q=0"]
    assert negotiate(_header(wishes), shelf, default="vi") is not None


@UNTIMED
@given(WEIGHED, SHELVES, TAGS)
def test_a_worse_range_never_changes_what_a_better_one_gets(weighed, shelf, worse):
    wishes = [(tag, quality) for tag, quality in weighed if quality != ";q=0" and tag != "*"]
    answer = negotiate(_header(wishes), shelf, default="vi")
    if answer.reason is not Reason.DEFAULT:
        assert negotiate(_header([*wishes, (worse, ";q=0.1")]), shelf, default="vi") == answer


@UNTIMED
@given(TAGS, SHELVES)
def test_the_chain_begins_with_what_a_reader_gets_and_ends_at_the_source(tag, shelf):
    steps = chain(tag, shelf, {}, "vi")
    assert steps[0] == negotiate([tag], shelf, default="vi").locale
    assert steps[-1] == "vi"
    assert len(set(steps)) == len(steps)


def test_a_chain_names_parents_substitutes_and_the_source_in_order():
    shelf = {"en", "es", "es-419", "es-MX", "pt-BR"}
    assert chain("es-MX", shelf, {}, "en") == ("es-MX", "es-419", "es", "en")
    assert chain("pt-PT", shelf, {"pt-PT": ["pt-BR", "es"]}, "en") == ("pt-BR", "es", "en")
    assert chain("not a tag", shelf, {}, "en") == ("en",)
