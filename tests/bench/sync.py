"""Apps that sync while editors publish and withdraw. Counts what must be 0.

    python tests/bench/sync.py [--editors 3] [--steps 6] [--json]

Runs on a SQLite file of its own, or, where DATABASE_URL is a PostgreSQL server, on a database that it makes
there and drops. Editors work on guides of their own and on one that all share. Exit 1 when anything is not 0.

differing   apps whose copy, after their last sync, is not what a full read gives
gaps        looks at the feed that saw a sequence number, and not every number before it
failures    answers that are none of the feed's, and exceptions
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT))
MUST_BE_ZERO = ("differing", "gaps", "failures")
APPS = (("es-MX", 1), ("en", 2), ("", 1), ("", 50))


def get(path: str) -> Any:
    """GET by a client of its own; an app asks again when it is told that the service is busy."""
    from django.test import Client

    for _ in range(100):
        answer = Client().get(path if path.startswith("/") else f"/api/v1/{path}")
        if answer.status_code != 503:
            break
    assert answer.status_code == 200, answer.content
    return answer


def edit(number: int, steps: int) -> None:
    """Publish, translate, withdraw and publish again, on a guide of one's own and on one that all share."""
    from contentapi.models import Guide
    from contentapi.services import guides
    from contentapi.services.turns import atomic
    from tests import build

    own = f"guide-{number}"
    for step in range(steps):
        at = build.later(10 * step + number)
        for slug in (own, "shared"):
            with atomic():
                if slug == "shared":  # one after the other, as the desk does it
                    Guide.objects.select_for_update().get(slug=slug)
                text = build.guide_text(slug, overview=f"Words of {number}, step {step}.")
                build.make_version(text, at=at)
        with atomic():
            guide = Guide.objects.get(slug=own)
            if step % 3 == 1:
                build.translate(guide, "es", at=at)
            elif step % 3 == 2:
                guides.withdraw(guide, by=build.publisher(), at=at, reason="A dose is wrong.")


def in_threads(works: list[Callable[[], None]], failures: list[str]) -> None:
    """Do all at once, each with connections of its own."""
    from django.db import connections

    def run(work: Callable[[], None]) -> None:
        try:
            work()
        except Exception as error:
            failures.append(repr(error)[:500])
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def race(editors: int, steps: int) -> dict[str, Any]:
    """All of it; the counts."""
    import django

    django.setup()
    from django.core.management import call_command

    from contentapi.models import Change, Guide
    from tests import build
    from tests.api.test_changes import App, fresh

    call_command("migrate", verbosity=0)
    build.make_version(build.guide_text("shared"))
    build.translate(Guide.objects.get(), "es")
    build.publisher()
    apps = [App(get, lang, limit) for lang, limit in APPS]
    failures: list[str] = []
    looks: list[tuple[int, int]] = []
    over = threading.Event()

    def work() -> None:
        try:
            in_threads([lambda n=n: edit(n, steps) for n in range(editors)], failures)
        finally:
            over.set()

    def sync(app: App) -> None:
        while not over.is_set():
            app.sync()

    def look() -> None:
        while not over.is_set():
            rows = list(Change.objects.order_by("sequence").values_list("sequence", flat=True))
            looks.append((len(rows), rows[-1]))

    in_threads([work, look, *(lambda app=app: sync(app) for app in apps)], failures)
    for app in apps:
        app.sync()
    return {
        "differing": sum(app.copy != fresh(get, app.lang) for app in apps),
        "gaps": sum(count != last for count, last in looks),
        "failures": len(failures),
        "changes": Change.objects.count(),
        "states seen": len({last for _, last in looks}),
        "examples": failures[:5],
    }


def main() -> int:
    """Run it; exit 1 when anything that must be 0 is not."""
    parser = argparse.ArgumentParser(description="Apps that sync while editors publish.")
    parser.add_argument("--editors", type=int, default=3)
    parser.add_argument("--steps", type=int, default=6)
    parser.add_argument("--json", action="store_true", help="one JSON object on one line")
    options = parser.parse_args()
    from tests.bench.races import scratch

    url, drop = scratch()
    os.environ |= {
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "contentapi.settings",
        "ALLOWED_HOSTS": "testserver",
    }
    try:
        told = race(options.editors, options.steps)
    finally:
        drop()
    print(
        json.dumps(told) if options.json else "\n".join(f"{name:12} {value}" for name, value in told.items())
    )
    return int(any(told[name] for name in MUST_BE_ZERO))


if __name__ == "__main__":
    sys.exit(main())
