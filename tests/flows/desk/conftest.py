"""What the stories of the desk share: the first guide as quickstart leaves it, its people, and a camera."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from playwright.sync_api import Browser, Page

from contentapi.models import Guide
from tests.browsing import PASSWORD, Eyes

IMAGES = Path(__file__).parent.parent.parent.parent / "docs" / "images"
SLUG = "facet-joint-injection"
Shoot = Callable[..., None]


@pytest.fixture
def guide(transactional_db: None, settings: Any, tmp_path: Path) -> Guide:
    """The first guide as a newcomer finds it, and demo accounts whose password is known."""
    settings.STATIC_ROOT = tmp_path
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    call_command("quickstart", no_serve=True, stdout=io.StringIO())
    for user in User.objects.all():
        user.set_password(PASSWORD)
        user.save()
    return Guide.objects.get(slug=SLUG)


@pytest.fixture
def eyes(browser: Browser, guide: Guide, live_server: Any) -> Iterator[Eyes]:
    """Windows onto the site; an error in one, or a question to another host, ends the story."""
    del guide
    one = Eyes(browser, str(live_server.url))
    yield one
    one.close()


@pytest.fixture
def shoot(request: pytest.FixtureRequest) -> Shoot:
    """Take a picture for the documents, when `--screenshots` asks for them."""

    def take(page: Page, name: str, *, height: int = 0) -> None:
        if not request.config.getoption("--screenshots"):
            return
        if height:
            width = page.viewport_size["width"] if page.viewport_size else 1280
            page.set_viewport_size({"width": width, "height": height})
        page.wait_for_load_state("networkidle")
        page.screenshot(path=IMAGES / f"{name}.png", animations="disabled")

    return take
