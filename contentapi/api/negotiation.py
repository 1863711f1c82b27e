"""The reader's wishes: which locale, which media type. The choosing itself is `core.negotiation`'s."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest

from contentapi.core.errors import BadLocale, LocaleNotAvailable, NotAcceptable
from contentapi.core.http import acceptable
from contentapi.core.locales import canonical, canonical_for_reader
from contentapi.core.negotiation import Reason, negotiate
from contentapi.queries.releases import Shelf

Substitutes = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader asked for.

    lang      a canonical locale given in the address; it beats the header. Empty when absent.
    header    `Accept-Language`, as sent.
    exact     nothing else will do (`fallback=none`).
    """

    lang: str = ""
    header: str = ""
    exact: bool = False

    @property
    def by_header(self) -> bool:
        """Was the header looked at? Then caches have to know."""
        return not self.lang


def wanted(request: HttpRequest, values: Mapping[str, Any]) -> Wanted:
    """The wishes of a request, from its checked parameters and its header."""
    return Wanted(
        lang=values.get("lang") or "",
        header=request.META.get("HTTP_ACCEPT_LANGUAGE", ""),
        exact=values.get("fallback") == "none",
    )


def choose(wish: Wanted, available: Collection[str], *, source: str, substitutes: Substitutes) -> str | None:
    """The locale for a reader, or None when all was refused or nothing is exactly what was asked."""
    asked = wish.lang or wish.header
    found = negotiate(asked, available, default=source, substitutes=substitutes)
    if found is None:
        return None
    met = found.reason in {Reason.EXACT, Reason.WILDCARD} or not asked.strip()
    return found.locale if met or not wish.exact else None


def for_guide(wish: Wanted, shelf: Shelf, substitutes: Substitutes) -> str:
    """The locale of a guide for a reader. Raises LocaleNotAvailable, NotAcceptable."""
    found = choose(wish, shelf.releases, source=shelf.source_locale, substitutes=substitutes)
    if found is not None and found in shelf.releases:
        return found
    if wish.exact:
        asked = wish.lang or wish.header[:100]
        raise LocaleNotAvailable(
            f"{shelf.guide} is not available in {asked}; it is in {', '.join(shelf.locales)}.",
            key="lang",
            guide=shelf.guide,
            locale=asked,
            available=shelf.locales,
        )
    raise NotAcceptable(
        f"Every language that {shelf.guide} is in was refused: {', '.join(shelf.locales)}.",
        key="Accept-Language",
        guide=shelf.guide,
        available=shelf.locales,
    )


def media(request: HttpRequest, there: Sequence[str]) -> str:
    """The media type to send. Raises NotAcceptable."""
    found = acceptable(request.META.get("HTTP_ACCEPT"), there)
    if found is None:
        raise NotAcceptable(
            f"The request accepts none of what there is: {', '.join(there)}.",
            key="Accept",
            available=list(there),
        )
    return found


def ui_language(request: HttpRequest) -> str:
    """The language of the product's own words for a request: by `lang`, else by the header."""
    try:
        lang = canonical_for_reader(request.GET["lang"]) if "lang" in request.GET else ""
    except (BadLocale, SuspiciousOperation):
        lang = ""
    found = negotiate(lang or request.META.get("HTTP_ACCEPT_LANGUAGE", ""), _spoken(), default="en")
    return found.locale if found is not None else "en"


@lru_cache(maxsize=1)
def _spoken() -> frozenset[str]:
    return frozenset(canonical(code) for code, _ in settings.LANGUAGES)
