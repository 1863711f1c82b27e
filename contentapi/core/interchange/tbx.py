"""TBX-Basic for glossaries: out to terminology tools, and in from them.

Written in the dialect that translation tools read (ISO 30042:2008, `<martif>`); the later one (2019, `<tbx>`)
is read as well. The working language of the file (`xml:lang` of the root) is the source locale of its terms.

termEntry/descrip type="subjectField"     `medicine`, `warning: stop`; other subjects are passed over
termEntry/note                            the note
langSet of the source locale              name (preferred), variants (admitted), forbidden forms (deprecated)
langSet of a target locale                required (preferred), allowed (admitted), forbidden (deprecated)

A target term without a status is required: that is what a plain bilingual list means. Definitions, contexts,
grammar and history are passed over: a glossary here has no place for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from contentapi.core.errors import BadHeader, BadLocale, BadTerms, BadXml, NotText, TooLarge
from contentapi.core.interchange.nodes import LANG, Form, Inline, Node, Step, locale_of, plain
from contentapi.core.interchange.terms import (
    MAX_TERMS,
    TermEntry,
    TermRendering,
    Use,
    check_alone,
    check_term,
)
from contentapi.core.interchange.xml import attribute, escape, parse
from contentapi.core.locales import canonical
from contentapi.core.po.reader import MAX_BYTES

__all__ = ["read_tbx", "write_tbx"]

_MEDICINE: Final = "medicine"
_WARNING: Final = "warning: "
_STATUS: Final = {
    Use.REQUIRED: "preferredTerm-admn-sts",
    Use.ALLOWED: "admittedTerm-admn-sts",
    Use.FORBIDDEN: "deprecatedTerm-admn-sts",
}
_USES: Final = {
    "preferred": Use.REQUIRED,
    "admitted": Use.ALLOWED,
    "deprecated": Use.FORBIDDEN,
    "superseded": Use.FORBIDDEN,
    "forbidden": Use.FORBIDDEN,
    "obsolete": Use.FORBIDDEN,
}
_FORM = Form(
    title="TBX-Basic",
    namespaces=frozenset({"", "urn:iso:std:iso:30042:ed-2"}),
    steps={
        **{("", root): Step.GO for root in ("martif", "tbx")},
        ("martif", "martifHeader"): Step.SKIP,
        ("tbx", "tbxHeader"): Step.SKIP,
        **{(root, "text"): Step.GO for root in ("martif", "tbx")},
        **{("text", part): Step.SKIP for part in ("front", "back")},
        ("text", "body"): Step.GO,
        **{("body", entry): Step.TAKE for entry in ("termEntry", "conceptEntry")},
    },
    strangers={},
    doctypes=frozenset({"tbxcdv04.dtd", "tbxcorestructv02.dtd", "tbxbasiccorestructv02.dtd"}),
)
_INLINE = Inline(through=frozenset({"hi", "foreign"}))


def write_tbx(entries: Iterable[TermEntry], *, source_locale: str) -> bytes:
    """Write a glossary as TBX-Basic: UTF-8, LF, the same bytes for the same terms.

    entries         all of one source locale. Their renderings come back grouped by locale, in the order in
                    which the locales first stand. In the source locale itself only forbidden ones fit.
    source_locale   BCP 47.

    Raises BadLocale, BadTerms, DuplicateKey, NotText (a character that XML cannot hold). Linear.

    >>> b"<term>stop</term>" in write_tbx([TermEntry("stop", "en")], source_locale="en")
    True
    """
    held, source = tuple(entries), canonical(source_locale)
    check_alone(held)
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<martif type="TBX-Basic" xml:lang="{source}">',
            "  <martifHeader>",
            "    <fileDesc><sourceDesc><p>A glossary for patient education.</p></sourceDesc></fileDesc>",
            '    <encodingDesc><p type="XCSURI">TBXBasicXCSV02.xcs</p></encodingDesc>',
            "  </martifHeader>",
            "  <text>",
            "    <body>",
            *(_entry(entry, source) for entry in held),
            "    </body>",
            "  </text>",
            "</martif>",
            "",
        ]
    ).encode()


def read_tbx(
    data: bytes,
    *,
    source_locale: str | None = None,
    max_bytes: int = MAX_BYTES,
    max_terms: int = MAX_TERMS,
) -> tuple[TermEntry, ...]:
    """Read the terms of a TBX file, in order.

    data            UTF-8.
    source_locale   BCP 47; which language the terms are sought by, where the file's own is not meant.

    Raises TooLarge, NotText, NotUtf8, BadXml, BadHeader, BadTerms, DuplicateKey: refused whole. Linear.

    >>> read_tbx(write_tbx([TermEntry("stop", "en", warning="stop")], source_locale="en"))[0].warning
    'stop'
    """
    reader = _Reader(canonical(source_locale) if source_locale else "", max_terms)
    parse(data, _FORM, reader, max_bytes=max_bytes)
    check_alone(reader.entries)
    return tuple(reader.entries)


def _entry(entry: TermEntry, source: str) -> str:
    if entry.source_locale != source:
        raise BadLocale(f"The term {entry.name[:60]!a} is of {entry.source_locale}, the file of {source}.")
    check_term(entry)
    try:
        return "\n".join(["      <termEntry>", *_facts(entry), *_languages(entry), "      </termEntry>"])
    except NotText as refused:
        raise NotText(refused.message, key=entry.name) from None


def _facts(entry: TermEntry) -> Iterator[str]:
    subjects = [_MEDICINE] if entry.medicine else []
    subjects += [_WARNING + entry.warning] if entry.warning else []
    for subject in subjects:
        yield f'        <descrip type="subjectField">{subject}</descrip>'
    if entry.note:
        yield f"        <note>{escape(entry.note)}</note>"


def _languages(entry: TermEntry) -> Iterator[str]:
    sayings = {entry.source_locale: [(entry.name, Use.REQUIRED)]}
    sayings[entry.source_locale] += [(variant, Use.ALLOWED) for variant in entry.variants]
    for rendering in entry.renderings:
        if rendering.locale == entry.source_locale and rendering.use is not Use.FORBIDDEN:
            raise BadTerms(
                f"{rendering.text[:60]!a} is in the source locale: make it a variant of the term.",
                key=entry.name,
            )
        sayings.setdefault(rendering.locale, []).append((rendering.text, rendering.use))
    for locale, texts in sayings.items():
        yield f'        <langSet xml:lang="{attribute(locale)}">'
        for text, use in texts:
            yield f"          <tig><term>{escape(text)}</term>"
            yield f'            <termNote type="administrativeStatus">{_STATUS[use]}</termNote></tig>'
        yield "        </langSet>"


class _Reader:
    """Receives the parts of the file and makes the entries."""

    def __init__(self, source_locale: str, max_terms: int) -> None:
        self.entries: list[TermEntry] = []
        self._source = source_locale
        self._max = max_terms

    def opened(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        if name not in {"martif", "tbx"}:
            return
        if not attributes.get("type", "").startswith("TBX"):
            raise BadXml(
                'The root does not say type="TBX-Basic": export the glossary as TBX-Basic.', line=line
            )
        self._source = self._source or locale_of(attributes.get(LANG, ""), line)
        if not self._source:
            raise BadHeader("The root does not say the source language in xml:lang: add it.", line=line)

    def closed(self, name: str, line: int) -> None:
        """Nothing hangs on an end."""

    def taken(self, node: Node) -> None:
        if len(self.entries) >= self._max:
            raise TooLarge(f"There are more than {self._max:,} terms: send them in parts.", line=node.line)
        entry = _read_entry(node, self._source)
        check_term(entry, line=node.line)
        self.entries.append(entry)


def _read_entry(node: Node, source: str) -> TermEntry:
    subjects = [_words(child) for child in node.children() if _is(child, "descrip", "subjectField")]
    notes = [plain(child, _INLINE) for child in node.children() if child.name == "note"]
    sayings: list[tuple[str, str, Use | None]] = []
    for language in node.children():
        if language.name in {"langSet", "langSec"}:
            sayings += _read_language(language)
    names = [(text, use) for locale, text, use in sayings if locale == source and use is not Use.FORBIDDEN]
    if not names:
        raise BadTerms(f"A <{node.name}> has no term in {source}.", line=node.line)
    first = next((place for place, (_, use) in enumerate(names) if use is Use.REQUIRED), 0)
    return TermEntry(
        names[first][0],
        source,
        variants=tuple(text for place, (text, _) in enumerate(names) if place != first),
        medicine=_MEDICINE in subjects,
        warning=next((word.removeprefix(_WARNING) for word in subjects if word.startswith(_WARNING)), ""),
        note="\n".join(notes),
        renderings=tuple(
            TermRendering(locale, text, use or Use.REQUIRED)
            for locale, text, use in sayings
            if locale != source or use is Use.FORBIDDEN
        ),
    )


def _read_language(node: Node) -> Iterator[tuple[str, str, Use | None]]:
    locale = locale_of(node.attributes.get(LANG, ""), node.line)
    if not locale:
        raise BadXml(f"A <{node.name}> does not say its language in xml:lang.", line=node.line)
    for group in node.children():
        if group.name not in {"tig", "ntig", "termSec"}:
            continue
        parts = [part for child in group.children() for part in (_parts(child))]
        terms = [plain(part, _INLINE) for part in parts if part.name == "term"]
        if len(terms) != 1:
            raise BadXml(f"A <{group.name}> has {len(terms)} <term>, not one.", line=group.line)
        status = next((part for part in parts if _is(part, "termNote", "administrativeStatus")), None)
        yield locale, terms[0], _use(status)


def _parts(node: Node) -> list[Node]:
    """What stands in a term's group; `<ntig>` has one more floor, `<termGrp>`."""
    return node.children() if node.name == "termGrp" else [node]


def _use(status: Node | None) -> Use | None:
    if status is None:
        return None
    said = _words(status)
    use = next((use for word, use in _USES.items() if said.startswith(word)), None)
    if use is None:
        raise BadXml(f"{said[:40]!a} is no administrative status of TBX-Basic.", line=status.line)
    return use


def _is(node: Node, name: str, kind: str) -> bool:
    return node.name == name and node.attributes.get("type") == kind


def _words(node: Node) -> str:
    return plain(node, _INLINE).strip()
