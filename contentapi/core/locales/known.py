"""What Babel's copy of CLDR knows, as plain sets and maps, read once and never by a name from outside."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from babel import Locale
from babel.core import get_global
from babel.localedata import locale_identifiers

from contentapi.core.locales import tables


def _hyphens(tag: str) -> str:
    return tag.replace("_", "-")


@cache
def likely_subtags() -> Mapping[str, str]:
    """CLDR's likely subtags, keys and values as BCP 47 tags, with our own corrections."""
    rows: Mapping[str, str] = get_global("likely_subtags")
    return {_hyphens(key): _hyphens(value) for key, value in rows.items()} | dict(tables.LIKELY)


@cache
def parent_exceptions() -> Mapping[str, str]:
    """CLDR's parents that are not made by cutting the last subtag off: es-MX → es-419."""
    rows: Mapping[str, str] = get_global("parent_exceptions")
    return {_hyphens(key): _hyphens(value) for key, value in rows.items()}


@cache
def language_aliases() -> Mapping[str, str]:
    """Deprecated, three-letter and macro-language codes to CLDR's one code: iw → he, cmn → zh."""
    rows: Mapping[str, str] = get_global("language_aliases")
    return {key: _hyphens(value) for key, value in rows.items()}


@cache
def region_aliases() -> Mapping[str, list[str]]:
    """Deprecated and numeric regions to those that took their place: UK → GB, SU → RU, AM, AZ and on."""
    rows: Mapping[str, list[str]] = get_global("territory_aliases")
    return rows


@cache
def languages() -> frozenset[str]:
    """Every language that CLDR can say the script of: about 7,200 of ISO 639."""
    first = {key.partition("-")[0] for key in likely_subtags()}
    return frozenset(first - tables.NO_LANGUAGE)


@cache
def scripts() -> frozenset[str]:
    """ISO 15924 scripts that a text can be written in."""
    return frozenset(_english("scripts")) - tables.NO_SCRIPT


@cache
def regions() -> frozenset[str]:
    """ISO 3166-1 and UN M.49 regions, without the made-up ones."""
    return frozenset(_english("territories")) - tables.NO_REGION


def _english(names: str) -> Mapping[str, str]:
    rows: Any = getattr(Locale("en"), names)
    return {str(key): str(value) for key, value in rows.items()}


@cache
def babel_locales() -> Mapping[str, str]:
    """The locales that Babel has data for: our tag → Babel's identifier."""
    return {_hyphens(name): name for name in locale_identifiers()}


@cache
def written_in() -> frozenset[tuple[str, str]]:
    """(language, script) pairs that CLDR keeps apart by script: (zh, Hans), (sr, Latn), not (es, Latn)."""
    parts = (tag.split("-") for tag in babel_locales())
    return frozenset(
        (part[0], part[1]) for part in parts if len(part) > 1 and len(part[1]) == 4 and part[1].isalpha()
    )
