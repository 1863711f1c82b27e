"""Microseconds a message for each check and for all together, beside a baseline in the same run.

    python tests/bench/checks.py [rounds]

Two sets of pairs: the catalogs of the guides in locale/, which is what the checks meet in use; and the labelled
pairs of tests/data/checks, where every text has a number and every third a fault, the hardest case. Every round
starts with empty caches of texts; a source stays shared by its translations, as when a catalog is checked in
many locales. The baseline is the least that any check of a text costs: NFC and one pass of a regular
expression over both texts.
"""

from __future__ import annotations

import gc
import json
import re
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import polib  # noqa: E402

from contentapi.core.checks import CHECKS, Pair, run  # noqa: E402

DATA = ROOT / "tests" / "data" / "checks"
WORD = re.compile(r"\w+")


def translated() -> list[Pair]:
    """Every message of the guides' catalogs, those of one source side by side."""
    found = [
        Pair(entry.msgid, entry.msgstr, path.parts[-3].replace("_", "-"))
        for path in sorted((ROOT / "locale").glob("*/LC_MESSAGES/guide-*.po"))
        for entry in polib.pofile(str(path))
        if entry.msgstr and not entry.obsolete
    ]
    return sorted(found, key=lambda pair: (pair.source, pair.locale))


def labelled() -> list[Pair]:
    """Every distinct labelled pair, those of one source side by side."""
    found: dict[tuple[str, str, str], Pair] = {}
    for path in sorted(DATA.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            key = (row["source"], row["locale"], row["target"])
            found[key] = Pair(row["source"], row["target"], row["locale"], critical=row["critical"])
    return [found[key] for key in sorted(found)]


def forget() -> None:
    """Empty the caches of texts; the compiled tables of languages stay, as in a running service."""
    for name, module in tuple(sys.modules.items()):
        if name.startswith("contentapi.core.checks"):
            for value in vars(module).values():
                parameters = getattr(value, "cache_parameters", dict)()
                if parameters.get("maxsize", 0) >= 1024:
                    value.cache_clear()


def baseline(pair: Pair) -> None:
    """NFC and one regular expression over source and target."""
    for text in (pair.source, pair.target):
        WORD.findall(unicodedata.normalize("NFC", text))


def seconds(work: Callable[[Pair], object], some: list[Pair]) -> float:
    """Processor time of one pass over pairs, the garbage collector off as in timeit."""
    forget()
    gc.collect()
    gc.disable()
    begin = time.process_time()
    for pair in some:
        work(pair)
    spent = time.process_time() - begin
    gc.enable()
    return spent


def rows(plain: list[Pair], rounds: int) -> Iterator[tuple[str, float]]:
    """(name, best microseconds a message) of the baseline, each check alone, and all together."""
    for pair in plain:
        run(pair)
    works: list[tuple[str, Callable[[Pair], object]]] = [("baseline", baseline)]
    works += [(check.id, lambda pair, f=check.function: list(f(pair))) for check in CHECKS]  # type: ignore[misc]
    works.append(("all together", run))
    for name, work in works:
        best = min(seconds(work, plain) for _ in range(rounds))
        yield name, best / len(plain) * 1e6


def main() -> None:
    """Print a table for each set."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    for title, plain in (("the guides' catalogs", translated()), ("labelled pairs", labelled())):
        if not plain:
            continue
        print(f"{title}: {len(plain)} pairs, best of {rounds} rounds, caches of texts empty")
        base = 0.0
        for name, micro in rows(plain, rounds):
            base = base or micro
            print(f"{name:<16}{micro:9.1f} µs a message{micro / base:8.1f} × baseline")


if __name__ == "__main__":
    main()
