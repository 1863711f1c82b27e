"""The one app: says its name, and compiles the product's own words at start."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.db.backends.signals import connection_created
from django.utils.translation import gettext_lazy as _


class ContentApiConfig(AppConfig):
    """The content service."""

    name = "contentapi"
    label = "contentapi"
    verbose_name = _("Patient guides")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Compile `locale/*/LC_MESSAGES/django.po` where the compiled form is missing or older."""
        from contentapi import words  # noqa: PLC0415 - settings must be ready first

        words.compile_all()
        with contextlib.suppress(OSError):
            settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
        connection_created.connect(widen, dispatch_uid="contentapi widen")


def widen(connection: Any, **more: Any) -> None:
    """Let SQLite take as many values in one statement as it really can: Django assumes 999."""
    del more
    if connection.vendor == "sqlite":
        limit = connection.connection.getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER)
        connection.features.max_query_params = limit
