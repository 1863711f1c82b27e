"""What the pages' tests share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from contentapi.models import Assignment
from tests import build


@pytest.fixture(autouse=True)
def _collected(settings: Any, tmp_path: Any) -> None:
    """The middleware that serves static files wants their folder to be there."""
    settings.STATIC_ROOT = tmp_path


@pytest.fixture
def translator(db: None) -> Callable[..., Client]:
    """A client signed in as a translator of the locales named."""

    def sign_in(*locales: str, name: str = "ana", group: str = "Translator") -> Client:
        user = build.make_user(name, group)
        user.assignments.all().delete()
        for locale in locales:
            Assignment.objects.create(user=user, role="translator", locale=locale)
        client = Client()
        client.force_login(User.objects.get(pk=user.pk), "django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in
