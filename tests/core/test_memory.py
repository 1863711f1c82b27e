from __future__ import annotations

import unicodedata
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import process
from rapidfuzz.distance import Indel

from contentapi.core.checks.findings import Term
from contentapi.core.errors import BadLocale, BadParameter
from contentapi.core.memory import Memory, MemoryUnit, Proposal, propose

EARLY, LATE = datetime(2025, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)
GUIDE = (
    "Take 5 mg of the medicine twice a day.",
    "Do not drive for 24 hours after the injection.",
    "Call your doctor if you have a fever or the pain gets worse.",
    "Risks",
    "Risk of infection",
    "Before the procedure",
    "After the procedure",
    "You may feel sore for two or three days. This is normal.",
)
TARGETS = tuple(f"[{text}]" for text in GUIDE)


def memory(*sources: str, locale: str = "es", source_locale: str = "en") -> Memory:
    return Memory.build([MemoryUnit(source_locale, source, locale, f"[{source}]") for source in sources])


def found(held: Memory, text: str, **options) -> list[str]:
    return [match.unit.source for match in held.matches(text, **options)]


@pytest.mark.parametrize("text", GUIDE)
def test_a_text_finds_itself_first_and_exactly(text):
    match = memory(*GUIDE).matches(text)[0]
    assert (match.unit.source, match.similarity, match.exact, match.dangers) == (text, 1.0, True, ())


def test_composed_and_decomposed_letters_are_the_same_text():
    match = memory("Café").matches(unicodedata.normalize("NFD", "Café"))[0]
    assert match.exact


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Take 5 mg of this medicine two times a day.", "Take 5 mg of the medicine twice a day."),
        ("Risk", "Risks"),
        ("After this procedure", "After the procedure"),
        (
            "You may feel sore for a few days. This is normal.",
            "You may feel sore for two or three days. This is normal.",
        ),
    ],
)
def test_an_edited_text_finds_what_it_was(text, source):
    assert found(memory(*GUIDE), text)[0] == source


def test_similarity_is_the_normalised_indel_ratio():
    match = memory("Before the procedure").matches("After the procedure")[0]
    assert match.similarity == Indel.normalized_similarity("Before the procedure", "After the procedure")
    assert not match.exact


@pytest.mark.parametrize(
    ("source", "text", "danger"),
    [
        ("Take 5 mg of the medicine twice a day.", "Take 50 mg of the medicine twice a day.", "number"),
        ("Take 10 mg of the medicine with food.", "Take 10 g of the medicine with food.", "unit"),
        ("You may drive after the injection.", "You may not drive after the injection.", "negation"),
        ("Wait at least 24 hours before driving.", "Wait at most 24 hours before driving.", "comparator"),
        (
            "We inject the left knee with a thin needle.",
            "We inject the right knee with a thin needle.",
            "side",
        ),
    ],
)
def test_a_match_names_the_differences_that_could_harm(source, text, danger):
    match = memory(source).matches(text)[0]
    assert match.similarity > 0.85
    assert danger in match.dangers


def test_another_medicine_is_a_danger_when_the_glossary_knows_it():
    terms = tuple(Term((name,), medicine=True) for name in ("apixaban", "rivaroxaban"))
    match = memory("Stop apixaban two days before.").matches(
        "Stop rivaroxaban two days before.", terms=terms
    )[0]
    assert "medicine" in match.dangers


def test_an_edit_of_style_is_no_danger():
    assert memory("Rest for the day.").matches("Rest for the whole day.")[0].dangers == ()


def test_matches_come_exact_then_same_context_then_most_alike_then_latest():
    def unit(source: str, target: str, context: str = "", at: datetime | None = None) -> MemoryUnit:
        return MemoryUnit("en", source, "es", target, context=context, changed_at=at)

    held = Memory.build(
        [
            unit("Rest for two days now.", "far, same context", "a/b"),
            unit("Rest for two days!", "near", "a/c"),
            unit("Rest for two days.", "exact, old", "a/d", EARLY),
            unit("Rest for two days.", "exact, undated", "a/e"),
            unit("Rest for two days.", "exact, late", "a/f", LATE),
            unit("Rest for two days.", "exact, same context", "a/b", EARLY),
        ]
    )
    order = [match.unit.target for match in held.matches("Rest for two days.", context="a/b", limit=6)]
    assert order == [
        "exact, same context",
        "exact, late",
        "exact, old",
        "exact, undated",
        "far, same context",
        "near",
    ]
    assert [match.unit.target for match in held.matches("Rest for two days.", limit=2)] == [
        "exact, late",
        "exact, old",
    ]


def test_floor_and_limit_are_kept():
    held = memory(*GUIDE)
    assert found(held, "Before or after the procedure", floor=0.95) == []
    assert len(found(held, "Before or after the procedure", limit=1)) == 1
    assert all(match.similarity >= 0.8 for match in held.matches("Before this procedure", floor=0.8))


@pytest.mark.parametrize("floor", [0, -1, 1.1])
def test_a_floor_that_is_no_similarity_is_refused(floor):
    with pytest.raises(BadParameter):
        memory("a").matches("a", floor=floor)
    with pytest.raises(BadParameter):
        propose([("a/b", "a")], ["a"], floor=floor)


def test_a_memory_never_mixes_locales():
    with pytest.raises(BadLocale):
        Memory.build([MemoryUnit("en", "a", "es", "b"), MemoryUnit("en", "a", "es-MX", "b")])
    with pytest.raises(BadLocale):
        Memory.build([MemoryUnit("en", "a", "es", "b"), MemoryUnit("fr", "a", "es", "b")])


def test_an_empty_memory_and_an_empty_target_propose_nothing():
    assert Memory.build([]).matches("Stop.") == ()
    assert len(Memory.build([MemoryUnit("en", "Stop.", "es", "")])) == 0
    assert memory(*GUIDE).matches("") == ()


@pytest.mark.parametrize(
    ("source_locale", "source", "text"),
    [
        ("zh-Hans", "注射后24小时内请勿开车。", "注射后48小时内请勿驾车。"),
        ("ja", "注射の後24時間は車を運転しないでください。", "注射の後は車を運転しないでください。"),
        ("th", "ห้ามขับรถเป็นเวลา 24 ชั่วโมงหลังการฉีดยา", "ห้ามขับรถหลังการฉีดยา 24 ชั่วโมง"),
        ("ko", "주사 후 24시간 동안 운전하지 마십시오.", "주사를 맞은 후 24시간 동안 운전하지 마세요."),
        ("ar", "لا تقد السيارة لمدة 24 ساعة بعد الحقنة.", "لا تقد السيارة لمدة 48 ساعة بعد الحقنة."),
        ("hi", "इंजेक्शन के बाद 24 घंटे तक गाड़ी न चलाएँ।", "इंजेक्शन के बाद 24 घंटे गाड़ी न चलाएँ।"),
        ("zh-Hans", "风险", "风险？"),
    ],
)
def test_texts_in_any_script_are_found(source_locale, source, text):
    others = ("完全不同的句子。", "まったく別の文です。", "ข้อความอื่น", "Something else.", "다른 문장입니다.")
    held = memory(source, *others, source_locale=source_locale)
    assert found(held, text, floor=0.6) == [source]


def test_a_text_too_long_to_measure_has_exact_matches_only():
    long = "word " * 2_000
    held = memory(long, "word")
    assert found(held, long) == [long]
    assert found(held, long + "x") == []


def test_thousands_of_units_with_one_source_or_one_context_are_no_trap():
    same = [MemoryUnit("en", "Stop.", "es", f"{n}", context="a/b") for n in range(20_000)]
    matches = Memory.build(same).matches("Stop!", context="a/b")
    assert len(matches) == 5
    many = [MemoryUnit("en", f"Stop {n} now.", "es", f"{n}", context="a/b") for n in range(20_000)]
    assert len(Memory.build(many).matches("Stop 7 now.", context="a/b")) == 5


sentences = st.lists(
    st.sampled_from(
        [
            "take",
            "the",
            "medicine",
            "after",
            "your",
            "injection",
            "do",
            "not",
            "drive",
            "rest",
            "call",
            "doctor",
            "if",
            "pain",
            "5",
            "10",
            "mg",
            "two",
            "days",
        ]
    ),
    min_size=4,
    max_size=14,
).map(" ".join)


@given(st.lists(sentences, min_size=1, max_size=30, unique=True), sentences)
def test_the_best_match_is_the_one_that_measuring_everything_finds(sources, text):
    best = process.extractOne(text, sources, scorer=Indel.normalized_similarity, score_cutoff=0.7)
    matches = memory(*sources).matches(text)
    assert [match.similarity for match in matches[:1]] == ([best[1]] if best else [])


@given(st.lists(sentences, max_size=12, unique=True), st.lists(sentences, max_size=12))
def test_every_proposal_reaches_the_floor_and_tells_the_truth(old, new):
    pairs = [(f"s{n % 3}/p{n}", source) for n, source in enumerate(old)]
    answers = propose(pairs, new)
    assert len(answers) == len(new)
    for source, answer in zip(new, answers, strict=True):
        if answer is not None:
            assert pairs[answer.old] == (answer.key, answer.source)
            assert answer.similarity == Indel.normalized_similarity(source, answer.source) >= 0.6
    weak = [answer.old for answer in answers if answer is not None and answer.similarity < 0.8]
    assert len(weak) == len(set(weak))


def test_an_edited_source_is_proposed_its_own_past():
    old = [(f"risks/p{n}", source) for n, source in enumerate(GUIDE)]
    new = [
        "Take 5 mg of the medicine once a day.",
        "Something that was never there at all.",
        "Risk of an infection",
    ]
    first, second, third = propose(old, new)
    assert first == Proposal(0, "risks/p0", GUIDE[0], Indel.normalized_similarity(new[0], GUIDE[0]))
    assert second is None
    assert third is not None
    assert third.key == "risks/p4"


def test_of_equals_the_same_section_is_preferred_and_each_is_given_once():
    old = [
        ("risks/a", "Call us at once."),
        ("aftercare/b", "Call us at once."),
        ("uses/c", "Call us at once."),
    ]
    new = ["Call us right at once."] * 4
    answers = propose(old, new, sections=["aftercare", "uses", "aftercare", "risks"])
    assert [answer.key for answer in answers if answer is not None] == [
        "aftercare/b",
        "uses/c",
        "risks/a",
        "risks/a",
    ]


def test_the_same_section_outweighs_a_little_more_likeness():
    old = [("uses/a", "Rest for two days at home."), ("risks/b", "Rest for three days at home.")]
    (answer,) = propose(old, ["Rest for two days or so at home."], sections=["risks"])
    assert answer is not None
    assert answer.key == "uses/a"
    (answer,) = propose(old, ["Rest for twenty days at home."], sections=["risks"])
    assert answer is not None
    assert answer.key == "risks/b"


def test_the_surest_pair_is_made_first():
    old = [("a/a", "Drink two glasses of water before the procedure.")]
    new = [
        "Drink some water after the procedure is done.",
        "Drink two glasses of water before the procedure starts.",
    ]
    assert [answer and answer.key for answer in propose(old, new)] == [None, "a/a"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "Return the TarInfo's attributes as a dictionary.",
            "Return the number of entries in the dictionary.",
        ),
        (
            "Generate a cache key for the template name and skip.",
            "Return a cache key from the headers of the list.",
        ),
        ("POP3 client class over SSL connection", "Open a network connection."),
    ],
)
def test_sentences_alike_by_chance_are_not_proposed(old, new):
    assert propose([("a/b", old)], [new]) == (None,)


def test_texts_without_spaces_are_proposed_their_own_past():
    old = [("a/x", "注射后24小时内请勿开车。"), ("a/y", "如有发热，请立即联系医生。")]
    answers = propose(old, ["如有发热或疼痛，请立即联系医生。", "可以正常饮食。"])
    assert [answer and answer.key for answer in answers] == ["a/y", None]


def test_a_unit_of_the_same_context_is_measured_only_when_it_can_be():
    long = MemoryUnit("en", "word " * 2_000, "es", "x", context="a/b")
    held = Memory.build([long, MemoryUnit("en", "Stop it.", "es", "y")])
    assert [match.unit.target for match in held.matches("Stop it!", context="a/b")] == ["y"]


def test_nothing_to_propose_from_or_for_is_fine():
    assert propose([], ["a"]) == (None,)
    assert propose([("a/b", "a")], []) == ()
