"""The append-only record of acts."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from contentapi.models import Actor, AuditEntry, Guide


def record(
    actor: Actor,
    act: str,
    guide: Guide | None,
    at: datetime,
    *,
    version: int | None = None,
    locale: str = "",
    **detail: Any,
) -> None:
    """Write down one act, in the transaction of the act itself. Cost: one insert."""
    AuditEntry.objects.create(
        at=at, actor=actor, act=act, guide=guide, version=version, locale=locale, detail=detail
    )
