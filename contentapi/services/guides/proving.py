"""What readers get, composed once more from the record and compared; nothing is written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import orjson

from contentapi.core.errors import ContentError
from contentapi.core.rendering import render_inline
from contentapi.core.segmentation import split, split_inline
from contentapi.models import Guide
from contentapi.queries.catalogs import HEAD
from contentapi.queries.composing import Source, Whole, load
from contentapi.services import releases


def recomposed() -> Iterator[str]:
    """Offers whose text is not what the record says today, and versions not cut as their text is.

    Notices and HTML are left out: they come of the words and the renderer that the product had then.
    Cost: nine queries a published guide and one an offer, O(text).
    """
    for guide in Guide.objects.filter(versions__state="published").order_by("slug").iterator():
        version = guide.versions.filter(state="published").select_related("guide").get()
        about = load(guide, version)
        for source in (about.now, *about.earlier):
            yield from (f"version {source.version}: {fault}" for fault in _cut(source))
        for locale in sorted(about.offers):
            try:
                yield from (f"offer of {guide.slug} in {locale}: {fault}" for fault in _unlike(about, locale))
            except (ContentError, LookupError, ValueError):
                yield f"offer of {guide.slug} in {locale}: it cannot be composed from the record"


def _cut(source: Source) -> Iterator[str]:
    """Sections whose segments are not those of their text."""
    for key, section in source.sections.items():
        texts = [split_inline(section.heading).source, *(s.source for s in split(section.markdown).segments)]
        if texts != [placed.segment.source for placed in source.placed.get(key, [])]:
            yield f"the segments of section {key} are not those of its text"
    version = source.version
    head = [split_inline(text).source for text in (version.title, version.summary) if text.strip()]
    if head != [placed.segment.source for placed in source.placed.get(HEAD, [])]:
        yield "the segments of its head are not those of title and summary"


def _unlike(about: Whole, locale: str) -> Iterator[str]:
    """Parts of one offer that the record says otherwise."""
    said = orjson.loads(bytes(about.offers[locale].release.body))
    head, *choices = releases.chosen(about, locale)
    title, summary, title_locale = releases.head_text(about, locale, head)
    told = (said["title"], said["summary"], said["title_locale"], said["urgency"])
    known = (render_inline(title)[1], render_inline(summary)[1], title_locale, about.now.version.urgency)
    if told != known:
        yield "title, summary or urgency are not those of the record"
    if [choice.key for choice in choices] != [section["key"] for section in said["sections"]]:
        yield "its sections are not those of the version"
        return
    for choice, section in zip(choices, said["sections"], strict=True):
        if _facts(section) != _known(about, locale, choice):
            yield f"section {choice.key} does not say what the record says"


def _known(about: Whole, locale: str, choice: Any) -> tuple[Any, ...]:
    """A section as the record has it."""
    made = releases.section_text(about, locale, choice)
    title = render_inline(made.heading)[1]
    state = (choice.state.value, choice.renders_version)
    return (made.kind, made.critical, made.locale, *state, title, made.markdown)


def _facts(section: dict[str, Any]) -> tuple[Any, ...]:
    """The same as it was released."""
    names = ("kind", "critical", "locale", "state", "renders_version", "title", "markdown")
    return tuple(section[name] for name in names)
