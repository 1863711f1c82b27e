"""Carry-over: kept, moved, edited, new, come back; nothing crosses sections; twice is once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from contentapi.core.carryover import Carried, Known, Piece, carry_over
from contentapi.core.catalog import digest
from contentapi.core.segmentation import SegmentKind

REST = "Rest for the rest of the day and drink enough water."
DRIVE = "Do not drive for 24 hours after the injection."
DIARY = "Keep a pain diary so that your team sees what helped."


def piece(text: str, fixed: str = "") -> Piece:
    return Piece(SegmentKind.PARAGRAPH, text, (), "paragraph", fixed)


def known(carried: tuple[Carried, ...], before: tuple[Known, ...] = ()) -> tuple[Known, ...]:
    """What the guide knows after a version was frozen."""
    rows = {k.pk: k for k in before}
    now = {c.kept for c in carried}
    old = [Known(k.pk, k.section_key, k.segment_id, k.source, k.digest, k.pk in now) for k in rows.values()]
    fresh = [
        Known(max(rows, default=0) + n, c.section_key, c.segment_id, c.piece.source, c.digest, True)
        for n, c in enumerate((c for c in carried if c.kept is None), start=1)
    ]
    order = {(c.section_key, c.segment_id): n for n, c in enumerate(carried)}
    return tuple(
        sorted([*old, *fresh], key=lambda k: (not k.current, order.get((k.section_key, k.segment_id), 0)))
    )


def go(texts: list[str], before: tuple[Known, ...] = (), key: str = "aftercare") -> tuple[Carried, ...]:
    return carry_over([(key, [piece(t) for t in texts])], before, locale="en")


def test_unchanged_text_keeps_its_row():
    before = known(go([REST, DRIVE]))
    assert [c.kept for c in go([REST, DRIVE], before)] == [k.pk for k in before]


def test_a_moved_paragraph_costs_nothing():
    before = known(go([REST, DRIVE, DIARY]))
    after = go([DIARY, REST, DRIVE], before)
    assert all(c.kept is not None for c in after)


def test_a_comma_costs_one_message():
    before = known(go([REST, DRIVE, DIARY]))
    after = go([REST.replace(" and", ", and"), DRIVE, DIARY], before)
    assert [c.kept is None for c in after] == [True, False, False]
    assert after[0].predecessor == before[0].pk
    assert after[0].segment_id == before[0].segment_id
    assert after[0].meanings == ()


def test_an_edit_of_a_number_is_meaning_bearing_however_small():
    before = known(go([DRIVE]))
    assert "number" in go([DRIVE.replace("24", "48")], before)[0].meanings


def test_a_lost_not_is_meaning_bearing():
    before = known(go([DRIVE]))
    assert "negation" in go([DRIVE.replace("Do not drive", "Drive")], before)[0].meanings


def test_a_text_that_comes_back_finds_its_row():
    one = known(go([REST, DRIVE]))
    two = known(go([REST], one), one)
    three = go([REST, DRIVE], two)
    assert three[1].kept == next(k.pk for k in one if k.source == DRIVE)


def test_nothing_crosses_sections():
    before = known(go([DRIVE]))
    after = go([DRIVE], before, key="preparation")
    assert after[0].kept is None
    assert after[0].predecessor is None


def test_two_equal_paragraphs_are_two_messages():
    after = go([REST, REST])
    assert after[0].segment_id != after[1].segment_id


def test_a_heading_keeps_its_name_whatever_it_says():
    before = known(carry_over([("risks", [piece("Risks", "heading")])], (), locale="en"))
    after = carry_over([("risks", [piece("What can go wrong", "heading")])], before, locale="en")
    assert (after[0].segment_id, after[0].predecessor) == ("heading", before[0].pk)


TEXTS = st.lists(st.sampled_from([REST, DRIVE, DIARY, REST + " Sleep.", "Walk.", "Call us."]), max_size=8)


@given(one=TEXTS, two=TEXTS)
def test_carrying_over_twice_is_once(one, two):
    before = known(go(one))
    first = go(two, before)
    second = go(two, known(first, before))
    assert [c.segment_id for c in second] == [c.segment_id for c in first]
    assert all(c.kept is not None for c in second)


@given(one=TEXTS, two=TEXTS)
def test_names_are_unique_and_rows_belong_to_their_text(one, two):
    before = known(go(one))
    after = go(two, before)
    rows = {k.pk: k for k in before}
    assert len({c.segment_id for c in after}) == len(two)
    for c in after:
        assert c.digest == digest(c.piece.source)
        if c.kept is not None:
            assert rows[c.kept].source == c.piece.source


def test_both_parts_of_a_divided_paragraph_continue_it_and_neither_says_what_it_said():
    before = known(go([f"{REST} {DIARY}", DRIVE]))
    first, second, third = go([REST, DIARY, DRIVE], before)
    assert {first.predecessor, second.predecessor} == {before[0].pk}
    assert before[0].segment_id in {first.segment_id, second.segment_id}
    assert first.segment_id != second.segment_id
    assert "extent" in first.meanings
    assert "extent" in second.meanings
    assert third.kept == before[1].pk


def test_a_part_of_a_text_that_still_stands_is_new():
    before = known(go([f"{REST} {DIARY}"]))
    after = go([f"{REST} {DIARY}", DIARY], before)
    assert (after[1].kept, after[1].predecessor, after[1].meanings) == (None, None, ())


def test_a_few_words_that_stood_in_another_text_are_no_part_of_it():
    before = known(go([f"{REST} {DIARY}"]))
    assert go([REST, "enough water."], before)[1].predecessor is None


def test_of_two_paragraphs_that_became_one_the_translation_of_either_says_too_little():
    before = known(go([REST, DIARY, DRIVE]))
    joined, drive = go([f"{REST} {DIARY}", DRIVE], before)
    assert joined.predecessor in {before[0].pk, before[1].pk}
    assert joined.meanings == ("extent",)
    assert drive.kept == before[2].pk


def test_an_edited_text_beside_an_equal_one_that_is_gone_is_not_joined():
    before = known(go([DIARY, DIARY]))
    (edited,) = go([f"{DIARY} Please."], before)
    assert (edited.predecessor is not None, edited.meanings) == (True, ())
