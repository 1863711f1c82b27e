"""What changed between two texts: nothing is lost, and a changed dose stands out whole."""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentapi.core import worddiff
from contentapi.core.worddiff import Fate, Mark, Section, diff, sections, to_html, words

TEXT = st.text(alphabet="ab 1,5\n.注射दर्द\u064eé<&", max_size=40)


@given(TEXT, TEXT)
def test_both_texts_can_be_read_off_the_runs(before, after):
    runs = diff(before, after)
    assert "".join(run.text for run in runs if run.mark is not Mark.INSERTED) == before
    assert "".join(run.text for run in runs if run.mark is not Mark.DELETED) == after
    assert all(run.text for run in runs)


@given(TEXT, TEXT)
def test_neighbours_differ_and_the_deleted_stands_first(before, after):
    marks = [run.mark for run in diff(before, after)]
    pairs = list(pairwise(marks))
    assert all(one is not other for one, other in pairs)
    assert (Mark.INSERTED, Mark.DELETED) not in pairs


@given(st.text(max_size=60))
def test_words_joined_are_the_text(text):
    assert "".join(words(text)) == text


@given(TEXT, TEXT)
def test_html_holds_the_texts_and_no_other_element(before, after):
    html = to_html(diff(before, after))
    assert set(re.findall(r"</?(\w+)>", html)) <= {"ins", "del", "br"}
    plain = unescape(
        re.sub(r"<del>.*?</del>", "", html).replace("<br>", "\n").replace("<ins>", "").replace("</ins>", "")
    )
    assert plain == after


@given(TEXT, TEXT)
def test_large_texts_keep_the_law_when_they_are_compared_by_lines(before, after):
    whole = worddiff.MAX_CELLS
    worddiff.MAX_CELLS = 6
    try:
        runs = diff(before, after)
    finally:
        worddiff.MAX_CELLS = whole
    assert "".join(run.text for run in runs if run.mark is not Mark.INSERTED) == before
    assert "".join(run.text for run in runs if run.mark is not Mark.DELETED) == after


@pytest.mark.parametrize(
    ("before", "after", "gone", "come"),
    [
        ("for 24 hours", "for 48 hours", "24", "48"),
        ("1,5 mg", "1,50 mg", "1,5", "1,50"),
        ("10 mg", "10 g", "mg", "g"),
        ("注射后24小时", "注射后48小时", "24", "48"),
        ("膝盖注射", "膝盖检查", "注射", "检查"),
        ("दर्द है", "दर्दा है", "दर्द", "दर्दा"),
        ("می‌شود", "نمی‌شود", "می‌شود", "نمی‌شود"),
        ("Do not drive", "Never drive", "Do not", "Never"),
        ("café", "cafe\u0301s", "café", "cafe\u0301s"),
    ],
)
def test_a_change_is_told_as_a_reader_sees_it(before, after, gone, come):
    runs = diff(before, after)
    assert [run.text for run in runs if run.mark is Mark.DELETED] == [gone]
    assert [run.text for run in runs if run.mark is Mark.INSERTED] == [come]


def test_sections_are_compared_by_key():
    before = [
        Section("a", "A", "one"),
        Section("b", "B", "two"),
        Section("c", "C", "three"),
        Section("d", "D", "4"),
    ]
    after = [Section("a", "A", "one"), Section("c", "C", "3"), Section("e", "E", "five")]
    assert [(one.key, one.fate) for one in sections(before, after)] == [
        ("a", Fate.UNCHANGED),
        ("b", Fate.REMOVED),
        ("c", Fate.CHANGED),
        ("d", Fate.REMOVED),
        ("e", Fate.ADDED),
    ]


@given(st.permutations("abcdef"), st.permutations("abcdef"))
def test_every_section_is_told_once(before, after):
    old = [Section(key, key, key) for key in before[:4]]
    new = [Section(key, key, key) for key in after[:4]]
    told = sections(old, new)
    assert sorted(one.key for one in told) == sorted(set(before[:4]) | set(after[:4]))
    assert [one.key for one in told if one.fate is not Fate.REMOVED] == after[:4]


def test_one_section_that_moved_does_not_move_the_others():
    order = [Section(key, key, key) for key in "abcdef"]
    told = sections(order, [*order[1:], order[0]])
    assert [one.key for one in told if one.moved] == ["a"]
