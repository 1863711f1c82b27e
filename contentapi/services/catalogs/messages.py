"""Acts on single messages: write one, send texts back, take or decline a suggestion, override a finding.

The verdicts are those of files: what the writer saw is compared with what stands, the text is checked, and
what cannot be applied is kept as a suggestion and told.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from contentapi.core.catalog import Fate, digest
from contentapi.core.checks import Finding, Level
from contentapi.core.errors import (
    BadRequest,
    Blocked,
    ContentError,
    IllegalMove,
    Moved,
    NotFound,
    NotText,
    TooLarge,
)
from contentapi.core.lifecycle import Origin, TargetState
from contentapi.core.po.decoding import refuse_controls
from contentapi.core.threeway import Text, decide
from contentapi.models import Actor, Catalog, Override, Suggestion, Target
from contentapi.queries import catalogs as catalog_reads
from contentapi.queries import guides as guide_reads
from contentapi.queries.catalogs import Row
from contentapi.services import audit, policy
from contentapi.services.catalogs import targets, verdicts
from contentapi.services.catalogs.verdicts import Bench, blocks, told
from contentapi.services.policy import By

UPLOAD, ACCEPT, OVERRIDE = (
    "contentapi.upload_catalog",
    "contentapi.accept_target",
    "contentapi.override_finding",
)
MAX_TEXT = 100_000


@dataclass(slots=True)
class Outcome:
    """What became of a text: its fate, the target as it stands now, and what the checks advise.

    error   what is to be raised once everything that is kept of the text was committed.
    """

    fate: Fate
    target: Target | None
    findings: tuple[Finding, ...] = ()
    error: ContentError | None = None


@dataclass(slots=True)
class Rejected:
    """Which texts were sent back, and which were not, because none waits or it moved."""

    contexts: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Open:
    """One message under the lock of its catalog."""

    record: Catalog
    row: Row
    bench: Bench
    actor: Actor
    others: frozenset[str]
    unsettled: tuple[str, ...]

    @property
    def number(self) -> int:
        """Of the last revision; 0 when there never was a text."""
        return self.row.target.number if self.row.target else 0


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

    record    stored or not; its guide and locale say which.
    expected  number of the revision that the writer saw, 0 for none; None: the text is applied only where
              there is none, or the same. source: digest of the source that the writer saw, as far as known.
    confirm   the writer says that a carried-over text is right although the meaning of its source changed.
    comment   the translator's, beside the text; None leaves it.
    A machine's text is fuzzy, whatever is said. Raises NotAllowed, NotFound, BadRequest (blank), NotText,
    TooLarge; Moved (facts: `current`, `suggestion`) and Blocked (facts: `findings`, `suggestion`), with the
    text kept as an open suggestion. Locks the catalog. Cost: about twenty queries.
    """
    policy.require(by, UPLOAD, locale=record.locale)
    text = _vetted(text)
    doubtful = fuzzy or origin is Origin.MACHINE
    theirs = Text(text, TargetState.FUZZY if doubtful else TargetState.TRANSLATED)
    with transaction.atomic():
        it = _open(record, context, text, by)
        outcome = _judge(it, theirs, expected=expected, source=source, confirm=confirm)
        if outcome.fate in {Fate.APPLIED, Fate.FUZZY}:
            act = "confirm" if confirm and it.unsettled else "write"
            one = targets.Write(
                it.row.segment, it.row.target, text, theirs.state, origin, it.actor, comment, act=act
            )
            outcome.target = _store(it, one, at=at)
        elif outcome.error is not None:
            _keep(it, text, outcome, at=at)
    if outcome.error is not None:
        raise outcome.error
    return outcome


def _vetted(text: str) -> str:
    """The text as it may be stored: what a file's reader lets through, and not blank."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise BadRequest("A blank text never deletes one; send a text.", key="text")
    if len(text) > MAX_TEXT:
        raise TooLarge(f"The text has more than {MAX_TEXT:,} characters.", key="text")
    try:
        refuse_controls(text.encode(), text)
    except UnicodeEncodeError as error:
        raise NotText("The text holds half of a surrogate pair, which is no character.", key="text") from error
    return text


def _open(record: Catalog, context: str, text: str, by: By) -> _Open:
    """The message of the working version, under the lock of its catalog."""
    guide = record.guide
    record = targets.locked(guide, record.locale)
    version = guide_reads.need_working_version(guide)
    row = catalog_reads.row(version, record, context)
    if row is None:
        raise NotFound(f"There is no message {context!r} in {version}.", key=context)
    bench = verdicts.bench(record)
    carried = catalog_reads.carried(version, record, segment=row.segment.pk).get(row.segment.pk)
    return _Open(
        record=record,
        row=row,
        bench=bench,
        actor=policy.actor(by),
        others=catalog_reads.elsewhere(version, record, row),
        unsettled=bench.unsettled(row, text, carried),
    )


def _judge(it: _Open, theirs: Text, *, expected: int | None, source: str | None, confirm: bool) -> Outcome:
    """The fate of a text; an error with it where the text is not what stands afterwards."""
    target, mine = it.row.target, it.row.mine
    outcome = Outcome(_fate(it, theirs, expected=expected, source=source), target)
    if not theirs.fuzzy:
        outcome.findings = it.bench.findings(it.row, theirs.text, it.others)
    if outcome.fate is Fate.APPLIED and it.unsettled and not confirm:
        finding = verdicts.unconfirmed(it.unsettled, it.row.segment.digest)
        outcome.findings = (finding, *outcome.findings)
    if outcome.fate is Fate.APPLIED and blocks(outcome.findings):
        outcome.fate = Fate.BLOCKED
        findings = [told(finding) for finding in outcome.findings]
        outcome.error = Blocked(
            f"{it.row.context}: {_first(outcome.findings)}", key=it.row.context, findings=findings
        )
    if outcome.fate in {Fate.CONFLICT, Fate.SOURCE_MOVED}:
        why = "The source moved" if outcome.fate is Fate.SOURCE_MOVED else "Another text stands"
        outcome.error = Moved(
            f"{it.row.context}: {why}; yours is kept as a suggestion. Look at both and decide.",
            key=it.row.context,
            fate=outcome.fate.value,
            msgid=it.row.segment.source,
            current=standing(target),
            yours=theirs.text,
        )
    del mine
    return outcome


def _fate(it: _Open, theirs: Text, *, expected: int | None, source: str | None) -> Fate:
    """Compared with what the writer saw. What is already so is no conflict: a repeated request is answered."""
    mine = it.row.mine
    if source is not None and source != it.row.segment.digest:
        return Fate.SOURCE_MOVED
    if expected is None or expected == it.number:
        return decide(mine, theirs, None if expected is None else mine)
    same = mine.text == theirs.text and (mine.fuzzy == theirs.fuzzy or mine.state is TargetState.ACCEPTED)
    return Fate.UNCHANGED if same else Fate.CONFLICT


def standing(target: Target | None) -> dict[str, Any]:
    """The text that stands, for whoever came later."""
    if target is None:
        return {"text": "", "state": TargetState.EMPTY.value, "revision": 0, "author": None, "changed_at": None}
    return {
        "text": target.text,
        "state": target.state,
        "revision": target.number,
        "author": target.author.name,
        "changed_at": target.changed_at,
    }


def _first(findings: Collection[Finding]) -> str:
    """The sentence of the first finding that blocks."""
    return next(finding.message for finding in findings if finding.level is Level.BLOCKING)


def _store(it: _Open, one: targets.Write, *, at: datetime) -> Target:
    """Store one text, tell the catalog who was here last, and write it down."""
    target = targets.write([one], it.record, at=at)[0]
    Catalog.objects.filter(pk=it.record.pk).update(revised_at=at, last_translator=it.actor.name)
    facts = {"message": it.row.context, "revision": target.number}
    audit.record(it.actor, f"{one.act}_message", it.record.guide, at, locale=it.record.locale, **facts)
    return target


def _keep(it: _Open, text: str, outcome: Outcome, *, at: datetime) -> None:
    """Keep what could not be applied, and name it in the error."""
    assert outcome.error is not None
    kept = targets.suggest(
        it.record,
        it.row.segment,
        text,
        author=it.actor,
        at=at,
        reason=outcome.fate,
        findings=outcome.findings,
    )
    outcome.error.facts["suggestion"] = kept.pk
