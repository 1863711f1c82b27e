"""A release as the full-text index takes it: an entry for its head and for each section in its locale."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from contentapi.core.searching.words import locale_term, terms

MAX_TEXT: Final = 40_000
"""Characters of a section that are indexed: the words of more would not fit one row of every database."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One section, or (with no key) title and summary.

    guide_title, title, text   what is shown of it; guide_title_locale: the locale of the first.
    heading, exact, stems      terms of its heading, of its text, and the text's stems.
    context                    terms of the guide's title, which count for every section, and of the locale.
    """

    key: str
    guide_title: str
    guide_title_locale: str
    title: str
    text: str
    heading: str
    exact: str
    stems: str
    context: str


def entries(release: dict[str, Any]) -> Iterator[Entry]:
    """The entries of a release, from its body as data. Sections in another locale are left out. O(n).

    >>> body = {"locale": "en", "title": "Knees", "title_locale": "en", "summary": "", "sections": []}
    >>> [entry.heading for entry in entries(body)]
    ['knees knee']
    >>> [entry.context for entry in entries(body)]
    ['knees knee l0en']
    """
    locale, title = release["locale"], release["title"]
    own = release["title_locale"] == locale
    context = f"{_both(title, locale) if own else ''} {locale_term(locale)}".strip()
    parts = [("", title, release["summary"])] if own else []
    parts += [(s["key"], s["title"], s["text"]) for s in release["sections"] if s["locale"] == locale]
    for key, heading, text in parts:
        written = terms(text[:MAX_TEXT], locale)
        yield Entry(
            key=key,
            guide_title=title,
            guide_title_locale=release["title_locale"],
            title=heading,
            text=text,
            heading=_both(heading, locale),
            exact=written.exact,
            stems=written.stems,
            context=context,
        )


def _both(text: str, locale: str) -> str:
    written = terms(text[:MAX_TEXT], locale)
    return f"{written.exact} {written.stems}".strip()
