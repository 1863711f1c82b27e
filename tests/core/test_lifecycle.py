"""The table of moves."""

from __future__ import annotations

import itertools

import pytest

from contentapi.core.errors import IllegalMove
from contentapi.core.lifecycle import FROZEN, MOVES, PUBLIC, VersionState, move

ACTS = sorted({act for _, act in MOVES})


@pytest.mark.parametrize(("state", "act"), list(itertools.product(VersionState, ACTS)))
def test_only_moves_of_the_table_are_possible(state, act):
    if (state, act) in MOVES:
        assert move(state, act) is MOVES[state, act]
    else:
        with pytest.raises(IllegalMove) as refusal:
            move(state, act)
        assert str(state).replace("_", " ") in str(refusal.value)


def test_nothing_leads_back_from_frozen_to_unfrozen():
    assert all(MOVES[state, act] in FROZEN for state, act in MOVES if state in FROZEN)


def test_only_published_and_superseded_versions_are_public():
    assert {VersionState.PUBLISHED, VersionState.SUPERSEDED} == PUBLIC
