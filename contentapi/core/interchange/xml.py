"""XML from strangers: read in one pass, record by record, without DTD, entities or anything outside the file.

A format says which elements may stand where (`Form.steps`); everything else is refused with its line, or
skipped where it belongs to another namespace (the tools' own extensions). Only one record is held at a time
as a small tree, so that memory follows the largest record, not the file.
Source: XML 1.0 (5th edition), Namespaces in XML 1.0; OWASP XML External Entity Prevention.
"""

from __future__ import annotations

import re
from typing import Any, Final, NoReturn, cast
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from contentapi.core.errors import BadXml, NotText, NotUtf8
from contentapi.core.interchange.nodes import Form, Node, Sink, Step
from contentapi.core.po.decoding import place, to_text
from contentapi.core.po.reader import MAX_BYTES

MAX_DEPTH: Final = 64
MAX_PARTS: Final = 20_000
MAX_OUTLINE: Final = 200_000

_DECLARED = re.compile(r"<\?xml\s[^>]*?encoding\s*=\s*[\"']([^\"'>]*)[\"']")
_CONTROL_REFERENCE = re.compile(
    r"&#(?:0*(?:12[7-9]|13[0-24-9]|14[0-9]|15[0-9])|x0*(?:7[fF]|8[0-46-9a-fA-F]|9[0-9a-fA-F]));"
)
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);|#)")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def parse(data: bytes, form: Form, sink: Sink, *, max_bytes: int = MAX_BYTES) -> None:
    """Read a file of a format and hand what it holds to a sink.

    data        UTF-8, with or without a byte order mark.
    max_bytes   what more of is refused before anything is looked at.

    Raises TooLarge, NotText, NotUtf8; BadXml for what is not well-formed, carries a document type, entities
    or processing of another format; and whatever the sink raises. Linear; holds one record at a time.
    """
    text = decoded(data, max_bytes, form.title)
    _refuse_early(text, form)
    parser = _Parser(form, sink)
    try:
        parser.feed(text)
        parser.close()
    except ParseError as error:
        line, column = error.position
        reason = (
            str(error).partition(":")[0].replace("not well-formed (invalid token)", "a mark out of place")
        )
        raise BadXml(
            f"This is not well-formed XML ({reason}): it is cut off or damaged, or a & or < in a text is not"
            " written &amp; or &lt;.",
            line=line,
            column=column + 1,
        ) from None
    except DefusedXmlException:
        raise BadXml(
            "A document type or an entity is declared here: take it out and send the file without it.",
            line=parser.collector.line(),
        ) from None


def decoded(data: bytes, max_bytes: int, title: str) -> str:
    """Bytes to text as for PO files, refused in this format's name. Raises TooLarge, NotText, NotUtf8."""
    try:
        return to_text(data, max_bytes)
    except NotText as refused:
        message = refused.message.replace("PO file", f"{title} file")
        raise NotText(message, line=refused.line, column=refused.column) from None


def escape(text: str) -> str:
    r"""Write a text as XML character data. Raises NotText for what XML cannot hold.

    >>> escape("a < b & c\r")
    'a &lt; b &amp; c&#13;'
    """
    found = _NOT_XML.search(text)
    if found is not None:
        raise NotText(f"The text {text[:40]!a} has U+{ord(found[0]):04X}, which XML cannot hold: remove it.")
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\r", "&#13;") if "\r" in text else text


def attribute(text: str) -> str:
    r"""Write a text as the value of an attribute, without the quotes. Raises NotText as `escape` does.

    >>> attribute('say "a"\n')
    'say &quot;a&quot;&#10;'
    """
    return escape(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")


def _refuse_early(text: str, form: Form) -> None:
    declared = _DECLARED.match(text)
    if declared is not None and declared[1].upper() not in {"UTF-8", "UTF8"}:
        raise NotUtf8(
            f"The file says that its encoding is {declared[1][:40]!a}: save it as UTF-8 and send it again.",
            line=1,
        )
    control = _CONTROL_REFERENCE.search(text)
    if control is not None:
        raise NotText(
            f"{control[0]} is a control character: remove it.", line=place(text, control.start())[0]
        )
    if form.doctypes and "<!DOCTYPE" in text:
        entity = _ENTITY.search(text)
        if entity is not None:
            raise BadXml(
                "An entity is used here: write the character itself.", line=place(text, entity.start())[0]
            )


class _Parser(DefusedXMLParser):
    """defusedxml's parser; it lets through a document type that is only named and that the format knows."""

    def __init__(self, form: Form, sink: Sink) -> None:
        self.collector = _Collector(form, sink)
        super().__init__(target=self.collector, encoding="utf-8", forbid_dtd=True)
        self.collector.expat = cast("Any", self).parser
        self._doctypes = form.doctypes

    def defused_start_doctype_decl(
        self, name: str, sysid: str | None, pubid: str | None, has_internal_subset: bool
    ) -> None:
        """Let a known document type pass; its file is never opened."""
        known = (sysid or "").rpartition("/")[2].lower() in self._doctypes
        if has_internal_subset or not known:
            super().defused_start_doctype_decl(name, sysid, pubid, has_internal_subset)


class _Collector:
    """The parser's target: walks the outline of the format and builds its records."""

    def __init__(self, form: Form, sink: Sink) -> None:
        self.form, self.sink = form, sink
        self.expat: Any = None
        self._path: list[str] = [""]
        self._open: list[Node] = []
        self._skipped = self._parts = self._opened = 0
        self._names: dict[str, str] = {}

    def line(self) -> int:
        """Where the parser is."""
        return cast("int", self.expat.CurrentLineNumber)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if self._skipped:
            self._deeper()
            return
        name = self._names.get(tag) or self._name(tag)
        if self._open:
            self._part(name, attributes)
            return
        step = self._step(name, tag)
        if step is Step.GO:
            self._go(name, attributes)
        elif step is Step.TAKE:
            self._parts = 0
            self._open.append(Node(name, attributes, self.line()))
        else:
            self._skipped = 1

    def end(self, tag: str) -> None:
        if self._skipped:
            self._skipped -= 1
        elif not self._open:
            self.sink.closed(self._path.pop(), self.line())
        else:
            node = self._open.pop()
            if not self._open:
                self.sink.taken(node)

    def data(self, text: str) -> None:
        if self._skipped:
            return
        if self._open:
            self._open[-1].parts.append(text)
        elif text.strip(" \t\n\r"):
            raise BadXml(
                f"There is text outside the records of {self.form.title}: take it out.", line=self.line()
            )

    def _go(self, name: str, attributes: dict[str, str]) -> None:
        self._path.append(name)
        self._opened += 1
        if len(self._path) > MAX_DEPTH:
            self._too_deep()
        if self._opened > MAX_OUTLINE:
            raise BadXml(f"There are more than {MAX_OUTLINE:,} groups.", line=self.line())
        self.sink.opened(name, attributes, self.line())

    def _part(self, name: str, attributes: dict[str, str]) -> None:
        node = Node(name, attributes, self.line())
        self._open[-1].parts.append(node)
        self._parts += 1
        if self._parts > MAX_PARTS:
            raise BadXml(f"<{self._open[0].name}> holds more than {MAX_PARTS:,} elements.", line=node.line)
        if name.startswith("{"):
            self._skipped = 1
            return
        self._open.append(node)
        if len(self._open) + len(self._path) > MAX_DEPTH:
            self._too_deep()

    def _deeper(self) -> None:
        self._skipped += 1
        if self._skipped > MAX_DEPTH:
            self._too_deep()

    def _too_deep(self) -> NoReturn:
        raise BadXml(f"Elements are nested more than {MAX_DEPTH} deep.", line=self.line())

    def _name(self, tag: str) -> str:
        """The local name of the format's own elements, the full one of others."""
        namespace, _, local = tag[1:].rpartition("}") if tag.startswith("{") else ("", "", tag)
        name = local if namespace in self.form.namespaces else f"{{{namespace}}}{local}"
        if len(self._names) < 1000:
            self._names[tag] = name
        return name

    def _step(self, name: str, tag: str) -> Step:
        parent = self._path[-1]
        step = self.form.steps.get((parent, name))
        if step is not None:
            return step
        if not parent:
            raise BadXml(self.form.strangers.get(tag) or self._not_this(tag), line=self.line())
        if name.startswith("{"):
            return Step.SKIP
        raise BadXml(f"<{name[:40]}> has no place in <{parent}> of {self.form.title}.", line=self.line())

    def _not_this(self, tag: str) -> str:
        return f"This is not {self.form.title}: its root is <{tag[:100]}>. Export it as {self.form.title}."
