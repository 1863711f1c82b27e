"""From a fresh clone to a served guide."""

from __future__ import annotations

import secrets
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import transaction

from contentapi.core.lifecycle import VersionState
from contentapi.management import shelf
from contentapi.management.terminal import TerminalCommand, now
from contentapi.models import Catalog, Guide, Version
from contentapi.queries import guides as guide_reads
from contentapi.services import catalogs, exports, guides, policy, reviews

SLUG = "facet-joint-injection"
DOES = {
    "demo-editor": "writes versions and submits them",
    "demo-clinician": "approves what others wrote",
    "demo-publisher": "publishes and withdraws",
    "demo-translator": "sends translations",
    "demo-reviewer": "accepts translations of others",
    "demo-auditor": "reads everything",
    "demo-admin": "may do everything",
}


class Command(TerminalCommand):
    """Running it again changes nothing and loses nothing."""

    help = "Migrate, load the first guide and its translations, publish, and serve on 127.0.0.1:8000."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--no-serve", action="store_true", help="stop before serving")
        parser.add_argument("--host", default="127.0.0.1", metavar="H")
        parser.add_argument("--port", type=int, default=8000, metavar="N")

    def act(self, **options: Any) -> None:
        """Every step that is still to be done, then serve."""
        call_command("migrate", verbosity=0, interactive=False)
        fixtures = Path(settings.BASE_DIR) / "fixtures"
        with transaction.atomic():
            if not Guide.objects.exists():
                files = sorted(str(path) for path in fixtures.glob("*.json"))
                call_command("loaddata", *files, verbosity=0)
                self._publish(1)
                self._import()
                self._publish(2)
            passwords = self._passwords()
        self._tell(options["host"], options["port"], passwords)
        if not options["no_serve"]:
            call_command("serve", host=options["host"], port=options["port"])

    def _publish(self, number: int) -> None:
        """Publish an approved version of the first guide, as the demo publisher."""
        version = Version.objects.filter(guide__slug=SLUG, number=number).first()
        if version is not None and version.state == VersionState.APPROVED.value:
            guides.publish(version, by=policy.user("demo-publisher"), at=now())

    def _import(self) -> None:
        """Take in the catalogs on the shelf, and accept them as the demo reviewer."""
        translator, reviewer = policy.user("demo-translator"), policy.user("demo-reviewer")
        for path in shelf.find([], Path(settings.LOCALE_DIR)):
            data = shelf.read_file(path, settings.MAX_UPLOAD_BYTES)
            report = catalogs.receive(
                data, address=shelf.address(path), name=path.name, by=translator, at=now()
            )
            if report.blocked:
                raise CommandError(f"{path} has blocking findings; run check_catalogs {path}.")
            guide = guide_reads.by_slug(report.guide)
            record = Catalog.objects.get(guide=guide, locale=report.locale)
            reviews.accept(record, by=reviewer, at=now())
            exports.catalog(guide, report.locale)

    def _passwords(self) -> dict[str, str]:
        """Give every demo account without a password a fresh one; name → password."""
        made = {}
        for user in User.objects.filter(username__startswith="demo-").order_by("username"):
            if not user.has_usable_password():
                made[user.username] = secrets.token_urlsafe(12)
                user.set_password(made[user.username])
                user.save(update_fields=["password"])
        return made

    def _tell(self, host: str, port: int, passwords: dict[str, str]) -> None:
        """What to open next."""
        base = f"http://{host}:{port}"
        self.stdout.write("Ready. Open next:")
        places = (
            ("API", f"api/v1/guides/{SLUG}"),
            ("API", f"api/v1/guides/{SLUG}/es-MX"),
            ("API", "api/v1/locales"),
            ("API manual", "api/docs/"),
            ("Reader", f"guides/{SLUG}/es-MX/"),
            ("Translators", "translate/"),
            ("Admin", "admin/"),
        )
        for what, path in places:
            self.stdout.write(f"  {what:11} {base}/{path}")
        if passwords:
            self.stdout.write("Demo accounts (these passwords are shown once; keep them):")
            for name, password in passwords.items():
                self.stdout.write(f"  {name:16} {password:18} {DOES.get(name, '')}".rstrip())
        else:
            self.stdout.write(
                "Demo accounts keep their passwords; set a new one with: manage.py changepassword NAME"
            )
