from __future__ import annotations

import pytest

from contentapi.core.checks import Level, Pair, run
from contentapi.core.checks.amounts.doses import doses


def levels(source, target, locale):
    return {finding.level for finding in run(Pair(source, target, locale), only=["doses"])}


@pytest.mark.parametrize(
    ("source", "target", "locale"),
    [
        pytest.param("10 mg", "10 g", "es", id="mg-to-g"),
        pytest.param("10 mg", "10 мкг", "ru", id="mg-to-micrograms"),
        pytest.param("25 µg", "25 mg", "fr", id="micrograms-to-mg"),
        pytest.param("5 ml", "5 毫克", "zh-Hans", id="ml-to-mg"),
        pytest.param("for 6 hours", "6 दिन तक", "hi", id="hours-to-days"),
        pytest.param("in 2 weeks", "dans 2 mois", "fr", id="weeks-to-months"),
        pytest.param("two hours", "zwei Tage", "de", id="words"),
        pytest.param("5 mg", "50 mg", "ja", id="tenfold"),
        pytest.param("2 tablets every 6 hours", "6 comprimidos cada 2 horas", "es", id="exchanged"),
        pytest.param("10 mg", "10 g", "sw", id="symbols-hold-in-any-language"),
        pytest.param("38 °C", "38 °F", "de", id="celsius-to-fahrenheit"),
    ],
)
def test_another_unit_or_amount_blocks(source, target, locale):
    assert levels(source, target, locale) == {Level.BLOCKING}


@pytest.mark.parametrize(
    ("source", "target", "locale"),
    [
        pytest.param("0.5 g", "500 mg", "es", id="g-in-mg"),
        pytest.param("2 weeks", "14 Tage", "de", id="weeks-in-days"),
        pytest.param("100.4 °F", "38 °C", "fr", id="fahrenheit-in-celsius"),
        pytest.param("10 mg", "10", "es", id="unit-lost"),
    ],
)
def test_the_same_amount_in_another_unit_advises(source, target, locale):
    assert levels(source, target, locale) == {Level.ADVISORY}


@pytest.mark.parametrize(
    ("source", "target", "locale"),
    [
        pytest.param("10–15 mg", "10 mg bis 15 mg", "de", id="unit-said-twice"),
        pytest.param("25 mcg", "25 µg", "fr", id="two-symbols-of-one-unit"),
        pytest.param("3 times a day", "3 prises par jour", "fr", id="times-as-intakes"),
        pytest.param("2 doses", "2 comprimés", "fr", id="near-words"),
        pytest.param("24-hour urine", "24小时尿液", "zh-Hans", id="hyphen"),
        pytest.param("people over 65 years", "65歳以上の方", "ja", id="age"),
        pytest.param("in 2024", "в 2024 г.", "ru", id="year-is-no-gram"),
        pytest.param("90 minutes", "1 Stunde 30 Minuten", "de", id="sum"),
        pytest.param("two weeks", "أسبوعين", "ar", id="dual"),
        pytest.param("3 months", "3か月間", "ja", id="counter"),
    ],
)
def test_a_right_unit_passes(source, target, locale):
    assert levels(source, target, locale) == set()


def test_doses_name_units_by_one_name_in_every_language():
    assert doses("10 мг за 2 часа", "ru") == doses("10 mg in 2 hours", "en") == (("10", "mg"), ("2", "h"))


def test_a_span_of_time_said_without_a_number_is_kept():
    pair = Pair("Rest for a week.", "Descanse un mes.", "es")
    assert [finding.level for finding in run(pair, only=["doses"])] == [Level.ADVISORY]
    critical = Pair("Rest for a week.", "1か月休んでください。", "ja", critical=True)
    assert [finding.level for finding in run(critical, only=["doses"])] == [Level.BLOCKING]
    assert levels("Rest for a week.", "Ruhen Sie 7 Tage.", "de") == set()
    assert levels("Walk every day for a week.", "Laufen Sie eine Woche lang täglich.", "de") == set()
