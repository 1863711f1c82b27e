"""A glossary term as a value: what the table and the TBX file of a glossary carry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from contentapi.core.errors import BadLocale, BadTerms, DuplicateKey
from contentapi.core.locales import canonical

MAX_TEXT: Final = 200
MAX_NOTE: Final = 300
MAX_TERMS: Final = 100_000
WARNINGS: Final = ("do-not", "stop", "seek-help-now", "allergy", "pregnancy")


class Use(StrEnum):
    """What a rendering is for: one of the required ones must stand, an allowed one may, a forbidden never."""

    REQUIRED = "required"
    ALLOWED = "allowed"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True)
class TermRendering:
    """How a term is, may be, or must not be said in one locale. text: 1–200 characters."""

    locale: str
    text: str
    use: Use = Use.REQUIRED


@dataclass(frozen=True, slots=True)
class TermEntry:
    """A source term with all its renderings.

    name            as it stands in source texts, 1–200 characters; once per source locale.
    source_locale   BCP 47 canonical.
    variants        further forms of it in the source locale.
    medicine        it names a medicine.
    warning         the kind of warning phrase it is, one of WARNINGS, or "".
    note            for translators, at most 300 characters.
    """

    name: str
    source_locale: str
    variants: tuple[str, ...] = ()
    medicine: bool = False
    warning: str = ""
    note: str = ""
    renderings: tuple[TermRendering, ...] = ()


def check_term(entry: TermEntry, *, line: int | None = None) -> None:
    """Raise BadTerms, with the line that is given, when a value is out of its form or said twice.

    >>> check_term(TermEntry("", "en"))
    Traceback (most recent call last):
    contentapi.core.errors.BadTerms: A term is empty.
    """
    for fault in _faults(entry):
        raise BadTerms(fault, line=line, key=entry.name[:MAX_TEXT] or None)


def check_alone(entries: Iterable[TermEntry]) -> None:
    """Raise DuplicateKey when a term stands twice in the same source locale. Linear."""
    seen: set[tuple[str, str]] = set()
    for entry in entries:
        if (entry.name, entry.source_locale) in seen:
            raise DuplicateKey(f"The term {entry.name[:60]!a} stands twice.", key=entry.name)
        seen.add((entry.name, entry.source_locale))


def _faults(entry: TermEntry) -> Iterator[str]:
    texts = [entry.name, *entry.variants, *(rendering.text for rendering in entry.renderings)]
    if any(not text.strip() for text in texts):
        yield "A term is empty."
    if any(len(text) > MAX_TEXT for text in texts):
        yield f"A term has more than {MAX_TEXT} characters."
    if len(entry.note) > MAX_NOTE:
        yield f"The note has more than {MAX_NOTE} characters."
    if entry.warning not in {"", *WARNINGS}:
        yield f"The warning {entry.warning[:40]!a} is none of {', '.join(WARNINGS)}."
    sayings = [(entry.source_locale, text) for text in (entry.name, *entry.variants)]
    sayings += [(rendering.locale, rendering.text) for rendering in entry.renderings]
    if len(set(sayings)) < len(sayings):
        doubled = next(text for (_, text), times in Counter(sayings).items() if times > 1)
        yield f"{doubled[:60]!a} stands twice for one locale."
    for locale in {locale for locale, _ in sayings}:
        if not _is_canonical(locale):
            yield f"{locale[:40]!a} is not a locale in canonical form, as in es-MX or zh-Hans."


def _is_canonical(locale: str) -> bool:
    try:
        return canonical(locale) == locale
    except BadLocale:
        return False
