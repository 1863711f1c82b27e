"""JSON schemas and examples of what the translators' API answers: data, for the document and for tests."""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
TEXT_OR_NONE: Schema = {"type": ["string", "null"]}
WHOLE: Schema = {"type": "integer", "minimum": 0}
WHOLE_OR_NONE: Schema = {"type": ["integer", "null"], "minimum": 0}
FLAG: Schema = {"type": "boolean"}
TAG: Schema = {"type": "string", "description": "BCP 47, canonical case.", "examples": ["es-MX"]}
MOMENT: Schema = {"type": "string", "format": "date-time"}
MOMENT_OR_NONE: Schema = {"type": ["string", "null"], "format": "date-time"}
STATE: Schema = {"type": "string", "enum": ["empty", "fuzzy", "translated", "accepted"]}
LEVEL: Schema = {"type": "string", "enum": ["blocking", "advisory"]}
FATE: Schema = {
    "type": "string",
    "enum": [
        "unchanged",
        "applied",
        "conflict",
        "source_moved",
        "blank",
        "unknown_key",
        "fuzzy",
        "blocked",
    ],
}


def _object(about: str, **members: Schema) -> Schema:
    return {"type": "object", "description": about, "required": list(members), "properties": members}


def _loose(shape: Schema, *optional: str) -> Schema:
    """The same with some members that may be left out."""
    return {**shape, "required": [name for name in shape["required"] if name not in optional]}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _or_none(shape: Schema) -> Schema:
    return {"anyOf": [shape, {"type": "null"}]}


RUNS = _list(
    _object("A run of text.", mark={"type": "string", "enum": ["same", "deleted", "inserted"]}, text=TEXT)
)
NAMES = _list(TEXT)
REPORT = {
    "upload": WHOLE_OR_NONE,
    "guide": {"type": ["string", "null"]},
    "locale": TEXT_OR_NONE,
    "path": TEXT,
    "status": {"type": "string", "enum": ["applied", "unchanged", "findings", "refused", "undone"]},
    "error": _or_none(_object("Why it was refused.", code=TEXT, line=WHOLE_OR_NONE, message=TEXT)),
    "counts": {"type": "object", "additionalProperties": WHOLE, "description": "Fate → entries."},
    "base_known": {"type": "boolean", "description": "The export that it came from is known."},
    "entries": _list(_ref("UploadEntry")),
}
MESSAGE = {
    "id": {"type": "string", "examples": ["knee-injection:es:risks:3f36e430"]},
    "guide": TEXT,
    "version": WHOLE,
    "locale": TAG,
    "msgctxt": TEXT,
    "msgid": TEXT,
    "position": WHOLE,
    "kind": TEXT,
    "heading": TEXT,
    "note": TEXT,
    "critical": FLAG,
    "links": NAMES,
    "text": TEXT,
    "state": STATE,
    "revision": {**WHOLE, "description": "Number of the last revision; 0 where there never was a text."},
    "etag": {"type": "string", "description": "For If-Match: the source and the revision."},
    "author": TEXT_OR_NONE,
    "origin": {"type": ["string", "null"], "enum": ["typed", "file", "memory", "machine", "carried", None]},
    "changed_at": MOMENT_OR_NONE,
    "comment": TEXT,
    "accepted": _or_none(
        _object("The text that readers get.", text=TEXT, author=TEXT, accepted_by=TEXT, at=MOMENT)
    ),
}

SHAPES: dict[str, Schema] = {
    "Finding": _object("What a check found.", check=TEXT, level=LEVEL, message=TEXT),
    "UploadEntry": _loose(
        _object(
            "What became of one entry; with both texts where two stand against each other.",
            msgctxt=TEXT,
            msgid=TEXT,
            fate=FATE,
            findings=_list(_ref("Finding")),
            line=WHOLE,
            text=TEXT,
            current=TEXT,
        ),
        "text",
        "current",
    ),
    "Report": _loose(
        _object(
            "What became of a file. `entries`: those with a fate other than unchanged, or with findings.",
            **REPORT,
            dry_run=FLAG,
            actor=TEXT,
            at=MOMENT,
            digest=TEXT,
            undone_at=MOMENT_OR_NONE,
            undone_by=TEXT_OR_NONE,
        ),
        "dry_run",
        "actor",
        "at",
        "digest",
        "undone_at",
        "undone_by",
    ),
    "Undone": _object(
        "What undoing did: texts brought back, texts that moved since and were kept, suggestions declined.",
        upload=WHOLE,
        status=TEXT,
        restored=WHOLE,
        kept=WHOLE,
        declined=WHOLE,
    ),
    "Accepted": _object(
        "What an acceptance did, and what it left out.",
        accepted=WHOLE,
        own={**NAMES, "description": "Your own texts: a second person accepts them."},
        moved={**NAMES, "description": "Texts that changed since you saw them."},
        blocked={"type": "object", "additionalProperties": _list(_ref("Finding"))},
        releases={**NAMES, "description": "Digests of the releases that came of it."},
    ),
    "MessageSummary": _object("One message of a guide in one locale.", **MESSAGE),
    "MessageList": _loose(
        _object("A page of messages.", items=_list(_ref("MessageSummary")), next=TEXT), "next"
    ),
    "Message": _object(
        "A message with all that is known of it.",
        **MESSAGE,
        confirm={
            **NAMES,
            "description": "What changed in meaning under this text; send `confirm` to keep it.",
        },
        previous=_or_none(
            _object("The source that the text was made for.", msgid=TEXT, diff=RUNS, meanings=NAMES)
        ),
        findings=_list(_ref("Finding")),
        suggestions=_list(_ref("Suggestion")),
        history=_list(_ref("Step")),
    ),
    "Suggestion": _object(
        "A text kept beside the current one.",
        id=WHOLE,
        text=TEXT,
        reason={**FATE, "enum": [*FATE["enum"], "memory"]},
        state={"type": "string", "enum": ["open", "taken", "declined"]},
        author=TEXT,
        at=MOMENT,
        upload=WHOLE_OR_NONE,
        findings=_list(_ref("Finding")),
    ),
    "Step": _object(
        "One step in the history of a text. `by`: who took it, when not the author.",
        revision=WHOLE,
        act=TEXT,
        text=TEXT,
        state=STATE,
        origin=TEXT,
        author=TEXT,
        by=TEXT_OR_NONE,
        accepted_by=TEXT_OR_NONE,
        at=MOMENT,
        upload=WHOLE_OR_NONE,
        comment=TEXT,
    ),
    "Matches": _object(
        "Proposals from accepted texts; nothing is taken over by itself.",
        text=TEXT,
        locale=TAG,
        source_locale=TAG,
        items=_list(
            _object(
                "One proposal. `dangers`: in what its source differs that bears the meaning.",
                source=TEXT,
                target=TEXT,
                locale=TAG,
                similarity={"type": "number", "minimum": 0, "maximum": 1},
                exact=FLAG,
                dangers=NAMES,
                guide=TEXT,
                msgctxt=TEXT,
                author=TEXT,
                accepted_at=MOMENT_OR_NONE,
            )
        ),
    ),
    "Glossary": _object(
        "Terms with their renderings in a locale.",
        locale=TAG,
        items=_list(
            _object(
                "One term.",
                term=TEXT,
                source_locale=TAG,
                variants=NAMES,
                medicine=FLAG,
                warning=TEXT,
                note=TEXT,
                renderings=_list(
                    _object(
                        "How it is, may be or must not be said.",
                        text=TEXT,
                        locale=TAG,
                        use={"type": "string", "enum": ["required", "allowed", "forbidden"]},
                    )
                ),
            )
        ),
    ),
    "Override": _object(
        "A finding that does not stand against this text any more.",
        id=WHOLE,
        msgctxt=TEXT,
        check=TEXT,
        reason=TEXT,
        text=TEXT,
        findings=NAMES,
        actor=TEXT,
        at=MOMENT,
    ),
}

PATHS: dict[str, Schema] = {
    "slug": {"description": "The guide's lasting name.", "schema": TEXT, "example": "facet-joint-injection"},
    "lang": {"description": "The target locale (BCP 47).", "schema": TEXT, "example": "es-MX"},
    "upload": {"description": "An upload's number.", "schema": WHOLE, "example": 7},
    "suggestion": {"description": "A suggestion's number.", "schema": WHOLE, "example": 3},
    "name": {
        "description": "guide:locale:section:segment",
        "schema": TEXT,
        "example": "facet-joint-injection:es:risks:heading",
    },
}

EXAMPLES: dict[str, Any] = {
    "Report": {
        "upload": 7,
        "guide": "knee-injection",
        "locale": "es",
        "path": "guide-knee-injection.po",
        "status": "findings",
        "error": None,
        "counts": {"applied": 6, "blocked": 1, "conflict": 1},
        "base_known": True,
        "entries": [
            {
                "msgctxt": "risks/3f36e430",
                "msgid": "Rest for 24 hours.",
                "fate": "blocked",
                "findings": [
                    {"check": "numbers", "level": "blocking", "message": "24 is missing in the translation."}
                ],
                "text": "Descanse durante 48 horas.",
                "current": "",
            },
            {
                "msgctxt": "overview/heading",
                "msgid": "What it is",
                "fate": "conflict",
                "findings": [],
                "text": "De qué se trata",
                "current": "Qué es",
            },
        ],
        "dry_run": False,
    },
    "Undone": {"upload": 7, "status": "undone", "restored": 6, "kept": 0, "declined": 2},
    "Accepted": {"accepted": 8, "own": [], "moved": [], "blocked": {}, "releases": []},
}
