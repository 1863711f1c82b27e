"""What readers get: releases, offers, the feed, lists and search, each held against what was released."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterator
from typing import Any

import brotli
import orjson
import zstandard
from django.db.models import Count, F, Max, Min

from contentapi.core.composition.body import unsealed
from contentapi.core.lifecycle import VersionState
from contentapi.core.searching import Entry as Said
from contentapi.core.searching import entries, folded
from contentapi.models import Change, Entry, FeedHead, Guide, Offer, Release
from contentapi.queries import search
from contentapi.queries.releases import stamp

ENCODED = ("release__gzip", "release__br", "release__zstd")


def releases(*, every: bool) -> Iterator[str]:
    """Faults of the offered releases, or of every one. Cost: O(bytes)."""
    found = Release.objects.select_related("guide", "version").order_by("pk")
    if not every:
        found = found.filter(pk__in=Offer.objects.values("release"))
    for release in found.iterator(chunk_size=50):
        yield from (
            f"release {release.digest[:12]} of {release.guide.slug}: {fault}" for fault in _faults(release)
        )


def _faults(release: Release) -> Iterator[str]:
    """Faults of one release: its digests, its encodings, what it says of itself."""
    body = bytes(release.body)
    if hashlib.sha256(unsealed(body)).hexdigest() != release.digest:
        yield "the bytes do not have the digest that names them"
    try:
        same = {
            "gzip": gzip.decompress(bytes(release.gzip)),
            "br": brotli.decompress(bytes(release.br)),
            "zstd": zstandard.ZstdDecompressor().decompress(bytes(release.zstd)),
        }
        yield from (f"the {name} bytes say something else" for name, data in same.items() if data != body)
    except (OSError, EOFError, brotli.error, zstandard.ZstdError):
        yield "an encoded form cannot be decoded"
    try:
        said = orjson.loads(body)
    except orjson.JSONDecodeError:
        yield "the bytes are not JSON"
        return
    yield from _beside(release, said)
    yield from _sections(release, body, said)


def _beside(release: Release, said: dict[str, Any]) -> Iterator[str]:
    """Faults of what the record holds beside the bytes, so that nobody has to read them."""
    told = tuple(said[name] for name in ("guide", "version", "revision", "locale", "digest", "state"))
    version = release.version
    known = (
        release.guide.slug,
        version.number,
        release.number,
        release.locale,
        release.digest,
        release.state,
    )
    if told != known:
        yield f"the body says {told}, the record says {known}"
    if version.published_at is None or said["published_at"] != stamp(version.published_at):
        yield f"the body says published at {said['published_at']}, the record {version.published_at}"
    facts = {
        "title": said["title"],
        "title_locale": said["title_locale"],
        "summary": said["summary"],
        "review_due": said["reviewed"]["next_due"],
        "kinds": [section["kind"] for section in said["sections"]],
        "sections": [[s["key"], s["state"], s["renders_version"]] for s in said["sections"]],
    }
    wrong = [name for name, value in facts.items() if release.facts.get(name) != value]
    yield from (f"the fact {name!r} is not that of the body" for name in wrong)


def _sections(release: Release, body: bytes, said: dict[str, Any]) -> Iterator[str]:
    """Faults of the sections: their own bytes and digests, and that each may stand there as it does."""
    if sorted(release.parts) != sorted(section["key"] for section in said["sections"]):
        yield "the parts are not the sections of the body"
    for key, (start, end, mark) in release.parts.items():
        if hashlib.sha256(unsealed(body[start:end])).hexdigest() != mark:
            yield f"section {key} does not have the digest that names it"
    for section in said["sections"]:
        outside = section["state"] in {"withheld", "untranslated"}
        if outside != (section["locale"] != said["locale"]):
            yield f"section {section['key']} is {section['state']} but in {section['locale']}"
        if section["critical"] and section["state"] == "outdated":
            yield f"critical section {section['key']} shows an outdated translation"


def offers() -> Iterator[str]:
    """Faults of what is offered: the published version of a guide, no other, and that in its own locale."""
    found = Offer.objects.select_related("release__version", "guide").defer("release__body", *ENCODED)
    for offer in found.order_by("pk").iterator(chunk_size=500):
        release, where = offer.release, f"offer of {offer.guide.slug} in {offer.locale}"
        if release.version.state != VersionState.PUBLISHED.value or offer.guide.withdrawal_id is not None:
            yield f"{where}: readers are offered what is not public"
        if (release.guide_id, release.locale) != (offer.guide_id, offer.locale):
            yield f"{where}: the release is of another guide or locale"
        if offer.since != release.built_at:
            yield f"{where}: since {offer.since}, but the release was built at {release.built_at}"
    silent = Guide.objects.filter(versions__state="published").exclude(offers__locale=F("source_locale"))
    yield from (
        f"guide {slug}: published, but not offered in its source locale"
        for slug in silent.values_list("slug", flat=True)
    )


def feed() -> Iterator[str]:
    """Faults of the feed: nothing left out, each change of what it names, every offer its last word."""
    told = Change.objects.aggregate(count=Count("pk"), first=Min("sequence"), last=Max("sequence"))
    head = FeedHead.objects.filter(pk=1).values_list("last", flat=True).first() or 0
    if (told["last"] or 0) != head:
        yield f"feed: sequence {told['last']} is the last, the head says {head}"
    if told["count"] and (told["first"], told["count"]) != (1, told["last"]):
        yield f"feed: {told['last']} changes were drawn, {told['count']} are there"
    yield from _changes()
    untold = Release.objects.exclude(pk__in=Change.objects.filter(release__isnull=False).values("release"))
    for mark in untold.values_list("digest", flat=True):
        yield f"feed: release {mark[:12]} was never told"
    words = dict[tuple[int, str], int | None]()
    said = Change.objects.order_by("sequence").values_list("guide", "locale", "release")
    for guide, locale, release in said.iterator():
        words[guide, locale] = release
    offered = {(o[0], o[1]): o[2] for o in Offer.objects.values_list("guide", "locale", "release")}
    for key in words.keys() | offered.keys():
        if words.get(key) != offered.get(key):
            yield f"feed: its last word on guide {key[0]} in {key[1]} is not what is offered"


def _changes() -> Iterator[str]:
    """Changes that are not of the guide, locale and time of what they name."""
    made = Change.objects.filter(kind="release").exclude(
        guide=F("release__guide"), locale=F("release__locale"), at=F("release__built_at")
    )
    gone = Change.objects.filter(kind="withdrawal").exclude(
        guide=F("withdrawal__guide"), at=F("withdrawal__at")
    )
    for wrong in (made, gone):
        for sequence in wrong.order_by("sequence").values_list("sequence", flat=True):
            yield f"feed: change {sequence} is not of what it names"


def index() -> Iterator[str]:
    """Faults of lists and search: what they say that the offered releases do not, and the other way round."""
    stray = Entry.objects.exclude(release__in=Offer.objects.values("release")).order_by("pk")
    yield from (f"search: entry {pk} is of no offered release" for pk in stray.values_list("pk", flat=True))
    if not search.sound():
        yield "search: the database's own index is not of its entries; run rebuild_search"
    names = list(Said.__dataclass_fields__)
    found = Offer.objects.select_related("release", "guide").defer(*ENCODED)
    for offer in found.order_by("pk").iterator(chunk_size=50):
        said = orjson.loads(bytes(offer.release.body))
        title, summary = said["title"], said["summary"]
        listed = (title, said["title_locale"], summary, folded(f"{title} {summary}"))
        where = f"{offer.guide.slug} in {offer.locale}"
        if listed != (offer.title, offer.title_locale, offer.summary, offer.folded):
            yield f"lists: what is told of {where} is not what its release says"
        indexed = set(offer.release.entries.values_list(*names))
        if indexed != {tuple(getattr(entry, name) for name in names) for entry in entries(said)}:
            yield f"search: the index of {where} is not of its release; run rebuild_search"
