"""Negation cues by language: how a table is written, and read."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cues:
    r"""The cues of one language.

    Entries are separated by space: `word` whole, `stem*`, `*ending`; an entry with `_` is a phrase (`_` is
    a space, `*` the rest of a word). In a language without spaces, and in Korean, they are
    expressions joined by space, looked for anywhere.

    deny     grammatical negation: not, no, never, without, unless.
    forbid   verbs that prohibit: avoid, refrain, is forbidden.
    cease    verbs that end: stop, discontinue. They meet a "do not", but not a "do not stop".
    soft     negative words that meet a negation but ask for none: unable, lack, impossible.
    quiet    words that are idiomatically negated elsewhere (only, until, rarely): they explain an extra cue.
    but      stems of words that only look like one of the above ("unter*" among "un*").
    noise    an expression for what holds a cue and denies nothing: "not only", "no more than".
    anywhere the entries are expressions, not words.
    """

    deny: str
    forbid: str = ""
    cease: str = ""
    soft: str = ""
    quiet: str = ""
    but: str = ""
    noise: str = ""
    anywhere: bool = False


def phrase(entry: str) -> str:
    """An entry with `_` and `*` as an expression over folded text.

    >>> bool(re.search(phrase("dej*_de"), "usted deje de fumar"))
    True
    """
    parts = (re.escape(part).replace(r"\*", r"\w*") for part in entry.split("_"))
    return r"(?<!\w)" + r"\s+".join(parts) + r"(?!\w)"
