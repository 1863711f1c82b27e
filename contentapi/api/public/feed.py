"""The feed of changes and the list of withdrawals.

A walk begins without a cursor and gets everything; each page ends in `next`, the last one in `resume`, which
is asked for later and gives only what changed since. Law: everything equals nothing and all changes.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import orjson
from django.http.response import HttpResponseBase
from rest_framework.request import Request

from contentapi.api import parameters as query
from contentapi.api.conditional import dumped
from contentapi.api.negotiation import Wanted, choose
from contentapi.api.public import walking
from contentapi.api.schema import Operation
from contentapi.api.views import LISTS, Resource
from contentapi.core.errors import BadCursor, CursorGone
from contentapi.core.feed.cursors import Round, digest
from contentapi.core.http import link
from contentapi.queries import feed, offers, releases

MAX_AGE = 30


class Changes(Resource):
    """What changed since a cursor, or everything: releases whole, withdrawals as tombstones and first."""

    parameters = (query.LANG, query.CURSOR, query.LIMIT)
    operation = Operation("readChanges", "feed", "Changes", ("bad_cursor", "cursor_gone", "bad_locale"))

    def get(self, request: Request) -> HttpResponseBase:
        """One page. Cost: at most nine queries, whatever its size."""
        substitutes = releases.substitutes()
        walk = self._walk(digest(sorted(substitutes.items())))
        items: list[bytes] = []
        after = walk
        if walk.phase == 0:
            items, after = _tombstones(walk)
        if after.phase == 1 and len(items) < walk.limit:
            more, after = _releases(after, walk.limit - len(items), substitutes)
            items += more
        name, cursor = _onward(after)
        href = walking.address("changes", cursor=cursor)
        tail = orjson.dumps({name: href})[1:]
        links = (link(href, rel="next"),) if name == "next" else ()
        body = b'{"items":[' + b",".join(items) + b"]," + tail
        return dumped(request, body, max_age=MAX_AGE, headers={"groups": LISTS, "links": links})

    def _walk(self, rules: str) -> Round:
        """Where this page begins. Raises BadCursor, CursorGone."""
        if self.values["cursor"] is None:
            head = feed.head()
            lang = self.values["lang"] or ""
            return Round(lang, self.values["limit"], 0, head.sequence, head.mark, rules)
        walk = walking.read_mark(self.values["cursor"])
        for name, fixed in (("lang", walk.lang), ("limit", walk.limit)):
            if name in self.request.GET and self.values[name] != fixed:
                raise BadCursor(f"This cursor was begun with {name}={fixed}; leave {name} out.", key=name)
        known = feed.at(walk.until)
        if known is None or known.mark != walk.mark:
            raise CursorGone(
                "This cursor is too old, or of another history; start again without it.", key="cursor"
            )
        if walk.phase == 2:
            head = feed.head()
            # Other rules may choose another locale for a guide that did not change: tell everything again.
            after = walk.until if walk.rules == rules or not walk.lang else 0
            return replace(
                walk, after=after, until=head.sequence, mark=head.mark, rules=rules, phase=0, name=""
            )
        return walk


class Withdrawals(Resource):
    """Acts of withdrawal, newest first: what to remove, why, and what to show instead."""

    parameters = (query.CURSOR, query.LIMIT)
    operation = Operation("listWithdrawals", "feed", "Withdrawals", ("bad_cursor",))

    def get(self, request: Request) -> HttpResponseBase:
        """One page. Cost: one query."""
        asked = {"list": "withdrawals", "limit": self.values["limit"]}
        after = walking.read_place(self.values["cursor"], asked)
        items, onward = feed.withdrawals(before=int(after) if after else None, limit=self.values["limit"])
        told: dict[str, Any] = {"items": items}
        links: tuple[str, ...] = ()
        if onward is not None:
            cursor = walking.place(asked, str(onward))
            told["next"] = walking.address("withdrawals", limit=self.values["limit"], cursor=cursor)
            links = (link(told["next"], rel="next"),)
        return dumped(request, told, max_age=MAX_AGE, headers={"groups": LISTS, "links": links})


def _tombstones(walk: Round) -> tuple[list[bytes], Round]:
    """What has to be removed, and where to go on."""
    pulled = feed.pulled_guides if walk.lang else feed.pulled_pairs
    told, more = pulled(since=walk.after, after=walk.name, limit=walk.limit)
    items = [orjson.dumps({"kind": "tombstone", "locale": None, **one}) for one in told]
    if not more:
        return items, replace(walk, phase=1, name="")
    last = told[-1]
    return items, replace(walk, name=last["guide"] if walk.lang else f"{last['guide']} {last['locale']}")


def _releases(walk: Round, room: int, substitutes: dict[str, tuple[str, ...]]) -> tuple[list[bytes], Round]:
    """Releases that are new since, and where to go on."""
    if walk.lang:
        found, last = feed.changed_guides(since=walk.after, after=walk.name, limit=room)
        wish = Wanted(lang=walk.lang)
        chosen = []
        for one in found:
            locale = choose(wish, one.releases, source=one.source_locale, substitutes=substitutes)
            if locale in one.releases:
                chosen.append(one.releases[locale])
        told = feed.sequences(chosen)
        chosen = [release for release in chosen if told.get(release, walk.after + 1) > walk.after]
    else:
        pairs, more = feed.changed_pairs(since=walk.after, after=walk.name, limit=room)
        chosen, last = [pair.row for pair in pairs], pairs[-1].name if more else ""
    bodies = offers.bodies(chosen)
    items = [b'{"kind":"release",' + bodies[release][1:] for release in chosen if release in bodies]
    return items, replace(walk, name=last) if last else replace(walk, phase=2, name="")


def _onward(walk: Round) -> tuple[str, str]:
    """("next", cursor) while there is more of this round, else ("resume", cursor)."""
    return ("resume" if walk.phase == 2 else "next"), walking.mark(walk)
