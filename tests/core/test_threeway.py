"""The fate of an entry: every combination of what the file, the record and the export say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentapi.core.catalog import Fate
from contentapi.core.lifecycle import TargetState as S
from contentapi.core.threeway import Text, decide, decide_moved_source

EMPTY = Text()
TEXTS = st.one_of(
    st.just(EMPTY),
    st.builds(Text, st.sampled_from(["a", "b", "c"]), st.sampled_from([S.FUZZY, S.TRANSLATED, S.ACCEPTED])),
)
FILE_TEXTS = st.one_of(
    st.just(EMPTY),
    st.builds(Text, st.sampled_from(["a", "b", "c"]), st.sampled_from([S.FUZZY, S.TRANSLATED])),
)


def t(text: str, state: S = S.TRANSLATED) -> Text:
    return Text(text, state)


@pytest.mark.parametrize(
    ("mine", "theirs", "base", "fate"),
    [
        pytest.param(EMPTY, t("a"), None, Fate.APPLIED, id="new-text-for-an-empty-target"),
        pytest.param(t("a"), t("a"), None, Fate.UNCHANGED, id="the-same-text"),
        pytest.param(t("a", S.ACCEPTED), t("a"), None, Fate.UNCHANGED, id="the-same-text-as-accepted"),
        pytest.param(t("a"), t("b"), None, Fate.CONFLICT, id="without-an-export-nothing-is-replaced"),
        pytest.param(t("a"), t("b"), t("a"), Fate.APPLIED, id="only-the-file-moved"),
        pytest.param(
            t("a", S.ACCEPTED), t("b"), t("a"), Fate.APPLIED, id="a-better-text-for-an-accepted-one"
        ),
        pytest.param(t("b"), t("a"), t("a"), Fate.UNCHANGED, id="only-the-record-moved"),
        pytest.param(t("b"), t("c"), t("a"), Fate.CONFLICT, id="both-moved"),
        pytest.param(t("b"), t("b"), t("a"), Fate.UNCHANGED, id="both-moved-to-the-same"),
        pytest.param(t("a"), EMPTY, t("a"), Fate.BLANK, id="a-blank-never-deletes"),
        pytest.param(t("a"), EMPTY, None, Fate.BLANK, id="a-blank-never-deletes-without-an-export"),
        pytest.param(t("a"), EMPTY, EMPTY, Fate.UNCHANGED, id="left-blank-filled-since"),
        pytest.param(EMPTY, EMPTY, None, Fate.UNCHANGED, id="blank-as-before"),
        pytest.param(EMPTY, t("a", S.FUZZY), None, Fate.FUZZY, id="a-doubtful-text-is-kept-as-doubtful"),
        pytest.param(t("a", S.FUZZY), t("a"), t("a", S.FUZZY), Fate.APPLIED, id="the-doubt-is-taken-away"),
        pytest.param(
            t("a", S.FUZZY), t("a"), None, Fate.APPLIED, id="the-doubt-is-taken-away-without-an-export"
        ),
        pytest.param(
            t("a", S.ACCEPTED), t("b", S.FUZZY), t("a"), Fate.CONFLICT, id="doubt-cannot-touch-acceptance"
        ),
        pytest.param(
            t("a", S.ACCEPTED), t("a", S.FUZZY), t("a"), Fate.UNCHANGED, id="doubt-about-an-accepted-text"
        ),
    ],
)
def test_decide(mine, theirs, base, fate):
    assert decide(mine, theirs, base) is fate


@given(mine=TEXTS, base=FILE_TEXTS)
def test_a_stale_file_changes_nothing(mine, base):
    assert decide(mine, base, base) is Fate.UNCHANGED


@given(mine=TEXTS, theirs=FILE_TEXTS, base=st.one_of(st.none(), FILE_TEXTS))
def test_what_was_applied_once_is_unchanged_the_second_time(mine, theirs, base):
    fate = decide(mine, theirs, base)
    if fate in {Fate.APPLIED, Fate.FUZZY}:
        assert decide(theirs, theirs, base) is Fate.UNCHANGED


@given(mine=TEXTS, theirs=FILE_TEXTS, base=st.one_of(st.none(), FILE_TEXTS))
def test_a_text_is_only_replaced_when_the_sender_saw_it(mine, theirs, base):
    fate = decide(mine, theirs, base)
    if fate in {Fate.APPLIED, Fate.FUZZY} and mine.text and mine.text != theirs.text:
        assert base is not None
        assert base.text == mine.text


@given(theirs=FILE_TEXTS, base=st.one_of(st.none(), FILE_TEXTS))
def test_a_text_for_an_older_source_is_never_applied(theirs, base):
    assert decide_moved_source(theirs, base) in {Fate.UNCHANGED, Fate.SOURCE_MOVED}
