"""Choosing the locale for a reader: RFC 4647 lookup, with guards, and always told why.

A range walks up its own line (aliases, CLDR's parents of the same language and script), a range without a
region also down to a variant; then editors' substitutes for that line; then the next range; then `*`; at
last the source locale. Never sideways: drug names and doses differ between pt-PT and pt-BR, and a reader of
zh-TW may not read zh-Hans at all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from contentapi.core.locales.inheritance import variant_rank
from contentapi.core.locales.ranges import (
    MAX_CHARACTERS,
    MAX_RANGES,
    Line,
    Range,
    best_first,
    group_of,
    parse_accept_language,
    spelling_key,
    steps_up,
    understand,
)
from contentapi.core.locales.tags import Tag, read_range

__all__ = [
    "MAX_CHARACTERS",
    "MAX_RANGES",
    "Negotiated",
    "Offer",
    "Range",
    "Reason",
    "chain",
    "for_header",
    "negotiate",
    "parse_accept_language",
]

_NONE: Final[frozenset[str]] = frozenset()
_NO_SUBSTITUTES: Final[Mapping[str, Sequence[str]]] = MappingProxyType({})


class Reason(StrEnum):
    """Why a locale was chosen.

    exact        what the range says, aliases and spelling aside (iw is he, zh-Hant-TW is zh-TW, no is nb)
    parent       what it falls back to
    variant      a region of the language that was asked for without one, or its script said
    substitute   what an editor approved for it
    wildcard     anything was welcome
    default      nothing fits: the source locale
    """

    EXACT = "exact"
    PARENT = "parent"
    VARIANT = "variant"
    SUBSTITUTE = "substitute"
    WILDCARD = "wildcard"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Negotiated:
    """The locale to serve, and why. `wanted` is the range it answers, as sent; empty for the default."""

    locale: str
    reason: Reason
    wanted: str = ""


@dataclass(frozen=True, slots=True)
class _Shelved:
    """An available locale: its name as given, its parts, and the script it is written in."""

    name: str
    tag: Tag
    group: tuple[str, str]

    def rank(self) -> tuple[tuple[bool, ...], bool, str]:
        """CLDR's default variant first; of two names for one tag the canonical one."""
        return (variant_rank(self.tag), self.name != str(self.tag), self.name)


class Offer:
    """The locales that one guide can be served in, indexed to answer many readers.

    available     locales with a current release.
    default       the source locale, which always has one, in `available` or not.
    substitutes   a wanted locale → those that editors approved in its place, in order.

    Unknown tags among them are never matched, only served as the default. Immutable; compares by identity.
    Cost: building O(n log n), one choice O(ranges · parents) whatever n is, unless the reader refuses some.
    """

    __slots__ = (
        "_by_key",
        "_by_tag",
        "_languages",
        "_shelf",
        "_substitutes",
        "_variants",
        "available",
        "default",
    )

    def __init__(
        self,
        available: Collection[str],
        *,
        default: str,
        substitutes: Mapping[str, Sequence[str]] = _NO_SUBSTITUTES,
    ) -> None:
        self.available = frozenset(available)
        self.default = default
        self._shelf = tuple(sorted(_shelved(self.available), key=_Shelved.rank))
        self._by_tag: dict[str, _Shelved] = {}
        self._by_key: dict[str, _Shelved] = {}
        self._variants: dict[tuple[str, str], list[_Shelved]] = {}
        for one in self._shelf:
            self._by_tag.setdefault(str(one.tag), one)
            self._by_key.setdefault(spelling_key(one.tag), one)
            self._variants.setdefault(one.group, []).append(one)
        self._languages = {one.group[0] for one in self._shelf}
        self._substitutes: dict[str, list[_Shelved]] = {}
        for wanted in _shelved(substitutes):
            found = (self._find(name) for name in substitutes[wanted.name])
            approved = self._substitutes.setdefault(spelling_key(wanted.tag), [])
            approved.extend(one for one in found if one is not None)
            self._languages.add(wanted.group[0])

    def choose(self, ranges: Iterable[Range]) -> Negotiated | None:
        """The locale for these ranges; None when the reader refuses all there is, the default too."""
        ordered = sorted(ranges, key=best_first)
        refused, shunned = self._refusals(ordered)
        welcome = False
        for one in ordered:
            if one.q <= 0:
                break
            welcome = welcome or one.tag == "*"
            line = understand(one.tag)
            for found, reason in self._candidates(line) if line is not None else ():
                if found.name not in (shunned if reason is Reason.SUBSTITUTE else refused):
                    return Negotiated(found.name, reason, one.tag)
        return self._last(shunned, welcome=welcome)

    def chain(self, tag: str) -> tuple[str, ...]:
        """What a reader of one locale is offered, in order: itself, parents, variants, substitutes, source.

        >>> Offer({"en", "es", "es-MX", "pt-BR"}, default="en").chain("es-MX")
        ('es-MX', 'es', 'en')
        """
        line = understand(tag)
        found = [one.name for one, _ in self._candidates(line)] if line is not None else []
        return tuple(dict.fromkeys((*found, self.default)))

    def _candidates(self, line: Line) -> Iterator[tuple[_Shelved, Reason]]:
        if line.group[0] not in self._languages:
            return
        steps = steps_up(line.tag)
        for step in steps:
            found = self._by_tag.get(step.tag) or self._by_key.get(step.key)
            if found is not None:
                yield found, _nearness(line, found) if step.own else Reason.PARENT
        if line.open:
            for found in self._variants.get(line.group, ()):
                yield found, Reason.VARIANT
        for step in steps:
            for found in self._substitutes.get(step.key, ()):
                yield found, Reason.SUBSTITUTE

    def _last(self, shunned: frozenset[str], *, welcome: bool) -> Negotiated | None:
        if self.default not in shunned:
            reason, wanted = (Reason.WILDCARD, "*") if welcome else (Reason.DEFAULT, "")
            return Negotiated(self.default, reason, wanted)
        left = sorted(self.available - shunned) if welcome else []
        return Negotiated(left[0], Reason.WILDCARD, "*") if left else None

    def _find(self, name: str) -> _Shelved | None:
        reading = read_range(name)
        if reading is None or not reading.whole:
            return None
        return self._by_tag.get(str(reading.tag)) or self._by_key.get(spelling_key(reading.tag))

    def _refusals(self, ordered: Sequence[Range]) -> tuple[frozenset[str], frozenset[str]]:
        """Names refused by name or range, and those with what `*;q=0` refuses besides."""
        if not ordered or ordered[-1].q > 0:
            return _NONE, _NONE
        asked = _understood(one for one in ordered if one.q > 0)
        barred = [line for line in _understood(one for one in ordered if one.q <= 0) if line.whole]
        everything = any(one.q <= 0 and one.tag == "*" for one in ordered)
        refused: set[str] = set()
        shunned = {self.default, *self.available} if everything else set()
        for one in (*self._shelf, *_shelved((self.default,))):
            wish = max((line.depth for line in asked if line.names(one.tag, one.group)), default=0)
            bar = max((line.depth for line in barred if line.covers(one.tag, one.group)), default=0)
            if wish:
                shunned.discard(one.name)
            if bar >= max(wish, 1):
                refused.add(one.name)
        return frozenset(refused), frozenset(shunned | refused)


def _shelved(names: Iterable[str]) -> Iterator[_Shelved]:
    for name in names:
        reading = read_range(name)
        if reading is not None and reading.whole:
            yield _Shelved(name, reading.tag, group_of(reading.tag))


def _understood(ranges: Iterable[Range]) -> list[Line]:
    return [line for one in ranges if (line := understand(one.tag)) is not None]


def _nearness(line: Line, found: _Shelved) -> Reason:
    """How a locale with the range's own key fits: the same, or with its script said, or without."""
    if not line.whole:
        return Reason.PARENT
    if line.tag.region or line.tag.script == found.tag.script:
        return Reason.EXACT
    return Reason.PARENT if line.tag.script else Reason.VARIANT


def negotiate(
    wanted: str | Sequence[Range | str],
    available: Collection[str],
    *,
    default: str,
    substitutes: Mapping[str, Sequence[str]] = _NO_SUBSTITUTES,
) -> Negotiated | None:
    """Choose the locale to serve. Source: RFC 4647 §3.4 (lookup), RFC 9110 §12.5.4.

    wanted        an Accept-Language field, or its ranges, or tags, best first; may be empty.
    available     locales with a current release of the guide.
    default       the guide's source locale, which always has one.
    substitutes   a wanted locale → those that editors approved in its place, in order.

    None when the reader refuses (`q=0`) the default too and nothing else fits: not acceptable. Never steps
    sideways, never raises, whatever `wanted` holds. Cached by field and offer.

    >>> negotiate("es-MX, fr;q=0.9", {"es", "en", "fr"}, default="en")
    Negotiated(locale='es', reason=<Reason.PARENT: 'parent'>, wanted='es-MX')
    >>> negotiate("pt-PT", {"en", "pt-BR"}, default="en")
    Negotiated(locale='en', reason=<Reason.DEFAULT: 'default'>, wanted='')
    >>> negotiate("pt-PT, pt;q=0.9", {"en", "pt-BR"}, default="en")
    Negotiated(locale='pt-BR', reason=<Reason.VARIANT: 'variant'>, wanted='pt')
    >>> negotiate("de, *;q=0", {"en", "es"}, default="en") is None
    True
    """
    rows = tuple((key, tuple(names)) for key, names in sorted(substitutes.items())) if substitutes else ()
    offer = _offer(frozenset(available), default, rows)
    if isinstance(wanted, str):
        return for_header(wanted, offer)
    ranges = (
        one if isinstance(one, Range) else Range(one, order=order)
        for order, one in enumerate(wanted[:MAX_RANGES])
    )
    return offer.choose(ranges)


def for_header(header: str, offer: Offer) -> Negotiated | None:
    """`Offer.choose` for an Accept-Language field; cached, so that repeated GETs cost a look-up."""
    # What lies beyond the limit is never looked at: keep it out of the cache's memory too.
    return _for_header(header[: MAX_CHARACTERS + 1], offer)


@lru_cache(maxsize=1024)
def _for_header(header: str, offer: Offer) -> Negotiated | None:
    return offer.choose(parse_accept_language(header))


@lru_cache(maxsize=512)
def _offer(available: frozenset[str], default: str, rows: tuple[tuple[str, tuple[str, ...]], ...]) -> Offer:
    return Offer(available, default=default, substitutes=dict(rows))


def chain(
    tag: str,
    available: Collection[str],
    substitutes: Mapping[str, Sequence[str]],
    source: str,
) -> tuple[str, ...]:
    """The fallback chain of one locale, as `/locales` tells it: what a reader of it gets, in order.

    >>> chain("pt-PT", {"en", "pt-BR", "es"}, {"pt-PT": ["pt-BR"]}, "en")
    ('pt-BR', 'en')
    """
    rows = tuple((key, tuple(names)) for key, names in sorted(substitutes.items()))
    return _offer(frozenset(available), source, rows).chain(tag)
