"""A glossary made ready for many pairs: of hundreds of terms, the few that can matter for one pair.

A check asks of every term whether it stands in the source and how it reads in the target. Here each term is
found by the words that its own words could be forms of, so that a pair is held to the terms that it has to do
with, and what the checks find is the same as with all of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from contentapi.core.checks import wording
from contentapi.core.checks.findings import Term
from contentapi.core.checks.sense import medicines, renderings


class Narrowing:
    """The terms of one pair of locales. Built in O(terms); asked in about O(words)."""

    __slots__ = (
        "_forbidden",
        "_medicines",
        "_source",
        "_source_language",
        "_target_language",
        "_told",
        "terms",
    )

    def __init__(self, terms: Sequence[Term], source_locale: str, locale: str) -> None:
        self.terms = tuple(terms)
        self._source_language, self._target_language = map(wording.language, (source_locale, locale))
        self._medicines = frozenset(n for n, term in enumerate(self.terms) if term.medicine)
        self._source = _Finder([term.source for term in self.terms], self._source_language, loose=False)
        self._forbidden = _Finder([term.forbidden for term in self.terms], self._target_language, loose=False)
        told = [term.required + term.allowed or term.source if term.medicine else () for term in self.terms]
        self._told = _Finder(told, self._target_language, loose=True)

    def of(self, source: str, target: str) -> tuple[Term, ...]:
        """The terms that can matter for a pair, in their order.

        Every medicine is among them where the source names one that the target does not seem to: any of them
        may be the one that stands there misspelt.

        >>> terms = [Term(("nerve",)), Term(("bone",), forbidden=("huesito",)), Term(("skin",))]
        >>> narrowing = Narrowing(terms, "en", "es")
        >>> [term.source[0] for term in narrowing.of("The nerves", "Los nervios y un huesito")]
        ['nerve', 'bone']
        """
        if not self.terms:
            return ()
        asked, told = self._source.may_stand(source), self._told.may_stand(target)
        wanted = asked | told | self._forbidden.may_stand(target)
        if asked & self._medicines - told or (self._medicines and self._differ(source, target)):
            wanted |= self._medicines
        return tuple([self.terms[number] for number in sorted(wanted)])

    def in_source(self, source: str) -> tuple[Term, ...]:
        """The terms that can stand in a source, in their order."""
        return tuple([self.terms[number] for number in sorted(self._source.may_stand(source))])

    def _differ(self, source: str, target: str) -> bool:
        """Do the medicines differ that everyone knows?"""
        asked = medicines.listed(source, self._source_language)
        return bool(asked) and asked != medicines.listed(target, self._target_language)


class _Finder:
    """Numbers of terms by what the words of their texts share with the words that are forms of them."""

    __slots__ = ("_by_key", "_inside", "_language", "_loose")

    def __init__(self, texts: Sequence[Sequence[str]], language: str, *, loose: bool) -> None:
        self._language, self._loose = language, loose
        self._by_key: defaultdict[str, list[tuple[int, tuple[frozenset[str], ...]]]] = defaultdict(list)
        self._inside: defaultdict[str, set[int]] = defaultdict(set)
        for number, one in enumerate(texts):
            for text in one:
                first, *others = renderings.keys_of(text, language, loose=loose) or (frozenset(),)
                for key in first:
                    self._by_key[key].append((number, tuple(others)))
                for part in renderings.parts_of(text, language, loose=loose):
                    self._inside[part].add(number)

    def may_stand(self, text: str) -> set[int]:
        """Terms of which a text may stand in this one; few that do not, none missing."""
        keys: set[str] = set()
        keys.update(
            *[
                renderings.word_keys(word, self._language, loose=self._loose)
                for word in wording.read(text).words
            ]
        )
        found = {
            number
            for key in keys & self._by_key.keys()
            for number, others in self._by_key[key]
            if not any(other.isdisjoint(keys) for other in others)
        }
        if self._inside:
            plain = wording.unaccented(wording.read(text).plain)
            found.update(*[numbers for part, numbers in self._inside.items() if part in plain])
        return found
