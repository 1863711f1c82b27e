"""The OpenAPI document: written by the resources themselves, so that it cannot say what they do not do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema

from contentapi.api.shapes import HEADERS, PATHS, SHAPES
from contentapi.services.sentences import SENTENCES

PROBLEM = "application/problem+json"
JSON = "application/json"
STATUSES = {
    "bad_cursor": 400,
    "bad_locale": 400,
    "bad_parameter": 400,
    "busy": 503,
    "cursor_gone": 410,
    "guide_withdrawn": 410,
    "locale_not_available": 404,
    "method_not_allowed": 405,
    "not_acceptable": 406,
    "not_found": 404,
    "precondition_failed": 412,
    "range_not_satisfiable": 416,
    "server_error": 500,
    "too_many_requests": 429,
    "unknown_guide": 404,
    "unknown_parameter": 400,
    "unknown_version": 404,
}
EVERYWHERE = (
    "unknown_parameter",
    "bad_parameter",
    "method_not_allowed",
    "not_acceptable",
    "precondition_failed",
    "too_many_requests",
    "server_error",
    "busy",
)
_CONVERTER = re.compile(r"<(?:\w+:)?(\w+)>")


@dataclass(frozen=True, slots=True)
class Operation:
    """How a resource is described.

    name       the operationId.
    answer     the name of its JSON schema; empty when it is no JSON.
    problems   the codes that it may answer with besides those that any resource may.
    html       it can be had as a page too.
    media      its media type, when it is no JSON.
    """

    name: str
    tag: str
    answer: str
    problems: Sequence[str] = ()
    html: bool = False
    media: str = JSON


class ProblemSchema(AutoSchema):
    """Describes our resources by their own declarations; any other view as the framework does."""

    def get_operation(
        self, path: str, path_regex: str, path_prefix: str, method: str, registry: Any
    ) -> dict[str, Any] | None:
        """One operation of the document."""
        operation = getattr(self.view, "operation", None)
        if not isinstance(operation, Operation):
            described: dict[str, Any] | None = super().get_operation(
                path, path_regex, path_prefix, method, registry
            )
            return described
        parameters = getattr(self.view, "parameters", ())
        first, _, rest = (type(self.view).__doc__ or "").strip().partition("\n")
        told = {
            "operationId": operation.name,
            "tags": [operation.tag],
            "summary": first,
            "parameters": [
                *_path(path),
                *_query(parameters),
                *_conditions(operation),
            ],
            "responses": _responses(operation),
        }
        if rest.strip():
            told["description"] = " ".join(rest.split())
        return told


class Generator(SchemaGenerator):
    """The document with our components."""

    def get_schema(self, request: Any = None, public: bool = True) -> dict[str, Any]:
        """The whole document. Cost: no queries; some milliseconds, once."""
        told: dict[str, Any] = super().get_schema(request=request, public=public)  # type: ignore[no-untyped-call]
        components = told.setdefault("components", {})
        components.setdefault("schemas", {}).update(SHAPES)
        components.setdefault("headers", {}).update(HEADERS)
        told["info"]["license"] = {"name": "BSD-3-Clause", "identifier": "BSD-3-Clause"}
        told["servers"] = [{"url": "/", "description": "This installation"}]
        told["tags"] = [
            {"name": "guides", "description": "Guides in the reader's language."},
            {"name": "versions", "description": "What was published, and what changed."},
            {"name": "feed", "description": "Keeping a copy in step, and working without a network."},
            {"name": "search", "description": "Finding sections by their text."},
            {"name": "locales", "description": "The languages that there are."},
            {"name": "catalogs", "description": "For translators: a guide in one locale as a file."},
            {"name": "messages", "description": "For translators: single messages."},
            {"name": "uploads", "description": "For translators: what became of a file."},
            {"name": "review", "description": "For reviewers: accept, send back, override."},
            {"name": "memory", "description": "For translators: accepted texts and terms to look up."},
            {"name": "about", "description": "The API's own description."},
        ]
        return told


def _path(path: str) -> list[dict[str, Any]]:
    """The parameters in a path, by name."""
    return [
        {"in": "path", "name": name, "required": True, **PATHS[name]} for name in re.findall(r"{(\w+)}", path)
    ]


def _query(parameters: Sequence[Any]) -> list[dict[str, Any]]:
    """Query parameters as they are declared."""
    told = []
    for one in parameters:
        described = {"in": "query", "name": one.name, "description": one.about, "schema": dict(one.schema)}
        if one.required:
            described["required"] = True
        if one.example is not None:
            described["example"] = one.example
        told.append(described)
    return told


def _conditions(operation: Operation) -> list[dict[str, Any]]:
    """The header fields that matter to a reader."""
    names = {"If-None-Match": "The ETag of the copy at hand; 304 when it is still good."}
    if operation.name in {"readGuide", "listGuides"}:
        names["Accept-Language"] = "The reader's languages, when `lang` is not sent."
    if operation.media == "application/zip":
        names["Range"] = "A part of the file: `bytes=1000-`."
    return [
        {"in": "header", "name": name, "description": about, "schema": {"type": "string"}}
        for name, about in names.items()
    ]


def _responses(operation: Operation) -> dict[str, Any]:
    """What may be answered, success first."""
    fields = {name: {"$ref": f"#/components/headers/{name}"} for name in ("ETag", "Cache-Control", "Vary")}
    named = {"schema": {"$ref": f"#/components/schemas/{operation.answer}"}} if operation.answer else {}
    content: dict[str, Any] = {operation.media: named}
    if operation.html:
        content["text/html"] = {"schema": {"type": "string"}}
    told: dict[str, Any] = {
        "200": {"description": "What was asked for.", "headers": fields, "content": content},
        "304": {"description": "The copy at hand is still good.", "headers": fields},
    }
    if operation.media == "application/zip":
        told["206"] = {"description": "The range asked for.", "headers": fields, "content": content}
    if operation.name in NAMED_BY_LOCALE:
        told["301"] = {"description": "The canonical address, in Location."}
    for status, codes in sorted(_by_status((*operation.problems, *EVERYWHERE)).items()):
        names = ", ".join(f"`{code}` ({SENTENCES[code][0]})" for code in sorted(codes))
        told[str(status)] = {
            "description": names,
            "content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
    return told


NAMED_BY_LOCALE = frozenset({"readGuideInLocale", "readSection", "readVersion", "readBundle"})


def _by_status(codes: Sequence[str]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for code in codes:
        found.setdefault(STATUSES[code], set()).add(code)
    return found
