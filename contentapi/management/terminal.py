"""How a command speaks: one line on stderr for what a user can do wrong, colour only on a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, TypeVar

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError, CommandParser
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
    ("FATAL: database", "no_database: the server has no database of that name; see DATABASE_URL."),
    ("no such table", "no_tables: the database has no tables yet; run `manage.py migrate` or `quickstart`."),
    ("does not exist", "no_tables: the database has no tables yet; run `manage.py migrate` or `quickstart`."),
    ("full", "disk_full: the disk is full; nothing was changed; free some space and try again."),
)


def explain(error: Exception) -> str:
    """One line that says what is wrong and what to do."""
    if isinstance(error, ContentError):
        return one_line(f"{error.code}: {error}")
    text = one_line(str(error))
    if isinstance(error, DatabaseError):
        known = (told for sign, told in OPERATIONAL if sign in text)
        return next(known, f"database: {text}; nothing was changed.")
    if isinstance(error, OSError):
        return one_line(f"file: {error.strerror or error}: {error.filename or ''}").rstrip(": ")
    return text


def one_line(text: str) -> str:
    """A text without line breaks, which names of files may hold."""
    return " ".join(text.split())


def legible(text: str) -> str:
    r"""What the shell gave, as text: bytes that are not UTF-8 are written as escapes, such as \xe9.

    >>> print(legible("file-\udce9.po"))
    file-\xe9.po
    """
    return os.fsencode(text).decode(errors="backslashreplace")


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
    except CommandError as error:
        raise CommandError(one_line(str(error)), returncode=error.returncode) from error
    except (ContentError, DatabaseError, OSError, ImproperlyConfigured) as error:
        raise CommandError(explain(error)) from error
    except UnicodeEncodeError as error:  # whatever is read from files was decoded strictly
        raise CommandError(f"bad_parameter: {legible(error.object)!r} is not UTF-8.") from error


class TerminalCommand(BaseCommand):
    """A command whose `act` may raise our errors; they reach the user as one line."""

    requires_system_checks = ()

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """A parser that raises what is wrong with the options, instead of printing how they are used."""
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        parser.called_from_command_line = False
        return parser

    def run_from_argv(self, argv: list[str]) -> None:
        """Begin from the shell: options that cannot be used are one line, too, and exit code 2."""
        try:
            super().run_from_argv(argv)
        except CommandError as error:
            if "--traceback" in argv:
                raise
            told = one_line(str(error)).removeprefix("Error: ")
            self.stderr.write(f"CommandError: {told}; see `manage.py {argv[1]} --help`.")
            sys.exit(2)

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
