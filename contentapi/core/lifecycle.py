"""The states of versions and target texts, and the moves between them. One enum and one table each."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from contentapi.core.errors import IllegalMove


class VersionState(StrEnum):
    """Where a version stands. From `approved` on its text is frozen."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    PUBLISHED = "published"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


class Urgency(StrEnum):
    """What happens to outdated translations when the version is published."""

    ROUTINE = "routine"
    SAFETY = "safety"


class TargetState(StrEnum):
    """How far a working target text has come; only an accepted one can be served."""

    EMPTY = "empty"
    FUZZY = "fuzzy"
    TRANSLATED = "translated"
    ACCEPTED = "accepted"


class Origin(StrEnum):
    """Where a target text came from."""

    TYPED = "typed"
    FILE = "file"
    MEMORY = "memory"
    MACHINE = "machine"
    CARRIED = "carried"


MOVES: Mapping[tuple[VersionState, str], VersionState] = {
    (VersionState.DRAFT, "submit"): VersionState.IN_REVIEW,
    (VersionState.IN_REVIEW, "send_back"): VersionState.DRAFT,
    (VersionState.IN_REVIEW, "approve"): VersionState.APPROVED,
    (VersionState.APPROVED, "publish"): VersionState.PUBLISHED,
    (VersionState.PUBLISHED, "supersede"): VersionState.SUPERSEDED,
    (VersionState.PUBLISHED, "withdraw"): VersionState.WITHDRAWN,
    (VersionState.SUPERSEDED, "withdraw"): VersionState.WITHDRAWN,
}

FROZEN = frozenset(VersionState) - {VersionState.DRAFT, VersionState.IN_REVIEW}
PUBLIC = frozenset({VersionState.PUBLISHED, VersionState.SUPERSEDED})


def move(state: VersionState, act: str) -> VersionState:
    """The state after an act. Raises IllegalMove, which names the acts that are possible.

    >>> move(VersionState.APPROVED, "publish")
    <VersionState.PUBLISHED: 'published'>
    """
    try:
        return MOVES[state, act]
    except KeyError:
        possible = ", ".join(sorted(name for at, name in MOVES if at == state)) or "none"
        now, wanted = state.replace("_", " "), act.replace("_", " ")
        raise IllegalMove(
            f"A version that is {now} cannot {wanted}; possible: {possible}.",
            state=str(state),
            act=act,
        ) from None
