"""The bytes of a release: one JSON object, written once, named by its digest.

The digest is the SHA-256 of the bytes without the last member, `,"digest":"…"`: a text cannot hold its
own digest, and cutting a fixed tail off is a plain operation in every language. The same holds for the
bytes of each section inside it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from contentapi.core.composition.choice import Choice, overall
from contentapi.core.rendering import render, render_inline


@dataclass(frozen=True, slots=True)
class SectionText:
    """What one section shows, before rendering.

    heading    inline Markdown; markdown  the body, links put back.
    locale     of this very text: the source locale when the source is shown.
    notice     a sentence in the release's locale, or None.
    """

    choice: Choice
    kind: str
    critical: bool
    heading: str
    markdown: str
    locale: str
    direction: str
    notice: str | None


@dataclass(frozen=True, slots=True)
class Facts:
    """The members of a release that are not sections. Times are UTC, `YYYY-MM-DDTHH:MM:SSZ`.

    title, summary   inline Markdown; the body has their plain text.
    """

    guide: str
    version: int
    revision: int
    locale: str
    direction: str
    source_locale: str
    title: str
    title_locale: str
    title_direction: str
    summary: str
    urgency: str
    published_at: str
    reviewed: Mapping[str, Any]
    codes: Sequence[Mapping[str, str]]
    solo: bool


@dataclass(frozen=True, slots=True)
class Built:
    """A release as bytes.

    parts            section key → (start, end, digest), half-open in `body`.
    title, summary   as they stand in the body: plain text.
    """

    body: bytes
    digest: str
    state: str
    parts: dict[str, tuple[int, int, str]]
    title: str
    summary: str


def build(facts: Facts, sections: Sequence[SectionText]) -> Built:
    """Render every section and write the release. Cost: one rendering a section; no other I/O."""
    pieces = [_section(section) for section in sections]
    state = overall([s.choice.state for s in sections]).value
    head = _head(facts, state)
    body = bytearray(orjson.dumps(head)[:-1] + b',"sections":[')
    parts: dict[str, tuple[int, int, str]] = {}
    for section, (piece, digest) in zip(sections, pieces, strict=True):
        if parts:
            body += b","
        parts[section.choice.key] = (len(body), len(body) + len(piece), digest)
        body += piece
    sealed, digest = _seal(bytes(body) + b"]}")
    return Built(sealed, digest, state, parts, title=head["title"], summary=head["summary"])


def unsealed(sealed: bytes) -> bytes:
    """The bytes that the digest names: without the last member.

    >>> unsealed(b'{"a":1,"digest":"' + b"0" * 64 + b'"}')
    b'{"a":1}'
    """
    return sealed[: -len(',"digest":""}') - 64] + b"}"


def _seal(plain: bytes) -> tuple[bytes, str]:
    """Put the digest of an object's bytes into it as the last member."""
    digest = hashlib.sha256(plain).hexdigest()
    return plain[:-1] + b',"digest":"' + digest.encode() + b'"}', digest


def _head(facts: Facts, state: str) -> dict[str, Any]:
    """The members before `sections`, in the order of the contract."""
    return {
        "guide": facts.guide,
        "version": facts.version,
        "revision": facts.revision,
        "locale": facts.locale,
        "dir": facts.direction,
        "source_locale": facts.source_locale,
        "title": render_inline(facts.title)[1],
        "summary": render_inline(facts.summary)[1],
        "title_locale": facts.title_locale,
        "title_dir": facts.title_direction,
        "state": state,
        "urgency": facts.urgency,
        "published_at": facts.published_at,
        "reviewed": dict(facts.reviewed),
        "codes": [dict(code) for code in facts.codes],
        "solo": facts.solo,
    }


def _section(section: SectionText) -> tuple[bytes, str]:
    """The bytes and the digest of one section."""
    rendered = render(section.markdown)
    return _seal(
        orjson.dumps(
            {
                "key": section.choice.key,
                "kind": section.kind,
                "critical": section.critical,
                "locale": section.locale,
                "dir": section.direction,
                "state": section.choice.state.value,
                "renders_version": section.choice.renders_version,
                "notice": section.notice,
                "title": render_inline(section.heading)[1],
                "html": rendered.html,
                "markdown": section.markdown,
                "text": rendered.text,
                "blocks": rendered.blocks,
            }
        )
    )
