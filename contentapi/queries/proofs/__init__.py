"""Recomputing what was promised: every digest, every rule that the record alone can prove."""

from __future__ import annotations

from collections.abc import Iterator

from contentapi.queries.proofs import record, served
from contentapi.queries.proofs.served import releases

__all__ = ["promises", "releases"]

PROOFS = (
    record.keys,
    record.sources,
    record.versions,
    record.texts,
    record.acceptances,
    record.uploads,
    served.feed,
    served.offers,
    served.index,
)


def promises() -> Iterator[str]:
    """Faults of the record, one sentence each. Cost: one pass over each table."""
    for proof in PROOFS:
        yield from proof()
