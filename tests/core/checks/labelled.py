"""The labelled pairs of tests/data/checks, read once: <check>.jsonl, one pair a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from contentapi.core.checks import Pair, Term
from contentapi.core.checks.scorecard import Expect, Labelled

FOLDER = Path(__file__).resolve().parents[2] / "data" / "checks"
LOCALES = ("es", "fr", "de", "pt-BR", "ar", "fa", "hi", "zh-Hans", "ja", "ru")


def files() -> list[Path]:
    """The files of all checks that have one."""
    return sorted(FOLDER.glob("*.jsonl"))


@lru_cache(maxsize=64)
def pairs_of(check: str) -> tuple[Labelled, ...]:
    """The labelled pairs of one check."""
    return tuple(_read(check))


def _read(check: str) -> Iterator[Labelled]:
    for line in (FOLDER / f"{check}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Labelled(check, _pair(row), Expect(row["expect"]), row["why"])


def _pair(row: dict[str, Any]) -> Pair:
    return Pair(
        source=row["source"],
        target=row["target"],
        locale=row["locale"],
        source_locale=row.get("source_locale", "en"),
        critical=row["critical"],
        links=tuple(row.get("links", ())),
        terms=tuple(_term(term) for term in row.get("terms", ())),
        contacts={known: frozenset(renderings) for known, renderings in row.get("contacts", {}).items()},
        others=frozenset(row.get("others", ())),
    )


def _term(row: dict[str, Any]) -> Term:
    return Term(**{name: tuple(value) if isinstance(value, list) else value for name, value in row.items()})
