from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from translate.storage.xliff import xlifffile

from contentapi.core.catalog import Catalog, Message
from contentapi.core.errors import (
    AddressMismatch,
    BadHeader,
    BadLocale,
    BadPlural,
    BadXml,
    DuplicateKey,
    NotText,
)
from contentapi.core.interchange.xliff import read_xliff, write_xliff

X = "{urn:oasis:names:tc:xliff:document:1.2}"
HEADER = {
    "Project-Id-Version": "knee-injection 3",
    "PO-Revision-Date": "2026-01-31 12:00+0000",
    "Last-Translator": "Ana <ana@example.org>",
    "Language": "es_MX",
    "X-Guide": "knee-injection",
    "X-Guide-Version": "3",
    "X-Export": "0f" * 32,
}
SAMPLE = Catalog(
    HEADER,
    (
        Message("risks/a1", "Call **999** if {1} & <pain>.", "Llame al **999** si {1} y <dolor>."),
        Message(
            "risks/a2",
            "Rest for 2 days.",
            "Descanse 3 días.",
            fuzzy=True,
            notes=("paragraph", "critical"),
            comments=("Is it days?",),
            references=("knee-injection/risks:2",),
            previous_context="risks/a9",
            previous_source="Rest for 3 days.",
        ),
        Message("risks/a3", "Empty."),
    ),
    ("Spanish for Mexico.",),
)
UNIT = """<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">
<file original="x" source-language="en" target-language="es" datatype="plaintext"><body>
{}
</body></file></xliff>
"""


def whole(message: Message) -> Message:
    """A message as a file can say it: one kind of targets, fuzzy only with one."""
    if message.plural_source is None:
        message = replace(message, plural_targets=())
    else:
        message = replace(message, target="")
    return replace(message, fuzzy=message.fuzzy and bool(message.target or any(message.plural_targets)))


texts = st.text(
    st.characters(
        exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff", include_characters="\t\n\r\u0085"
    ),
    max_size=40,
)
lines = st.lists(texts.map(lambda text: text.replace("\n", " ")), max_size=3).map(tuple)
words = st.text("abcxyz-", min_size=1, max_size=8)
contexts = st.none() | st.sampled_from(["a/b", "a/c", "", "#", "a/b#1", "a/b[0]", "ü/\n\t&\"'<"])
messages = st.builds(
    Message,
    context=contexts,
    source=texts,
    target=texts,
    fuzzy=st.booleans(),
    plural_source=st.none() | texts,
    plural_targets=st.lists(texts, min_size=1, max_size=4).map(tuple),
    notes=lines,
    comments=lines,
    references=st.lists(st.builds("{}:{}".format, words, st.integers(0)) | words, max_size=2).map(tuple),
    flags=st.lists(words, max_size=2).map(tuple),
    previous_context=st.none() | texts,
    previous_source=st.none() | texts,
    previous_plural=st.none() | texts,
).map(whole)
fields = st.dictionaries(st.text("abcXYZ-", min_size=1), texts, max_size=4)
languages = st.sampled_from([{}, {"Language": ""}, {"Language": "es-MX"}, {"Language": "zh_Hant_TW"}])


def catalogs_of(header, languages, held, comments) -> Catalog:
    header = header | languages
    has_targets = not header.get("Language")
    kept = {message.key: message for message in held}
    live = [
        replace(m, target="", fuzzy=False, plural_targets=("",) * len(m.plural_targets)) if has_targets else m
        for m in kept.values()
    ]
    return Catalog(header, tuple(live), comments)


catalogs = st.builds(catalogs_of, fields, languages, st.lists(messages, max_size=5), lines)


def without_lines(catalog: Catalog) -> Catalog:
    return replace(catalog, messages=tuple(replace(message, line=0) for message in catalog.messages))


def target_of(element: str) -> Message:
    unit = f'<trans-unit id="a/b"><source>x</source>{element}</trans-unit>'
    return read_xliff(UNIT.format(unit).encode()).messages[0]


@given(catalogs)
def test_what_is_written_is_read_back(catalog):
    data = write_xliff(catalog, source_locale="en")
    assert without_lines(read_xliff(data)) == catalog
    assert write_xliff(read_xliff(data), source_locale="en") == data


@given(catalogs)
def test_every_file_has_the_outline_of_xliff_1_2(catalog):
    root = ElementTree.fromstring(write_xliff(catalog, source_locale="en"))
    (file,) = root
    assert (root.tag, root.get("version"), file.tag) == (X + "xliff", "1.2", X + "file")
    assert {"original", "source-language", "datatype"} <= set(file.keys())
    assert [child.tag for child in file] in ([X + "body"], [X + "header", X + "body"])
    ids = [unit.attrib["id"] for unit in file.iter(X + "trans-unit")]
    assert len(ids) == len(set(ids))
    for unit in file.iter(X + "trans-unit"):
        order = [child.tag.removeprefix(X) for child in unit]
        assert order[0] == "source"
        assert "target" not in order[2:]
        assert set(order[1:]) <= {"target", "note", "context-group", "alt-trans"}
    for alternative in file.iter(X + "alt-trans"):
        assert [child.tag for child in alternative][-1:] == [X + "target"]
    for group in file.iter(X + "context-group"):
        assert group.get("purpose") in {"location", "information"}
        assert group.get("name") is None
        assert all(context.get("context-type") for context in group)


@given(catalogs)
def test_translate_toolkit_finds_the_same_units(catalog):
    store = xlifffile.parsestring(write_xliff(catalog, source_locale="en"))
    expected = []
    for message in catalog.messages:
        if message.plural_source is None:
            expected.append((message.source, message.target))
        else:
            for number, target in enumerate(message.plural_targets):
                expected.append((message.plural_source if number else message.source, target))
    assert [(unit.source, unit.target or "") for unit in store.units] == expected


def test_the_sample_is_written_as_expected():
    assert write_xliff(SAMPLE, source_locale="en").decode() == EXPECTED


def test_header_facts_come_back_after_a_tool_changed_targets_only():
    data = write_xliff(SAMPLE, source_locale="en").decode()
    returned = data.replace(
        "<source>Empty.</source>", "<source>Empty.</source>\n<target state='translated'>Vacío.</target>"
    )
    catalog = read_xliff(returned.encode(), source_locale="en", locale="es-MX")
    assert dict(catalog.header) == HEADER
    assert [message.target for message in catalog.messages][2] == "Vacío."
    assert catalog.messages[:2] == read_xliff(data.encode()).messages[:2]


def test_a_message_knows_the_line_of_its_unit():
    data = write_xliff(SAMPLE, source_locale="en")
    rows = data.decode().split("\n")
    assert all(f'id="{m.context}"' in rows[m.line - 1] for m in read_xliff(data).messages)


@pytest.mark.parametrize(
    ("attributes", "fuzzy"),
    [
        ('state="translated"', False),
        ('state="final"', False),
        ('state="signed-off"', False),
        ("", False),
        ('state="new"', True),
        ('state="needs-translation"', True),
        ('state="needs-adaptation"', True),
        ('state="needs-l10n"', True),
        ('state="needs-review-translation"', True),
        ('state="needs-review-adaptation"', True),
        ('state="needs-review-l10n"', True),
        ('state="x-unsure"', True),
        ('state="translated" state-qualifier="exact-match"', False),
        ('state="translated" state-qualifier="mt-suggestion"', True),
        ('state="final" state-qualifier="leveraged-mt"', True),
        ('state="signed-off" state-qualifier="tm-suggestion"', True),
        ('state="translated" state-qualifier="fuzzy-match"', True),
        ('state="final" state-qualifier="rejected-inaccurate"', True),
    ],
)
def test_a_state_says_only_whether_a_target_is_doubtful(attributes, fuzzy):
    message = target_of(f"<target {attributes}>y</target>")
    assert (message.target, message.fuzzy) == ("y", fuzzy)


@pytest.mark.parametrize("approved", ["yes", "no"])
@pytest.mark.parametrize(("state", "fuzzy"), [("translated", False), ("needs-review-translation", True)])
def test_the_word_approved_says_nothing(approved, state, fuzzy):
    unit = f'<trans-unit id="a" approved="{approved}"><source>x</source><target state="{state}">y</target></trans-unit>'
    assert read_xliff(UNIT.format(unit).encode()).messages[0].fuzzy is fuzzy


@pytest.mark.parametrize("element", ["", "<target/>", '<target state="needs-review-translation"></target>'])
def test_an_empty_target_is_empty_and_not_fuzzy(element):
    message = target_of(element)
    assert (message.target, message.fuzzy) == ("", False)


def test_nothing_is_written_as_approved():
    data = write_xliff(SAMPLE, source_locale="en")
    assert b"approved" not in data
    assert b"final" not in data
    assert b"signed-off" not in data


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ('see <ph id="1">{1}</ph>.', "see {1}."),
        ('<bpt id="1">**</bpt>now<ept id="1">**</ept>', "**now**"),
        ('<it id="1" pos="open">*</it>now', "*now"),
        ('see <x id="1" equiv-text="{1}"/>', "see {1}"),
        ('<bx id="1" equiv-text="**"/>now<ex id="1" equiv-text="**"/>', "**now**"),
        ('<ph id="1" equiv-text="{1}"/>', "{1}"),
        ('<mrk mtype="seg" mid="1">One.</mrk> <mrk mtype="seg" mid="2">Two.</mrk>', "One. Two."),
        ('<mrk mtype="x-term">a <ph id="1">{1}</ph></mrk>', "a {1}"),
    ],
)
def test_inline_elements_become_the_text_they_carry(inner, text):
    assert target_of(f"<target>{inner}</target>").target == text


@pytest.mark.parametrize(
    "inner",
    [
        '<g id="1">a</g>',
        '<x id="1"/>',
        '<bx id="1"/>',
        '<ph id="1"/>',
        '<ph id="1"><sub>a</sub></ph>',
        "<b>a</b>",
    ],
)
def test_an_inline_element_whose_text_is_not_known_is_refused_with_its_line(inner):
    with pytest.raises(BadXml) as refused:
        target_of(f"\n<target>{inner}</target>")
    assert refused.value.line == 5


def test_the_name_is_resname_then_id():
    units = (
        '<trans-unit id="1" resname="a/b"><source>x</source></trans-unit>'
        '<trans-unit id="c/d"><source>x</source></trans-unit>'
        '<trans-unit id="#0"><source>x</source></trans-unit>'
    )
    found = read_xliff(UNIT.format(units).encode()).messages
    assert [message.context for message in found] == ["a/b", "c/d", None]


def test_proposals_of_other_tools_are_passed_over():
    alternatives = (
        '<alt-trans match-quality="98"><source>y</source><target>z</target></alt-trans>'
        '<alt-trans alttranstype="previous-version"><source>old</source><target>viejo</target></alt-trans>'
    )
    assert target_of(f"<target>y</target>{alternatives}").previous_source == "old"


def test_groups_of_other_tools_are_looked_into():
    inner = '<group id="g"><note>n</note><group><trans-unit id="a"><source>x</source></trans-unit></group></group>'
    assert [message.source for message in read_xliff(UNIT.format(inner).encode()).messages] == ["x"]


def test_obsolete_messages_are_not_written():
    catalog = Catalog({}, (Message("a/b", "x"), Message("a/c", "y", obsolete=True)))
    assert [m.context for m in read_xliff(write_xliff(catalog, source_locale="en")).messages] == ["a/b"]


def test_the_same_file_is_read_however_its_language_is_spelt():
    data = write_xliff(SAMPLE, source_locale="en").replace(b'"es-MX"', b'"ES-mx"')
    assert read_xliff(data, source_locale="EN", locale="es-MX").header["Language"] == "es_MX"


def test_a_file_without_our_header_tells_its_language_itself():
    data = UNIT.format('<trans-unit id="a"><source>x</source><target>y</target></trans-unit>').encode()
    assert dict(read_xliff(data).header) == {"Language": "es"}


@pytest.mark.parametrize("wanted", [{"locale": "es"}, {"locale": "fr"}, {"source_locale": "de"}])
def test_a_file_sent_to_another_address_is_refused(wanted):
    with pytest.raises(AddressMismatch):
        read_xliff(write_xliff(SAMPLE, source_locale="en"), **wanted)


@pytest.mark.parametrize("text", ["a\0", "a\x1b[0m", "\x0b", "\x7f", "\x9b", "\ud800", "\ufffe", "\uffff"])
def test_a_character_that_xml_cannot_hold_is_refused_on_writing(text):
    with pytest.raises(NotText) as refused:
        write_xliff(Catalog({}, (Message("a/b", "x", text),)), source_locale="en")
    assert refused.value.key == "a/b"


def test_a_catalog_that_could_not_be_read_back_is_not_written():
    with pytest.raises(DuplicateKey):
        write_xliff(Catalog({}, (Message("a/b", "x"), Message("a/b", "x"))), source_locale="en")
    with pytest.raises(BadHeader):
        write_xliff(Catalog({"Language": "../etc"}), source_locale="en")
    with pytest.raises(BadLocale):
        write_xliff(Catalog(), source_locale="en_US/..")


def test_a_plural_unit_outside_its_group_is_refused():
    context = '<context-group purpose="information"><context context-type="x-po-plural">xs</context></context-group>'
    with pytest.raises(BadPlural):
        read_xliff(UNIT.format(f'<trans-unit id="a"><source>x</source>{context}</trans-unit>').encode())


def test_a_plural_group_of_another_tool_is_read():
    group = """<group restype="x-gettext-plurals">
      <trans-unit id="1[0]" resname="a"><source>%d day</source><target>%d día</target></trans-unit>
      <trans-unit id="1[1]" resname="a"><source>%d days</source><target>%d días</target></trans-unit></group>"""
    message = read_xliff(UNIT.format(group).encode()).messages[0]
    assert (message.source, message.plural_source) == ("%d day", "%d days")
    assert message.plural_targets == ("%d día", "%d días")


@pytest.mark.parametrize(
    "inside",
    [
        "",
        "<group/>",
        '<trans-unit id="1" resname="a"><source>%d day</source></trans-unit>',
    ],
    ids=["empty", "group in it", "one form without its plural"],
)
def test_a_plural_group_that_does_not_tell_its_plural_is_refused(inside):
    with pytest.raises(BadPlural):
        read_xliff(UNIT.format(f'<group restype="x-gettext-plurals">{inside}</group>').encode())


def test_an_element_that_has_no_place_in_a_unit_is_refused():
    with pytest.raises(BadXml, match="<body>"):
        target_of("<target>y</target><body/>")


def test_a_line_number_without_its_file_is_passed_over():
    context = (
        '<context-group purpose="location"><context context-type="linenumber">3</context></context-group>'
    )
    assert target_of(context).references == ()


EXPECTED = """<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">
  <file original="knee-injection" source-language="en" target-language="es-MX" datatype="plaintext">
    <header>
      <note from="po-header:Project-Id-Version">knee-injection 3</note>
      <note from="po-header:PO-Revision-Date">2026-01-31 12:00+0000</note>
      <note from="po-header:Last-Translator">Ana &lt;ana@example.org&gt;</note>
      <note from="po-header:Language">es_MX</note>
      <note from="po-header:X-Guide">knee-injection</note>
      <note from="po-header:X-Guide-Version">3</note>
      <note from="po-header:X-Export">0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f</note>
      <note>Spanish for Mexico.</note>
    </header>
    <body>
      <trans-unit id="risks/a1" resname="risks/a1" xml:space="preserve">
        <source>Call **999** if {1} &amp; &lt;pain&gt;.</source>
        <target state="translated">Llame al **999** si {1} y &lt;dolor&gt;.</target>
      </trans-unit>
      <trans-unit id="risks/a2" resname="risks/a2" xml:space="preserve">
        <source>Rest for 2 days.</source>
        <target state="needs-review-translation">Descanse 3 días.</target>
        <context-group purpose="location">
          <context context-type="sourcefile">knee-injection/risks</context>
          <context context-type="linenumber">2</context>
        </context-group>
        <note from="developer">paragraph</note>
        <note from="developer">critical</note>
        <note from="translator">Is it days?</note>
        <alt-trans alttranstype="previous-version" resname="risks/a9" xml:space="preserve">
          <source>Rest for 3 days.</source>
          <target>Descanse 3 días.</target>
        </alt-trans>
      </trans-unit>
      <trans-unit id="risks/a3" resname="risks/a3" xml:space="preserve">
        <source>Empty.</source>
      </trans-unit>
    </body>
  </file>
</xliff>
"""
