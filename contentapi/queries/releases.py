"""Reads of releases: the public side's only source. No query here can reach unpublished text.

`Shelf` is what a guide offers (now, in a past version, or at a past time): facts without bytes, in one query.
The bytes of the one release that is sent are a second query, and none for a 304.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import BinaryField, Exists, F, OuterRef, QuerySet
from django.db.models.functions import Substr

from contentapi.core.errors import (
    ContentError,
    GuideWithdrawn,
    LocaleNotAvailable,
    NotFound,
    UnknownGuide,
    UnknownVersion,
)
from contentapi.core.http import Encoding
from contentapi.core.lifecycle import PUBLIC, VersionState
from contentapi.models import Change, Offer, Release, Substitute, Withdrawal

PUBLIC_STATES = sorted(state.value for state in PUBLIC)
COLUMNS: Mapping[Encoding, str] = {
    Encoding.IDENTITY: "body",
    Encoding.GZIP: "gzip",
    Encoding.BR: "br",
    Encoding.ZSTD: "zstd",
}
BYTES = tuple(COLUMNS.values())
COPIES = "Please do not follow copies of it that you may have kept."


@dataclass(frozen=True, slots=True)
class Shown:
    """A release as readers get it, without its bytes. `since`: when it came before readers, aware UTC."""

    locale: str
    pk: int
    digest: str
    version: int
    since: datetime


@dataclass(frozen=True, slots=True)
class Shelf:
    """The releases of one guide that go together, by locale."""

    guide: str
    source_locale: str
    releases: Mapping[str, Shown]

    @property
    def locales(self) -> list[str]:
        """Their locales, sorted."""
        return sorted(self.releases)

    def exactly(self, locale: str) -> Shown:
        """The release in that very locale. Raises LocaleNotAvailable, which lists those there are."""
        found = self.releases.get(locale)
        if found is None:
            raise LocaleNotAvailable(
                f"{self.guide} is not available in {locale}; it is in {', '.join(self.locales) or 'none'}.",
                key=locale,
                guide=self.guide,
                locale=locale,
                available=self.locales,
            )
        return found


def public() -> QuerySet[Release]:
    """Releases that the public may see: of published or superseded versions."""
    return Release.objects.filter(version__state__in=PUBLIC_STATES)


def offers() -> QuerySet[Offer]:
    """What readers get now, of guides that are published and not withdrawn.

    The rows of releases are large, and this does not touch them: whoever reads text asks `public` besides.
    """
    published = VersionState.PUBLISHED.value
    return Offer.objects.filter(guide__withdrawal__isnull=True, guide__versions__state=published)


def shelf(slug: str) -> Shelf:
    """What a guide offers now. Raises UnknownGuide, GuideWithdrawn. Cost: one query, two when it raises."""
    rows = offers().filter(guide__slug=slug)
    fields = ("locale", "release_id", "release__digest", "release__version__number", "since")
    return _shelved(slug, rows.values_list("guide__source_locale", *fields)) or _refuse(slug)


def of_version(slug: str, number: int) -> Shelf:
    """The last releases of one public version. Raises UnknownGuide, UnknownVersion, GuideWithdrawn.

    Cost: one query, at most three when it raises.
    """
    rows = public().filter(guide__slug=slug, guide__withdrawal__isnull=True, version__number=number)
    fields = ("guide__source_locale", "locale", "pk", "digest", "version__number", "built_at")
    found = _shelved(slug, rows.order_by("number").values_list(*fields))
    if found is None:
        pulled = Release.objects.filter(
            guide__slug=slug, version__number=number, version__state=VersionState.WITHDRAWN.value
        )
        shelf(slug)
        _refuse_withdrawn(pulled)
        raise UnknownVersion(f"{slug} has no published version {number}.", key=slug, version=number)
    return found


def as_of(slug: str, at: datetime, *, locale: str) -> Shelf:
    """What readers were offered at a past time, in every locale.

    at       counts by whole seconds, in which every time is told: the `published_at` of a release finds it.
    locale   the one that is asked for: where a withdrawal stood or stands against it, that is told.
    Raises UnknownGuide, GuideWithdrawn. Cost: one query, at most three when it raises.
    """
    next_second = at.replace(microsecond=0) + timedelta(seconds=1)
    rows = list(
        Change.objects.filter(guide__slug=slug, guide__withdrawal__isnull=True, at__lt=next_second)
        .order_by("sequence")
        .values_list(
            "guide__source_locale",
            "locale",
            "release_id",
            "release__digest",
            "release__version__number",
            "at",
            "release__version__state",
            "withdrawal_id",
        )
    )
    last = {row[1]: row for row in rows}
    asked = last.get(locale)
    if asked is not None and asked[7] is not None:
        raise _told(Withdrawal.objects.filter(pk=asked[7]), slug)
    if asked is not None and asked[6] not in PUBLIC_STATES:
        _refuse_withdrawn(Release.objects.filter(pk=asked[2]))
    found = _shelved(slug, (row[:6] for row in last.values() if row[6] in PUBLIC_STATES))
    return found or Shelf(slug, shelf(slug).source_locale, {})


def by_digest(digest: str) -> tuple[str, Shown]:
    """(guide, release) of that digest. Raises NotFound, GuideWithdrawn. Cost: one query, at most three."""
    row = (
        public()
        .filter(digest=digest, guide__withdrawal__isnull=True)
        .values_list("guide__slug", "locale", "pk", "digest", "version__number", "built_at")
        .first()
    )
    if row is None:
        _refuse_withdrawn(Release.objects.filter(digest=digest))
        raise NotFound("There is no release of that digest.", key=digest)
    return row[0], Shown(*row[1:])


def content(slug: str, pk: int, encoding: Encoding = Encoding.IDENTITY) -> bytes:
    """The stored bytes of a release. Raises GuideWithdrawn when it was just pulled. Cost: one query."""
    data = public().filter(pk=pk).values_list(COLUMNS[encoding], flat=True).first()
    return bytes(data) if data is not None else _refuse(slug)


@dataclass(frozen=True, slots=True)
class Part:
    """Where a section's own bytes lie in its release, and the locale of its text."""

    start: int
    end: int
    digest: str
    locale: str


def part(shown: Shown, key: str, *, source_locale: str, slug: str) -> Part:
    """One section of a release. Raises NotFound, which lists the keys there are. Cost: one query."""
    row = public().filter(pk=shown.pk).values_list("parts", "facts").first()
    parts, facts = row if row is not None else _refuse(slug)
    states = {row[0]: row[1] for row in facts["sections"]}
    if key not in parts:
        raise NotFound(
            f"{slug} {shown.version} has no section {key!r}.", key=key, guide=slug, sections=list(states)
        )
    start, end, digest = parts[key]
    foreign = states.get(key) in {"withheld", "untranslated"}
    return Part(start, end, digest, source_locale if foreign else shown.locale)


def cut(slug: str, pk: int, part: Part) -> bytes:
    """The bytes of one section, cut out in the database. Cost: one query."""
    piece = Substr("body", part.start + 1, part.end - part.start, output_field=BinaryField())
    data = public().filter(pk=pk).annotate(piece=piece).values_list("piece", flat=True).first()
    return bytes(data) if data is not None else _refuse(slug)


def versions(slug: str) -> list[dict[str, Any]]:
    """The public versions, newest first, each with its locales. Cost: one query, two when it raises."""
    rows = public().filter(guide__slug=slug, guide__withdrawal__isnull=True).order_by("-version__number")
    found: dict[int, dict[str, Any]] = {}
    for number, state, urgency, published, locale in rows.values_list(
        "version__number", "version__state", "version__urgency", "version__published_at", "locale"
    ):
        facts = {
            "version": number,
            "state": state,
            "urgency": urgency,
            "published_at": published and stamp(published),
        }
        one = found.setdefault(number, {**facts, "locales": set()})
        one["locales"].add(locale)
    return [{**one, "locales": sorted(one["locales"])} for one in found.values()] or _refuse(slug)


def languages(slug: str) -> list[tuple[str, int, str, str, list[list[Any]]]]:
    """(locale, version, state, digest, [[section, state, version rendered]]) of every offer, by locale.

    Cost: one query, two when it raises.
    """
    rows = offers().filter(guide__slug=slug).order_by("locale")
    fields = ("locale", "release__version__number", "release__state", "release__digest", "release__facts")
    return [(*row[:4], row[4]["sections"]) for row in rows.values_list(*fields)] or _refuse(slug)


def substitutes() -> dict[str, tuple[str, ...]]:
    """Wanted locale → locales that editors approved for its readers, in order. Cost: one query."""
    found: dict[str, list[str]] = {}
    for wanted, served in Substitute.objects.order_by("wanted", "position").values_list("wanted", "served"):
        found.setdefault(wanted, []).append(served)
    return {wanted: tuple(served) for wanted, served in found.items()}


def stamp(at: datetime) -> str:
    """An aware UTC time as the API writes it."""
    return f"{at:%Y-%m-%dT%H:%M:%SZ}"


def tell(act: Withdrawal, *, known: bool) -> dict[str, Any]:
    """What readers are told of a withdrawal. `known`: its replacement has ever been public.

    Reason and notice are written once, in the language of the guide's source: its locale is told with them.
    """
    return {
        "guide": act.guide.slug,
        "reason": act.reason,
        "notice": act.notice or None,
        "notice_locale": act.guide.source_locale,
        "withdrawn_at": stamp(act.at),
        "replacement": act.replacement.slug if act.replacement is not None and known else None,
    }


def acts(found: QuerySet[Withdrawal]) -> QuerySet[Any]:
    """Withdrawals with all that `tell` needs: `known` is annotated."""
    ever = Change.objects.filter(guide=OuterRef("replacement"))
    return found.select_related("guide", "replacement").annotate(known=Exists(ever))


def _shelved(slug: str, rows: Iterable[tuple[Any, ...]]) -> Shelf | None:
    """A shelf of (source locale, *fields of Shown); of two rows in one locale the later counts."""
    found = {row[1]: row for row in rows}
    source = next((row[0] for row in found.values()), "")
    return Shelf(slug, source, {locale: Shown(*row[1:]) for locale, row in found.items()}) if found else None


def _refuse(slug: str) -> Any:
    """Raise GuideWithdrawn, or UnknownGuide alike for what is unpublished and what is not there."""
    raise _told(Withdrawal.objects.filter(withdrawn_guides__slug=slug), slug)


def _told(found: QuerySet[Withdrawal], slug: str) -> ContentError:
    """The error for the first of these acts. Cost: one query."""
    act = acts(found).first()
    if act is None:
        return UnknownGuide(f"There is no guide {slug!r}.", key=slug, guide=slug)
    facts = tell(act, known=act.known)
    return GuideWithdrawn(COPIES, key=facts["guide"], **facts)


def _refuse_withdrawn(releases: QuerySet[Release]) -> None:
    """Raise GuideWithdrawn when the releases were public once and pulled; by the act that pulled them."""
    pulled = releases.filter(version__state=VersionState.WITHDRAWN.value)
    row = pulled.values_list("guide__slug", "version_id").first()
    if row is not None:
        later = Withdrawal.objects.filter(guide__versions=row[1], at__gte=F("guide__versions__published_at"))
        raise _told(later.order_by("pk"), row[0])
