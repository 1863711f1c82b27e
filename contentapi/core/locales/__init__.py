"""Locales: what a tag means, how it is written, which locale it falls back to.

tags          BCP 47 read, checked and written one way        canonical
inheritance   CLDR's parents under two guards, scripts        parents, likely, script, direction …
names         own name, English name, dates in words          own_name, english_name, name_in, day_in
ranges        what a reader asks for, for `core.negotiation`
posix         gettext's spelling                              to_posix, from_posix
known         what Babel's copy of CLDR holds
tables        what it lacks
"""

from __future__ import annotations

from contentapi.core.locales.inheritance import (
    default_variant,
    direction,
    likely,
    parents,
    same_language,
    same_script,
    script,
)
from contentapi.core.locales.names import day_in, english_name, name_in, own_name
from contentapi.core.locales.posix import from_posix, to_posix
from contentapi.core.locales.tags import MAX_LENGTH, canonical, canonical_for_reader

__all__ = [
    "MAX_LENGTH",
    "canonical",
    "canonical_for_reader",
    "day_in",
    "default_variant",
    "direction",
    "english_name",
    "from_posix",
    "likely",
    "name_in",
    "own_name",
    "parents",
    "same_language",
    "same_script",
    "script",
    "to_posix",
]
