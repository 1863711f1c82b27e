"""Single messages: pages of them, one with its history and suggestions, and writing one."""

from __future__ import annotations

import re
from typing import Any, ClassVar

from django.http.response import HttpResponseBase
from rest_framework.request import Request

from contentapi.api import parameters as query
from contentapi.api.public import walking
from contentapi.api.translating.bodies import Member
from contentapi.api.translating.described import Described
from contentapi.api.translating.views import Resource, answer, nothing
from contentapi.core.errors import BadCursor, BadLocale
from contentapi.core.http import link
from contentapi.core.lifecycle import Origin, TargetState
from contentapi.core.locales import canonical
from contentapi.core.worddiff import diff
from contentapi.models import Catalog, Revision, Suggestion, Version
from contentapi.queries import catalogs as catalog_reads
from contentapi.queries import guides as guide_reads
from contentapi.queries import messages as message_reads
from contentapi.queries.catalogs import Row
from contentapi.services.catalogs import messages, verdicts

LANG = query.Parameter(
    "lang",
    canonical,
    "a BCP 47 language tag, such as es-MX",
    "The target locale.",
    {"type": "string", "maxLength": 35},
    required=True,
    example="es-MX",
)
GUIDE = query.Parameter(
    "guide", str, "a guide's slug", "Only messages of this guide.", {"type": "string", "maxLength": 80}, ""
)
STATE = query.choice("state", tuple(s.value for s in TargetState), "Only messages whose text stands so.")
ORIGINS = (Origin.TYPED.value, Origin.MEMORY.value, Origin.MACHINE.value)
IF_MATCH = {"If-Match": "The message's `etag` as you saw it; without it only an empty place is filled."}
_NAME = re.compile(
    r"(?P<slug>[-\w]{1,80}):(?P<lang>[\w-]{1,35}):(?P<key>[-\w]{1,64}):(?P<segment>[-\w.]{1,64})"
)
_ETAG = re.compile(r'"([0-9a-f]{64})\.([0-9]{1,9})"')
_PLACE = re.compile(r"(?P<slug>[-\w]{1,80}) (?P<position>[0-9]{1,9})")


class MessageList(Resource):
    """Messages of the versions that are worked on."""

    operations: ClassVar = {
        "get": Described(
            "listMessages",
            "messages",
            "MessageList",
            parameters=(LANG, GUIDE, STATE, query.CURSOR, query.LIMIT),
            problems=("bad_cursor", "unknown_guide"),
        )
    }

    def get(self, request: Request) -> HttpResponseBase:
        """Messages in a locale by guide and place in the document, in pages that stay stable."""
        locale = self.permit("read", self.values["lang"])
        asked = {"list": "messages", **{n: self.values[n] for n in ("lang", "guide", "state", "limit")}}
        if self.values["guide"]:
            self.guide(self.values["guide"], locale)
        after = _after(walking.read_place(self.values["cursor"], asked))
        found, more = message_reads.page(
            locale,
            guide=self.values["guide"],
            state=self.values["state"] or "",
            after=after,
            limit=self.values["limit"],
        )
        told: dict[str, Any] = {"items": [_told(one.version, one.row, locale) for one in found]}
        headers = {}
        if more:
            last = found[-1]
            cursor = walking.place(asked, f"{last.version.guide.slug} {last.row.position}")
            sent = {name: value for name, value in asked.items() if name != "list"}
            told["next"] = walking.address("messages", **sent, cursor=cursor)
            headers["Link"] = link(told["next"], rel="next")
        return answer(told, headers=headers)


class MessageResource(Resource):
    """What the resources of one message share."""

    def place(self, name: str, act: str) -> tuple[Catalog, str]:
        """(catalog, msgctxt) of a name, when the user may do the act there."""
        parts = _NAME.fullmatch(name)
        if parts is None:
            raise nothing()
        try:
            locale = self.permit(act, parts["lang"])
        except BadLocale:
            raise nothing() from None
        return self.record(parts["slug"], locale), f"{parts['key']}/{parts['segment']}"

    def row(self, record: Catalog, context: str) -> tuple[Version, Row]:
        """The message as it stands. Raises NotFound."""
        version = guide_reads.need_working_version(record.guide)
        row = catalog_reads.row(version, record, context)
        if row is None:
            raise nothing()
        return version, row

    def seen(self) -> tuple[str | None, int | None]:
        """(digest of the source, revision) that If-Match names; one that nothing has when it is malformed."""
        field = self.request.META.get("HTTP_IF_MATCH")
        if field is None or field.strip() == "*":
            return None, None
        found = _ETAG.fullmatch(field.strip())
        return (found[1], int(found[2])) if found else (None, -1)

    def whole(self, record: Catalog, context: str) -> HttpResponseBase:
        """The message with all that is known of it."""
        version, row = self.row(record, context)
        told = _whole(record, version, row)
        return answer(told, headers={"ETag": f'"{told["etag"]}"'})


class MessageDetail(MessageResource):
    """One message."""

    operations: ClassVar = {
        "get": Described("readMessage", "messages", "Message"),
        "patch": Described(
            "writeMessage",
            "messages",
            "Message",
            members=(
                Member("text", "string", "The text.", required=True, example="Descanse durante 24 horas."),
                Member("fuzzy", "boolean", "You are not sure of it: it stays fuzzy."),
                Member("confirm", "boolean", "It is right as it is, though its source changed in meaning."),
                Member("comment", "string", "A comment beside the text; it goes into exported files."),
                Member("origin", "string", "Where it came from; a machine's is fuzzy.", choices=ORIGINS),
            ),
            headers=IF_MATCH,
            problems=("moved", "blocked", "bad_request", "not_text", "too_large"),
        ),
    }

    def get(self, request: Request, name: str) -> HttpResponseBase:
        """A message with its findings, suggestions and history."""
        return self.whole(*self.place(name, "read"))

    def patch(self, request: Request, name: str) -> HttpResponseBase:
        """Write one text, compare-and-set.

        412 with the other text when it moved since you saw it, 409 with the findings when a check blocks it;
        then your text is kept as a suggestion, named in `suggestion`.
        """
        record, context = self.place(name, "write")
        sent = self.body()
        source, expected = self.seen()
        messages.write(
            record,
            context,
            sent["text"],
            fuzzy=bool(sent["fuzzy"]),
            confirm=bool(sent["confirm"]),
            comment=sent["comment"],
            origin=Origin(sent["origin"] or Origin.TYPED.value),
            expected=expected,
            source=source,
            by=self.user,
            at=self.now,
        )
        return self.whole(self.record(record.guide.slug, record.locale), context)


def _after(place: str) -> tuple[str, int]:
    """Where a list goes on."""
    if not place:
        return message_reads.START
    found = _PLACE.fullmatch(place)
    if found is None:
        raise BadCursor("This is no cursor of this list.", key="cursor")
    return found["slug"], int(found["position"])


def _told(version: Version, row: Row, locale: str) -> dict[str, Any]:
    """A message as it stands in lists."""
    target, segment, slug = row.target, row.segment, version.guide.slug
    number = target.number if target else 0
    return {
        "id": f"{slug}:{locale}:{segment.section_key}:{segment.segment_id}",
        "guide": slug,
        "version": version.number,
        "locale": locale,
        "msgctxt": row.context,
        "msgid": segment.source,
        "position": row.position,
        "kind": segment.kind,
        "heading": row.heading,
        "note": row.note,
        "critical": row.critical,
        "links": list(row.links),
        "text": target.text if target else "",
        "state": row.mine.state.value,
        "revision": number,
        "etag": f"{segment.digest}.{number}",
        "author": target.author.name if target else None,
        "origin": target.origin if target else None,
        "changed_at": target.changed_at if target else None,
        "comment": target.comment if target else "",
        "accepted": _accepted(target.accepted) if target else None,
    }


def _accepted(revision: Revision | None) -> dict[str, Any] | None:
    """The text that readers get."""
    if revision is None or revision.accepted_by is None:
        return None
    return {
        "text": revision.text,
        "author": revision.author.name,
        "accepted_by": revision.accepted_by.name,
        "at": revision.at,
    }


def _whole(record: Catalog, version: Version, row: Row) -> dict[str, Any]:
    """A message with all that is known of it. Cost: nine queries."""
    bench, text = verdicts.bench(record), row.mine.text
    carried = catalog_reads.carried(version, record, segment=row.segment.pk).get(row.segment.pk)
    others = catalog_reads.elsewhere(version, record, row)
    kinds = bench.unsettled(row, text, carried) if row.mine.fuzzy else ()
    previous = None
    if carried is not None and row.mine.fuzzy:
        runs = [
            {"mark": run.mark.value, "text": run.text} for run in diff(carried.source, row.segment.source)
        ]
        previous = {"msgid": carried.source, "diff": runs, "meanings": list(kinds)}
    return {
        **_told(version, row, record.locale),
        "confirm": list(kinds),
        "previous": previous,
        "findings": [verdicts.told(finding) for finding in bench.findings(row, text, others)],
        "suggestions": [suggested(one) for one in message_reads.suggestions(record, row.segment)],
        "history": [_step(one) for one in message_reads.history(row.target)],
    }


def suggested(one: Suggestion) -> dict[str, Any]:
    """A text kept beside the current one."""
    return {
        "id": one.pk,
        "text": one.text,
        "reason": one.reason,
        "state": one.state,
        "author": one.author.name,
        "at": one.at,
        "upload": one.upload_id,
        "findings": one.findings,
    }


def _step(one: Revision) -> dict[str, Any]:
    """One step of the history."""
    return {
        "revision": one.number,
        "act": one.act,
        "text": one.text,
        "state": one.state,
        "origin": one.origin,
        "author": one.author.name,
        "by": one.actor.name if one.actor else None,
        "accepted_by": one.accepted_by.name if one.accepted_by else None,
        "at": one.at,
        "upload": one.upload_id,
        "comment": one.comment,
    }
