from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from contentapi.core.checks.findings import Pair
from contentapi.core.checks.form.placeholders import check


def test_the_finding_shows_the_place_of_a_doubled_placeholder():
    (finding,) = check(Pair("[a]({1})", "[a]({1}) [b]({1})", "es"))
    assert finding.target_spans == ((4, 7), (13, 16))
    assert finding.source_spans == ((4, 7),)


def test_an_escaped_backslash_before_a_brace_leaves_the_placeholder():
    assert list(check(Pair(r"a \\{1}", "a", "es")))
    assert not list(check(Pair(r"a \{1}", "a", "es")))


def test_a_damaged_placeholder_is_told_as_damaged():
    (finding,) = check(Pair("[a]({1})", "[a]({ 1 })", "es"))
    assert "changed" in finding.message


def test_two_lost_placeholders_are_two_findings():
    assert len(list(check(Pair("{1} {2}", "", "es")))) == 2


@given(
    st.lists(st.sampled_from(["{1}", "{2}", "{10}", "\\{1\\}", "word", "\\\\"]), max_size=8),
    st.randoms(use_true_random=False),
)
def test_another_order_of_the_same_pieces_passes(pieces, chance):
    shuffled = list(pieces)
    chance.shuffle(shuffled)
    assert not list(check(Pair(" ".join(pieces), " ".join(shuffled), "es")))


@given(st.lists(st.sampled_from(["{1}", "{2}", "word"]), min_size=1, max_size=6))
def test_one_more_placeholder_never_passes(pieces):
    text = " ".join(pieces)
    assert list(check(Pair(text, text + " {1}", "es")))
