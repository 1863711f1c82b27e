"""Bring the product's own words, `locale/*/LC_MESSAGES/django.po`, up to what the code says."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import CommandError

import contentapi
from contentapi.management.terminal import TerminalCommand

REGIONS = frozenset({"es_MX"})
"""Files that hold only what differs from their language's."""

FORM = ["--no-wrap", "--add-location=file", "--sort-by-file"]
_CREATED = re.compile(rb'"POT-Creation-Date: [^"]*"')


class Command(TerminalCommand):
    """For whoever changes words in the code: new ones get a place in every file, what is gone goes."""

    help = "Bring locale/*/LC_MESSAGES/django.po up to the words in the code (needs GNU gettext)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if one would change")

    def act(self, **options: Any) -> None:
        """Compare every file with a fresh template."""
        changed = []
        with tempfile.TemporaryDirectory() as folder:
            template = _template(Path(folder))
            for path in sorted(Path(settings.LOCALE_DIR).glob("*/LC_MESSAGES/django.po")):
                after = _merged(path, template, Path(folder))
                if after != path.read_bytes():
                    changed.append(path)
                    if not options["check"]:
                        path.write_bytes(after)
        for path in changed:
            self.stdout.write(str(path))
        if changed and options["check"]:
            raise CommandError("words: the code and these files differ; run extract_words, then translate.")
        self.stdout.write(f"{template.count(b'msgid ') - 1} messages; {len(changed)} files changed.")


def _template(folder: Path) -> bytes:
    """Every word that is marked in the code, with the files it stands in."""
    source = Path(contentapi.__file__).parent
    shutil.copytree(source, folder / source.name, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "locale").mkdir()
    _run([sys.executable, "-m", "django", "makemessages", "--locale=en", "--keep-pot"], folder)
    return (folder / "locale/django.pot").read_bytes()


def _merged(path: Path, template: bytes, folder: Path) -> bytes:
    """The file with the template's messages. Nothing is guessed: what is new is empty.

    The template's date is the file's own, so that a file without a change stays as it is.
    """
    pot, merged = folder / "now.pot", folder / "merged.po"
    created = _CREATED.search(path.read_bytes())
    pot.write_bytes(_CREATED.sub(lambda now: created[0] if created else now[0], template))
    _run(
        ["msgmerge", "--quiet", "--no-fuzzy-matching", *FORM, "-o", str(merged), str(path), str(pot)], folder
    )
    kept = ["--no-obsolete", *(["--translated"] if path.parent.parent.name in REGIONS else [])]
    _run(["msgattrib", *kept, *FORM, "-o", str(merged), str(merged)], folder)
    return merged.read_bytes()


def _run(command: list[str], folder: Path) -> None:
    """Run it there, outside our settings. Raises CommandError with its last line."""
    environment = {key: value for key, value in os.environ.items() if key != "DJANGO_SETTINGS_MODULE"}
    try:
        run = subprocess.run(  # noqa: S603 - of commands made here
            command, cwd=folder, env=environment, capture_output=True, text=True, check=False
        )
    except FileNotFoundError:
        raise CommandError(f"gettext: {command[0]} is not installed; install GNU gettext.") from None
    if run.returncode:
        raise CommandError(f"gettext: {run.stderr.strip().splitlines()[0]}")
