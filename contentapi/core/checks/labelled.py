"""Labelled pairs as they are written down: one JSON object a line, in a file named by the check."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from contentapi.core.checks.findings import Pair, Term
from contentapi.core.checks.scorecard import Expect, Labelled
from contentapi.core.errors import BadParameter


def read(check: str, text: str) -> Iterator[Labelled]:
    r"""The pairs of one file. Raises BadParameter with the line that cannot be read.

    Each line has `source`, `target`, `locale` and `expect` (block, advise, pass); where they matter, also
    `critical`, `source_locale`, `links`, `terms`, `contacts`, `others` and `why`.

    >>> line = '{"source": "5 mg", "target": "50 mg", "locale": "fr", "expect": "block"}'
    >>> next(read("numbers", line)).pair.target
    '50 mg'
    """
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            try:
                row = json.loads(line)
                yield Labelled(check, _pair(row), Expect(row["expect"]), row.get("why", ""))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise BadParameter(f"This is no labelled pair: {error!r}.", line=number, key=check) from None


def _pair(row: dict[str, Any]) -> Pair:
    return Pair(
        source=row["source"],
        target=row["target"],
        locale=row["locale"],
        source_locale=row.get("source_locale", "en"),
        critical=row.get("critical", False),
        links=tuple(row.get("links", ())),
        terms=tuple(_term(term) for term in row.get("terms", ())),
        contacts={known: frozenset(renderings) for known, renderings in row.get("contacts", {}).items()},
        others=frozenset(row.get("others", ())),
    )


def _term(row: dict[str, Any]) -> Term:
    forms: dict[str, Any] = {n: tuple(one) if isinstance(one, list) else one for n, one in row.items()}
    return Term(**forms)
