"""The production server, with the front outermost."""

from __future__ import annotations

import os
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from granian import Granian
from granian.constants import Interfaces

from contentapi.management.terminal import TerminalCommand

CONNECTIONS = 1024  # open at once in each worker; threads only answer, however slow a client reads


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
        if settings.PRODUCTION:
            call_command("collectstatic", "--noinput", verbosity=0)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "contentapi.settings")
        self.stdout.write(f"Serving on http://{options['host']}:{options['port']}/ (stop with Ctrl-C)")
        self.stdout.flush()
        Granian(
            "contentapi.wsgi:application",
            address=options["host"],
            port=options["port"],
            interface=Interfaces.WSGI,
            workers=max(1, options["workers"]),
            blocking_threads=max(1, options["threads"]),
            backpressure=CONNECTIONS,
            log_access=False,
            respawn_failed_workers=True,
        ).serve()
