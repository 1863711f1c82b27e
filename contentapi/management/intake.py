"""Commands that take in files one by one: a refused file is told and does not keep the others out."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import orjson
from django.conf import settings
from django.core.management.base import CommandError
from django.db import DatabaseError

from contentapi.core.errors import ContentError
from contentapi.core.locales import canonical
from contentapi.management import shelf
from contentapi.management.terminal import TerminalCommand, explain, legible
from contentapi.services import policy
from contentapi.services.policy import SHELL, By


class IntakeCommand(TerminalCommand):
    """Exit 1 when any file was refused; `--json` prints `{"files": [{path, status, error, …}]}`."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What all of them take."""
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument(
            "--source", metavar="TAG", help="the source locale, where the file does not say it"
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would come of it, store nothing")
        parser.add_argument("--by", metavar="USER", help="who brings the files; default: the shell")
        parser.add_argument("--json", action="store_true", help="one JSON object instead of lines")

    def act(self, **options: Any) -> None:
        """Take in every file."""
        by: By = policy.user(options["by"]) if options["by"] else SHELL
        source = canonical(options["source"]) if options["source"] else None
        files = [self._file(Path(file), source, by=by, dry=options["dry_run"]) for file in options["files"]]
        if options["json"]:
            self.stdout.write(orjson.dumps({"files": files}, option=orjson.OPT_INDENT_2).decode())
        else:
            for file in files:
                self._say(file)
        if any(file["error"] for file in files):
            raise CommandError("Some files were refused; see above.")

    def take_in(self, data: bytes, source: str | None, *, by: By, dry: bool) -> dict[str, Any]:
        """What became of one file: its status, and more."""
        raise NotImplementedError

    def lines(self, file: dict[str, Any]) -> list[str]:
        """The same for people; each line follows the file's path or is indented."""
        raise NotImplementedError

    def _file(self, path: Path, source: str | None, *, by: By, dry: bool) -> dict[str, Any]:
        """What became of one file, or why it was refused."""
        name = legible(str(path))
        try:
            data = shelf.read_file(path, settings.MAX_UPLOAD_BYTES)
            return {"path": name, "error": None, **self.take_in(data, source, by=by, dry=dry)}
        except ContentError as error:
            told = {"code": error.code, "line": error.line, "message": error.message}
        except (DatabaseError, OSError) as error:
            code, _, message = explain(error).partition(": ")
            told = {"code": code, "line": None, "message": message}
        return {"path": name, "error": told, "status": "refused"}

    def _say(self, file: dict[str, Any]) -> None:
        """The lines of one file."""
        if file["error"]:
            error = file["error"]
            where = f"{error['line']}: " if error["line"] else " "
            self.stdout.write(f"{file['path']}:{where}refused: {error['code']}: {error['message']}")
            return
        for line in self.lines(file):
            self.stdout.write(line if line.startswith(" ") else f"{file['path']}: {line}")
