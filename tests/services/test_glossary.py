"""Terms come in whole, change no text, and say which texts stand against them."""

from __future__ import annotations

import pytest

from contentapi.core.errors import BadTerms, CatalogRefused, NotAllowed
from contentapi.core.interchange.tbx import write_tbx
from contentapi.core.interchange.terms import TermEntry, TermRendering, Use
from contentapi.core.interchange.terms_csv import write_terms_csv
from contentapi.models import AuditEntry, Rendering, Target, Term
from contentapi.queries.terminology import glossary as reads
from contentapi.services import exports, glossary
from tests import build

pytestmark = pytest.mark.django_db

INFECTION = TermEntry(
    "infection",
    "en",
    renderings=(TermRendering("es", "infección"), TermRendering("es", "contagio", Use.FORBIDDEN)),
)
BLEEDING = TermEntry("bleeding", "en", note="=Not a formula", renderings=(TermRendering("fr", "saignement"),))


def take_in(*entries: TermEntry, dry_run: bool = False) -> glossary.TakenIn:
    return glossary.take_in(entries, by=build.editor(), at=build.NOON, dry_run=dry_run)


@pytest.mark.parametrize(
    "data",
    [write_terms_csv([INFECTION, BLEEDING]), write_tbx([INFECTION, BLEEDING], source_locale="en")],
    ids=["csv", "tbx"],
)
def test_what_left_comes_in_again_and_changes_nothing(data):
    first = take_in(*glossary.read(data))
    assert (first.added, first.changed) == (["infection", "bleeding"], [])
    assert reads.entries("en") == (BLEEDING, INFECTION)
    again = take_in(*glossary.read(data))
    assert (again.added, again.changed, again.unchanged) == ([], [], 2)


def test_a_term_becomes_what_the_file_says_and_other_locales_and_terms_stay():
    take_in(INFECTION, BLEEDING)
    take_in(
        TermEntry(
            "infection",
            "en",
            variants=("sepsis",),
            renderings=(TermRendering("es", "infección"), TermRendering("de", "Infektion")),
        )
    )
    done = take_in(TermEntry("infection", "en", renderings=(TermRendering("fr", "infection"),)))
    assert done.changed == ["infection"]
    assert reads.entries("en", names=["infection"]) == (
        TermEntry(
            "infection",
            "en",
            renderings=(
                TermRendering("de", "Infektion"),
                TermRendering("es", "infección"),
                TermRendering("fr", "infection"),
            ),
        ),
    )
    assert Term.objects.filter(name="bleeding").exists()


def test_a_dry_run_tells_the_same_and_stores_nothing():
    build.translate(build.make_version().guide, "es", {"infection": "contagio"})
    told = take_in(INFECTION, dry_run=True)
    assert not Term.objects.exists()
    assert not AuditEntry.objects.filter(act="import_glossary").exists()
    assert take_in(INFECTION) == told


def test_texts_that_stand_against_a_new_term_are_told_and_stay_as_they_are():
    guide = build.make_version().guide
    build.translate(guide, "es", {"infection": "contagio"})
    before = list(Target.objects.values_list("text", "state", "accepted"))
    [one] = take_in(INFECTION).blocked
    assert (one.guide, one.locale, one.state) == (guide.slug, "es", "accepted")
    assert "The glossary forbids “contagio”" in one.findings[0].message
    assert list(Target.objects.values_list("text", "state", "accepted")) == before


def test_a_new_term_bites_at_the_next_door():
    guide = build.make_version().guide
    build.upload(build.filled(build.export(guide, "es"), {"infection": "contagio"}))
    take_in(INFECTION)
    done = build.accept(guide, "es")
    assert len(done.blocked) == 1
    assert done.count == 7


def test_a_term_of_a_parent_locale_holds_in_a_region_and_the_region_may_say_otherwise():
    guide = build.make_version().guide
    build.translate(guide, "es-MX", {"infection": "contagio"})
    assert len(take_in(INFECTION).blocked) == 1
    allowed = TermEntry("infection", "en", renderings=(TermRendering("es-MX", "contagio", Use.ALLOWED),))
    assert take_in(allowed).blocked == []


def test_terms_of_another_script_do_not_hold():
    take_in(TermEntry("infection", "en", renderings=(TermRendering("zh", "感染"),)))
    assert reads.terms("en", "zh-Hant")[0].required == ()
    assert reads.terms("en", "zh-Hans")[0].required == ("感染",)


def test_terms_stand_in_the_notes_of_the_messages_and_not_in_the_digest():
    guide = build.make_version().guide
    before = exports.catalog(guide, "es")
    take_in(INFECTION)
    after = exports.catalog(guide, "es")
    told = {m.source: m.notes for m in after.messages}
    assert told["infection"][-1] == "glossary: infection = infección; not: contagio"
    assert not any("glossary" in note for note in told["bleeding"])
    assert after.header["X-Export"] == before.header["X-Export"]
    assert "glossary" not in str(exports.template(guide))


def test_a_broken_file_is_refused_whole():
    data = write_terms_csv([INFECTION]) + b"bleeding,en,no,,,fr,saignement,sometimes\n"
    with pytest.raises(BadTerms):
        glossary.read(data)
    with pytest.raises(CatalogRefused):
        glossary.read(b'<!DOCTYPE x [<!ENTITY a "b">]><martif type="TBX-Basic"/>')
    assert not Term.objects.exists()


def test_translators_may_not_change_the_glossary():
    with pytest.raises(NotAllowed):
        glossary.take_in([INFECTION], by=build.translator(), at=build.NOON)


def test_the_number_of_queries_does_not_grow_with_the_terms(django_assert_max_num_queries):
    many = [
        TermEntry(f"term {n}", "en", renderings=(TermRendering("es", f"palabra {n}"),)) for n in range(400)
    ]
    editor = build.editor()
    with django_assert_max_num_queries(30):
        glossary.take_in(many, by=editor, at=build.NOON)
    assert Rendering.objects.count() == 400
