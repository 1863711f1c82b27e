"""Two editors on one draft: the second to save gets the other's edits too, and decides what is left."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import orjson
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext

from contentapi.core.errors import Moved
from contentapi.core.merging import Piece, merge
from contentapi.models import Section, Version
from contentapi.services.drafting import Content
from contentapi.services.sentences import in_words

WORDS = ("title", "summary", "urgency", "critical", "reviewed_last", "review_due", "reviewer")


def as_read(version: Version) -> str:
    """What a draft says, as the page carries it along: what both editors began with."""
    words = {name: _plain(getattr(version, name)) for name in WORDS}
    sections = [asdict(piece) for piece in pieces(version.sections.order_by("position"))]
    return orjson.dumps({"words": words, "sections": sections}).decode()


def pieces(sections: Iterable[Any]) -> list[Piece]:
    """Sections, or what an editor wants them to be, as they are merged."""
    return [Piece(s.key, str(s.kind), s.critical, s.heading, s.markdown) for s in sections]


def bring_together(request: HttpRequest, version: Version, error: Moved) -> None:
    """Rewrite what was posted: the other's edits are in it, with what has to be decided. Nothing is stored.

    The refusal that the form shows says what was taken in and what is to be decided.
    """
    mine: Content = error.facts.pop("mine")
    base_words, base = _began_with(request.POST.get("read_content", ""))
    there = {section.key: section for section in version.sections.order_by("position")}
    merged = merge(base, pieces(mine.sections), pieces(there.values()))
    data = request.POST.copy()
    for name in [name for name in data if name.startswith(("sections-", "merge_"))]:
        del data[name]
    _write(data, merged.pieces, there, version)
    kept = _words(data, base_words, version)
    data["read_revision"] = str(version.revision)
    data["read_content"] = as_read(version)
    data["collision"] = " ".join(merged.conflicts)
    request.POST = data  # type: ignore[assignment]
    told = [in_words(error)]
    if merged.taken:
        told.append(gettext("Taken in from there: %(names)s.") % {"names": ", ".join(merged.taken)})
    if merged.conflicts:
        told.append(gettext("To be decided below: %(names)s.") % {"names": ", ".join(merged.conflicts)})
    if kept:
        told.append(gettext("Both changed, yours is kept: %(names)s.") % {"names": ", ".join(kept)})
    request.refusal = error.code, " ".join(told)  # type: ignore[attr-defined]


def _began_with(text: str) -> tuple[dict[str, Any], list[Piece]]:
    """What the page carried along; nothing when it is not of our form, so that all is to be decided."""
    try:
        said = orjson.loads(text)
        return dict(said["words"]), [Piece(**one) for one in said["sections"]]
    except (ValueError, KeyError, TypeError):
        return {}, []


def _write(data: QueryDict, merged: Sequence[Piece], there: Mapping[str, Section], version: Version) -> None:
    """The rows of the sections: those that there are first, as a formset wants them; places as merged."""
    rows = sorted(enumerate(merged, start=1), key=lambda row: row[1].key not in there)
    data["sections-TOTAL_FORMS"] = str(len(rows))
    data["sections-INITIAL_FORMS"] = str(sum(piece.key in there for piece in merged))
    for number, (position, piece) in enumerate(rows):
        row = {**asdict(piece), "position": position, "version": version.pk}
        if piece.key in there:
            row["id"] = there[piece.key].pk
        if row.pop("critical"):
            row["critical"] = "on"
        for name, value in row.items():
            data[f"sections-{number}-{name}"] = str(value)


def _words(data: QueryDict, base: Mapping[str, Any], version: Version) -> list[str]:
    """Title, summary and the like: what I left as it was becomes theirs; the names of those both changed."""
    kept = []
    for name in WORDS:
        old, theirs = _form_value(base.get(name)), _form_value(_plain(getattr(version, name)))
        mine = data.get(name, "")
        if not base or theirs in {old, mine}:
            continue
        if mine != old:
            kept.append(name)
        else:
            data[name] = theirs
    return kept


def _plain(value: Any) -> Any:
    """A field's value as JSON has it."""
    return value if isinstance(value, str | bool) else value.isoformat() if value else ""


def _form_value(value: Any) -> str:
    """A value as a browser sends it."""
    return "on" if value is True else "" if not value else str(value)
