"""A release as the full-text index takes it: an entry for its head and for each section in its locale."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from contentapi.core.searching.words import locale_term, terms


@dataclass(frozen=True, slots=True)
class Entry:
    """One section, or (with no key) title and summary.

    guide_title, title, text   what is shown of it.
    heading, exact, stems      terms of its heading, of its text, and the text's stems.
    context                    terms of the guide's title, which count for every section, and of the locale.
    """

    key: str
    guide_title: str
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
    if own:
        yield _entry(locale, context, key="", titles=(title, title), text=release["summary"])
    for section in release["sections"]:
        if section["locale"] == locale:
            titles = (title, section["title"])
            yield _entry(locale, context, key=section["key"], titles=titles, text=section["text"])


def _entry(locale: str, context: str, *, key: str, titles: tuple[str, str], text: str) -> Entry:
    written = terms(text, locale)
    heading = _both(titles[1], locale)
    return Entry(key, *titles, text, heading, written.exact, written.stems, context)


def _both(text: str, locale: str) -> str:
    written = terms(text, locale)
    return f"{written.exact} {written.stems}".strip()
