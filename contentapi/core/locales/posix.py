"""POSIX locale names, which gettext writes in file names and headers; BCP 47 everywhere else.

Source: GNU gettext manual, "Locale Names".
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from contentapi.core.errors import BadLocale
from contentapi.core.locales import tables
from contentapi.core.locales.inheritance import maximised
from contentapi.core.locales.tags import MAX_LENGTH, Tag, canonical, parse

_NAME: Final = re.compile(
    r"(?P<tag>[A-Za-z]{2,8}(?:[_-][A-Za-z0-9]{2,8})*)"
    r"(?:\.[A-Za-z0-9-]{1,16})?"
    r"(?:@(?P<modifier>[A-Za-z0-9]{4,10}(?:-[A-Za-z0-9]{4,8})*))?"
)


def to_posix(tag: str) -> str:
    """A locale as gettext names its folder: underscores, variants as modifier. Raises BadLocale.

    >>> to_posix("es-MX"), to_posix("zh-Hans"), to_posix("ca-valencia")
    ('es_MX', 'zh_Hans', 'ca@valencia')
    """
    parts = parse(tag)
    plain = str(Tag(parts.language, parts.script, parts.region)).replace("-", "_")
    return f"{plain}@{'-'.join(parts.variants)}" if parts.variants else plain


def from_posix(name: str, known: Collection[str] = ()) -> str:
    """A locale from the name that a gettext tool gave it; the opposite of `to_posix`.

    name    `ll_CC.charset@modifier`, hyphens taken as well (many a header says `pt-BR`); at most 64
            characters. The charset is not looked at.
    known   canonical locales that the name may mean. Where the name says one of them in other words
            (`zh_CN` for zh-Hans, `de_DE` for de: the same likely subtags), that one is given.

    Raises BadLocale.

    >>> from_posix("es_MX.UTF-8"), from_posix("sr@latin"), from_posix("zh_CN")
    ('es-MX', 'sr-Latn', 'zh-CN')
    >>> from_posix("zh_CN", known={"zh-Hans", "zh-Hant"}), from_posix("pt_PT", known={"pt"})
    ('zh-Hans', 'pt-PT')
    """
    match = _NAME.fullmatch(name) if len(name) <= 2 * MAX_LENGTH else None
    if match is None:
        raise BadLocale(f"{name[: 2 * MAX_LENGTH]!a} is not a locale name; write one as in es_MX or sr@latin")
    tag = canonical(match["tag"].replace("_", "-"))
    if match["modifier"]:
        tag = _modified(tag, match["modifier"].lower())
    return tag if tag in known else _same_in(known, tag)


def _modified(tag: str, modifier: str) -> str:
    means = tables.MODIFIERS.get(modifier, modifier)
    if len(means) == 4 and means.isalpha():
        parts = parse(tag)
        return canonical(str(Tag(parts.language, means, parts.region, parts.variants)))
    return canonical(f"{tag}-{means}") if means else tag


def _same_in(known: Collection[str], tag: str) -> str:
    full = maximised(parse(tag))
    return next((one for one in sorted(known) if maximised(parse(one)) == full), tag)
