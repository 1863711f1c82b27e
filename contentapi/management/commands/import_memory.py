"""Take in translation memories (TMX): what fits becomes a suggestion, never a text."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.conf import settings

from contentapi.core.interchange.tmx import read_tmx
from contentapi.management.intake import IntakeCommand
from contentapi.management.terminal import now
from contentapi.services.catalogs import proposing
from contentapi.services.policy import By


class Command(IntakeCommand):
    """Only messages without a finished text get a suggestion."""

    help = "Take in TMX files: for messages without a finished text the best pair becomes a suggestion."

    def take_in(self, data: bytes, source: str | None, *, by: By, dry: bool) -> dict[str, Any]:
        """The same by locale."""
        units = read_tmx(data, source_locale=source, max_bytes=settings.MAX_UPLOAD_BYTES)
        done = proposing.propose(units, by=by, at=now(), dry_run=dry)
        some = any(one.proposed for one in done.values())
        return {
            "status": "applied" if some else "unchanged",
            "locales": {locale: asdict(one) for locale, one in done.items()},
        }

    def lines(self, file: dict[str, Any]) -> list[str]:
        """One line a locale."""
        return [
            f"{locale}: {one['units']} pairs; {one['proposed']} messages got a suggestion,"
            f" {one['held_back']} were held back by the checks, {one['known']} had it before."
            for locale, one in file["locales"].items()
        ] or ["unchanged: no pairs."]
