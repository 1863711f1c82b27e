"""What a section is for, and the key that names it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from enum import StrEnum

KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MAX_KEY = 64
RESERVED = "guide"
PROPOSED = 40


class SectionKind(StrEnum):
    """The purposes that a section can have; apps choose and order by them."""

    OVERVIEW = "overview"
    USES = "uses"
    HOW_IT_WORKS = "how_it_works"
    PREPARATION = "preparation"
    PROCEDURE = "procedure"
    MEDICINES = "medicines"
    RESULTS = "results"
    BENEFITS = "benefits"
    LIMITS = "limits"
    ALTERNATIVES = "alternatives"
    RISKS = "risks"
    AFTERCARE = "aftercare"
    SEEK_HELP = "seek_help"
    TALK = "talk"
    COSTS = "costs"
    QUESTIONS = "questions"
    OTHER = "other"


def propose_key(heading: str, kind: str, taken: Collection[str]) -> str:
    """A key for a new section: the words of its heading, or its kind where none is in Latin letters.

    taken   keys that name other sections; a number is put behind one of them.

    >>> propose_key("Über die *Risiken*", "risks", ())
    'uber-die-risiken'
    >>> propose_key("المخاطر", "seek_help", ["seek-help"])
    'seek-help-2'
    """
    plain = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode().lower()
    words = re.findall("[a-z0-9]+", plain.replace("'", ""))
    while len("-".join(words)) > PROPOSED and len(words) > 1:
        words.pop()
    stem = "-".join(words)[:PROPOSED] or kind.replace("_", "-")
    key, number = stem, 1
    while key in taken or key == RESERVED:
        number += 1
        key = f"{stem}-{number}"
    return key
