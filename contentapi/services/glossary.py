"""Acts on the glossary: take in a file of terms. What stands already is told where it breaks them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.db import transaction

from contentapi.core.interchange.tbx import read_tbx
from contentapi.core.interchange.terms import TermEntry
from contentapi.core.interchange.terms_csv import read_terms_csv
from contentapi.models import Rendering, Term
from contentapi.queries.batches import batches
from contentapi.queries.terminology import glossary as reads
from contentapi.services import audit, policy, turns
from contentapi.services.catalogs import standing
from contentapi.services.catalogs.standing import Standing
from contentapi.services.policy import By

BATCH = 1_000


@dataclass(slots=True)
class TakenIn:
    """What a file of terms did, or would do: names of terms, and texts that stand against them."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: int = 0
    standing: list[Standing] = field(default_factory=list)

    @property
    def blocked(self) -> list[Standing]:
        """Texts that the checks would not let through today."""
        return [one for one in self.standing if one.blocked]


def read(data: bytes, *, source_locale: str | None = None) -> tuple[TermEntry, ...]:
    """The terms of a file, CSV or TBX, as it begins. Raises CatalogRefused: the file is refused whole."""
    limit = settings.MAX_UPLOAD_BYTES
    if data[:1000].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        return read_tbx(data, source_locale=source_locale, max_bytes=limit)
    return read_terms_csv(data, max_bytes=limit)


def take_in(entries: Sequence[TermEntry], *, by: By, at: datetime, dry_run: bool = False) -> TakenIn:
    """Make the glossary say what these terms say; terms that are not among them stay as they are.

    Of a term that is there already, the facts and the renderings become the given ones, but for renderings in
    locales that the given term says nothing of. No text is changed: texts that break the changed terms are
    told, and are held to them at the next door that they come through.

    dry_run   tell what would come of it and store nothing.
    Raises NotAllowed. One transaction. Cost: queries in batches of 1,000 terms, and as `standing.against`.
    """
    policy.require(by, "contentapi.change_term")
    done = TakenIn()
    with turns.atomic():
        for source_locale in sorted({entry.source_locale for entry in entries}):
            mine = [entry for entry in entries if entry.source_locale == source_locale]
            touched = _store(mine, source_locale, done)
            done.standing += standing.against(touched, source_locale) if touched else ()
        if dry_run:
            transaction.set_rollback(True)
        elif done.added or done.changed:
            audit.record(
                policy.actor(by),
                "import_glossary",
                None,
                at,
                added=done.added,
                changed=done.changed,
                against=len(done.blocked),
            )
    return done


def _store(entries: Sequence[TermEntry], source_locale: str, done: TakenIn) -> list[str]:
    """Write what differs; the names of the terms that did."""
    held = {
        term.name: term
        for term in Term.objects.select_for_update()
        .filter(source_locale=source_locale)
        .prefetch_related("renderings")
    }
    fresh, moved = [], []
    for entry in entries:
        term = held.get(entry.name)
        if term is None:
            fresh.append(entry)
        elif _merged(reads.entry(term), entry) != reads.entry(term):
            moved.append(entry)
        else:
            done.unchanged += 1
    _change(moved, held)
    _add(fresh)
    done.added += [entry.name for entry in fresh]
    done.changed += [entry.name for entry in moved]
    return [entry.name for entry in (*fresh, *moved)]


def _merged(old: TermEntry, new: TermEntry) -> TermEntry:
    """The term as it will stand: as the new one, with the old renderings where that says nothing."""
    said = {rendering.locale for rendering in new.renderings}
    kept = [rendering for rendering in old.renderings if rendering.locale not in said]
    told = sorted((*kept, *new.renderings), key=lambda rendering: rendering.locale)
    return TermEntry(
        new.name, new.source_locale, new.variants, new.medicine, new.warning, new.note, tuple(told)
    )


def _add(entries: Iterable[TermEntry]) -> None:
    """New terms with their renderings."""
    pairs = [
        (_facts(Term(name=entry.name, source_locale=entry.source_locale), entry), entry) for entry in entries
    ]
    Term.objects.bulk_create([term for term, _ in pairs], batch_size=BATCH)
    _render(pairs)


def _change(entries: Iterable[TermEntry], held: Mapping[str, Term]) -> None:
    """Terms that are there already: their facts, and their renderings in the locales that are given."""
    pairs = [(_facts(held[entry.name], entry), entry) for entry in entries]
    fields = ["variants", "medicine", "warning", "note"]
    Term.objects.bulk_update([term for term, _ in pairs], fields, batch_size=BATCH)
    gone = [
        rendering.pk
        for term, entry in pairs
        for rendering in term.renderings.all()
        if rendering.locale in {one.locale for one in entry.renderings}
    ]
    for some in batches(gone, BATCH):
        Rendering.objects.filter(pk__in=some).delete()
    _render(pairs)


def _facts(term: Term, entry: TermEntry) -> Term:
    """The row with the entry's facts."""
    term.variants, term.medicine = list(entry.variants), entry.medicine
    term.warning, term.note = entry.warning, entry.note
    return term


def _render(pairs: Iterable[tuple[Term, TermEntry]]) -> None:
    """The renderings of terms that are stored."""
    Rendering.objects.bulk_create(
        (
            Rendering(term=term, locale=one.locale, text=one.text, use=one.use.value)
            for term, entry in pairs
            for one in entry.renderings
        ),
        batch_size=BATCH,
    )
