"""Keeps a worker's table fresh: looks at the feed a few times a second, off the request path."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from django.db import Error, connection

from contentapi.core.feed.clock import Clock
from contentapi.front.table import Table
from contentapi.queries import feed, releases, schedules
from contentapi.queries.feed import Head
from contentapi.services import guides

Told = Callable[[Head, Mapping[str, tuple[str, ...]]], None]
PERIOD = 0.25


class Watcher:
    """One daemon thread a process, with a database connection of its own.

    told   called with the feed's head and the approved substitutes at each look.
    """

    def __init__(self, table: Table, clock: Clock, told: Told) -> None:
        self.table = table
        self.clock = clock
        self._told = told
        self._head: Head | None = None
        self._rules: dict[str, tuple[str, ...]] = {}
        self._thread: threading.Thread | None = None
        self._starting = threading.Lock()

    def start(self) -> None:
        """See to it that the thread runs: at first, after a fork, and should it ever have ended."""
        if self._thread is not None and self._thread.is_alive():
            return
        with self._starting:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="feed watcher", daemon=True)
                self._thread.start()

    def look(self) -> None:
        """Drop what changed since the last look; publish what fell due.

        Cost: three queries, five when something changed.
        """
        due = self._read()
        if due is not None and due <= self.clock.wall():
            guides.settle(at=datetime.fromtimestamp(self.clock.wall(), UTC))
            self._read()

    def _read(self) -> float | None:
        """Bring the table up to the feed; when the next publication is due, in seconds since 1970.

        Sequence numbers are drawn under one lock that is held until the commit: whoever sees a number sees
        all changes before it. A feed without the change seen last is another one (a restored copy).
        """
        at, due = self.clock.now(), schedules.next_due()
        head, rules = feed.head(), releases.substitutes()
        # Told before anything is dropped: whoever fills the table after the drop measures the replica by it.
        self._told(head, rules)
        if self._head is None or rules != self._rules:
            self.table.clear()
        elif head != self._head:
            if feed.at(self._head.sequence) == self._head:
                touched = feed.touched(since=self._head.sequence)
                self.table.drop(["guides", *(f"guide-{slug}" for slug in touched)])
            else:
                self.table.clear()
        self._head, self._rules = head, rules
        self.clock.tick(at, due.timestamp() if due is not None else None)
        return self.clock.due

    def _run(self) -> None:
        """Look for ever. A database that is away is asked again; the clock tells how long it has been."""
        while True:
            try:
                self.look()
            except Error:
                connection.close()
            time.sleep(PERIOD)
