"""Keeps a worker's table fresh: looks at the feed a few times a second, off the request path."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime

from django.db import DatabaseError, connection, transaction
from django.db.models import Subquery

from contentapi.front.table import Table
from contentapi.front.wsgi import Clock
from contentapi.models import Change, FeedHead, Schedule
from contentapi.services import guides

PERIOD = 0.25
EVERY_LIST = "guides"


class Watcher:
    """One daemon thread a process, with a database connection of its own."""

    def __init__(self, table: Table, clock: Clock) -> None:
        self.table = table
        self.clock = clock
        self.last: int | None = None
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Look once, so that the table has a beginning, then go on looking."""
        if self._thread is None or not self._thread.is_alive():
            self._thread = threading.Thread(target=self._run, name="feed watcher", daemon=True)
            self._thread.start()

    def look(self) -> None:
        """Drop what changed since the last look; do what fell due. Cost: one query when nothing is to do."""
        due = self._read()
        if due is not None and due <= self.clock.wall():
            guides.settle(at=datetime.fromtimestamp(self.clock.wall(), UTC))
            self._read()

    def _read(self) -> float | None:
        """Bring the table up to the feed; when the next publication is due, in seconds since 1970."""
        times = Schedule.objects.order_by("publish_at").values("publish_at")[:1]
        found = FeedHead.objects.filter(pk=1).annotate(due=Subquery(times)).values_list("last", "due").first()
        head, at = found or (0, None)
        if self.last is None or head < self.last:
            self.table.clear()
        elif head != self.last:
            slugs = (
                Change.objects.filter(sequence__gt=self.last).values_list("guide__slug", flat=True).distinct()
            )
            self.table.drop([EVERY_LIST, *(f"guide-{slug}" for slug in slugs)])
        self.last = head
        due = at.timestamp() if at is not None else None
        self.clock.tick(due)
        return due

    def _run(self) -> None:
        """Look for ever; a database that is away is asked again, and nothing is believed that is too old."""
        while True:
            try:
                if transaction.get_connection().in_atomic_block:
                    return
                self.look()
            except DatabaseError:
                connection.close()
            time.sleep(PERIOD)
