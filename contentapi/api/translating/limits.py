"""How many requests one user may make in a minute, counted in this process."""

from __future__ import annotations

import time
from collections import OrderedDict
from threading import Lock

from django.conf import settings

from contentapi.core.errors import TooManyRequests

MINUTE = 60.0
MAX_USERS = 10_000


class Window:
    """Counts requests by user in fixed minutes. Atomic; forgets the users it has not seen for longest."""

    def __init__(self) -> None:
        self._counts: OrderedDict[int, tuple[int, int]] = OrderedDict()
        self._lock = Lock()

    def count(self, user: int, *, most: int, now: float) -> float:
        """Count one request; seconds to wait, 0 when it is within the limit."""
        minute = int(now // MINUTE)
        with self._lock:
            then, number = self._counts.pop(user, (minute, 0))
            number = number + 1 if then == minute else 1
            self._counts[user] = (minute, number)
            while len(self._counts) > MAX_USERS:
                self._counts.popitem(last=False)
        return (minute + 1) * MINUTE - now if number > most else 0.0


WINDOW = Window()


def count(user: int) -> None:
    """Count a request of a user. Raises TooManyRequests."""
    wait = WINDOW.count(user, most=settings.REQUESTS_PER_MINUTE, now=time.monotonic())
    if wait:
        raise TooManyRequests("Too many requests; wait and try again.", retry_after=int(wait) + 1)
