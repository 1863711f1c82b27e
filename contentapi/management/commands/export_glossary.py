"""Write the glossary to a file, for a terminology tool or a spreadsheet."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from contentapi.core.interchange.tbx import write_tbx
from contentapi.core.interchange.terms_csv import write_terms_csv
from contentapi.core.locales import canonical
from contentapi.management.shelf import write_if_changed
from contentapi.management.terminal import TerminalCommand
from contentapi.queries.terminology import glossary


class Command(TerminalCommand):
    """Byte-stable: no change in the glossary, no change in the file."""

    help = "Write the glossary of one source locale to FILE: TBX-Basic for .tbx, a table for .csv."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", help="ends in .tbx or .csv")
        parser.add_argument("--source", metavar="TAG", default="en", help="the source locale; default: en")

    def act(self, **options: Any) -> None:
        """Write it whole or not at all."""
        path, source = Path(options["file"]), canonical(options["source"])
        entries = glossary.entries(source)
        if path.suffix == ".csv":
            data = write_terms_csv(entries)
        elif path.suffix == ".tbx":
            data = write_tbx(entries, source_locale=source)
        else:
            raise CommandError(f"{path}: the name must end in .tbx or .csv, which says the format.")
        wrote = write_if_changed(path, data)
        self.stdout.write(f"{path}: {len(entries)} terms, {'written' if wrote else 'unchanged'}.")
