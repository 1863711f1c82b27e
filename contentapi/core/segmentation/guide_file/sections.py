"""The body of a guide file: sections under `## Title {#key kind=risks critical}`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

from contentapi.core.errors import BadGuide, BadSection
from contentapi.core.kinds import SectionKind
from contentapi.core.segmentation.guide_file.fields import MAX_LINE, truth
from contentapi.core.segmentation.inline import written_target, written_title
from contentapi.core.segmentation.joining import join
from contentapi.core.segmentation.parser import read_blocks
from contentapi.core.segmentation.splitting import split, split_inline

RESERVED_KEY = "guide"
"""The section key under which a guide's title and summary are translated."""

_KEY = re.compile(r"[a-z][a-z0-9-]{0,63}")
_HEADING = re.compile(r"(.*?)\s*\{([^{}]*)\}", re.DOTALL)
_LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.)+)\]")
_HOW = "write it as ## Title {#key kind=risks critical}"


@dataclass(frozen=True, slots=True)
class GuideSection:
    """One section of a guide file.

    title      inline Markdown on one line.
    markdown   the body, without blank lines around it; link definitions of other sections that it uses are
               added at its end.
    line       1-based line of its heading in the file; body_line that of the body's first line.
    """

    key: str
    kind: SectionKind
    critical: bool
    title: str
    markdown: str
    line: int
    body_line: int


@dataclass(frozen=True, slots=True)
class Body:
    """What stands below the front matter; title is the `# ` heading's text and line, when there is one."""

    sections: tuple[GuideSection, ...]
    title: tuple[str, int] | None = None


def read_sections(body: str, *, line: int, kinds: Mapping[str, str], critical: Collection[str]) -> Body:
    """The sections of a body, each checked to be translatable.

    body      Markdown with LF newlines; line  1-based line of its first line in the file.
    kinds     section key → kind, as the front matter gives it; critical  keys that it calls critical.

    Raises BadSection (headings, keys, kinds, text before the first section), UnsupportedConstruct and
    BadGuide (the section's Markdown), all with the line in the file and the section's key where there is one.
    """
    references: dict[str, Any] = {}
    headings = list(_headings(read_blocks(body, references), line))
    headings = [(_with_links(h[0], references, h[1]), h[1], h[2], h[3]) for h in headings]
    title = (headings[0][0].strip(), headings[0][1]) if headings and headings[0][3] == 1 else None
    headings = headings[1:] if title else headings
    if not headings:
        raise BadSection(f"the file has no section; {_HOW}", line=line)
    lines = body.split("\n")
    ends = [start - line for _, start, _, _ in headings[1:]] + [len(lines)]
    sections: dict[str, GuideSection] = {}
    for (text, start, after, level), end in zip(headings, ends, strict=True):
        if level == 1:
            raise BadSection(
                "# is the guide's title and stands once, first; use ### inside a section", line=start
            )
        section = _section(text, start, kinds, critical)
        if section.key in sections:
            first = sections[section.key].line
            raise BadSection(
                f"the key {section.key} stands twice, first in line {first}", line=start, key=section.key
            )
        sections[section.key] = _with_body(section, lines[after - line : end], after, references)
    return Body(tuple(sections.values()), title)


def _headings(tokens: Sequence[Token], line: int) -> Iterator[tuple[str, int, int, int]]:
    """(text, line of it, line after it, level) of the headings that divide the file."""
    begun = False
    for index, token in enumerate(tokens):
        if token.level or token.map is None or token.type in {"html_block", "inline"}:
            continue
        if token.type == "heading_open" and token.tag in {"h1", "h2"}:
            begun = begun or token.tag == "h2"
            yield tokens[index + 1].content, token.map[0] + line, token.map[1] + line, int(token.tag[1])
        elif not begun:
            raise BadSection(f"text before the first section heading; {_HOW}", line=token.map[0] + line)


def _with_links(text: str, references: Mapping[str, Any], line: int) -> str:
    """A heading with the links whose definitions stand elsewhere written out: it is translated by itself."""
    match = _HEADING.fullmatch(text.strip())
    title, rest = (match[1], text.strip()[match.end(1) :]) if match else (text.strip(), "")
    definitions = _definitions(title, references)
    if not definitions or "\n" in title:
        return text
    split_inline(title, line=line)
    document = split(f"# {title}{definitions}")
    return f"{join(document, [None] * len(document.segments)).removeprefix('# ')}{rest}"


def _section(text: str, line: int, kinds: Mapping[str, str], critical: Collection[str]) -> GuideSection:
    """A section by its heading; its body is not read yet."""
    match = _HEADING.fullmatch(text.strip())
    words = match[2].split() if match else []
    keys = [word[1:] for word in words if word.startswith("#")]
    if match is None or len(keys) != 1:
        raise BadSection(f"the section heading has no key, or more than one; {_HOW}", line=line)
    key, title = keys[0], " ".join(match[1].split())
    if not _KEY.fullmatch(key) or key == RESERVED_KEY:
        raise BadSection(
            f"{key!r} is no section key: a letter, then up to 63 of a-z, 0-9 and -, and not {RESERVED_KEY!r}",
            line=line,
            key=key,
        )
    if not title:
        raise BadSection("the section heading has no text", line=line, key=key)
    if len(title) > MAX_LINE:
        raise BadSection(f"the heading has more than {MAX_LINE} characters", line=line, key=key)
    split_inline(title, line=line)
    given = _attributes([word for word in words if not word.startswith("#")], line, key)
    kind = kind_of(key, (kinds.get(key, ""), given.get("kind", "")), line)
    return GuideSection(
        key, kind, key in critical or given.get("critical") == "yes", title, "", line, line + 1
    )


def _attributes(words: Sequence[str], line: int, key: str) -> dict[str, str]:
    given: dict[str, str] = {}
    for word in words:
        name, _, value = word.partition("=")
        value = value.strip("\"'")
        if name == "critical" and truth(value or "yes") is not None:
            value = "yes" if truth(value or "yes") else "no"
        elif name != "kind" or not value:
            raise BadSection(f"{word!r} is not known in a section heading; {_HOW}", line=line, key=key)
        if given.setdefault(name, value) != value:
            raise BadSection(f"{name} stands twice in the section heading", line=line, key=key)
    return given


def kind_of(key: str, said: Sequence[str], line: int) -> SectionKind:
    """A section's kind: what the front matter or the heading says, else what its key is named after.

    Raises BadSection: none, unknown, or two that differ.

    >>> kind_of("seek-help", ("", ""), 1)
    <SectionKind.SEEK_HELP: 'seek_help'>
    """
    names = {name.strip().casefold().replace("-", "_") for name in said if name.strip()}
    names = names or {key.replace("-", "_")}
    if len(names) > 1:
        raise BadSection(f"the section has two kinds: {', '.join(sorted(names))}", line=line, key=key)
    name = names.pop()
    if name not in set(SectionKind):
        every = ", ".join(kind.value for kind in SectionKind)
        raise BadSection(f"there is no kind {name!r}; add kind= and one of {every}", line=line, key=key)
    return SectionKind(name)


def _with_body(
    section: GuideSection, lines: Sequence[str], after: int, references: Mapping[str, Any]
) -> GuideSection:
    """The section with its Markdown, once that is known to be translatable."""
    blank = next((count for count, text in enumerate(lines) if text.strip()), 0)
    markdown = "\n".join(lines[blank:]).rstrip()
    markdown += _definitions(markdown, references)
    section = replace(section, markdown=markdown, body_line=after + blank)
    try:
        split(markdown)
    except BadGuide as error:
        error.line = (error.line or 1) + section.body_line - 1
        error.key = section.key
        raise
    return section


def _definitions(markdown: str, references: Mapping[str, Any]) -> str:
    """Link definitions that the section uses and that stand in other sections."""
    if not references or "[" not in markdown:
        return ""
    own: dict[str, Any] = {}
    read_blocks(markdown, own)
    wanted = {normalizeReference(label): label for label in _LABEL.findall(markdown)}
    lines = [
        f"[{wanted[label]}]: {written_target(reference['href'])}{written_title(reference['title'])}"
        for label, reference in references.items()
        if label in wanted and label not in own and not label.startswith("^")
    ]
    return "\n\n" + "\n".join(lines) if lines else ""
