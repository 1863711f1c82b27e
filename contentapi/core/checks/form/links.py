"""Links: no address in the target that the source lacks, none lost, none that runs a script."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contentapi.core.checks.findings import Check, Finding, Level, Pair, Span

_HINT = re.compile(r"[:@/\[]|www\.|\.(?:com|org|net|gov|edu|info|nhs)\b", re.IGNORECASE)
_EMAIL = r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_REST = r"[^\s<>\"\u200e\u200f\u202a-\u202e\u2066-\u2069\u3002\uff0c\uff09\u300d]+"
_ADDRESS = re.compile(
    r"(?P<script>\b(?:java|vb)script\s*:\S*|\bdata:[a-z]+/\S*)"
    rf"|(?P<url>\b(?:(?:https?|ftps?|file|wss?)\s?:(?=//)|(?:mailto|tel|sms|blob):(?!\s)|www\.){_REST})"
    rf"|(?P<mail>{_EMAIL})"
    r"|(?P<domain>(?<![a-z0-9.-])(?:[a-z0-9-]{1,63}\.){0,6}[a-z0-9-]{3,63}\.(?:com|org|net|gov|edu"
    r"|info|nhs\.uk)\b"
    r"(?:\.[a-z]{2}\b)?(?:/[^\s<>\")]*)?)",
    re.IGNORECASE | re.ASCII,
)
_TARGET = re.compile(r"\]\(\s*<?([^)\s>]*)|^\s{0,3}\[[^\]]+\]:\s*<?(\S+?)>?(?:\s|$)", re.MULTILINE)
_PLACEHOLDER = re.compile(r"\{[0-9]+\}")
_END = ".,;:!?)\u00bb'\"*_\u061f\u060c\u061b"


def check(pair: Pair) -> Iterator[Finding]:
    """A new, changed or lost address blocks; so does `javascript:`.

    >>> [finding.level.value for finding in check(Pair("See [it]({1}).", "[Véalo](https://e.org).", "es"))]
    ['blocking']
    >>> list(check(Pair("See https://e.org.", "Véase https://e.org.", "es")))
    []
    """
    if not _HINT.search(pair.target) and not _HINT.search(pair.source):
        return
    source, target = addresses(pair.source), addresses(pair.target)
    for address, (kind, span) in target.items():
        if address in source or _mapped(address, source, pair):
            continue
        yield Finding(CHECK.id, Level.BLOCKING, _sentence(kind, address), (), (span,))
    for address, (_, span) in source.items():
        allowed = pair.contacts.get(address, frozenset())
        if address not in target and not any(other.casefold() in pair.target.casefold() for other in allowed):
            yield Finding(
                CHECK.id,
                Level.BLOCKING,
                f"The address {address} of the source is missing: put it back.",
                (span,),
            )


def addresses(text: str) -> dict[str, tuple[str, Span]]:
    """Addresses and link targets written out in a text → their kind and place; placeholders aside.

    >>> list(addresses("Write to a@b.org or see www.e.org/x."))
    ['a@b.org', 'www.e.org/x']
    """
    found: dict[str, tuple[str, Span]] = {}
    for match in _ADDRESS.finditer(text):
        address = match.group().rstrip(_END)
        found.setdefault(
            _same(address), (match.lastgroup or "url", (match.start(), match.start() + len(address)))
        )
    for match in _TARGET.finditer(text):
        address = match[1] or match[2] or ""
        inside = any(span[0] <= match.end() - 1 and match.start() < span[1] for _, span in found.values())
        if address and not _PLACEHOLDER.fullmatch(address) and not inside:
            found.setdefault(_same(address), ("target", match.span()))
    return found


def _same(address: str) -> str:
    """The address as it is compared: scheme and host in lower case, no dangling slash."""
    head, slash, rest = address.partition("://")
    if not slash:
        return address.lower() if "@" in address or "/" not in address else address.rstrip("/")
    host, slash, path = rest.partition("/")
    return f"{head.lower()}://{host.lower()}{slash if path else ''}{path}"


def _mapped(address: str, source: dict[str, tuple[str, Span]], pair: Pair) -> bool:
    allowed = {other.casefold() for known in source for other in pair.contacts.get(known, ())}
    return address.casefold() in allowed


def _sentence(kind: str, address: str) -> str:
    if kind == "script":
        return f"The address {address} would run a script: take it out."
    if kind == "target":
        return f"The link target {address} is not in the source: keep the placeholder there, such as {{1}}."
    return f"The address {address} is not in the source: take it out or write the source's."


CHECK = Check("links", 1, check)
