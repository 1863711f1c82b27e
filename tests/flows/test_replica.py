"""A replica that lags: it is read while it stands where the worker saw the primary stand, and never else."""

from __future__ import annotations

import shutil
import sqlite3
import time
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.flows.test_freshness import PUBLISH, WITHDRAW
from tests.live import PATIENCE, Live

pytestmark = pytest.mark.xdist_group("live")

PATH = "/api/v1/guides/knee-injection/en"
MARKED = "24 hours, says the replica"


def ask(site: str) -> tuple[int, str]:
    try:
        with urlopen(site + PATH) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as error:
        return error.code, error.read().decode()


def wait_for(site: str, status: int, words: str) -> None:
    """Until it is answered, and then ten times more."""
    end = time.monotonic() + PATIENCE
    while ask(site)[0] != status or words not in ask(site)[1]:
        assert time.monotonic() < end, (ask(site), words)
        time.sleep(0.05)
    for _ in range(10):
        told = ask(site)
        assert told[0] == status
        assert words in told[1]


@pytest.mark.parametrize("front", [pytest.param(1, id="no room"), pytest.param(10_000_000, id="room")])
def test_a_replica_that_lags_brings_nothing_old_back(tmp_path, front):
    live = Live(tmp_path)
    live.manage("migrate", "-v0")
    live.act("build.make_version(at=build.NOON)")
    replica = tmp_path / "replica.sqlite3"
    shutil.copy(tmp_path / "db.sqlite3", replica)
    # A mark by which the replica's answers are known; the guards would refuse it, rightly.
    with sqlite3.connect(replica) as database:
        database.execute("DROP TRIGGER guard_release_never_changes")
        database.execute(
            "UPDATE contentapi_release SET body = CAST(replace(CAST(body AS TEXT), '24 hours', ?) AS BLOB)",
            [MARKED],
        )
    try:
        site = live.serve(REPLICA_URL=f"sqlite:///{replica}", FRONT_BYTES=str(front))
        wait_for(site, 200, MARKED)
        live.act(PUBLISH)
        wait_for(site, 200, "48 hours")
        live.act(WITHDRAW)
        wait_for(site, 410, "guide_withdrawn")
        replica.unlink()
        wait_for(site, 410, "guide_withdrawn")
    finally:
        live.stop()
