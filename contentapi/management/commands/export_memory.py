"""Write the translation memory of one locale as TMX, for a translator's own tool."""

from __future__ import annotations

from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path
from typing import Any

from contentapi.core.interchange.tmx import write_tmx
from contentapi.core.locales import canonical
from contentapi.management.shelf import write_if_changed
from contentapi.management.terminal import TerminalCommand
from contentapi.queries.terminology import memory


class Command(TerminalCommand):
    """Only texts that a second person accepted; no change in them, no change in the file."""

    help = "Write accepted pairs to FILE as TMX 1.4."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE")
        parser.add_argument("--locale", metavar="TAG", required=True, help="the target locale")
        parser.add_argument("--source", metavar="TAG", default="en", help="the source locale; default: en")

    def act(self, **options: Any) -> None:
        """Write it whole or not at all."""
        path = Path(options["file"])
        found = memory.units(canonical(options["source"]), canonical(options["locale"]))
        units = sorted(
            (replace(unit, id=f"{unit.id}:{unit.context}") for unit in found),
            key=lambda unit: (unit.id, unit.source),
        )
        wrote = write_if_changed(path, write_tmx(units))
        self.stdout.write(f"{path}: {len(units)} pairs, {'written' if wrote else 'unchanged'}.")
