"""BCP 47 tags read into their parts, checked against what we know, and written one way only.

A tag comes from strangers, and libraries have opened files by it. So its form and length are checked by one
expression first, then every part is looked up in sets of our own; nothing else ever sees the text.
Source: RFC 5646 §2.1, §4.5; Unicode TR 35, "Canonicalization".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from contentapi.core.errors import BadLocale
from contentapi.core.locales import known, tables

MAX_LENGTH: Final = 35

_FORM: Final = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
_VARIANT: Final = re.compile(r"[a-z0-9]{5,8}|[0-9][a-z0-9]{3}")


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag's parts in canonical case; `str()` writes it. Absent parts are empty."""

    language: str
    script: str = ""
    region: str = ""
    variants: tuple[str, ...] = ()

    def __str__(self) -> str:
        return "-".join(filter(None, (self.language, self.script, self.region, *self.variants)))


@dataclass(frozen=True, slots=True)
class Reading:
    """A language range as far as it could be understood.

    tag     the known parts, aliases resolved.
    whole   nothing but extensions was left out, so that the tag says all that was asked.
    open    language, or language and script, and nothing else was asked: any region will do.
    """

    tag: Tag
    whole: bool
    open: bool


def canonical(tag: str) -> str:
    """The one way to write a locale: aliases resolved, canonical case. Source: RFC 5646 §4.5, CLDR aliases.

    tag   BCP 47, at most 35 characters, any case; language, script, region and variants must be known,
          extensions and private use are refused. POSIX names go through `from_posix`.

    Raises BadLocale, before any library sees the text. Cached.

    >>> canonical("ES-mx"), canonical("iw"), canonical("zh-cmn-hans-cn"), canonical("sh")
    ('es-MX', 'he', 'zh-Hans-CN', 'sr-Latn')
    >>> canonical("../../etc/passwd")
    Traceback (most recent call last):
    contentapi.core.errors.BadLocale: '../../etc/passwd' is not a language tag; write one as in es-MX
    """
    return str(parse(tag))


def canonical_for_reader(tag: str) -> str:
    """`canonical` of what a device says of its reader: extensions and private use choose no text.

    Raises BadLocale.

    >>> canonical_for_reader("zh-Hant-TW-u-ca-roc-fw-mon-mu-celsius")
    'zh-Hant-TW'
    """
    return canonical(_without_extensions(tag) if _FORM.fullmatch(tag) else tag)


def parse(tag: str) -> Tag:
    """`canonical` with its parts apart. Raises BadLocale.

    >>> parse("zh-hant-tw")
    Tag(language='zh', script='Hant', region='TW', variants=())
    """
    if len(tag) > MAX_LENGTH:
        raise BadLocale(f"a language tag has at most {MAX_LENGTH} characters, this one has {len(tag)}")
    if not _FORM.fullmatch(tag):
        hint = ", with hyphens instead of underscores" if "_" in tag else ""
        raise BadLocale(f"{tag!a} is not a language tag; write one as in es-MX{hint}")
    return _parse(tag)


def read_range(text: str) -> Reading | None:
    """What a reader's language range asks for; None when its language or script is unknown. Never raises.

    Unlike `parse`, forgiving at the end, as RFC 4647 §3.4 is: extensions and unknown regions and variants
    fall away. Never in the middle: an unknown script is not the default script. Cached.

    >>> read_range("zh-TW-u-ca-roc")
    Reading(tag=Tag(language='zh', script='', region='TW', variants=()), whole=True, open=False)
    >>> read_range("xq-ZZ")
    """
    if not _FORM.fullmatch(text):
        return None
    plain = _without_extensions(text.lower())
    return _read_range(plain) if len(plain) <= MAX_LENGTH else None


def _without_extensions(text: str) -> str:
    parts = text.split("-")
    cut = next((at for at, part in enumerate(parts) if at and len(part) == 1), len(parts))
    # The irregular tags begin with `i-`: no singleton of theirs is an extension.
    return text if cut == len(parts) else "-".join(parts[:cut])


@lru_cache(maxsize=4096)
def _parse(text: str) -> Tag:
    tag, rest = _split(text.lower())
    if rest and len(rest[0]) == 1:
        raise BadLocale(
            f"{text!a} has an extension or private part; leave out everything from -{rest[0]}- on"
        )
    if rest or len(set(tag.variants)) < len(tag.variants):
        raise BadLocale(f"{text!a} is not a well-formed language tag; write one as in es-MX or zh-Hans")
    resolved = _resolved(tag)
    for part, parts, name in (
        (resolved.language, known.languages(), "language"),
        (resolved.script, known.scripts(), "script"),
        (resolved.region, known.regions(), "region"),
    ):
        if part and part not in parts:
            raise BadLocale(f"the {name} {part!a} of the tag {text!a} is not known; see BCP 47 for the codes")
    unknown = next((variant for variant in resolved.variants if variant not in tables.VARIANTS), None)
    if unknown is not None:
        raise BadLocale(f"the variant {unknown!a} of the tag {text!a} is not known; leave it out")
    return resolved


@lru_cache(maxsize=4096)
def _read_range(text: str) -> Reading | None:
    tag, rest = _split(text)
    resolved = _resolved(tag)
    if resolved.language not in known.languages():
        return None
    if resolved.script and resolved.script not in known.scripts():
        return None
    is_open = not (tag.region or resolved.region or tag.variants or rest)
    region = resolved.region if resolved.region in known.regions() else ""
    variants = tuple(variant for variant in resolved.variants if variant in tables.VARIANTS)
    whole = not rest and variants == tag.variants and bool(region) >= bool(tag.region)
    return Reading(Tag(resolved.language, resolved.script, region, variants), whole, is_open)


def _split(text: str) -> tuple[Tag, list[str]]:
    """The parts in their places (RFC 5646 §2.1), in canonical case, and what found no place."""
    parts = tables.IRREGULAR.get(text, text).lower().split("-")
    language, rest = parts[0], parts[1:]
    if rest and rest[0] in tables.EXTENDED.get(language, ()):
        language = rest.pop(0)
    script = rest.pop(0).title() if rest and len(rest[0]) == 4 and rest[0].isalpha() else ""
    region = rest.pop(0).upper() if rest and _is_region(rest[0]) else ""
    variants = []
    while rest and _VARIANT.fullmatch(rest[0]):
        variants.append(rest.pop(0))
    return Tag(language, script, region, tuple(variants)), rest


def _is_region(part: str) -> bool:
    return (len(part) == 2 and part.isalpha()) or (len(part) == 3 and part.isdigit())


def _resolved(tag: Tag) -> Tag:
    """Aliases of language and region replaced; a part that was given wins over one that an alias brings."""
    alias = known.language_aliases().get(tag.language)
    if alias is not None:
        new, _ = _split(alias.lower())
        tag = Tag(new.language, tag.script or new.script, tag.region or new.region, tag.variants)
    successors = known.region_aliases().get(tag.region)
    if successors:
        home = known.likely_subtags().get(tag.language, "").rpartition("-")[2]
        tag = Tag(tag.language, tag.script, home if home in successors else successors[0], tag.variants)
    return tag
