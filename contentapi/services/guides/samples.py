"""Synthetic guides with translations, for benchmarks and demos, by system actors of their own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db import transaction

from contentapi.core.lifecycle import Origin, TargetState
from contentapi.core.segmentation import GuideFile, read_guide
from contentapi.models import Actor, Catalog, Version
from contentapi.queries import catalogs as catalog_reads
from contentapi.services import policy
from contentapi.services.catalogs import targets
from contentapi.services.guides import acts as guides
from contentapi.services.guides.writing import write_draft

SECTIONS = (
    ("overview", "overview", ""),
    ("preparation", "preparation", " critical"),
    ("procedure", "procedure", ""),
    ("results", "results", ""),
    ("risks", "risks", " critical"),
    ("seek-help", "seek_help", " critical"),
)
WORDS = (
    "rest",
    "water",
    "team",
    "nurse",
    "clinic",
    "visit",
    "skin",
    "joint",
    "arm",
    "leg",
    "walk",
    "sleep",
    "meal",
    "home",
    "day",
    "night",
    "chair",
    "bed",
    "hand",
    "foot",
    "warm",
    "cool",
    "slow",
    "gentle",
    "early",
    "calm",
)


@transaction.atomic
def make(slug: str, locales: Sequence[str], *, segments: int, at: datetime) -> None:
    """Write, approve, translate, accept and publish one guide. Cost: bounded queries a locale."""
    writer, reviewer = policy.actor(policy.SAMPLE_WRITER), policy.actor(policy.SAMPLE_REVIEWER)
    version, _ = write_draft(sample(slug, segments), by=policy.SAMPLE_WRITER, at=at)
    version = guides.submit(version, by=policy.SAMPLE_WRITER, at=at)
    version = guides.approve(version, by=policy.SAMPLE_REVIEWER, at=at)
    for locale in locales:
        translate(version, locale, writer, reviewer, at=at)
    guides.publish(version, by=policy.SAMPLE_REVIEWER, at=at)


def sample(slug: str, segments: int) -> GuideFile:
    """A synthetic guide, the same for the same slug."""
    words = _stream(slug)
    each = (segments - 2) // len(SECTIONS) - 1
    parts = [f"---\nslug: {slug}\nlocale: en\ntitle: Sample guide {slug}\nsummary: A made-up guide.\n---\n"]
    for key, kind, critical in SECTIONS:
        parts.append(f"## About {key} of {slug} {{#{key} kind={kind}{critical}}}\n")
        parts += [_paragraph(words, n) for n in range(each)]
    return read_guide("\n".join(parts).encode())


def translate(version: Version, locale: str, writer: Actor, reviewer: Actor, *, at: datetime) -> None:
    """Give every message of a version a made-up accepted target."""
    record = Catalog.objects.get_or_create(guide=version.guide, locale=locale)[0]
    for act in ("write", "accept"):
        accepting = act == "accept"
        targets.write(
            [
                targets.Write(
                    segment=row.segment,
                    before=row.target,
                    text=f"[{locale}] {row.segment.source}",
                    state=TargetState.ACCEPTED if accepting else TargetState.TRANSLATED,
                    origin=Origin.MACHINE,
                    author=writer,
                    act=act,
                    accepted_by=reviewer if accepting else None,
                )
                for row in catalog_reads.rows(version, record)
            ],
            record,
            at=at,
        )
    Catalog.objects.filter(pk=record.pk).update(revised_at=at, last_translator="sample writer")


def _stream(seed: str) -> Iterator[int]:
    """Endless small numbers that depend only on the seed."""
    block = hashlib.sha256(seed.encode()).digest()
    while True:
        yield from block
        block = hashlib.sha256(block).digest()


def _paragraph(words: Iterator[int], number: int) -> str:
    """A paragraph of ten to forty words with a number in it."""
    chosen = [WORDS[next(words) % len(WORDS)] for _ in range(10 + next(words) % 30)]
    return f"{' '.join(chosen).capitalize()} for {next(words) % 30 + 2} days ({number + 1}).\n"
