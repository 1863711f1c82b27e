"""What a section is for."""

from __future__ import annotations

from enum import StrEnum


class SectionKind(StrEnum):
    """The purposes that a section can have; apps choose and order by them."""

    OVERVIEW = "overview"
    USES = "uses"
    HOW_IT_WORKS = "how_it_works"
    PREPARATION = "preparation"
    PROCEDURE = "procedure"
    MEDICINES = "medicines"
    RESULTS = "results"
    BENEFITS = "benefits"
    LIMITS = "limits"
    ALTERNATIVES = "alternatives"
    RISKS = "risks"
    AFTERCARE = "aftercare"
    SEEK_HELP = "seek_help"
    TALK = "talk"
    COSTS = "costs"
    QUESTIONS = "questions"
    OTHER = "other"
