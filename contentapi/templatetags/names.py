"""States and fates by their names in the reader's language, and languages by their own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.template import Library
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from contentapi.core.locales import canonical, day_in, own_name

register = Library()
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
    "changed": _("changed"),
    "moved": _("moved"),
    "added": _("added"),
    "removed": _("removed"),
    "blocked": _("blocked"),
    "blocking": _("blocking"),
    "advisory": _("advisory"),
    "number": _("number"),
    "unit": _("unit"),
    "negation": _("negation"),
    "comparator": _("comparator"),
    "medicine": _("medicine"),
    "side": _("side"),
    "frequency": _("frequency"),
}


ADVICE: Mapping[str, Promise] = {
    "conflict": _("Someone else changed it too. Yours is kept as a suggestion: compare the two."),
    "source_moved": _("The source was edited since. Yours is kept as a suggestion: fetch the file again."),
    "blocked": _("Kept as a suggestion. Mend what the finding says and send it again."),
    "blank": _("A blank deletes nothing."),
    "unknown_key": _("The guide has no such message: fetch the file again."),
    "fuzzy": _("Stored as fuzzy: clear the mark when it is finished."),
}


@register.filter
def advice(fate: object) -> object:
    """What to do about an entry, where there is something to do."""
    return ADVICE.get(str(fate), "")


@register.filter
def named(name: object) -> object:
    """A state, a fate, a level or a kind of meaning in words."""
    return NAMES.get(str(name), name)


@register.filter
def in_words(day: date | datetime) -> str:
    """A date in full, as the language of the page writes it."""
    return day_in(day, canonical(get_language() or "en"))
