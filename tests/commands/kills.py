"""Run an act again and again, each time killed at another statement; print what was left as JSON.

python kills.py DATABASE publish|import|accept [FILE], with DATABASE_URL of a scratch copy in the environment. Run by test_kills.py.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import django
from django.core.management import CommandError, call_command
from django.db import connection


def main() -> None:
    """Kill at statement 1, 2, 3 … until the act comes through."""
    template, act = Path(sys.argv[1]), sys.argv[2]
    scratch = Path(os.environ["DATABASE_URL"].removeprefix("sqlite:///"))
    django.setup()
    before, left = state(template), []
    for number in range(1, 200):
        for stale in scratch.parent.glob(f"{scratch.name}*"):
            stale.unlink()
        shutil.copy(template, scratch)
        pid = os.fork()
        if pid == 0:
            perform(act, kill_at=number)
        survived = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
        left.append(state(scratch))
        if survived:
            break
    sys.stdout.write(json.dumps({"before": before, "after": left[-1], "left": left, "kills": len(left) - 1}))


def perform(act: str, *, kill_at: int) -> None:
    """The act in a child, which dies without a word at its `kill_at`-th statement."""
    sys.stdout = sys.stderr = open(os.devnull, "w")  # noqa: SIM115
    seen = 0

    def die(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal seen
        seen += 1
        if seen == kill_at:
            os._exit(137)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(die), suppress(CommandError):
        if act == "publish":
            call_command("publish_guide", "knee-injection", by="publisher")
        else:
            accept = {"accept_by": "reviewer"} if act == "accept" else {}
            call_command("import_catalogs", sys.argv[3], **accept)
    os._exit(0)


def state(path: Path) -> list[Any]:
    """What readers, translators and the feed would see; and that the file is whole."""
    import sqlite3

    with sqlite3.connect(path) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return [
            db.execute("SELECT number, state FROM contentapi_version ORDER BY number").fetchall(),
            db.execute("SELECT count(*), max(number) FROM contentapi_revision").fetchone(),
            db.execute("SELECT state, count(*) FROM contentapi_target GROUP BY state").fetchall(),
            db.execute("SELECT count(*) FROM contentapi_uploadentry").fetchone(),
            db.execute("SELECT count(*) FROM contentapi_suggestion").fetchone(),
            db.execute("SELECT count(*) FROM contentapi_release").fetchone(),
            db.execute("SELECT count(*) FROM contentapi_offer").fetchone(),
            db.execute("SELECT max(sequence) FROM contentapi_change").fetchone(),
            db.execute("SELECT last FROM contentapi_feedhead").fetchone(),
            db.execute("SELECT act FROM contentapi_auditentry ORDER BY id").fetchall(),
            db.execute("SELECT status, counts FROM contentapi_upload ORDER BY id").fetchall(),
            db.execute("SELECT revision FROM contentapi_catalog ORDER BY id").fetchall(),
        ]


if __name__ == "__main__":
    main()
