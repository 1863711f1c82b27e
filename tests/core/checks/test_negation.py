from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentapi.core.checks.findings import Level, Pair
from contentapi.core.checks.sense.negation import all_cues, check, cues

NEGATED = {
    "en": "Do not drive.",
    "es": "No conduzca.",
    "fr": "Ne conduisez pas.",
    "de": "Fahren Sie nicht.",
    "pt-BR": "Não dirija.",
    "it": "Non guidi.",
    "nl": "Rijd niet.",
    "ar": "لا تقُد السيارة.",
    "fa": "رانندگی نکنید.",
    "ur": "گاڑی نہ چلائیں۔",
    "he": "אל תנהגו.",
    "hi": "गाड़ी न चलाएँ।",
    "bn": "গাড়ি চালাবেন না।",
    "zh-Hans": "不要开车。",
    "zh-Hant": "請勿開車。",
    "ja": "運転しないでください。",
    "ko": "운전하지 마세요.",
    "ru": "Не водите машину.",
    "uk": "Не керуйте автомобілем.",
    "pl": "Nie prowadź samochodu.",
    "cs": "Neřiďte auto.",
    "tr": "Araç kullanmayın.",
    "vi": "Không lái xe.",
    "th": "อย่าขับรถ",
    "id": "Jangan menyetir.",
    "el": "Μην οδηγείτε.",
    "hu": "Ne vezessen.",
    "fi": "Älä aja.",
    "sv": "Kör inte.",
    "ro": "Nu conduceți.",
}
AFFIRMED = {
    "en": "Drive and know the special notes.",
    "es": "Conduzca, es necesario; sin embargo, descanse.",
    "fr": "Conduisez, reposez-vous sans tarder.",
    "de": "Fahren Sie unter Aufsicht und ruhen Sie sich unbedingt aus.",
    "pt-BR": "Dirija, sem dúvida.",
    "ar": "قُد السيارة، ولا سيما غدًا.",
    "fa": "رانندگی نمایید؛ نیاز به استراحت نیز دارید.",
    "hi": "गाड़ी चलाएँ, नया इलाज लें।",
    "zh-Hans": "请开车，特别是不久以后；是否不适，因人而异，情况不同。",
    "ja": "運転しなければなりません。痛みは少ないかもしれません。まもなく治ります。",
    "ko": "운전하세요. 안전하게 오십시오.",
    "ru": "Через неделю водите машину, необходимо немедленно.",
    "tr": "Araç kullanın, olmalı.",
    "vi": "Hãy lái xe, hít thở không khí.",
    "th": "ขับรถอย่างช้า ไม่เกินวันเดียว",
}


@pytest.mark.parametrize(("locale", "text"), NEGATED.items())
def test_a_prohibition_has_a_cue_in_every_language(locale, text):
    assert cues(text, locale)


@pytest.mark.parametrize(("locale", "text"), AFFIRMED.items())
def test_words_that_only_look_like_cues_are_none(locale, text):
    assert cues(text, locale) == ()


@pytest.mark.parametrize("locale", [name for name in NEGATED if name != "en"])
def test_a_prohibition_given_back_as_a_prohibition_passes_both_ways(locale):
    assert not list(check(Pair(NEGATED["en"], NEGATED[locale], locale, critical=True)))
    assert not list(check(Pair(NEGATED[locale], NEGATED["en"], "en", locale, critical=True)))


@pytest.mark.parametrize("locale", [name for name in AFFIRMED if name != "en"])
def test_a_lost_prohibition_blocks_in_a_critical_section_and_advises_elsewhere(locale):
    for critical, level in ((True, Level.BLOCKING), (False, Level.ADVISORY)):
        found = list(check(Pair(NEGATED["en"], AFFIRMED[locale], locale, critical=critical)))
        assert [finding.level for finding in found] == [level]


def test_a_source_in_another_language_than_english_is_held_to_its_own_cues():
    assert [f.level for f in check(Pair("No conduzca.", "Conduisez.", "fr", "es", critical=True))] == [
        "blocking"
    ]


def test_both_forms_of_a_contraction_are_one_cue():
    assert cues("Don't drive", "en") == cues("Don’t drive", "en") == cues("Do not drive", "en") == ("not",)


def test_the_finding_shows_where_the_source_denies():
    (finding,) = check(Pair("You must NOT drive.", "Debe conducir.", "es", critical=True))
    assert [Pair("You must NOT drive.", "", "es").source[slice(*span)] for span in finding.source_spans] == [
        "NOT"
    ]
    assert "not" in finding.message


def test_stop_does_not_answer_do_not_stop_but_answers_do_not():
    stop = "Deje de tomar aspirina."
    assert list(check(Pair("Do not stop taking aspirin.", stop, "es", critical=True)))
    assert not list(check(Pair("Do not take aspirin.", stop, "es", critical=True)))
    assert not list(check(Pair("Stop taking aspirin.", stop, "es", critical=True)))


def test_an_order_to_stop_that_is_lost_blocks():
    assert [f.level for f in check(Pair("Stop taking aspirin.", "Tome aspirina.", "es", critical=True))] == [
        "blocking"
    ]


def test_a_word_like_impossible_meets_a_denial_but_no_order():
    assert not list(check(Pair("The page cannot be found.", "Page introuvable.", "fr", critical=True)))
    assert list(check(Pair("Do not drive.", "Fahren Sie ungeachtet der Uhrzeit.", "de", critical=True)))


def test_a_sentence_that_lost_its_negation_is_found_beside_one_that_kept_it():
    pair = Pair("Do not drive. Do not drink.", "Conduzca. No beba.", "es", critical=True)
    assert [finding.level for finding in check(pair)] == ["blocking"]


def test_a_negation_that_moved_to_the_other_sentence_is_left_alone():
    pair = Pair("Do not drive. Rest.", "Descanse. No conduzca.", "es", critical=True)
    assert not list(check(pair))


def test_a_language_without_a_table_is_not_judged():
    assert not list(check(Pair("Do not drive.", "Xyz.", "tlh", critical=True)))
    assert cues("Xyz", "tlh") == ()


def test_an_untranslated_text_has_lost_nothing():
    assert not list(check(Pair("Do not drive.", "Do not drive.", "fa", critical=True)))


def test_idioms_count_only_where_two_states_of_one_text_are_compared():
    assert cues("Not only children", "en") == ()
    assert all_cues("Not only children", "en") == ("not",)


@given(st.text(max_size=60), st.sampled_from(sorted(NEGATED)))
def test_a_text_that_is_its_own_translation_has_no_finding(text, locale):
    assert not list(check(Pair(text, text, locale, locale, critical=True)))


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(sorted(NEGATED)))
def test_any_two_texts_are_judged_without_an_error(source, target, locale):
    assert len(list(check(Pair(source, target, locale, critical=True)))) <= 1
