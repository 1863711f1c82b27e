"""What the stories share: a reader who only asks, and the product served, with the first guide in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client

from tests.live import Live

Ask = Callable[..., Any]


@pytest.fixture
def ask(client: Client, db: None, settings: Any, tmp_path: Any) -> Ask:
    """GET an address with header fields given by name, as somebody who is not signed in."""
    settings.STATIC_ROOT = tmp_path

    def get(path: str, **headers: str) -> Any:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return client.get(path if path.startswith("/") else f"/api/v1/{path}", headers=named)

    return get


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
