"""Prove again what was promised."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from contentapi.management.terminal import TerminalCommand
from contentapi.models import Offer, Release
from contentapi.queries import proofs
from contentapi.services.guides import proving


class Command(TerminalCommand):
    """Exit 1 on the first lie."""

    help = (
        "Recompute the digest of every offered release (--all: of every release) and every provable promise."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--all", action="store_true", help="past releases too")

    def act(self, **options: Any) -> None:
        """Stop at the first fault."""
        for faults in (proofs.releases(every=options["all"]), proofs.promises(), proving.recomposed()):
            for fault in faults:
                raise CommandError(f"not true: {fault}", returncode=1)
        count = (Release if options["all"] else Offer).objects.count()
        self.stdout.write(f"{count} releases verified; every promise holds.")
