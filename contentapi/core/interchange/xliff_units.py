"""One `<trans-unit>` of XLIFF 1.2 read into a message, and several into one plural message."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from contentapi.core.catalog import Message
from contentapi.core.errors import AddressMismatch, BadPlural, BadXml
from contentapi.core.interchange.nodes import LANG, Inline, Node, locale_of, plain
from contentapi.core.interchange.xliff_writing import FLAGS, PLURAL, PREVIOUS_PLURAL

_INLINE = Inline(
    native=frozenset({"ph", "bpt", "ept", "it"}),
    through=frozenset({"mrk"}),
    equiv=frozenset({"x", "bx", "ex"}),
)
_UNIT = frozenset(
    {"source", "seg-source", "target", "note", "context-group", "count-group", "alt-trans", "prop-group"}
)
_SETTLED = frozenset({"", "translated", "final", "signed-off"})
_DOUBTFUL = frozenset(
    {"new", "needs-translation", "needs-adaptation", "needs-l10n"}
    | {f"needs-review-{what}" for what in ("translation", "adaptation", "l10n")}
)
_PROPOSED = frozenset(
    {"mt-suggestion", "leveraged-mt", "tm-suggestion", "fuzzy-match"}
    | {f"rejected-{why}" for why in ("grammar", "inaccurate", "length", "spelling")}
)


@dataclass(slots=True)
class Unit:
    """A trans-unit read: the message as far as one unit tells, and its plural source when it has one."""

    message: Message
    plural: str | None


def read_unit(node: Node, source_language: str, target_language: str) -> Unit:
    """Read a `<trans-unit>`. The languages are the file's, canonical. Raises BadXml, AddressMismatch."""
    parts: dict[str, list[Node]] = {}
    for child in node.children():
        if child.name not in _UNIT:
            raise BadXml(f"<{child.name[:40]}> has no place in <trans-unit>.", line=child.line)
        parts.setdefault(child.name, []).append(child)
    source, target = _only(node, parts, "source"), _only(node, parts, "target")
    if source is None:
        raise BadXml("A <trans-unit> has no <source>.", line=node.line)
    _same_language(source, source_language)
    text = ""
    if target is not None:
        _same_language(target, target_language)
        text = plain(target, _INLINE)
    references, facts = _contexts(parts.get("context-group", ()))
    previous_context, previous_source = _previous(parts.get("alt-trans", ()))
    notes = [
        (note.attributes.get("from"), plain(note, Inline()).split("\n")) for note in parts.get("note", ())
    ]
    message = Message(
        context=_context(node.attributes),
        source=plain(source, _INLINE),
        target=text,
        fuzzy=target is not None and _is_fuzzy(target, text),
        notes=tuple(line for origin, lines in notes if origin == "developer" for line in lines),
        comments=tuple(line for origin, lines in notes if origin != "developer" for line in lines),
        references=references,
        flags=tuple(facts[FLAGS].split(", ")) if FLAGS in facts else (),
        previous_context=previous_context,
        previous_source=previous_source,
        previous_plural=facts.get(PREVIOUS_PLURAL),
        line=node.line,
    )
    return Unit(message, facts.get(PLURAL))


def _context(attributes: Mapping[str, str]) -> str | None:
    """The msgctxt: resname; else the id, unless it is one that stands for "no context"."""
    identity = attributes["id"]
    return attributes.get("resname", None if identity.startswith("#") else identity)


def _is_fuzzy(target: Node, text: str) -> bool:
    state = target.attributes.get("state", "")
    if state not in _SETTLED | _DOUBTFUL and not state.startswith("x-"):
        raise BadXml(f"{state[:40]!a} is no state of XLIFF 1.2.", line=target.line)
    doubtful = state not in _SETTLED or target.attributes.get("state-qualifier") in _PROPOSED
    return doubtful and bool(text)


def _contexts(groups: Iterable[Node]) -> tuple[tuple[str, ...], dict[str, str]]:
    """References, and the facts that only we write."""
    references: list[str] = []
    facts: dict[str, str] = {}
    for context in (context for group in groups for context in group.children()):
        kind, text = context.attributes.get("context-type", ""), plain(context, Inline())
        if kind == "sourcefile":
            references.append(text)
        elif kind == "linenumber" and references:
            references[-1] += f":{text}"
        elif kind in {FLAGS, PLURAL, PREVIOUS_PLURAL}:
            facts[kind] = text
    return tuple(references), facts


def _previous(alternatives: Iterable[Node]) -> tuple[str | None, str | None]:
    """Context and source of the former version; proposals of memories and machines are not ours to keep."""
    former = [one for one in alternatives if one.attributes.get("alttranstype") == "previous-version"]
    if not former:
        return None, None
    if len(former) > 1:
        raise BadXml("A <trans-unit> has more than one former version.", line=former[1].line)
    sources = [plain(child, _INLINE) for child in former[0].children() if child.name == "source"]
    return former[0].attributes.get("resname"), sources[0] if sources else None


def joined(units: list[Unit], line: int) -> Message:
    """One message from the units of a plural group. Raises BadPlural."""
    if not units or (units[0].plural is None and len(units) == 1):
        raise BadPlural("A plural group does not say its plural source.", line=line)
    first = units[0].message
    plural = units[0].plural if units[0].plural is not None else units[1].message.source
    for other in units[1:]:
        if (other.message.context, other.message.source) != (first.context, plural):
            raise BadPlural("The units of a plural group do not belong together.", line=other.message.line)
    return replace(
        first,
        target="",
        plural_source=plural,
        plural_targets=tuple(unit.message.target for unit in units),
        fuzzy=any(unit.message.fuzzy for unit in units),
    )


def _only(node: Node, parts: Mapping[str, list[Node]], name: str) -> Node | None:
    found = parts.get(name, ())
    if len(found) > 1:
        raise BadXml(f"A <{node.name}> has more than one <{name}>.", line=found[1].line)
    return found[0] if found else None


def _same_language(node: Node, language: str) -> None:
    said = node.attributes.get(LANG)
    if said is not None and locale_of(said, node.line) != language:
        raise AddressMismatch(
            f"<{node.name}> is in {said[:40]!a}, the file in {language or 'no language'}.", line=node.line
        )
