"""Whether what was seen of the feed may still be believed. It is given its clocks."""

from __future__ import annotations

from collections.abc import Callable
from math import inf


class Clock:
    """Whether the table may be believed: how long ago the feed was last seen, and what falls due when.

    fresh   seconds for which what was seen counts as seen just now.
    bound   seconds after which nothing is believed.
    now     seconds of a clock that only goes forward, also while the machine sleeps.
    wall    the time of day, in seconds since 1970.
    due     the time of day at which something is to be published; None when nothing is.
    """

    def __init__(
        self,
        *,
        fresh: float,
        bound: float,
        now: Callable[[], float],
        wall: Callable[[], float],
    ) -> None:
        self.fresh = fresh
        self.bound = bound
        self.now = now
        self.wall = wall
        self.due: float | None = None
        self.seen = -inf

    def tick(self, at: float, due: float | None = None) -> None:
        """The feed was seen as it was at that time, and what is due next."""
        self.due = due
        self.seen = at

    def trusted(self) -> bool | None:
        """None: fresh. True: serve, but say that it may be stale. False: no longer, or not yet."""
        if self.due is not None and self.wall() >= self.due:
            return False
        age = self.now() - self.seen
        if age <= self.fresh:
            return None
        return age <= self.bound
