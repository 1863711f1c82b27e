"""The examples of docs/api.md do what they say: each is cut out of the page and run against the product."""

from __future__ import annotations

import json
import re
import subprocess
import time
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page

from tests.live import PATIENCE, ROOT, Live

pytestmark = pytest.mark.xdist_group("live")

MANUAL = (ROOT / "docs/api.md").read_text()
HOST = "http://127.0.0.1:8000"
CHAPTERS = ["Show a guide", "Refresh it", "Keep a copy of everything in step", "Work offline"]
TONGUES = ["sh", "js", "python", "swift", "kotlin"]
GUIDE = "/api/v1/guides/facet-joint-injection"


def example(chapter: str, tongue: str, site: str) -> str:
    """The example of a chapter in a language, its address set to where the product is."""
    text = MANUAL.split(f"\n## {chapter}\n", 1)[1].split("\n## ", 1)[0]
    (found,) = re.findall(rf"^```{tongue}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return found.replace(HOST, site)


@pytest.mark.parametrize("chapter", CHAPTERS)
@pytest.mark.parametrize("tongue", TONGUES)
def test_every_chapter_has_an_example_in_every_language(chapter, tongue):
    assert example(chapter, tongue, HOST).strip()


def shell(chapter: str, site: str, folder: Path) -> str:
    """What the shell says."""
    command = ["bash", "-euo", "pipefail", "-c", example(chapter, "sh", site)]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=PATIENCE)
    assert run.returncode == 0, run.stderr
    return run.stdout


def python(chapter: str, site: str) -> dict[str, Any]:
    """The names that an example leaves behind."""
    names: dict[str, Any] = {}
    exec(compile(example(chapter, "python", site), chapter, "exec"), names)
    return names


class Store:
    """What an app keeps."""

    def __init__(self) -> None:
        self.resume: str | None = None
        self.guides: dict[str, Any] = {}
        self.removed: dict[str, Any] = {}

    def clear(self) -> None:
        self.guides.clear()

    def put(self, guide: str, item: dict[str, Any]) -> None:
        self.guides[guide] = item

    def remove(self, guide: str, item: dict[str, Any]) -> None:
        self.guides.pop(guide, None)
        self.removed[guide] = item


def published(live: Live, site: str, slug: str) -> str:
    """A guide of its own; its address."""
    live.act(f"build.make_version(build.guide_text('{slug}'))")
    return until(f"{site}/api/v1/guides/{slug}/en", 200)


def withdrawn(live: Live, site: str, slug: str) -> str:
    """Pull it; its address."""
    live.act(
        f"guides.withdraw(Guide.objects.get(slug='{slug}'), by=build.publisher(), at=build.later(9),"
        " reason='A wrong dose.')"
    )
    return until(f"{site}/api/v1/guides/{slug}/en", 410)


def until(address: str, status: int) -> str:
    """Wait until the server has seen the act of another process."""
    for _ in range(PATIENCE * 10):
        if httpx.get(address).status_code == status:
            return address
        time.sleep(0.1)
    return pytest.fail(f"{address} never became {status}")


def test_curl_shows_a_guide(site, tmp_path):
    guide = json.loads(shell("Show a guide", site, tmp_path))
    assert (guide["guide"], guide["locale"]) == ("facet-joint-injection", "es-MX")


def test_curl_refreshes_it(site, tmp_path):
    assert shell("Refresh it", site, tmp_path).split() == ["304"]


def test_curl_reads_what_changed(site, tmp_path):
    page = json.loads(shell("Keep a copy of everything in step", site, tmp_path))
    assert "facet-joint-injection" in [item["guide"] for item in page["items"]]
    assert page["resume"].startswith("/api/v1/changes?cursor=")


def test_curl_takes_everything_along(site, tmp_path):
    assert shell("Work offline", site, tmp_path).startswith("{")
    assert json.loads((tmp_path / "guides-es/manifest.json").read_bytes())["lang"] == "es"


def test_python_shows_a_guide(site, capsys):
    guide = python("Show a guide", site)["guide"]
    told = capsys.readouterr().out
    assert f"{guide['title']} (es-MX)" in told
    assert all(section["text"] in told for section in guide["sections"])


def test_python_refreshes_it(live, site):
    refresh = python("Refresh it", site)["refresh"]
    address = published(live, site, "refreshed-in-python")
    with httpx.Client() as client:
        copy = refresh(client, address, None)
        assert copy[1]["guide"] == "refreshed-in-python"
        assert refresh(client, address, copy) is copy
        withdrawn(live, site, "refreshed-in-python")
        assert refresh(client, address, copy) is None


def test_python_keeps_a_copy_in_step(live, site):
    sync = python("Keep a copy of everything in step", site)["sync"]
    store = Store()
    with httpx.Client(base_url=site) as client:
        sync(client, store)
        assert store.guides["facet-joint-injection"]["locale"] == "es-MX"
        published(live, site, "synced-in-python")
        until_(lambda: sync(client, store), lambda: "synced-in-python" in store.guides)
        withdrawn(live, site, "synced-in-python")
        until_(lambda: sync(client, store), lambda: "synced-in-python" not in store.guides)
        assert store.removed["synced-in-python"]["reason"] == "A wrong dose."
        store.resume = "/api/v1/changes?cursor=" + "A" * 80
        with pytest.raises(httpx.HTTPStatusError, match="400"):
            sync(client, store)


def until_(act: Any, happened: Any) -> None:
    """Act again until it shows."""
    for _ in range(PATIENCE * 10):
        act()
        if happened():
            return
        time.sleep(0.1)
    pytest.fail("it never showed")


def test_python_works_offline(site, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "guides-es.zip").write_bytes(httpx.get(f"{site}/api/v1/bundles/es").content)
    names = python("Work offline", site)
    assert not names["expired"]
    assert names["hidden"] == set()
    assert names["guide"]["digest"] == names["entry"]["digest"]


@pytest.fixture
def page(browser: Browser, site: str) -> Any:
    """A page of the site's own origin, as an app's page behind the same host."""
    context = browser.new_context(locale="es-MX")
    one = context.new_page()
    one.goto(f"{site}/")
    yield one
    context.close()


def run(page: Page, chapter: str, site: str, then: str) -> Any:
    """What the example, and then a few lines more, give in a browser."""
    code = example(chapter, "js", site)
    return page.evaluate(f"async () => {{\n{code}\n{then}\n}}")


def test_a_browser_shows_a_guide(page, site):
    page.evaluate("document.body.innerHTML = '<article></article>'")
    run(page, "Show a guide", site, "")
    guide = httpx.get(f"{site}{GUIDE}/es-MX").json()
    article = page.locator("article")
    assert (article.get_attribute("lang"), article.get_attribute("dir")) == ("es-MX", "ltr")
    assert page.locator("h1").text_content() == guide["title"]
    assert page.locator("h2").all_text_contents() == [section["title"] for section in guide["sections"]]
    assert page.locator("section").first.get_attribute("lang") == guide["sections"][0]["locale"]


def test_a_browser_refreshes_it(page, live, site):
    address = published(live, site, "refreshed-in-a-browser")
    first = f"const first = await refresh('{address}', null), second = await refresh('{address}', first);"
    same = run(page, "Refresh it", site, first + "return [first.guide.guide, first === second]")
    assert same == ["refreshed-in-a-browser", True]
    withdrawn(live, site, "refreshed-in-a-browser")
    assert run(page, "Refresh it", site, f"return await refresh('{address}', {{etag: 'x'}})") is None


def test_a_browser_keeps_a_copy_in_step(page, live, site):
    published(live, site, "synced-in-a-browser")
    store = """
    const store = { guides: {}, put(guide, item) { this.guides[guide] = item },
                    remove(guide) { delete this.guides[guide] }, clear() { this.guides = {} } };
    await sync(store);
    const before = Object.keys(store.guides).length;
    await sync(store);
    return [store.guides["facet-joint-injection"].locale, "synced-in-a-browser" in store.guides,
            before === Object.keys(store.guides).length && store.resume.startsWith("/api/v1/changes?cursor=")];
    """
    assert run(page, "Keep a copy of everything in step", site, store) == ["es-MX", True, True]


def test_a_browser_works_offline(page, site):
    worker = f"""
    let handle;
    const self = {{ addEventListener: (name, act) => {{ handle = act }} }};
    {example("Work offline", "js", site)}
    window.ask = async (address) => {{
      let answer;
      handle({{ request: new Request(address), respondWith: (given) => {{ answer = given }} }});
      const given = await answer;
      return given.type === "error" ? null : (await given.json()).locale;
    }};
    """
    page.evaluate(f"async () => {{ {worker} }}")
    assert page.evaluate(f"ask('{GUIDE}/es')") == "es"
    page.context.set_offline(True)
    assert page.evaluate(f"ask('{GUIDE}/es')") == "es"
    assert page.evaluate(f"ask('{GUIDE}/fr')") is None
