"""Which text every section of a release gets: the table of the safety rules, as one pure function.

A section is taken whole or not at all; languages are never mixed inside it, and an older translation is
never mixed with newer text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from contentapi.core.lifecycle import Urgency


class SectionState(StrEnum):
    """How fresh the text of a section is in one release."""

    CURRENT = "current"
    OUTDATED = "outdated"
    WITHHELD = "withheld"
    UNTRANSLATED = "untranslated"


class ReleaseState(StrEnum):
    """How fresh a release is as a whole."""

    CURRENT = "current"
    PARTIAL = "partial"
    OUTDATED = "outdated"


@dataclass(frozen=True, slots=True)
class SourceSection:
    """A section of one version: its segments as (segment key, text) in document order.

    version     the number of the version it belongs to.
    segments    a segment key is whatever names one exact source text (here: its row), so two versions
                that share a segment share its key, and with it the accepted target.
    """

    key: str
    version: int
    critical: bool
    segments: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """What a section shows: `targets` in segment order, or None for the source text.

    renders_version   the version whose wording is shown; lower than the release's own only when outdated.
    """

    key: str
    state: SectionState
    renders_version: int
    targets: tuple[str, ...] | None


def choose(
    section: SourceSection,
    earlier: Sequence[SourceSection],
    accepted: Mapping[int, str],
    *,
    urgency: Urgency,
) -> Choice:
    """Choose the text of one section in one locale. Source: safety rules, "How a section gets its text".

    earlier     the same section in earlier public versions, newest first.
    accepted    segment key → accepted target text in the locale (or the parent it may take it from).

    >>> old = SourceSection("risks", 1, True, (1,))
    >>> new = SourceSection("risks", 2, True, (2,))
    >>> choose(new, [old], {1: "Riesgos"}, urgency=Urgency.ROUTINE).state
    <SectionState.WITHHELD: 'withheld'>
    """
    now = _whole(section, accepted)
    if now is not None:
        return Choice(section.key, SectionState.CURRENT, section.version, now)
    for old in earlier:
        then = _whole(old, accepted)
        if then is None:
            continue
        if section.critical or old.critical or urgency is Urgency.SAFETY:
            return Choice(section.key, SectionState.WITHHELD, section.version, None)
        return Choice(section.key, SectionState.OUTDATED, old.version, then)
    return Choice(section.key, SectionState.UNTRANSLATED, section.version, None)


def may_be_offered(choices: Sequence[Choice], sections: Sequence[SourceSection], *, share: float) -> bool:
    """May a locale have its *first* release? Every critical section and `share` (0-1) of all must be current.

    >>> may_be_offered([], [], share=1.0)
    False
    """
    current = {choice.key for choice in choices if choice.state is SectionState.CURRENT}
    if not sections or any(s.critical and s.key not in current for s in sections):
        return False
    return len(current) >= share * len(sections)


def overall(states: Sequence[SectionState]) -> ReleaseState:
    """The state of a release: partial when any section is not in its locale, else outdated, else current.

    >>> overall([SectionState.CURRENT, SectionState.OUTDATED])
    <ReleaseState.OUTDATED: 'outdated'>
    """
    if any(state in {SectionState.WITHHELD, SectionState.UNTRANSLATED} for state in states):
        return ReleaseState.PARTIAL
    if SectionState.OUTDATED in states:
        return ReleaseState.OUTDATED
    return ReleaseState.CURRENT


def _whole(section: SourceSection, accepted: Mapping[int, str]) -> tuple[str, ...] | None:
    """The section's targets when every segment has one, else None."""
    found = tuple(accepted.get(segment, "") for segment in section.segments)
    return found if all(found) else None
