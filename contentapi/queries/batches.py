"""Keys in batches: a statement takes only so many, and one that is given values is planned well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

BATCH = 5_000
Key = TypeVar("Key")


def batches(keys: Iterable[Key], size: int = BATCH) -> Iterator[list[Key]]:
    """The keys in lists of at most `size`, in their order.

    >>> [len(some) for some in batches(range(12_000))]
    [5000, 5000, 2000]
    """
    held = list(keys)
    return (held[start : start + size] for start in range(0, len(held), size))
