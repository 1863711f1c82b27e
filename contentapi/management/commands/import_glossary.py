"""Take in glossary terms from TBX or CSV files, and say which texts stand against them."""

from __future__ import annotations

from typing import Any

from contentapi.management.intake import IntakeCommand
from contentapi.management.terminal import now
from contentapi.services import glossary
from contentapi.services.catalogs.standing import Standing
from contentapi.services.catalogs.verdicts import told
from contentapi.services.policy import By

SHOWN = 20


class Command(IntakeCommand):
    """Texts that stand against a term are told; none is changed."""

    help = "Take in glossary terms (TBX or CSV) and say which texts stand against them."

    def take_in(self, data: bytes, source: str | None, *, by: By, dry: bool) -> dict[str, Any]:
        """Terms that a file does not have stay as they are."""
        done = glossary.take_in(glossary.read(data, source_locale=source), by=by, at=now(), dry_run=dry)
        return {
            "status": "applied" if done.added or done.changed else "unchanged",
            "counts": {"added": len(done.added), "changed": len(done.changed), "unchanged": done.unchanged},
            "added": done.added,
            "changed": done.changed,
            "standing": [_told(one) for one in done.standing],
        }

    def lines(self, file: dict[str, Any]) -> list[str]:
        """What was taken, then the texts that the checks would not let through today."""
        counts = ", ".join(f"{number} {name}" for name, number in file["counts"].items())
        told = [f"{file['status']}: {counts}"]
        blocked = [one for one in file["standing"] if one["blocked"]]
        for one in blocked[:SHOWN]:
            where = f"{one['guide']}:{one['locale']}:{one['msgctxt']} ({one['state']})"
            first = next(f for f in one["findings"] if f["level"] == "blocking")
            told.append(f"  {where}: {first['check']}: {first['message']}")
        if file["standing"]:
            advised = len(file["standing"]) - len(blocked)
            told.append(
                f"  Texts that stand: {len(blocked)} blocked by these terms, {advised} advised; none changed."
            )
        return told


def _told(one: Standing) -> dict[str, Any]:
    """A text that stands against the glossary."""
    return {
        "guide": one.guide,
        "locale": one.locale,
        "msgctxt": one.context,
        "state": one.state,
        "blocked": one.blocked,
        "findings": [told(finding) for finding in one.findings],
    }
