"""Text that is not published leaves by no address, parameter, header, feed, bundle or error."""

from __future__ import annotations

import io
import zipfile

import pytest

from contentapi.models import Guide
from tests import build
from tests.api.conftest import publish, withdraw

CANARY = "Zanzibar"
NAMES = ("status", "state", "draft", "preview", "version", "include", "fields", "token", "all")
PATHS = (
    "locales",
    "guides",
    "guides?q=zanzibar",
    "guides?q=zanzibar&lang=es",
    "guides?limit=200&kind=overview",
    "search?q=zanzibar",
    "search?q=zanzibar&lang=en",
    "search?q=zanzibar&lang=es",
    "search?q=zanzibar&lang=fr",
    "search?q=draft+withdrawn&lang=en",
    "guides/{slug}",
    "guides/{slug}?lang=es",
    "guides/{slug}?lang=fr&fallback=none",
    "guides/{slug}/en",
    "guides/{slug}/es",
    "guides/{slug}/fr",
    "guides/{slug}/en?as_of=2026-11-01T12:59:00Z",
    "guides/{slug}/en/sections/overview",
    "guides/{slug}/en/sections/zanzibar-key",
    "guides/{slug}/languages",
    "guides/{slug}/versions",
    "guides/{slug}/versions/1/en",
    "guides/{slug}/versions/2/en",
    "guides/{slug}/versions/2/es",
    "guides/{slug}/diff?from=1&to=2",
    "guides/{slug}/diff?from=1&to=1&format=html",
    "changes",
    "changes?lang=es",
    "changes?lang=fr",
    "withdrawals",
    "bundles/es",
    "bundles/en",
    "bundles/fr",
)


@pytest.fixture
def secrets(db):
    """A published guide, and the same word wherever it is not published."""
    live = publish("live-guide", "es")
    text = build.guide_text("live-guide", title=CANARY, overview=f"{CANARY} draft.").replace(
        b"{#overview", b"{#zanzibar-key"
    )
    build.make_version(text, state="approved", at=build.later(10))
    build.upload(build.filled(build.export(live, "fr"), default=f"{CANARY} {{source}}"), at=build.later(20))
    build.make_version(build.guide_text("draft-guide", title=CANARY, overview=f"{CANARY}."), state="draft")
    build.make_version(build.guide_text("review-guide", title=CANARY), state="in_review")
    gone = publish("gone-guide", title=CANARY, overview=f"{CANARY} withdrawn.")
    withdraw(gone)
    assert Guide.objects.count() == 4


def said(answer):
    """Everything an answer says: its fields and its bytes, unpacked."""
    data = b"".join(answer)
    if answer.headers.get("Content-Type") == "application/zip":
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            data = b"".join(file.read(name) for name in file.namelist())
    return f"{dict(answer.headers)} {data.decode()}"


@pytest.mark.usefixtures("secrets")
@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("slug", ["live-guide", "draft-guide", "review-guide", "gone-guide"])
def test_no_address_tells_what_is_not_published(get, path, slug):
    answer = get(path.format(slug=slug))
    assert answer.status_code in {200, 404, 410}
    assert CANARY not in said(answer)
    if slug in {"draft-guide", "review-guide"} and "{slug}" in path:
        assert answer.status_code == 404


@pytest.mark.usefixtures("secrets")
@pytest.mark.parametrize("name", NAMES)
def test_there_is_no_switch_for_drafts(get, name):
    for path in ("guides", "guides/live-guide", "guides/live-guide/en", "changes", "bundles/en"):
        answer = get(f"{path}?{name}=draft")
        assert (answer.status_code, answer.json()["code"]) == (400, "unknown_parameter")
