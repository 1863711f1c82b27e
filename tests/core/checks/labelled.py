"""The labelled pairs of tests/data/checks, read once: <check>.jsonl, one pair a line."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from contentapi.core.checks.labelled import read
from contentapi.core.checks.scorecard import Labelled

FOLDER = Path(__file__).resolve().parents[2] / "data" / "checks"
LOCALES = ("es", "fr", "de", "pt-BR", "ar", "fa", "hi", "zh-Hans", "ja", "ru")


def files() -> list[Path]:
    """The files of all checks that have one."""
    return sorted(FOLDER.glob("*.jsonl"))


@lru_cache(maxsize=64)
def pairs_of(check: str) -> tuple[Labelled, ...]:
    """The labelled pairs of one check."""
    return tuple(read(check, (FOLDER / f"{check}.jsonl").read_text(encoding="utf-8")))
