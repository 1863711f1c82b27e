"""Bundles: every guide in the best locale for one reader, as one file for use without a network.

A bundle is a function of what is offered and of the week: built once, kept as a file named by that state,
and served from the file. Nothing about it depends on who asks.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache, partial
from itertools import groupby
from pathlib import Path
from threading import Lock
from typing import Any, BinaryIO

import orjson
from django.conf import settings
from django.http.response import HttpResponseBase
from django.utils import timezone
from rest_framework.request import Request

from contentapi.api.conditional import ages, of_file
from contentapi.api.negotiation import Wanted, choose
from contentapi.api.schema import Operation
from contentapi.api.views import LISTS, Resource
from contentapi.core.errors import LocaleNotAvailable
from contentapi.core.feed.bundles import Member, pack, write
from contentapi.core.http import PLAIN, Answer
from contentapi.core.locales import direction
from contentapi.queries import feed, offers, releases
from contentapi.queries.batches import batches
from contentapi.queries.feed import Head
from contentapi.queries.offers import Held
from contentapi.queries.releases import stamp

FORM = 1  # raised when the form of a bundle changes
MAX_AGE = 30
LIFE = timedelta(days=35)
BATCH = 200
ZIP = "application/zip"

_building = Lock()


@dataclass(frozen=True, slots=True)
class State:
    """What a bundle is made of: a digest of it all, when it last changed, and how long it may be used."""

    digest: str
    changed_at: datetime
    not_after: datetime
    held: tuple[Held, ...]
    withdrawn: tuple[Mapping[str, Any], ...]


class Bundle(Resource):
    """One zip: `manifest.json`, and every guide as `releases/<guide>.<locale>.json`, bytes as served."""

    media = (ZIP,)
    operation = Operation(
        "readBundle", "feed", "", ("locale_not_available", "range_not_satisfiable"), media=ZIP
    )

    def get(self, request: Request, lang: str) -> HttpResponseBase:
        """Cost: three queries; the first time after a change, one row for each offer and a file."""
        state = _state(lang, feed.head(), _rules(), _week(timezone.now()))
        if state is None:
            there = sorted({locale for locale, _, _ in offers.locales()})
            raise LocaleNotAvailable(
                f"There is no bundle in {lang}; there are {', '.join(there) or 'none'}.",
                key=lang,
                locale=lang,
                available=there,
            )
        path = _kept(lang, state)
        known = Answer(
            state.digest,
            modified=int(state.changed_at.timestamp()),
            media=ZIP,
            language=lang,
            encodings=PLAIN,
            size=path.stat().st_size,
            groups=LISTS,
            **ages(MAX_AGE),
        )
        return of_file(request, known, partial(_open, path))


def _rules() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The approved substitutes, as something that a cache can be keyed by. Cost: one query."""
    return tuple(sorted(releases.substitutes().items()))


def _week(now: datetime) -> datetime:
    """The Monday before, at midnight UTC: bundles of one week are used until the same day."""
    day = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return day - timedelta(days=day.weekday())


@lru_cache(maxsize=32)
def _state(
    lang: str, head: Head, rules: tuple[tuple[str, tuple[str, ...]], ...], week: datetime
) -> State | None:
    """The state of a bundle, or None when nothing is offered in that locale. Kept while nothing moves."""
    held, offered = [], False
    wish = Wanted(lang=lang)
    for _, group in groupby(offers.everything(), key=lambda one: one.guide):
        by_locale = {one.locale: one for one in group}
        source = next(iter(by_locale.values())).source_locale
        locale = choose(wish, by_locale, source=source, substitutes=dict(rules))
        offered = offered or lang in by_locale
        if locale in by_locale:
            held.append(by_locale[locale])
    if not offered:
        return None
    withdrawn = tuple(feed.standing())
    not_after = week + LIFE
    said = [FORM, lang, stamp(not_after), [(one.guide, one.locale, one.digest) for one in held], withdrawn]
    times = [week, *(one.since for one in held)]
    times += [datetime.fromisoformat(one["withdrawn_at"]) for one in withdrawn]
    digest = hashlib.sha256(orjson.dumps(said)).hexdigest()
    return State(digest, max(times), not_after, tuple(held), withdrawn)


def _kept(lang: str, state: State) -> Path:
    """The bundle as a file, built when it is not there. Cost: a stat when it is."""
    place = _folder() / f"{lang}-{state.digest}.zip"
    if place.exists():
        return place
    with _building:
        if not place.exists():
            handle, name = tempfile.mkstemp(dir=place.parent, suffix=".part")
            with os.fdopen(handle, "wb") as file:
                file.writelines(write(_members(lang, state)))
            Path(name).replace(place)
            for old in place.parent.glob(f"{lang}-{'?' * 64}.zip"):
                if old != place:
                    old.unlink(missing_ok=True)
    return place


def _folder() -> Path:
    """Where bundles are kept: the state folder, or a folder of this process where that cannot be written."""
    place = Path(settings.STATE_DIR) / "bundles"
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError:
        return _own_folder()
    return place if os.access(place, os.W_OK) else _own_folder()


@lru_cache(maxsize=1)
def _own_folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="contentapi-bundles-"))


def _members(lang: str, state: State) -> Iterator[Member]:
    """The manifest, then every release as it is stored, a batch at a time."""
    yield pack("manifest.json", orjson.dumps(_manifest(lang, state), option=orjson.OPT_INDENT_2))
    for batch in batches(state.held, BATCH):
        data = offers.packed([one.release for one in batch])
        for one in batch:
            if one.release in data:
                yield Member(_name(one), data[one.release])


def _manifest(lang: str, state: State) -> dict[str, Any]:
    """What is inside, by digest, and until when it may be used."""
    told: dict[int, dict[str, Any]] = {}
    for batch in batches(state.held, BATCH):
        told.update(offers.outlines([one.release for one in batch]))
    return {
        "format": FORM,
        "lang": lang,
        "dir": direction(lang),
        "state": state.digest,
        "changed_at": stamp(state.changed_at),
        "not_after": stamp(state.not_after),
        "releases": [
            {
                "guide": one.guide,
                "locale": one.locale,
                "dir": direction(one.locale),
                "digest": one.digest,
                "file": _name(one),
                **told[one.release],
            }
            for one in state.held
            if one.release in told
        ],
        "withdrawn": list(state.withdrawn),
    }


def _name(one: Held) -> str:
    return f"releases/{one.guide}.{one.locale}.json"


def _open(path: Path) -> BinaryIO:
    return path.open("rb")
