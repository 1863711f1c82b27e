"""Four workers, twenty readers: a publication and a withdrawal reach all of them, also while a worker starts again."""

from __future__ import annotations

import contextlib
import http.client
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from contentapi.front.watcher import PERIOD
from tests.live import PATIENCE, Live, free_port

pytestmark = pytest.mark.xdist_group("live")

READERS, WORKERS = 20, 4
ENOUGH = 200  # answers in a row, each over a connection of its own: no worker is left out by chance
PATHS = ("/api/v1/guides/knee-injection/en", "/api/v1/guides/knee-injection")
FIRST, SECOND, GONE = "24 hours", "48 hours", "gone"
ACT = """
import time
{act}
open({stamp!r}, "w").write(str(time.monotonic()))
"""
PUBLISH = 'build.make_version(build.guide_text(risks="Rest for 48 hours."), at=build.later(5))'
WITHDRAW = (
    'guides.withdraw(Guide.objects.get(), by=build.publisher(), at=build.later(9), reason="A dose is wrong.")'
)


@dataclass
class Readers:
    """Threads that ask again and again. `told`: when each question was begun and what was answered."""

    site: str
    told: list[tuple[float, str]] = field(default_factory=list)
    cut: list[float] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def __enter__(self) -> Readers:
        self.threads = [threading.Thread(target=self._poll, args=(PATHS[n % 2],)) for n in range(READERS)]
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        for thread in self.threads:
            thread.join()

    def _poll(self, path: str) -> None:
        address = urlsplit(self.site)
        while not self.over.wait(0.03):
            began = time.monotonic()
            link = http.client.HTTPConnection(str(address.hostname), address.port, timeout=30)
            try:
                with contextlib.closing(link):
                    link.request("GET", path)
                    answer = link.getresponse()
                    body = answer.read()
            except (OSError, http.client.HTTPException):
                self.cut.append(began)  # the worker that was killed took it with it
                continue
            self.told.append((began, _what(answer.status, body)))

    def wait_for(self, wanted: str) -> None:
        """Until the last answers, enough for every worker to be among them, say the same."""
        end = time.monotonic() + PATIENCE
        while {what for _, what in self.told[-ENOUGH:]} != {wanted} or len(self.told) < ENOUGH:
            assert time.monotonic() < end, (wanted, self.told[-ENOUGH:])
            time.sleep(0.05)

    def delay(self, done: float, old: str) -> float:
        """Seconds from the end of an act to the beginning of the last question answered in the old way."""
        late = [began for began, what in self.told if what == old and began > done]
        return max(late, default=done) - done


def _what(status: int, body: bytes) -> str:
    """What an answer tells."""
    if status == 410:
        return GONE
    return next((one for one in (FIRST, SECOND) if status == 200 and one.encode() in body), f"{status}")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Live, str]]:
    """A guide, and four workers of one server."""
    live = Live(tmp_path)
    live.manage("migrate", "-v0")
    live.act("build.make_version(at=build.NOON)")
    yield live, live.serve(workers=WORKERS)
    live.stop()


def _workers(live: Live) -> list[int]:
    """The processes of a server that answer."""
    server = live.processes[-1].pid
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            parent = int((place / "stat").read_text().rpartition(")")[2].split()[1])
            if parent == server and b"resource_tracker" not in (place / "cmdline").read_bytes():
                found.append(int(place.name))
    return sorted(found)


def _act(live: Live, code: str) -> float:
    """Do it in a process of its own; when it was done."""
    stamp = live.folder / "stamp"
    live.act(ACT.format(act=code, stamp=str(stamp)))
    return float(stamp.read_text())


def test_every_worker_follows_at_once_and_never_goes_back(served, capsys):
    live, site = served
    with Readers(site) as readers:
        readers.wait_for(FIRST)
        published = _act(live, PUBLISH)
        readers.wait_for(SECOND)
        told = len(readers.told)
        before = _workers(live)
        os.kill(before[0], signal.SIGKILL)
        withdrawn = _act(live, WITHDRAW)
        readers.wait_for(GONE)
        end = time.monotonic() + PATIENCE
        while len(_workers(live)) < WORKERS or before[0] in _workers(live):
            assert time.monotonic() < end, "no worker took the place of the one that was killed"
            time.sleep(0.05)
        restarted = len(readers.told)
        while len(readers.told) < restarted + ENOUGH:
            assert time.monotonic() < end
            time.sleep(0.05)
    delays = readers.delay(published, FIRST), readers.delay(withdrawn, SECOND)
    with capsys.disabled():
        print(
            f"\n{len(readers.told)} answers; the last old one was asked for {delays[0]:.2f} s after a publication "
            f"and {delays[1]:.2f} s after a withdrawal; {len(readers.cut)} cut off with a killed worker"
        )
    assert {what for _, what in readers.told} == {FIRST, SECOND, GONE}
    assert {what for _, what in readers.told[told:]} == {SECOND, GONE}
    assert {what for _, what in readers.told[restarted - ENOUGH :]} == {GONE}


@pytest.mark.parametrize("more", [[], ["--preload"]], ids=["", "preloaded"])
def test_gunicorn_gives_the_same_freshness(tmp_path, more):
    """Also where workers are forked from a process that has loaded the application already."""
    live = Live(tmp_path)
    live.manage("migrate", "-v0")
    live.act("build.make_version(at=build.NOON)")
    port = free_port()
    serve = [sys.executable, "-m", "gunicorn", "contentapi.wsgi", "--bind", f"127.0.0.1:{port}", *more]
    try:
        with Readers(live.start([*serve, "--workers", "2", "--threads", "4"], port)) as readers:
            readers.wait_for(FIRST)
            _act(live, WITHDRAW)
            readers.wait_for(GONE)
    finally:
        live.stop()
    assert readers.cut == []
    assert {what for _, what in readers.told} == {FIRST, GONE}


def test_four_looks_fit_into_the_second_that_is_promised():
    assert 4 * PERIOD <= 1
