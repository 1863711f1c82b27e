from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentapi.core.checks import Level, Pair, run
from contentapi.core.checks.amounts.numbers import values

ZEROS = {"latn": "0", "arab": "٠", "arabext": "۰", "deva": "०", "beng": "০", "full": "０", "thai": "๐"}


def levels(source, target, locale, **facts):
    return {finding.level for finding in run(Pair(source, target, locale, **facts), only=["numbers"])}


def blocks(source, target, locale, **facts):
    return Level.BLOCKING in levels(source, target, locale, **facts)


def in_digits(number, zero):
    return "".join(chr(ord(zero) + int(digit)) for digit in str(number))


@pytest.mark.parametrize(
    ("source", "target", "locale"),
    [
        pytest.param("0.5 mg", "0,5 mg", "de", id="decimal-comma"),
        pytest.param("0.5 mg", "٠٫٥ ملغ", "ar", id="arabic-decimal-sign"),
        pytest.param("0.5 mg", "۰/۵ میلی‌گرم", "fa", id="persian-slash"),
        pytest.param("1,000 people", "1 000 personnes", "fr", id="narrow-space"),
        pytest.param("1,000 people", "1.000 Menschen", "de", id="thousands-point"),
        pytest.param("1,000 people", "1'000 Menschen", "de-CH", id="apostrophe"),
        pytest.param("1,500 people", "1,500 personas", "es", id="separators-of-the-source-kept"),
        pytest.param("100,000 people", "1,00,000 लोग", "hi", id="indian-grouping"),
        pytest.param("100,000 people", "1 लाख लोग", "hi", id="lakh"),
        pytest.param("10,000 people", "1万人", "zh-Hans", id="myriad"),
        pytest.param("1.5 million", "150万", "ja", id="million-in-myriads"),
        pytest.param("½ tablet", "0,5 Tablette", "de", id="vulgar-fraction"),
        pytest.param("1 1/2 tablets", "1½ comprimé", "fr", id="mixed-fraction"),
        pytest.param("1/2 tablet", "une demi-tablette", "fr", id="half-in-words"),
        pytest.param("24 hours", "vierundzwanzig Stunden", "de", id="compound-in-one-word"),
        pytest.param("24 hours", "أربع وعشرين ساعة", "ar", id="ones-before-tens"),
        pytest.param("48 hours", "двое суток", "ru", id="two-days-for-48-hours"),
        pytest.param("24 hours", "сутки", "ru", id="a-day-for-24-hours"),
        pytest.param("2 weeks", "quinze jours", "fr", id="fifteen-days-are-two-weeks"),
        pytest.param("90 minutes", "1 hora y 30 minutos", "es", id="sum-of-parts"),
        pytest.param("2.5 hours", "2 horas y media", "es", id="and-a-half"),
        pytest.param("at 2 pm", "um 14 Uhr", "de", id="clock-of-24-hours"),
        pytest.param("at 2:30 pm", "午後2時30分", "ja", id="japanese-clock"),
        pytest.param("on 3 May 2026", "2026年5月3日に", "ja", id="month-as-number"),
        pytest.param("stage 3 disease", "enfermedad en estadio III", "es", id="roman-for-digit"),
        pytest.param("24 hours a day, 7 days a week", "24 h sur 24 et 7 j sur 7", "fr", id="said-twice"),
        pytest.param("every 8 hours", "de 8 em 8 horas", "pt-BR", id="doubled-interval"),
        pytest.param("every 6 hours", "4 veces al día", "es", id="interval-as-count"),
        pytest.param("38 °C (100.4 °F)", "38 °C", "de", id="the-other-scale-left-out"),
        pytest.param("{1} for 2 days", "{1} 2日間", "ja", id="placeholder-is-no-number"),
        pytest.param("See www.example.org/2024", "Voir www.example.org/fr", "fr", id="address-is-no-number"),
        pytest.param("**24** hours", "**24**小时", "zh-Hans", id="inside-marks"),
        pytest.param("type 2 diabetes", "2型糖尿病", "zh-Hans", id="letter-follows"),
        pytest.param("COVID-19", "كوفيد ١٩", "ar", id="code-written-apart"),
        pytest.param("more than one joint", "2つ以上の関節", "ja", id="more-than-one-is-two-or-more"),
        pytest.param("a 3-chamber syringe", "трёхкамерный шприц", "ru", id="head-of-a-longer-word"),
    ],
)
def test_the_same_number_in_another_form_passes(source, target, locale):
    assert not blocks(source, target, locale)


@pytest.mark.parametrize(
    ("source", "target", "locale"),
    [
        pytest.param("Take 5 mg", "Tome 50 mg", "es", id="tenfold"),
        pytest.param("for 24 hours", "pendant 48 heures", "fr", id="doubled"),
        pytest.param("Rest.", "Ruhen Sie 30 Minuten.", "de", id="invented"),
        pytest.param("1,000 people", "1 Mensch", "de", id="thousand-lost"),
        pytest.param("1,500 mg", "1,5 mg", "de", id="separator-read-as-decimal"),
        pytest.param("1.5 mg", "15 mg", "hi", id="decimal-point-lost"),
        pytest.param("at 8 am", "um 20:00 Uhr", "de", id="morning-became-evening"),
        pytest.param("two tablets", "tres comprimidos", "es", id="words-contradict"),
        pytest.param("two tablets", "un comprimé", "fr", id="two-became-an-article"),
        pytest.param("one tablet", "dos comprimidos", "es", id="one-became-two"),
        pytest.param("1 in 10,000", "1 / 1000", "ru", id="a-zero-lost"),
        pytest.param("vitamin B12", "vitamina B6", "es", id="code-changed"),
        pytest.param("24 hours", "४२ घंटे", "hi", id="digits-exchanged-in-another-script"),
        pytest.param("24 hours", "四十二小时", "zh-Hans", id="digits-exchanged-in-cjk"),
        pytest.param("-20 °C", "20 °C", "de", id="minus-lost"),
        pytest.param("-20 °C", "20 度", "xx", id="sign-lost-in-an-unknown-language"),
    ],
)
def test_another_number_blocks(source, target, locale):
    assert blocks(source, target, locale)


@pytest.mark.parametrize(
    ("source", "target", "locale"),
    [
        ("One of the joints", "Una de las articulaciones", "es"),
        ("once it heals", "une fois guéri", "fr"),
        ("a doctor", "ein Arzt", "de"),
        ("on the one hand", "por un lado", "es"),
        ("good enough", "十分な効果", "ja"),
        ("Do not, under any circumstances", "千万不要", "zh-Hans"),
        ("in general", "一般", "zh-Hans"),
        ("the arms and legs", "四肢", "ja"),
        ("every year", "hằng năm", "vi"),
        ("give it to them", "उन्हें दो", "hi"),
    ],
)
def test_articles_and_idioms_are_no_numbers(source, target, locale):
    assert levels(source, target, locale) == set()


def test_a_lost_number_word_advises():
    assert levels("Rest for two days.", "Descanse.", "es") == {Level.ADVISORY}


def test_a_small_number_that_an_unknown_language_may_have_in_words_only_advises():
    assert levels("for 2 days", "kwa siku mbili", "sw") == {Level.ADVISORY}
    assert levels("for 24 hours", "kwa saa", "sw") == {Level.BLOCKING}


def test_a_mapped_telephone_number_is_no_changed_number():
    facts = {"contacts": {"999": frozenset({"112"})}}
    assert not blocks("Call 999.", "Rufen Sie 112 an.", "de", **facts)
    assert blocks("Call 999.", "Rufen Sie 113 an.", "de", **facts)


def test_values_see_digits_words_and_exact_ones_but_no_articles():
    assert values("Take one tablet twice, then 2.50 ml for a day", "en") == ("1", "2", "2.5")
    assert values("un comprimido", "es") == ()


def test_a_regional_locale_uses_the_tables_of_its_language_and_its_own_separators():
    assert values("1,500 dos", "es-MX") == ("1500", "2")
    assert values("1,500 dos", "es") == ("1.5", "2")


@given(st.integers(2, 99_999), st.sampled_from(sorted(ZEROS)), st.sampled_from(sorted(ZEROS)))
def test_digits_of_any_script_are_the_same_number(number, one, other):
    source, target = (f"x {in_digits(number, ZEROS[zero])} y" for zero in (one, other))
    assert levels(source, target, "ar") == set()


@given(st.integers(13, 9_999), st.integers(13, 9_999), st.sampled_from(["es", "ar", "hi", "ja", "ru", "sw"]))
def test_a_number_blocks_unless_it_is_the_same(one, other, locale):
    assert blocks(f"Take {one} mg", f"xx {other} mg", locale) == (one != other)


@given(
    st.text(max_size=80),
    st.text(max_size=80),
    st.sampled_from(["es", "de", "ar", "fa", "zh-Hans", "vi", "sw"]),
)
def test_any_two_texts_are_checked_and_every_span_lies_in_its_text(source, target, locale):
    for finding in run(Pair(source, target, locale)):
        assert all(0 <= begin <= end <= len(source) for begin, end in finding.source_spans)
        assert all(0 <= begin <= end <= len(target) for begin, end in finding.target_spans)


@given(st.text(max_size=60), st.sampled_from(["en", "de", "ru", "ja", "hi"]))
def test_a_text_agrees_with_itself(text, locale):
    family = ["numbers", "doses", "frequency", "comparators"]
    assert run(Pair(text, text, locale, source_locale=locale), only=family) == ()
