"""Who asks: a token in `Authorization`, or a signed-in session with its CSRF token."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone
from rest_framework import authentication, exceptions
from rest_framework.request import Request

from contentapi.core.errors import NotAllowed, NotAuthenticated
from contentapi.models import ApiToken
from contentapi.services import tokens

SCHEMES = frozenset({"bearer", "token"})
MAX_FIELD = 400
CHALLENGE = 'Bearer realm="translators"'


class TokenAuthentication(authentication.BaseAuthentication):
    """`Authorization: Bearer …` or `Authorization: Token …`. Cost: one query."""

    def authenticate(self, request: Request) -> tuple[User, ApiToken] | None:
        """The user and the token; None when no token was sent. Raises NotAuthenticated."""
        field = request.META.get("HTTP_AUTHORIZATION", "")
        scheme, _, text = field.strip().partition(" ")
        if scheme.lower() not in SCHEMES:
            return None
        token = tokens.known(text.strip(), at=timezone.now()) if len(field) <= MAX_FIELD else None
        if token is None:
            raise NotAuthenticated("This token is unknown, expired or revoked.")
        return token.user, token

    def authenticate_header(self, request: Request) -> str:
        """What a 401 asks for."""
        return CHALLENGE


class SessionAuthentication(authentication.SessionAuthentication):
    """A signed-in session; acts need its CSRF token."""

    def enforce_csrf(self, request: Any) -> None:
        """Raise NotAllowed when the token is missing or wrong."""
        try:
            super().enforce_csrf(request)
        except exceptions.PermissionDenied:
            raise NotAllowed("The CSRF token is missing or wrong: send it as X-CSRFToken.") from None
