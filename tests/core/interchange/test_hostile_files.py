from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from contentapi.core.errors import (
    AddressMismatch,
    BadHeader,
    BadPlural,
    BadTerms,
    BadXml,
    CatalogRefused,
    DuplicateKey,
    NotText,
    NotUtf8,
    TooLarge,
)
from contentapi.core.interchange.tbx import read_tbx
from contentapi.core.interchange.terms_csv import read_terms_csv
from contentapi.core.interchange.tmx import read_tmx, write_tmx
from contentapi.core.interchange.xliff import read_xliff
from contentapi.core.memory import MemoryUnit

DATA = Path(__file__).parents[2] / "data" / "interchange"
READERS: dict[str, Callable[[bytes], object]] = {
    ".xlf": read_xliff,
    ".tmx": read_tmx,
    ".tbx": read_tbx,
    ".csv": read_terms_csv,
}
REFUSED = [
    ("csv-cell-missing.csv", BadTerms, 2),
    ("csv-cell-too-many.csv", BadTerms, 2),
    ("csv-columns-in-another-order.csv", BadTerms, 1),
    ("csv-empty-term.csv", BadTerms, 2),
    ("csv-facts-differ.csv", BadTerms, 3),
    ("csv-latin-1.csv", NotUtf8, 2),
    ("csv-locale-is-a-formula.csv", BadTerms, 2),
    ("csv-locale-not-canonical.csv", BadTerms, 2),
    ("csv-medicine-perhaps.csv", BadTerms, 2),
    ("csv-note-of-a-thousand-letters.csv", BadTerms, 2),
    ("csv-nul.csv", NotText, 2),
    ("csv-other-columns.csv", BadTerms, 1),
    ("csv-rendering-twice.csv", BadTerms, 2),
    ("csv-text-after-a-quote.csv", BadTerms, 2),
    ("csv-text-without-use.csv", BadTerms, 2),
    ("csv-unclosed-quote.csv", BadTerms, 2),
    ("csv-unknown-use.csv", BadTerms, 2),
    ("csv-unknown-warning.csv", BadTerms, 2),
    ("csv-utf-16-of-a-spreadsheet.csv", NotUtf8, 1),
    ("csv-variant-in-another-locale.csv", BadTerms, 2),
    ("csv-workbook.csv", NotText, 1),
    ("tbx-billion-laughs.tbx", BadXml, 4),
    ("tbx-empty-term.tbx", BadTerms, 6),
    ("tbx-external-entity.tbx", BadXml, 10),
    ("tbx-no-source-language.tbx", BadHeader, 2),
    ("tbx-no-term-in-the-source.tbx", BadTerms, 6),
    ("tbx-not-tbx.tbx", BadXml, 2),
    ("tbx-script-in-a-term.tbx", BadXml, 9),
    ("tbx-term-of-a-thousand-letters.tbx", BadTerms, 6),
    ("tbx-two-terms-in-one-group.tbx", BadXml, 9),
    ("tbx-unknown-status.tbx", BadXml, 9),
    ("tbx-unknown-warning.tbx", BadTerms, 6),
    ("tmx-2.0.tmx", BadXml, 2),
    ("tmx-all-languages-are-the-source.tmx", BadHeader, 5),
    ("tmx-billion-laughs.tmx", BadXml, 4),
    ("tmx-dtd-elsewhere.tmx", BadXml, 2),
    ("tmx-empty-placeholder.tmx", BadXml, 7),
    ("tmx-entity-of-its-dtd-in-an-attribute.tmx", BadXml, 8),
    ("tmx-entity-of-its-dtd.tmx", BadXml, 8),
    ("tmx-external-entity.tmx", BadXml, 8),
    ("tmx-no-source.tmx", BadXml, 5),
    ("tmx-subflow.tmx", BadXml, 7),
    ("tmx-thirteenth-month.tmx", BadXml, 7),
    ("tmx-truncated.tmx", BadXml, 8),
    ("tmx-two-segments.tmx", BadXml, 7),
    ("tmx-two-sources.tmx", BadXml, 5),
    ("tmx-unknown-language.tmx", BadHeader, 7),
    ("tmx-variant-without-language.tmx", BadXml, 7),
    ("xliff-1.1.xlf", BadXml, 2),
    ("xliff-1.2-that-says-1.0.xlf", BadXml, 2),
    ("xliff-2.0.xlf", BadXml, 2),
    ("xliff-bare-ampersand.xlf", BadXml, 10),
    ("xliff-billion-laughs.xlf", BadXml, 2),
    ("xliff-binary-unit.xlf", BadXml, 8),
    ("xliff-c1-reference.xlf", NotText, 10),
    ("xliff-control-reference.xlf", BadXml, 10),
    ("xliff-default-attribute-from-dtd.xlf", BadXml, 2),
    ("xliff-dtd-of-xliff-1.0.xlf", BadXml, 2),
    ("xliff-empty-doctype.xlf", BadXml, 2),
    ("xliff-empty.xlf", NotText, None),
    ("xliff-external-dtd.xlf", BadXml, 2),
    ("xliff-external-entity.xlf", BadXml, 2),
    ("xliff-foreign-element-in-target.xlf", BadXml, 10),
    ("xliff-g-in-target.xlf", BadXml, 10),
    ("xliff-gzip.xlf", NotText, 1),
    ("xliff-header-field-twice.xlf", BadHeader, 6),
    ("xliff-header-says-another-language.xlf", AddressMismatch, 3),
    ("xliff-id-twice.xlf", DuplicateKey, 12),
    ("xliff-is-a-po-file.xlf", BadXml, 1),
    ("xliff-is-a-web-page.xlf", BadXml, 1),
    ("xliff-is-latin-1.xlf", NotUtf8, 10),
    ("xliff-is-tmx.xlf", BadXml, 2),
    ("xliff-key-twice.xlf", DuplicateKey, 12),
    ("xliff-language-is-a-path.xlf", BadHeader, 3),
    ("xliff-mark-nested-too-deep.xlf", BadXml, 10),
    ("xliff-nested-too-deep.xlf", BadXml, 8),
    ("xliff-no-file.xlf", BadXml, None),
    ("xliff-no-id.xlf", BadXml, 8),
    ("xliff-no-namespace.xlf", BadXml, 2),
    ("xliff-no-source-language.xlf", BadHeader, 3),
    ("xliff-no-source.xlf", BadXml, 8),
    ("xliff-no-target-language.xlf", BadHeader, 3),
    ("xliff-nul.xlf", NotText, 10),
    ("xliff-one-long-entity.xlf", BadXml, 2),
    ("xliff-parameter-entity.xlf", BadXml, 2),
    ("xliff-plural-group-of-strangers.xlf", BadPlural, 13),
    ("xliff-raw-control.xlf", NotText, 10),
    ("xliff-says-latin-1.xlf", NotUtf8, 1),
    ("xliff-says-utf-7.xlf", NotUtf8, 1),
    ("xliff-script-element-in-target.xlf", BadXml, 10),
    ("xliff-source-in-another-language.xlf", AddressMismatch, 9),
    ("xliff-sub-in-ph.xlf", BadXml, 10),
    ("xliff-surrogate-reference.xlf", BadXml, 10),
    ("xliff-target-in-another-language.xlf", AddressMismatch, 10),
    ("xliff-text-between-parts.xlf", BadXml, 8),
    ("xliff-text-between-units.xlf", BadXml, 13),
    ("xliff-truncated-in-a-tag.xlf", BadXml, 14),
    ("xliff-truncated.xlf", BadXml, 10),
    ("xliff-two-files.xlf", BadXml, 15),
    ("xliff-two-former-versions.xlf", BadXml, 12),
    ("xliff-two-targets.xlf", BadXml, 11),
    ("xliff-unclosed-cdata.xlf", BadXml, 15),
    ("xliff-undefined-entity.xlf", BadXml, 10),
    ("xliff-unknown-element.xlf", BadXml, 8),
    ("xliff-unknown-state.xlf", BadXml, 10),
    ("xliff-utf-16-without-mark.xlf", NotUtf8, 1),
    ("xliff-utf-16.xlf", NotUtf8, 1),
    ("xliff-wrong-namespace.xlf", BadXml, 2),
    ("xliff-x-without-its-text.xlf", BadXml, 10),
]
XLIFF = b"""<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file original="x" datatype="plaintext"
  source-language="en" target-language="es"><body>%s</body></file></xliff>"""


def read(name: str) -> object:
    path = DATA / name
    return READERS[path.suffix](path.read_bytes())


@pytest.mark.parametrize(("name", "error", "line"), REFUSED, ids=[name for name, _, _ in REFUSED])
def test_a_hostile_or_broken_file_is_refused_with_its_line(name, error, line):
    with pytest.raises(error) as refused:
        read(name)
    assert type(refused.value) is error
    assert refused.value.line == line


def test_every_file_of_the_folder_has_its_verdict():
    assert sorted(path.name for path in DATA.iterdir()) == sorted(name for name, _, _ in REFUSED)


@pytest.mark.parametrize("name", [name for name, _, _ in REFUSED if "entity" in name or "laughs" in name])
def test_nothing_of_an_entity_reaches_the_message(name):
    with pytest.raises(CatalogRefused) as refused:
        read(name)
    assert "root:" not in str(refused.value)
    assert "haha" not in str(refused.value)
    assert "passwd" not in str(refused.value)


@pytest.mark.parametrize("suffix", READERS)
def test_more_bytes_than_allowed_are_refused_before_they_are_looked_at(suffix):
    with pytest.raises(TooLarge):
        READERS[suffix](b"\xff" * (10 * 1024 * 1024 + 1))


@pytest.mark.parametrize("suffix", READERS)
@pytest.mark.parametrize("data", [b"", b" \n", b"\xef\xbb\xbf"], ids=["nothing", "space", "byte-order-mark"])
def test_an_empty_file_is_refused_as_one(suffix, data):
    with pytest.raises(NotText):
        READERS[suffix](data)


@pytest.mark.parametrize("suffix", [".xlf", ".tmx", ".tbx"])
def test_a_file_cut_off_anywhere_is_refused(suffix):
    whole = next(
        path for path in sorted(DATA.glob(f"*{suffix}")) if "script" in path.name or "dtd" in path.name
    )
    data = whole.read_bytes()
    for end in range(0, len(data), 7):
        with pytest.raises(CatalogRefused):
            READERS[suffix](data[:end])


def test_more_units_than_allowed_are_refused():
    units = b"".join(b'<trans-unit id="%d"><source>%d</source></trans-unit>' % (n, n) for n in range(11))
    with pytest.raises(TooLarge):
        read_xliff(XLIFF % units, max_messages=10)
    assert len(read_xliff(XLIFF % units, max_messages=11).messages) == 11


def test_a_unit_of_countless_elements_is_refused():
    unit = b'<trans-unit id="a"><source>x</source>' + b"<note/>" * 30_000 + b"</trans-unit>"
    with pytest.raises(BadXml, match="more than 20,000 elements"):
        read_xliff(XLIFF % unit)


def test_a_header_of_countless_notes_is_refused():
    data = (XLIFF % b"").replace(b"<body>", b"<header>" + b"<note/>" * 10_500 + b"</header><body>")
    with pytest.raises(BadHeader, match="notes"):
        read_xliff(data)


def test_countless_groups_are_refused():
    with pytest.raises(BadXml, match="more than 200,000 groups"):
        read_xliff(XLIFF % (b"<group/>" * 200_100))


def test_deep_nesting_inside_what_is_passed_over_is_refused():
    with pytest.raises(BadXml, match="nested"):
        read_xliff(XLIFF % (b'<a xmlns="urn:x">' + b"<a>" * 5_000 + b"</a>" * 5_000 + b"</a>"))


def test_script_in_a_text_stays_text():
    unit = (
        b'<trans-unit id="a/b"><source>&lt;script&gt;alert(1)&lt;/script&gt;</source>'
        b"<target><![CDATA[<script>alert(1)</script>]]></target></trans-unit>"
    )
    message = read_xliff(XLIFF % unit).messages[0]
    assert message.source == message.target == "<script>alert(1)</script>"


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("a<![CDATA[<]]>b", "a<b"),
        ("<![CDATA[]]]]><![CDATA[>]]>", "]]>"),
        ("<![CDATA[&amp;]]>", "&amp;"),
        ("<![CDATA[<!DOCTYPE x>]]>", "<!DOCTYPE x>"),
        ("a<!-- <target>not this</target> -->b", "ab"),
        ("a<?tool do?>b", "ab"),
        ("&#x1F600;", "\U0001f600"),
        ("&amp;lt;", "&lt;"),
        ("a&#13;&#10;b", "a\r\nb"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("\u2028\u0085", "\u2028\u0085"),
    ],
)
def test_xml_says_what_the_text_is(written, text):
    unit = f'<trans-unit id="a/b"><source>x</source><target>{written}</target></trans-unit>'
    assert read_xliff(XLIFF % unit.encode()).messages[0].target == text


def test_what_other_tools_add_is_passed_over():
    unit = (
        b'<trans-unit id="a/b" xmlns:o="urn:other" o:tag="1"><source>x</source><target o:by="me">y</target>'
        b"<o:history><o:step>z</o:step></o:history></trans-unit><o:box xmlns:o='urn:other'>z</o:box>"
    )
    data = (XLIFF % unit).replace(b"<body>", b"<header><tool tool-id='t' tool-name='T'/></header><body>")
    assert [(m.source, m.target) for m in read_xliff(data).messages] == [("x", "y")]


def test_a_byte_order_mark_is_read_over():
    assert read_xliff(b"\xef\xbb\xbf" + XLIFF % b"").messages == ()


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE tmx SYSTEM "tmx14.dtd">',
        '<!DOCTYPE tmx PUBLIC "-//LISA OSCAR:1998//DTD" "http://x.org/tmx11.dtd">',
    ],
)
def test_a_document_type_that_only_names_tmx_is_let_through_and_not_fetched(doctype):
    made = write_tmx([MemoryUnit("en", "Stop.", "es", "Pare.")])
    named = made.replace(b"?>\n", b"?>\n" + doctype.encode() + b"\n", 1)
    assert [unit.target for unit in read_tmx(named)] == ["Pare."]
