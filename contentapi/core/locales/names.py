"""What a locale is called, in its own words and in English. Source: CLDR by Babel, and our own table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache

from babel import Locale
from babel.dates import format_date

from contentapi.core.locales import known, tables
from contentapi.core.locales.inheritance import lineage, maximised
from contentapi.core.locales.tags import Tag, parse


def own_name(tag: str) -> str:
    """The name that the locale's readers know it by. Raises BadLocale. Cached.

    The English name, or at last the tag, where no own name is known.

    >>> own_name("es-MX"), own_name("zh-Hans"), own_name("prs"), own_name("hmn")
    ('español de México', '简体中文', 'دری', 'Hmoob')
    """
    return _own_name(parse(tag))


def english_name(tag: str) -> str:
    """The name in English; the tag where none is known. Raises BadLocale. Cached.

    >>> english_name("pt-BR"), english_name("sr-Latn"), english_name("ksw"), english_name("prs")
    ('Brazilian Portuguese', 'Serbian (Latin)', 'S’gaw Karen', 'Dari')
    """
    return _english_name(parse(tag))


def name_in(tag: str, reader: str) -> str:
    """The name of one locale in the words of another; in English where those are not known.

    Raises BadLocale. Cached.

    >>> name_in("en", "es-MX"), name_in("es", "zh-TW"), name_in("en", "hmn")
    ('inglés', '西班牙文', 'English')
    """
    return _name_in(parse(tag), parse(reader))


def day_in(day: date, reader: str) -> str:
    """A date as the readers of a locale write it, in full; in ISO 8601 where that is not known.

    Raises BadLocale. Source: CLDR by Babel.

    >>> day = date(2026, 11, 29)
    >>> day_in(day, "es-MX"), day_in(day, "ja"), day_in(day, "hmn")
    ('29 de noviembre de 2026', '2026年11月29日', '2026-11-29')
    """
    locale = _words_of(parse(reader))
    return format_date(day, "long", locale) if locale else day.isoformat()


@lru_cache(maxsize=1024)
def _own_name(tag: Tag) -> str:
    locale = _words_of(tag)
    listed = {} if locale else {key: own for key, (_, own) in tables.NAMES.items() if own}
    return _named(tag, locale, listed) or _english_name(tag)


@lru_cache(maxsize=1024)
def _name_in(tag: Tag, reader: Tag) -> str:
    return _named(tag, _words_of(reader), {}) or _english_name(tag)


def _words_of(tag: Tag) -> Locale | None:
    """Babel's data for a locale or the nearest of its parents. Only identifiers of Babel's own list go in."""
    identifiers = (known.babel_locales().get(str(step)) for step in lineage(tag))
    identifier = next((one for one in identifiers if one is not None), None)
    return Locale.parse(identifier) if identifier is not None else None


@lru_cache(maxsize=1024)
def _english_name(tag: Tag) -> str:
    listed = {key: english for key, (english, _) in tables.NAMES.items() if english}
    return _named(tag, Locale("en"), listed) or str(tag)


def _named(tag: Tag, locale: Locale | None, listed: Mapping[str, str]) -> str | None:
    """The longest part of the tag that has a name, and the names of the rest in brackets."""
    for part in _heads(tag):
        key = str(part)
        name = listed.get(key) or (locale.languages.get(key.replace("-", "_")) if locale else None)
        if name:
            rest = ", ".join(_rest(tag, part, locale))
            return f"{name} ({rest})" if rest else str(name)
    return None


def _heads(tag: Tag) -> Iterator[Tag]:
    """What may have a name of its own, longest first; zh-TW is Traditional Chinese, said or not."""
    written = tag.script or maximised(tag).script
    yield Tag(tag.language, tag.script, tag.region)
    yield Tag(tag.language, "", tag.region)
    if tag.script or tag.region:
        yield Tag(tag.language, written)
    yield Tag(tag.language)


def _rest(tag: Tag, named: Tag, locale: Locale | None) -> Iterator[str]:
    if tag.script and tag.script != named.script:
        yield (locale.scripts.get(tag.script) if locale else None) or tag.script
    if tag.region and tag.region != named.region:
        yield (locale.territories.get(tag.region) if locale else None) or tag.region
    for variant in tag.variants:
        yield (locale.variants.get(variant.upper()) if locale else None) or variant
