"""Acts of translators and editors take turns on SQLite, where one writes at a time anyway.

SQLite lets writers poll for their turn, and those who have waited longest poll most seldom: among many
threads one may wait until its time is over. Here the threads of a process queue up before they begin.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from django.db import connection, transaction

SECONDS = 20.0
_TURN = Lock()


@contextmanager
def atomic() -> Iterator[None]:
    """`transaction.atomic`, begun when it is this thread's turn. Inside another transaction it is the same.

    Whoever has waited too long goes on without a turn: the database then decides.
    """
    waits = connection.vendor == "sqlite" and not connection.in_atomic_block
    held = waits and _TURN.acquire(timeout=SECONDS)
    try:
        with transaction.atomic():
            yield
    finally:
        if held:
            _TURN.release()
