from __future__ import annotations

import pytest

from contentapi.core.checks import Level, Pair, run

ORDER = "Rest for 2 hours after the test."


def found(source, target, locale, check="comparators"):
    return {finding.level for finding in run(Pair(source, target, locale), only=[check])}


@pytest.mark.parametrize(
    ("source", "target", "locale"),
    [
        pytest.param(ORDER, "Descanse 2 horas antes de la prueba.", "es", id="es"),
        pytest.param(ORDER, "Reposez-vous 2 heures avant l'examen.", "fr", id="fr"),
        pytest.param(ORDER, "Ruhen Sie 2 Stunden vor der Untersuchung.", "de", id="de"),
        pytest.param(ORDER, "Descanse por 2 horas antes do exame.", "pt-BR", id="pt-BR"),
        pytest.param(ORDER, "Отдыхайте 2 часа перед исследованием.", "ru", id="ru"),
        pytest.param(ORDER, "Nghỉ 2 giờ trước khi xét nghiệm.", "vi", id="vi"),
        pytest.param(ORDER, "Riposi per 2 ore prima dell'esame.", "it", id="it"),
        pytest.param(ORDER, "Testten önce 2 saat dinlenin.", "tr", id="tr"),
        pytest.param(
            "The maximum daily dose is 5 mg.", "La dose minimale est de 5 mg par jour.", "fr", id="most"
        ),
        pytest.param("It takes less than a minute.", "Es dauert länger als eine Minute.", "de", id="article"),
        pytest.param("It takes less than a minute.", "Это занимает более минуты.", "ru", id="no-article"),
    ],
)
def test_a_word_that_became_its_contrary_blocks(source, target, locale):
    assert Level.BLOCKING in found(source, target, locale)


@pytest.mark.parametrize(
    ("source", "target", "locale"),
    [
        pytest.param("Do not eat before 6.", "Essen Sie erst nach 6 Uhr.", "de", id="only-after"),
        pytest.param("Wait 2 hours before you eat.", "Essen Sie erst nach 2 Stunden.", "de", id="wait"),
        pytest.param("Before you go home, rest.", "Ruhen Sie, bevor Sie nach Hause gehen.", "de", id="nach-hause"),
        pytest.param(
            "It may take 2 weeks before you feel it.",
            "Es posible que no lo note hasta pasadas 2 semanas.",
            "es",
            id="not-until",
        ),
        pytest.param(
            "Do not stay more than an hour.", "Bleiben Sie höchstens eine Stunde.", "de", id="denied-article"
        ),
        pytest.param("Take it 1 hour before or 2 hours after meals.", "À prendre 1 h avant ou 2 h après les repas.",
                     "fr", id="both"),
    ],
)  # fmt: skip
def test_a_sentence_turned_round_is_left_alone(source, target, locale):
    assert found(source, target, locale) == set()


def test_the_evening_is_not_the_morning():
    source = "Take 1 tablet in the evening."
    assert found(source, "Tome 1 comprimido por la mañana.", "es", "frequency") == {Level.BLOCKING}
    assert found(source, "Tome 1 comprimido por la noche.", "es", "frequency") == set()
    assert found("Come at 1 am.", "Venga a la 1 de la noche.", "es", "frequency") == set()


@pytest.mark.parametrize(
    ("target", "locale"),
    [
        pytest.param("Cambie el apósito todos los días.", "es", id="daily"),
        pytest.param("Wechseln Sie das Pflaster jeden fünften Tag.", "de", id="ordinal"),
        pytest.param("Thay băng bốn ngày một lần.", "vi", id="said-behind"),
        pytest.param("Changez le pansement un jour sur quatre.", "fr", id="one-in-four"),
    ],
)
def test_every_other_day_is_no_other_rhythm(target, locale):
    assert found("Change the plaster every other day.", target, locale, "frequency") == {Level.BLOCKING}


@pytest.mark.parametrize(
    ("target", "locale"),
    [
        pytest.param("Cambie el apósito cada tercer día.", "es-MX", id="es-MX"),
        pytest.param("Cambie el apósito un día sí y otro no.", "es", id="es"),
        pytest.param("Wechseln Sie das Pflaster jeden zweiten Tag.", "de", id="de"),
        pytest.param("Меняйте пластырь через день.", "ru", id="ru"),
        pytest.param("Pansumanı gün aşırı değiştirin.", "tr", id="tr"),
    ],
)
def test_every_other_day_has_many_names(target, locale):
    assert found("Change the plaster every other day.", target, locale, "frequency") == set()


def test_three_times_a_day_is_not_once_a_day():
    source = "Give it three times a day."
    assert found(source, "Dê uma vez ao dia.", "pt-BR", "frequency") == {Level.BLOCKING}
    assert found("Give it once a day.", "Dê uma vez ao dia.", "pt-BR", "frequency") == set()
