"""Apps that sync while guides are published and withdrawn: a full read equals nothing and all changes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def test_everything_equals_nothing_and_all_changes_while_editors_publish():
    """On a database of its own: SQLite, or PostgreSQL where the tests run there."""
    command = [sys.executable, str(ROOT / "tests/bench/sync.py"), "--json"]
    run = subprocess.run(command, cwd=ROOT, env=dict(os.environ), capture_output=True, text=True, timeout=280)
    assert run.stdout, run.stderr
    told = json.loads(run.stdout.splitlines()[-1])
    assert (told["differing"], told["gaps"], told["failures"]) == (0, 0, 0), told["examples"]
    assert told["states seen"] > 5
