"""What becomes of one entry of an uploaded file: three texts compared, one fate.

base     the target when the file left (unknown when the file names no export that we made);
theirs   what the file says now;
mine     what the record says now.
"""

from __future__ import annotations

from dataclasses import dataclass

from contentapi.core.catalog import Fate
from contentapi.core.lifecycle import TargetState


@dataclass(frozen=True, slots=True)
class Text:
    """A target text with its standing; an absent one is empty."""

    text: str = ""
    state: TargetState = TargetState.EMPTY

    @property
    def fuzzy(self) -> bool:
        """Is it doubtful?"""
        return self.state is TargetState.FUZZY


def decide(mine: Text, theirs: Text, base: Text | None) -> Fate:
    """The fate of an entry whose source has not moved. Checks may still turn `applied` into `blocked`.

    >>> decide(Text("a", TargetState.ACCEPTED), Text("", TargetState.EMPTY), None)
    <Fate.BLANK: 'blank'>
    """
    if not theirs.text:
        touched = base is None or bool(base.text)
        return Fate.BLANK if mine.text and touched else Fate.UNCHANGED
    if base is not None and (theirs.text, theirs.fuzzy) == (base.text, base.fuzzy):
        return Fate.UNCHANGED
    if theirs.text == mine.text and (theirs.fuzzy == mine.fuzzy or mine.state is TargetState.ACCEPTED):
        return Fate.UNCHANGED
    if not _only_the_file_moved(mine, theirs, base):
        return Fate.CONFLICT
    if theirs.fuzzy:
        return Fate.CONFLICT if mine.state is TargetState.ACCEPTED else Fate.FUZZY
    return Fate.APPLIED


def decide_moved_source(theirs: Text, base: Text | None) -> Fate:
    """The fate of an entry made for an older source of a segment that is still there."""
    if not theirs.text or theirs.fuzzy:
        return Fate.UNCHANGED
    if base is not None and (theirs.text, theirs.fuzzy) == (base.text, base.fuzzy):
        return Fate.UNCHANGED
    return Fate.SOURCE_MOVED


def _only_the_file_moved(mine: Text, theirs: Text, base: Text | None) -> bool:
    """May the file's text replace the record's without losing anything?"""
    if base is None:
        return mine.text in {"", theirs.text}
    return (mine.text, mine.fuzzy) == (base.text, base.fuzzy) or mine.text == theirs.text
