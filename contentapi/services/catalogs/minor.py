"""The act by which an editor says that edits of the source change nothing that a translation must say."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from contentapi.core.catalog import Fate
from contentapi.core.checks import Finding
from contentapi.core.checks.meaning import changed
from contentapi.core.errors import BadRequest, Blocked, IllegalMove, NotFound
from contentapi.core.lifecycle import FROZEN, Origin, TargetState, VersionState
from contentapi.models import Actor, Catalog, Guide, Revision, Segment, Target, Version
from contentapi.queries import catalogs as catalog_reads
from contentapi.queries.catalogs import Elsewhere, Row
from contentapi.queries.terminology import glossary as glossary_reads
from contentapi.services import audit, policy, releases, turns
from contentapi.services.catalogs import targets, verdicts
from contentapi.services.policy import By

EDIT = "contentapi.change_version"


@dataclass(slots=True)
class Declared:
    """What a declaration did: the segments concerned, the texts kept accepted by locale, and what blocks."""

    contexts: list[str] = field(default_factory=list)
    kept: dict[str, int] = field(default_factory=dict)
    blocked: dict[str, tuple[Finding, ...]] = field(default_factory=dict)
    releases: list[str] = field(default_factory=list)


@turns.atomic()
def declare_minor(
    version: Version, contexts: Collection[str], *, reason: str, by: By, at: datetime
) -> Declared:
    """Keep what was accepted for the text before, where the edit was minor, in every locale.

    contexts  names of edited segments of an approved or published version; all of them or none are minor.
    reason    what was edited, for the audit.

    The reviewer who accepted a text stays the one who did. A text that nobody touched since it was carried
    over is accepted as it was; any other is left alone, and so is one against which a finding blocks now.
    Raises NotAllowed, BadRequest, IllegalMove (not frozen), NotFound (not edited), Blocked (facts:
    `meanings`, name → kinds of meaning-bearing words that the edit changed). Locks the guide, its catalogs.
    """
    policy.require(by, EDIT)
    if not reason.strip():
        raise BadRequest("Say what was edited.", key="reason")
    guide = Guide.objects.select_for_update(no_key=True).get(pk=version.guide_id)
    version = guide.versions.get(pk=version.pk)
    if VersionState(version.state) not in FROZEN - {VersionState.WITHDRAWN}:
        raise IllegalMove(f"{version} is {version.state}; approve it first.")
    segments = _edited(version, contexts)
    _refuse_meaning(segments, guide)
    actor, done = policy.actor(by), Declared(sorted(s.context for s in segments))
    for locale in guide.catalogs.order_by("pk").values_list("locale", flat=True):
        record = targets.locked(guide, locale)
        kept = _keep(record, version, {s.pk for s in segments}, done, reason=reason.strip(), by=actor, at=at)
        if kept:
            done.kept[locale] = kept
    audit.record(
        actor,
        "declare_minor",
        guide,
        at,
        version=version.number,
        messages=done.contexts,
        reason=reason.strip(),
        kept=done.kept,
    )
    done.releases = [r.digest for r in releases.refresh(guide, at=at)]
    return done


def _edited(version: Version, contexts: Collection[str]) -> list[Segment]:
    """The segments of those names, each edited from another one."""
    placed = Segment.objects.filter(placements__version=version).select_related("predecessor")
    found = {segment.context: segment for segment in placed if segment.predecessor_id}
    for context in contexts:
        if context not in found:
            raise NotFound(f"{version} has no edited message {context!r}.", key=context)
    return [found[context] for context in dict.fromkeys(contexts)]


def _refuse_meaning(segments: Collection[Segment], guide: Guide) -> None:
    """Raise Blocked when an edit changed what bears the meaning, by the rules as they are now."""
    locale = guide.source_locale
    terms = glossary_reads.terms(locale, locale)
    meanings = {}
    for segment in segments:
        before = segment.predecessor.source if segment.predecessor else ""
        kinds = dict.fromkeys([*segment.meanings, *changed(before, segment.source, locale, terms)])
        if kinds:
            meanings[segment.context] = list(kinds)
    if meanings:
        told = "; ".join(f"{context}: {', '.join(kinds)}" for context, kinds in meanings.items())
        raise Blocked(f"These edits are not minor, they change the meaning: {told}.", meanings=meanings)


def _keep(
    record: Catalog,
    version: Version,
    chosen: set[int],
    done: Declared,
    *,
    reason: str,
    by: Actor,
    at: datetime,
) -> int:
    """Accept in one catalog what was accepted before; the number of texts kept."""
    everything = catalog_reads.rows(version, record)
    bench, elsewhere = verdicts.bench(record), Elsewhere(everything)
    rows = [row for row in everything if row.segment.pk in chosen and _untouched(row.target)]
    accepted = _accepted_before(record, rows)
    writes = []
    for row in rows:
        then = accepted.get(row.segment.predecessor_id or 0)
        if then is None:
            continue
        findings = bench.findings(row, then.text, elsewhere.of(row))
        if verdicts.blocks(findings):
            done.blocked[f"{record.locale} {row.context}"] = findings
            continue
        if row.target is not None and row.target.text != then.text:
            # an improvement of the old text that nobody has accepted yet
            better, author = row.target.text, row.target.author
            targets.suggest(record, row.segment, better, author=author, at=at, reason=Fate.CONFLICT)
        writes.append(_as_accepted(row, then, reason=reason, by=by))
    targets.write(writes, record, at=at)
    return len(writes)


def _accepted_before(record: Catalog, rows: Collection[Row]) -> dict[int, Revision]:
    """Segment pk of what the rows were edited from → the text accepted for it. Cost: one query."""
    before = [row.segment.predecessor_id for row in rows]
    old = Target.objects.filter(catalog=record, segment__in=before, accepted__isnull=False)
    held = old.select_related("accepted__author", "accepted__accepted_by")
    return {target.segment_id: target.accepted for target in held if target.accepted is not None}


def _as_accepted(row: Row, then: Revision, *, reason: str, by: Actor) -> targets.Write:
    """The write that brings an accepted text over: whoever accepted it stays the one who did."""
    return targets.Write(
        segment=row.segment,
        before=row.target,
        text=then.text,
        state=TargetState.ACCEPTED,
        origin=Origin.CARRIED,
        author=then.author,
        comment=reason,
        act="minor",
        accepted_by=then.accepted_by,
        solo=then.solo,
        actor=by,
    )


def _untouched(target: Target | None) -> bool:
    """Is it as carry-over left it?"""
    return target is not None and target.state == TargetState.FUZZY.value and target.number == 1
