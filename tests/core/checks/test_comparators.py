from __future__ import annotations

import pytest

from contentapi.core.checks import Level, Pair, run
from contentapi.core.checks.amounts.comparators import comparators


def levels(source, target, locale):
    return {finding.level for finding in run(Pair(source, target, locale), only=["comparators"])}


@pytest.mark.parametrize(
    ("source", "target", "locale"),
    [
        pytest.param("less than 24 hours", "más de 24 horas", "es", id="less-to-more"),
        pytest.param("at least 24 hours", "höchstens 24 Stunden", "de", id="min-to-max"),
        pytest.param("at most 8 tablets", "au moins 8 comprimés", "fr", id="max-to-min"),
        pytest.param("more than 48 hours", "不到48小时", "zh-Hans", id="more-to-less"),
        pytest.param("under 12 years", "12歳以上", "ja", id="under-to-over"),
        pytest.param("Children under 12 must not", "12歳以上のお子さんは使えません", "ja", id="not-after"),
        pytest.param("Do not take more than 8", "No tome menos de 8", "es", id="both-negated"),
        pytest.param("less than two hours", "больше двух часов", "ru", id="words"),
        pytest.param("below 5 mg", "5 ملغ على الأقل", "ar", id="behind-the-number"),
        pytest.param("≥ 18 years", "≤ 18 Jahre", "de", id="signs"),
    ],
)
def test_the_other_side_blocks(source, target, locale):
    assert levels(source, target, locale) == {Level.BLOCKING}


@pytest.mark.parametrize(
    ("source", "target", "locale"),
    [
        pytest.param("at least 24 hours", "не менее 24 часов", "ru", id="not-less-is-at-least"),
        pytest.param("Do not take more than 8", "8錠までにしてください", "ja", id="not-more-is-up-to"),
        pytest.param("Do not take more than 8", "Prenez au maximum 8", "fr", id="not-more-is-at-most"),
        pytest.param("at most 8", "no más de 8", "es", id="at-most-is-not-more"),
        pytest.param("65 or older", "ab 65 Jahren", "de", id="or-older"),
        pytest.param("10 to 15 minutes", "от 10 до 15 минут", "ru", id="range-is-no-limit"),
        pytest.param("more than 2 days", "2日以上", "ja", id="or-more"),
        pytest.param("over 24 hours", "innerhalb von 24 Stunden", "de", id="over-may-mean-during"),
        pytest.param("up to 4 times, at most 8 tablets", "bis zu 4-mal, maximal 8 Tabletten", "de", id="two"),
    ],
)
def test_the_same_side_passes(source, target, locale):
    assert levels(source, target, locale) == set()


@pytest.mark.parametrize(
    ("source", "target"),
    [("at least 24 hours", "24 Stunden"), ("24 hours", "mindestens 24 Stunden")],
)
def test_a_comparator_lost_or_added_advises(source, target):
    assert levels(source, target, "de") == {Level.ADVISORY}


def test_comparators_name_their_class_by_number():
    assert comparators("at least 24 hours, fewer than 3", "en") == (("24", "min"), ("3", "less"))
