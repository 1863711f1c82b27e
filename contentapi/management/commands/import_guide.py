"""Take in an editor's Markdown file as a new draft version."""

from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.db import transaction

from contentapi.core.carryover import Carried
from contentapi.core.errors import ContentError
from contentapi.core.lifecycle import VersionState
from contentapi.core.segmentation import GuideFile, read_guide
from contentapi.management.shelf import read_file
from contentapi.management.terminal import TerminalCommand, now
from contentapi.models import Version
from contentapi.services import guides, policy
from contentapi.services.guides import freezing
from contentapi.services.policy import SHELL, By

MAX_GUIDE_BYTES = 1024 * 1024


class Command(TerminalCommand):
    """With --publish the file is also approved and published by USER; its writer is the shell."""

    help = "Markdown with front matter → a new draft version; says what changed. --publish goes all the way."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE.md")
        parser.add_argument("--publish", action="store_true", help="approve and publish, as USER")
        parser.add_argument("--by", metavar="USER", help="who approves and publishes")

    def act(self, **options: Any) -> None:
        """Each file is one transaction; the first bad one stops."""
        if options["publish"] and not options["by"]:
            raise CommandError("--publish needs --by USER: the person who approves and publishes.")
        by = policy.user(options["by"]) if options["by"] else None
        for name in options["files"]:
            try:
                file = read_guide(read_file(Path(name), MAX_GUIDE_BYTES))
                self._one(name, file, publisher=by if options["publish"] else None, at=now())
            except ContentError as error:
                place = f"{name}:{error.line}" if error.line else name
                raise CommandError(f"{place}: {error.code}: {error.message}") from error

    def _one(self, name: str, file: GuideFile, *, publisher: By | None, at: datetime) -> None:
        """Take in one file and say what changed."""
        with transaction.atomic():
            version, new = guides.write_draft(file, by=SHELL, at=at)
            changes = self._changes(version) if version.state in {"draft", "in_review"} else ""
            if publisher is not None:
                version = self._publish(version, publisher, at)
        for field in file.unknown:
            self.stdout.write(f"{name}: the front matter field {field!r} is not known and was left out")
        what = f"new {version.state} version" if new else f"unchanged ({version.state})"
        self.stdout.write(f"{name}: {version}: {what}{changes}")

    def _publish(self, version: Version, publisher: By, at: datetime) -> Version:
        """Every step that is left up to publication."""
        if version.state == VersionState.DRAFT.value:
            version = guides.submit(version, by=publisher, at=at)
        if version.state == VersionState.IN_REVIEW.value:
            version = guides.approve(version, by=publisher, at=at)
        if version.state == VersionState.APPROVED.value:
            version = guides.publish(version, by=publisher, at=at)
        return version

    def _changes(self, version: Version) -> str:
        """What freezing the version would do to its messages."""
        carried = freezing.plan(version)
        counts = Counter(self._change(one) for one in carried)
        kinds = sorted({kind for one in carried for kind in one.meanings})
        told = ", ".join(f"{counts[name]} {name}" for name in ("kept", "edited", "new") if counts[name])
        return f": {told}" + (f"; the meaning changed in: {', '.join(kinds)}" if kinds else "")

    def _change(self, one: Carried) -> str:
        """What becomes of one message."""
        if one.kept is not None:
            return "kept"
        return "edited" if one.predecessor is not None else "new"
