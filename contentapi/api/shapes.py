"""JSON schemas of what the API answers: data, for the OpenAPI document and for tests."""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
TEXT_OR_NONE: Schema = {"type": ["string", "null"]}
WHOLE: Schema = {"type": "integer", "minimum": 0}
FLAG: Schema = {"type": "boolean"}
TAG: Schema = {"type": "string", "description": "BCP 47, canonical case.", "examples": ["es-MX"]}
WAY: Schema = {"type": "string", "enum": ["ltr", "rtl"]}
MOMENT: Schema = {"type": "string", "format": "date-time"}
DAY_OR_NONE: Schema = {"type": ["string", "null"], "format": "date"}
DIGEST: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
SLUG: Schema = {"type": "string", "pattern": "^[-a-zA-Z0-9_]{1,80}$"}
HREF: Schema = {"type": "string", "format": "uri-reference"}
SECTION_STATE: Schema = {"type": "string", "enum": ["current", "outdated", "withheld", "untranslated"]}
RELEASE_STATE: Schema = {"type": "string", "enum": ["current", "partial", "outdated"]}
URGENCY: Schema = {"type": "string", "enum": ["routine", "safety"]}


def _object(about: str, /, *optional: str, **members: Schema) -> Schema:
    required = [name for name in members if name not in optional]
    return {"type": "object", "description": about, "required": required, "properties": members}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


RUNS = _list(_ref("Run"))
STANDING = _object("How fresh one section is.", key=TEXT, state=SECTION_STATE, renders_version=WHOLE)
GUIDE = {
    "guide": SLUG,
    "version": WHOLE,
    "revision": WHOLE,
    "locale": TAG,
    "dir": WAY,
    "source_locale": TAG,
    "title": TEXT,
    "summary": TEXT,
    "title_locale": TAG,
    "title_dir": WAY,
    "state": RELEASE_STATE,
    "urgency": URGENCY,
    "published_at": MOMENT,
    "reviewed": _object(
        "Clinical review.", last=DAY_OR_NONE, next_due=DAY_OR_NONE, reviewer=TEXT_OR_NONE, notice=TEXT_OR_NONE
    ),
    "codes": _list(_object("A clinical code.", system=TEXT, code=TEXT, display=TEXT)),
    "solo": FLAG,
    "sections": _list(_ref("Section")),
    "digest": DIGEST,
}
WITHDRAWN = {
    "guide": SLUG,
    "reason": TEXT,
    "notice": TEXT_OR_NONE,
    "notice_locale": TAG,
    "withdrawn_at": MOMENT,
    "replacement": {"anyOf": [SLUG, {"type": "null"}]},
}

SHAPES: dict[str, Schema] = {
    "Problem": {
        **_object(
            "An error (RFC 9457). Further members depend on `code`.",
            type=HREF,
            title=TEXT,
            status={"type": "integer", "minimum": 400, "maximum": 599},
            code=TEXT,
            detail=TEXT,
            instance=HREF,
        ),
        "additionalProperties": True,
    },
    "Guide": _object("A release: one version of a guide in one locale, as it was stored.", **GUIDE),
    "Section": _object(
        "One section of a release. `html` is safe to inject.",
        key=TEXT,
        kind=TEXT,
        critical=FLAG,
        locale=TAG,
        dir=WAY,
        state=SECTION_STATE,
        renders_version=WHOLE,
        notice=TEXT_OR_NONE,
        title=TEXT,
        html=TEXT,
        markdown=TEXT,
        text=TEXT,
        blocks=_list({"type": "object"}),
        digest=DIGEST,
    ),
    "GuideList": _object(
        "A page of summaries.",
        "refused",
        "next",
        items=_list(_ref("Summary")),
        refused=WHOLE,
        next=HREF,
    ),
    "Summary": _object(
        "A guide in a list, in the best locale for the reader.",
        guide=SLUG,
        locale=TAG,
        dir=WAY,
        source_locale=TAG,
        title=TEXT,
        title_locale=TAG,
        summary=TEXT,
        state=RELEASE_STATE,
        version=WHOLE,
        revision=WHOLE,
        urgency=URGENCY,
        published_at=MOMENT,
        kinds=_list(TEXT),
        digest=DIGEST,
        locales=_list(TAG),
        href=HREF,
    ),
    "Languages": _object(
        "How fresh a guide is in each locale.",
        guide=SLUG,
        languages=_list(
            _object(
                "One locale.",
                locale=TAG,
                dir=WAY,
                version=WHOLE,
                state=RELEASE_STATE,
                percentage={"type": "integer", "minimum": 0, "maximum": 100},
                digest=DIGEST,
                sections=_list(STANDING),
            )
        ),
    ),
    "Versions": _object(
        "The published versions of a guide, newest first.",
        guide=SLUG,
        versions=_list(
            _object(
                "One version.",
                version=WHOLE,
                state={"type": "string", "enum": ["published", "superseded"]},
                urgency=URGENCY,
                published_at=MOMENT,
                locales=_list(TAG),
            )
        ),
    ),
    "Run": _object(
        "A run of text and what became of it.",
        mark={"type": "string", "enum": ["same", "deleted", "inserted"]},
        text=TEXT,
    ),
    "Diff": _object(
        "What changed between two versions.",
        guide=SLUG,
        locale=TAG,
        dir=WAY,
        **{
            "from": _object("The earlier one.", version=WHOLE, digest=DIGEST),
            "to": _object("The later one.", version=WHOLE, digest=DIGEST),
        },
        title=RUNS,
        summary=RUNS,
        sections=_list(
            _object(
                "One section.",
                key=TEXT,
                change={"type": "string", "enum": ["unchanged", "changed", "moved", "added", "removed"]},
                moved=FLAG,
                title=RUNS,
                text=RUNS,
            )
        ),
    ),
    "Changes": {
        **_object(
            "A page of changes. It ends in `next` while there is more, else in `resume`.",
            "next",
            "resume",
            items=_list({"anyOf": [_ref("ChangedRelease"), _ref("Tombstone")]}),
            next=HREF,
            resume=HREF,
        ),
        "oneOf": [{"required": ["next"]}, {"required": ["resume"]}],
    },
    "ChangedRelease": _object("A release, whole.", kind={"const": "release"}, **GUIDE),
    "Tombstone": _object(
        "Remove the guide: in this locale, or in all where it is null.",
        kind={"const": "tombstone"},
        locale=TEXT_OR_NONE,
        **WITHDRAWN,
    ),
    "Withdrawals": _object(
        "Acts of withdrawal, newest first.",
        "next",
        items=_list(_object("One act. `standing`: it holds now.", **WITHDRAWN, standing=FLAG)),
        next=HREF,
    ),
    "Locales": _object(
        "The locales there are.",
        locales=_list(
            _object(
                "One locale.",
                locale=TAG,
                name=TEXT,
                english_name=TEXT,
                dir=WAY,
                script=TEXT,
                fallback=_list(TAG),
                substitutes=_list(TAG),
                guides=WHOLE,
            )
        ),
    ),
    "Results": _object(
        "Sections that hold the words, best first.",
        query=TEXT,
        locale=TAG,
        items=_list(
            _object(
                "One section.",
                guide=SLUG,
                locale=TAG,
                dir=WAY,
                guide_title=TEXT,
                guide_title_locale=TAG,
                key=TEXT_OR_NONE,
                title=TEXT,
                snippet={"type": "string", "description": "Safe HTML; what was found stands in `mark`."},
                href=HREF,
            )
        ),
    ),
    "ProblemTypes": _object(
        "What each problem means and what to do about it.",
        problems=_list(_ref("ProblemType")),
    ),
    "ProblemType": _object("One type of problem.", code=TEXT, type=HREF, title=TEXT, advice=TEXT),
    "Document": {"type": "object", "description": "This document."},
}

HEADERS: dict[str, Schema] = {
    "ETag": {"description": "Strong; names these bytes in this encoding.", "schema": TEXT},
    "Cache-Control": {
        "description": "public, at most 60 seconds, must-revalidate.",
        "schema": TEXT,
    },
    "Vary": {"description": "The request's fields that the answer depends on.", "schema": TEXT},
}

PATHS: dict[str, Schema] = {
    "slug": {"description": "The guide's lasting name.", "schema": SLUG, "example": "facet-joint-injection"},
    "lang": {
        "description": "A locale (BCP 47); another spelling of it leads here.",
        "schema": {"type": "string", "maxLength": 100},
        "example": "es",
    },
    "key": {
        "description": "A section's lasting key.",
        "schema": {"type": "string", "pattern": "^[-a-zA-Z0-9_]{1,64}$"},
        "example": "risks",
    },
    "number": {
        "description": "A version's number.",
        "schema": {"type": "integer", "minimum": 1, "maximum": 999_999},
        "example": 1,
    },
    "digest": {"description": "A release's SHA-256.", "schema": DIGEST},
    "code": {"description": "A problem's code.", "schema": TEXT, "example": "unknown_guide"},
}
