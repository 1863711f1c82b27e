"""Which locale a locale falls back to, and the script and direction it is written in.

Two guards stand over CLDR's tables: a parent has its child's script (zh-TW never reaches zh, which is
Simplified) and its child's language (CLDR lets Haitian inherit from fr-HT, and Hindi in Latin letters from
en-IN: fine for date formats, harmful for a patient).
Source: Unicode TR 35, "Likely Subtags" and "Parent Locales".
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import Literal

from contentapi.core.locales import known, tables
from contentapi.core.locales.tags import Tag, parse

# Norwegian is written down as Bokmål under either code; Nynorsk is neither.
_BOKMAL = frozenset(("nb", "no"))


def likely(tag: str) -> str:
    """The tag with its likely script and region filled in. Raises BadLocale. Cached.

    >>> likely("zh-TW"), likely("sr"), likely("pa-PK"), likely("sr-ijekavsk")
    ('zh-Hant-TW', 'sr-Cyrl-RS', 'pa-Arab-PK', 'sr-Cyrl-RS-ijekavsk')
    """
    return str(maximised(parse(tag)))


def script(tag: str) -> str:
    """The ISO 15924 script that the locale is written in. Raises BadLocale. Cached.

    >>> script("sr"), script("sr-ME"), script("es-MX")
    ('Cyrl', 'Latn', 'Latn')
    """
    return maximised(parse(tag)).script


def direction(tag: str) -> Literal["ltr", "rtl"]:
    """Which way the locale is written, by its script. Raises BadLocale. Cached.

    >>> direction("ar"), direction("az-IR"), direction("az"), direction("prs")
    ('rtl', 'rtl', 'ltr', 'rtl')
    """
    return "rtl" if script(tag) in tables.RIGHT_TO_LEFT else "ltr"


def same_script(a: str, b: str) -> bool:
    """Whether two locales are written in the same script. Raises BadLocale.

    >>> same_script("zh-TW", "zh-Hant-HK"), same_script("zh-TW", "zh")
    (True, False)
    """
    return script(a) == script(b)


def parents(tag: str) -> tuple[str, ...]:
    """The locale, then those that it falls back to, nearest first; same language and script throughout.

    Raises BadLocale. Cached.

    >>> parents("es-MX")
    ('es-MX', 'es-419', 'es')
    >>> parents("zh-TW")
    ('zh-TW', 'zh-Hant-TW', 'zh-Hant')
    >>> parents("pt-AO"), parents("sr-Latn-RS"), parents("ht")
    (('pt-AO', 'pt-PT', 'pt'), ('sr-Latn-RS', 'sr-Latn'), ('ht',))
    """
    return tuple(str(step) for step in lineage(parse(tag)))


@lru_cache(maxsize=4096)
def lineage(tag: Tag) -> tuple[Tag, ...]:
    """`parents` over parts; the tag must be known. Cached."""
    steps = [tag]
    while (step := _parent(steps[-1])) is not None:
        steps.append(step)
    return tuple(steps)


def same_language(a: str, b: str) -> bool:
    """Whether two language subtags name one written language: equal, or `no` and `nb`.

    >>> same_language("no", "nb"), same_language("nn", "nb")
    (True, False)
    """
    return a == b or (a in _BOKMAL and b in _BOKMAL)


@lru_cache(maxsize=4096)
def maximised(tag: Tag) -> Tag:
    """Likely subtags over parts (TR 35, "Add Likely Subtags"); given parts stay. Cached."""
    rows = known.likely_subtags()
    language = tag.language
    # Every known language has a row of its own: that is how it is known.
    row = (
        (tag.script and tag.region and rows.get(f"{language}-{tag.script}-{tag.region}"))
        or (tag.region and rows.get(f"{language}-{tag.region}"))
        or (tag.script and rows.get(f"{language}-{tag.script}"))
        or rows[language]
    )
    _, likely_script, region = row.split("-")
    return Tag(language, tag.script or likely_script, tag.region or region, tag.variants)


def _parent(tag: Tag) -> Tag | None:
    parent = _cut(tag)
    if parent is None or not same_language(parent.language, tag.language):
        return None
    return parent if maximised(parent).script == maximised(tag).script else None


def _cut(tag: Tag) -> Tag | None:
    """CLDR's parent without the guards; None above a bare language."""
    if tag.variants:
        return Tag(tag.language, tag.script, tag.region, tag.variants[:-1])
    exception = known.parent_exceptions().get(str(tag))
    if exception is not None:
        return parse(exception)
    if not tag.region:
        return Tag(tag.language) if tag.script else None
    written = maximised(tag).script
    if (tag.language, written) in known.written_in() or maximised(Tag(tag.language)).script != written:
        return Tag(tag.language, tag.script) if tag.script else Tag(tag.language, written, tag.region)
    # es-Latn-MX says no more than es-MX, whose parents CLDR knows; zh-Hans-CN keeps to its script.
    return Tag(tag.language, "", tag.region) if tag.script else Tag(tag.language)


def default_variant(language: str, available: Collection[str]) -> str | None:
    """The locale that a reader of a bare language gets: CLDR's default first, then wider regions.

    language    a language, or a language and a script; its script, given or likely, is never left.
    available   canonical locales. Raises BadLocale.

    >>> default_variant("pt", {"pt-PT", "pt-BR"}), default_variant("zh", ["zh-Hant", "zh-Hans"])
    ('pt-BR', 'zh-Hans')
    >>> default_variant("sr", {"sr-Latn"})
    """
    wanted = maximised(parse(language))
    ranked = sorted(
        (variant_rank(tag), str(tag), name)
        for name in available
        if same_language((tag := parse(name)).language, wanted.language)
        and maximised(tag).script == wanted.script
    )
    return ranked[0][2] if ranked else None


@lru_cache(maxsize=4096)
def variant_rank(tag: Tag) -> tuple[bool, ...]:
    """Sorts locales of one language and script: CLDR's default place, plain, wide regions, then the rest."""
    full = maximised(tag)
    home = maximised(Tag(tag.language, full.script))
    return (bool(tag.variants), full.region != home.region, bool(tag.region), not tag.region.isdigit())
