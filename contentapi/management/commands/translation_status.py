"""How far every translation has come."""

from __future__ import annotations

from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

import orjson
from rich.table import Table

from contentapi.management.terminal import TerminalCommand
from contentapi.queries import status


class Command(TerminalCommand):
    """A coloured table on a terminal, plain lines elsewhere, JSON on request."""

    help = "guide × locale: accepted, in review, fuzzy, empty, sections by state."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slugs", nargs="*", metavar="SLUG")
        parser.add_argument("--json", action="store_true")

    def act(self, **options: Any) -> None:
        """Show every catalog of the guides."""
        rows = status.catalogs(options["slugs"])
        if options["json"]:
            told = {"catalogs": [asdict(row) for row in rows]}
            self.stdout.write(orjson.dumps(told, option=orjson.OPT_INDENT_2).decode())
            return
        table = Table(box=None, header_style="bold", pad_edge=False)
        for name in ("guide", "version", "locale", "accepted", "in review", "fuzzy", "empty", "sections"):
            table.add_column(name, justify="left" if name in {"guide", "locale", "sections"} else "right")
        for row in rows:
            sections = ", ".join(f"{n} {state}" for state, n in row.sections.items()) or "not offered"
            style = "green" if set(row.sections) == {"current"} else "yellow"
            numbers = (row.accepted, row.in_review, row.fuzzy, row.empty)
            table.add_row(
                row.guide, str(row.version), row.locale, *map(str, numbers), f"[{style}]{sections}[/{style}]"
            )
        self.console.print(table)
