"""The scorecard of the checks, as a table for people and as values for programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich.table import Table

from contentapi.core.checks import CHECKS
from contentapi.core.checks.labelled import read
from contentapi.core.checks.scorecard import MAX_FALSE_ALARMS, Labelled, Score, score, total
from contentapi.core.errors import BadParameter, UnknownFile

NUMBERS = ("right", "wrong", "hits", "misses", "false_alarms", "unadvised", "noise")


def scores(folder: Path) -> tuple[Score, ...]:
    """The tally of every check and locale over the pairs in `folder/<check>.jsonl`; the sums last, under `*`.

    Raises UnknownFile, BadParameter.
    """
    known = {check.id for check in CHECKS}
    files = sorted(path for path in folder.glob("*.jsonl") if path.stem in known)
    if not files:
        raise UnknownFile(f"{folder}: there are no labelled pairs, <check>.jsonl.", key=str(folder))
    pairs = [pair for path in files for pair in _pairs(path)]
    tallies = score(pairs)
    return (*tallies, *total(tallies).values())


def _pairs(path: Path) -> list[Labelled]:
    """The pairs of one file."""
    try:
        return list(read(path.stem, path.read_text(encoding="utf-8")))
    except UnicodeDecodeError:
        raise BadParameter(f"{path} is not UTF-8.", key=str(path)) from None
    except BadParameter as error:
        raise BadParameter(f"{path}: {error.message}", line=error.line, key=str(path)) from None


def noisy(tallies: Sequence[Score]) -> list[str]:
    """Checks that block more right pairs than a check may."""
    return [one.check for one in tallies if one.locale == "*" and one.false_alarm_rate > MAX_FALSE_ALARMS]


def table(tallies: Sequence[Score]) -> Table:
    """One row a check and locale, the sum of each check below its locales."""
    order = {check.id: number for number, check in enumerate(CHECKS)}
    made = Table(box=None, header_style="bold", pad_edge=False)
    for name in ("check", "locale", *NUMBERS, "hit rate", "false alarm rate"):
        made.add_column(name.replace("_", " "), justify="left" if name in {"check", "locale"} else "right")
    for one in sorted(tallies, key=lambda one: (order[one.check], one.locale == "*", one.locale)):
        hit = f"{one.hits / one.wrong:.1%}" if one.wrong else "–"
        cells = [one.check, one.locale, *(str(getattr(one, name)) for name in NUMBERS)]
        made.add_row(*cells, hit, f"{one.false_alarm_rate:.1%}", style="bold" if one.locale == "*" else "")
    return made


def told(one: Score) -> dict[str, Any]:
    """The same for programs."""
    return {**asdict(one), "false_alarm_rate": round(one.false_alarm_rate, 4)}
