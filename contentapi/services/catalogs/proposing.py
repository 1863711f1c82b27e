"""What a translation memory from outside brings: proposals beside the texts, never a text itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.db import transaction

from contentapi.core.catalog import digest, edged
from contentapi.core.checks import Finding, Level
from contentapi.core.lifecycle import TargetState
from contentapi.core.memory import Match, Memory, MemoryUnit
from contentapi.models import Actor, Catalog, Guide, Suggestion
from contentapi.queries import catalogs as catalog_reads
from contentapi.queries import guides as guide_reads
from contentapi.queries.catalogs import Row
from contentapi.services import audit, policy, turns
from contentapi.services.catalogs import targets, verdicts
from contentapi.services.catalogs.verdicts import Bench, blocks, told
from contentapi.services.policy import By

FLOOR = 0.75
MEMORY = "memory"


@dataclass(slots=True)
class Proposed:
    """What became of the units of a file, by locale.

    units      how many there were.           proposed  messages that got a suggestion.
    held_back  messages whose best match the checks block, or that differs in what bears the meaning.
    known      messages whose best match is there already: as a suggestion, open or put aside.
    """

    units: int = 0
    proposed: int = 0
    held_back: int = 0
    known: int = 0
    guides: list[str] = field(default_factory=list)


def propose(
    units: Sequence[MemoryUnit], *, by: By, at: datetime, dry_run: bool = False
) -> dict[str, Proposed]:
    """Put the best match of each message that has no finished text beside it, as a suggestion.

    Only messages that are empty or fuzzy get one; the source must be the same or at least 0.75 alike and
    differ in nothing that bears the meaning; what the checks block is left out. Nothing of the file enters
    the memory: only what a second person accepts does.

    dry_run   tell what would come of it and store nothing.
    Raises NotAllowed (for any of the file's locales; then nothing is stored). One transaction.
    Cost: nine queries a catalog, and 0.3 ms a message without text.
    """
    pairs: defaultdict[tuple[str, str], list[MemoryUnit]] = defaultdict(list)
    for unit in units:
        pairs[unit.source_locale, unit.locale].append(replace(unit, target=edged(unit.target)))
    for _, locale in pairs:
        policy.require(by, "contentapi.upload_catalog", locale=locale)
    done: dict[str, Proposed] = {}
    with turns.atomic():
        for (source_locale, locale), some in sorted(pairs.items()):
            told = done.setdefault(locale, Proposed())
            told.units += len(some)
            _to_locale(some, source_locale, locale, told, actor=policy.actor(by), at=at)
        if dry_run:
            transaction.set_rollback(True)
    return done


def _to_locale(
    units: Sequence[MemoryUnit],
    source_locale: str,
    locale: str,
    done: Proposed,
    *,
    actor: Actor,
    at: datetime,
) -> None:
    """The same for one pair of locales."""
    memory = Memory.build(units)
    for guide in Guide.objects.filter(source_locale=source_locale).order_by("slug"):
        version = guide_reads.working_version(guide)
        if version is None:
            continue
        record = Catalog.objects.filter(guide=guide, locale=locale).first() or Catalog(
            guide=guide, locale=locale
        )
        waiting = [row for row in catalog_reads.rows(version, record) if _wants(row)]
        matches = list(_matches(waiting, memory))
        if not matches:
            continue
        record = targets.locked(guide, locale)
        made = _suggestions(matches, record, done, actor=actor, at=at)
        Suggestion.objects.bulk_create(made, batch_size=targets.BATCH, ignore_conflicts=True)
        if made:
            done.proposed += len(made)
            done.guides.append(guide.slug)
            audit.record(actor, "propose", guide, at, locale=locale, count=len(made))


def _wants(row: Row) -> bool:
    """Is there no finished text?"""
    return row.target is None or row.target.state in {TargetState.EMPTY.value, TargetState.FUZZY.value}


def _matches(rows: Sequence[Row], memory: Memory) -> Iterator[tuple[Row, Match]]:
    """Each message with its best match that says something else than what stands."""
    for row in rows:
        for match in memory.matches(row.segment.source, context=row.context, limit=1, floor=FLOOR):
            if match.unit.target != row.mine.text:
                yield row, match


def _suggestions(
    matches: Sequence[tuple[Row, Match]], record: Catalog, done: Proposed, *, actor: Actor, at: datetime
) -> list[Suggestion]:
    """What is new and nothing speaks against."""
    held = Suggestion.objects.filter(catalog=record, segment__in=[row.segment for row, _ in matches])
    known = {(one.segment_id, one.digest) for one in held}
    bench, made = verdicts.bench(record), []
    for row, match in matches:
        text = match.unit.target
        findings = _findings(row, match, bench)
        if match.dangers or blocks(findings):
            done.held_back += 1
        elif (row.segment.pk, digest(text)) in known:
            done.known += 1
        else:
            made.append(
                Suggestion(
                    catalog=record,
                    segment=row.segment,
                    text=text,
                    digest=digest(text),
                    author=actor,
                    at=at,
                    reason=MEMORY,
                    findings=[told(finding) for finding in findings],
                )
            )
    return made


def _findings(row: Row, match: Match, bench: Bench) -> tuple[Finding, ...]:
    """What the checks say of the text, and how like the sources are."""
    findings = bench.findings(row, match.unit.target)
    if match.exact:
        return findings
    said = f"Made for a source {match.similarity:.0%} alike: “{match.unit.source[:200]}”."
    return (Finding(MEMORY, Level.ADVISORY, said), *findings)
