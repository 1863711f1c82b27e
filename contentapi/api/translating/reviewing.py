"""What reviewers do with one message: accept, send back, override; and suggestions, taken or declined."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http.response import HttpResponseBase
from rest_framework.request import Request

from contentapi.api.translating.bodies import Member
from contentapi.api.translating.described import Described
from contentapi.api.translating.messages import IF_MATCH, MessageResource
from contentapi.api.translating.views import answer, nothing
from contentapi.core.errors import IllegalMove, NotAllowed, SecondPersonNeeded
from contentapi.models import Catalog, Segment, Suggestion
from contentapi.queries import guides as guide_reads
from contentapi.queries.catalogs import Row
from contentapi.services.catalogs import messages, reviews, single, verdicts
from contentapi.services.catalogs.reviews import Accepted

SEEN = {"If-Match": "The message's `etag` as you saw it: 412 when it moved since."}
WHY = Member("reason", "string", "Why the text is right, 1 to 2,000 characters.", required=True)


class ReviewResource(MessageResource):
    """What acts on a seen text share."""

    def looked_at(self, record: Catalog, context: str) -> tuple[Row, dict[str, tuple[int, int]]]:
        """The message, and what the reviewer saw of it. Raises Moved when that is not what stands."""
        _, row = self.row(record, context)
        source, expected = self.seen()
        number = row.target.number if row.target else 0
        if expected is not None and (source, expected) != (row.segment.digest, number):
            raise single.stale(row)
        return row, {context: (row.segment.pk, number)}


class MessageAcceptance(ReviewResource):
    """Accepting one text."""

    operations: ClassVar = {
        "post": Described(
            "acceptMessage",
            "review",
            "Message",
            headers=SEEN,
            problems=("moved", "blocked", "second_person_needed", "illegal_move"),
        )
    }

    def post(self, request: Request, name: str) -> HttpResponseBase:
        """Make one text releasable. A second person does it, never the text's author."""
        record, context = self.place(name, "accept")
        self.body()
        row, seen = self.looked_at(record, context)
        done = reviews.accept(record, by=self.user, at=self.now, seen=seen)
        if done.own:
            raise SecondPersonNeeded("You wrote this text; a second person has to accept it.", act="accept")
        if done.blocked:
            raise single.blocked(row, done.blocked[context])
        if done.moved:
            raise single.stale(self.row(record, context)[1])
        if not done.count:
            raise IllegalMove(f"This text is {row.mine.state.value}; only a translated one can be accepted.")
        return self.whole(record, context)


class MessageRejection(ReviewResource):
    """Sending one text back."""

    operations: ClassVar = {
        "post": Described(
            "rejectMessage",
            "review",
            "Message",
            members=(Member("comment", "string", "What is wrong.", required=True, example="Use “usted”."),),
            headers=SEEN,
            problems=("moved", "illegal_move", "bad_request"),
        )
    }

    def post(self, request: Request, name: str) -> HttpResponseBase:
        """Send one text back to the translators: it becomes fuzzy, with your words in its history."""
        record, context = self.place(name, "accept")
        sent = self.body()
        row, seen = self.looked_at(record, context)
        done = messages.reject(
            record, [context], comment=sent["comment"], seen=seen, by=self.user, at=self.now
        )
        if done.left:
            raise IllegalMove(f"This text is {row.mine.state.value}; only a translated one can be sent back.")
        return self.whole(record, context)


class MessageOverride(MessageResource):
    """Overriding a finding."""

    operations: ClassVar = {
        "post": Described(
            "overrideFinding",
            "review",
            "Override",
            members=(
                Member("check", "string", "The check that blocks.", required=True, example="numbers"),
                WHY,
                Member("text", "string", "The text concerned, when it is that of a suggestion."),
            ),
            problems=("illegal_move", "bad_request"),
        )
    }

    def post(self, request: Request, name: str) -> HttpResponseBase:
        """Let one text stand against one check. Needs the clinical role; lapses when either text changes."""
        record, context = self.place(name, "override")
        sent = self.body()
        made = messages.override(
            record,
            context,
            sent["check"],
            reason=sent["reason"],
            text=sent["text"],
            by=self.user,
            at=self.now,
        )
        return answer(
            {
                "id": made.pk,
                "msgctxt": context,
                "check": made.check_id,
                "reason": made.reason,
                "text": sent["text"] if sent["text"] is not None else self.row(record, context)[1].mine.text,
                "findings": made.findings,
                "actor": made.actor.name,
                "at": made.at,
            }
        )


class SuggestionResource(MessageResource):
    """What the resources of one suggestion share."""

    def suggestion(self, record: Catalog, context: str, pk: int) -> Suggestion:
        """A suggestion for that message, of its present source or an older one."""
        if not record.pk:
            raise nothing()
        held = record.suggestions.select_related("catalog__guide", "segment", "author").filter(pk=pk).first()
        if held is None or held.segment.context != context:
            raise nothing()
        return held


class SuggestionTaking(SuggestionResource):
    """Taking a suggestion."""

    operations: ClassVar = {
        "post": Described(
            "takeSuggestion",
            "messages",
            "Message",
            members=(Member("confirm", "boolean", "As in writing a message."),),
            headers=IF_MATCH,
            problems=("moved", "blocked", "illegal_move"),
        )
    }

    def post(self, request: Request, name: str, suggestion: int) -> HttpResponseBase:
        """Make a suggestion the working text, in the name of whoever wrote it."""
        record, context = self.place(name, "write")
        sent = self.body()
        held = self.suggestion(record, context, suggestion)
        source, expected = self.seen()
        if source is not None and source != self.row(record, context)[1].segment.digest:
            expected = -1
        messages.take(held, expected=expected, confirm=bool(sent["confirm"]), by=self.user, at=self.now)
        return self.whole(record, context)


class SuggestionDeclining(SuggestionResource):
    """Declining a suggestion."""

    operations: ClassVar = {
        "post": Described("declineSuggestion", "messages", "Message", problems=("illegal_move",))
    }

    def post(self, request: Request, name: str, suggestion: int) -> HttpResponseBase:
        """Put a suggestion aside; it stays in the record."""
        record, context = self._place(name)
        self.body()
        messages.decline(self.suggestion(record, context, suggestion), by=self.user, at=self.now)
        return self.whole(record, context)

    def _place(self, name: str) -> tuple[Catalog, str]:
        """Translators and reviewers may."""
        try:
            return self.place(name, "write")
        except NotAllowed:
            return self.place(name, "accept")


def of_section(record: Catalog, key: str) -> set[str]:
    """The msgctxt of every message of a section. Cost: two queries."""
    version = guide_reads.need_working_version(record.guide)
    placed = Segment.objects.filter(placements__version=version, section_key=key)
    return {segment.context for segment in placed}


def told(done: Accepted) -> dict[str, Any]:
    """What an acceptance did."""
    blocked = {
        context: [verdicts.told(finding) for finding in found] for context, found in done.blocked.items()
    }
    return {
        "accepted": done.count,
        "own": done.own,
        "moved": done.moved,
        "blocked": blocked,
        "releases": done.releases,
    }
