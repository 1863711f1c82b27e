"""`numbers`: every number of the source is in the target, by value, and no other.

A number in digits is held to strictly; a number word only explains a digit on the other side, unless it
counts something (two tablets) and the target counts the same thing differently.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from contentapi.core.checks.findings import Check, Finding, Level, Pair, Span
from contentapi.core.checks.quantities.conversion import same_amount
from contentapi.core.checks.quantities.dates import months, months_near
from contentapi.core.checks.quantities.folding import fold
from contentapi.core.checks.quantities.marks import Grade, Mark, quote
from contentapi.core.checks.quantities.matching import Leftover, Text, compare
from contentapi.core.checks.quantities.reading import (
    EMPTY,
    Quantities,
    article_units,
    bare_units,
    read,
    single_units,
)
from contentapi.core.checks.quantities.tongues import SPACELESS, tongue
from contentapi.core.checks.wording import language
from contentapi.core.checks.wording import read as words_of

ID = "numbers"
_MONTHS = frozenset(
    """january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec""".split()  # noqa: SIM905
)
_EVERY_OTHER = re.compile(r"\b(?:every other|alternate)\b", re.IGNORECASE)
_DUAL = re.compile(r"[\u0620-\u064a]{3,}(?:ين|ان)(?![\u0620-\u064a])")


def values(text: str, locale: str) -> tuple[str, ...]:
    """All values that a text states, sorted: two texts of one locale with equal values count the same.

    locale   BCP 47 canonical. Articles are no values; `one` and `once` are, where they are no articles.

    >>> values("Take 2 tablets for three days", "en")
    ('2', '3')
    >>> values("Rest for a day.", "en")
    ()
    """
    found = read(text, locale)
    stated = [m.value for m in (*found.digits, *found.words, *found.codes)]
    exact = tongue(language(locale)).exact
    if exact:
        stated += ["1" for word in words_of(text).words if word in exact]
    return tuple(sorted(stated))


def _check(pair: Pair) -> Iterator[Finding]:
    source, target = read(pair.source, pair.source_locale), read(pair.target, pair.locale)
    if source is EMPTY and target is EMPTY:
        return
    left = compare(Text(pair.source, pair.source_locale, source), Text(pair.target, pair.locale, target))
    lost, added = _not_contacts(pair, left)
    if lost or added:
        yield _digits(pair, lost, added)
    else:
        yield from _months(pair, source, target)
    yield from _codes(pair, left)
    if all(left.ordinals) and any(m.value != "2" for marks in left.ordinals for m in marks):
        lost, added = map(list, left.ordinals)
        message = (
            f"{quote(pair.source, lost)} became {quote(pair.target, added)}: write the number of the source."
        )
        yield Finding(ID, Level.BLOCKING, message, _spans(lost), _spans(added))
    if left.lost_words or left.added_words:
        yield from _words(pair, left, source, target)


def _digits(pair: Pair, lost: list[Mark], added: list[Mark]) -> Finding:
    unsure = not added and not tongue(language(pair.locale)).known and all(_small(m) for m in lost)
    level = Level.ADVISORY if unsure else Level.BLOCKING
    said, now = quote(pair.source, lost), quote(pair.target, added)
    if lost and added:
        message = f"{said} became {now}: write the number of the source."
    elif lost:
        message = f"{said} is missing: every number of the source belongs in the target."
    else:
        message = f"{now} is not in the source: take it out or correct it."
    return Finding(ID, level, message, _spans(lost), _spans(added))


def _months(pair: Pair, source: Quantities, target: Quantities) -> Iterator[Finding]:
    """12 March became 12 May: where both texts name months beside their numbers."""
    if pair.source_locale == "en" and _MONTHS.isdisjoint(words_of(pair.source).words):
        return
    ones, others = (
        months_near(text, locale, quantities.digits)
        for text, locale, quantities in (
            (pair.source, pair.source_locale, source),
            (pair.target, pair.locale, target),
        )
    )
    if ones and others and not others & months(pair.source, pair.source_locale):
        said, now = (", ".join(sorted(numbers, key=int)) for numbers in (ones, others))
        message = f"Month {said} became month {now}: write the month of the source."
        yield Finding(ID, Level.BLOCKING, message)


def _small(mark: Mark) -> bool:
    return mark.value.isdecimal() and int(mark.value) <= 12


def _codes(pair: Pair, left: Leftover) -> Iterator[Finding]:
    lost = [m for m in left.lost_words if m.grade is Grade.CODE]
    added = [m for m in left.added_words if m.grade is Grade.CODE]
    said, now = quote(pair.source, lost), quote(pair.target, added)
    if lost and added:
        message = f"The code with {said} became one with {now}: copy the code."
        yield Finding(ID, Level.BLOCKING, message, _spans(lost), _spans(added))
    elif any(pair.source[m.start - 1].isascii() and pair.source[m.start - 1] != "-" for m in lost):
        message = f"The code with {said} is not found in the target: check that it is there."
        yield Finding(ID, Level.ADVISORY, message, _spans(lost))


def _words(pair: Pair, left: Leftover, source: Quantities, target: Quantities) -> Iterator[Finding]:
    lost = [m for m in left.lost_words if m.grade is Grade.WORD and not _idle(m, pair)]
    added = [m for m in left.added_words if m.grade is Grade.WORD and (m.unit or lost)]
    if _EVERY_OTHER.search(pair.source):
        added = [m for m in added if m.value != "2"]
    lost, added = _unlike(lost, added), _unlike(added, lost)
    if not lost and not added:
        return
    level = Level.BLOCKING if _contradict(pair, lost, added, source, target) else Level.ADVISORY
    said, now = quote(pair.source, lost), quote(pair.target, added)
    if not lost:
        message = f"{now} is a quantity that the source does not state: check it."
    elif added:
        message = f"{said} became {now}: write the quantity of the source."
    else:
        message = f"{said} is not found in the target: check that the quantity is there."
    yield Finding(ID, level, message, _spans(lost), _spans(added))


def _unlike(marks: list[Mark], others: list[Mark]) -> list[Mark]:
    """Without the amounts that the other side gives in another unit (two weeks, quinze jours)."""
    return [m for m in marks if not any(same_amount(m.value, m.unit, o.value, o.unit) for o in others)]


def _idle(mark: Mark, pair: Pair) -> bool:
    """A half of nothing countable, a two-sided form, a dual of Arabic: nothing to tell."""
    if not mark.unit and (mark.value == "0.5" or pair.source[mark.end : mark.end + 1] == "-"):
        return True
    if mark.value != "2" or language(pair.locale) != "ar" or _DUAL.search(pair.target) is None:
        return False
    return mark.unit not in bare_units(pair.target, pair.locale, read(pair.target, pair.locale))


def _contradict(
    pair: Pair, lost: list[Mark], added: list[Mark], source: Quantities, target: Quantities
) -> bool:
    """Whether a thing is counted differently: two tablets, three tablets; two tablets, a tablet."""
    if lost and added:
        return True
    counted = any(m.unit for m in lost)
    if counted and language(pair.locale) in SPACELESS:
        single = single_units(target.text or pair.target, pair.locale)
        return any(m.unit in single for m in lost)
    if counted:
        bare = bare_units(target.text or pair.target, pair.locale, target)
        return any(m.unit in bare and m.unit != "times" for m in lost if m.unit) and _one_of(
            pair.target, pair.locale
        )
    if added:
        text = source.text or pair.source
        bare = bare_units(text, pair.source_locale, source)
        if any(m.unit in bare for m in added) and _says_one(pair.source, pair.source_locale):
            return True
        single = article_units(text, pair.source_locale)
        return any(m.unit in single and m.value not in {"0.5", "1"} for m in added)
    return False


def _one_of(text: str, locale: str) -> bool:
    return not tongue(language(locale)).ones.isdisjoint(words_of(text).words)


def _says_one(text: str, locale: str) -> bool:
    return not tongue(language(locale)).exact.isdisjoint(words_of(text).words)


def _not_contacts(pair: Pair, left: Leftover) -> tuple[list[Mark], list[Mark]]:
    """Without the numbers that are mapped telephone numbers; `contacts` looks after those."""
    lost, added = list(left.lost), list(left.added)
    for contact, renderings in pair.contacts.items() if lost or added else ():
        if contact.lower() in pair.source.lower():
            lost = _outside(lost, fold(pair.source), [contact])
            added = _outside(added, fold(pair.target), renderings)
    return lost, added


def _outside(marks: list[Mark], text: str, phrases: frozenset[str] | list[str]) -> list[Mark]:
    low = text.lower()
    places = [(at, at + len(p)) for p in phrases if (at := low.find(p.lower())) >= 0]
    return [m for m in marks if not any(begin <= m.start < end for begin, end in places)]


def _spans(marks: list[Mark]) -> tuple[Span, ...]:
    return tuple(sorted((m.start, m.end) for m in marks))


CHECK = Check(ID, 2, _check)
