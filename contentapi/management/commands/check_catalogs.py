"""Read, merge and check PO files; store nothing."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import orjson
from django.core.management.base import CommandError

from contentapi.management import scoring, shelf
from contentapi.management.commands import import_catalogs
from contentapi.services import catalogs
from contentapi.services.catalogs import Report
from contentapi.services.policy import By


class Command(import_catalogs.Command):
    """`path:line: id: sentence` for each finding."""

    help = (
        "Read, merge and check PO files, store nothing; `path:line: id: sentence`, blocking findings exit 1."
    )
    dry_only = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--scorecard",
            metavar="DIR",
            help="no catalogs: hits and false alarms of the checks over labelled pairs, DIR/<check>.jsonl",
        )

    def act(self, **options: Any) -> None:
        """Check files, or the checks themselves."""
        if not options.get("scorecard"):
            super().act(**options)
            return
        tallies = scoring.scores(Path(options["scorecard"]))
        if options["json"]:
            told = {"scores": [scoring.told(one) for one in tallies]}
            self.stdout.write(orjson.dumps(told, option=orjson.OPT_INDENT_2).decode())
        else:
            self.console.print(scoring.table(tallies))
        if noisy := scoring.noisy(tallies):
            raise CommandError(f"Too many false alarms: {', '.join(noisy)}.")

    def judge(self, data: bytes, path: Path, *, by: By, dry: bool) -> Report:
        """Only judge; a file of a guide that is not here is checked by itself."""
        del by, dry
        return catalogs.check(data, address=shelf.address(path))

    def say(self, line: dict[str, Any]) -> None:
        """One line a finding."""
        if line["error"]:
            error = line["error"]
            self.stdout.write(f"{line['path']}:{error['line'] or 1}: {error['code']}: {error['message']}")
            return
        for entry, number in zip(line["entries"], line.pop("lines"), strict=True):
            for finding in entry["findings"]:
                self.stdout.write(f"{line['path']}:{number}: {finding['check']}: {finding['message']}")
