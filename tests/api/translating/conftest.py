"""What the tests of the translators' API share: clients with tokens, and a guide to translate."""

from __future__ import annotations

from typing import Any

import orjson
import pytest
from django.test import Client

from contentapi.models import Guide, Segment
from contentapi.queries.terminology import memory
from contentapi.services import tokens
from tests import build

PREFIX = "/api/v1"
DRIVE = "Rest for 24 hours."
GOOD, BETTER, WRONG = "Descanse durante 24 horas.", "Repose durante 24 horas.", "Descanse durante 48 horas."
PO = "text/x-gettext-translation"


@pytest.fixture(autouse=True)
def _no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """Databases of tests look alike, so nothing read from one is kept for the next."""
    monkeypatch.setattr(memory, "SHELF", memory.Shelf())


class Program:
    """A client that signs its requests with a token."""

    def __init__(self, user: Any, **scope: Any) -> None:
        from django.utils import timezone

        given = {"name": "test", "acts": ["read", "write", "accept"], **scope}
        self.token, self.text = tokens.issue(user, by=user, at=timezone.now(), **given)
        self.scheme = "Bearer"
        self.client = Client()

    def ask(self, method: str, path: str, data: Any = None, **headers: str) -> Any:
        """One request; JSON unless the data are bytes."""
        body = data if isinstance(data, bytes) else orjson.dumps(data) if data is not None else b""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        named.setdefault("Authorization", f"{self.scheme} {self.text}")
        media = named.pop("Content-Type", PO if isinstance(data, bytes) else "application/json")
        where = path if path.startswith("/") else f"{PREFIX}/{path}"
        return self.client.generic(method, where, body, content_type=media, headers=named)

    def get(self, path: str, **headers: str) -> Any:
        return self.ask("GET", path, **headers)

    def put(self, path: str, data: bytes, **headers: str) -> Any:
        return self.ask("PUT", path, data, **headers)

    def post(self, path: str, data: Any = None, **headers: str) -> Any:
        return self.ask("POST", path, data, **headers)

    def patch(self, path: str, data: Any, **headers: str) -> Any:
        return self.ask("PATCH", path, data, **headers)


@pytest.fixture
def guide(db: None) -> Guide:
    """A guide with an approved version."""
    return build.make_version(state="approved").guide


@pytest.fixture
def drive(guide: Guide) -> str:
    """The name of a message in Spanish."""
    segment = Segment.objects.get(source=DRIVE)
    return f"{guide.slug}:es:{segment.section_key}:{segment.segment_id}"


@pytest.fixture
def translator(db: None) -> Program:
    return Program(build.translator())


@pytest.fixture
def reviewer(db: None) -> Program:
    return Program(build.reviewer())


@pytest.fixture
def clinician(db: None) -> Program:
    return Program(build.clinician())


def with_text(po: bytes, source: str, text: str) -> bytes:
    """An exported file with one text changed."""
    head, found, rest = po.decode().partition(f'msgid "{source}"\nmsgstr "')
    assert found, source
    _, _, rest = rest.partition('"\n')
    return f'{head}{found}{text}"\n{rest}'.encode()
