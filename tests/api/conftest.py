"""What the API's tests share: a client that takes what a plain program takes, and published guides."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from contentapi.models import Guide
from tests import build

PREFIX = "/api/v1"
Get = Callable[..., Any]


@pytest.fixture(autouse=True)
def _collected(settings: Any, tmp_path: Any) -> None:
    """The middleware that serves static files wants their folder to be there."""
    settings.STATIC_ROOT = tmp_path


@pytest.fixture
def get(client: Client) -> Get:
    """GET an address under the API with header fields given by name."""

    def ask(path: str, **headers: str) -> Any:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return client.get(path if path.startswith("/") else f"{PREFIX}/{path}", headers=named)

    return ask


def publish(slug: str = "knee-injection", *locales: str, at: Any = build.NOON, **text: str) -> Guide:
    """A published guide with complete translations."""
    version = build.make_version(build.guide_text(slug, **text), at=at)
    for locale in locales:
        build.translate(version.guide, locale, at=at)
    return Guide.objects.get(pk=version.guide_id)


def withdraw(guide: Guide, *, at: Any = None, **facts: Any) -> None:
    """Take a guide from readers."""
    from contentapi.services import guides

    act = {"reason": "A wrong dose was printed.", **facts}
    guides.withdraw(guide, by=build.publisher(), at=at or build.later(60), **act)


@pytest.fixture
def knee(db: None) -> Guide:
    """A guide in English, Spanish and Arabic."""
    return publish("knee-injection", "es", "ar")
