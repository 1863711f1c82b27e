"""The standing notices of a release, in the reader's language; the words are in `django.po`."""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings
from django.utils.translation import gettext, override

from contentapi.core.composition import Choice, SectionState
from contentapi.core.locales import canonical, name_in
from contentapi.core.negotiation import negotiate


def section(choice: Choice, *, locale: str, source_locale: str) -> str | None:
    """What a reader is told about a section that is not the current translation; None when it is."""
    if choice.state is SectionState.CURRENT:
        return None
    return _section(choice.state, choice.renders_version, locale, source_locale)


@lru_cache(maxsize=4096)
def _section(state: SectionState, version: int, locale: str, source_locale: str) -> str:
    """The sentence itself, all of it in one language."""
    spoken = _spoken(locale)
    facts = {"language": name_in(source_locale, spoken), "version": version}
    with override(spoken.lower()):
        if state is SectionState.WITHHELD:
            return (
                gettext(
                    "This part has changed and its new translation is not ready. "
                    "For your safety we show it in %(language)s."
                )
                % facts
            )
        if state is SectionState.UNTRANSLATED:
            return gettext("This part is not translated yet. We show it in %(language)s.") % facts
        return (
            gettext(
                "This part is from an earlier version (%(version)s). The new translation is not ready yet."
            )
            % facts
        )


@lru_cache(maxsize=512)
def not_reviewed(locale: str) -> str:
    """What a reader is told while no clinician has reviewed a version."""
    with override(_spoken(locale).lower()):
        return gettext("Not yet reviewed by a clinician.")


@lru_cache(maxsize=512)
def _spoken(locale: str) -> str:
    """The locale of the product's words for a reader: zh-Hans for zh-CN; English where there are none."""
    there = [canonical(code) for code, _ in settings.LANGUAGES]
    found = negotiate([locale], there, default="en")
    return found.locale if found is not None else "en"
