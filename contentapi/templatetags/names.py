"""States and fates by their names in the reader's language, and languages by their own."""

from __future__ import annotations

from collections.abc import Mapping

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from contentapi.core.locales import own_name

register = template.Library()
register.filter("own_name", own_name)

NAMES: Mapping[str, Promise] = {
    "current": _("current"),
    "outdated": _("outdated"),
    "withheld": _("withheld"),
    "untranslated": _("untranslated"),
    "empty": _("empty"),
    "fuzzy": _("fuzzy"),
    "translated": _("translated"),
    "accepted": _("accepted"),
    "unchanged": _("unchanged"),
    "applied": _("applied"),
    "conflict": _("conflict"),
    "source_moved": _("source moved"),
    "blank": _("blank"),
    "unknown_key": _("unknown key"),
    "blocked": _("blocked"),
    "blocking": _("blocking"),
    "advisory": _("advisory"),
}


@register.filter
def named(name: object) -> object:
    """A state, a fate or a level in words."""
    return NAMES.get(str(name), name)
