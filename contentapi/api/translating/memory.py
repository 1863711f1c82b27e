"""The translation memory and the glossary, to be looked things up in."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http.response import HttpResponseBase
from rest_framework.request import Request

from contentapi.api import parameters as query
from contentapi.api.translating.described import Described
from contentapi.api.translating.messages import LANG
from contentapi.api.translating.views import Resource, answer
from contentapi.core.locales import canonical
from contentapi.core.memory import Match
from contentapi.models import Term
from contentapi.queries.terminology import glossary, memory

MAX_TEXT = 5_000


def _text(text: str) -> str:
    if not text.strip() or len(text) > MAX_TEXT or "\x00" in text:
        raise ValueError(text)
    return text


TEXT = query.Parameter(
    "text",
    _text,
    f"1 to {MAX_TEXT} characters",
    "The source text to find translations for.",
    {"type": "string", "minLength": 1, "maxLength": MAX_TEXT},
    required=True,
    example="Rest for 24 hours.",
)
SOURCE = query.Parameter(
    "source",
    canonical,
    "a BCP 47 language tag, such as en",
    "The locale of the text.",
    {"type": "string", "maxLength": 35, "default": "en"},
    absent="en",
)
CONTEXT = query.Parameter(
    "context",
    str,
    "a msgctxt",
    "Where the text stands; matches from the same place come first.",
    {"type": "string", "maxLength": 140},
    absent="",
)
LIMIT = query.number("limit", "Matches, at most.", low=1, high=20, absent=5)


class Matches(Resource):
    """Looking a text up."""

    operations: ClassVar = {
        "get": Described("lookUpMemory", "memory", "Matches", parameters=(TEXT, LANG, SOURCE, CONTEXT, LIMIT))
    }

    def get(self, request: Request) -> HttpResponseBase:
        """Exact and similar texts with their accepted translations, each with its dangerous differences.

        Only what a second person accepted is looked at. Parents of a regional locale follow it.
        """
        locale = self.permit("read", self.values["lang"])
        text, source = self.values["text"], self.values["source"]
        found = memory.matches(
            text,
            source_locale=source,
            locale=locale,
            context=self.values["context"],
            limit=self.values["limit"],
        )
        items = [_match(one, match) for one, match in found]
        return answer({"text": text, "locale": locale, "source_locale": source, "items": items})


class Glossary(Resource):
    """The glossary."""

    operations: ClassVar = {"get": Described("readGlossary", "memory", "Glossary", parameters=(LANG, SOURCE))}

    def get(self, request: Request) -> HttpResponseBase:
        """Every term, with its required, allowed and forbidden renderings in a locale and its parents."""
        locale = self.permit("read", self.values["lang"])
        spoken = set(glossary.spoken(locale))
        terms = Term.objects.filter(source_locale=self.values["source"]).prefetch_related("renderings")
        return answer({"locale": locale, "items": [_term(term, spoken) for term in terms.order_by("name")]})


def _match(locale: str, match: Match) -> dict[str, Any]:
    """One proposal."""
    unit = match.unit
    return {
        "source": unit.source,
        "target": unit.target,
        "locale": locale,
        "similarity": round(match.similarity, 3),
        "exact": match.exact,
        "dangers": list(match.dangers),
        "guide": unit.id,
        "msgctxt": unit.context,
        "author": unit.author,
        "accepted_at": unit.changed_at,
    }


def _term(term: Term, spoken: set[str]) -> dict[str, Any]:
    """One term."""
    return {
        "term": term.name,
        "source_locale": term.source_locale,
        "variants": term.variants,
        "medicine": term.medicine,
        "warning": term.warning,
        "note": term.note,
        "renderings": [
            {"text": one.text, "locale": one.locale, "use": one.use}
            for one in term.renderings.all()
            if one.locale in spoken
        ],
    }
