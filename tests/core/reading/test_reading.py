"""Sentences, syllables, grades and the rules over a draft."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentapi.core.reading import Draft, Length, Level, Part, Verdict, grade, lint, sentences
from contentapi.core.reading.syllables import syllables

EASY = (
    "You rest in bed. A nurse will help you. Drink some water. Do not drive home. Call us if it hurts. " * 6
)
HARD = (
    "Percutaneous administration of corticosteroid preparations necessitates comprehensive evaluation of "
    "contraindications, including anticoagulation therapy and uncontrolled diabetes mellitus, beforehand. "
) * 6


@pytest.mark.parametrize(
    ("language", "counted"),
    [
        ("en", "pain 1 needle 2 medicine 3 anaesthetic 4 injection 3 doctor 2 allergy 3 bleeding 2 taken 2"),
        ("en", "minutes 2 procedures 3 diabetes 4 pregnant 2 doing 2 area 3 period 3 emergency 4 needed 2"),
        ("en", "helped 1 wanted 2 little 2 usually 4 carefully 3 improvement 3 people 2 gives 1 special 2"),
        ("en", "patients 2 reaction 3 fluid 2 muscles 2 spasm 2 safely 2 required 2 changes 2 nausea 3"),
        ("es", "dolor 2 aguja 3 médico 3 día 2 infección 3 cirugía 4 alergia 3 quien 1 guía 2 agua 2 leer 2"),
        ("es", "cuello 2 oído 3 reacción 3 radiografía 5 tratamiento 4 riesgo 2 enfermera 4 columna 3 muy 1"),
        ("fr", "douleur 2 aiguille 2 injection 3 médicament 4 jours 1 heure 1 risque 1 allergie 3 votre 1"),
        ("de", "Schmerz 1 Nadel 2 Medikament 4 Blutung 2 Krankenhaus 3 Infektion 3 Allergie 3 Wirbelsäule 4"),
    ],
)
def test_words_have_their_syllables(language, counted):
    told = counted.split()
    words, numbers = told[::2], [int(n) for n in told[1::2]]
    assert {w: syllables(w, language) for w in words} == dict(zip(words, numbers, strict=True))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Take 0.5 mg. Rest.", 2),
        ("Ask Dr. Smith, e.g. by phone. Then rest!", 2),
        ("Is it sore? Yes. Call us", 3),
        ('She said "rest." Then she left.', 2),
        ("注射します。休んでください。", 2),
        ("استرح. هل تشعر بألم؟ نعم", 3),
        ("", 0),
    ],
)
def test_a_text_is_cut_where_sentences_end(text, count):
    assert len(sentences(text, "en")) == count


@given(st.text(max_size=200), st.sampled_from(["en", "es", "fr", "de", "ar", "ja"]))
def test_the_sentences_joined_are_the_text(text, locale):
    assert "".join(one.text for one in sentences(text, locale)) == text


@pytest.mark.parametrize(
    ("words", "length"), [(15, Length.FINE), (16, Length.LONGISH), (20, Length.LONGISH), (21, Length.LONG)]
)
def test_a_sentence_is_long_from_21_words_and_longish_from_16(words, length):
    assert sentences(" ".join(["rest"] * words) + ".", "en")[0].length is length


@pytest.mark.parametrize("locale", ["en", "en-GB"])
def test_a_plain_text_is_easy_and_a_learned_one_is_hard(locale):
    easy, hard = (grade(sentences(text, locale), locale) for text in (EASY, HARD))
    assert easy is not None
    assert hard is not None
    assert (easy.verdict, hard.verdict) == (Verdict.EASY, Verdict.HARD)
    assert easy.value < 6
    assert hard.value > 8
    assert not easy.short


@pytest.mark.parametrize(
    ("locale", "text", "formula", "value"),
    [
        # 5 words, 1 sentence, 6 syllables: 0.39*5 + 11.8*6/5 - 15.59
        ("en", "Take one tablet with food.", "Flesch-Kincaid", 0.5),
        # 4 words, 8 syllables: 206.835 - 62.3*2 - 4
        ("es", "Tome agua cada día.", "INFLESZ", 78.2),
        # 4 words, 5 syllables: 207 - 1.015*4 - 73.6*5/4
        ("fr", "Prenez ce comprimé tard.", "Kandel-Moles", 74.1),
    ],
)
def test_the_formulas_give_what_they_give_by_hand(locale, text, formula, value):
    found = grade(sentences(text, locale), locale)
    assert found is not None
    counted = [one.syllables for one in sentences(text, locale)]
    assert (found.formula, found.value, found.short) == (formula, value, True), counted


@pytest.mark.parametrize("locale", ["ar", "ru", "hi", "zh-Hans", "ja", "vi", "fa", "pt-BR"])
def test_where_no_formula_is_valid_there_is_no_number(locale):
    assert grade(sentences(HARD, locale), locale) is None


OURS, HOSTS = "https://guides.clinic.example", [".clinic.example"]


def draft(
    markdown: str = "Rest.", *, kind: str = "overview", critical: bool = False, **facts: object
) -> Draft:
    parts = [Part("one", kind, critical, "Heading", markdown)]
    return Draft(
        **{"locale": "en", "title": "T", "summary": "S.", "critical": False, "parts": parts, **facts}
    )  # type: ignore[arg-type]


def rules(told: Draft, **facts: object) -> dict[str, tuple[str, ...]]:
    return {one.rule: one.words for one in lint(told, **facts) if one.rule != "missing_kind"}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("told", "rule"),
    [
        (draft(parts=[]), "no_sections"),
        (draft(" \n"), "empty_section"),
        (draft("<!-- later -->"), "empty_section"),
        (draft(summary=" "), "no_summary"),
        (draft(kind="risks"), "not_critical"),
        (draft("##### Deep\n\nRest."), "heading_order"),
        (draft("### A\n\nRest.\n\n##### B\n\nRest."), "heading_order"),
        (draft("[us](tel:)"), "broken_link"),
        (draft("[us](page.html)"), "broken_link"),
        (draft("[us](https://)"), "broken_link"),
        (draft("[us](javascript:alert(1))"), "broken_link"),
        (draft("[us](mailto:nobody)"), "broken_link"),
        (draft("[us](mailto:us@clinic..example)"), "broken_link"),
        (draft("[us](<tel:+44 20 7946 0000>)"), "broken_link"),  # readers are not shown it as a link
        (draft("[us](tel:+--)"), "broken_link"),
        (draft("[below](#risks)"), "broken_link"),
        (draft(f"[it]({OURS}/guides/gone/)", hosts=HOSTS), "absent_guide"),
        (draft(f"[it]({OURS}/guides/gone/es/)", hosts=HOSTS, guides={"here": ["risks"]}), "absent_guide"),
        (draft(f"[it]({OURS}/api/v1/guides/gone)", hosts=HOSTS), "absent_guide"),
        (draft(f"[it]({OURS}/guides/here/#rsks)", hosts=HOSTS, guides={"here": ["risks"]}), "absent_section"),
        (draft(f"[it]({OURS}/guides/self/#two)", hosts=HOSTS, slug="self"), "absent_section"),
        (draft("[us](http://example.org/)"), "plain_http"),
        (draft(HARD), "hard_to_read"),
        (draft(" ".join(["rest"] * 21)), "long_sentence"),
        (draft("Take the medicine."), "hard_words"),
        (draft("You get an MRI."), "acronym"),
    ],
)
def test_a_rule_finds(told, rule):
    assert rule in rules(told)


@pytest.mark.parametrize(
    ("told", "rule"),
    [
        (draft(kind="risks", critical=True), "not_critical"),
        (draft("### A\n\nRest.\n\n#### B\n\nRest.\n\n### C\n\nRest."), "heading_order"),
        (
            draft("[us](https://example.org/a?b=1#c) [m](mailto:a@example.org) [t](tel:+1-555-0100)"),
            "broken_link",
        ),
        (
            draft("[a](tel:112) [b](tel:+49(0)30-1234) [c](mailto:us@clinic.example?subject=Hi)"),
            "broken_link",
        ),
        (draft(f"[it]({OURS}/guides/gone/)", hosts=["other.example"]), "absent_guide"),
        (draft(f"[it]({OURS}/guides/here/)", hosts=HOSTS, guides={"here": ["risks"]}), "absent_guide"),
        (draft(f"[it]({OURS}/translate/)", hosts=HOSTS), "absent_guide"),
        (
            draft(f"[it]({OURS}/guides/here/ar/#risks)", hosts=HOSTS, guides={"here": ["risks"]}),
            "absent_section",
        ),
        (draft(f"[it]({OURS}/guides/self/#one)", hosts=HOSTS, slug="self"), "absent_section"),
        (draft(EASY), "hard_to_read"),
        (draft("You get an MRI (a scan). The MRI is loud."), "acronym"),
        (draft("A scan (MRI) is made. The MRI is loud."), "acronym"),
        (draft("STOP IT NOW"), "acronym"),
        (draft(EASY), "long_sentence"),
    ],
)
def test_a_rule_is_content(told, rule):
    assert rule not in rules(told)


def test_only_what_is_set_to_stop_stops():
    told = draft("[us](page.html)", required=["risks"])
    levels = {(one.rule, one.words): one.level for one in lint(told)}
    assert levels["missing_kind", ("risks",)] is Level.STOP
    assert levels["missing_kind", ("seek_help",)] is Level.ADVICE
    assert levels["broken_link", ("page.html",)] is Level.ADVICE
    assert next(iter(lint(told, stops=["broken_link"]))).level is Level.STOP
