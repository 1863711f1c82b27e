"""Real caches between the service and its readers: nobody gets another's language or encoding, nor what was pulled."""

from __future__ import annotations

import itertools
import random
import re
import shutil
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import brotli
import hishel
import httpx
import pytest
import time_machine
import zstandard
from hishel.httpx import CacheClient

from tests.live import PATIENCE, ROOT, Live, free_port

pytestmark = pytest.mark.xdist_group("live")

GUIDE = "/api/v1/guides/facet-joint-injection"
LANGUAGES = ["es-MX, es;q=0.8", "es", "de", "ar, en;q=0.1", "en", "pt-PT, pt;q=0.5", "zz, *;q=0", ""]
ENCODINGS = ["gzip", "br", "zstd", "identity", "gzip;q=0.2, br;q=0.1", "identity;q=0", "*"]
PATHS = [GUIDE, f"{GUIDE}/es", f"{GUIDE}?lang=de", "/api/v1/guides", "/api/v1/search?q=dolor", f"{GUIDE}/xx"]
NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
CONFIGURATION = """
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log stderr;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    add_header X-Cache $upstream_cache_status always;
    {documented}
}}
"""
DECODED: dict[str, Callable[[bytes], bytes]] = {
    "br": brotli.decompress,
    "zstd": lambda data: zstandard.ZstdDecompressor().decompressobj().decompress(data),
}


@pytest.fixture(scope="module")
def quick(live: Live) -> str:
    """A server whose answers may be kept for a second."""
    return live.serve(CACHE_MAX_AGE="1", CDN_MAX_AGE="1")


def documented(folder: Path, port: int, origin: str, rate: str) -> str:
    """The configuration of docs/operations.md, with places, addresses and the rate of this test."""
    text = (ROOT / "docs/operations.md").read_text()
    (block,) = re.findall(r"^```nginx\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    for old, new in (
        ("/var/cache/nginx/guides", f"{folder}/cache"),
        ("http://127.0.0.1:8000", origin),
        ("server_name guides.example.org;", f"listen 127.0.0.1:{port};"),
        ("rate=20r/s", f"rate={rate}"),
    ):
        assert old in block
        block = block.replace(old, new)
    return block


def proxy(live: Live, origin: str, *, rate: str) -> str:
    """nginx as the manual has it, in front of a server; its address."""
    port = free_port()
    folder = live.folder / f"nginx-{port}"
    folder.mkdir()
    place = folder / "nginx.conf"
    block = documented(folder, port, origin, rate)
    place.write_text(CONFIGURATION.format(folder=folder, documented=block))
    return live.start([str(NGINX), "-p", str(folder), "-c", str(place)], port)


@pytest.fixture(scope="module")
def nginx(live: Live, quick: str) -> str:
    """A proxy with a cache, in front of a server whose answers may be kept for a second."""
    return proxy(live, quick, rate="100000r/s")


@pytest.fixture
def client(tmp_path: Path, site: str) -> Iterator[CacheClient]:
    """An app with a cache of its own that obeys RFC 9111."""
    storage = hishel.SqliteStorage(database_path=tmp_path / "cache.sqlite3")
    with CacheClient(base_url=site, storage=storage, rfc=True, timeout=PATIENCE) as one:
        yield one


def plain(answer: httpx.Response) -> bytes:
    """The content that stands behind the encoding, whatever this client decodes by itself."""
    raw = answer.content
    coded = answer.headers.get("Content-Encoding", "")
    return DECODED[coded](raw) if coded in DECODED and raw[:1] != b"{" else raw


def seen(answer: httpx.Response) -> tuple[object, ...]:
    """What must be the same however an answer came."""
    return (
        answer.status_code,
        answer.headers.get("Content-Language"),
        answer.headers.get("Content-Encoding"),
        answer.headers.get("ETag"),
        plain(answer),
    )


def walk(cached: httpx.Client, site: str) -> int:
    """Ask everything in every language and encoding, in any order, thrice; how many answers were compared."""
    asked = [
        (path, {"Accept-Language": language, "Accept-Encoding": encoding})
        for path, language, encoding in itertools.product(PATHS, LANGUAGES, ENCODINGS)
    ]
    with httpx.Client(base_url=site, timeout=PATIENCE) as direct:
        wanted = [seen(direct.get(path, headers=headers)) for path, headers in asked]
    rounds = list(range(len(asked))) * 3
    random.Random(5).shuffle(rounds)
    for number in rounds:
        path, headers = asked[number]
        assert seen(cached.get(path, headers=headers)) == wanted[number], (path, headers)
    return len(rounds)


def test_a_client_with_a_cache_never_gets_another_language_or_encoding(client, site):
    assert walk(client, site) > 900


def test_a_client_with_a_cache_asks_once_and_then_whether_it_is_still_good(client):
    now = datetime.now(UTC)
    with time_machine.travel(now, tick=False) as clock:
        assert client.get(f"{GUIDE}/es").extensions["caching"]["from_cache"] is False
        assert client.get(f"{GUIDE}/es").extensions["caching"]["from_cache"] is True
        clock.move_to(now + timedelta(seconds=61))
        again = client.get(f"{GUIDE}/es").extensions["caching"]
    assert again["revalidated"] is True


def test_a_withdrawal_bites_in_a_client_when_its_minute_is_over(client, live, site):
    live.act("build.make_version(build.guide_text('pulled-from-phones'))")
    path = "/api/v1/guides/pulled-from-phones/en"
    eventually(lambda: httpx.get(site + path).status_code == 200)
    now = datetime.now(UTC)
    with time_machine.travel(now, tick=False) as clock:
        assert client.get(path).status_code == 200
        live.act(
            "guides.withdraw(Guide.objects.get(slug='pulled-from-phones'), by=build.publisher(),"
            " at=build.later(9), reason='A wrong dose.')"
        )
        eventually(lambda: httpx.get(site + path).status_code == 410)
        clock.move_to(now + timedelta(seconds=61))
        answer = client.get(path)
    assert (answer.status_code, answer.json()["code"]) == (410, "guide_withdrawn")


def eventually(happens: Callable[[], bool]) -> None:
    """Wait for what another process has to bring about. The clock of a test may stand still, this one goes on."""
    for _ in range(PATIENCE * 10):
        if happens():
            return
        time.sleep(0.1)
    pytest.fail("it did not come about")


if NGINX:  # the command of CI installs it

    def test_a_proxy_with_a_cache_never_gives_another_language_or_encoding(nginx, quick):
        with httpx.Client(base_url=nginx, timeout=PATIENCE) as cached:
            assert walk(cached, quick) > 900

    def test_a_proxy_keeps_answers_and_a_withdrawal_gets_through_it(nginx, live):
        live.act("build.make_version(build.guide_text('pulled-from-proxies'))")
        address = f"{nginx}/api/v1/guides/pulled-from-proxies/en"
        eventually(lambda: httpx.get(address).status_code == 200)
        eventually(lambda: httpx.get(address).headers["X-Cache"] == "HIT")
        eventually(lambda: httpx.get(address).headers["X-Cache"] == "REVALIDATED")
        live.act(
            "guides.withdraw(Guide.objects.get(slug='pulled-from-proxies'), by=build.publisher(),"
            " at=build.later(9), reason='A wrong dose.')"
        )
        eventually(lambda: httpx.get(address).status_code == 410)
        for _ in range(20):
            assert httpx.get(address).status_code == 410

    def test_a_proxy_slows_down_who_asks_too_much_in_the_form_of_every_error(live, quick):
        address = f"{proxy(live, quick, rate='1r/m')}/api/v1/search?q=dolor&lang=es"
        told = [httpx.get(address) for _ in range(45)]
        assert told[0].status_code == 200
        assert told[-1].status_code == 429
        assert told[-1].headers["Retry-After"] == "1"
        assert told[-1].headers["Content-Type"] == "application/problem+json"
        assert told[-1].json()["code"] == "too_many_requests"
