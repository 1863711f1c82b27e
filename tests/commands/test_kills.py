"""A process killed at any statement leaves the old state or the new, whole."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
TARGETS, UPLOADS = 2, 10  # places in what kills.py tells
PREPARE = """
import django, sys
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tests import build
from contentapi.core.po import write
from pathlib import Path
version = build.make_version()
build.reviewer()
for locale in ("es", "fr"):
    build.translate(version.guide, locale)
build.make_version(build.guide_text(risks="Rest for 48 hours.\\n\\n- infection\\n- fever"), state="approved")
catalog = build.export(version.guide, "de")
Path(sys.argv[1]).write_bytes(write(build.filled(catalog)))
"""


@pytest.fixture(scope="module")
def prepared(tmp_path_factory) -> tuple[Path, Path, dict[str, str]]:
    folder = tmp_path_factory.mktemp("kills")
    database, file = folder / "before.sqlite3", folder / "guide-knee-injection.po"
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "contentapi.settings", "PYTHONPATH": str(ROOT)}
    env["DATABASE_URL"] = f"sqlite:///{database}"
    subprocess.run([sys.executable, "-c", PREPARE, str(file)], env=env, check=True, cwd=ROOT)
    return database, file, env


def killed(prepared, act, tmp_path):
    """What was left by kills at statement 1, 2, 3 …"""
    database, file, env = prepared
    env = {**env, "DATABASE_URL": f"sqlite:///{tmp_path / 'scratch.sqlite3'}"}
    command = [sys.executable, str(ROOT / "tests/commands/kills.py"), str(database), act, str(file)]
    run = subprocess.run(command, env=env, check=True, cwd=ROOT, capture_output=True, text=True)
    told = json.loads(run.stdout)
    assert told["kills"] > 15
    assert told["before"] != told["after"]
    return told


@pytest.mark.parametrize("act", ["publish", "import"])
def test_a_kill_at_any_statement_leaves_a_whole_state(prepared, act, tmp_path):
    told = killed(prepared, act, tmp_path)
    for state in told["left"]:
        assert state in (told["before"], told["after"])


def test_a_kill_between_a_file_and_its_acceptance_leaves_the_file_taken_in_and_told(prepared, tmp_path):
    told = killed(prepared, "accept", tmp_path)
    kinds = []
    for state in told["left"]:
        if state not in kinds:
            kinds.append(state)
    assert len(kinds) == 3
    before, between, after = kinds
    assert (before, after) == (told["before"], told["after"])
    uploads, targets = between[UPLOADS], dict(between[TARGETS])
    assert [status for status, _ in uploads][len(before[UPLOADS]) :] == ["applied"]
    assert targets["translated"] == json.loads(uploads[-1][1])["applied"]
    assert "translated" not in dict(after[TARGETS])
