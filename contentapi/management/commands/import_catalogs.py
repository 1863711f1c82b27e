"""Take in PO files: each is compared, checked, and stored whole or refused whole."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import orjson
from django.conf import settings
from django.core.management.base import CommandError
from django.db import DatabaseError

from contentapi.core.catalog import Fate
from contentapi.core.errors import ContentError
from contentapi.management import shelf
from contentapi.management.terminal import TerminalCommand, explain, legible, now
from contentapi.models import Catalog
from contentapi.services import catalogs, guides, policy, reviews
from contentapi.services.catalogs.judging import Report
from contentapi.services.policy import SHELL, By

OVERLAPS = frozenset({Fate.CONFLICT.value, Fate.SOURCE_MOVED.value})
WIDTH = 80


class Command(TerminalCommand):
    """Exit 1 when any file was refused or any finding blocks."""

    help = "Take in PO files or folders of them: one line a file; refused files and blocking findings exit 1."
    dry_only = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="*", metavar="PATH", help="files or folders; default: locale/")
        parser.add_argument("--json", action="store_true", help="one JSON object instead of lines")
        if self.dry_only:
            return
        parser.add_argument("--dry-run", action="store_true", help="judge, store nothing")
        parser.add_argument("--by", metavar="USER", help="who sends the files; default: the shell")
        parser.add_argument("--accept-by", metavar="USER", help="a second person who accepts what applies")

    def act(self, **options: Any) -> None:
        """Take in every file; a refused one does not keep the others out."""
        by: By = policy.user(options["by"]) if options.get("by") else SHELL
        acceptor = policy.user(options["accept_by"]) if options.get("accept_by") else None
        dry = self.dry_only or bool(options.get("dry_run"))
        paths = shelf.find(options["paths"], Path(settings.LOCALE_DIR))
        told, bad = [], False
        if not dry:
            guides.settle(at=now())  # acceptance builds releases of what is published: that comes first
        for path in self.progress(paths, total=len(paths), what="import"):
            line = self._file(path, by=by, acceptor=acceptor, dry=dry)
            bad = bad or line["status"] in {"refused", "findings"}
            if options["json"]:
                line.pop("lines", None)
                told.append(line)
            else:
                self.say(line)
        if options["json"]:
            self.stdout.write(orjson.dumps({"files": told}, option=orjson.OPT_INDENT_2).decode())
        if bad:
            raise CommandError("Some files were refused or have blocking findings; see above.", returncode=1)

    def _file(self, path: Path, *, by: By, acceptor: By | None, dry: bool) -> dict[str, Any]:
        """What became of one file, as the JSON form tells it."""
        line: dict[str, Any] = {
            "path": legible(str(path)),
            "status": "refused",
            "error": None,
            "counts": {},
            "entries": [],
        }
        try:
            data = shelf.read_file(path, settings.MAX_UPLOAD_BYTES)
            report = self.judge(data, path, by=by, dry=dry)
            if acceptor is not None and not dry:
                self._accept(report, acceptor)
        except ContentError as error:
            line["error"] = {"code": error.code, "line": error.line, "message": error.message}
        except (DatabaseError, OSError) as error:
            if dry and isinstance(error, DatabaseError):
                raise  # no fault of this file: the next one could not be judged either
            code, _, message = explain(error).partition(": ")
            line["error"] = {"code": code, "line": None, "message": message}
        else:
            line |= {"status": report.status, "counts": report.counts}
            line["entries"] = [e.told() for e in report.entries if e.fate is not Fate.UNCHANGED or e.findings]
            line["lines"] = [
                e.message.line for e in report.entries if e.fate is not Fate.UNCHANGED or e.findings
            ]
        return line

    def judge(self, data: bytes, path: Path, *, by: By, dry: bool) -> Report:
        """Take the file in (or only judge it)."""
        name, address = legible(path.name), shelf.address(path)
        return catalogs.receive(data, address=address, name=name, by=by, at=now(), dry_run=dry)

    def _accept(self, report: Report, acceptor: By) -> None:
        """Let the second person accept what the file holds and the record now says."""
        contexts = {
            e.message.context or ""
            for e in report.entries
            if e.message.target
            and not e.message.fuzzy
            and (e.fate is Fate.APPLIED or (e.row is not None and e.row.mine.text == e.message.target))
        }
        record = Catalog.objects.filter(guide__slug=report.guide, locale=report.locale).first()
        if record is not None and contexts:
            reviews.accept(record, by=acceptor, at=now(), contexts=contexts)

    def say(self, line: dict[str, Any]) -> None:
        """One line a file; findings below it."""
        line.pop("lines", None)
        if line["error"]:
            where = f"{line['error']['line']}: " if line["error"]["line"] else ""
            self.stdout.write(
                f"{line['path']}:{where} refused: {line['error']['code']}: {line['error']['message']}"
            )
            return
        counts = (
            ", ".join(f"{n} {fate.replace('_', ' ')}" for fate, n in line["counts"].items()) or "no entries"
        )
        self.stdout.write(f"{line['path']}: {line['status']}: {counts}")
        for entry in line["entries"]:
            for finding in entry["findings"]:
                if finding["level"] == "blocking":
                    self.stdout.write(f"  {entry['msgctxt']}: {finding['check']}: {finding['message']}")
            if entry["fate"] in OVERLAPS:
                fate = entry["fate"].replace("_", " ")
                self.stdout.write(
                    f"  {entry['msgctxt']}: {fate}: yours is kept as a suggestion: {_short(entry['text'])}; "
                    f"what stands: {_short(entry['current'])}"
                )


def _short(text: str) -> str:
    """A text on one line, as much of it as can be read there."""
    line = " ".join(text.split())
    return f"“{line[:WIDTH]}…”" if len(line) > WIDTH else f"“{line}”"
