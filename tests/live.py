"""The product as it runs: its own database, its own server processes, acts from other processes."""

from __future__ import annotations

import contextlib
import http.client
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
PATIENCE = 120  # seconds until something that must come is given up; no test measures by it
PRELUDE = """
import django
django.setup()
from contentapi.models import Guide
from contentapi.services import guides
from tests import build
"""


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def answers(port: int, path: str = "/api/v1/locales") -> bool:
    """Does a server answer there?"""
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    with contextlib.suppress(OSError, http.client.HTTPException), contextlib.closing(link):
        link.request("GET", path)
        return link.getresponse().status == 200
    return False


class Live:
    """An installation in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.processes: list[subprocess.Popen[bytes]] = []
        self.env = {
            **os.environ,
            "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
            "STATE_DIR": str(folder / "state"),
            "DJANGO_SETTINGS_MODULE": "contentapi.settings",
            "NO_COLOR": "1",
        }

    def manage(self, *args: str) -> None:
        """A command of the product."""
        subprocess.run(
            [sys.executable, "manage.py", *args], cwd=ROOT, env=self.env, check=True, capture_output=True
        )

    def act(self, code: str) -> None:
        """An act in a process of its own, with `build`, `guides` and `Guide` at hand."""
        subprocess.run(
            [sys.executable, "-c", PRELUDE + code], cwd=ROOT, env=self.env, check=True, capture_output=True
        )

    def serve(self, *, workers: int = 1, **settings: str) -> str:
        """Start a server; its address, once it answers."""
        port = free_port()
        serve = [sys.executable, "manage.py", "serve", "--port", str(port), "--workers", str(workers)]
        return self.start(serve, port, **settings)

    def start(self, command: list[str], port: int, **settings: str) -> str:
        """Start any server of this installation; its address, once it answers."""
        with (self.folder / f"{port}.log").open("wb") as log:
            process = subprocess.Popen(
                command, cwd=ROOT, env={**self.env, **settings}, stdout=log, stderr=subprocess.STDOUT
            )
        self.processes.append(process)
        end = time.monotonic() + PATIENCE
        while not answers(port):
            assert process.poll() is None, (self.folder / f"{port}.log").read_text()
            assert time.monotonic() < end, "the server does not answer"
            time.sleep(0.1)
        return f"http://127.0.0.1:{port}"

    def stop(self) -> None:
        """End every server that was started."""
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
