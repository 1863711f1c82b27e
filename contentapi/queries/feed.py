"""Reads of the feed: what changed since, folded so that the last change wins; and of withdrawals."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from contentapi.models import Change, Guide, Offer, Withdrawal
from contentapi.queries.offers import Listed, listed
from contentapi.queries.releases import acts, offers, stamp, tell


@dataclass(frozen=True, slots=True)
class Head:
    """A change: its sequence number, and a fingerprint that another history has not."""

    sequence: int = 0
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """A guide in one locale, with the release that it offers, or the withdrawal that took it away."""

    guide: str
    locale: str
    row: int

    @property
    def name(self) -> str:
        """What pairs are ordered and continued by."""
        return f"{self.guide} {self.locale}"


def head() -> Head:
    """The newest change; `Head()` when there is none. Cost: one query."""
    return _head(Change.objects.order_by("-sequence")) or Head()


def at(sequence: int) -> Head | None:
    """The change of that number, or None when it never was or is no longer kept. Cost: one query."""
    return _head(Change.objects.filter(sequence=sequence)) if sequence else Head()


def touched(*, since: int) -> list[str]:
    """Slugs of the guides that changed since. Cost: one query."""
    found = Change.objects.filter(sequence__gt=since).order_by("guide__slug")
    return list(found.values_list("guide__slug", flat=True).distinct())


def pulled_guides(*, since: int, after: str, limit: int) -> tuple[list[dict[str, Any]], bool]:
    """Guides that are withdrawn and changed since, after a slug, as `tell` tells them. Cost: one query."""
    changed = Change.objects.filter(guide=OuterRef("guide"), sequence__gt=since)
    found = Withdrawal.objects.filter(Exists(changed), withdrawn_guides__slug__gt=after)
    rows = list(acts(found).order_by("guide__slug")[: limit + 1])
    return [tell(act, known=act.known) for act in rows[:limit]], len(rows) > limit


def changed_guides(*, since: int, after: str, limit: int) -> tuple[list[Listed], str]:
    """Guides that are offered and changed since, after a slug; and the last slug looked at, "" at the end.

    Cost: two queries.
    """
    changed = Change.objects.filter(guide=OuterRef("pk"), sequence__gt=since)
    found = Guide.objects.filter(Exists(changed), withdrawal__isnull=True, slug__gt=after).order_by("slug")
    rows = list(found.values_list("pk", "slug", "source_locale")[: limit + 1])
    return list(listed(rows[:limit])), rows[limit - 1][1] if len(rows) > limit else ""


def sequences(releases: Collection[int]) -> dict[int, int]:
    """Release → the change that brought it. Cost: one query."""
    return dict(Change.objects.filter(release__in=releases).values_list("release_id", "sequence"))


def pulled_pairs(*, since: int, after: str, limit: int) -> tuple[list[dict[str, Any]], bool]:
    """Guides in locales that were taken away since and not offered again, by name. Cost: two queries."""
    again = Offer.objects.filter(guide=OuterRef("guide"), locale=OuterRef("locale"))
    found = Change.objects.filter(~Exists(again), kind="withdrawal", sequence__gt=since)
    rows = list(
        _after(found, after)
        .order_by("guide__slug", "locale")
        .values("guide__slug", "locale")
        .annotate(act=Max("withdrawal"))
        .values_list("guide__slug", "locale", "act")[: limit + 1]
    )
    by_pk = {act.pk: act for act in acts(Withdrawal.objects.filter(pk__in={row[2] for row in rows}))}
    told = [{**tell(by_pk[act], known=by_pk[act].known), "locale": locale} for _, locale, act in rows[:limit]]
    return told, len(rows) > limit


def changed_pairs(*, since: int, after: str, limit: int) -> tuple[list[Pair], bool]:
    """Offers that are newer than a change, by name. Cost: one query."""
    newer = Change.objects.filter(release=OuterRef("release"), sequence__gt=since)
    found = _after(offers().filter(Exists(newer)), after).order_by("guide__slug", "locale")
    rows = list(found.values_list("guide__slug", "locale", "release_id")[: limit + 1])
    return [Pair(*row) for row in rows[:limit]], len(rows) > limit


def withdrawals(*, before: int | None, limit: int) -> tuple[list[dict[str, Any]], int | None]:
    """Acts of withdrawal, newest first, and where the next page begins. Cost: one query.

    `standing`: readers still get nothing of the guide; it was not published again since.
    """
    found = acts(Withdrawal.objects.order_by("-pk"))
    if before is not None:
        found = found.filter(pk__lt=before)
    rows = list(found[: limit + 1])
    told = [
        {**tell(act, known=act.known), "standing": act.guide.withdrawal_id == act.pk} for act in rows[:limit]
    ]
    return told, rows[limit - 1].pk if len(rows) > limit else None


def standing() -> list[dict[str, Any]]:
    """The withdrawals that hold now, by guide. Cost: one query."""
    found = acts(Withdrawal.objects.filter(withdrawn_guides__isnull=False))
    return [tell(act, known=act.known) for act in found.order_by("guide__slug")]


def _head(found: QuerySet[Change]) -> Head | None:
    row = found.values_list("sequence", "guide__slug", "locale", "kind", "release__digest", "at").first()
    if row is None:
        return None
    said = repr((*row[:5], stamp(row[5])))
    return Head(row[0], hashlib.sha256(said.encode()).hexdigest()[:16])


def _after(found: QuerySet[Any], name: str) -> QuerySet[Any]:
    """Rows after a pair's name, in the order of guide and locale."""
    guide, _, locale = name.partition(" ")
    if not guide:
        return found
    return found.filter(Q(guide__slug__gt=guide) | Q(guide__slug=guide, locale__gt=locale))
