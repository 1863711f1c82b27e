from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from translate.storage.tmx import tmxfile

from contentapi.core.errors import BadHeader, BadLocale, BadParameter, BadXml, NotText, TooLarge
from contentapi.core.interchange.tmx import read_tmx, write_tmx
from contentapi.core.memory import MemoryUnit

FILE = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
  <header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="{srclang}"
    datatype="plaintext"><prop type="x">y</prop></header>
  <body>{body}</body>
</tmx>
"""

texts = st.text(
    st.characters(
        exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff", include_characters="\t\n\r"
    ),
    max_size=40,
)
times = st.none() | st.datetimes(timezones=st.just(UTC)).map(lambda at: at.replace(microsecond=0))
units = st.builds(
    MemoryUnit,
    source_locale=st.sampled_from(["en", "en-GB", "zh-Hant"]),
    source=texts,
    locale=st.sampled_from(["es", "es-MX", "ar"]),
    target=texts,
    id=texts,
    context=texts,
    changed_at=times,
    author=texts,
)


def read(body: str, srclang: str = "en", **options):
    return read_tmx(FILE.format(srclang=srclang, body=body).encode(), **options)


@given(st.lists(units, max_size=5).map(tuple))
def test_what_is_written_is_read_back(held):
    data = write_tmx(held)
    assert read_tmx(data) == held
    assert write_tmx(read_tmx(data)) == data


@given(st.lists(units, max_size=5))
def test_translate_toolkit_finds_the_same_pairs(held):
    for locale in {unit.locale for unit in held}:
        same = [unit for unit in held if unit.locale == locale and unit.source_locale == "en"]
        store = tmxfile.parsestring(write_tmx(same), "en", locale)
        assert [(unit.source, unit.target) for unit in store.units] == [
            (unit.source, unit.target) for unit in same
        ]


def test_a_file_is_written_as_expected():
    at = datetime(2026, 1, 31, 13, 0, tzinfo=timezone(timedelta(hours=1)))
    held = [
        MemoryUnit("en", "Stop & go.", "es", "Pare <y> siga.", "7", "risks/a", at, "Ana"),
        MemoryUnit("en", "Go.", "es", "Siga."),
    ]
    assert write_tmx(held).decode() == EXPECTED


def test_every_target_of_a_unit_becomes_a_pair_of_its_own():
    found = read(
        '<tu tuid="1" changeid="me" changedate="20260131T120000Z"><note>n</note>'
        '<tuv xml:lang="fr" changeid="you" changedate="20250131T120000Z"><seg>Arrêtez.</seg></tuv>'
        '<tuv xml:lang="EN"><seg>Stop.</seg></tuv>'
        '<tuv lang="pt-br"><prop type="p">q</prop><seg>Pare.</seg></tuv></tu>'
    )
    assert found == (
        MemoryUnit("en", "Stop.", "fr", "Arrêtez.", "1", "", datetime(2025, 1, 31, 12, tzinfo=UTC), "you"),
        MemoryUnit("en", "Stop.", "pt-BR", "Pare.", "1", "", datetime(2026, 1, 31, 12, tzinfo=UTC), "me"),
    )


def test_a_unit_may_have_its_own_source_language():
    body = '<tu srclang="fr"><tuv xml:lang="fr"><seg>a</seg></tuv><tuv xml:lang="en"><seg>b</seg></tuv></tu>'
    assert [(unit.source_locale, unit.source) for unit in read(body)] == [("fr", "a")]


def test_where_all_languages_are_the_source_the_caller_says_which():
    body = '<tu><tuv xml:lang="en"><seg>a</seg></tuv><tuv xml:lang="es"><seg>b</seg></tuv></tu>'
    assert [unit.target for unit in read(body, "*all*", source_locale="en")] == ["b"]
    with pytest.raises(BadHeader):
        read(body, "*all*")


@pytest.mark.parametrize(
    ("seg", "text"),
    [
        ("see <ph x='1'>{1}</ph>", "see {1}"),
        ("<bpt i='1'>**</bpt>now<ept i='1'>**</ept>", "**now**"),
        ("<hi type='x'>now</hi>", "now"),
        ("<ut>**</ut>now", "**now"),
        ("&lt;b&gt;now&lt;/b&gt;", "<b>now</b>"),
    ],
)
def test_inline_elements_become_the_text_they_carry(seg, text):
    body = f'<tu><tuv xml:lang="en"><seg>a</seg></tuv><tuv xml:lang="es"><seg>{seg}</seg></tuv></tu>'
    assert read(body)[0].target == text


@pytest.mark.parametrize("seg", ["<ph x='1'/>", "<ph>a<sub>b</sub></ph>", "<b>a</b>", "<sub>a</sub>"])
def test_an_inline_element_whose_text_is_not_known_is_refused(seg):
    with pytest.raises(BadXml):
        read(f'<tu><tuv xml:lang="en"><seg>{seg}</seg></tuv></tu>')


def test_more_units_than_allowed_are_refused():
    with pytest.raises(TooLarge):
        read_tmx(write_tmx([MemoryUnit("en", "a", "es", "b")] * 3), max_units=2)


def test_what_cannot_be_written_is_refused():
    with pytest.raises(NotText) as refused:
        write_tmx([MemoryUnit("en", "a", "es", "b\0", id="7")])
    assert refused.value.key == "7"
    with pytest.raises(BadParameter):
        write_tmx([MemoryUnit("en", "a", "es", "b", changed_at=datetime(2026, 1, 1))])  # noqa: DTZ001
    with pytest.raises(BadLocale):
        write_tmx([MemoryUnit("en", "a", '"><x', "b")])


EXPECTED = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
  <header creationtool="contentapi" creationtoolversion="1" segtype="paragraph" o-tmf="contentapi"\
 adminlang="en" srclang="en" datatype="plaintext"/>
  <body>
    <tu tuid="7" changedate="20260131T120000Z" changeid="Ana">
      <prop type="x-context">risks/a</prop>
      <tuv xml:lang="en"><seg>Stop &amp; go.</seg></tuv>
      <tuv xml:lang="es"><seg>Pare &lt;y&gt; siga.</seg></tuv>
    </tu>
    <tu>
      <tuv xml:lang="en"><seg>Go.</seg></tuv>
      <tuv xml:lang="es"><seg>Siga.</seg></tuv>
    </tu>
  </body>
</tmx>
"""
