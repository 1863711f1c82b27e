"""One message under the lock of its catalog: opened, judged as files are, stored or kept beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from contentapi.core.catalog import Fate, edged
from contentapi.core.checks import Finding, Level
from contentapi.core.errors import BadRequest, Blocked, ContentError, Moved, NotFound, NotText, TooLarge
from contentapi.core.lifecycle import TargetState
from contentapi.core.po.decoding import refuse_controls
from contentapi.core.threeway import Text, decide
from contentapi.models import Actor, Catalog, Target
from contentapi.queries import catalogs as catalog_reads
from contentapi.queries import guides as guide_reads
from contentapi.queries.catalogs import Row
from contentapi.services import audit, policy
from contentapi.services.catalogs import targets, verdicts
from contentapi.services.catalogs.verdicts import Bench, blocks, told
from contentapi.services.policy import By

MAX_TEXT = 100_000


@dataclass(slots=True)
class Open:
    """A message, and all that judging a text for it needs.

    unsettled   kinds of meaning that changed since the text was made, where it is the one carried over.
    """

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


@dataclass(slots=True)
class Outcome:
    """What became of a text: its fate, the target as it stands, and what the checks say.

    error   to be raised once all that is kept of the text was committed.
    """

    fate: Fate
    target: Target | None
    findings: tuple[Finding, ...] = ()
    error: ContentError | None = None


def vetted(text: str) -> str:
    """The text as it may be stored: what a file's reader lets through, and not blank.

    Raises BadRequest, NotText, TooLarge (more than MAX_TEXT characters).
    """
    text = edged(text.replace("\r\n", "\n").replace("\r", "\n"))
    if not text.strip():
        raise BadRequest("A blank text never deletes one; send a text.", key="text")
    if len(text) > MAX_TEXT:
        raise TooLarge(f"The text has more than {MAX_TEXT:,} characters.", key="text")
    try:
        refuse_controls(text.encode(), text)
    except UnicodeEncodeError:
        raise NotText("The text holds half of a surrogate pair, which is no character.", key="text") from None
    return text


def opened(record: Catalog, context: str, text: str | None, by: By) -> Open:
    """The message of the working version. Locks the catalog. Raises NotFound, UnknownVersion.

    text   the one that is to be judged; None for the working text. Cost: about twelve queries.
    """
    guide = record.guide
    record = targets.locked(guide, record.locale)
    version = guide_reads.need_working_version(guide)
    row = catalog_reads.row(version, record, context)
    if row is None:
        raise NotFound(f"There is no message {context!r} in {version}.", key=context)
    bench = verdicts.bench(record)
    carried = catalog_reads.carried(version, record, segment=row.segment.pk).get(row.segment.pk)
    return Open(
        record=record,
        row=row,
        bench=bench,
        actor=policy.actor(by),
        others=catalog_reads.elsewhere(version, record, row),
        unsettled=bench.unsettled(row, row.mine.text if text is None else text, carried),
    )


def judged(it: Open, theirs: Text, *, expected: int | None, source: str | None, confirm: bool) -> Outcome:
    """The fate of a text, with an error where it is not what stands afterwards."""
    outcome = Outcome(_fate(it, theirs, expected=expected, source=source), it.row.target)
    if not theirs.fuzzy:
        outcome.findings = it.bench.findings(it.row, theirs.text, it.others)
    if outcome.fate is Fate.APPLIED and it.unsettled and not confirm:
        finding = verdicts.unconfirmed(it.unsettled, it.row.segment.digest)
        outcome.findings = (finding, *outcome.findings)
    if outcome.fate is Fate.APPLIED and blocks(outcome.findings):
        outcome.fate, outcome.error = Fate.BLOCKED, blocked(it.row, outcome.findings)
    if outcome.fate in {Fate.CONFLICT, Fate.SOURCE_MOVED}:
        outcome.error = moved(it.row, outcome.fate, theirs.text)
    return outcome


def _fate(it: Open, theirs: Text, *, expected: int | None, source: str | None) -> Fate:
    """Compared with what the writer saw. What is already so is no conflict: a request may be repeated."""
    mine = it.row.mine
    if source is not None and source != it.row.segment.digest:
        return Fate.SOURCE_MOVED
    if expected is None or expected == it.number:
        return decide(mine, theirs, None if expected is None else mine)
    same = mine.text == theirs.text and (mine.fuzzy == theirs.fuzzy or mine.state is TargetState.ACCEPTED)
    return Fate.UNCHANGED if same else Fate.CONFLICT


def blocked(row: Row, findings: Sequence[Finding]) -> Blocked:
    """The error for a text that a finding blocks; it says the first sentence and holds all findings."""
    first = next(finding.message for finding in findings if finding.level is Level.BLOCKING)
    return Blocked(f"{row.context}: {first}", key=row.context, findings=[told(f) for f in findings])


def moved(row: Row, fate: Fate, text: str) -> Moved:
    """The error for a text that came too late; with both texts."""
    why = "The source has moved" if fate is Fate.SOURCE_MOVED else "Another text stands"
    return Moved(
        f"{row.context}: {why}; yours was kept beside it as a suggestion. Look at both and decide.",
        key=row.context,
        fate=fate.value,
        msgid=row.segment.source,
        source_digest=row.segment.digest,
        current=standing(row.target),
        yours=text,
    )


def stale(row: Row) -> Moved:
    """The error for an act on a text that is no longer what was seen; nothing is kept of it."""
    return Moved(
        f"{row.context}: the text has moved since you saw it; nothing was done. Look at it and decide.",
        key=row.context,
        msgid=row.segment.source,
        source_digest=row.segment.digest,
        current=standing(row.target),
    )


def standing(target: Target | None) -> dict[str, Any]:
    """The text that stands, for whoever came later."""
    if target is None:
        return {
            "text": "",
            "state": TargetState.EMPTY.value,
            "revision": 0,
            "author": None,
            "changed_at": None,
        }
    return {
        "text": target.text,
        "state": target.state,
        "revision": target.number,
        "author": target.author.name,
        "changed_at": target.changed_at.isoformat(),
    }


def store(it: Open, one: targets.Write, *, at: datetime) -> Target:
    """Store one text, tell the catalog who was here last, and write it down."""
    target = targets.write([one], it.record, at=at)[0]
    Catalog.objects.filter(pk=it.record.pk).update(revised_at=at, last_translator=it.actor.name)
    facts: dict[str, Any] = {"message": it.row.context, "revision": target.number}
    audit.record(it.actor, f"{one.act}_message", it.record.guide, at, locale=it.record.locale, **facts)
    return target


def keep(it: Open, text: str, outcome: Outcome, *, at: datetime) -> None:
    """Keep what could not be applied beside the current text, and name it in the error."""
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
