"""What the stories share that look from outside: the product served, with the first guide in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.live import Live


@pytest.fixture(scope="session")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    """An installation as `quickstart` leaves it."""
    one = Live(tmp_path_factory.mktemp("live"))
    one.manage("quickstart", "--no-serve")
    yield one
    one.stop()


@pytest.fixture(scope="session")
def site(live: Live) -> str:
    """The address of a server of it."""
    return live.serve()
