"""Carry-over through histories of a document, version by version, against `msgmerge --previous` on the same texts.

    python tests/bench/histories.py [--documents 20] [--versions 4] [--seed 1]

A document has sections of real prose. Its editors mend typos, reword, change numbers, say the opposite, move
paragraphs within a section and now and then to another, split and join them, take some out and put new ones in;
so it is known what every paragraph came from. msgmerge gets the texts without context, as document tools give
them, which lets it find what moved. Then the same for the guide that ships, v1 → v2 → v3, where only counts are known.

kept      the translation of the very same text, also of one that comes back from an older version
proposed  an old text for one that was edited, split or joined: right when it came from it, else wrong
missed    edited, and nothing is proposed
memory    what our side leaves blank and its memory proposes when it is asked
marked    edits that change a number or a "not" and are told as such
"""

from __future__ import annotations

import argparse
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from contentapi.core import po
from contentapi.core.carryover import Carried, Known, Piece, carry_over
from contentapi.core.catalog import Catalog, Message
from contentapi.core.memory import Memory, MemoryUnit
from contentapi.core.segmentation import SegmentKind, split
from tests.bench.carryover import HEADER, prose

ROOT = Path(__file__).resolve().parents[2]
SECTIONS, IN_A_SECTION = 8, 12
SHARES = (0.04, 0.05, 0.03, 0.02, 0.03, 0.02, 0.03)  # of the acts of Editors, in their order
SENTENCE = re.compile(r"(?<=[.!?]) (?=[A-Z])")
VERB = re.compile(r"\b(is|are|can|may|must|should|will)\b(?! not)")


@dataclass(frozen=True)
class Paragraph:
    """A text, the texts of the last version that it came from, and whether an edit changed its meaning."""

    text: str
    came_from: tuple[str, ...] = ()
    meaning: bool = False


Document = list[list[Paragraph]]


@dataclass
class Editors:
    """People who edit a document; every act is one of theirs on one paragraph."""

    chance: random.Random
    fresh: Iterator[str]
    words: list[str] = field(default_factory=list)

    def next_version(self, last: Document) -> Document:
        """The document after a round of edits."""
        now = [[Paragraph(p.text, (p.text,)) for p in section] for section in last]
        now = [[new for paragraph in section for new in self._edited(paragraph)] for section in now]
        return self._moved([self._joined(section) for section in now])

    def _edited(self, one: Paragraph) -> list[Paragraph]:
        """What becomes of a paragraph: mostly itself, now and then edited, gone, split, or followed by a new one."""
        draw = self.chance.random()
        acts = (
            self._typo,
            self._reworded,
            self._renumbered,
            self._denied,
            self._split,
            self._gone,
            self._new,
        )
        for share, act in zip(SHARES, acts, strict=True):
            draw -= share
            if draw < 0:
                return act(one)
        return [one]

    def _gone(self, one: Paragraph) -> list[Paragraph]:
        """Taken out."""
        del one
        return []

    def _new(self, one: Paragraph) -> list[Paragraph]:
        """Another one after it."""
        return [one, Paragraph(next(self.fresh))]

    def _typo(self, one: Paragraph) -> list[Paragraph]:
        """Two letters of a word change places, as when a typo is mended."""
        text = one.text
        if len(text) < 12:
            return [one]
        place = self.chance.randrange(1, len(text) - 2)
        return [replace(one, text=text[:place] + text[place + 1] + text[place] + text[place + 2 :])]

    def _reworded(self, one: Paragraph) -> list[Paragraph]:
        """A few words put in another way."""
        parts = one.text.split()
        for _ in range(max(1, len(parts) // 10)):
            parts[self.chance.randrange(len(parts))] = self.chance.choice(self.words)
        return [replace(one, text=" ".join(parts))]

    def _renumbered(self, one: Paragraph) -> list[Paragraph]:
        """One number becomes another."""
        text = re.sub(r"\d+", lambda number: str(int(number[0]) * 2 + 1), one.text, count=1)
        return [replace(one, text=text, meaning=text != one.text)]

    def _denied(self, one: Paragraph) -> list[Paragraph]:
        """The opposite is said."""
        text = VERB.sub(r"\1 not", one.text, count=1)
        return [replace(one, text=text, meaning=text != one.text)]

    def _split(self, one: Paragraph) -> list[Paragraph]:
        """Two paragraphs of one, at a sentence's end."""
        sentences = SENTENCE.split(one.text)
        half = len(sentences) // 2
        parts = [" ".join(sentences[:half]), " ".join(sentences[half:])]
        return [replace(one, text=part) for part in parts if part]

    def _joined(self, section: list[Paragraph]) -> list[Paragraph]:
        """Here and there two paragraphs are made one."""
        joined: list[Paragraph] = []
        for one in section:
            if joined and one.came_from and joined[-1].came_from and self.chance.random() < 0.02:
                last = joined.pop()
                both = (*last.came_from, *one.came_from)
                one = Paragraph(f"{last.text} {one.text}", both, last.meaning or one.meaning)  # noqa: PLW2901
            joined.append(one)
        return joined

    def _moved(self, document: Document) -> Document:
        """Some paragraphs go elsewhere: mostly within their section."""
        for section in document:
            for _ in range(len(section) // 20 + (self.chance.random() < 0.3)):
                if section:
                    one = section.pop(self.chance.randrange(len(section)))
                    there = section if self.chance.random() < 0.8 else self.chance.choice(document)
                    there.insert(self.chance.randrange(len(there) + 1), one)
        return document


@dataclass
class Side:
    """One of the two: old text → what it kept and proposed for each new text."""

    counts: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0

    def judge(self, document: Document, kept: dict[str, str], proposed: dict[str, str]) -> None:
        """Hold what was carried over against what is known."""
        for one in (paragraph for section in document for paragraph in section):
            if one.text in kept:
                self.counts["kept"] += 1
            elif one.text in proposed:
                right = proposed[one.text] in one.came_from
                self.counts["proposed" if right else "proposed wrongly"] += 1
            else:
                self.counts["missed" if one.came_from else "new"] += 1


class Ours:
    """Our carry-over, with all that a guide remembers."""

    def __init__(self) -> None:
        self.known: list[Known] = []
        self.names: dict[tuple[str, str, str], int] = {}

    def carry(self, sections: list[tuple[str, list[str]]]) -> tuple[Carried, ...]:
        """Take the next version in."""
        pieces = [
            (key, [Piece(SegmentKind.PARAGRAPH, text, (), "") for text in texts]) for key, texts in sections
        ]
        carried = carry_over(pieces, self.known, locale="en")
        current: dict[int, Known] = {}
        for one in carried:
            name = (one.section_key, one.segment_id, one.digest)
            pk = self.names.setdefault(name, len(self.names) + 1)
            current[pk] = Known(
                pk, one.section_key, one.segment_id, one.piece.source, one.digest, current=True
            )
        older = [replace(one, current=False) for one in self.known if one.pk not in current]
        self.sources = {one.pk: one.source for one in self.known}
        self.known = [*current.values(), *sorted(older, key=lambda one: -one.pk)]
        return carried


def by_msgmerge(old: list[str], new: list[str], folder: Path) -> tuple[dict[str, str], dict[str, str]]:
    """What `msgmerge --previous` keeps and proposes."""
    unique = list(dict.fromkeys(new))
    files = [folder / "old.po", folder / "new.pot"]
    files[0].write_bytes(
        po.write(Catalog(HEADER, tuple(Message(None, t, f"[{t}]") for t in dict.fromkeys(old))))
    )
    files[1].write_bytes(po.write(Catalog(HEADER, tuple(Message(None, t) for t in unique))))
    command = ["msgmerge", "--previous", "--quiet", "--no-wrap", "-o", "-", *map(str, files)]
    merged = po.read(subprocess.run(command, check=True, capture_output=True).stdout).messages
    live = [m for m in merged if not m.obsolete and m.target]
    kept = {m.source: m.source for m in live if not m.fuzzy}
    return kept, {m.source: m.previous_source for m in live if m.fuzzy and m.previous_source}


def step(
    ours: Ours, last: Document, now: Document, sides: tuple[Side, Side], marks: Counter[str], folder: Path
) -> None:
    """One version carried over by both sides."""
    mine, theirs = sides
    old = [paragraph.text for section in last for paragraph in section]
    new = [paragraph.text for section in now for paragraph in section]
    begin = time.perf_counter()
    carried = ours.carry([(f"s{n}", [p.text for p in section]) for n, section in enumerate(now)])
    mine.seconds += time.perf_counter() - begin
    kept = {one.piece.source: one.piece.source for one in carried if one.kept is not None}
    proposed = {
        one.piece.source: ours.sources[one.predecessor] for one in carried if one.predecessor is not None
    }
    mine.judge(now, kept, proposed)
    begin = time.perf_counter()
    theirs.judge(now, *by_msgmerge(old, new, folder))
    theirs.seconds += time.perf_counter() - begin
    remember(
        old, [p for section in now for p in section if p.text not in kept and p.text not in proposed], mine
    )
    marked = {one.piece.source for one in carried if one.meanings}
    for one in (paragraph for section in now for paragraph in section if paragraph.text in proposed):
        marks["meaning changed"] += one.meaning
        marks["marked"] += one.meaning and one.text in marked


def remember(old: list[str], blank: list[Paragraph], side: Side) -> None:
    """What the memory proposes for what carry-over left blank."""
    memory = Memory.build(MemoryUnit("en", text, "es", f"[{text}]") for text in dict.fromkeys(old))
    for one in blank:
        for match in memory.matches(one.text, limit=1):
            right = match.unit.source in one.came_from
            side.counts["from memory" if right else "from memory, wrongly"] += 1


def invented(documents: int, versions: int, seed: int, folder: Path) -> None:
    """Print the sums over histories made by chance."""
    chance = random.Random(seed)
    texts = [text for text in prose() if len(text.split()) > 3]
    chance.shuffle(texts)
    stock = iter(texts)
    words = [word for text in texts[:500] for word in text.split()]
    sides, marks = (Side(), Side()), Counter[str]()
    for _ in range(documents):
        editors = Editors(chance, stock, words)
        last: Document = [[Paragraph(next(stock)) for _ in range(IN_A_SECTION)] for _ in range(SECTIONS)]
        ours = Ours()
        ours.carry([(f"s{n}", [p.text for p in section]) for n, section in enumerate(last)])
        for _ in range(versions - 1):
            now = editors.next_version(last)
            step(ours, last, now, sides, marks, folder)
            last = now
    print(f"{documents} documents of {SECTIONS * IN_A_SECTION} paragraphs, {versions} versions each")
    for name, side in zip(("ours", "msgmerge"), sides, strict=True):
        told = ", ".join(f"{what} {number:,}" for what, number in sorted(side.counts.items()))
        print(f"  {name:9}{side.seconds:7.2f} s   {told}")
    print(f"  edits of the meaning among our proposals: {marks['meaning changed']}, marked {marks['marked']}")


def shipped(folder: Path) -> None:
    """Print what both sides do with the versions of the guide that ships."""
    rows = json.loads((ROOT / "fixtures/facet-joint-injection.json").read_text(encoding="utf-8"))
    versions: dict[int, list[tuple[str, list[str]]]] = {}
    for row in rows:
        if row["model"] == "contentapi.section":
            fields = row["fields"]
            texts = [fields["heading"], *(segment.source for segment in split(fields["markdown"]).segments)]
            versions.setdefault(fields["version"][1], []).append((fields["key"], texts))
    ours, last = Ours(), None
    for number, sections in sorted(versions.items()):
        carried = ours.carry(sections)
        if last is not None:
            old, new = ([text for _, texts in one for text in texts] for one in (last, sections))
            kept, proposed = by_msgmerge(old, new, folder)
            mine = (sum(c.kept is not None for c in carried), sum(c.predecessor is not None for c in carried))
            theirs = (sum(text in kept for text in new), sum(text in proposed for text in new))
            told = sum(bool(c.meanings) for c in carried)
            print(f"  v{number}: {len(new)} texts; ours kept {mine[0]}, proposed {mine[1]} ({told} marked); "
                  f"msgmerge kept {theirs[0]}, proposed {theirs[1]}")  # fmt: skip
        last = sections


def main() -> None:
    """Read the command line and run both."""
    options = argparse.ArgumentParser(description="Carry-over through histories of documents.")
    options.add_argument("--documents", type=int, default=20)
    options.add_argument("--versions", type=int, default=4)
    options.add_argument("--seed", type=int, default=1)
    asked = options.parse_args()
    if shutil.which("msgmerge") is None:
        sys.exit("GNU gettext is not installed: there is nothing to compare with.")
    with tempfile.TemporaryDirectory() as name:
        invented(asked.documents, asked.versions, asked.seed, Path(name))
        print("the guide that ships")
        shipped(Path(name))


if __name__ == "__main__":
    main()
