"""What every resource of the translators' API shares: who asks, what they may, and that nothing is cached."""

from __future__ import annotations

from typing import Any, ClassVar

import orjson
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from rest_framework.request import Request
from rest_framework.views import APIView

from contentapi.api import parameters as query
from contentapi.api.problems import handle
from contentapi.api.translating import bodies, limits
from contentapi.api.translating.authentication import CHALLENGE, SessionAuthentication, TokenAuthentication
from contentapi.api.translating.described import Described, TranslatorSchema
from contentapi.core.errors import Moved, NotAllowed, NotAuthenticated, NotFound, UnknownGuide
from contentapi.core.http import JSON
from contentapi.core.http.refusals import MethodNotAllowed
from contentapi.core.locales import canonical
from contentapi.models import ApiToken, Catalog, Guide
from contentapi.queries import guides as guide_reads
from contentapi.services import policy, tokens

PRIVATE = {"Cache-Control": "no-store", "Vary": "Authorization, Cookie"}
KEPT = ("Content-Type", "Content-Language", "Retry-After", "Allow", "Content-Length")
ACTS = {
    "write": "contentapi.upload_catalog",
    "accept": "contentapi.accept_target",
    "override": "contentapi.override_finding",
}
SCOPES = {"override": "accept"}


class Resource(APIView):
    """A resource for translators and reviewers.

    operations   method in lower case → what it takes and answers; other methods are not known.
    """

    authentication_classes = (TokenAuthentication, SessionAuthentication)
    permission_classes = ()
    throttle_classes = ()
    schema = TranslatorSchema()
    operations: ClassVar[dict[str, Described]] = {}

    @property
    def default_response_headers(self) -> dict[str, str]:
        """None: an answer's fields are its own."""
        return {}

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Refuse what cannot be answered, before anything is looked up."""
        method = "get" if request.method == "HEAD" else (request.method or "").lower()
        if method == "options":
            return
        if method not in self.operations:
            raise MethodNotAllowed(f"{request.method} is not known here.", allowed=self.methods)
        if not isinstance(request.user, User):
            raise NotAuthenticated("Send a token, or sign in.")
        limits.count(request.user.pk)
        self.now = timezone.now()
        self.operation = self.operations[method]
        self.values = query.read(self.operation.parameters, request.GET)

    @property
    def methods(self) -> list[str]:
        """The methods that are known."""
        names = [name.upper() for name in self.operations]
        return [*names, *(["HEAD"] if "GET" in names else []), "OPTIONS"]

    def options(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        """What may be done here."""
        return HttpResponse(status=204, headers={"Allow": ", ".join(self.methods), **PRIVATE})

    def body(self) -> dict[str, Any]:
        """The JSON that was sent."""
        return bodies.members(self.request, self.operation.members)

    @property
    def user(self) -> User:
        """Who asks."""
        assert isinstance(self.request.user, User)
        return self.request.user

    def permit(self, act: str, lang: str) -> str:
        """The canonical locale, when the user may do the act (read, write, accept, override) in it.

        Raises BadLocale, NotAllowed: the same one whatever there is in that locale.
        """
        locale = canonical(lang)
        token = self.request.auth
        scoped = not isinstance(token, ApiToken) or tokens.lets(token, SCOPES.get(act, act), locale)
        if act == "read":
            may = policy.works_on(self.user, locale)
        else:
            may = policy.allowed(self.user, ACTS[act], locale=locale)
        if not (scoped and may):
            raise NotAllowed(f"You may not {act} translations in {locale}, or not with this token.", act=act)
        return locale

    def guide(self, slug: str, locale: str) -> Guide:
        """A guide that can be translated into that locale. Raises UnknownGuide: one answer for all others."""
        guide = Guide.objects.filter(slug=slug).exclude(source_locale=locale).first()
        if guide is None or guide_reads.working_version(guide) is None:
            raise UnknownGuide(f"There is no guide {slug!r} to translate into {locale}.", key=slug)
        return guide

    def record(self, slug: str, locale: str) -> Catalog:
        """The catalog of a guide; one that is not there yet is not stored by looking at it."""
        guide = self.guide(slug, locale)
        found = Catalog.objects.filter(guide=guide, locale=locale).first() or Catalog(locale=locale)
        found.guide = guide
        return found

    def handle_exception(self, exc: Exception) -> HttpResponseBase:  # type: ignore[override]
        """Every error as a problem that nobody stores."""
        if isinstance(exc, Moved) and "current" in exc.facts:
            exc.facts["etag"] = f"{exc.facts['source_digest']}.{exc.facts['current']['revision']}"
        answer = handle(exc, {"request": self.request})
        assert isinstance(answer, HttpResponse)
        headers = {name: answer[name] for name in KEPT if name in answer}
        response = HttpResponse(answer.content, status=answer.status_code, headers={**headers, **PRIVATE})
        if response.status_code == 401:
            response["WWW-Authenticate"] = CHALLENGE
        if isinstance(exc, Moved) and "etag" in exc.facts:
            response["ETag"] = f'"{exc.facts["etag"]}"'
        return response


def answer(data: Any, *, status: int = 200, headers: dict[str, str] | None = None) -> HttpResponse:
    """JSON that nobody stores."""
    body = orjson.dumps(data)
    return HttpResponse(body, status=status, content_type=JSON, headers={**PRIVATE, **(headers or {})})


def nothing() -> NotFound:
    """The one answer for what is not there and for what may not be seen."""
    return NotFound("There is nothing at this address.")
