"""The resources' own declarations, and how they become operations of the OpenAPI document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import ResolvedComponent

from contentapi.api.parameters import Parameter
from contentapi.api.translating.bodies import Member
from contentapi.api.translating.shapes import EXAMPLES, PATHS, SHAPES
from contentapi.core.errors import ContentError
from contentapi.core.http import JSON
from contentapi.core.http.refusals import MethodNotAllowed, ServerError
from contentapi.services.sentences import SENTENCES

PROBLEM = "application/problem+json"
EVERYWHERE = (
    "unknown_parameter",
    "bad_parameter",
    "bad_locale",
    "not_authenticated",
    "not_allowed",
    "not_found",
    "method_not_allowed",
    "too_many_requests",
    "server_error",
    "busy",
)
SECURITY: Mapping[str, dict[str, Any]] = {
    "token": {
        "type": "http",
        "scheme": "bearer",
        "description": "A token made by `manage.py api_token create` or at the desk; `Token …` works too.",
    },
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": "sessionid",
        "description": "A signed-in session; acts need `X-CSRFToken` besides.",
    },
}


@dataclass(frozen=True, slots=True)
class Described:
    """One method of a resource.

    name        the operationId; tag  its group in the document.
    answer      the name of the JSON schema of its answer; "" when it answers a file.
    files       media types of the files that it answers or takes.
    takes_file  the body is a file; else it is a JSON object of these members.
    headers     request fields that matter: name → what it does.
    problems    codes that it may answer with besides those that any may.
    """

    name: str
    tag: str
    answer: str = ""
    parameters: Sequence[Parameter] = ()
    members: Sequence[Member] = ()
    files: Sequence[str] = ()
    takes_file: bool = False
    headers: Mapping[str, str] = field(default_factory=dict)
    problems: Sequence[str] = ()


class TranslatorSchema(AutoSchema):
    """Describes a resource by its own declarations."""

    def get_operation(
        self, path: str, path_regex: str, path_prefix: str, method: str, registry: Any
    ) -> dict[str, Any] | None:
        """One operation of the document."""
        one: Described | None = getattr(self.view, "operations", {}).get(method.lower())
        if one is None:
            return None
        _register(registry)
        handler = getattr(type(self.view), method.lower())
        first, _, rest = (handler.__doc__ or "").strip().partition("\n")
        told: dict[str, Any] = {
            "operationId": one.name,
            "tags": [one.tag],
            "summary": first,
            "security": [{name: []} for name in SECURITY],
            "parameters": [*_path(path), *_query(one), *_headers(one)],
            "responses": _responses(one),
        }
        if rest.strip():
            told["description"] = " ".join(rest.split())
        if one.takes_file or one.members:
            told["requestBody"] = _body(one)
        return told


def _register(registry: Any) -> None:
    """Put our schemas and ways of signing in into the document's components."""
    for name, shape in SHAPES.items():
        component = ResolvedComponent(name, ResolvedComponent.SCHEMA, schema=shape, object=name)  # type: ignore[no-untyped-call]
        registry.register_on_missing(component)
    for name, way in SECURITY.items():
        component = ResolvedComponent(name, ResolvedComponent.SECURITY_SCHEMA, schema=way, object=name)  # type: ignore[no-untyped-call]
        registry.register_on_missing(component)


def _path(path: str) -> list[dict[str, Any]]:
    return [
        {"in": "path", "name": name, "required": True, **PATHS[name]} for name in re.findall(r"{(\w+)}", path)
    ]


def _query(one: Described) -> Iterator[dict[str, Any]]:
    for parameter in one.parameters:
        told: dict[str, Any] = {"in": "query", "name": parameter.name, "description": parameter.about}
        told |= {"schema": dict(parameter.schema), "required": parameter.required}
        if parameter.example is not None:
            told["example"] = parameter.example
        yield told


def _headers(one: Described) -> Iterator[dict[str, Any]]:
    for name, about in one.headers.items():
        yield {"in": "header", "name": name, "description": about, "schema": {"type": "string"}}


def _body(one: Described) -> dict[str, Any]:
    if one.takes_file:
        binary = {"schema": {"type": "string"}}
        return {"required": True, "content": {media: dict(binary) for media in one.files}}
    required = [member.name for member in one.members if member.required]
    schema: dict[str, Any] = {
        "type": "object",
        "additionalProperties": False,
        "properties": {member.name: member.schema for member in one.members},
    }
    if required:
        schema["required"] = required
    example = {member.name: member.example for member in one.members if member.example is not None}
    return {"required": bool(required), "content": {JSON: {"schema": schema, "example": example}}}


def _responses(one: Described) -> dict[str, Any]:
    if one.answer:
        named: dict[str, Any] = {"schema": {"$ref": f"#/components/schemas/{one.answer}"}}
        if one.answer in EXAMPLES:
            named["example"] = EXAMPLES[one.answer]
        content = {JSON: named}
    else:
        content = {media: {"schema": {"type": "string"}} for media in one.files}
    told: dict[str, Any] = {"200": {"description": "Done.", "content": content}}
    if "If-None-Match" in one.headers:
        told["304"] = {"description": "The copy at hand is still good."}
    by_status: dict[int, set[str]] = {}
    for code in (*one.problems, *EVERYWHERE):
        by_status.setdefault(STATUSES[code], set()).add(code)
    for status, codes in sorted(by_status.items()):
        names = ", ".join(f"`{code}` ({SENTENCES[code][0]})" for code in sorted(codes))
        problem = {"schema": {"$ref": "#/components/schemas/Problem"}}
        told[str(status)] = {"description": names, "content": {PROBLEM: problem}}
    return told


def _statuses(kind: type[ContentError]) -> Iterator[tuple[str, int]]:
    yield kind.code, kind.status
    for more in kind.__subclasses__():
        yield from _statuses(more)


STATUSES = {
    code: status for kind in (ContentError, MethodNotAllowed, ServerError) for code, status in _statuses(kind)
}
