"""Composition: which text each section of a release gets, and the bytes that say so."""

from contentapi.core.composition.body import Built, Facts, SectionText, build
from contentapi.core.composition.choice import (
    Choice,
    ReleaseState,
    SectionState,
    SourceSection,
    choose,
    may_be_offered,
    overall,
)

__all__ = [
    "Built",
    "Choice",
    "Facts",
    "ReleaseState",
    "SectionState",
    "SectionText",
    "SourceSection",
    "build",
    "choose",
    "may_be_offered",
    "overall",
]
