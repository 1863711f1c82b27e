"""A catalog written as XLIFF 1.2. `interchange.xliff` says what the file carries and why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from contentapi.core.catalog import Catalog, Message, digest
from contentapi.core.errors import BadHeader, BadLocale, DuplicateKey, NotText
from contentapi.core.interchange.xml import attribute, escape
from contentapi.core.locales import canonical, from_posix

NAMESPACE: Final = "urn:oasis:names:tc:xliff:document:1.2"
HEADER_NOTE: Final = "po-header:"
PLURALS: Final = "x-gettext-plurals"
FLAGS: Final = "x-po-flags"
PLURAL: Final = "x-po-plural"
PREVIOUS_PLURAL: Final = "x-po-previous-plural"

_REFERENCE = re.compile(r"(?s)(.+):([0-9]+)")


def write_xliff(catalog: Catalog, *, source_locale: str) -> bytes:
    """Write a catalog as one XLIFF 1.2 file: UTF-8, LF, the same bytes for the same catalog.

    catalog         its header's `Language` gives the target language; without one it is a template.
    source_locale   BCP 47, the guide's source locale.

    Obsolete messages are left out: XLIFF has no place for text that is not to be translated. `fuzzy` without
    a target means nothing and is dropped.

    Raises BadLocale, BadHeader (a Language that is no locale), DuplicateKey, NotText (a character that XML
    cannot hold; the key says where). Linear.

    Source: XLIFF 1.2 (OASIS, 2008); XLIFF 1.2 Representation Guide for Gettext PO.

    >>> write_xliff(Catalog(), source_locale="en").decode().splitlines()[2].strip()
    '<file original="catalog" source-language="en" datatype="plaintext">'
    """
    target = target_language(catalog.header.get("Language", ""))
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<xliff xmlns="{NAMESPACE}" version="1.2">',
        f'  <file original="{attribute(catalog.header.get("X-Guide") or "catalog")}"'
        f' source-language="{canonical(source_locale)}"'
        + (f' target-language="{target}"' if target else "")
        + ' datatype="plaintext">',
        *_header(catalog),
        "    <body>",
    ]
    live = [message for message in catalog.messages if not message.obsolete]
    for identity, message in zip(_ids(live), live, strict=True):
        try:
            lines.append(_message(message, identity))
        except NotText as refused:
            raise NotText(refused.message, key=message.context) from None
    lines += ["    </body>", "  </file>", "</xliff>", ""]
    return "\n".join(lines).encode()


def target_language(name: str) -> str:
    """The canonical locale that a header's Language means, "" for none. Raises BadHeader.

    >>> target_language("es_MX")
    'es-MX'
    """
    try:
        return from_posix(name) if name else ""
    except BadLocale as error:
        raise BadHeader(f"Language: {error.message}", key="Language") from None


def _header(catalog: Catalog) -> Iterator[str]:
    if not catalog.header and not catalog.comments:
        return
    yield "    <header>"
    for name, value in catalog.header.items():
        yield f'      <note from="{HEADER_NOTE}{attribute(name)}">{escape(value)}</note>'
    if catalog.comments:
        yield f"      <note>{escape(chr(10).join(catalog.comments))}</note>"
    yield "    </header>"


def _ids(messages: Iterable[Message]) -> Iterator[str]:
    """A name for each unit: its context, or one made from its texts where that is not there or not alone."""
    keys: set[tuple[str | None, str]] = set()
    taken: set[str] = set()
    for message in messages:
        if message.key in keys:
            raise DuplicateKey(f"{message.source[:60]!a} stands twice in the catalog.", key=message.context)
        keys.add(message.key)
        name = message.context
        if not name or name in taken or name.endswith("]"):  # the forms of a plural end so
            name = f"{name or ''}#{digest(message.source)[:12]}"
        while name in taken:
            name += "'"
        taken.add(name)
        yield name


def _message(message: Message, identity: str) -> str:
    about = "\n".join(_about(message))
    if message.plural_source is None:
        return _unit(message, identity, message.source, message.target, about)
    facts = _information([(PLURAL, message.plural_source)])
    forms = [
        _unit(
            message,
            f"{identity}[{number}]",
            message.plural_source if number else message.source,
            target,
            "" if number else "\n".join(filter(None, (facts, about))),
        )
        for number, target in enumerate(message.plural_targets or ("",))
    ]
    opening = f'      <group id="{attribute(identity)}" restype="{PLURALS}">'
    return "\n".join([opening, *forms, "      </group>"])


def _unit(message: Message, identity: str, source: str, target: str, about: str) -> str:
    name = "" if message.context is None else f' resname="{attribute(message.context)}"'
    lines = [
        f'      <trans-unit id="{attribute(identity)}"{name} xml:space="preserve">',
        f"        <source>{escape(source)}</source>",
    ]
    if target:
        state = "needs-review-translation" if message.fuzzy else "translated"
        lines.append(f'        <target state="{state}">{escape(target)}</target>')
    if about:
        lines.append(about)
    lines.append("      </trans-unit>")
    return "\n".join(lines)


def _about(message: Message) -> Iterator[str]:
    """What a unit says beside its texts."""
    for reference in message.references:
        match = _REFERENCE.fullmatch(reference)
        yield '        <context-group purpose="location">'
        yield _context("sourcefile", match[1] if match else reference)
        if match:
            yield _context("linenumber", match[2])
        yield "        </context-group>"
    facts = [(FLAGS, ", ".join(message.flags))] if message.flags else []
    if message.previous_plural is not None:
        facts.append((PREVIOUS_PLURAL, message.previous_plural))
    if facts:
        yield _information(facts)
    for note in message.notes:
        yield f'        <note from="developer">{escape(note)}</note>'
    for comment in message.comments:
        yield f'        <note from="translator">{escape(comment)}</note>'
    if message.previous_source is not None or message.previous_context is not None:
        yield _previous(message)


def _previous(message: Message) -> str:
    """The source that the target was made for, as the tools show a former version: with the target."""
    context = message.previous_context
    name = "" if context is None else f' resname="{attribute(context)}"'
    source = message.previous_source
    target = message.plural_targets[0] if message.plural_targets else message.target
    return "\n".join(
        [
            f'        <alt-trans alttranstype="previous-version"{name} xml:space="preserve">',
            *([] if source is None else [f"          <source>{escape(source)}</source>"]),
            f"          <target>{escape(target)}</target>",
            "        </alt-trans>",
        ]
    )


def _information(facts: Iterable[tuple[str, str]]) -> str:
    inner = [_context(kind, text) for kind, text in facts]
    return "\n".join(['        <context-group purpose="information">', *inner, "        </context-group>"])


def _context(kind: str, text: str) -> str:
    return f'          <context context-type="{kind}">{escape(text)}</context>'
