"""The production server, with the front outermost."""

from __future__ import annotations

import os
import socket
from argparse import ArgumentParser
from contextlib import suppress
from typing import Any

from django.conf import settings
from django.core.management import CommandError, call_command
from granian import Granian
from granian.constants import Interfaces

from contentapi.management.terminal import TerminalCommand

CONNECTIONS = 1024  # open at once in each worker; threads only answer, however slow a client reads


def listening(host: str, port: int) -> str:
    """The IP address of a host at which the port can be listened on. Raises CommandError."""
    if not 0 < port < 65_536:
        raise CommandError(f"--port is 1 to 65535, not {port}.")
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, kind, proto, _, place = min(found, key=lambda one: one[0] != socket.AF_INET)
        with socket.socket(family, kind, proto) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(place)
    except (OSError, UnicodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "no name of a host"
        told = f"{host}:{port} cannot be listened on: {why}; choose --host and --port."
        raise CommandError(told) from error
    return str(place[0])


def patiently() -> None:
    """Have this process and those it starts wait for their turn instead of interrupting others (SCHED_BATCH).

    The threads of a worker wake each other for every request. Where each that wakes interrupts the one at
    work, a third of the time goes into handing the interpreter's lock around: decision 0014. Linux only; a
    policy that somebody chose is left alone.
    """
    if hasattr(os, "SCHED_BATCH"):
        with suppress(OSError):
            if os.sched_getscheduler(0) == os.SCHED_OTHER:
                os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))


class Command(TerminalCommand):
    """Serves until it is stopped; SIGTERM lets requests under way finish."""

    help = "Serve with the production server (granian)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", metavar="H")
        parser.add_argument("--port", type=int, default=8000, metavar="N")
        parser.add_argument("--workers", type=int, default=1, metavar="N")
        parser.add_argument("--threads", type=int, default=4, metavar="N", help="of each worker")

    def act(self, **options: Any) -> None:
        """Collect static files in production, then serve."""
        address = listening(options["host"], options["port"])
        if settings.PRODUCTION:
            call_command("collectstatic", "--noinput", verbosity=0)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "contentapi.settings")
        self.stdout.write(f"Serving on http://{options['host']}:{options['port']}/ (stop with Ctrl-C)")
        self.stdout.flush()
        patiently()
        Granian(
            "contentapi.wsgi:application",
            address=address,
            port=options["port"],
            interface=Interfaces.WSGI,
            workers=max(1, options["workers"]),
            blocking_threads=max(1, options["threads"]),
            backpressure=CONNECTIONS,
            log_access=False,
            respawn_failed_workers=True,
        ).serve()
