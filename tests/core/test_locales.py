"""What a tag means: one spelling, guarded parents, script, direction, names, POSIX."""

from __future__ import annotations

import itertools
import json
import re
from importlib.resources import files
from pathlib import Path

import pytest
from babel import Locale
from babel.core import get_global
from babel.localedata import locale_identifiers
from hypothesis import example, given, settings
from hypothesis import strategies as st

from contentapi.core.errors import BadLocale
from contentapi.core.locales import (
    MAX_LENGTH,
    canonical,
    default_variant,
    direction,
    english_name,
    from_posix,
    likely,
    name_in,
    own_name,
    parents,
    same_language,
    same_script,
    script,
    to_posix,
)
from contentapi.core.locales.tables import EXTENDED, IRREGULAR, NAMES

# The tables are hand-made; `served` is the product's own locales and those most asked for in leaflets.
TABLES = json.loads((Path(__file__).parent.parent / "data" / "locales" / "tables.json").read_text("utf-8"))
UNTIMED = settings(deadline=None)
EVERY = sorted(name.replace("_", "-") for name in locale_identifiers() if not name.endswith("_POSIX"))


def _parts(tag):
    return (tag + "--").split("-")[:3]


# -- one spelling -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("written", "meant"), TABLES["spellings"])
def test_a_locale_has_one_spelling(written, meant):
    assert canonical(written) == meant
    assert canonical(written.upper()) == meant
    assert canonical(meant) == meant


@pytest.mark.parametrize("written", TABLES["refused"])
def test_what_is_no_known_locale_is_refused(written):
    with pytest.raises(BadLocale):
        canonical(written)


def test_a_refusal_says_what_to_write():
    with pytest.raises(BadLocale, match="hyphens instead of underscores"):
        canonical("es_MX")
    with pytest.raises(BadLocale, match="leave out everything from -u-"):
        canonical("es-MX-u-nu-latn")
    with pytest.raises(BadLocale, match="the region 'ZZ'"):
        canonical("es-ZZ")


@pytest.mark.parametrize("written", ["es\r\nX-Injected: 1", "\x1b[31mes", "es\u202e", "é" * 30, "a" * 10_000])
def test_a_refusal_carries_no_raw_text(written):
    with pytest.raises(BadLocale) as refused:
        canonical(written)
    assert str(refused.value).isascii()
    assert str(refused.value).isprintable()
    assert len(str(refused.value)) < 300


@UNTIMED
@given(st.text(max_size=60))
@example("İ")
@example("ſr-latn")
def test_any_text_is_refused_or_has_one_spelling(text):
    try:
        tag = canonical(text)
    except BadLocale:
        return
    assert canonical(tag) == tag
    assert text.isascii()
    assert len(text) <= MAX_LENGTH


@UNTIMED
@given(st.text("aeshnztwrLMX-0149", max_size=20))
def test_any_tag_shaped_text_is_refused_or_has_one_spelling(text):
    try:
        tag = canonical(text)
    except BadLocale:
        return
    assert canonical(tag) == tag
    assert canonical(tag.swapcase()) == tag


def test_every_locale_of_cldr_is_known():
    assert [tag for tag in EVERY if canonical(tag).lower() != tag.lower()] == []


def _registry():
    text = files("langcodes").joinpath("data/language-subtag-registry.txt").read_text(encoding="utf-8")
    return [dict(re.findall(r"^([\w-]+): (.*)$", record, re.MULTILINE)) for record in text.split("%%")]


def test_extended_languages_are_those_of_the_registry():
    ours = {(prefix, one) for prefix, ones in EXTENDED.items() for one in ones}
    theirs = {
        (record["Prefix"], record["Subtag"])
        for record in _registry()
        if record.get("Type") == "extlang" and record["Prefix"] != "sgn" and "Deprecated" not in record
    }
    assert ours == theirs


def test_irregular_tags_mean_what_the_registry_says():
    wanted = {
        record["Tag"].lower(): record["Preferred-Value"]
        for record in _registry()
        if record.get("Type") == "grandfathered" and "Preferred-Value" in record
    }
    known = {tag: value for tag, value in wanted.items() if tag in IRREGULAR}
    assert {tag: canonical(tag) for tag in known} == {tag: canonical(value) for tag, value in known.items()}
    assert {tag for tag in wanted if tag not in IRREGULAR and not tag.startswith("sgn-")} == {"i-klingon"}


# -- parents ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("line", TABLES["parents"])
def test_parents_are_cldrs_under_two_guards(line):
    steps = tuple(line.split())
    assert parents(steps[0]) == steps


def test_no_parent_changes_language_or_script():
    ends = {tag.rpartition("-")[2] for tag in EVERY}
    regions = ["", *sorted(end for end in ends if re.fullmatch("[A-Z]{2}|[0-9]{3}", end))]
    languages = sorted({tag.partition("-")[0] for tag in EVERY})
    scripts = ["", "Arab", "Cyrl", "Hant", "Latn"]
    for language, written, region in itertools.product(languages, scripts, regions[::9]):
        tag = "-".join(part for part in (language, written, region) if part)
        steps = parents(tag)
        assert len(set(steps)) == len(steps) <= 6
        assert {script(step) for step in steps} == {script(tag)}
        assert all(same_language(_parts(step)[0], _parts(steps[0])[0]) for step in steps)


def test_cldrs_own_exceptions_are_kept_where_the_guards_allow():
    for child, parent in get_global("parent_exceptions").items():
        tag, wanted = child.replace("_", "-"), parent.replace("_", "-")
        if wanted in ("no", "fr-HT", "en-IN") and not tag.startswith("n"):
            assert wanted not in parents(tag)
        elif tag != "nn":
            assert parents(tag)[1] == wanted


# -- script, direction, likely subtags ----------------------------------------------------------------


@pytest.mark.parametrize(("tag", "written", "way"), TABLES["scripts"])
def test_a_locale_has_a_script_and_a_direction(tag, written, way):
    assert (script(tag), direction(tag)) == (written, way)


def test_directions_are_cldrs_for_every_locale_it_has():
    # Mongolian letters run from top to bottom, which a page writes as left to right.
    sideways = [
        tag
        for tag in EVERY
        if "Mong" not in tag and Locale.parse(tag.replace("-", "_")).text_direction != direction(tag)
    ]
    assert sideways == []


@pytest.mark.parametrize(("tag", "full"), TABLES["likely"])
def test_likely_subtags_fill_what_is_not_said(tag, full):
    assert likely(tag) == full
    assert likely(full) == full


@pytest.mark.parametrize("tag", TABLES["served"])
def test_likely_subtags_change_nothing_that_is_said(tag):
    full = likely(tag)
    assert set(canonical(tag).split("-")) <= set(full.split("-"))
    assert same_script(tag, full)


@pytest.mark.parametrize(("language", "available", "chosen"), TABLES["variants"])
def test_a_bare_language_gets_cldrs_default_first(language, available, chosen):
    assert default_variant(language, available.split()) == chosen
    assert default_variant(language, available.split()[::-1]) == chosen


# -- names --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("tag", "own", "english"), TABLES["names"])
def test_a_locale_has_names(tag, own, english):
    assert own_name(tag) == own
    assert english_name(tag) == english


@pytest.mark.parametrize("tag", TABLES["served"])
def test_every_locale_that_is_served_has_names_of_its_own(tag):
    assert own_name(tag) != canonical(tag)
    assert english_name(tag) != canonical(tag)


def test_a_locale_is_named_in_the_readers_words():
    assert name_in("en", "es") == "inglés"
    assert name_in("en", "zh-TW") == "英文"
    assert name_in("fr", "pt-AO") == "francês"
    assert name_in("ksw", "es") == "S’gaw Karen"


def test_names_of_our_own_are_for_canonical_tags():
    assert [tag for tag in NAMES if canonical(tag) != tag] == []


@pytest.mark.parametrize(
    "function", [canonical, parents, likely, script, direction, own_name, english_name, to_posix]
)
def test_nothing_takes_an_unknown_locale(function):
    with pytest.raises(BadLocale):
        function("../en")


# -- POSIX --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("tag", "name"), TABLES["posix_names"])
def test_a_locale_has_a_posix_name(tag, name):
    assert to_posix(tag) == name
    assert from_posix(name) == canonical(tag)


@pytest.mark.parametrize(("name", "tag"), TABLES["posix"])
def test_a_posix_name_says_a_locale(name, tag):
    assert from_posix(name) == tag


@pytest.mark.parametrize(("name", "known", "tag"), TABLES["posix_known"])
def test_a_posix_name_may_say_a_known_locale_in_other_words(name, known, tag):
    assert from_posix(name, known=set(known.split())) == tag


@pytest.mark.parametrize("name", TABLES["posix_refused"])
def test_what_is_no_posix_name_is_refused(name):
    with pytest.raises(BadLocale):
        from_posix(name)


def test_a_posix_name_leads_back():
    assert [tag for tag in EVERY if from_posix(to_posix(tag)) != canonical(tag)] == []


@UNTIMED
@given(st.text(max_size=90))
def test_any_posix_name_is_refused_or_read(name):
    try:
        tag = from_posix(name)
    except BadLocale:
        return
    assert canonical(tag) == tag
