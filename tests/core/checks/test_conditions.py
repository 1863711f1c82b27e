from __future__ import annotations

import pytest

from contentapi.core.checks import Level, Pair, run

STOP = "Do not stop your tablets without asking your doctor."
UNLESS = "Never take ibuprofen unless your doctor tells you to."


def found(source, target, locale, *, critical=True):
    pair = Pair(source, target, locale, critical=critical)
    return {finding.level for finding in run(pair, only=["negation"])}


@pytest.mark.parametrize(
    ("source", "target", "locale"),
    [
        pytest.param(STOP, "Deje sus pastillas sin consultar a su médico.", "es", id="es"),
        pytest.param(STOP, "Arrêtez vos comprimés sans demander à votre médecin.", "fr", id="fr"),
        pytest.param(STOP, "Setzen Sie die Tabletten ab, ohne Ihren Arzt zu fragen.", "de", id="de"),
        pytest.param(STOP, "Pare os comprimidos sem perguntar ao seu médico.", "pt-BR", id="pt-BR"),
        pytest.param(STOP, "Прекратите приём таблеток, не посоветовавшись с врачом.", "ru", id="ru"),
        pytest.param(STOP, "Hãy ngừng thuốc mà không hỏi bác sĩ.", "vi", id="vi"),
        pytest.param(STOP, "Doktorunuza sormadan tabletlerinizi bırakın.", "tr", id="tr"),
        pytest.param(UNLESS, "Принимайте ибупрофен, если только этого не назначил врач.", "ru", id="unless"),
        pytest.param(
            UNLESS, "Nunca tome ibuprofeno, siempre que se lo diga su médico.", "es", id="condition"
        ),
        pytest.param("Do not eat or drink.", "Coma ni beba.", "es", id="nor-alone"),
        pytest.param("Do not drive; do not work.", "No conduzca; trabaje.", "es", id="second-clause"),
    ],
)
def test_a_denial_that_only_its_side_clause_kept_blocks(source, target, locale):
    assert found(source, target, locale) == {Level.BLOCKING}


@pytest.mark.parametrize(
    ("source", "target", "locale"),
    [
        pytest.param(STOP, "No deje sus pastillas sin consultar a su médico.", "es", id="es"),
        pytest.param(STOP, "Setzen Sie die Tabletten nur nach Rücksprache mit Ihrem Arzt ab.", "de", id="only"),
        pytest.param("Swallow it; do not chew it.", "Tráguelo sin masticarlo.", "es", id="without-for-not"),
        pytest.param("Do not shower unless it is dry.", "Duschen Sie nur, wenn es trocken ist.", "de", id="only-if"),
        pytest.param("You must not eat until 6.", "Есть можно только с 6 часов.", "ru", id="only-from"),
        pytest.param("Never above 30 °C.", "Ни в коем случае не выше 30 °C.", "ru", id="in-no-case"),
    ],
)  # fmt: skip
def test_a_denial_said_otherwise_is_left_alone(source, target, locale):
    assert found(source, target, locale) == set()


def test_a_permission_that_became_a_refusal_is_told():
    source = "You may drink water until 2 hours before."
    assert found(source, "No puede beber agua hasta 2 horas antes.", "es") == {Level.ADVISORY}
    assert found(source, "Puede beber agua hasta 2 horas antes.", "es") == set()
