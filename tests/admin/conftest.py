"""What the desk's tests share: people signed in at the desk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests import build

SignIn = Callable[..., Client]


@pytest.fixture(autouse=True)
def _collected(settings: Any, tmp_path: Any) -> None:
    """The middleware that serves static files wants their folder to be there."""
    settings.STATIC_ROOT = tmp_path


@pytest.fixture
def at_desk(db: None) -> SignIn:
    """A client signed in as a member of the desk in the groups named."""

    def sign_in(name: str, *groups: str, **fields: Any) -> Client:
        user = build.make_user(name, *groups)
        User.objects.filter(pk=user.pk).update(is_staff=True, **fields)
        client = Client()
        client.force_login(User.objects.get(pk=user.pk), "django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


@pytest.fixture
def chief(at_desk: SignIn) -> Client:
    """A client that may do everything."""
    return at_desk("chief", is_superuser=True)
