"""A guide file's bytes to a GuideFile."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from contentapi.core.errors import BadFrontMatter, BadGuide, BadLocale
from contentapi.core.lifecycle import Urgency
from contentapi.core.locales import canonical
from contentapi.core.segmentation.guide_file.fields import (
    FLAT_REVIEW,
    MAX_LINE,
    Code,
    names_in,
    one_line,
    read_codes,
    read_review,
    refuse_longer,
    text_of,
    truth,
)
from contentapi.core.segmentation.guide_file.front_matter import Field, read_front_matter
from contentapi.core.segmentation.guide_file.sections import Body, GuideSection, read_sections
from contentapi.core.segmentation.splitting import refuse_controls, split_inline

MAX_BYTES = 1024 * 1024
MAX_SLUG = 80

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_KNOWN = (
    frozenset({"slug", "locale", "title", "summary", "critical", "urgency", "codes", "kinds"}) | FLAT_REVIEW
)


@dataclass(frozen=True, slots=True)
class GuideFile:
    """A guide as its editor wrote it.

    title, summary   inline Markdown on one line; summary may be "".
    critical         the guide as a whole is critical; a section's own flag is the section's.
    unknown          names of front-matter fields that mean nothing here, in file order.
    """

    slug: str
    locale: str
    title: str
    summary: str
    urgency: Urgency
    critical: bool
    codes: tuple[Code, ...]
    reviewed_last: date | None
    review_due: date | None
    review_note: str
    sections: tuple[GuideSection, ...]
    unknown: tuple[str, ...] = ()
    reviewer: str = ""


def read_guide(data: bytes) -> GuideFile:
    r"""Read an editor's file: YAML front matter, then a `##` heading with a key for each section.

    data  UTF-8, a BOM allowed, any newlines, at most MAX_BYTES.

    Raises BadFrontMatter, BadSection, UnsupportedConstruct or BadGuide; all say the line in the file.
    Cost: linear; every section is parsed, and put together again where it is not written plainly.

    >>> guide = read_guide(b"---\nslug: rest\ntitle: Rest\n---\n## Risks {#risks critical}\n\nNone.\n")
    >>> guide.sections[0].kind, guide.sections[0].critical, guide.sections[0].markdown
    (<SectionKind.RISKS: 'risks'>, True, 'None.')
    """
    text = _decoded(data)
    refuse_controls(text)
    fields, start = read_front_matter(text)
    (kinds, named), (critical, keys) = _kinds(fields), _critical(fields)
    body = read_sections(text[start:], line=text.count("\n", 0, start) + 1, kinds=kinds, critical=keys)
    known = {section.key for section in body.sections}
    for name, meant in (("kinds", kinds), ("critical", keys)):
        if missing := [key for key in meant if key not in known]:
            raise BadFrontMatter(
                f"{name} names {missing[0]!r}, and no section has that key", line=fields[name].line, key=name
            )
    there = {section.kind.value for section in body.sections}
    if absent := [kind for kind in named if kind.replace("-", "_") not in there]:
        raise BadFrontMatter(
            f"kinds names {absent[0]!r}, and no section is of that kind",
            line=fields["kinds"].line,
            key="kinds",
        )
    review = read_review(fields)
    return GuideFile(
        slug=_slug(fields),
        locale=_locale(fields),
        title=_title(fields, body),
        summary=_inline(fields, "summary"),
        urgency=_urgency(fields),
        critical=critical,
        codes=read_codes(fields.get("codes")),
        reviewed_last=review.last,
        review_due=review.due,
        review_note=review.note,
        reviewer=review.reviewer,
        sections=body.sections,
        unknown=tuple(name for name in fields if name not in _KNOWN),
    )


def _decoded(data: bytes) -> str:
    if len(data) > MAX_BYTES:
        raise BadGuide(f"the file has {len(data)} bytes; at most {MAX_BYTES} are taken")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadGuide("the file is not UTF-8; save it again as UTF-8", line=line) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _slug(fields: Mapping[str, Field]) -> str:
    slug = text_of(fields, "slug")
    if not _SLUG.fullmatch(slug) or len(slug) > MAX_SLUG:
        said = f"{slug!r} is no slug" if slug else "the front matter has no slug"
        raise BadFrontMatter(
            f"{said}; write slug: and words of a-z and 0-9 joined by -, at most {MAX_SLUG} characters",
            line=_line(fields, "slug"),
            key="slug",
        )
    return slug


def _locale(fields: Mapping[str, Field]) -> str:
    try:
        return canonical(text_of(fields, "locale") or "en")
    except BadLocale as error:
        raise BadFrontMatter(error.message, line=_line(fields, "locale"), key="locale") from error


def _title(fields: Mapping[str, Field], body: Body) -> str:
    title = _inline(fields, "title")
    if body.title and title and body.title[0] != title:
        raise BadFrontMatter(
            "the # heading and the front matter's title differ", line=body.title[1], key="title"
        )
    if body.title:
        split_inline(body.title[0], line=body.title[1])
        title = body.title[0]
    refuse_longer(title, MAX_LINE, "title", body.title[1] if body.title else _line(fields, "title"))
    if not title:
        raise BadFrontMatter(
            "the front matter has no title; write title:", line=_line(fields, "title"), key="title"
        )
    return title


def _inline(fields: Mapping[str, Field], name: str) -> str:
    text = text_of(fields, name)
    if text:
        split_inline(text, line=_line(fields, name))
    return text


def _urgency(fields: Mapping[str, Field]) -> Urgency:
    said = text_of(fields, "urgency") or Urgency.ROUTINE.value
    if said not in set(Urgency):
        raise BadFrontMatter(
            f"there is no urgency {said!r}; write routine or safety",
            line=_line(fields, "urgency"),
            key="urgency",
        )
    return Urgency(said)


def _critical(fields: Mapping[str, Field]) -> tuple[bool, tuple[str, ...]]:
    """(the whole guide?, keys of sections)."""
    field = fields.get("critical")
    if field is None or field.value == "":
        return False, ()
    if not isinstance(field.value, str):
        return False, names_in(field, "critical")
    whole = truth(field.value)
    if whole is None:
        raise BadFrontMatter(
            "critical is true, false, or a list of section keys such as [risks]",
            line=field.line,
            key="critical",
        )
    return whole, ()


def _kinds(fields: Mapping[str, Field]) -> tuple[dict[str, str], tuple[str, ...]]:
    """(kind by section key, or the kinds that there are as a mere list)."""
    field = fields.get("kinds")
    if field is None or field.value == "":
        return {}, ()
    if isinstance(field.value, list):
        return {}, names_in(field, "kinds")
    if not isinstance(field.value, dict):
        raise BadFrontMatter("kinds must be a list of key: kind, one a line", line=field.line, key="kinds")
    return {key: one_line(kind, "kinds", field.line) for key, kind in field.value.items()}, ()


def _line(fields: Mapping[str, Field], name: str) -> int:
    """The field's line; that of the front matter when it is not there."""
    return fields[name].line if name in fields else 1
