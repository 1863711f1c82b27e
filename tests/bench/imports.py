"""The whole way of a catalog at scale, on a database of its own, beside GNU gettext, polib and Babel in one run.

    python tests/bench/imports.py [--messages 10000] [--guides 1] [--terms 300] [--babel]

For each guide: freeze the source, export the catalog, take in the translated file with all checks, accept it,
freeze a next version in which a tenth of the messages is edited, export again. Queries are counted for a file of
half the size, too: their number must not grow with the messages but for batches. The others do what they have for
the same on the same files: msgfmt --check and polib and Babel read, msgmerge --previous carries over.
Babel's own merge compares every text with every other and is left out unless asked for.

A SQLite file of its own, or, where DATABASE_URL is a PostgreSQL server, that server's (emptied before).
"""

from __future__ import annotations

import argparse
import io
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
TEXT = (
    "the doctor places a thin needle near the joint and watches it on the screen you may feel some pressure "
    "please tell the nurse if it hurts your skin is cleaned first and a plaster is put on afterwards most people "
    "go home on the same day and feel better after a while call us when the pain comes back or gets stronger"
)
PROSE = TEXT.split()
ENDINGS = (
    "for {n} hours.",
    "and take {n} mg with water.",
    "within {n} days.",
    "at most {n} times a day.",
    "without delay.",
    "before you leave.",
)
SPANISH = {
    "hours": "horas",
    "mg": "mg",
    "days": "días",
    "times": "veces",
    "a": "al",
    "day": "día",
    "at": "como",
    "most": "máximo",
    "for": "durante",
    "within": "en",
    "and": "y",
    "take": "tome",
    "with": "con",
    "water": "agua",
    "without": "sin",
    "delay": "demora",
}
IN_A_SECTION = 200


@dataclass
class Clock:
    """Seconds, processor time and queries of each step, summed over guides."""

    seconds: dict[str, float] = field(default_factory=dict)
    processor: dict[str, float] = field(default_factory=dict)
    queries: dict[str, int] = field(default_factory=dict)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time a step and count its queries."""
        from django.db import connection

        count = 0

        def counted(execute: Callable[..., Any], *rest: Any) -> Any:
            nonlocal count
            count += 1
            return execute(*rest)

        began, spent = time.perf_counter(), time.process_time()
        with connection.execute_wrapper(counted):
            yield
        self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - began
        self.processor[name] = self.processor.get(name, 0.0) + time.process_time() - spent
        self.queries[name] = self.queries.get(name, 0) + count


def sentences(count: int, seed: int) -> list[str]:
    """So many different paragraphs, each a sentence: a guide has at most a mebibyte."""
    chance = random.Random(seed)
    found = []
    for number in range(count):
        words = " ".join(chance.choices(PROSE, k=chance.randrange(5, 14))).capitalize()
        found.append(f"{words} {number} {chance.choice(ENDINGS).format(n=chance.randrange(2, 60))}")
    return found


def translated(text: str) -> str:
    """A made-up target that keeps numbers, units and denials as the checks want them."""
    return " ".join(SPANISH.get(word.strip("."), f"{word}o") + ("." if word.endswith(".") else "")
                    if word.strip(".").isalpha() else word for word in text.split())  # fmt: skip


def document(slug: str, texts: list[str]) -> bytes:
    """A guide's file of so many paragraphs."""
    head = f'---\nslug: {slug}\nlocale: en\ntitle: "Guide {slug}"\nsummary: Long.\n---\n'
    parts = [head]
    for start in range(0, len(texts), IN_A_SECTION):
        parts.append(f"## Part {start // IN_A_SECTION} {{#part-{start // IN_A_SECTION} kind=overview}}\n")
        parts += [f"{text}\n" for text in texts[start : start + IN_A_SECTION]]
    return "\n".join(parts).encode()


def edited(texts: list[str], seed: int) -> list[str]:
    """A tenth of the texts with a word or two changed."""
    chance = random.Random(seed)
    changed = set(chance.sample(range(len(texts)), len(texts) // 10))
    return [f"Also, {text[0].lower()}{text[1:]}" if n in changed else text for n, text in enumerate(texts)]


def guide(slug: str, texts: list[str], clock: Clock, folder: Path) -> None:
    """One guide through every step; leaves its files in the folder."""
    from contentapi.core.po import read, write
    from contentapi.services import catalogs, exports
    from tests import build

    with clock.step("freeze version 1"):
        version = build.make_version(document(slug, texts), state="approved")
    with clock.step("export, empty"):
        empty = write(exports.catalog(version.guide, "es"))
    file = read(empty)
    data = write(
        replace(file, messages=tuple(replace(m, target=translated(m.source)) for m in file.messages))
    )
    (folder / f"{slug}.es.po").write_bytes(data)
    with clock.step("check, storing nothing"):
        report = catalogs.check(data, address=catalogs.Address(slug, "es"))
    with clock.step("import with all checks"):
        report = build.upload(data)
    if set(report.counts) != {"applied"}:
        sys.exit(f"{slug}: not all applied: {report.counts}")
    with clock.step("import again"):
        build.upload(data)
    with clock.step("accept all"):
        build.accept(version.guide, "es")
    with clock.step("freeze version 2, carrying over"):
        build.make_version(document(slug, edited(texts, 1)), state="approved")
    with clock.step("export, carried over"):
        (folder / f"{slug}.es.2.po").write_bytes(write(exports.catalog(version.guide, "es")))
    (folder / f"{slug}.2.pot").write_bytes(write(exports.template(version.guide)))


def glossary(count: int) -> None:
    """So many terms, of which every tenth stands in the texts."""
    from contentapi.models import Rendering, Term

    words = [*PROSE, *(f"term{n}" for n in range(count))]
    names = [words[n // 10 % len(PROSE)] + f" {words[n]}" if n % 10 else words[n] for n in range(count)]
    terms = [Term(name=name, source_locale="en") for name in dict.fromkeys(names)]
    Term.objects.bulk_create(terms)
    Rendering.objects.bulk_create(
        Rendering(term=term, locale="es", text=text, use=use)
        for term in terms
        for text, use in ((translated(term.name), "required"), (f"nunca {term.name}", "forbidden"))
    )


def others(folder: Path, slugs: list[str], *, babel: bool) -> None:
    """What the others take for the same files."""
    import polib
    from babel.messages.pofile import read_po

    files = [folder / f"{slug}.es.po" for slug in slugs]
    works: dict[str, Callable[[], object]] = {
        "msgfmt --check": lambda: [_run("msgfmt", "--check", "-o", os.devnull, str(file)) for file in files],
        "polib reads": lambda: [polib.pofile(file.read_text()) for file in files],
        "Babel reads": lambda: [read_po(io.BytesIO(file.read_bytes())) for file in files],
        "msgmerge --previous": lambda: [
            _run("msgmerge", "-q", "--previous", "-o", os.devnull, str(folder / f"{slug}.es.po"),
                 str(folder / f"{slug}.2.pot"))
            for slug in slugs
        ],
    }  # fmt: skip
    if babel:
        works["Babel merges"] = lambda: [_babel_merge(folder, slug) for slug in slugs]
    for name, work in works.items():
        began = time.perf_counter()
        work()
        print(f"  {name:34}{time.perf_counter() - began:9.2f} s")


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)


def _babel_merge(folder: Path, slug: str) -> None:
    from babel.messages.pofile import read_po

    catalog = read_po(io.BytesIO((folder / f"{slug}.es.po").read_bytes()))
    catalog.update(read_po(io.BytesIO((folder / f"{slug}.2.pot").read_bytes())))


def main() -> None:
    """Run it all."""
    parser = argparse.ArgumentParser(description="The whole way of a catalog at scale.")
    parser.add_argument("--messages", type=int, default=10_000, help="of each guide")
    parser.add_argument("--guides", type=int, default=1)
    parser.add_argument("--terms", type=int, default=300, help="of the glossary")
    parser.add_argument("--babel", action="store_true", help="also Babel's merge (very slow)")
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    with tempfile.TemporaryDirectory() as name:
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{name}/bench.sqlite3")
        os.environ["DJANGO_SETTINGS_MODULE"] = "contentapi.settings"
        os.environ["STATE_DIR"] = f"{name}/state"
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        glossary(options.terms)
        folder, clock, half = Path(name), Clock(), Clock()
        guide("half", sentences(options.messages // 2, 2), half, folder)
        slugs = [f"bench-{number}" for number in range(options.guides)]
        for number, slug in enumerate(slugs):
            guide(slug, sentences(options.messages, 10 + number), clock, folder)
        size = sum((folder / f"{slug}.es.po").stat().st_size for slug in slugs)
        print(
            f"{options.guides} x {options.messages:,} messages, {options.terms} terms, {size / 1e6:.1f} MB of PO"
        )
        print("  by the clock, and in processor time, which other work on the machine does not lengthen")
        for step, seconds in clock.seconds.items():
            each = clock.queries[step] / options.guides
            print(
                f"  {step:34}{seconds:9.2f} s{clock.processor[step]:9.2f} s{each:6.0f} queries a guide"
                f" ({half.queries[step]} for half of one)"
            )
        print(
            f"  {'peak memory of the process':34}{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:9.0f} MB"
        )
        others(folder, slugs, babel=options.babel)


if __name__ == "__main__":
    main()
