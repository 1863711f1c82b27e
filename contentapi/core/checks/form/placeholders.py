r"""Placeholders: {1}, {2} … stand for link targets and must come through, each as often as in the source.

An escaped `\{1\}` is text, and so are `%s` and `{name}`: no format is read into prose.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from contentapi.core.checks.findings import Check, Finding, Level, Pair, Span

_TOKEN = re.compile(r"\\.|\{([0-9]+)\}", re.DOTALL)
_DAMAGED = re.compile(r"[{\uff5b]\s*(?:[0-9]+\s+|\s+[0-9]+|[^\W_a-zA-Z0-9]+|[0-9]+)\s*[}\uff5d]")


def check(pair: Pair) -> Iterator[Finding]:
    r"""A lost, doubled or new placeholder blocks.

    >>> [finding.message for finding in check(Pair("See [it]({1}).", "Véalo.", "es"))]
    ['The placeholder {1} of the source is missing: put it back where its link stands.']
    >>> list(check(Pair(r"Write \{1\}.", "Escriba.", "es")))
    []
    """
    if "{" not in pair.source and "{" not in pair.target:
        return
    source, target = _places(pair.source), _places(pair.target)
    wanted, given = _counted(source), _counted(target)
    if wanted == given:
        return
    for name in wanted | given:
        asked, found = wanted[name], given[name]
        if asked == found:
            continue
        yield Finding(
            CHECK.id,
            Level.BLOCKING,
            _sentence(name, asked, found, pair.target),
            tuple(span for token, span in source if token == name),
            tuple(span for token, span in target if token == name),
        )


def _places(text: str) -> list[tuple[str, Span]]:
    return [(match.group(), match.span()) for match in _TOKEN.finditer(text) if match[1]]


def _counted(places: list[tuple[str, Span]]) -> Counter[str]:
    return Counter(name for name, _ in places)


def _sentence(name: str, asked: int, found: int, target: str) -> str:
    if not asked:
        return f"The placeholder {name} is not in the source: take it out."
    if found > asked:
        return (
            f"The placeholder {name} stands {found} times, in the source {asked}: keep it as often as there."
        )
    if any(match.group() != name for match in _DAMAGED.finditer(target)):
        return f"The placeholder {name} was changed: write it exactly so, with the digits 0-9 and no space."
    return f"The placeholder {name} of the source is missing: put it back where its link stands."


CHECK = Check("placeholders", 1, check)
