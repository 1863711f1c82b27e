"""Reads of the full-text index. It holds nothing but what is offered, and every read asks that again.

SQLite: FTS5 with bm25. PostgreSQL: tsvector with ts_rank_cd. Both are fed the same terms by `core.searching`,
which are ASCII letters and digits, so that an expression made of them can hold nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import DatabaseError, OperationalError, connection, transaction

from contentapi.core.lifecycle import VersionState
from contentapi.core.searching import Sought, locale_term

HITS = 400
"""Hits that are ranked and looked at; the best of them are shown."""

_COLUMNS = """
    SELECT g.id, g.slug, g.source_locale, o.locale, e.key,
           e.guide_title, e.guide_title_locale, e.title, e.text
    FROM {source} JOIN contentapi_offer o ON o.release_id = e.release_id
    JOIN contentapi_guide g ON g.id = o.guide_id AND g.withdrawal_id IS NULL
    JOIN contentapi_version v ON v.guide_id = g.id AND v.state = %(state)s
    WHERE {match} AND o.locale IN ({locales})
    ORDER BY {rank}, e.id LIMIT {hits}
"""
_SQLITE = {
    "source": "contentapi_entry_index i JOIN contentapi_entry e ON e.id = i.rowid",
    "match": "contentapi_entry_index MATCH %(expression)s",
    "rank": "bm25(contentapi_entry_index, 8.0, 2.0, 1.0, 0.5)",
}
_POSTGRESQL = {
    "source": "contentapi_entry e CROSS JOIN to_tsquery('simple', %(expression)s) AS q",
    "match": "e.terms @@ q",
    "rank": "ts_rank_cd('{0.05, 0.1, 0.2, 1.0}', e.terms, q, 1) DESC",
}
_COMPARE = """
    INSERT INTO contentapi_entry_index(contentapi_entry_index, rank) VALUES ('integrity-check', 1)
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """A section (or with no key a guide's title and summary) that holds what was sought."""

    guide_row: int
    guide: str
    source_locale: str
    locale: str
    key: str
    guide_title: str
    guide_title_locale: str
    title: str
    text: str


def hits(question: Sequence[Sought], locales: Sequence[str]) -> list[Hit]:
    """Sections in these locales that hold every word, or else any; best first. Cost: one query or two."""
    if not question or not locales:
        return []
    found = _ask(question, locales, every=True)
    if found or len(question) == 1:
        return found
    return _ask(question, locales, every=False)


def sound() -> bool:
    """Does the index hold exactly the words of its entries? PostgreSQL sees to that. Cost: O(index)."""
    if connection.vendor != "sqlite":
        return True
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_COMPARE)
    except OperationalError:  # locked, or not writable: that says nothing of the index
        raise
    except DatabaseError:
        return False
    return True


def _ask(question: Sequence[Sought], locales: Sequence[str], *, every: bool) -> list[Hit]:
    sqlite = connection.vendor == "sqlite"
    dialect = _SQLITE if sqlite else _POSTGRESQL
    expression = (_fts5 if sqlite else _tsquery)(question, locales, every=every)
    named = {f"locale{number}": locale for number, locale in enumerate(locales)}
    places = ", ".join(f"%({name})s" for name in named)
    with connection.cursor() as cursor:
        cursor.execute(
            _COLUMNS.format(**dialect, locales=places, hits=HITS),
            {"expression": expression, "state": VersionState.PUBLISHED.value, **named},
        )
        return [Hit(*row) for row in cursor.fetchall()]


def _fts5(question: Sequence[Sought], locales: Sequence[str], *, every: bool) -> str:
    """An expression of FTS5: phrases in quotation marks, a star for a beginning.

    A word may stand in the guide's title alone, but not all of them: then the section says nothing of it.
    """
    words = []
    for sought in question:
        phrase = f'"{" ".join(sought.phrase)}"' + ("*" if sought.prefix else "")
        words.append("(" + " OR ".join([phrase, *(f'"{stem}"' for stem in sought.stems)]) + ")")
    joined = (" AND " if every else " OR ").join(words)
    spoken = " OR ".join(map(locale_term, locales))
    return f"({joined}) AND {{heading exact stems}} : ({' OR '.join(words)}) AND {{context}} : ({spoken})"


def _tsquery(question: Sequence[Sought], locales: Sequence[str], *, every: bool) -> str:
    """The same for PostgreSQL, where the weights A, B and C are all but the guide's title."""
    anywhere = [_lexemes(sought, "") for sought in question]
    inside = [_lexemes(sought, "ABC") for sought in question]
    spoken = " | ".join(map(locale_term, locales))
    return f"({(' & ' if every else ' | ').join(anywhere)}) & ({' | '.join(inside)}) & ({spoken})"


def _lexemes(sought: Sought, weights: str) -> str:
    """One word as lexemes in these weights; any weight where there are none."""
    mark = f":{weights}" if weights else ""
    first = f":{weights}*" if sought.prefix else mark
    phrase = " <-> ".join(f"{lexeme}{first}" for lexeme in sought.phrase)
    return "(" + " | ".join([f"({phrase})", *(f"{stem}{mark}" for stem in sought.stems)]) + ")"
