"""Take a guide from readers, everywhere, in one act."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from contentapi.management.terminal import TerminalCommand, now
from contentapi.queries import guides as guide_reads
from contentapi.services import guides, policy


class Command(TerminalCommand):
    """Every locale, every version, every surface."""

    help = "Withdraw a guide in every locale and on every surface, with a reason."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", metavar="SLUG")
        parser.add_argument("--reason", required=True, metavar="TEXT")
        parser.add_argument("--notice", default="", metavar="TEXT", help="what the public is told")
        parser.add_argument("--replacement", metavar="SLUG", help="the guide to read instead")
        parser.add_argument("--by", metavar="USER", required=True)

    def act(self, **options: Any) -> None:
        """Withdraw; say what is gone."""
        by = policy.user(options["by"])
        guide = guide_reads.by_slug(options["slug"])
        replacement = guide_reads.by_slug(options["replacement"]) if options["replacement"] else None
        act = guides.withdraw(
            guide,
            by=by,
            at=now(),
            reason=options["reason"],
            notice=options["notice"],
            replacement=replacement,
        )
        instead = f"; read {replacement.slug} instead" if replacement else ""
        self.stdout.write(f"{guide.slug} is withdrawn since {act.at:%Y-%m-%d %H:%M:%S} UTC{instead}")
