"""Acts of reviewers: accept what others wrote. Releases follow in the same transaction."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings

from contentapi.core.checks import Finding
from contentapi.core.errors import IllegalMove
from contentapi.core.lifecycle import Origin, TargetState
from contentapi.models import Actor, Catalog, Guide, Upload
from contentapi.queries import catalogs as catalog_reads
from contentapi.queries import guides as guide_reads
from contentapi.queries.catalogs import Elsewhere, Row
from contentapi.services import audit, policy, releases, turns
from contentapi.services.catalogs import exports, targets, verdicts
from contentapi.services.catalogs.judging import CHANGING
from contentapi.services.catalogs.verdicts import Bench, blocks
from contentapi.services.policy import By


@dataclass(slots=True)
class Accepted:
    """What an acceptance did: how many texts, which were left out and why, which releases came of it.

    own       the reviewer's own texts.          blocked   those with a blocking finding.
    moved     those that changed since the reviewer saw them.
    persona   the actors that are the reviewer, however many logins that is.
    """

    count: int = 0
    own: list[str] = field(default_factory=list)
    blocked: dict[str, tuple[Finding, ...]] = field(default_factory=dict)
    moved: list[str] = field(default_factory=list)
    releases: list[str] = field(default_factory=list)
    persona: frozenset[int] = frozenset()


@turns.atomic()
def accept(
    record: Catalog,
    *,
    by: By,
    at: datetime,
    contexts: Collection[str] | None = None,
    seen: Mapping[str, tuple[int, int]] | None = None,
    expected: Collection[str] | None = None,
) -> Accepted:
    """Make translated texts releasable: all of a catalog, or those named by msgctxt.

    seen      msgctxt → (segment, revision) that the reviewer saw: only these, where they still stand so.
    expected  digests of exports, one of which the reviewer saw: if the catalog is none of them now, Moved.
    Texts that the reviewer wrote, and texts with a blocking finding, are left out and told. Where a section
    becomes complete, the releases of the locale and its regions are built in the same transaction.
    Raises NotAllowed, UnknownVersion, Moved. Locks the guide, then the catalog. Cost: O(messages) checks.
    """
    policy.require(by, "contentapi.accept_target", locale=record.locale)
    guide = Guide.objects.select_for_update(no_key=True).get(pk=record.guide_id)
    record = targets.locked(guide, record.locale)
    exports.hold(guide, record.locale, expected)
    actor = policy.actor(by)
    done = Accepted(persona=policy.persona(actor))
    version = guide_reads.need_working_version(guide)
    everything = catalog_reads.rows(version, record)
    wanted = contexts if seen is None else seen.keys()
    rows = [
        row
        for row in everything
        if (wanted is None or row.context in wanted)
        and _waits(row)
        and (seen is None or _stands(row, seen[row.context], done))
    ]
    bench, elsewhere = verdicts.bench(record), Elsewhere(everything)
    writes = [one for row in rows if (one := _judge(row, bench, elsewhere, actor, done)) is not None]
    targets.write(writes, record, at=at)
    done.count = len(writes)
    if writes:
        audit.record(actor, "accept", guide, at, locale=record.locale, count=done.count)
        done.releases = [r.digest for r in releases.refresh(guide, at=at, locales=[record.locale])]
    return done


def accept_upload(upload: Upload, *, by: By, at: datetime) -> Accepted:
    """Accept what a file brought, as far as it still stands as the file left it. Raises as `accept`."""
    if upload.catalog is None or upload.status in {"refused", "undone"}:
        raise IllegalMove("This upload left nothing that could be accepted.")
    entries = upload.entries.filter(fate__in=[fate.value for fate in CHANGING], target__isnull=False)
    told = entries.values_list("context", "target__segment_id", "before")
    seen = {context: (segment, (before or 0) + 1) for context, segment, before in told}
    return accept(upload.catalog, by=by, at=at, seen=seen)


def _waits(row: Row) -> bool:
    """Is there a text that waits for a reviewer?"""
    return row.target is not None and row.target.state == TargetState.TRANSLATED.value


def _stands(row: Row, seen: tuple[int, int], done: Accepted) -> bool:
    """Is it the text that the reviewer saw? If not, it is told."""
    stands = row.target is not None and (row.segment.pk, row.target.number) == seen
    if not stands:
        done.moved.append(row.context)
    return stands


def _judge(
    row: Row, bench: Bench, elsewhere: Elsewhere, actor: Actor, done: Accepted
) -> targets.Write | None:
    """The write that accepts one text, or None with the reason told in `done`."""
    target = row.target
    assert target is not None
    own = target.author_id in done.persona
    if own and not settings.SOLO_TEAM:
        done.own.append(row.context)
        return None
    findings = bench.findings(row, target.text, elsewhere.of(row))
    if blocks(findings):
        done.blocked[row.context] = findings
        return None
    return targets.Write(
        segment=row.segment,
        before=target,
        text=target.text,
        state=TargetState.ACCEPTED,
        origin=Origin(target.origin),
        author=target.author,
        act="accept",
        accepted_by=actor,
        solo=own,
    )
