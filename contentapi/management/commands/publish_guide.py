"""Put an approved version before readers."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from datetime import UTC, datetime
from typing import Any

from contentapi.core.errors import UnknownVersion
from contentapi.core.lifecycle import VersionState
from contentapi.management.terminal import TerminalCommand, now
from contentapi.models import Guide, Version
from contentapi.queries import guides as guide_reads
from contentapi.services import guides, policy


def instant(text: str) -> datetime:
    """A time with its zone, as UTC."""
    try:
        told = datetime.fromisoformat(text)
        if told.utcoffset() is not None:
            return told.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise ArgumentTypeError(f"{text!r} is no time with a zone, such as 2026-12-01T06:00:00Z")


class Command(TerminalCommand):
    """Publishes the newest approved version, or the one that is named."""

    help = "Publish the newest approved version of a guide (or --version N), as USER, now or --at a time."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", metavar="SLUG")
        # `--version` is Django's own option; here it names a version of the guide.
        parser.add_argument("--version", type=int, metavar="N", dest="number")
        parser.add_argument("--by", metavar="USER", required=True)
        parser.add_argument("--at", type=instant, metavar="TIME", help="not now: 2026-12-01T06:00:00Z")

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> Any:
        """Let our --version win over Django's."""
        return super().create_parser(prog_name, subcommand, conflict_handler="resolve", **kwargs)

    def act(self, **options: Any) -> None:
        """Publish; say in which locales readers get it."""
        by = policy.user(options["by"])
        guide = guide_reads.by_slug(options["slug"])
        if options["number"] is not None:
            version = guide_reads.version(guide, options["number"])
        else:
            version = self._approved(guide)
        if options["at"] is not None:
            made = guides.schedule(version, options["at"], by=by, at=now())
            self.stdout.write(f"{version} will be published at {made.publish_at:%Y-%m-%d %H:%M:%S} UTC")
            return
        guides.publish(version, by=by, at=now())
        locales = ", ".join(sorted(guide.offers.values_list("locale", flat=True)))
        self.stdout.write(f"{guide.slug} {version.number} is published in: {locales}")

    def _approved(self, guide: Guide) -> Version:
        """The newest approved version. Raises UnknownVersion, which says what the newest one waits for."""
        found = guide.versions.filter(state=VersionState.APPROVED.value).order_by("-number").first()
        if found is not None:
            return found
        newest = guide_reads.newest_version(guide)
        where = f"; its newest one, {newest.number}, is {newest.state.replace('_', ' ')}" if newest else ""
        raise UnknownVersion(
            f"{guide.slug} has no approved version to publish{where}. A second person approves it at the"
            " desk, or `import_guide FILE --publish --by USER` takes a file all the way.",
            key=guide.slug,
        )
