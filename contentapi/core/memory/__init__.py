"""Translation memory: accepted pairs found again for a text that is the same or much like theirs.

lookup      the memory of one pair of locales              MemoryUnit, Memory, Match
proposals   the same for a whole catalog at once           propose, Proposal
index       texts by what they contain, and their likeness

Likeness says nothing about safety: "5 mg" and "50 mg" are nearly alike. So every match names the
meaning-bearing differences, its dangers, and none is ever taken over without a person.
"""

from __future__ import annotations

from contentapi.core.memory.lookup import FLOOR, Match, Memory, MemoryUnit
from contentapi.core.memory.proposals import PROPOSAL_FLOOR, Proposal, propose

__all__ = ["FLOOR", "PROPOSAL_FLOOR", "Match", "Memory", "MemoryUnit", "Proposal", "propose"]
