"""Reads of the glossary: as the checks need it for a pair of locales, and whole, as it leaves in a file."""

from __future__ import annotations

from collections.abc import Iterable

from contentapi.core.checks.findings import Term as Held
from contentapi.core.interchange.terms import TermEntry, TermRendering, Use
from contentapi.core.locales import parents, same_script
from contentapi.models import Term


def spoken(locale: str) -> tuple[str, ...]:
    """The locales whose renderings hold in a locale, nearest first: itself and its parents in its script.

    >>> spoken("es-MX"), spoken("zh-Hant")
    (('es-MX', 'es-419', 'es'), ('zh-Hant',))
    """
    return tuple(one for one in parents(locale) if same_script(one, locale))


def terms(source_locale: str, locale: str) -> tuple[Held, ...]:
    """The glossary as the checks need it for one pair of locales. Cost: two queries.

    Where a region says otherwise of a text than its parent, the region's word holds.
    """
    near = spoken(locale)
    found = Term.objects.filter(source_locale=source_locale).prefetch_related("renderings")
    return tuple(_held(term, near) for term in found)


def _held(term: Term, near: tuple[str, ...]) -> Held:
    """One term with the renderings of these locales."""
    uses: dict[str, str] = {}
    told = [one for one in term.renderings.all() if one.locale in near]
    for one in sorted(told, key=lambda one: (near.index(one.locale), one.pk)):
        uses.setdefault(one.text, one.use)
    by_use = {use: tuple(text for text, said in uses.items() if said == use) for use in Use}
    return Held(
        source=(term.name, *term.variants),
        required=by_use[Use.REQUIRED],
        allowed=by_use[Use.ALLOWED],
        forbidden=by_use[Use.FORBIDDEN],
        medicine=term.medicine,
        warning=term.warning,
    )


def entries(source_locale: str, *, names: Iterable[str] | None = None) -> tuple[TermEntry, ...]:
    """Terms of one source locale with all their renderings, sorted by name. Cost: two queries."""
    found = Term.objects.filter(source_locale=source_locale)
    if names is not None:
        found = found.filter(name__in=list(names))
    return tuple(entry(term) for term in found.order_by("name").prefetch_related("renderings"))


def entry(term: Term) -> TermEntry:
    """One term as it leaves; its renderings sorted by locale, then as they were entered."""
    told = sorted(term.renderings.all(), key=lambda one: (one.locale, one.pk))
    return TermEntry(
        name=term.name,
        source_locale=term.source_locale,
        variants=tuple(term.variants),
        medicine=term.medicine,
        warning=term.warning,
        note=term.note,
        renderings=tuple(TermRendering(one.locale, one.text, Use(one.use)) for one in told),
    )
