"""Carry-over proposals against `msgmerge --previous`, on the same files in one run: time and quality.

    .venv/bin/python tests/bench/carryover.py                 2,000 messages, 200 edited (half a minute)
    .venv/bin/python tests/bench/carryover.py --large         also 10,000 messages, 1,000 edited (minutes)
    .venv/bin/python tests/bench/carryover.py --history OLD.po NEW.po …   pairs of two ages of one catalog

The texts are real prose: Python's reference, descriptions and licences of installed packages, docstrings. A
tenth of the messages is edited (words replaced, put in, taken out, sentences moved), a fiftieth is new and a
fiftieth is gone. Edited messages have new segment ids in their old sections.

right    the proposal is the message that was edited (or one with the same text)
wrong    another one, or one for a message that is new
missed   an edited message without a proposal

In a history nobody says what was edited from what. There a new message counts as edited from the gone one whose
target its translators kept, or nearly (0.75 alike), and as new when there is none.

Both sides are timed with reading both files, in processor time, so that other work on the machine does not count;
msgmerge also writes its result, which is a hundredth of its time.
"""

from __future__ import annotations

import argparse
import ast
import pydoc_data.topics
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import django
from rapidfuzz import process
from rapidfuzz.distance import Indel

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from contentapi.core import po
from contentapi.core.catalog import Catalog, Message
from contentapi.core.errors import CatalogRefused
from contentapi.core.memory import propose

HEADER = {
    "Language": "es",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}
IN_A_SECTION = 12
TARGET_LIVES_ON = 0.75
Key = tuple[str | None, str]


@dataclass(frozen=True)
class Case:
    """Two ages of a catalog; `truth` says what each changed message was edited from ("" for new ones)."""

    name: str
    old: Catalog
    new: Catalog
    truth: dict[Key, str]


def prose() -> list[str]:
    """Paragraphs of real English prose at hand, each once, in a fixed order."""
    found: dict[str, None] = {}
    for text in documents():
        for paragraph in re.split(r"\n\s*\n", text):
            plain = " ".join(paragraph.split())
            letters = sum(char.isalpha() or char == " " for char in plain)
            if 12 <= len(plain) <= 600 and letters > 0.85 * len(plain):
                found[plain] = None
    return list(found)


def documents() -> Iterator[str]:
    """The texts that the prose is taken from."""
    yield from (text for _, text in sorted(pydoc_data.topics.topics.items()))
    for folder in sorted(Path(entry) for entry in sys.path if entry.endswith("site-packages")):
        for path in sorted(folder.glob("*.dist-info/**/*")):
            if path.is_file() and re.match("METADATA|LICEN|README|NOTICE", path.name):
                yield path.read_text(encoding="utf-8", errors="replace")
    for path in sorted(
        [*Path(ast.__file__).parent.glob("*.py"), *Path(django.__file__).parent.rglob("*.py")]
    ):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
                yield ast.get_docstring(node) or ""


def edited(text: str, words: Sequence[str], chance: random.Random) -> str:
    """A text after an editor's hand: a share of its words changed, now and then its sentences moved."""
    parts = text.split()
    for _ in range(max(1, round(len(parts) * chance.choice([0.03, 0.08, 0.15, 0.25, 0.35])))):
        place, act = chance.randrange(len(parts)), chance.random()
        if act < 0.5:
            parts[place] = chance.choice(words)
        elif act < 0.75:
            parts.insert(place, chance.choice(words))
        elif len(parts) > 1:
            del parts[place]
    sentences = re.split(r"(?<=[.!?]) ", " ".join(parts))
    if len(sentences) > 1 and chance.random() < 0.15:
        sentences = sentences[1:] + sentences[:1]
    return " ".join(sentences)


def synthetic(size: int, seed: int) -> Case:
    """A catalog and its next age."""
    chance, fresh = random.Random(seed), size // 50
    texts = prose()
    chance.shuffle(texts)
    if len(texts) < size + fresh:
        sys.exit(f"There are only {len(texts):,} paragraphs of prose here, {size + fresh:,} are needed.")
    words = [word for text in texts[:size:7] for word in text.split()]
    changed = set(chance.sample(range(size), size // 10))
    gone = set(chance.sample(sorted(set(range(size)) - changed), fresh))
    old, new = [], []
    truth: dict[Key, str] = {}
    for number, text in enumerate(texts[:size]):
        section = f"s{number // IN_A_SECTION}"
        old.append(Message(f"{section}/p{number}", text, f"[{text}]"))
        later = edited(text, words, chance) if number in changed else text
        if number not in gone:
            new.append(Message(f"{section}/p{number}" if later == text else f"{section}/e{number}", later))
        if later != text:
            truth[new[-1].key] = text
    added = [
        Message(f"s{chance.randrange(size // IN_A_SECTION)}/n{number}", text)
        for number, text in enumerate(texts[size : size + fresh])
    ]
    truth |= {message.key: "" for message in added}
    name = f"{size:,} messages, {len(truth) - fresh:,} edited, {fresh} new"
    return Case(name, Catalog(HEADER, tuple(old)), Catalog(HEADER, tuple(new + added)), truth)


def by_us(old_file: Path, new_file: Path) -> tuple[float, dict[Key, Key]]:
    """Seconds (the best of three), and the old key proposed for each changed message."""
    times, found = [], {}
    for _ in range(3):
        start = time.process_time()
        found = proposed(po.read(old_file.read_bytes()), po.read(new_file.read_bytes()))
        times.append(time.process_time() - start)
    return min(times), found


def proposed(old: Catalog, new: Catalog) -> dict[Key, Key]:
    """What `core.memory` proposes for the messages of a new catalog that an old one does not have."""
    before, after = {m.key for m in old.messages}, {m.key for m in new.messages}
    free = [m for m in old.messages if m.key not in after and m.target]
    changed = [m for m in new.messages if m.key not in before]
    answers = propose(
        [(m.context or "", m.source) for m in free],
        [m.source for m in changed],
        sections=[(m.context or "").rpartition("/")[0] for m in changed],
    )
    told = zip(changed, answers, strict=True)
    return {m.key: free[a.old].key for m, a in told if a is not None}


def by_msgmerge(old_file: Path, new_file: Path) -> tuple[float, dict[Key, Key]]:
    """The same by GNU msgmerge."""
    result = new_file.with_name("merged.po")
    command = [
        "msgmerge",
        "--previous",
        "--quiet",
        "--no-wrap",
        "-o",
        str(result),
        str(old_file),
        str(new_file),
    ]
    start = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True)
    end = resource.getrusage(resource.RUSAGE_CHILDREN)
    took = end.ru_utime + end.ru_stime - start.ru_utime - start.ru_stime
    merged = po.read(result.read_bytes()).messages
    return took, {
        m.key: (m.previous_context, m.previous_source)
        for m in merged
        if m.fuzzy and not m.obsolete and m.previous_source is not None
    }


def judge(truth: dict[Key, str], proposals: dict[Key, Key]) -> tuple[int, int, int]:
    """How many are right, wrong and missed."""
    right = sum(truth.get(key) == source for key, (_, source) in proposals.items())
    missed = sum(bool(source) and key not in proposals for key, source in truth.items())
    return right, len(proposals) - right, missed


def truth_of_history(old: Catalog, new: Catalog) -> dict[Key, str]:
    """The source of the gone message whose target lives on, nearly, as that of a new one."""
    before, after = {m.key for m in old.messages}, {m.key for m in new.messages}
    gone = {m.target: m.source for m in old.messages if m.key not in after}
    truth = {}
    for message in new.messages:
        if message.key not in before:
            alike = process.extractOne(
                message.target, list(gone), scorer=Indel.normalized_similarity, score_cutoff=TARGET_LIVES_ON
            )
            truth[message.key] = gone[alike[0]] if alike else ""
    return truth


def run(case: Case, folder: Path) -> None:
    """Print one case."""
    old_file, new_file = folder / "old.po", folder / "new.pot"
    old_file.write_bytes(po.write(case.old))
    new_file.write_bytes(po.write(case.new))
    (ours, found), (theirs, merged) = by_us(old_file, new_file), by_msgmerge(old_file, new_file)
    print(f"{case.name}: {ours:.3f} s, msgmerge {theirs:.2f} s, 1/{theirs / ours:.0f} of its time")
    report(judge(case.truth, found), judge(case.truth, merged))


def run_history(pairs: Sequence[tuple[Path, Path]], folder: Path) -> None:
    """Print the sum over pairs of real catalogs."""
    sums = [[0, 0, 0], [0, 0, 0]]
    for paths in pairs:
        try:
            old, new = (translated(po.read(path.read_bytes())) for path in paths)
        except CatalogRefused as refused:
            print(f"left out: {paths[0]}, {paths[1]}: {refused}", file=sys.stderr)
            continue
        truth = truth_of_history(old, new)
        old_file, new_file = folder / "old.po", folder / "new.pot"
        old_file.write_bytes(po.write(old))
        new_file.write_bytes(
            po.write(Catalog(HEADER, tuple(Message(m.context, m.source) for m in new.messages)))
        )
        for side, tool in enumerate((by_us, by_msgmerge)):
            counts = judge(truth, tool(old_file, new_file)[1])
            sums[side] = [sum(pair) for pair in zip(sums[side], counts, strict=True)]
    print(f"{len(pairs)} histories")
    report(*sums)


def report(ours: Sequence[int], theirs: Sequence[int]) -> None:
    """Print the counts of both sides."""
    for name, (right, wrong, missed) in (("ours", ours), ("msgmerge", theirs)):
        print(f"    {name:8}  right {right:5,}   wrong {wrong:5,}   missed {missed:5,}")


def translated(catalog: Catalog) -> Catalog:
    """The catalog without what is fuzzy, empty, obsolete or in plural forms."""
    kept = (m for m in catalog.messages if m.target and not m.fuzzy and not m.obsolete)
    return Catalog(HEADER, tuple(Message(m.context, m.source, m.target) for m in kept))


def main() -> None:
    """Read the command line and run what it asks for."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--large", action="store_true", help="also 10,000 messages (takes minutes)")
    options.add_argument(
        "--history", nargs="+", default=[], metavar="PO", help="old and new catalogs, in turn"
    )
    options.add_argument("--seed", type=int, default=1)
    asked = options.parse_args()
    if shutil.which("msgmerge") is None:
        sys.exit("GNU gettext is not installed: there is nothing to compare with.")
    with tempfile.TemporaryDirectory() as name:
        if asked.history:
            paths = [Path(path) for path in asked.history]
            run_history(list(zip(paths[::2], paths[1::2], strict=True)), Path(name))
            return
        for size in (2_000, 10_000) if asked.large else (2_000,):
            run(synthetic(size, asked.seed), Path(name))


if __name__ == "__main__":
    main()
