"""Acts on releases: build what readers get, and tell the feed."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import brotli
import zstandard
from django.conf import settings
from django.db.models import F

from contentapi.core.composition import (
    Choice,
    Facts,
    SectionState,
    SectionText,
    build,
    choose,
    may_be_offered,
)
from contentapi.core.composition.body import Built
from contentapi.core.lifecycle import Urgency, VersionState
from contentapi.core.locales import direction, parents
from contentapi.models import Change, FeedHead, Guide, Offer, Release, Version, Withdrawal
from contentapi.queries.catalogs import HEAD
from contentapi.queries.composing import Whole, accepted, alone, load
from contentapi.services import indexing, notices

FORM = 1  # raised when the form of the body changes, so that the next refresh builds every release anew


@dataclass(frozen=True, slots=True)
class Forecast:
    """How one locale would stand after a publication; `offered` says whether readers would get it at all."""

    locale: str
    offered: bool
    sections: tuple[Choice, ...]


def forecast(guide: Guide, version: Version) -> list[Forecast]:
    """How every locale with a catalog would stand if that approved version were published now.

    By the very choice that publication makes; in the order of the tags. Writes nothing.
    Cost: nine queries, whatever the number of locales.
    """
    return foretell(load(guide, version))


def foretell(about: Whole) -> list[Forecast]:
    """The same of what was read already. Cost: no query."""
    told = []
    for locale in sorted(about.accepted):
        choices = chosen(about, locale)
        told.append(Forecast(locale, _offerable(about, locale, choices), tuple(choices[1:])))
    return told


def refresh(guide: Guide, *, at: datetime, locales: Sequence[str] | None = None) -> list[Release]:
    """Build the releases of the published version wherever their text would differ from what is offered.

    locales   only these and their regions; all by default. Call it inside the transaction of the act.
    Cost: a fixed number of reads for the guide, one rendering and one insert for each release built.
    """
    version = guide.versions.filter(state=VersionState.PUBLISHED.value).first()
    if version is None:
        return []
    about = load(guide, version)
    wanted = [guide.source_locale, *sorted(about.accepted)]
    if locales is not None:
        wanted = [one for one in wanted if set(parents(one)) & set(locales)]
    built = [release for one in wanted if (release := _build(about, one, at=at)) is not None]
    _offer(guide, built, at=at)
    return built


def retire(guide: Guide, act: Withdrawal, *, at: datetime) -> None:
    """Take back every offer of a guide and write a tombstone for each into the feed."""
    gone = sorted(guide.offers.values_list("locale", flat=True))
    first = _draw(len(gone))
    Change.objects.bulk_create(
        Change(sequence=first + n, guide=guide, locale=locale, kind="withdrawal", withdrawal=act, at=at)
        for n, locale in enumerate(gone)
    )
    guide.offers.all().delete()
    indexing.remove(guide)


def chosen(about: Whole, locale: str) -> list[Choice]:
    """The choice for the head (title and summary) and then for every section."""
    keys = [HEAD, *about.now.sections]
    if locale == about.guide.source_locale:
        number = about.now.version.number
        return [Choice(key, SectionState.CURRENT, number, None) for key in keys]
    texts = accepted(about, locale)
    urgency = Urgency(about.now.version.urgency)
    choices = []
    for key in keys:
        earlier = [old.part(key) for old in about.earlier if key in old.placed]
        choices.append(choose(about.now.part(key), earlier, texts, urgency=urgency))
    return choices


def _offerable(about: Whole, locale: str, choices: Sequence[Choice]) -> bool:
    """The source always; a locale once offered; another one when it is complete enough."""
    if locale == about.guide.source_locale or locale in about.offers:
        return True
    if choices[0].state is not SectionState.CURRENT:
        return False
    parts = [about.now.part(key) for key in about.now.sections]
    return may_be_offered(choices[1:], parts, share=about.guide.share)


def _build(about: Whole, locale: str, *, at: datetime) -> Release | None:
    """The release of one locale, or None when it may not be offered or says what is offered already."""
    choices = chosen(about, locale)
    if not _offerable(about, locale, choices):
        return None
    basis = _basis(about, choices)
    offer = about.offers.get(locale)
    if offer is not None and offer.release.facts["basis"] == basis:
        return None
    version = about.now.version
    same = offer is not None and offer.release.version_id == version.pk
    number = offer.release.number + 1 if offer is not None and same else 1
    facts = _facts(about, locale, choices[0], number)
    built = build(facts, [section_text(about, locale, choice) for choice in choices[1:]])
    return _release(about, facts, built, choices, basis, at=at)


def _basis(about: Whole, choices: Sequence[Choice]) -> str:
    """A digest of all that a release's text depends on: equal means that nothing needs building."""
    said = repr((FORM, about.now.version.pk, settings.SOLO_TEAM, choices))
    if about.review is not None:
        said += repr(about.review.pk)
    return hashlib.sha256(said.encode()).hexdigest()


def section_text(about: Whole, locale: str, choice: Choice) -> SectionText:
    """One section with its text in place."""
    section = about.now.sections[choice.key]
    source = about.guide.source_locale
    shown = source if choice.state in {SectionState.WITHHELD, SectionState.UNTRANSLATED} else locale
    holder = about.now
    if choice.state is SectionState.OUTDATED:
        holder = next(old for old in about.earlier if old.version.number == choice.renders_version)
    heading, markdown = holder.rebuild(choice.key, choice.targets)
    return SectionText(
        choice=choice,
        kind=section.kind,
        critical=section.critical or about.now.version.critical,
        heading=heading,
        markdown=markdown,
        locale=shown,
        direction=direction(shown),
        notice=notices.section(choice, locale=locale, source_locale=source),
    )


def head_text(about: Whole, locale: str, head: Choice) -> tuple[str, str, str]:
    """(title, summary, the locale that they are in)."""
    title, summary = about.now.version.title, about.now.version.summary
    if head.targets is None:
        return title, summary, about.guide.source_locale
    second = alone(summary, head.targets[1]) if len(head.targets) > 1 else ""
    return alone(title, head.targets[0]), second, locale


def _facts(about: Whole, locale: str, head: Choice, number: int) -> Facts:
    """The members of a release that are not sections."""
    version = about.now.version
    title, summary, title_locale = head_text(about, locale, head)
    return Facts(
        guide=about.guide.slug,
        version=version.number,
        revision=number,
        locale=locale,
        direction=direction(locale),
        source_locale=about.guide.source_locale,
        title=title,
        title_locale=title_locale,
        title_direction=direction(title_locale),
        summary=summary,
        urgency=version.urgency,
        published_at=f"{version.published_at:%Y-%m-%dT%H:%M:%SZ}",
        reviewed=_reviewed(about, locale),
        codes=[
            {"system": c.system, "code": c.code, "display": c.display} for c in version.codes.order_by("id")
        ],
        solo=settings.SOLO_TEAM,
    )


def _reviewed(about: Whole, locale: str) -> dict[str, str | None]:
    """Who reviewed the text and when, and when it is due again: the last word on it counts."""
    version, review = about.now.version, about.review
    last, due, reviewer = version.reviewed_last, version.review_due, version.reviewer
    if review is not None:
        last, due, reviewer = review.reviewed_on, review.next_due, review.reviewer
    return {
        "last": last.isoformat() if last else None,
        "next_due": due.isoformat() if due else None,
        "reviewer": reviewer or None,
        "notice": None if reviewer else notices.not_reviewed(locale),
    }


def _release(
    about: Whole, facts: Facts, built: Built, choices: Sequence[Choice], basis: str, *, at: datetime
) -> Release:
    """The row of a release, not yet stored, with its bytes ready in every encoding."""
    sections = about.now.sections
    return Release(
        guide=about.guide,
        version=about.now.version,
        locale=facts.locale,
        number=facts.revision,
        digest=built.digest,
        state=built.state,
        built_at=at,
        facts={
            "basis": basis,
            "title": built.title,
            "title_locale": facts.title_locale,
            "summary": built.summary,
            "review_due": facts.reviewed["next_due"],
            "kinds": [section.kind for section in sections.values()],
            "sections": [[c.key, c.state.value, c.renders_version] for c in choices[1:]],
        },
        parts={key: list(part) for key, part in built.parts.items()},
        body=built.body,
        gzip=gzip.compress(built.body, compresslevel=6, mtime=0),
        br=brotli.compress(built.body, quality=5),
        zstd=zstandard.ZstdCompressor(level=9).compress(built.body),
    )


def _offer(guide: Guide, built: list[Release], *, at: datetime) -> None:
    """Store releases, offer them from now on, and tell the feed."""
    if not built:
        return
    Release.objects.bulk_create(built)
    Offer.objects.bulk_create(
        [
            Offer(guide=guide, locale=release.locale, since=at, **indexing.listed(release))
            for release in built
        ],
        update_conflicts=True,
        unique_fields=["guide", "locale"],
        update_fields=["release", "since", "title", "title_locale", "summary", "folded"],
    )
    indexing.replace(guide, built)
    first = _draw(len(built))
    Change.objects.bulk_create(
        Change(sequence=first + n, guide=guide, locale=release.locale, kind="release", release=release, at=at)
        for n, release in enumerate(built)
    )


def _draw(count: int) -> int:
    """The first of `count` sequence numbers; the row stays locked until the act commits."""
    FeedHead.objects.get_or_create(pk=1)
    FeedHead.objects.filter(pk=1).update(last=F("last") + count)
    return FeedHead.objects.get(pk=1).last - count + 1
