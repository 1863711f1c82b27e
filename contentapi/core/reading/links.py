"""Where links lead, as far as that can be told without visiting anybody."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from contentapi.core.rendering.inline import SAFE_TARGET

_WHOLE = re.compile(
    r"https?://[^\s/.]+(?:\.[^\s/.]+)+(?:[/?#:]\S*)?"
    r"|mailto:[^\s@,;]+@[^\s@.,;?]+(?:\.[^\s@.,;?]+)+(?:\?\S*)?"
    r"|tel:\+?(?=(?:[^\d;]*\d){3})[\d().\-]+(?:;\S*)?"
)
_GUIDE = re.compile(r"(?:/api/v1)?/guides/([a-z0-9-]+)(?:/[^?#]*)?")


def leads_nowhere(target: str) -> bool:
    """Is it no whole address of the web, of mail or of a telephone, or one that readers are not shown?

    >>> [leads_nowhere(one) for one in ("https://example.org/", "tel:+44 20 7946", "tel:--", "#risks", "")]
    [False, True, True, True, True]
    """
    return _WHOLE.fullmatch(target.strip()) is None or SAFE_TARGET.fullmatch(target.strip()) is None


@dataclass(frozen=True, slots=True)
class Place:
    """A guide of this service that a link leads to, and the section it names ("" for none)."""

    slug: str
    section: str = ""


def place(target: str, hosts: Collection[str]) -> Place | None:
    """The guide that a link leads to, if it is one of this service's hosts (`.a.example`: all below it).

    >>> place("https://guides.example/guides/knee/es/#risks", ["guides.example"])
    Place(slug='knee', section='risks')
    >>> place("https://other.example/guides/knee/", ["guides.example"])
    """
    try:
        parts = urlsplit(target.strip())
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return None
    if not any(host == one.lstrip(".") or (one.startswith(".") and host.endswith(one)) for one in hosts):
        return None
    found = _GUIDE.fullmatch(parts.path)
    return Place(found[1], unquote(parts.fragment)) if found else None
