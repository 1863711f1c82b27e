"""The values that checks take and give. A check is pure: texts and facts in, findings out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

NO_MAP: Mapping[str, frozenset[str]] = MappingProxyType({})


class Level(StrEnum):
    """What a finding does: a blocking one keeps a text from being accepted, an advisory one tells."""

    BLOCKING = "blocking"
    ADVISORY = "advisory"


Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Finding:
    """One breach of one check: where, and one sentence that says what to do.

    source_spans, target_spans   half-open ranges of characters in the pair's texts; may be empty.
    """

    check: str
    level: Level
    message: str
    source_spans: tuple[Span, ...] = ()
    target_spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary term as the checks need it, for one source and one target locale.

    source      renderings in the source locale (first one is the name).
    required    renderings of which one must stand in the target when the term stands in the source.
    allowed     further renderings that also satisfy `required`.
    forbidden   renderings that must never stand in the target.
    medicine    a medicine's name: held to `medicines` as well.
    warning     tag of a warning phrase (do-not, stop, seek-help-now, allergy, pregnancy), or "".
    """

    source: tuple[str, ...]
    required: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    medicine: bool = False
    warning: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """A source text and its target text, with the facts that checks look at.

    locale, source_locale   BCP 47 canonical.
    critical                the section is critical: some rules block there that advise elsewhere.
    links                   what {1}, {2} … stand for, in order.
    terms                   glossary terms that apply to this locale (all, or those in the source).
    contacts                source contact → renderings allowed in this locale (emergency number …).
    others                  targets that the same source has elsewhere in the catalog.
    """

    source: str
    target: str
    locale: str
    source_locale: str = "en"
    critical: bool = False
    links: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    contacts: Mapping[str, frozenset[str]] = field(default_factory=lambda: NO_MAP)
    others: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Check:
    """A rule: its lasting id, the version of the rule (raised when verdicts may change), the function."""

    id: str
    version: int
    function: Callable[[Pair], Iterator[Finding]]
