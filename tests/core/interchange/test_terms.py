from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from translate.storage.tbx import tbxfile

from contentapi.core.errors import BadLocale, BadTerms, BadXml, DuplicateKey, NotText, TooLarge
from contentapi.core.interchange.tbx import read_tbx, write_tbx
from contentapi.core.interchange.terms import WARNINGS, TermEntry, TermRendering, Use
from contentapi.core.interchange.terms_csv import COLUMNS, guard, read_terms_csv, unguard, write_terms_csv

APIXABAN = TermEntry(
    "apixaban",
    "en",
    variants=("Eliquis",),
    medicine=True,
    note="a blood thinner",
    renderings=(
        TermRendering("es", "apixabán"),
        TermRendering("es", "apixaban", Use.ALLOWED),
        TermRendering("es", "rivaroxabán", Use.FORBIDDEN),
        TermRendering("ar", "أبيكسابان"),
    ),
)
STOP = TermEntry("stop", "en", warning="stop", renderings=(TermRendering("fr", "arrêtez"),))
ALONE = TermEntry("knee", "en")

letters = st.characters(
    exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff", include_characters="\t\n\r"
)
texts = st.text(letters, max_size=12) | st.text("'=+-@\t\r\n\",;| a＝", max_size=6)
terms = texts.filter(str.strip)
locales = st.sampled_from(["es", "es-MX", "ar", "zh-Hans"])
uses = st.sampled_from(Use)
renderings = st.builds(TermRendering, locales, terms, uses)


@st.composite
def entries(draw, sources: tuple[str, ...] = ("en", "fr")) -> TermEntry:
    name, *variants = draw(st.lists(terms, min_size=1, max_size=3, unique=True))
    held = draw(st.lists(renderings, max_size=5, unique_by=lambda one: (one.locale, one.text)))
    return TermEntry(
        name,
        draw(st.sampled_from(sources)),
        tuple(variants),
        draw(st.booleans()),
        draw(st.sampled_from(["", *WARNINGS])),
        draw(texts),
        tuple(held),
    )


def glossaries(*sources: str):
    return st.lists(
        entries(sources), max_size=4, unique_by=lambda entry: (entry.name, entry.source_locale)
    ).map(tuple)


def grouped(entry: TermEntry) -> TermEntry:
    """With its renderings grouped by locale, as TBX holds them."""
    order = list(dict.fromkeys(rendering.locale for rendering in entry.renderings))
    held = sorted(entry.renderings, key=lambda rendering: order.index(rendering.locale))
    return TermEntry(
        entry.name,
        entry.source_locale,
        entry.variants,
        entry.medicine,
        entry.warning,
        entry.note,
        tuple(held),
    )


def table(*rows: str, header: str = ",".join(COLUMNS)) -> bytes:
    return "\n".join([header, *rows, ""]).encode()


@given(glossaries("en", "fr"))
def test_a_table_is_read_back_as_it_was_written(held):
    data = write_terms_csv(held)
    assert read_terms_csv(data) == held
    assert write_terms_csv(read_terms_csv(data)) == data


@given(glossaries("en"))
def test_a_tbx_file_is_read_back_as_it_was_written(held):
    data = write_tbx(held, source_locale="en")
    assert read_tbx(data) == tuple(grouped(entry) for entry in held)
    assert write_tbx(read_tbx(data), source_locale="en") == data


@given(texts)
def test_a_guard_is_taken_off_exactly_where_it_was_put_on(text):
    assert unguard(guard(text)) == text
    assert guard(text)[:1] not in tuple("=+-@\t\r\n＝＋－＠")


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ('=HYPERLINK("http://x.org")', '\'=HYPERLINK("http://x.org")'),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        ("＝1", "'＝1"),
        ("'=1", "''=1"),
        ("''-", "'''-"),
        ("'til", "'til"),
        ("a=1", "a=1"),
        (" =1", " =1"),
        ("", ""),
    ],
)
def test_a_cell_that_a_spreadsheet_would_run_gets_an_apostrophe(cell, written):
    assert guard(cell) == written
    assert unguard(written) == cell


@given(glossaries("en"))
def test_no_written_cell_begins_as_a_formula_in_another_reader(held):
    rows = csv.reader(io.StringIO(write_terms_csv(held).decode("utf-8-sig"), newline=""))
    assert not [cell for row in rows for cell in row if cell.startswith(tuple("=+-@\t\r"))]


def test_the_table_is_written_as_expected():
    data = write_terms_csv([APIXABAN, STOP, ALONE])
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.decode("utf-8-sig").splitlines() == [
        "term,source_locale,medicine,warning,note,locale,text,use",
        "apixaban,en,yes,,a blood thinner,en,Eliquis,variant",
        "apixaban,en,yes,,a blood thinner,es,apixabán,required",
        "apixaban,en,yes,,a blood thinner,es,apixaban,allowed",
        "apixaban,en,yes,,a blood thinner,es,rivaroxabán,forbidden",
        "apixaban,en,yes,,a blood thinner,ar,أبيكسابان,required",
        "stop,en,no,stop,,fr,arrêtez,required",
        "knee,en,no,,,,,",
    ]


@pytest.mark.parametrize("mark", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig"])
def test_a_table_is_read_as_spreadsheets_save_it(mark, end, codec):
    rows = [COLUMNS, ("stop", "en", "NO", "stop", "", "fr", "arrêtez", "required"), ("",) * 8]
    text = end.join(mark.join(row) for row in rows) + end
    assert read_terms_csv(text.encode(codec)) == (STOP,)


def test_rows_of_a_term_need_not_be_together():
    found = read_terms_csv(
        table("a,en,no,,,es,x,required", "b,en,no,,,es,y,required", "a,en,no,,,fr,z,allowed")
    )
    assert [(entry.name, len(entry.renderings)) for entry in found] == [("a", 2), ("b", 1)]


def test_a_fault_tells_the_line_on_which_its_row_begins():
    with pytest.raises(BadTerms) as refused:
        read_terms_csv(table('"a",en,no,,"two\nlines",es,x,required', "b,en,maybe,,,,,"))
    assert (refused.value.line, refused.value.key) == (4, "medicine")


def test_more_terms_than_allowed_are_refused():
    with pytest.raises(TooLarge):
        read_terms_csv(write_terms_csv([APIXABAN, STOP]), max_terms=1)
    with pytest.raises(TooLarge):
        read_tbx(write_tbx([APIXABAN, STOP], source_locale="en"), max_terms=1)


@pytest.mark.parametrize(
    "entry",
    [
        TermEntry(" ", "en"),
        TermEntry("x" * 201, "en"),
        TermEntry("a", "en", variants=("a",)),
        TermEntry("a", "EN"),
        TermEntry("a", "en", warning="halt"),
        TermEntry("a", "en", note="x" * 301),
        TermEntry("a", "en", renderings=(TermRendering("es_MX", "b"),)),
        TermEntry("a", "en", renderings=(TermRendering("es", "b"), TermRendering("es", "b", Use.FORBIDDEN))),
    ],
)
def test_a_term_out_of_its_form_is_written_nowhere(entry):
    with pytest.raises(BadTerms):
        write_terms_csv([entry])
    with pytest.raises((BadTerms, BadLocale)):
        write_tbx([entry], source_locale="en")


def test_a_term_twice_and_a_control_character_are_refused():
    for write in (write_terms_csv, lambda held: write_tbx(held, source_locale="en")):
        with pytest.raises(DuplicateKey):
            write([STOP, STOP])
        with pytest.raises(NotText):
            write([TermEntry("a\x1b", "en")])


def test_tbx_holds_terms_of_one_source_and_no_rendering_in_it_but_forbidden_ones():
    with pytest.raises(BadLocale):
        write_tbx([TermEntry("a", "fr")], source_locale="en")
    with pytest.raises(BadTerms):
        write_tbx([TermEntry("a", "en", renderings=(TermRendering("en", "b"),))], source_locale="en")
    forbidden = TermEntry("a", "en", renderings=(TermRendering("en", "b", Use.FORBIDDEN),))
    assert read_tbx(write_tbx([forbidden], source_locale="en")) == (forbidden,)


def test_translate_toolkit_finds_the_same_terms():
    store = tbxfile.parsestring(write_tbx([APIXABAN, STOP, ALONE], source_locale="en"))
    assert [unit.source for unit in store.units] == ["apixaban", "stop", "knee"]
    assert [unit.target for unit in store.units][:2] == ["apixabán", "arrêtez"]


def test_a_plain_bilingual_list_is_read_as_required_renderings():
    found = read_tbx(PLAIN.encode())
    assert found == (
        TermEntry("address bar", "en", renderings=(TermRendering("cs", "adresní řádek"),)),
        TermEntry("cache", "en", ("caching",), renderings=(TermRendering("cs", "keš", Use.FORBIDDEN),)),
    )


def test_the_later_dialect_of_tbx_is_read():
    assert read_tbx(LATER.encode()) == (
        TermEntry("stop", "en", note="short", renderings=(TermRendering("fr", "arrêtez", Use.ALLOWED),)),
    )


def test_a_language_without_its_name_is_refused():
    with pytest.raises(BadXml):
        read_tbx(PLAIN.replace('<langSet xml:lang="cs">', "<langSet>").encode())


PLAIN = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE martif PUBLIC "ISO 12200:1999A//DTD MARTIF core (DXFcdV04)//EN" "TBXcdv04.dtd">
<martif type="TBX" xml:lang="en">
  <martifHeader><fileDesc><sourceDesc><p>Translate Toolkit</p></sourceDesc></fileDesc></martifHeader>
  <text><body>
    <termEntry id="1">
      <descrip type="definition">passed over</descrip>
      <langSet xml:lang="en"><tig><term>address bar</term></tig></langSet>
      <langSet xml:lang="cs"><tig><term>adresní řádek</term><note from="translator">n</note></tig></langSet>
    </termEntry>
    <termEntry id="2">
      <langSet xml:lang="cs"><ntig><termGrp><term>keš</term>
        <termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></termGrp></ntig></langSet>
      <langSet xml:lang="en"><tig><term>caching</term></tig><tig><term>cache</term>
        <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig></langSet>
    </termEntry>
  </body></text>
</martif>
"""
LATER = """<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
  <tbxHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader>
  <text><body><conceptEntry id="c1"><note>short</note>
    <langSec xml:lang="en"><termSec><term>stop</term></termSec></langSec>
    <langSec xml:lang="fr"><termSec><term>arrêtez</term>
      <termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></termSec></langSec>
  </conceptEntry></body></text>
</tbx>
"""
