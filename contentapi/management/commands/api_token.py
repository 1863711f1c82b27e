"""Tokens, by which programs work in a user's name."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import User
from django.core.management import CommandError

from contentapi.core.errors import NotFound
from contentapi.management.terminal import TerminalCommand, now
from contentapi.models import ApiToken
from contentapi.services import policy, tokens
from contentapi.services.policy import SHELL


class Command(TerminalCommand):
    """Issues, revokes and lists tokens. A token's text is printed once and nowhere kept."""

    help = "Issue a token for USER, revoke USER's tokens, or list them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["create", "revoke", "list"], metavar="create|revoke|list")
        parser.add_argument("user", metavar="USER")
        parser.add_argument("prefixes", nargs="*", metavar="PREFIX", help="revoke: which tokens")
        parser.add_argument("--all", action="store_true", help="revoke: every token of USER")
        parser.add_argument("--name", default="made in the shell", help="create: what it is for")
        parser.add_argument(
            "--locale", action="append", metavar="TAG", help="create: a locale; again for more; default: all"
        )
        parser.add_argument(
            "--act",
            action="append",
            choices=tokens.ACTS,
            help="create: what it may do; again for more; default: read and write",
        )
        parser.add_argument(
            "--days", type=int, default=tokens.DAYS, metavar="N", help="create: until it expires"
        )

    def act(self, **options: Any) -> None:
        """Do what was asked."""
        user = policy.user(options["user"])
        if options["prefixes"] and options["what"] != "revoke":
            raise CommandError(f"{options['what']} takes no {options['prefixes'][0]!r}; see --help.")
        if options["what"] == "create":
            self._create(user, options)
        elif options["what"] == "revoke":
            self._revoke(user, options["prefixes"], every=options["all"])
        else:
            self._list(user)

    def _create(self, user: User, options: dict[str, Any]) -> None:
        """Print the token's text, alone on the first line so that a script can take it."""
        token, text = tokens.issue(
            user,
            name=options["name"],
            locales=options["locale"] or ["*"],
            acts=options["act"] or ["read", "write"],
            days=options["days"],
            by=SHELL,
            at=now(),
        )
        self.stdout.write(text)
        scope = f"{', '.join(token.acts)} in {', '.join(token.locales)}"
        self.stderr.write(
            f"{token.prefix}: {scope}, until {token.expires_at:%Y-%m-%d}. Keep it: it is not shown again."
        )

    def _revoke(self, user: User, prefixes: list[str], *, every: bool) -> None:
        """Revoke those named, or all that still live."""
        held = ApiToken.objects.filter(user=user).select_related("user")
        found = {token.prefix: token for token in held}
        unknown = [prefix for prefix in prefixes if prefix not in found]
        if unknown or not (prefixes or every):
            what = f"no token {unknown[0]!r}" if unknown else "nothing named; give PREFIX or --all"
            raise NotFound(f"{user.username}: {what}.", key=unknown[0] if unknown else None)
        living = [token for token in held if token.revoked_at is None]
        chosen = living if every else [found[prefix] for prefix in prefixes]
        for token in chosen:
            tokens.revoke(token, by=SHELL, at=now())
            self.stdout.write(f"{token.prefix}: revoked")

    def _list(self, user: User) -> None:
        """One line a token, newest first."""
        for token in ApiToken.objects.filter(user=user):
            state = "revoked" if token.revoked_at else "expired" if token.expires_at <= now() else "good"
            used = f"{token.last_used_at:%Y-%m-%d}" if token.last_used_at else "never"
            self.stdout.write(
                f"{token.prefix}  {state:7}  until {token.expires_at:%Y-%m-%d}  used {used:10}  "
                f"{','.join(token.acts)}  {','.join(token.locales)}  {token.name}"
            )
