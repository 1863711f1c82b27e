"""One reading of text for the index and for the question: what readers type finds what was written."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentapi.core.searching import Sought, read, snippet, terms
from contentapi.core.searching.folding import fold
from contentapi.core.searching.words import MAX_WORDS, UNSPACED, code


def finds(question: str, text: str, locale: str) -> bool:
    """Does every word of the question find the text, as an index would?"""
    written = terms(text, locale)
    return all(_found(one, written.exact.split(), written.stems.split()) for one in read(question, locale))


def _found(sought: Sought, exact: list[str], stems: list[str]) -> bool:
    size = len(sought.phrase)
    if sought.prefix and any(term.startswith(sought.phrase[0]) for term in (*exact, *stems)):
        return True
    if any(tuple(exact[at : at + size]) == sought.phrase for at in range(len(exact))):
        return True
    return any(stem in stems or stem in exact for stem in sought.stems)


@pytest.mark.parametrize(
    ("question", "text", "locale"),
    [
        pytest.param("inyeccion", "Las inyecciones en la rodilla", "es", id="accent-and-plural"),
        pytest.param("INYECCIÓN", "una inyección", "es-MX", id="case"),
        pytest.param("injecoes", "As injeções ajudam", "pt-BR", id="portuguese-plural-without-accents"),
        pytest.param("strasse", "an der Straße", "de", id="sharp-s"),
        pytest.param("verletzung", "Verletzungen heilen", "de", id="german-plural"),
        pytest.param("benh", "Bệnh nhân", "vi", id="vietnamese"),
        pytest.param("duong", "Đường huyết", "vi", id="barred-d"),
        pytest.param("pain", "Back pain.", "en", id="plain"),
        pytest.param("injections", "one injection", "en", id="the-other-way"),
        pytest.param("inject", "an injection", "en", id="beginning"),
        pytest.param("обезболивающее", "действие обезболивающего", "ru", id="russian-case"),
        pytest.param("еще", "ещё раз", "ru", id="yo"),
        pytest.param("الالتهاب", "خطر اِلْتِهَاب المفصل", "ar", id="vowelled-arabic"),
        pytest.param("ادوية", "أَدْوِيَة", "ar", id="alef-and-teh"),
        pytest.param("ألم", "يقل الألم", "ar", id="behind-the-arabic-article"),
        pytest.param("المفاص", "خشونة المفاصل", "ar", id="arabic-beginning"),
        pytest.param("کبد", "كبد", "fa", id="arabic-keyboard"),
        pytest.param("درد", "دردهای زانو", "fa", id="persian-plural"),
        pytest.param("می شود", "می‌شود", "fa", id="zwnj"),
        pytest.param("میشود", "دارو تزریق می‌شود.", "fa", id="typed-without-zwnj"),
        pytest.param("بیحس", "ضعف یا بی‌حسی", "fa", id="beginning-without-zwnj"),
        pytest.param("آمپولها", "آمپول‌ها", "fa", id="persian-plural-without-zwnj"),
        pytest.param("دارو", "داروهای بی‌حسی", "fa", id="beside-zwnj"),
        pytest.param("दर्द", "पीठ में दर्द।", "hi", id="hindi"),
        pytest.param("फेसेट", "फ़ेसेट जोड़", "hi", id="nukta-not-typed"),
        pytest.param("फ़ेसेट", "फेसेट जोड", "hi", id="nukta-not-written"),
        pytest.param("इन्जेक्शन", "एक इंजेक्शन", "hi", id="nasal-as-a-letter"),
        pytest.param("संबंध", "सम्बन्ध", "hi", id="nasal-as-a-sign"),
        pytest.param("पांच", "पाँच दिन", "hi", id="chandrabindu"),
        pytest.param("注射", "关节注射后", "zh-Hans", id="chinese"),
        pytest.param("痛", "関節の痛みと頭痛", "ja", id="one-character"),
        pytest.param("ガーゼ", "ｶﾞｰｾﾞをあてる", "ja", id="half-width-kana"),
        pytest.param("통증", "통증은 줄어듭니다", "ko", id="korean-particle"),
        pytest.param("ปวด", "อาการปวดหลัง", "th", id="thai"),
        pytest.param("24", "٢٤ ساعة", "ar", id="digits"),
        pytest.param("injection", "l’injection", "fr", id="elision"),
        pytest.param("covid 19", "COVID-19", "en", id="hyphen"),
        pytest.param("Ｘ線", "X線", "ja", id="full-width"),
        pytest.param("ιατρος", "ο ιατρός", "el", id="final-sigma"),
        pytest.param("כאב", "כְּאֵב", "he", id="hebrew-points"),
    ],
)
def test_finds(question, text, locale):
    assert finds(question, text, locale)


@pytest.mark.parametrize(
    ("question", "text", "locale"),
    [
        pytest.param("hand", "the knee", "en", id="another-word"),
        pytest.param("射关", "注射。关节", "zh-Hans", id="across-a-stop"),
        pytest.param("दर्दा", "दर", "hi", id="vowels-count-in-hindi"),
        pytest.param("डर", "डॉर", "hi", id="vowels-count-in-hindi-after-folding"),
        pytest.param("شود", "میشود", "fa", id="a-part-where-none-is-kept-apart"),
        pytest.param("か", "が", "ja", id="voicing-counts-in-kana"),
        pytest.param("ألم", "في المفصل", "ar", id="the-arabic-article-is-no-beginning"),
        pytest.param("knee back", "the knee", "en", id="every-word"),
    ],
)
def test_does_not_find(question, text, locale):
    assert not finds(question, text, locale)


@given(st.text(max_size=120), st.sampled_from(["en", "es", "ar", "hi", "ja", "xx"]))
def test_terms_are_plain_ascii_whatever_the_text(text, locale):
    written = terms(text, locale)
    assert re.fullmatch(r"[a-z0-9 ]*", written.exact + " " + written.stems)
    asked = read(text, locale)
    assert len(asked) <= MAX_WORDS
    for one in asked:
        assert all(re.fullmatch(r"[a-z0-9]+", term) for term in (*one.phrase, *one.stems))


@given(
    st.text(alphabet="abc déñ 注射 дом ادو दर्द -'’", min_size=1, max_size=40),
    st.sampled_from(["en", "es", "ja"]),
)
def test_a_text_is_found_by_its_own_words(text, locale):
    assert finds(text, text, locale)


@given(st.text(max_size=30))
def test_folding_twice_is_folding_once(word):
    assert fold(fold(word)) == fold(word)


@given(st.text(min_size=1, max_size=8), st.text(max_size=8))
def test_what_begins_alike_is_coded_alike(head, tail):
    if not head.isascii():
        assert code(head + tail).startswith(code(head)) or len(head + tail) > 40


@given(st.text(max_size=300), st.text(max_size=40), st.sampled_from(["en", "es", "ja", "ar"]))
def test_a_snippet_is_safe_and_of_the_text(text, question, locale):
    html = snippet(text, question, locale)
    assert set(re.findall(r"<[^>]*>", html)) <= {"<mark>", "</mark>"}
    assert html.count("<mark>") == html.count("</mark>")
    plain = unescape(re.sub(r"</?mark>", "", html)).removeprefix("… ").removesuffix(" …")
    assert plain in " ".join(text.split())


def test_a_snippet_shows_the_place_with_most_of_what_was_sought():
    text = (
        "knee. "
        + "Other words stand here. " * 40
        + "The knee injection eases knee pain."
        + " More words." * 40
    )
    html = snippet(text, "knee injection", "en")
    assert "The <mark>knee</mark> <mark>injection</mark> eases <mark>knee</mark> pain." in html
    assert html.startswith("… ")
    assert html.endswith(" …")
    assert len(re.sub(r"</?mark>", "", html)) < 260


def test_a_snippet_of_a_text_without_the_words_is_its_beginning():
    assert snippet("All is well.", "pain", "en") == "All is well."


def test_hangul_and_thai_are_cut_as_chinese_is():
    assert re.search(f"[{UNSPACED}]", "통")
    assert re.search(f"[{UNSPACED}]", "ป")


def test_a_word_of_parts_is_marked_as_one_or_by_its_parts():
    text = "ضعف یا بی‌حسی در پا"
    assert snippet(text, "بیحسی", "fa") == "ضعف یا <mark>بی‌حسی</mark> در پا"
    assert snippet(text, "حسی", "fa") == "ضعف یا بی‌<mark>حسی</mark> در پا"
