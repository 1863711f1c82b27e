"""Synthetic guides with translations, for benchmarks and demos."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from contentapi.core.locales import canonical
from contentapi.management.terminal import TerminalCommand, now
from contentapi.models import Guide
from contentapi.services.guides import samples


class Command(TerminalCommand):
    """Sample guides are written, approved, translated, accepted and published by system actors."""

    help = "Make N synthetic guides with accepted translations and publish them (for benchmarks and demos)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("count", type=int, metavar="N")
        parser.add_argument("--locales", nargs="+", required=True, metavar="TAG", help="also comma-separated")
        parser.add_argument(
            "--segments", type=int, default=60, metavar="N", help="messages a guide (at least 20)"
        )
        parser.add_argument("--prefix", default="sample", metavar="WORD")

    def act(self, **options: Any) -> None:
        """One transaction a guide; guides that are there already are left alone."""
        if options["count"] < 1 or options["segments"] < 20:
            raise CommandError("N is at least 1 and --segments at least 20.")
        tags = [tag for group in options["locales"] for tag in group.split(",") if tag]
        if not tags:
            raise CommandError("--locales names no locale.")
        locales = sorted({canonical(tag) for tag in tags} - {"en"})
        prefix = options["prefix"]
        there = set(Guide.objects.filter(slug__startswith=f"{prefix}-").values_list("slug", flat=True))
        wanted = [f"{prefix}-{n:05d}" for n in range(1, options["count"] + 1)]
        missing = [slug for slug in wanted if slug not in there]
        for slug in self.progress(missing, total=len(missing), what="guides"):
            samples.make(slug, locales, segments=options["segments"], at=now())
        self.stdout.write(f"{len(missing)} guides made, {len(wanted) - len(missing)} were there.")
