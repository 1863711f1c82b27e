"""Many writers at once, by file and by single message, a fifth of their entries shared. Counts what must be 0.

    python tests/bench/races.py [--writers 20] [--rounds 50] [--unrest] [--json]

Runs on a SQLite file of its own, or, where DATABASE_URL is a PostgreSQL server, on a database that it makes
there and drops. Every writer works over HTTP with a token. A text is acknowledged when an answer says that it
was applied; an overlap is reported when the answer holds both texts. Exit 1 when anything is lost.
With --unrest an editor goes on publishing versions whose shared texts change, and a reviewer goes on accepting.

lost          acknowledged, and not in the history as it was acknowledged: on top of the text its writer saw
unreported    neither applied nor told as an overlap, or told and not kept
invented      overlaps told for texts that the writer had left alone
phantoms      in the history without having been acknowledged
stale         offers that are not of the published version
failures      answers of 500 and above, and exceptions
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

ROOT = Path(__file__).parent.parent.parent
SHARED, OWN = 2, 4
MUST_BE_ZERO = ("lost", "unreported", "invented", "phantoms", "stale", "failures")
OVERLAPS = frozenset({"conflict", "source_moved"})
PREFIX = "/api/v1"
SLUG = "race"
SYLLABLES = ("ba", "de", "fi", "go", "lu", "ma", "ne", "pi", "ro", "tu")


def letters(number: int) -> str:
    """A number as a word, since digits in a text are for the checks to hold on to."""
    return "".join(SYLLABLES[int(digit)] for digit in str(number))


@dataclass
class Tally:
    """What the writers were told. Lists only grow, which threads may do at once."""

    acknowledged: list[tuple[str, str, str]] = field(default_factory=list)  # context, text, what it replaced
    told: list[tuple[str, str]] = field(default_factory=list)  # context, text kept beside
    held_back: int = 0
    unreported: list[str] = field(default_factory=list)
    invented: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    slowest: float = 0.0


class Worker(threading.Thread):
    """A thread whose exceptions are told, and which leaves no connection behind."""

    def __init__(self, name: str, tally: Tally) -> None:
        super().__init__(name=name)
        self.tally = tally

    def work(self) -> None:
        """What it does."""
        raise NotImplementedError

    def run(self) -> None:
        from django.db import connections

        try:
            self.work()
        except Exception as error:
            self.tally.failures.append(f"{self.name}: {error!r}")
        finally:
            connections.close_all()


class Writer(Worker):
    """One person with a token: sees, edits and sends the messages of each turn."""

    def __init__(self, number: int, turns: list[list[str]], token: str, tally: Tally, line: Any) -> None:
        from django.test import Client

        super().__init__(f"writer-{number}", tally)
        self.number, self.turns, self.line = number, turns, line
        self.client = Client(raise_request_exception=False)
        self.headers = {"Authorization": f"Bearer {token}"}

    def work(self) -> None:
        self.line.wait()
        for turn in range(len(self.turns)):
            (self.by_file if self.number % 2 else self.by_message)(turn)

    def ask(self, method: str, path: str, data: bytes = b"", media: str = "", **headers: str) -> Any:
        began = time.perf_counter()
        answer = self.client.generic(
            method, f"{PREFIX}/{path}", data, content_type=media, headers={**self.headers, **headers}
        )
        self.tally.slowest = max(self.tally.slowest, time.perf_counter() - began)
        self.tally.statuses[answer.status_code] += 1
        if answer.status_code >= 500:
            self.tally.failures.append(f"{answer.status_code} {method} {path}: {answer.content[:300]!r}")
        return answer

    def text(self, name: str, turn: int) -> str:
        place = letters(self.turns[turn].index(name))
        return f"Texto {place} de {letters(self.number)} en {letters(turn)}."

    def by_message(self, turn: int) -> None:
        """GET what is to be worked on, then PATCH each with If-Match."""
        at_hand = [(name, self.ask("GET", f"messages/{name}")) for name in self.turns[turn]]
        for name, seen in at_hand:
            text, context = self.text(name, turn), context_of(name)
            body = json.dumps({"text": text}).encode()
            held = {"If-Match": seen["ETag"]}
            answer = self.ask("PATCH", f"messages/{name}", body, "application/json", **held)
            told = answer.json()
            if answer.status_code == 200:
                self.tally.acknowledged.append((context, text, seen.json()["text"]))
            elif answer.status_code == 412 and told["yours"] == text and other(told, told["current"]["text"]):
                self.tally.told.append((context, text))
            else:
                self.tally.unreported.append(f"{answer.status_code} {told}")

    def by_file(self, turn: int) -> None:
        """GET the file, edit it, PUT it: every other time on condition that nothing moved."""
        from contentapi.core.po import read, write

        seen = self.ask("GET", f"catalogs/{SLUG}/es")
        file = read(seen.content)
        texts = {context_of(name): self.text(name, turn) for name in self.turns[turn]}
        before = {m.context: m.target for m in file.messages}
        data = write(edited(file, texts))
        held = {"If-Match": seen["ETag"]} if turn % 2 else {}
        answer = self.ask("PUT", f"catalogs/{SLUG}/es", data, "text/x-gettext-translation", **held)
        told = answer.json()
        if answer.status_code == 412 and held and told["etag"]:
            self.tally.held_back += 1
            return
        fates = {entry["msgctxt"]: entry for entry in told.get("entries", ())}
        self.tally.invented += [c for c, e in fates.items() if e["fate"] in OVERLAPS and c not in texts]
        for context, text in texts.items():
            entry = fates.get(context, {})
            if entry.get("fate") == "applied":
                self.tally.acknowledged.append((context, text, before[context]))
            elif entry.get("fate") in OVERLAPS and entry["text"] == text and other(entry, entry["current"]):
                self.tally.told.append((context, text))
            else:
                self.tally.unreported.append(f"{answer.status_code} {context}: {entry or told}")


class Unrest(Worker):
    """Does something again and again until the writers are done."""

    def __init__(self, name: str, act: Any, tally: Tally) -> None:
        super().__init__(name, tally)
        self.act, self.over, self.times = act, threading.Event(), 0

    def work(self) -> None:
        while not self.over.wait(0.05):
            self.times += 1
            self.act(self.times)


def publish_again(number: int, writers: int) -> None:
    """A new version, in which the shared texts say something else."""
    from tests import build

    build.make_version(document(writers, letters(number)), at=build.later(number))


def accept_all(number: int) -> None:
    """A reviewer accepts whatever waits."""
    from contentapi.models import Catalog
    from contentapi.services import reviews
    from tests import build

    record = Catalog.objects.select_related("guide").filter(guide__slug=SLUG, locale="es").first()
    if record is not None:
        reviews.accept(record, by=build.reviewer(), at=build.later(number))


def other(told: dict[str, Any], text: str) -> bool:
    """Is the other side told: its text, or that the source has moved?"""
    return bool(text) or told.get("fate") == "source_moved"


def edited(file: Any, texts: dict[str, str]) -> Any:
    """The catalog with new texts."""
    messages = [
        replace(m, target=texts[m.context], fuzzy=False) if m.context in texts and not m.obsolete else m
        for m in file.messages
    ]
    return replace(file, messages=tuple(messages))


def context_of(name: str) -> str:
    """The msgctxt in a message's name."""
    return "/".join(name.split(":")[2:])


def seed(writers: int, rounds: int) -> tuple[list[str], list[list[list[str]]]]:
    """A guide with texts that all share and texts of each writer; (tokens, names by writer and turn)."""
    from contentapi.models import Segment
    from contentapi.services import tokens
    from tests import build

    version = build.make_version(document(writers, "first"))
    texts = []
    for number in range(writers):
        user = build.make_user(f"writer-{number}", "Translator")
        texts.append(tokens.issue(user, name="race", by=user, at=datetime.now(UTC))[1])
    by_key: dict[str, list[str]] = {}
    for segment in Segment.objects.filter(guide=version.guide, kind="item").order_by("pk"):
        name = f"{SLUG}:es:{segment.section_key}:{segment.segment_id}"
        by_key.setdefault(segment.section_key, []).append(name)
    turns = [
        [[by_key["shared"][(n + turn) % SHARED], *by_key[f"own-{letters(n)}"]] for turn in range(rounds)]
        for n in range(writers)
    ]
    return texts, turns


def document(writers: int, word: str) -> bytes:
    """The guide's file; the word stands in the shared texts."""
    sections = [section("shared", f"all and {word}", SHARED)]
    sections += [section(f"own-{letters(n)}", f"w{letters(n)}", OWN) for n in range(writers)]
    head = f'---\nslug: {SLUG}\nlocale: en\ntitle: "Race"\nsummary: Many writers.\n---\n'
    return (head + "".join(sections)).encode()


def section(key: str, word: str, count: int) -> str:
    """A section with a list of so many texts."""
    items = "".join(f"- Text {letters(n)} of {word}.\n" for n in range(count))
    return f"\n## Part {key} {{#{key} kind=overview}}\n\n{items}"


def verify(tally: Tally) -> dict[str, Any]:
    """Hold what was told against the record."""
    from contentapi.models import Offer, Revision, Suggestion, Target

    history: dict[tuple[str, int], list[str]] = {}
    written = set()
    for step in Revision.objects.order_by("target", "number").select_related("target__segment"):
        texts = history.setdefault((step.target.segment.context, step.target.segment_id), [""])
        if step.text != texts[-1]:
            texts.append(step.text)
        if step.act == "write":
            written.add((step.target.segment.context, step.text))
    stood: dict[str, set[tuple[str, str]]] = {}
    for (context, _), texts in history.items():
        stood.setdefault(context, set()).update(pairwise(texts))
    lost = [
        f"{context}: {text} on {before}"
        for context, text, before in tally.acknowledged
        if (before, text) not in stood.get(context, set())
    ]
    standing = dict(Target.objects.values_list("segment", "text"))
    lost += [context for (context, segment), texts in history.items() if standing[segment] != texts[-1]]
    kept = {(s.segment.context, s.text) for s in Suggestion.objects.select_related("segment")}
    unreported = tally.unreported + [f"not kept: {one}" for one in tally.told if one not in kept]
    phantoms = sorted(written - {(context, text) for context, text, _ in tally.acknowledged})
    stale = list(Offer.objects.exclude(release__version__state="published").values_list("locale", flat=True))
    return {
        "acknowledged": len(tally.acknowledged),
        "overlaps": len(tally.told),
        "held_back": tally.held_back,
        "lost": len(lost),
        "unreported": len(unreported),
        "invented": len(tally.invented),
        "phantoms": len(phantoms),
        "stale": len(stale),
        "failures": len(tally.failures),
        "statuses": {str(status): number for status, number in sorted(tally.statuses.items())},
        "slowest_seconds": round(tally.slowest, 2),
        "examples": [*lost[:3], *unreported[:3], *phantoms[:3], *tally.failures[:3]],
    }


def race(writers: int, rounds: int, *, unrest: bool) -> dict[str, Any]:
    """Set up, let them all go at once, verify."""
    import logging

    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    logging.disable(logging.WARNING)
    call_command("migrate", verbosity=0)
    tokens, turns = seed(writers, rounds)
    tally, line = Tally(), threading.Barrier(writers)
    crowd = [Writer(n, turns[n], tokens[n], tally, line) for n in range(writers)]
    others = [
        Unrest("editor", lambda number: publish_again(number, writers), tally),
        Unrest("reviewer", accept_all, tally),
    ]
    began = time.perf_counter()
    for thread in [*crowd, *(others if unrest else [])]:
        thread.start()
    for writer in crowd:
        writer.join()
    for one in others if unrest else []:
        one.over.set()
        one.join()
    told = {"database": connection.vendor, "writers": writers, "rounds": rounds}
    told |= {"seconds": round(time.perf_counter() - began, 1)}
    return {**told, "versions": others[0].times, "acceptances": others[1].times, **verify(tally)}


def scratch() -> tuple[str, Any]:
    """(address of a database of our own, what drops it)."""
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        folder = tempfile.TemporaryDirectory()
        return f"sqlite:///{folder.name}/race.sqlite3", folder.cleanup
    import psycopg

    name = f"race_{os.getpid()}"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")

    def drop() -> None:
        from django.db import connections

        connections.close_all()
        with psycopg.connect(url, autocommit=True) as server:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")

    return urlunsplit(urlsplit(url)._replace(path=f"/{name}")), drop


def main() -> int:
    """Run it; exit 1 when anything that must be 0 is not."""
    parser = argparse.ArgumentParser(description="Many writers at once.")
    parser.add_argument("--writers", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--unrest", action="store_true", help="an editor and a reviewer at work, too")
    parser.add_argument("--json", action="store_true", help="one JSON object on one line")
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    url, drop = scratch()
    os.environ |= {
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "contentapi.settings",
        "ALLOWED_HOSTS": "testserver",
        "REQUESTS_PER_MINUTE": "1000000",
    }
    try:
        told = race(options.writers, options.rounds, unrest=options.unrest)
    finally:
        drop()
    if options.json:
        print(json.dumps(told))
    else:
        for name, value in told.items():
            print(f"{name:16} {value}")
    return int(any(told[name] for name in MUST_BE_ZERO))


if __name__ == "__main__":
    sys.exit(main())
