"""Whose words the frame of a page speaks. Its content has its own language, told by `lang` and `dir`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import override, to_locale

from contentapi.core.locales import canonical, direction, own_name, same_language, same_script
from contentapi.core.negotiation import negotiate

DEFAULT = "en"


@dataclass(frozen=True, slots=True)
class Frame:
    """A page's language and that of its frame (menus, labels, notes of ours).

    locale   of the page as a whole; canonical.
    words    of the frame: the locale itself where the product speaks it, else the nearest, at last English.
    """

    locale: str
    words: str

    @property
    def dir(self) -> str:
        """The page's direction."""
        return direction(self.locale)

    @property
    def words_dir(self) -> str:
        """The frame's direction."""
        return direction(self.words)

    @property
    def foreign(self) -> bool:
        """Are the words in another language than the page, so that they have to be marked?"""
        one, other = (tag.partition("-")[0] for tag in (self.locale, self.words))
        return not (same_language(one, other) and same_script(self.locale, self.words))

    @property
    def attributes(self) -> SafeString:
        """The words' `lang` and `dir` for an element of the frame, where they differ from the page's."""
        return (
            format_html(' lang="{}" dir="{}"', self.words, self.words_dir) if self.foreign else SafeString("")
        )


@dataclass(frozen=True, slots=True)
class Choice:
    """A language in a menu, under its own name."""

    locale: str
    name: str
    dir: str
    url: str
    current: bool


@lru_cache(maxsize=1)
def spoken() -> frozenset[str]:
    """The locales that the product's own words are there in. Cached: words come with a start."""
    there = {DEFAULT}
    for code, _ in settings.LANGUAGES:
        if any(
            (Path(p) / to_locale(code) / "LC_MESSAGES" / "django.mo").exists() for p in settings.LOCALE_PATHS
        ):
            there.add(canonical(code))
    return frozenset(there)


def frame(locale: str) -> Frame:
    """The frame for a page in a locale."""
    found = negotiate([locale], spoken(), default=DEFAULT)
    return Frame(locale, found.locale if found else DEFAULT)


def wanted(header: str) -> Frame:
    """The frame for a page that is only frame, by what the reader's browser asks for."""
    found = negotiate(header, spoken(), default=DEFAULT)
    locale = found.locale if found else DEFAULT
    return Frame(locale, locale)


@contextmanager
def speaking(one: Frame) -> Iterator[None]:
    """Render in the frame's words."""
    with override(one.words.lower()):
        yield


def menu(locales: list[str], current: str, address: str) -> list[Choice]:
    """A language menu by own names; `address` has a place for the locale: `/guides/x/{}/`."""
    choices = [
        Choice(tag, own_name(tag), direction(tag), address.format(tag), tag == current) for tag in locales
    ]
    return sorted(choices, key=lambda choice: choice.name.casefold())
