"""The full-text index, made anew."""

from __future__ import annotations

from typing import Any

from contentapi.management.terminal import TerminalCommand
from contentapi.models import Guide
from contentapi.services import indexing


class Command(TerminalCommand):
    """Readers find everything in the meantime: each guide is one transaction."""

    help = (
        "Make the search index anew from what is offered (after a restore, or when verify_releases says so)."
    )

    def act(self, **options: Any) -> None:
        """Guide by guide, so that nobody waits for the whole."""
        del options
        indexing.renew()
        guides = list(Guide.objects.order_by("slug"))
        count = sum(
            indexing.rebuild(guide) for guide in self.progress(guides, total=len(guides), what="guides")
        )
        self.stdout.write(f"{count} releases indexed.")
