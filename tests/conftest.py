"""What every test of Django's side shares."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import TransactionTestCase
from playwright.sync_api import Browser

from contentapi.middleware.replica import Worker
from tests.browsing import chromium

collect_ignore = ["bench"]
"""Benchmarks print figures; they are run by themselves, with servers of their own."""

GUARDS = [
    importlib.import_module(f"contentapi.migrations.{name}")
    for name in ("0002_guards", "0005_more_guards", "0007_desk")
]
groups = importlib.import_module("contentapi.migrations.0003_groups")
_flush = TransactionTestCase._fixture_teardown


def _flush_without_guards(self: TransactionTestCase) -> None:
    """Tests that commit are cleaned by deleting rows, which the guards rightly refuse."""
    with connection.cursor() as cursor:
        for guards in GUARDS:
            guards.remove(cursor, connection.vendor)
    try:
        _flush(self)
    finally:
        with connection.cursor() as cursor:
            for guards in GUARDS:
                guards.install(cursor, connection.vendor)
        groups.forwards(apps, SimpleNamespace(connection=connection))
        GUARDS[-1].grant(apps, connection.alias)


TransactionTestCase._fixture_teardown = _flush_without_guards


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--screenshots` has the stories of the desk write the pictures of the documents anew."""
    parser.addoption("--screenshots", action="store_true", help="write docs/images/*.png anew")


@pytest.fixture(autouse=True)
def _own_state(settings: Any, tmp_path: Path) -> None:
    """No test writes into the state folder of the machine."""
    settings.STATE_DIR = tmp_path / "state"


@pytest.fixture(autouse=True)
def _unseen(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a watcher saw in one test is not known to the next."""
    monkeypatch.setattr(Worker, "seen", None)


@pytest.fixture
def read_only_shelf() -> Path:
    """The catalogs that ship with the product."""
    return Path(__file__).parent.parent / "locale"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, for a module: its loop must not run under the tests of others."""
    with chromium() as one:
        yield one
