"""Publishing in twelve locales, and the feed after 100 changes, among few releases and among many.

    python tests/bench/feed.py [--guides 5000] [--locales 20]

Prints for each: milliseconds (best of five), queries, and how both grow from a hundredth of the releases to all
of them. On a SQLite file of its own. Exit 1 when the feed costs more than twice as much among all, or a
publication takes a second.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT))
NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
CHANGES = 100
TWELVE = ("ar", "de", "es", "fr", "hi", "it", "ja", "pl", "pt-BR", "ru", "vi", "zh-Hans")


def main() -> int:
    """Measure among a hundredth, then among all."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("--guides", type=int, default=5000)
    options.add_argument("--locales", type=int, default=20)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="contentapi-feed-") as folder:
        os.environ |= {
            "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
            "STATE_DIR": f"{folder}/state",
            "DJANGO_SETTINGS_MODULE": "contentapi.settings",
        }
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        locales = [f"x{chr(97 + n)}" if n else "en" for n in range(asked.locales)]
        few = max(1, asked.guides // 100)
        fill(0, few, locales)
        among_few = measure("few", few * len(locales))
        fill(few, asked.guides, locales)
        among_many = measure("many", asked.guides * len(locales))
    print(f"\n{'':34}{'time':>8}{'queries':>9}   many to few")
    grown = {name: among_many[name][0] / among_few[name][0] for name in among_few}
    for name, ratio in grown.items():
        print(f"{name:34}{ratio:8.2f}{among_many[name][1] / among_few[name][1]:9.2f}")
    slow = among_many["publish in 12 locales"][0] >= 1
    return int(slow or any(ratio > 2 for name, ratio in grown.items() if name.startswith("changes")))


def measure(title: str, releases: int) -> dict[str, tuple[float, int]]:
    """What → (seconds, queries)."""
    from django.test import Client

    from tests import build

    client = Client(headers={"host": "localhost"})
    starts = {lang: resume(client, lang) for lang in ("", "en")}
    slug = f"twelve-{title}"
    guide = build.make_version(build.guide_text(slug), at=NOW).guide
    for locale in TWELVE:
        build.translate(guide, locale, at=NOW)
    found = {"publish in 12 locales": publication(slug)}
    for n in range(-(-CHANGES // len(TWELVE))):
        build.make_version(build.guide_text(slug, risks=f"Rest well.\n\n- step {n}"), at=NOW)
    for lang, start in starts.items():
        found[f"changes after {CHANGES}, {lang or 'every'} locale"] = best(lambda s=start: client.get(s))
    print(f"\namong {releases} releases")
    for name, (seconds, queries) in found.items():
        print(f"{name:34}{1000 * seconds:8.1f} ms{queries:5} queries")
    return found


def publication(slug: str) -> tuple[float, int]:
    """Approved, then published: in all locales at once."""
    from contentapi.services import guides
    from tests import build

    times = []
    for n in range(5):
        text = build.guide_text(slug, overview=f"You get an injection, {'again ' * n}into your knee.")
        version = build.make_version(text, state="approved", at=NOW)
        times.append(best(lambda v=version: guides.publish(v, by=build.publisher(), at=NOW), times=1))
    return min(times)


def resume(client: Any, lang: str) -> str:
    """The cursor of a client that has seen everything. (Made by its last page; a walk would take minutes.)"""
    from contentapi.api.public import walking
    from contentapi.core.feed.cursors import Round, digest
    from contentapi.queries import feed

    head = feed.head()
    walk = Round(lang, 100, head.sequence, head.sequence, head.mark, digest([]), phase=2)
    place = walking.address("changes", cursor=walking.mark(walk))
    assert client.get(place).json()["items"] == []
    return place


def best(act: Callable[[], Any], times: int = 5) -> tuple[float, int]:
    """(seconds of the fastest, queries)."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        began = time.perf_counter()
        act()
        taken = [time.perf_counter() - began]
    queries = len(captured)
    for _ in range(times - 1):
        began = time.perf_counter()
        act()
        taken.append(time.perf_counter() - began)
    return min(taken), queries


def fill(start: int, end: int, locales: list[str]) -> None:
    """Guides as they are in the tables when they were published, without the work of it."""
    from django.db import transaction

    from contentapi.models import Actor, Change, FeedHead, Guide, Offer, Release, Version

    with transaction.atomic():
        writer, other = (Actor.objects.get_or_create(name=name)[0] for name in ("bench-1", "bench-2"))
        last = FeedHead.objects.get_or_create(pk=1)[0].last
        for low in range(start, end, 500):
            guides = Guide.objects.bulk_create(
                Guide(slug=f"guide-{n:06}", created_at=NOW) for n in range(low, min(low + 500, end))
            )
            known = {"created_at": NOW, "edited_at": NOW, "frozen_at": NOW, "published_at": NOW}
            versions = Version.objects.bulk_create(
                Version(
                    guide=guide,
                    number=1,
                    state="published",
                    title="T",
                    written_by=writer,
                    approved_by=other,
                    **known,
                )
                for guide in guides
            )
            releases = Release.objects.bulk_create(
                (release(version, locale) for version in versions for locale in locales), batch_size=500
            )
            Offer.objects.bulk_create(
                (Offer(guide=one.guide, locale=one.locale, release=one, since=NOW) for one in releases),
                batch_size=500,
            )
            Change.objects.bulk_create(
                (
                    Change(
                        sequence=last + n,
                        guide=one.guide,
                        locale=one.locale,
                        kind="release",
                        release=one,
                        at=NOW,
                    )
                    for n, one in enumerate(releases, start=1)
                ),
                batch_size=500,
            )
            last += len(releases)
        FeedHead.objects.filter(pk=1).update(last=last)


def release(version: Any, locale: str) -> Any:
    """A small release."""
    from contentapi.models import Release

    body = f'{{"guide":"{version.guide.slug}","locale":"{locale}","sections":[]}}'.encode()
    return Release(
        guide=version.guide,
        version=version,
        locale=locale,
        number=1,
        digest=hashlib.sha256(body).hexdigest(),
        state="current",
        built_at=NOW,
        facts={"basis": "", "title": "T", "title_locale": locale, "summary": "", "kinds": [], "sections": []},
        parts={},
        body=body,
        gzip=body,
        br=body,
        zstd=body,
    )


if __name__ == "__main__":
    sys.exit(main())
