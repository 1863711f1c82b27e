"""The API's own description: the OpenAPI document, its page, the types of problems."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import orjson
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext, override
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularSwaggerSplitView
from rest_framework.request import Request
from rest_framework.response import Response

from contentapi.api.conditional import dumped
from contentapi.api.negotiation import ui_language
from contentapi.api.problems import TYPES, options
from contentapi.api.schema import Generator, Operation
from contentapi.api.views import Resource
from contentapi.core.errors import NotFound
from contentapi.services.sentences import SENTENCES


class Document(Resource):
    """This document."""

    media = ("application/json", "application/vnd.oai.openapi+json")
    operation = Operation("readDocument", "about", "Document")

    def get(self, request: Request) -> HttpResponseBase:
        """Cost: no query; put together once in a process."""
        return dumped(request, _document(), headers={"media": self.sent_as, "by_media": True})


@lru_cache(maxsize=1)
def _document() -> bytes:
    return orjson.dumps(
        Generator(urlconf="contentapi.urls").get_schema(public=True)  # type: ignore[no-untyped-call]
    )


class ProblemTypeList(Resource):
    """Every type of problem: what it means and what to do about it."""

    operation = Operation("listProblems", "about", "ProblemTypes")

    def get(self, request: Request) -> HttpResponseBase:
        """Cost: no query."""
        language = ui_language(request)
        with override(language.lower()):
            told = {"problems": [_told(code) for code in SENTENCES]}
        return dumped(request, told, headers={"language": language, "negotiated": True})


class ProblemType(Resource):
    """One type of problem; its address is the `type` of such a problem."""

    operation = Operation("readProblem", "about", "ProblemType", ("not_found",))

    def get(self, request: Request, code: str) -> HttpResponseBase:
        """Cost: no query."""
        if code not in SENTENCES:
            raise NotFound("There is no problem of that code.", key=code)
        language = ui_language(request)
        with override(language.lower()):
            told = _told(code)
        return dumped(request, told, headers={"language": language, "negotiated": True})


class DocumentPage(SpectacularSwaggerSplitView):
    """The document as a page, from our own files only."""

    template_name = "api/document.html"
    url_name = "document"

    @extend_schema(exclude=True)
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """The page, or (with `?script`) its script."""
        response: Response = super().get(request, *args, **kwargs)  # type: ignore[no-untyped-call]
        return response

    def options(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """What may be done here."""
        return options()


def _told(code: str) -> dict[str, str]:
    title, _, advice = SENTENCES[code]
    return {"code": code, "type": TYPES + code, "title": gettext(title), "advice": gettext(advice)}
