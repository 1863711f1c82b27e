"""Segment ids over edits, moves, splits and returns."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contentapi.core.segmentation import assign_ids, read_guide, split
from contentapi.core.segmentation.identity import similarity

DATA = Path(__file__).parents[2] / "data/markdown"
LONG = [
    "Do not drive for 24 hours after the injection.",
    "The steroid calms inflammation in the joint.",
    "Ask someone you trust to take you home.",
    "Your blood sugar may rise for some days.",
    "Call your clinic at once if you have a fever.",
]
OLD = [(f"s{n}", text) for n, text in enumerate(LONG)]


def test_a_first_version_gets_ids_from_its_texts():
    ids = assign_ids([], LONG)
    assert len(set(ids)) == len(LONG)
    assert all(re.fullmatch("[0-9a-f]{8}", name) for name in ids)
    assert assign_ids([], LONG[::-1]) == ids[::-1]


def test_equal_paragraphs_are_two_ids_and_keep_them():
    ids = assign_ids([], ["Rest.", "Walk.", "Rest."])
    assert ids[2] == f"{ids[0]}-2"
    old = list(zip(ids, ["Rest.", "Walk.", "Rest."], strict=True))
    assert assign_ids(old, ["Rest.", "Walk.", "Rest."]) == ids
    assert assign_ids(old, ["Walk.", "Rest."]) == ids[1:]
    assert assign_ids(old, ["Rest.", "Walk.", "Rest.", "Rest."]) == (*ids, f"{ids[0]}-3")


@pytest.mark.parametrize(
    ("new", "ids"),
    [
        pytest.param(LONG, "s0 s1 s2 s3 s4", id="nothing changed"),
        pytest.param(LONG[::-1], "s4 s3 s2 s1 s0", id="all turned round"),
        pytest.param([LONG[4], *LONG[:4]], "s4 s0 s1 s2 s3", id="the last one moved to the front"),
        pytest.param(LONG[1:], "s1 s2 s3 s4", id="one taken out"),
        pytest.param([*LONG[:2], "Keep the plaster dry.", *LONG[2:]], "s0 s1 - s2 s3 s4", id="one put in"),
        pytest.param([LONG[0].replace("24", "48"), *LONG[1:]], "s0 s1 s2 s3 s4", id="a number changed"),
        pytest.param([LONG[0].rstrip("."), *LONG[1:]], "s0 s1 s2 s3 s4", id="a full stop gone"),
        pytest.param([*LONG[1:], LONG[0].replace("24", "48")], "s1 s2 s3 s4 s0", id="changed and moved"),
        pytest.param(
            ["Bring all your tablets with you.", *LONG[1:]], "- s1 s2 s3 s4", id="another text in its place"
        ),
        pytest.param(
            [*LONG[:3], "Your blood sugar may go up.", "It may stay up for some days.", LONG[4]],
            "s0 s1 s2 s3 - s4",
            id="split in two, and the part more like it keeps the id",
        ),
        pytest.param([f"{LONG[0]} {LONG[1]}", *LONG[2:]], "s0 s2 s3 s4", id="two made one"),
    ],
)
def test_ids_survive(new, ids):
    given_ids = assign_ids(OLD, new)
    assert [name if name in dict(OLD) else "-" for name in given_ids] == ids.split()


def test_a_short_text_takes_its_id_only_where_it_is_nearly_the_same():
    old = [("a", "infection"), ("b", "bleeding"), ("c", "nerve damage"), ("d", "fever or chills")]
    new = assign_ids(old, ["injection", "bleeding.", "nerve damage", "a fever or chills"])
    assert new[1:] == ("b", "c", "d")
    assert new[0] not in dict(old)


def test_an_obsolete_id_comes_back_with_its_text():
    old = [*OLD[:3], ("gone", LONG[4])]
    assert assign_ids(old, [LONG[4], *LONG[:3]], current=3) == ("gone", "s0", "s1", "s2")


def test_a_current_segment_wins_over_an_obsolete_one_of_equal_text():
    old = [("now", "Rest today."), ("next", "Walk a little."), ("gone", "Rest today.")]
    assert assign_ids(old, ["Walk a little.", "Rest today."], current=2) == ("next", "now")


def test_an_earlier_text_of_a_segment_brings_its_id_back_but_never_twice():
    old = [("a", "Rest for two days at home."), ("b", "Walk a little each day."), ("a", "Rest for one day.")]
    assert assign_ids(old, ["Rest for one day.", "Walk a little each day."]) == ("a", "b")
    both = assign_ids(old, ["Rest for one day.", "Rest for two days at home."])
    assert both[1] == "a"
    assert len(set(both)) == 2


def test_a_text_that_moved_keeps_its_id_before_its_own_earlier_text_can_take_it():
    old = [("a", "Rest for two days."), ("b", "Walk."), ("c", "Eat."), ("a", "Rest for one day.")]
    ids = assign_ids(old, ["Rest for one day.", "Walk.", "Eat.", "Rest for two days."])
    assert ids[1:] == ("b", "c", "a")
    assert ids[0] not in {"a", "b", "c"}


def test_a_fresh_id_is_never_one_that_an_old_segment_has():
    (taken,) = assign_ids([], ["Rest today."])
    assert assign_ids([(taken, "Something else entirely, of old.")], ["Rest today."]) == (f"{taken}-2",)


def test_an_edited_character_of_a_text_without_spaces_keeps_the_id():
    old = [("a", "注射后二十四小时内请勿开车。"), ("b", "请家人送您回家休息一天。")]
    assert assign_ids(old, ["注射后四十八小时内请勿开车。", "请家人送您回家休息一天。"]) == ("a", "b")


TEXTS = st.lists(st.sampled_from([*LONG, "Rest.", "Walk.", "Do not drive for 48 hours.", ""]), max_size=12)


@settings(max_examples=300, deadline=None)
@given(TEXTS, TEXTS)
def test_ids_are_one_each_and_equal_texts_stay_paired(before, after):
    old = list(zip(assign_ids([], before), before, strict=True))
    ids = assign_ids(old, after)
    assert len(set(ids)) == len(after)
    assert all(re.fullmatch("[a-z0-9-]+", name) for name in ids)
    assert assign_ids(old, after) == ids
    kept = dict(old)
    for text in set(after):
        same = sum(kept.get(name) == text for name, new in zip(ids, after, strict=True) if new == text)
        assert same == min(before.count(text), after.count(text))


@settings(max_examples=100, deadline=None)
@given(TEXTS, TEXTS)
def test_an_unchanged_version_changes_no_id(before, after):
    old = list(zip(assign_ids([], before), before, strict=True))
    ids = assign_ids(old, after)
    assert assign_ids(list(zip(ids, after, strict=True)), after) == ids


def test_a_guide_s_second_version_keeps_what_it_can():
    before, after = (read_guide((DATA / f"guide-{name}.md").read_bytes()) for name in ("before", "after"))
    changed = {}
    for section, last in zip(after.sections, before.sections, strict=True):
        texts = [s.source for s in split(last.markdown).segments]
        old = list(zip(assign_ids([], texts), texts, strict=True))
        new = [s.source for s in split(section.markdown).segments]
        pairs = zip(assign_ids(old, new), new, strict=True)
        changed[section.key] = [
            (dict(old).get(name), text) for name, text in pairs if (name, text) not in old
        ]
    assert changed == {
        "overview": [
            (
                "A knee arthroscopy looks into your knee through small cuts. Sometimes the surgeon also repairs a *meniscus*.",
                "A knee arthroscopy looks into your knee through small cuts. Often the surgeon also repairs a *meniscus*.",
            )
        ],
        "preparation": [
            (None, "are allergic to latex"),
            (
                "Do not eat for 6 hours. You may drink water until 2 hours before. Take your usual tablets with a sip of water.",
                "Do not eat for 6 hours. You may drink water until 2 hours before.",
            ),
            (None, "Take your usual tablets with a sip of water."),
        ],
        "seek-help": [("a fever above 38 °C", "a fever above 38.5 °C")],
    }


def test_a_long_section_with_many_edits_keeps_every_id():
    chance = random.Random(7)
    words = [f"word{n}" for n in range(60)]
    texts = [" ".join(chance.choices(words, k=chance.randint(6, 30))) for _ in range(3_000)]
    new = list(texts)
    for place in chance.sample(range(len(texts)), 300):
        new[place] = f"{new[place]} changed"
    assert assign_ids([(f"s{n}", text) for n, text in enumerate(texts)], new) == tuple(
        f"s{n}" for n in range(3_000)
    )


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        ("Rest.", "Rest!", 1, 1),
        ("**Rest** now", "Rest now", 1, 1),
        ("infection", "injection", 0.4, 0.5),
        (LONG[0], LONG[0].replace("24", "48"), 0.85, 1),
        (LONG[0], LONG[1], 0, 0.4),
        ("", "", 1, 1),
        ("", "Rest", 0, 0),
    ],
)
def test_similarity_is_over_letters_and_words(one, other, low, high):
    assert low <= similarity(one, other) <= high
    assert similarity(one, other) == similarity(other, one)
