"""The rules over a whole draft: what stops it before review, and what an editor is advised of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from contentapi.core.kinds import SectionKind
from contentapi.core.reading.grades import Verdict, grade
from contentapi.core.reading.links import Place, leads_nowhere, place
from contentapi.core.reading.sentences import Length, Sentence, sentences
from contentapi.core.rendering import render, render_inline
from contentapi.core.segmentation import SegmentKind, split

RECOMMENDED = (SectionKind.OVERVIEW, SectionKind.RISKS, SectionKind.SEEK_HELP)
CRITICAL = frozenset(
    {
        SectionKind.PREPARATION.value,
        SectionKind.MEDICINES.value,
        SectionKind.RISKS.value,
        SectionKind.AFTERCARE.value,
        SectionKind.SEEK_HELP.value,
    }
)
STOPS = ("no_sections", "empty_section")
SHOWN = 5
_ACRONYM = re.compile(r"\b[A-ZÀ-Þ]{2,5}s?\b")
_KNOWN = frozenset(["AM", "PM", "OK", "ID", "UK", "US", "USA", "EU", "TV", "SMS", "PDF", "A", "B", "C"])


class Level(StrEnum):
    """Does a finding keep a draft from going to review?"""

    STOP = "stop"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a draft: heading as inline Markdown, body as Markdown."""

    key: str
    kind: str
    critical: bool
    heading: str
    markdown: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as the rules need it.

    required   kinds without which it goes no further.
    hosts      of this service; guides  those that readers have of the guides that the draft links to: slug →
    the keys of their sections. slug  the draft's own guide.
    """

    locale: str
    title: str
    summary: str
    critical: bool
    parts: Sequence[Part]
    required: Collection[str] = ()
    slug: str = ""
    hosts: Collection[str] = ()
    guides: Mapping[str, Collection[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finding:
    """One breach of one rule. section: its key, "" for the whole; words: what it is about, as written."""

    rule: str
    level: Level
    section: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Told:
    """A finding before it is known whether it stops."""

    rule: str
    section: str = ""
    words: tuple[str, ...] = ()


def lint(draft: Draft, *, stops: Collection[str] = STOPS) -> tuple[Finding, ...]:
    """Everything that can be said of a draft without reading its meaning; what stops it comes first.

    stops   names of rules that keep it from review; `missing_kind` of a required kind always does.
    Raises what `split` raises for Markdown that cannot be translated. O(n).

    >>> [one.rule for one in lint(Draft("en", "Rest", "How to rest.", False, []))]
    ['no_sections']
    """
    told = [*_whole(draft)]
    for part in draft.parts:
        for rule in PART_RULES:
            told += rule(draft, part)
    found = [Finding(t.rule, _level(t, draft, stops), t.section, t.words) for t in told]
    return tuple(sorted(found, key=lambda one: one.level is not Level.STOP))


def prose(markdown: str, locale: str) -> tuple[tuple[Sentence, ...], ...]:
    r"""The sentences of a section, block by block, headings and table cells left out.

    >>> [[one.text for one in block] for block in prose("Rest. Drink.\n\n- walk", "en")]
    [['Rest. ', 'Drink.'], ['walk']]
    """
    kinds = {SegmentKind.HEADING, SegmentKind.CELL}
    texts = [s.source for s in split(markdown).segments if s.kind not in kinds]
    return tuple(sentences(render_inline(text)[1], locale) for text in texts)


def _level(told: _Told, draft: Draft, stops: Collection[str]) -> Level:
    needed = told.rule == "missing_kind" and set(told.words) <= set(draft.required)
    return Level.STOP if needed or told.rule in stops else Level.ADVICE


def _whole(draft: Draft) -> Iterator[_Told]:
    """Rules over the draft as one."""
    if not draft.parts:
        yield _Told("no_sections")
        return
    if not draft.summary.strip():
        yield _Told("no_summary")
    there = {part.kind for part in draft.parts}
    for kind in dict.fromkeys([*draft.required, *(k.value for k in RECOMMENDED)]):
        if kind not in there:
            yield _Told("missing_kind", words=(kind,))
    everything = [
        one for part in draft.parts for block in prose(part.markdown, draft.locale) for one in block
    ]
    value = grade(everything, draft.locale)
    if value is not None and value.verdict is Verdict.HARD and not value.short:
        yield _Told("hard_to_read", words=(f"{value.formula} {value.value}",))
    unknown = _acronyms(draft)
    if unknown:
        yield _Told("acronym", words=unknown[:SHOWN])


def _acronyms(draft: Draft) -> tuple[str, ...]:
    """Short forms in capitals that nowhere stand in brackets behind what they mean, nor before it."""
    text = "\n".join(f"{render_inline(p.heading)[1]}\n{render(p.markdown).text}" for p in draft.parts)
    found = Counter(name.rstrip("s") for name in _ACRONYM.findall(text))
    shouted = {name for line in text.splitlines() if line.isupper() for name in _ACRONYM.findall(line)}
    explained = {n for n in found if re.search(rf"\({n}s?\)|\b{n}s?\s+\(", text)}
    return tuple(sorted(found.keys() - explained - _KNOWN - shouted))


def _empty(draft: Draft, part: Part) -> Iterator[_Told]:
    """A section that says nothing."""
    del draft
    if not render(part.markdown).text.strip():
        yield _Told("empty_section", part.key)


def _uncritical(draft: Draft, part: Part) -> Iterator[_Told]:
    """A kind whose outdated translation could harm, not marked as critical."""
    if part.kind in CRITICAL and not (part.critical or draft.critical):
        yield _Told("not_critical", part.key, (part.kind,))


def _headings(draft: Draft, part: Part) -> Iterator[_Told]:
    """Headings inside a section go down one level at a time; the first is of the level below its own."""
    del draft
    allowed = 3
    for block in render(part.markdown).blocks:
        if block["type"] == "heading":
            if int(block["level"]) > allowed:
                yield _Told("heading_order", part.key, (str(block["text"]),))
            allowed = int(block["level"]) + 1


def targets(part: Part) -> list[str]:
    """What the links of a section name, in its order. Raises what `split` raises."""
    return [link for segment in split(part.markdown).segments for link in segment.links]


def _links(draft: Draft, part: Part) -> Iterator[_Told]:
    """Links that lead nowhere by their form, and links over a line that anyone can read along."""
    del draft
    all_of_them = targets(part)
    broken = [target for target in all_of_them if leads_nowhere(target)]
    if broken:
        yield _Told("broken_link", part.key, tuple(target or "()" for target in broken[:SHOWN]))
    plain = [target for target in all_of_them if target.startswith("http://") and target not in broken]
    if plain:
        yield _Told("plain_http", part.key, tuple(plain[:SHOWN]))


def _guide_links(draft: Draft, part: Part) -> Iterator[_Told]:
    """Links to guides of this service that readers do not have, and to sections that those do not have."""
    own = {one.key for one in draft.parts}
    absent: dict[str, list[str]] = {"absent_guide": [], "absent_section": []}
    for target in targets(part):
        there = place(target, draft.hosts)
        if there is None:
            continue
        keys = own if there.slug == draft.slug else draft.guides.get(there.slug)
        if keys is None:
            absent["absent_guide"].append(target)
        elif there.section and there.section not in keys:
            absent["absent_section"].append(target)
    for rule, found in absent.items():
        if found:
            yield _Told(rule, part.key, tuple(found[:SHOWN]))


def linked(parts: Sequence[Part], hosts: Collection[str]) -> frozenset[str]:
    """The slugs of this service's guides that sections link to."""
    places: list[Place | None] = [place(target, hosts) for part in parts for target in targets(part)]
    return frozenset(one.slug for one in places if one is not None)


def _lengths(draft: Draft, part: Part) -> Iterator[_Told]:
    """Sentences of more than 20 words, and of more than 15."""
    found = [one for block in prose(part.markdown, draft.locale) for one in block]
    for rule, length in (("long_sentence", Length.LONG), ("longish_sentence", Length.LONGISH)):
        texts = tuple(one.text.strip() for one in found if one.length is length)
        if texts:
            yield _Told(rule, part.key, texts[:SHOWN])


def _hard_words(draft: Draft, part: Part) -> Iterator[_Told]:
    """Words of many syllables, the most frequent first."""
    counts: Counter[str] = Counter()
    for block in prose(part.markdown, draft.locale):
        for one in block:
            counts.update(word.casefold() for word in one.hard)
    if counts:
        yield _Told("hard_words", part.key, tuple(word for word, _ in counts.most_common(SHOWN)))


PART_RULES: tuple[Callable[[Draft, Part], Iterator[_Told]], ...] = (
    _empty,
    _uncritical,
    _headings,
    _links,
    _guide_links,
    _lengths,
    _hard_words,
)
RULES = (
    "no_sections",
    "empty_section",
    "missing_kind",
    "no_summary",
    "not_critical",
    "heading_order",
    "broken_link",
    "absent_guide",
    "absent_section",
    "plain_http",
    "hard_to_read",
    "long_sentence",
    "longish_sentence",
    "hard_words",
    "acronym",
)
