"""Nobody's words are lost when two people edit one draft."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from contentapi.core.merging import Piece, merge, merge_text

A = Piece("a", "overview", False, "A", "one\n\ntwo\n\nthree")
B = Piece("b", "risks", True, "B", "four")
C = Piece("c", "uses", False, "C", "five")


def text(piece: Piece, markdown: str) -> Piece:
    return replace(piece, markdown=markdown)


def test_edits_of_different_sections_come_together():
    merged = merge([A, B], [text(A, "1"), B], [A, text(B, "4")])
    assert [p.markdown for p in merged.pieces] == ["1", "4"]
    assert (merged.taken, merged.conflicts) == (("b",), {})


def test_edits_of_different_paragraphs_of_one_section_come_together():
    merged = merge([A], [text(A, "ONE\n\ntwo\n\nthree")], [text(A, "one\n\ntwo\n\nTHREE")])
    assert merged.pieces == (text(A, "ONE\n\ntwo\n\nTHREE"),)
    assert (merged.taken, merged.conflicts) == (("a",), {})


def test_edits_of_the_same_paragraph_are_for_a_person_to_decide():
    mine, theirs = text(B, "mine"), text(B, "theirs")
    merged = merge([A, B], [A, mine], [A, theirs])
    assert merged.pieces == (A, mine)
    assert merged.conflicts == {"b": theirs}


def test_a_heading_and_a_text_come_together_and_two_headings_do_not():
    merged = merge([A], [replace(A, heading="Mine")], [text(A, "x")])
    assert merged.pieces == (replace(A, heading="Mine", markdown="x"),)
    assert merge([A], [replace(A, heading="Mine")], [replace(A, heading="Theirs")]).conflicts.keys() == {"a"}


def test_sections_that_the_other_added_or_removed_are_added_and_removed():
    assert merge([A], [text(A, "x")], [A, C]).pieces == (text(A, "x"), C)
    assert merge([A, B], [text(A, "x"), B], [A]).pieces == (text(A, "x"),)


def test_what_one_removed_and_the_other_edited_stays_and_is_told():
    edited = text(B, "edited")
    mine_gone = merge([A, B], [A], [A, edited])
    assert (mine_gone.pieces, mine_gone.conflicts) == ((A, edited), {"b": edited})
    theirs_gone = merge([A, B], [A, edited], [A])
    assert (theirs_gone.pieces, theirs_gone.conflicts) == ((A, edited), {"b": None})


def test_my_order_counts_where_i_moved_something_and_theirs_elsewhere():
    assert [p.key for p in merge([A, B, C], [C, A, B], [A, B, C]).pieces] == ["c", "a", "b"]
    assert [p.key for p in merge([A, B, C], [A, text(B, "x"), C], [C, A, B]).pieces] == ["c", "a", "b"]


LINES = st.lists(st.sampled_from(["a", "b", "c", "d", ""]), max_size=6).map("\n".join)


@given(LINES, LINES)
def test_an_edit_of_one_alone_is_taken_as_it_is(base, edited):
    assert merge_text(base, edited, base) == merge_text(base, base, edited) == edited


@given(LINES, LINES, LINES)
def test_who_is_asked_first_changes_nothing(base, one, other):
    assert merge_text(base, one, other) == merge_text(base, other, one)


PIECES = st.lists(
    st.builds(Piece, st.sampled_from("abc"), st.just("uses"), st.booleans(), st.sampled_from("AB"), LINES),
    unique_by=lambda piece: piece.key,
    max_size=3,
)


@given(PIECES, PIECES, PIECES)
def test_what_is_not_told_says_what_one_of_the_two_says(base, mine, theirs):
    merged = merge(base, mine, theirs)
    sides = [{p.key: p for p in side} for side in (base, mine, theirs)]
    pieces = {p.key: p for p in merged.pieces}
    for key in {k for side in sides for k in side}:
        old, ours, other = (side.get(key) for side in sides)
        if key in merged.conflicts:
            assert merged.conflicts[key] == other
            assert key in pieces
        elif ours == old:
            assert pieces.get(key) == other
        elif other in (old, ours):
            assert pieces.get(key) == ours
        else:
            assert key in merged.taken
