"""Recomputing what was promised: every digest, every rule that the record alone can prove."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterator

import brotli
import orjson
import zstandard
from django.db.models import F, Q

from contentapi.core.catalog import digest
from contentapi.core.composition.body import unsealed
from contentapi.core.lifecycle import PUBLIC
from contentapi.core.searching import Entry as Said
from contentapi.core.searching import entries, folded
from contentapi.models import Change, Entry, FeedHead, Guide, Offer, Release, Revision, Segment, Target
from contentapi.queries import search


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
    yield from _said(release, body)


def _said(release: Release, body: bytes) -> Iterator[str]:
    """Faults of what a release says of itself and of its sections."""
    try:
        said = orjson.loads(body)
    except orjson.JSONDecodeError:
        yield "the bytes are not JSON"
        return
    told = (said["guide"], said["version"], said["revision"], said["locale"], said["digest"])
    known = (release.guide.slug, release.version.number, release.number, release.locale, release.digest)
    if told != known:
        yield f"the body says {told}, the record says {known}"
    for key, (start, end, mark) in release.parts.items():
        if hashlib.sha256(unsealed(body[start:end])).hexdigest() != mark:
            yield f"section {key} does not have the digest that names it"
    for section in said["sections"]:
        outside = section["state"] in {"withheld", "untranslated"}
        if outside != (section["locale"] != said["locale"]):
            yield f"section {section['key']} is {section['state']} but in {section['locale']}"
        if section["critical"] and section["state"] == "outdated":
            yield f"critical section {section['key']} shows an outdated translation"


def promises() -> Iterator[str]:
    """Faults of the record: sources, acceptances, offers, the feed. Cost: one pass over each table."""
    for segment in Segment.objects.order_by("pk").iterator(chunk_size=2000):
        if digest(segment.source) != segment.digest:
            yield f"segment {segment.context}: the source does not have its digest"
    own = Revision.objects.filter(accepted_by=F("author"), solo=False)
    yield from (f"revision {pk}: accepted by its own author" for pk in own.values_list("pk", flat=True))
    wrong = Target.objects.filter(accepted__isnull=False).exclude(accepted__target=F("pk"))
    yield from (
        f"target {pk}: accepted by a revision of another" for pk in wrong.values_list("pk", flat=True)
    )
    drifted = Target.objects.filter(state="accepted").exclude(accepted__text=F("text"))
    yield from (
        f"target {pk}: says accepted, but its text moved" for pk in drifted.values_list("pk", flat=True)
    )
    public = sorted(state.value for state in PUBLIC)
    hidden = Offer.objects.filter(~Q(release__version__state__in=public) | Q(guide__withdrawal__isnull=False))
    yield from (
        f"offer {pk}: readers are offered what is not public" for pk in hidden.values_list("pk", flat=True)
    )
    yield from _feed()
    yield from _index()
    silent = Guide.objects.filter(versions__state="published").exclude(offers__locale=F("source_locale"))
    yield from (
        f"guide {slug}: published, but not offered in its source locale"
        for slug in silent.values_list("slug", flat=True)
    )


def _feed() -> Iterator[str]:
    """Faults of the feed: its head, and that every offer is the last word of the feed."""
    last = Change.objects.order_by("-sequence").values_list("sequence", flat=True).first() or 0
    head = FeedHead.objects.filter(pk=1).values_list("last", flat=True).first() or 0
    if last > head:
        yield f"feed: sequence {last} was never drawn (the head says {head})"
    words: dict[tuple[int, str], int | None] = {}
    for guide, locale, release in Change.objects.order_by("sequence").values_list(
        "guide", "locale", "release"
    ):
        words[guide, locale] = release
    offers = {(o.guide_id, o.locale): o.release_id for o in Offer.objects.all()}
    for key in words.keys() | offers.keys():
        if words.get(key) != offers.get(key):
            yield f"feed: its last word on guide {key[0]} in {key[1]} is not what is offered"


def _index() -> Iterator[str]:
    """Faults of lists and search: what they say that the offered releases do not, and the other way round."""
    stray = Entry.objects.exclude(release__in=Offer.objects.values("release")).order_by("pk")
    yield from (f"search: entry {pk} is of no offered release" for pk in stray.values_list("pk", flat=True))
    if not search.sound():
        yield "search: the database's own index is not of its entries; run rebuild_search"
    names = list(Said.__dataclass_fields__)
    found = Offer.objects.select_related("release", "guide").defer(
        "release__gzip", "release__br", "release__zstd"
    )
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
