"""Many translators at once, by file and by message: nothing acknowledged is lost, every overlap is told."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
MUST_BE_ZERO = {"lost": 0, "unreported": 0, "invented": 0, "phantoms": 0, "stale": 0, "failures": 0}


def race(*options: object) -> dict:
    """A race on a database of its own: SQLite, or PostgreSQL where the tests run there."""
    command = [sys.executable, str(ROOT / "tests/bench/races.py"), "--json", *map(str, options)]
    run = subprocess.run(command, cwd=ROOT, env=dict(os.environ), capture_output=True, text=True, timeout=280)
    assert run.stdout, run.stderr
    return json.loads(run.stdout.splitlines()[-1])


@pytest.mark.slow
def test_nothing_acknowledged_is_lost_and_every_overlap_is_told():
    told = race("--writers", 8, "--rounds", 10)
    assert {name: told[name] for name in MUST_BE_ZERO} == MUST_BE_ZERO, told["examples"]
    assert told["overlaps"] + told["held_back"] > 0
    assert told["acknowledged"] + told["overlaps"] + 5 * told["held_back"] == 8 * 10 * 5


@pytest.mark.slow
def test_the_same_holds_while_an_editor_publishes_and_a_reviewer_accepts():
    told = race("--writers", 4, "--rounds", 6, "--unrest")
    assert {name: told[name] for name in MUST_BE_ZERO} == MUST_BE_ZERO, told["examples"]
    assert told["versions"] > 0
    assert told["acceptances"] > 0
