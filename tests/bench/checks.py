"""Microseconds a message for each check and for all together, beside a baseline in the same run.

    python tests/bench/checks.py [rounds]

The pairs are the labelled ones of tests/data/checks: short, full of numbers, in ten languages and more, so
harder than running prose. Every round makes every text new to the caches (a blank more at its end), while
a source stays shared by its translations, as when a catalog is checked in many locales. The baseline is
the least that any check of a text costs: NFC and one pass of a regular expression over both texts.
"""

from __future__ import annotations

import json
import re
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from contentapi.core.checks import CHECKS, Pair, run  # noqa: E402

DATA = ROOT / "tests" / "data" / "checks"
WORD = re.compile(r"\w+")


def pairs() -> list[Pair]:
    """Every distinct labelled pair, those of one source side by side."""
    found: dict[tuple[str, str, str], Pair] = {}
    for path in sorted(DATA.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            key = (row["source"], row["locale"], row["target"])
            found[key] = Pair(row["source"], row["target"], row["locale"], critical=row["critical"])
    return [found[key] for key in sorted(found)]


def renewed(plain: list[Pair], number: int) -> list[Pair]:
    """The pairs with texts that no cache has seen."""
    tail = " " * number
    return [Pair(p.source + tail, p.target + tail, p.locale, critical=p.critical) for p in plain]


def baseline(pair: Pair) -> None:
    """NFC and one regular expression over source and target."""
    for text in (pair.source, pair.target):
        WORD.findall(unicodedata.normalize("NFC", text))


def seconds(work: Callable[[Pair], object], some: list[Pair]) -> float:
    """Time of one pass over pairs."""
    begin = time.process_time()
    for pair in some:
        work(pair)
    return time.process_time() - begin


def rows(rounds: int) -> Iterator[tuple[str, float]]:
    """(name, best microseconds a message) of the baseline, each check alone, and all together."""
    plain = pairs()
    for pair in plain:
        run(pair)
    serial = iter(range(1, 10**6))
    works: list[tuple[str, Callable[[Pair], object]]] = [("baseline", baseline)]
    works += [(check.id, lambda pair, f=check.function: list(f(pair))) for check in CHECKS]  # type: ignore[misc]
    works.append(("all together", run))
    for name, work in works:
        best = min(seconds(work, renewed(plain, next(serial))) for _ in range(rounds))
        yield name, best / len(plain) * 1e6


def main() -> None:
    """Print the table."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    print(f"{len(pairs())} pairs, best of {rounds} rounds, every text new to the caches")
    base = 0.0
    for name, micro in rows(rounds):
        base = base or micro
        print(f"{name:<16}{micro:9.1f} µs a message{micro / base:8.1f} × baseline")


if __name__ == "__main__":
    main()
