"""Versions of a guide: the list, a past release, and what changed between two."""

from __future__ import annotations

from html import escape
from typing import Any

import orjson
from django.http.response import HttpResponseBase
from rest_framework.request import Request

from contentapi.api import parameters as query
from contentapi.api.conditional import ages, answer, dumped, encoded
from contentapi.api.public.guides import ABSENT
from contentapi.api.schema import Operation
from contentapi.api.views import Resource, about
from contentapi.core import worddiff
from contentapi.core.feed.cursors import digest
from contentapi.core.http import JSON, Answer
from contentapi.core.locales import direction
from contentapi.core.worddiff import Changed, Fate, Run, Section
from contentapi.queries import releases
from contentapi.queries.releases import Shelf, Shown

HTML = "text/html; charset=utf-8"
MAX_VERSION = 999_999
FORM = 1  # raised when the form of a comparison changes


class VersionList(Resource):
    """The published versions of a guide, newest first."""

    operation = Operation("listVersions", "versions", "Versions", ("unknown_guide", "guide_withdrawn"))

    def get(self, request: Request, slug: str) -> HttpResponseBase:
        """Cost: one query."""
        told = {"guide": slug, "versions": releases.versions(slug)}
        return dumped(request, told, headers={"groups": (f"guide-{slug}",)})


class VersionInLocale(Resource):
    """The last release of one published version in one locale, as it was served."""

    operation = Operation("readVersion", "versions", "Guide", (*ABSENT, "unknown_version"))

    def get(self, request: Request, slug: str, number: int, lang: str) -> HttpResponseBase:
        """Cost: two queries, one for a 304."""
        shelf = releases.of_version(slug, number)
        shown = shelf.exactly(lang)
        known = Answer(**about(shelf, shown, past=True))
        return answer(request, known, lambda encoding: releases.content(slug, shown.pk, encoding))


class GuideDiff(Resource):
    """What changed between two published versions in one locale: section by section, word by word."""

    parameters = (
        query.number("from", "The earlier version.", low=1, high=MAX_VERSION),
        query.number("to", "The later version.", low=1, high=MAX_VERSION),
        query.LANG,
        query.choice("format", ("json", "html"), "Instead of Accept."),
    )
    media = (JSON, "text/html")
    operation = Operation("compareVersions", "versions", "Diff", (*ABSENT, "unknown_version"), html=True)

    def get(self, request: Request, slug: str) -> HttpResponseBase:
        """Cost: four queries, two for a 304."""
        old, new = (releases.of_version(slug, self.values[name]) for name in ("from", "to"))
        lang = self.values["lang"] or new.source_locale
        left, right = old.exactly(lang), new.exactly(lang)
        html = self._is_html()
        mark = digest(FORM, left.digest, right.digest, html)
        known = Answer(
            mark,
            media=HTML if html else JSON,
            language=lang,
            by_media=self.values["format"] is None,
            groups=(f"guide-{slug}",),
            **ages(),
        )

        def load(encoding: Any) -> bytes:
            changed = worddiff.sections(_sections(slug, left), _sections(slug, right))
            body = _page(new, left, right, changed) if html else _told(new, left, right, changed)
            return encoded(body, encoding)

        return answer(request, known, load)

    def _is_html(self) -> bool:
        """By `format`, else by Accept."""
        if self.values["format"]:
            return bool(self.values["format"] == "html")
        return self.sent_as == "text/html"


def _sections(slug: str, shown: Shown) -> list[Section]:
    """The sections of a release as they are compared; title and summary are the first."""
    body = orjson.loads(releases.content(slug, shown.pk))
    head = Section("", body["title"], body["summary"])
    return [head, *(Section(one["key"], one["title"], one["text"]) for one in body["sections"])]


def _told(shelf: Shelf, left: Shown, right: Shown, changed: tuple[Changed, ...]) -> bytes:
    """The comparison as JSON. Unchanged sections are named, their text is not repeated."""
    head, *sections = changed

    def runs(found: tuple[Run, ...]) -> list[dict[str, str]]:
        return [{"mark": run.mark.value, "text": run.text} for run in found]

    return orjson.dumps(
        {
            "guide": shelf.guide,
            "locale": right.locale,
            "dir": direction(right.locale),
            "from": {"version": left.version, "digest": left.digest},
            "to": {"version": right.version, "digest": right.digest},
            "title": runs(head.title),
            "summary": runs(head.text),
            "sections": [
                {
                    "key": one.key,
                    "change": one.fate.value,
                    "moved": one.moved,
                    "title": runs(one.title),
                    "text": [] if one.fate in {Fate.UNCHANGED, Fate.MOVED} else runs(one.text),
                }
                for one in sections
            ],
        }
    )


def _page(shelf: Shelf, left: Shown, right: Shown, changed: tuple[Changed, ...]) -> bytes:
    """The comparison as a plain page: `ins` and `del`, no script, no style."""
    head, *sections = changed
    parts = [
        f'<section id="{escape(one.key)}" data-change="{one.fate.value}">'
        f"<h2>{worddiff.to_html(one.title)}</h2><p>{worddiff.to_html(one.text)}</p></section>"
        for one in sections
    ]
    name = escape(f"{shelf.guide} {left.version} → {right.version}")
    return (
        f'<!doctype html><html lang="{right.locale}" dir="{direction(right.locale)}"><head>'
        f'<meta charset="utf-8"><title>{name}</title></head><body>'
        f"<h1>{worddiff.to_html(head.title)}</h1><p>{worddiff.to_html(head.text)}</p>{''.join(parts)}"
        "</body></html>"
    ).encode()
