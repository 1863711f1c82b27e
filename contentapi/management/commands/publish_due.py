"""Publish what was scheduled and whose time has come."""

from __future__ import annotations

from typing import Any

from contentapi.management.terminal import TerminalCommand, now
from contentapi.queries import schedules
from contentapi.services import guides


class Command(TerminalCommand):
    """Readers get scheduled versions in time without it: whoever looks first publishes."""

    help = "Publish the versions whose time has come. Nobody needs it: the first request does the same."

    def act(self, **options: Any) -> None:
        """Do it; say when the next one is due."""
        done = guides.settle(at=now())
        left = schedules.next_due()
        then = f"; the next is due at {left:%Y-%m-%d %H:%M:%S} UTC" if left else ""
        self.stdout.write(f"{done} guides had something due{then}")
