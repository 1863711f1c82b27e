"""What a correct translation may say instead of a negation: how a way to do so is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Opposite:
    """One way to say a negation without one.

    after  an expression for what follows the cue in an English source.
    words  language → an expression for the words of the rendering, over folded text.
    """

    name: str
    after: str
    words: Mapping[str, str]
