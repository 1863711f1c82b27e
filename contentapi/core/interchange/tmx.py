"""TMX 1.4 for translation memories: accepted pairs out to a translator's own tool, and pairs in from one.

One `<tu>` a unit is written, with two variants. Read are files of several languages too: each target variant
becomes a unit of its own. A document type is let through when it only names TMX's own.
Source: TMX 1.4b (LISA OSCAR, 2005).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Final

from contentapi.core.errors import BadHeader, BadParameter, BadXml, NotText, TooLarge
from contentapi.core.interchange.nodes import LANG, Form, Inline, Node, Step, locale_of, plain
from contentapi.core.interchange.xml import attribute, escape, parse
from contentapi.core.locales import canonical
from contentapi.core.memory import MemoryUnit
from contentapi.core.po.reader import MAX_BYTES

__all__ = ["MAX_UNITS", "read_tmx", "write_tmx"]

MAX_UNITS: Final = 100_000

_ALL: Final = "*all*"
_CONTEXT: Final = "x-context"
_DATE = re.compile(r"[0-9]{8}T[0-9]{6}Z")
_VERSIONS = frozenset({"1.1", "1.2", "1.3", "1.4", "1.4a", "1.4b"})
_HEADER = (
    '  <header creationtool="contentapi" creationtoolversion="1" segtype="paragraph" o-tmf="contentapi"'
    ' adminlang="en" srclang="{}" datatype="plaintext"/>'
)
_FORM = Form(
    title="TMX 1.4",
    namespaces=frozenset({"", "http://www.lisa.org/tmx14"}),
    steps={
        ("", "tmx"): Step.GO,
        ("tmx", "header"): Step.TAKE,
        ("tmx", "body"): Step.GO,
        ("body", "tu"): Step.TAKE,
    },
    strangers={},
    doctypes=frozenset(f"tmx1{version}.dtd" for version in ("1", "2", "3", "4", "4a", "4b")),
)
_INLINE = Inline(native=frozenset({"bpt", "ept", "ph", "it", "ut"}), through=frozenset({"hi"}))


def write_tmx(units: Iterable[MemoryUnit]) -> bytes:
    """Write units as one TMX 1.4 file: UTF-8, LF, the same bytes for the same units.

    Times are written in UTC, to the second.

    Raises BadLocale, BadParameter (a time without a zone), NotText (a character XML cannot hold). Linear.

    >>> b'xml:lang="es"><seg>Pare.</seg>' in write_tmx([MemoryUnit("en", "Stop.", "es", "Pare.")])
    True
    """
    held = tuple(units)
    sources = {canonical(unit.source_locale) for unit in held}
    source = sources.pop() if len(sources) == 1 else _ALL
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<tmx version="1.4">',
            _HEADER.format(source),
            "  <body>",
            *(_unit(unit, source) for unit in held),
            "  </body>",
            "</tmx>",
            "",
        ]
    ).encode()


def read_tmx(
    data: bytes,
    *,
    source_locale: str | None = None,
    max_bytes: int = MAX_BYTES,
    max_units: int = MAX_UNITS,
) -> tuple[MemoryUnit, ...]:
    """Read the units of a TMX file, in order.

    data            UTF-8.
    source_locale   BCP 47; which language is the source where the file says that all are (`*all*`).

    Raises TooLarge, NotText, NotUtf8, BadXml, BadHeader: the file is refused whole. Linear.

    >>> read_tmx(write_tmx([MemoryUnit("en", "Stop.", "es", "Pare.")]))[0].target
    'Pare.'
    """
    reader = _Reader(canonical(source_locale) if source_locale else "", max_units)
    parse(data, _FORM, reader, max_bytes=max_bytes)
    return tuple(reader.units)


def _unit(unit: MemoryUnit, source: str) -> str:
    own = canonical(unit.source_locale)
    attributes = [
        ("tuid", unit.id),
        ("srclang", "" if own == source else own),
        ("changedate", _written(unit.changed_at)),
        ("changeid", unit.author),
    ]
    try:
        opening = "".join([f' {name}="{attribute(value)}"' for name, value in attributes if value])
        context = [f'      <prop type="{_CONTEXT}">{escape(unit.context)}</prop>'] if unit.context else []
        variants = [_variant(own, unit.source), _variant(canonical(unit.locale), unit.target)]
    except NotText as refused:
        raise NotText(refused.message, key=unit.id or unit.context or None) from None
    return "\n".join([f"    <tu{opening}>", *context, *variants, "    </tu>"])


def _variant(locale: str, text: str) -> str:
    return f'      <tuv xml:lang="{locale}"><seg>{escape(text)}</seg></tuv>'


def _written(at: datetime | None) -> str:
    if at is None:
        return ""
    if at.tzinfo is None:
        raise BadParameter("A time of a memory unit has no zone.")
    written = at.astimezone(UTC).isoformat(timespec="seconds")[:19]
    return written.replace("-", "").replace(":", "") + "Z"


class _Reader:
    """Receives the parts of the file and makes the units."""

    def __init__(self, source_locale: str, max_units: int) -> None:
        self.units: list[MemoryUnit] = []
        self._wanted = source_locale
        self._source = ""
        self._max = max_units

    def opened(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        if name == "tmx" and attributes.get("version") not in _VERSIONS:
            version = attributes.get("version", "")[:20]
            raise BadXml(f"The version of this TMX is {version!a}: save it as version 1.4.", line=line)

    def closed(self, name: str, line: int) -> None:
        """Nothing hangs on an end."""

    def taken(self, node: Node) -> None:
        if node.name == "header":
            self._source = self._source_of(node)
            return
        self.units += _units(node, self._source_of(node) or self._source)
        if len(self.units) > self._max:
            raise TooLarge(f"There are more than {self._max:,} units: send them in parts.", line=node.line)

    def _source_of(self, node: Node) -> str:
        said = node.attributes.get("srclang", "")
        return self._wanted if said.lower() == _ALL else locale_of(said, node.line)


def _units(node: Node, source_locale: str) -> Iterator[MemoryUnit]:
    if not source_locale:
        raise BadHeader("Nothing says which language is the source: give it, or set srclang.", line=node.line)
    variants = [child for child in node.children() if child.name == "tuv"]
    texts = [(_language(variant), _text(variant), variant) for variant in variants]
    sources = [text for locale, text, _ in texts if locale == source_locale]
    if len(sources) != 1:
        raise BadXml(f"A <tu> has {len(sources)} variants in {source_locale}, not one.", line=node.line)
    context = "".join(
        plain(child, Inline())
        for child in node.children()
        if child.name == "prop" and child.attributes.get("type") == _CONTEXT
    )
    for locale, text, variant in texts:
        if locale != source_locale:
            yield MemoryUnit(
                source_locale,
                sources[0],
                locale,
                text,
                id=node.attributes.get("tuid", ""),
                context=context,
                changed_at=_time(variant, node),
                author=_first((variant, node), ("changeid", "creationid")),
            )


def _language(variant: Node) -> str:
    said = variant.attributes.get(LANG) or variant.attributes.get("lang", "")
    if not said:
        raise BadXml("A <tuv> does not say its language.", line=variant.line)
    return locale_of(said, variant.line)


def _text(variant: Node) -> str:
    segments = [child for child in variant.children() if child.name == "seg"]
    if len(segments) != 1:
        raise BadXml(f"A <tuv> has {len(segments)} <seg>, not one.", line=variant.line)
    return plain(segments[0], _INLINE)


def _time(variant: Node, node: Node) -> datetime | None:
    said = _first((variant, node), ("changedate", "creationdate"))
    if not said:
        return None
    try:
        if _DATE.fullmatch(said):
            return datetime.strptime(said, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        pass
    raise BadXml(f"{said[:40]!a} is no time of TMX; one is 20260131T235900Z.", line=variant.line)


def _first(nodes: Iterable[Node], names: Iterable[str]) -> str:
    kinds = tuple(names)
    return next((node.attributes[name] for node in nodes for name in kinds if node.attributes.get(name)), "")
