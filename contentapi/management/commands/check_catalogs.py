"""Read, merge and check PO files; store nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from contentapi.management import shelf
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
