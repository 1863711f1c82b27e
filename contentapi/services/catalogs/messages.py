"""Acts on single messages: write one, send texts back, take or decline a suggestion, override a finding.

The verdicts are those of files: what the writer saw is compared with what stands, the text is checked, and
what cannot be applied is kept as a suggestion and told.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from contentapi.core.catalog import Fate, digest
from contentapi.core.checks import Level
from contentapi.core.errors import BadRequest, IllegalMove
from contentapi.core.lifecycle import Origin, TargetState
from contentapi.core.threeway import Text
from contentapi.models import Actor, Catalog, Override, Segment, Suggestion, Target
from contentapi.queries import catalogs as catalog_reads
from contentapi.queries import guides as guide_reads
from contentapi.queries.catalogs import Row
from contentapi.services import audit, policy, turns
from contentapi.services.catalogs import single, targets, verdicts
from contentapi.services.catalogs.single import Outcome
from contentapi.services.catalogs.verdicts import VERSIONS, blocks
from contentapi.services.policy import By

UPLOAD, ACCEPT = "contentapi.upload_catalog", "contentapi.accept_target"
OVERRIDE = "contentapi.override_finding"
CHANGING = frozenset({Fate.APPLIED, Fate.FUZZY})
MAX_WORDS = 2_000


@dataclass(slots=True)
class Rejected:
    """Which texts were sent back, and which were not: none waits there, or it moved."""

    contexts: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def write(
    record: Catalog,
    context: str,
    text: str,
    *,
    fuzzy: bool = False,
    expected: int | None = None,
    source: str | None = None,
    confirm: bool = False,
    comment: str | None = None,
    by: By,
    at: datetime,
    origin: Origin = Origin.TYPED,
) -> Outcome:
    """Write one text, compare-and-set.

    record    stored or not: its guide and locale say which.
    expected  number of the revision that the writer saw, 0 for none; None: the text is applied only where
              there is none, or the same.
    source    digest of the source that the writer saw, as far as known.
    confirm   the writer says that a carried-over text is right although its source changed in meaning.
    comment   the translator's, beside the text; None leaves it as it is.

    A machine's text is fuzzy, whatever is said. Raises NotAllowed, NotFound, UnknownVersion, BadRequest
    (blank), NotText, TooLarge; Moved (facts: `current`, `suggestion`) and Blocked (facts: `findings`,
    `suggestion`), and then the text is kept as an open suggestion. Locks the catalog. Cost: twenty queries.
    """
    policy.require(by, UPLOAD, locale=record.locale)
    text = single.vetted(text)
    doubtful = fuzzy or origin is Origin.MACHINE
    theirs = Text(text, TargetState.FUZZY if doubtful else TargetState.TRANSLATED)
    with turns.atomic():
        it = single.opened(record, context, text, by)
        outcome = single.judged(it, theirs, expected=expected, source=source, confirm=confirm)
        if outcome.fate in CHANGING:
            act = "confirm" if it.unsettled and not doubtful else "write"
            segment, before = it.row.segment, it.row.target
            one = targets.Write(segment, before, text, theirs.state, origin, it.actor, comment, act=act)
            outcome.target = single.store(it, one, at=at)
        elif outcome.error is not None:
            single.keep(it, text, outcome, at=at)
    if outcome.error is not None:
        raise outcome.error
    return outcome


@turns.atomic()
def take(
    suggestion: Suggestion, *, expected: int | None = None, confirm: bool = False, by: By, at: datetime
) -> Target:
    """Make a suggestion the working text; its author stays its author, so that another person accepts it.

    expected  number of the revision that is to be replaced, as it was seen; None: whatever stands.
    confirm   as in `write`.
    Raises NotAllowed, IllegalMove (not open; made for an older source that is gone), Moved, Blocked. Locks
    the catalog.
    """
    record = suggestion.catalog
    policy.require(by, UPLOAD, locale=record.locale)
    it = single.opened(record, suggestion.segment.context, suggestion.text, by)
    if it.row.segment.pk != suggestion.segment_id:
        raise IllegalMove("The source has moved since this was suggested; write the text anew.")
    if expected is not None and expected != it.number:
        raise single.moved(it.row, Fate.CONFLICT, suggestion.text)
    findings = it.bench.findings(it.row, suggestion.text, it.others)
    late = suggestion.reason == Fate.SOURCE_MOVED.value and bool(it.row.segment.meanings)
    if (it.unsettled or late) and not confirm:
        kinds = it.unsettled or tuple(it.row.segment.meanings)
        findings = (verdicts.unconfirmed(kinds, it.row.segment.digest), *findings)
    if blocks(findings):
        raise single.blocked(it.row, findings)
    _close(suggestion, "taken")
    author = suggestion.author
    one = targets.Write(
        it.row.segment,
        it.row.target,
        suggestion.text,
        TargetState.TRANSLATED,
        _origin(suggestion),
        author,
        act="take",
        actor=it.actor if it.actor != author else None,
    )
    return single.store(it, one, at=at)


def _origin(suggestion: Suggestion) -> Origin:
    """Where a suggestion's text came from."""
    if suggestion.reason == Origin.MEMORY.value:
        return Origin.MEMORY
    return Origin.FILE if suggestion.upload_id else Origin.TYPED


@turns.atomic()
def decline(suggestion: Suggestion, *, by: By, at: datetime) -> None:
    """Put a suggestion aside; it stays in the record. Raises NotAllowed, IllegalMove (not open)."""
    record = suggestion.catalog
    if not policy.allowed(by, ACCEPT, locale=record.locale):
        policy.require(by, UPLOAD, locale=record.locale)
    _close(suggestion, "declined")
    actor = policy.actor(by)
    facts: dict[str, Any] = {"message": suggestion.segment.context, "suggestion": suggestion.pk}
    audit.record(actor, "decline", record.guide, at, locale=record.locale, **facts)


def _close(suggestion: Suggestion, state: str) -> None:
    """Set the state, compare-and-set on its being open."""
    if not Suggestion.objects.filter(pk=suggestion.pk, state="open").update(state=state):
        raise IllegalMove("This suggestion was taken or declined before.")
    suggestion.state = state


@turns.atomic()
def reject(
    record: Catalog,
    contexts: Collection[str],
    *,
    comment: str,
    seen: Mapping[str, tuple[int, int]] | None = None,
    by: By,
    at: datetime,
) -> Rejected:
    """Send texts that wait for a reviewer back to the translators: fuzzy, with the reviewer's words.

    comment  what is wrong, 1 to 2,000 characters; translators read it in the history and in exported files.
    seen     msgctxt → (segment, revision) that the reviewer saw; what moved since is left.
    A text accepted before for the same source goes on being served. Raises NotAllowed, BadRequest. Locks
    the catalog.
    """
    policy.require(by, ACCEPT, locale=record.locale)
    words = _said(comment, "comment")
    guide = record.guide
    record = targets.locked(guide, record.locale)
    version, actor = guide_reads.need_working_version(guide), policy.actor(by)
    done, writes = Rejected(), []
    for row in catalog_reads.rows(version, record):
        if row.context not in contexts:
            continue
        if row.target is None or not _waits(row, seen):
            done.left.append(row.context)
            continue
        writes.append(_sent_back(row.segment, row.target, words, by=actor))
        done.contexts.append(row.context)
    targets.write(writes, record, at=at)
    if writes:
        facts: dict[str, Any] = {"messages": done.contexts, "comment": words}
        audit.record(actor, "reject", guide, at, locale=record.locale, **facts)
    return done


@turns.atomic()
def override(
    record: Catalog, context: str, check: str, *, reason: str, text: str | None = None, by: By, at: datetime
) -> Override:
    """Let one text stand against one check, which found it to be wrong. The finding then only advises.

    text    the text concerned, when it is not the working one: that of an open suggestion.
    reason  why the text is right, 1 to 2,000 characters.
    Bound to the check, the version of its rule, the sentences it found and the digests of both texts; it
    lapses when any of these changes. Raises NotAllowed, BadRequest, NotFound, IllegalMove (nothing blocks).
    """
    policy.require(by, OVERRIDE, locale=record.locale)
    words = _said(reason, "reason")
    it = single.opened(record, context, text, by)
    about = it.row.mine.text if text is None else text
    findings = it.bench.findings(it.row, about, it.others)
    against = sorted({f.message for f in findings if f.check == check and f.level is Level.BLOCKING})
    if not against:
        raise IllegalMove(
            f"No finding of {check!r} blocks this text; there is nothing to override.", key=check
        )
    made = Override.objects.create(
        catalog=it.record,
        segment=it.row.segment,
        check_id=check,
        rule_version=VERSIONS[check],
        source_digest=it.row.segment.digest,
        target_digest=digest(about),
        findings=against,
        reason=words,
        actor=it.actor,
        at=at,
    )
    facts: dict[str, Any] = {"message": context, "check": check, "reason": words, "text": about}
    audit.record(it.actor, "override", it.record.guide, at, locale=it.record.locale, **facts)
    return made


def _waits(row: Row, seen: Mapping[str, tuple[int, int]] | None) -> bool:
    """Does the row's text wait for a reviewer, and stand as the reviewer saw it?"""
    target = row.target
    if target is None or target.state != TargetState.TRANSLATED.value:
        return False
    return seen is None or seen.get(row.context) == (row.segment.pk, target.number)


def _sent_back(segment: Segment, target: Target, words: str, *, by: Actor) -> targets.Write:
    """The write that makes a text fuzzy again; its author stays its author."""
    origin, author = Origin(target.origin), target.author
    fuzzy = TargetState.FUZZY
    return targets.Write(segment, target, target.text, fuzzy, origin, author, words, act="reject", actor=by)


def _said(words: str, key: str) -> str:
    """Words that an act must come with. Raises BadRequest."""
    words = words.strip()
    if not words or len(words) > MAX_WORDS:
        raise BadRequest(f"Say why, in 1 to {MAX_WORDS:,} characters.", key=key)
    return words
