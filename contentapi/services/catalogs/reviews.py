"""Acts of reviewers: accept what others wrote. Releases follow in the same transaction."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.db import transaction

from contentapi.core import checks
from contentapi.core.checks import Finding, Level, Pair
from contentapi.core.lifecycle import Origin, TargetState
from contentapi.models import Actor, Catalog
from contentapi.queries import catalogs as catalog_reads
from contentapi.queries import guides as guide_reads
from contentapi.queries.catalogs import Row
from contentapi.services import audit, policy, releases
from contentapi.services.catalogs import targets
from contentapi.services.policy import By


@dataclass(slots=True)
class Accepted:
    """What an acceptance did: how many texts, which were left out and why, which releases came of it."""

    count: int = 0
    own: list[str] = field(default_factory=list)
    blocked: dict[str, tuple[Finding, ...]] = field(default_factory=dict)
    releases: list[str] = field(default_factory=list)


@transaction.atomic
def accept(record: Catalog, *, by: By, at: datetime, contexts: Collection[str] | None = None) -> Accepted:
    """Make translated texts releasable: all of a catalog, or those named by msgctxt.

    Texts that the reviewer wrote, and texts with a blocking finding, are left out and told. Where a section
    becomes complete, the releases of the locale and its regions are built in the same transaction.
    Raises NotAllowed, UnknownVersion. Cost: O(messages) checks; batches of queries.
    """
    policy.require(by, "contentapi.accept_target", locale=record.locale)
    guide = record.guide
    record = Catalog.objects.select_for_update().select_related("guide").get(pk=record.pk)
    actor = policy.actor(by)
    version = guide_reads.need_working_version(guide)
    rows = [
        row
        for row in catalog_reads.rows(version, record)
        if row.target is not None
        and row.target.state == TargetState.TRANSLATED.value
        and (contexts is None or row.context in contexts)
    ]
    done = Accepted()
    terms = catalog_reads.glossary(guide.source_locale, record.locale)
    writes = [one for row in rows if (one := _judge(row, record, actor, done, terms)) is not None]
    targets.write(writes, record, at=at)
    done.count = len(writes)
    if writes:
        audit.record(actor, "accept", guide, at, locale=record.locale, count=done.count)
        done.releases = [r.digest for r in releases.refresh(guide, at=at, locales=[record.locale])]
    return done


def _judge(
    row: Row, record: Catalog, actor: Actor, done: Accepted, terms: tuple[checks.Term, ...]
) -> targets.Write | None:
    """The write that accepts one text, or None with the reason told in `done`."""
    target = row.target
    assert target is not None
    if target.author_id == actor.pk and not settings.SOLO_TEAM:
        done.own.append(row.context)
        return None
    findings = checks.run(
        Pair(
            source=row.segment.source,
            target=target.text,
            locale=record.locale,
            source_locale=record.guide.source_locale,
            critical=row.critical,
            links=row.links,
            terms=terms,
        )
    )
    if any(f.level is Level.BLOCKING for f in findings):
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
        solo=target.author_id == actor.pk,
    )
