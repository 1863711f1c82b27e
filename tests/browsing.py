"""A real browser and its eyes: what axe finds, what the console says, which hosts are asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
AXE = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
PASSWORD = "correct horse battery staple"
OpenPage = Callable[..., Page]


@contextmanager
def chromium() -> Iterator[Browser]:
    """Chromium; its absence is a failure, as the pages would go unseen."""
    assert Path(CHROMIUM).exists(), f"{CHROMIUM} is missing: apt-get install chromium"
    # The browser's own loop runs in this thread, and Django would take every query for one made inside it.
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield browser
        browser.close()


class Eyes:
    """Pages of one site, and all that was seen to be wrong in them: errors, refused content, other hosts."""

    axe_works = False  # while it does, it is not the page that speaks

    def __init__(self, browser: Browser, site: str) -> None:
        self.browser, self.site = browser, site
        self.complaints: list[str] = []
        self.contexts: list[BrowserContext] = []

    def open(self, *, width: int = 1280, height: int = 900, **options: Any) -> Page:
        """A window of its own, with its own cookies."""
        options = {"viewport": {"width": width, "height": height}, "reduced_motion": "reduce", **options}
        context = self.browser.new_context(**options)
        self.contexts.append(context)
        page = context.new_page()
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda sent: self._asked(sent.url))
        return page

    def signed_in(self, name: str, **options: Any) -> Page:
        """A window in which somebody has signed in at the desk, by its form."""
        page = self.open(**options)
        page.goto(f"{self.site}/admin/login/")
        page.fill("#id_username", name)
        page.fill("#id_password", PASSWORD)
        page.click("input[type=submit]")
        return page

    def close(self) -> None:
        """Close every window. What was seen to be wrong ends the test."""
        for context in self.contexts:
            context.close()
        assert self.complaints == []

    def _heard(self, message: ConsoleMessage) -> None:
        """A refused answer (4xx) is what a test is after; every other error is a fault of the page."""
        if message.type == "error" and not self.axe_works and "status of 4" not in message.text:
            self.complaints.append(message.text)

    def _asked(self, url: str) -> None:
        """Nobody else's host is asked for anything."""
        if not url.startswith((self.site, "data:", "blob:")):
            self.complaints.append(url)


def faults(page: Page) -> list[str]:
    """What axe finds, in one line each."""
    Eyes.axe_works = True
    found = Axe().run(page, options=AXE).response["violations"]
    Eyes.axe_works = False
    return [f"{page.url}: {one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def do(page: Page, name: str) -> None:
    """Start an act by its button above a record, and confirm it on the page that tells what it does."""
    page.locator(".object-tools").get_by_role("link", name=name, exact=True).click()
    page.locator(".submit-row").get_by_role("button", name=name, exact=True).click()
