"""How a command speaks: one line on stderr for what a user can do wrong, colour only on a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, TypeVar

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from contentapi.core.errors import ContentError

Item = TypeVar("Item")


def now() -> datetime:
    """The time of an act that is started from the shell."""
    return datetime.now(UTC)


OPERATIONAL = (
    ("locked", "busy: the database is locked by another process; nothing was changed; try again."),
    ("timeout", "busy: the database did not answer in time; nothing was changed; try again."),
    ("no such table", "no_tables: the database has no tables yet; run `manage.py migrate` or `quickstart`."),
    ("does not exist", "no_tables: the database has no tables yet; run `manage.py migrate` or `quickstart`."),
    ("full", "disk_full: the disk is full; nothing was changed; free some space and try again."),
)


def explain(error: Exception) -> str:
    """One line that says what is wrong and what to do."""
    if isinstance(error, ContentError):
        return f"{error.code}: {error}"
    text = " ".join(str(error).split())
    if isinstance(error, DatabaseError):
        known = (told for sign, told in OPERATIONAL if sign in text)
        return next(known, f"database: {text}; nothing was changed.")
    if isinstance(error, OSError):
        return f"file: {error.strerror or error}: {error.filename or ''}".rstrip(": ")
    return text


@contextmanager
def plainly() -> Iterator[None]:
    """Turn what a user can do wrong into one line on stderr and exit code 1.

    Where whoever reads our lines has gone (`| head`), there is nobody to tell: the command ends quietly, as
    other programs do.
    """
    try:
        yield
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the interpreter flushes once more
        raise SystemExit(141) from None
    except (ContentError, DatabaseError, OSError, ImproperlyConfigured) as error:
        raise CommandError(explain(error)) from error


class TerminalCommand(BaseCommand):
    """A command whose `act` may raise our errors; they reach the user as one line."""

    requires_system_checks = ()

    def act(self, **options: Any) -> None:
        """Do the work."""
        raise NotImplementedError

    def handle(self, *args: Any, **options: Any) -> None:
        """Call `act`, plainly."""
        del args
        with plainly():
            self.act(**options)

    @property
    def console(self) -> Console:
        """A console on this command's stdout; honours NO_COLOR and --no-color."""
        colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ and self.style.ERROR("") != ""
        width = None if sys.stdout.isatty() else 160
        return Console(file=sys.stdout, no_color=not colour, highlight=False, width=width)

    def progress(self, items: Iterable[Item], *, total: int, what: str) -> Iterator[Item]:
        """Pass items on, with a progress bar on stderr when it is a terminal."""
        if total < 2 or not sys.stderr.isatty():
            yield from items
            return
        columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
            yield from bar.track(items, total=total)
