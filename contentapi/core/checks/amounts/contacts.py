"""`contacts`: telephone numbers and mail addresses are those of the source, or mapped for the locale."""

from __future__ import annotations

import re
from collections.abc import Iterator

from contentapi.core.checks.findings import Check, Finding, Level, Pair, Span
from contentapi.core.checks.quantities.folding import fold
from contentapi.core.checks.quantities.phones import Phone
from contentapi.core.checks.quantities.reading import Quantities, read

ID = "contacts"

_MAIL = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
_SHORT = re.compile(
    r"\b(?:call|dial|ring|phone|text|telephone|llame|marque|appelez|composez|rufen|wählen|ligue|disque)\b"
    r"[^.;:!?0-9]{0,24}?(?<![0-9])([0-9]{3,6}|9-1-1)(?![0-9]|[.,:\-–][0-9]|\s?[0-9(]|\s?(?:hours?|days?|times|h\b|mg|am|pm|minutes?|weeks?))",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\+?\s?\(?[0-9](?:[\s().\-–\u2011/]{0,3}[0-9])*")


def _check(pair: Pair) -> Iterator[Finding]:
    if "@" in pair.source or "@" in pair.target:
        yield from _mails(pair)
    source, target = read(pair.source, pair.source_locale), read(pair.target, pair.locale)
    if source.phones or target.phones or source.digits:
        yield from _phones(pair, source, target)


def _mails(pair: Pair) -> Iterator[Finding]:
    ones, others = _addresses(pair.source), _addresses(pair.target)
    for mail, span in ones.items():
        if mail not in others and not _mapped(pair, mail):
            message = (
                f"The address {mail} is missing in the target: copy it, or have it mapped for this locale."
            )
            yield Finding(ID, Level.BLOCKING, message, (span,))
    allowed = {r.lower() for renderings in pair.contacts.values() for r in renderings}
    for mail, span in others.items():
        if mail not in ones and mail not in allowed:
            message = (
                f"The address {mail} is not in the source: take it out, or have it mapped for this locale."
            )
            yield Finding(ID, Level.BLOCKING, message, (), (span,))


def _addresses(text: str) -> dict[str, Span]:
    return {m.group().lower().rstrip(".-"): m.span() for m in _MAIL.finditer(text)}


def _mapped(pair: Pair, contact: str) -> bool:
    """Whether the target has a rendering that this locale maps the contact to."""
    wanted = _plain(contact)
    target = _plain(pair.target) + "\n" + _plain(fold(pair.target))
    return any(
        _plain(rendering) in target
        for known, renderings in pair.contacts.items()
        if _plain(known) == wanted
        for rendering in renderings
    )


def _plain(text: str) -> str:
    return re.sub(r"[\s().\-–\u2011/]", "", text).lower()


def _phones(pair: Pair, source: Quantities, target: Quantities) -> Iterator[Finding]:
    ones, others = source.phones, target.phones
    codes = [(re.sub(r"\D", "", m.group(1)), m.span(1)) for m in _SHORT.finditer(source.text)]
    if not ones and not others and not codes:
        return
    written = _digit_strings(pair.target)
    for phone in ones:
        if not any(_same(phone.digits, there) for there in written) and not _mapped(pair, phone.digits):
            yield _lost(pair, pair.source[phone.start : phone.end].strip(), (phone.start, phone.end))
    for digits, span in codes:
        if digits not in written and digits not in _pieces(pair.target) and not _mapped(pair, digits):
            yield _lost(pair, digits, span)
    yield from _added(pair, others)


def _added(pair: Pair, others: tuple[Phone, ...]) -> Iterator[Finding]:
    written = _digit_strings(pair.source)
    allowed = [_plain(r) for renderings in pair.contacts.values() for r in renderings]
    for phone in others:
        if not any(_same(phone.digits, there) for there in (*written, *allowed)):
            shown = pair.target[phone.start : phone.end].strip()
            message = (
                f"The number {shown} is not in the source: correct it, or have it mapped for this locale."
            )
            yield Finding(ID, Level.BLOCKING, message, (), ((phone.start, phone.end),))


def _lost(pair: Pair, shown: str, span: Span) -> Finding:
    message = f"The number {shown} is missing in the target: copy it, or have it mapped for {pair.locale}."
    return Finding(ID, Level.BLOCKING, message, (span,))


def _pieces(text: str) -> list[str]:
    return re.findall(r"[0-9]+", fold(text))


def _digit_strings(text: str) -> list[str]:
    found = [m.group().replace("(0)", "") for m in _NUMBER.finditer(fold(text))]
    return [("+" if "+" in raw else "") + re.sub(r"[^0-9]", "", raw) for raw in found]


def _same(one: str, other: str) -> bool:
    """Whether two numbers are one: alike, or one of them with the country's code for the leading 0."""
    if one.lstrip("+") == other.lstrip("+"):
        return True
    return _abroad(one, other) or _abroad(other, one)


def _abroad(one: str, home: str) -> bool:
    """Whether the first is the second as it is dialled from abroad."""
    digits = one.removeprefix("+").removeprefix("00")
    own = home[1:]
    code = digits[: len(digits) - len(own)]
    if home[0] not in "01" or len(own) < 7 or not digits.endswith(own) or not 1 <= len(code) <= 3:
        return False
    return one != digits or not code.endswith("0")


CHECK = Check(ID, 2, _check)
