"""Minutes of everything at once: readers, publications, withdrawals, uploads. Counts what must be 0; memory at both ends.

    python tests/bench/mixed_load.py [--minutes 10] [--guides 60] [--readers 8] [--workers 2] [--pause 0.01]

Runs the product's server on a SQLite file of its own. Readers ask, over kept connections, for guides (seven of ten
with the entity tag they hold), in the language of a phone, lists, changes from their cursor, search, withdrawals,
versions and bundles. Beside them an editor publishes a new version every 3 s, every tenth time withdraws a guide and
later publishes it again, and a translator sends a catalog of 40 messages by HTTP every 3 s. Exit 1 when anything
failed.

failures   answers of 500 and above, answers that are none, statuses that do not fit
late       withdrawn text in an answer that was asked for more than a second after the withdrawal
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import json
import os
import random
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT))
BOUND = 1.0
SETTLED = 60.0  # seconds until every worker has loaded all that it loads; memory is measured from then on
EXPECTED = {200, 301, 304, 404, 410}
KINDS = {
    "guide": 60,
    "negotiated": 15,
    "list": 5,
    "changes": 8,
    "search": 5,
    "withdrawals": 3,
    "versions": 3,
    "bundle": 1,
}


class Load:
    """One run: what was asked, what was told, who is withdrawn since when."""

    def __init__(self, port: int, slugs: list[str], locales: list[str], pause: float) -> None:
        self.port, self.slugs, self.locales, self.pause = port, slugs, locales, pause
        self.over = threading.Event()
        self.counts: Counter[str] = Counter()
        self.times: dict[str, list[float]] = defaultdict(list)
        self.failures: list[str] = []
        self.late: list[str] = []
        self.withdrawn: dict[str, float] = {}

    def reader(self, seed: int) -> None:
        """Ask until it is over."""
        chance = random.Random(seed)
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        held: dict[str, str] = {}
        place = f"/api/v1/changes?lang={chance.choice(self.locales)}&limit=20"
        while not self.over.wait(self.pause):
            kind = chance.choices(list(KINDS), list(KINDS.values()))[0]
            slug = chance.choice(self.slugs)
            path, headers = self.question(kind, slug, chance)
            if kind == "changes":
                path, headers = place, {}
            if path in held and chance.random() < 0.7:
                headers["If-None-Match"] = held[path]
            began = time.monotonic()
            since = self.withdrawn.get(slug)
            try:
                link.request("GET", path, headers=headers)
                answer = link.getresponse()
                body = answer.read()
            except (OSError, http.client.HTTPException) as error:
                self.failures.append(f"{kind} {path}: {error!r}")
                link.close()
                continue
            self.times[kind].append(time.monotonic() - began)
            self.counts[f"{kind} {answer.status}"] += 1
            if answer.status not in EXPECTED:
                self.failures.append(f"{answer.status} {path}: {body[:200]!r}")
            if kind in {"guide", "negotiated", "versions"} and answer.status in {200, 304}:
                again = self.withdrawn.get(slug) != since
                if since is not None and not again and began > since + BOUND:
                    self.late.append(f"{answer.status} {path} {began - since:.2f} s")
            if answer.status == 200 and (tag := answer.headers["ETag"]):
                held[path] = tag
                while len(held) > 200:
                    held.pop(next(iter(held)))
            if kind == "changes" and answer.status == 200:
                told = json.loads(body)
                place = told.get("next") or told["resume"]

    def question(self, kind: str, slug: str, chance: random.Random) -> tuple[str, dict[str, str]]:
        """An address and header fields."""
        locale = chance.choice(self.locales)
        guide = f"/api/v1/guides/{slug}"
        headers = {"Accept-Encoding": chance.choice(["br, gzip", "gzip", "gzip, deflate, br, zstd"])}
        if kind == "negotiated":
            return guide, {**headers, "Accept-Language": f"{locale}-XX,{locale};q=0.8"}
        paths = {
            "guide": f"{guide}/{locale}",
            "list": f"/api/v1/guides?lang={locale}",
            "search": f"/api/v1/search?q={chance.choice(['rest', 'team', 'water'])}&lang={locale}",
            "withdrawals": "/api/v1/withdrawals",
            "versions": f"{guide}/versions",
            "bundle": f"/api/v1/bundles/{locale}",
        }
        return paths.get(kind, ""), headers

    def editor(self) -> None:
        """Publish, and now and then withdraw and publish again."""
        from django.utils import timezone

        from contentapi.models import Guide
        from contentapi.services import guides
        from tests import build

        number = 0
        while not self.over.wait(3):
            number += 1
            slug = self.slugs[number % (len(self.slugs) // 2)]  # the other half is the translator's
            began = time.monotonic()
            if number % 10 == 0 and slug not in self.withdrawn:
                guide = Guide.objects.get(slug=slug)
                guides.withdraw(guide, by=build.publisher(), at=timezone.now(), reason="A dose is wrong.")
                self.withdrawn[slug] = time.monotonic()
                self.counts["withdrawal"] += 1
            else:
                self.withdrawn.pop(slug, None)
                text = build.guide_text(slug, overview=f"Rest well. Words of step {letters(number)}.")
                build.make_version(text, at=timezone.now())
                self.counts["publication"] += 1
            self.times["editor"].append(time.monotonic() - began)

    def translator(self, token: str) -> None:
        """Send a catalog whose texts all changed."""
        from dataclasses import replace

        from contentapi.core.po import read, write

        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        own, targets = self.slugs[len(self.slugs) // 2 :], self.locales[1:]
        number = 0
        while not self.over.wait(3):
            number += 1
            path = f"/api/v1/catalogs/{own[number % len(own)]}/{targets[number % len(targets)]}"
            headers = {"Authorization": f"Bearer {token}", "Content-Type": "text/x-gettext-translation"}
            began = time.monotonic()
            link.request("GET", path, headers=headers)
            answer = link.getresponse()
            file = read(answer.read())
            held = str(answer.headers["ETag"])
            changed = [
                replace(m, target=f"{m.target} {letters(number)}", fuzzy=False) if not m.obsolete else m
                for m in file.messages
            ]
            data = write(replace(file, messages=tuple(changed)))
            link.request("PUT", path, body=data, headers={**headers, "If-Match": held})
            answer = link.getresponse()
            body = answer.read()
            self.times["upload"].append(time.monotonic() - began)
            self.counts[f"upload {answer.status}"] += 1
            if answer.status not in {200, 201}:
                self.failures.append(f"{answer.status} {path}: {body[:300]!r}")


def letters(number: int) -> str:
    """A number as a word: digits in a text would be for the checks to hold on to."""
    return "".join("bdfghklmnp"[int(digit)] + "a" for digit in str(number))


def memory(server: int) -> dict[int, int]:
    """Worker → MB that it holds itself (RSS)."""
    found = {}
    for place in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            parent = int((place / "stat").read_text().rpartition(")")[2].split()[1])
            if parent == server and b"resource_tracker" not in (place / "cmdline").read_bytes():
                pages = int((place / "statm").read_text().split()[1])
                found[int(place.name)] = pages * os.sysconf("SC_PAGE_SIZE") // 2**20
    return found


def prepare(asked: argparse.Namespace) -> tuple[list[str], list[str], str]:
    """Guides in four languages, and a translator with a token; (slugs, locales, token)."""
    import django

    django.setup()
    from django.utils import timezone

    from contentapi.services import tokens
    from tests import build

    locales = ["en", "es", "fr", "de"]
    slugs = [f"guide-{letters(n)}" for n in range(asked.guides)]
    long = "\n\n".join(f"Rest with the team, {letters(n)}." for n in range(36))
    for n, slug in enumerate(slugs):
        version = build.make_version(
            build.guide_text(slug, overview=long if n >= len(slugs) // 2 else "Rest well."), at=timezone.now()
        )
        for locale in locales[1:]:
            build.translate(version.guide, locale, at=timezone.now())
    user = build.translator()
    token = tokens.issue(user, name="load", by=user, at=timezone.now())[1]
    return slugs, locales, token


def main() -> int:
    """Prepare, load, tell."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--minutes", type=float, default=10)
    options.add_argument("--guides", type=int, default=60)
    options.add_argument("--readers", type=int, default=8)
    options.add_argument("--workers", type=int, default=2)
    options.add_argument(
        "--pause", type=float, default=0.01, help="seconds of a reader between two questions"
    )
    asked = options.parse_args()
    from tests.live import Live

    with tempfile.TemporaryDirectory(prefix="contentapi-load-") as folder:
        live = Live(Path(folder))
        os.environ.update(live.env)
        live.manage("migrate", "-v0")
        slugs, locales, token = prepare(asked)
        try:
            site = live.serve(workers=asked.workers)
            load = Load(int(site.rpartition(":")[2]), slugs, locales, asked.pause)
            start, end = run(load, asked, live.processes[-1].pid, token)
        finally:
            live.stop()
    return tell(load, asked, start, end)


def run(
    load: Load, asked: argparse.Namespace, server: int, token: str
) -> tuple[dict[int, int], dict[int, int]]:
    """The load itself; memory when it had settled and at the end."""
    threads = [threading.Thread(target=load.reader, args=(n,)) for n in range(asked.readers)]
    threads += [threading.Thread(target=load.editor), threading.Thread(target=load.translator, args=(token,))]
    for thread in threads:
        thread.start()
    seconds = asked.minutes * 60
    time.sleep(min(SETTLED, seconds / 4))
    start = memory(server)
    time.sleep(seconds - min(SETTLED, seconds / 4))
    end = memory(server)
    dead = [thread.name for thread in threads if not thread.is_alive()]
    load.failures += [f"{name} ended" for name in dead]
    load.over.set()
    for thread in threads:
        thread.join()
    return start, end


def tell(load: Load, asked: argparse.Namespace, start: dict[int, int], end: dict[int, int]) -> int:
    """Figures; 1 when anything failed."""
    print(
        f"{asked.minutes:g} minutes, {asked.workers} workers, {asked.readers} readers, {asked.guides} guides in 4 locales"
    )
    print(f"{'':14}{'count':>8}{'a second':>10}{'p50 ms':>8}{'p99 ms':>8}{'max ms':>8}")
    for kind, times in load.times.items():
        times.sort()
        told = [1000 * times[int(len(times) * share)] for share in (0.5, 0.99)] + [1000 * times[-1]]
        rate = len(times) / asked.minutes / 60
        print(f"{kind:14}{len(times):8}{rate:10.2f}" + "".join(f"{one:8.1f}" for one in told))
    print("answers:", ", ".join(f"{name}: {count}" for name, count in sorted(load.counts.items())))
    print(f"memory of workers, MB: {start} at the start, {end} at the end")
    print(f"failures: {len(load.failures)}", *load.failures[:10], sep="\n  ")
    print(f"late: {len(load.late)}", *load.late[:10], sep="\n  ")
    return int(bool(load.failures or load.late or set(start) != set(end)))


if __name__ == "__main__":
    sys.exit(main())
