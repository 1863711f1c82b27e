from __future__ import annotations

import pytest

from contentapi.core.checks import Level, Pair, run


def levels(source, target, locale):
    return {finding.level for finding in run(Pair(source, target, locale), only=["frequency"])}


@pytest.mark.parametrize(
    ("source", "target", "locale"),
    [
        pytest.param("2 tablets, at most 8 a day", "8 comprimidos, como máximo 2 al día", "es", id="limit"),
        pytest.param(
            "Do not take more than 8 a day, 2 at a time", "Höchstens 2 am Tag, je 8", "de", id="more"
        ),
        pytest.param("every 6 hours", "toutes les 8 heures", "fr", id="interval"),
        pytest.param("3 times a day", "2 раза в день", "ru", id="count"),
        pytest.param("once a day", "once a week", "en", id="period"),
        pytest.param("once weekly", "मिल्कर दिन में एक बार", "hi", id="week-to-day"),
        pytest.param("twice a month", "كل أسبوع مرتين", "ar", id="month-to-week"),
        pytest.param("every 12 hours", "6時間ごとに", "ja", id="interval-said-behind"),
    ],
)
def test_another_rhythm_blocks(source, target, locale):
    assert levels(source, target, locale) == {Level.BLOCKING}


@pytest.mark.parametrize(
    ("source", "target", "locale"),
    [
        ("2 tablets, at most 8 a day", "2 Tabletten, maximal 8 täglich", "de"),
        ("every 6 to 8 hours", "6〜8時間ごと", "ja"),
        ("once daily", "每天一次", "zh-Hans"),
        ("once daily", "1日1回", "ja"),
        ("Rest for a week. Walk daily.", "Descanse una semana. Camine a diario.", "es"),
        ("in your daily life", "dans votre vie de tous les jours", "fr"),
        ("twice a week", "dwa razy w tygodniu", "pl"),
        ("You must not use it twice.", "1回しか使えません。", "ja"),
    ],
)
def test_the_same_rhythm_passes(source, target, locale):
    assert levels(source, target, locale) == set()


def test_an_interval_given_as_a_count_advises():
    assert levels("every 8 hours", "3 veces al día", "es") == {Level.ADVISORY}


def test_an_interval_that_no_longer_repeats_advises():
    assert levels("Cool it every 3 hours", "Kühlen Sie es nach 3 Stunden", "de") == {Level.ADVISORY}
