"""How the server's processes share the processor."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

ASK = """
import os
from contentapi.management.commands.serve import patiently
os.sched_setscheduler(0, os.{before}, os.sched_param(0))
patiently()
inherited = os.fork()
if inherited:
    os.waitpid(inherited, 0)
else:
    print(os.sched_getscheduler(0) == os.{after})
"""


@pytest.mark.parametrize(("before", "after"), [("SCHED_OTHER", "SCHED_BATCH"), ("SCHED_IDLE", "SCHED_IDLE")])
def test_workers_wait_for_their_turn_unless_another_policy_was_chosen(before, after):
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "contentapi.settings"}
    code = ASK.format(before=before, after=after)
    told = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    assert told.stdout == "True\n"
