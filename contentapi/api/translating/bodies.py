"""What was sent with a request: a file, or a JSON object that is read as strictly as query parameters."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from rest_framework.request import Request

from contentapi.api import parameters as query
from contentapi.core.errors import BadRequest, TooLarge, UnknownParameter

MAX_JSON = 1024 * 1024
MAX_NAMES = 100_000
KINDS: dict[str, type] = {"string": str, "boolean": bool, "array": list}
EXPECTED = {"string": "a text", "boolean": "true or false", "array": "a list of texts"}


@dataclass(frozen=True, slots=True)
class Member:
    """One member of a JSON object. kind: string, boolean, or array (of texts)."""

    name: str
    kind: str
    about: str
    required: bool = False
    choices: Collection[str] = ()
    example: Any = None

    @property
    def schema(self) -> dict[str, Any]:
        """The same as JSON Schema."""
        told: dict[str, Any] = {"type": self.kind, "description": self.about}
        if self.kind == "array":
            told["items"] = {"type": "string"}
        if self.choices:
            told["enum"] = list(self.choices)
        return told


def data(request: Request, limit: int) -> bytes:
    """The body, at most one byte more than the limit, so that a larger one is told as such.

    Raises BadRequest for one that was cut off on its way: half a text must not be taken for a whole one.
    """
    media = request.META.get("CONTENT_TYPE", "").partition(";")[0].strip().lower()
    if media == "multipart/form-data":
        raise BadRequest("Send the file itself as the body, not a form.", key="Content-Type")
    stream = request._request  # noqa: SLF001 - the framework would parse it
    if "chunked" in request.META.get("HTTP_TRANSFER_ENCODING", "").lower():
        stream = request.META["wsgi.input"]  # Django reads no further than Content-Length, which is not there
    read = b""
    while len(read) <= limit and (more := stream.read(limit + 1 - len(read))):
        read += more
    if len(read) <= limit and len(read) < _announced(request):
        told = f"The body was cut off: {len(read):,} bytes came. Send it again."
        raise BadRequest(told, key="Content-Length")
    return read


def whole(request: Request, limit: int) -> bytes:
    """A file's body as `data`, whose sender says how long it is. Raises BadRequest.

    JSON ends with a brace; a PO file that was cut off may look whole, and no server of ours tells a chunked
    body that ended early from one that ended.
    """
    if "chunked" in request.META.get("HTTP_TRANSFER_ENCODING", "").lower():
        raise BadRequest(
            "Send the file with Content-Length, not in chunks: a file that was cut off would look whole.",
            key="Content-Length",
        )
    return data(request, limit)


def _announced(request: Request) -> int:
    """The length that the sender announced; 0 for none."""
    told = request.META.get("CONTENT_LENGTH") or ""
    return int(told) if told.isdecimal() else 0


def members(request: Request, known: Sequence[Member]) -> dict[str, Any]:
    """The members of the JSON object that was sent; None for those left out.

    Raises TooLarge, BadRequest (not JSON), UnknownParameter (a member that is not known), BadParameter.
    """
    sent = data(request, MAX_JSON)
    if len(sent) > MAX_JSON:
        raise TooLarge(f"The JSON has more than {MAX_JSON:,} bytes.")
    try:
        told = orjson.loads(sent) if sent.strip() else {}
    except orjson.JSONDecodeError as error:
        raise BadRequest(f"The body is not JSON in UTF-8: {error.msg}.", line=error.lineno) from None
    if not isinstance(told, dict):
        raise BadRequest("The body must be a JSON object.")
    names = [member.name for member in known]
    for name in told:
        if name not in names:
            shown = str(name)[:100]
            raise UnknownParameter(
                f"{shown!r} is not known here; known: {', '.join(names)}.", key=shown, known=names
            )
    return {member.name: _value(member, told.get(member.name)) for member in known}


def _value(member: Member, value: Any) -> Any:
    if value is None and not member.required:
        return None
    fits = isinstance(value, KINDS[member.kind]) and (not member.choices or value in member.choices)
    if fits and member.kind == "array":
        fits = len(value) <= MAX_NAMES and all(isinstance(one, str) for one in value)
    if not fits:
        expected = ", ".join(member.choices) or EXPECTED[member.kind]
        raise query.refuse(member.name, "" if value is None else str(value), expected)
    return value
