"""Write catalogs (and templates) to the shelf."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import CommandError

from contentapi.core.locales import canonical
from contentapi.core.po import write
from contentapi.management.shelf import place, template_place, write_if_changed
from contentapi.management.terminal import TerminalCommand
from contentapi.models import Catalog, Guide
from contentapi.queries import guides as guide_reads
from contentapi.services import exports


class Command(TerminalCommand):
    """Byte-stable: no change in the record, no change in a file."""

    help = "Write PO files: DIR/<locale>/LC_MESSAGES/guide-<slug>.po; with --pot the templates too."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "slugs", nargs="*", metavar="SLUG", help="guides; all that have an approved version"
        )
        parser.add_argument(
            "--locale", nargs="+", metavar="TAG", default=[], help="locales; all that have a catalog"
        )
        parser.add_argument("--to", metavar="DIR", default=str(settings.LOCALE_DIR), help="default: locale/")
        parser.add_argument("--pot", action="store_true", help="write the templates too")

    def act(self, **options: Any) -> None:
        """Write what changed; say how much."""
        if not options["to"].strip():
            raise CommandError("--to names no folder.")
        folder = Path(options["to"])
        locales = [canonical(tag) for tag in options["locale"]]
        guides = self._guides(options["slugs"])
        written = seen = 0
        for guide in self.progress(guides, total=len(guides), what="export"):
            if options["pot"]:
                seen += 1
                written += write_if_changed(
                    template_place(folder, guide.slug), write(exports.template(guide))
                )
            for locale in self._wanted(guide, locales, named=bool(options["slugs"])):
                seen += 1
                data = write(exports.catalog(guide, locale))
                written += write_if_changed(place(folder, guide.slug, locale), data)
        self.stdout.write(f"{seen} files: {written} written, {seen - written} unchanged.")

    def _guides(self, slugs: list[str]) -> list[Guide]:
        """The guides asked for; without names, those that translators can work on."""
        if slugs:
            found = [guide_reads.by_slug(slug) for slug in slugs]
            for guide in found:
                guide_reads.need_working_version(guide)
            return found
        return list(Guide.objects.filter(versions__state__in=guide_reads.WORKABLE).distinct())

    def _wanted(self, guide: Guide, locales: list[str], *, named: bool) -> list[str]:
        """The locales asked for; without any, those that have a catalog.

        Among all guides, one that is written in such a locale has no catalog in it; named, that is told.
        """
        if locales:
            return [tag for tag in locales if named or tag != guide.source_locale]
        return list(Catalog.objects.filter(guide=guide).order_by("locale").values_list("locale", flat=True))
