"""An editor's file: what is read, and what every mistake says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contentapi.core.errors import BadFrontMatter, BadGuide, BadSection, UnsupportedConstruct
from contentapi.core.kinds import SectionKind
from contentapi.core.lifecycle import Urgency
from contentapi.core.segmentation import read_guide, split
from contentapi.core.segmentation.guide_file import Code

DATA = Path(__file__).parents[2] / "data/markdown"
HEAD = "---\nslug: rest\ntitle: Rest\n---\n"
RISKS = "## Risks {#risks}\n\nNone.\n"


def guide(front: str = "slug: rest\ntitle: Rest\n", body: str = RISKS):
    return read_guide(f"---\n{front}---\n{body}".encode())


def test_a_guide_is_read_whole():
    read = read_guide((DATA / "guide-after.md").read_bytes())
    assert (read.slug, read.locale, read.urgency, read.critical) == (
        "knee-arthroscopy",
        "en",
        Urgency.SAFETY,
        False,
    )
    assert read.title == "Knee arthroscopy: a guide for patients"
    assert read.codes == (
        Code("ICD-10-PCS", "0SJC4ZZ", "Inspection of right knee joint"),
        Code("SNOMED-CT", "309431009"),
    )
    assert (read.reviewed_last, read.review_due, read.unknown) == (date(2026, 9, 1), date(2029, 9, 1), ())
    assert [(s.key, s.kind.value, s.critical, s.title, s.line, s.body_line) for s in read.sections] == [
        ("overview", "overview", False, "What it is", 15, 17),
        ("preparation", "preparation", True, "Before the operation", 21, 23),
        ("seek-help", "seek_help", True, "When to get help", 36, 38),
    ]
    assert read.sections[2].markdown.startswith("Call your clinic at once if you have:\n\n1. a fever")
    assert read.sections[2].markdown.endswith("trouble breathing")


@pytest.mark.parametrize(
    "heading",
    [
        "## Risks {#r kind=risks critical}",
        "## Risks {critical kind=risks #r}",
        "##   Risks   {#r critical=true kind='risks'} ##",
        '  ## Risks {  kind="risks"   #r critical=yes }',
        "Risks {#r kind=risks critical}\n---",
    ],
)
def test_a_section_heading_may_be_written_in_these_ways(heading):
    (section,) = guide(body=f"{heading}\ntext\n").sections
    assert (section.key, section.kind, section.critical, section.title) == (
        "r",
        SectionKind.RISKS,
        True,
        "Risks",
    )
    assert section.markdown == "text"


def test_kinds_and_critical_sections_may_stand_in_the_front_matter():
    read = guide("slug: a\ntitle: b\nkinds: {x: limits}\ncritical: [x]\n", "## A {#x}\n\n## B {#seek-help}\n")
    assert [(s.kind.value, s.critical) for s in read.sections] == [("limits", True), ("seek_help", False)]
    assert guide("slug: a\ntitle: b\ncritical: yes\n").critical


@pytest.mark.parametrize(
    "front",
    [
        "review: {last: 2026-01-02, next_due: 2027-01-02, note: ok}",
        "review:\n  last_reviewed: 2026-01-02\n  review_due: '2027-01-02'\n  note: ok",
        "reviewed: 2026-01-02\nnext_review: 2027-01-02\nreview_note: ok",
        "last_reviewed: 2026-01-02\nnext_review_due: 2027-01-02\nreview: {note: ok}",
        "reviewed: {last: 2026-01-02, next_due: 2027-01-02, note: ok}",
    ],
)
def test_review_dates_have_several_names(front):
    read = guide(f"slug: a\ntitle: b\n{front}\n")
    assert (read.reviewed_last, read.review_due, read.review_note) == (
        date(2026, 1, 2),
        date(2027, 1, 2),
        "ok",
    )


@pytest.mark.parametrize(
    "front",
    [
        f"title: {'t' * 301}",
        f"title: b\ncodes: [{{system: {'s' * 41}, code: x}}]",
        f"title: b\ncodes: [ICD:{'x' * 41}]",
        f"title: b\ncodes: [{{system: s, code: x, display: {'d' * 301}}}]",
        f"title: b\nreviewer: {'r' * 201}",
    ],
)
def test_what_the_record_could_not_hold_is_refused_with_its_line(front):
    with pytest.raises(BadFrontMatter, match="characters; at most") as caught:
        guide(f"slug: a\n{front}\n")
    assert caught.value.line == front.count("\n") + 3
    with pytest.raises(BadSection, match="more than 300 characters") as too_long:
        guide(body=f"## {'h' * 301} {{#risks}}\n\nNone.\n")
    assert too_long.value.line == 5


def test_a_heading_whose_link_is_defined_elsewhere_keeps_it():
    body = "# Rest, [how]\n\n## See [our page][P] {#risks}\n\nNone.\n\n[p]: https://example.org 'Us'\n[how]: #risks\n"
    read = guide("slug: rest\n", body)
    assert read.title == "Rest, [how](#risks)"
    assert read.sections[0].title == 'See [our page](https://example.org "Us")'
    assert guide(body="## See [our page] {#risks}\n\nNone.\n").sections[0].title == "See [our page]"
    with pytest.raises(UnsupportedConstruct) as caught:
        guide(body="## See [our <b>page</b>][p] {#risks}\n\nNone.\n\n[p]: https://example.org\n")
    assert caught.value.line == 5


@pytest.mark.parametrize("front", ["review:", "reviewed: ", "review: {}", "last_reviewed: ~"])
def test_a_review_left_empty_says_nothing(front):
    assert guide(f"slug: a\ntitle: b\n{front}\n").reviewed_last is None


@pytest.mark.parametrize("front", ["review: [2026-01-02]", "review: yesterday"])
def test_a_review_that_is_no_group_is_told_how_to_write_one(front):
    with pytest.raises(BadFrontMatter, match=r"review: \{last: 2026-11-22\}") as caught:
        guide(f"slug: a\ntitle: b\n{front}\n")
    assert caught.value.line == 4


@pytest.mark.parametrize("pasted", ["\u2028", "\u2029", "\x85"])
def test_a_line_separator_in_a_value_is_white_space(pasted):
    read = guide(f"slug: a\ntitle: Knee{pasted}injection\nsummary: {pasted}x\n")
    assert (read.title, read.summary) == ("Knee injection", "x")


def test_a_footnote_is_refused_in_the_section_where_its_text_stands():
    with pytest.raises(UnsupportedConstruct, match="footnotes") as caught:
        guide(body="## Risks {#risks}\n\nNone.[^1]\n\n## Uses {#uses}\n\nSome.\n\n[^1]: Few.\n")
    assert (caught.value.line, caught.value.key) == (13, "uses")


def test_yaml_is_read_as_text_so_that_no_is_norwegian_and_a_code_keeps_its_zero():
    read = guide(
        "slug: 123\ntitle: 2026-01-02\nlocale: no\ncodes: [{system: ICD-9, code: 724.20}]\nsummary:\n"
    )
    assert (read.slug, read.title, read.locale, read.summary) == ("123", "2026-01-02", "no", "")
    assert read.codes == (Code("ICD-9", "724.20"),)


@pytest.mark.parametrize(
    "codes",
    [
        "[ICD-9:724.2, 'SNOMED: 0123 Back pain']",
        "[ICD-9 724.2, SNOMED 0123 Back  pain]",
        "[{system: ICD-9, code: 724.2}, {system: SNOMED, code: 0123, display: Back pain}]",
    ],
)
def test_codes_are_written_in_several_ways(codes):
    read = guide(f"slug: a\ntitle: b\ncodes: {codes}\n")
    assert read.codes == (Code("ICD-9", "724.2"), Code("SNOMED", "0123", "Back pain"))


def test_codes_may_be_grouped_by_system():
    read = guide("slug: a\ntitle: b\ncodes:\n  ICD-9: [724.2, 724.8]\n  SNOMED: 0123\n")
    assert read.codes == (Code("ICD-9", "724.2"), Code("ICD-9", "724.8"), Code("SNOMED", "0123"))


def test_kinds_as_a_list_say_what_is_there():
    assert guide("slug: a\ntitle: b\nkinds: [risks]\n").sections[0].kind is SectionKind.RISKS
    with pytest.raises(BadFrontMatter, match="no section is of that kind"):
        guide("slug: a\ntitle: b\nkinds: [risks, uses]\n")


def test_unknown_fields_are_told():
    assert guide("slug: a\ntitle: b\nauthor: c\ntags: [d]\n").unknown == ("author", "tags")


def test_a_first_heading_is_the_title_where_there_is_none():
    assert guide("slug: a\n", f"# The *title*\n\n{RISKS}").title == "The *title*"
    assert guide("slug: a\ntitle: Same\n", f"# Same\n\n{RISKS}").title == "Same"


def test_a_heading_in_code_or_in_a_list_is_no_section():
    body = "## A {#risks}\n\n```\n## B {#b}\n```\n\n- ## C\n\n> ## D\n\n### E\n"
    (section,) = guide(body=body).sections
    assert section.markdown == body.split("\n\n", 1)[1].rstrip()


def test_a_link_definition_of_another_section_is_brought_along():
    read = guide(
        body="## A {#risks}\n\nSee [the map][Map].\n\n## B {#costs}\n\nNone.\n\n[map]: https://example.org/a 'M'\n"
    )
    assert split(read.sections[0].markdown).segments[0].links == ("https://example.org/a",)
    assert read.sections[1].markdown == "None.\n\n[map]: https://example.org/a 'M'"


def test_bom_and_other_newlines_are_read():
    text = f"---\nslug: rest\ntitle: Rest\n---\n{RISKS}"
    wanted = read_guide(text.encode())
    assert read_guide(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()) == wanted
    assert read_guide(text.replace("\n", "\r").encode()) == wanted


@pytest.mark.parametrize(
    ("front", "line", "said"),
    [
        ("title: a\n", 1, "no slug"),
        ("slug: a\n", 1, "no title"),
        ("slug: A b\ntitle: c\n", 2, "'A b' is no slug"),
        (f"slug: {'a' * 81}\ntitle: c\n", 2, "no slug"),
        ("slug: a--b\ntitle: c\n", 2, "no slug"),
        ("slug: [a]\ntitle: c\n", 2, "must be text"),
        ("slug: a\nslug: b\ntitle: c\n", 3, "stands twice"),
        ("slug: a\ntitle: b: c\n", 3, "not YAML"),
        ("slug: a\ntitle: 'b\n", 4, "not YAML"),
        ("- a\n", 2, "must be fields"),
        ("slug: a\ntitle: b\nx: &y [z]\n", 4, "anchors"),
        ("slug: a\ntitle: b\nx: *y\n", 4, "anchors"),
        ("slug: a\ntitle: b\nx: !!python/object/apply:os.getcwd []\n", 4, "tags"),
        ("slug: a\ntitle: b\nx: " + "[" * 2000 + "\n", 4, "too deep"),
        ("slug: a\ntitle: b\n? [x]\n: y\n", 4, "name must be text"),
        ("slug: a\ntitle: b\nurgency: soon\n", 4, "routine or safety"),
        ("slug: a\ntitle: b\nlocale: en_US\n", 4, "hyphens"),
        ("slug: a\ntitle: b\ncritical: risks\n", 4, "true, false"),
        ("slug: a\ntitle: b\ncritical: [other]\n", 4, "no section has that key"),
        ("slug: a\ntitle: b\nkinds: {other: risks}\n", 4, "no section has that key"),
        ("slug: a\ntitle: b\nkinds: risks\n", 4, "key: kind"),
        ("slug: a\ntitle: b\ncodes: [M47]\n", 4, "ICD-10-CM:M47.816"),
        ("slug: a\ntitle: b\ncodes: [{code: M47}]\n", 4, "ICD-10-CM:M47.816"),
        ("slug: a\ntitle: b\nreview: {last: 2026-02-30}\n", 4, "no date"),
        ("slug: a\ntitle: b\nreviewed: soon\n", 4, "no date"),
        ("slug: a\ntitle: b\nreview: {last: 2026-01-02, next_due: 2025-01-02}\n", 4, "before the last"),
        ("slug: a\ntitle: b\nreview: {last: 2026-01-02}\nreviewed: 2026-01-03\n", 5, "twice"),
        ("slug: a\ntitle: b\nreview: {by: me}\n", 4, "'by' is none of them"),
    ],
)
def test_a_mistake_in_the_front_matter_says_where_it_is(front, line, said):
    with pytest.raises(BadFrontMatter, match=said) as caught:
        guide(front)
    assert caught.value.line == line


@pytest.mark.parametrize(
    ("body", "line", "said"),
    [
        ("", 5, "no section"),
        ("# A\n", 5, "no section"),
        ("text\n\n## A {#risks}\n", 5, "text before the first"),
        ("# Rest\n\ntext\n\n## A {#risks}\n", 7, "text before the first"),
        ("### A\n\n## B {#risks}\n", 5, "text before the first"),
        ("## A\n", 5, "no key"),
        ("## A {risks}\n", 5, "no key"),
        ("## A {#risks #costs}\n", 5, "more than one"),
        ("## {#risks}\n", 5, "no text"),
        ("## A {#Risks}\n", 5, "no section key"),
        ("## A {#guide kind=other}\n", 5, "no section key"),
        (f"## A {{#a{'b' * 64} kind=other}}\n", 5, "no section key"),
        ("## A {#a}\n", 5, "add kind= and one of overview, uses"),
        ("## A {#a kind=danger}\n", 5, "no kind 'danger'"),
        ("## A {#a kind=risks kind=costs}\n", 5, "twice"),
        ("## A {#a kind=risks urgent}\n", 5, "'urgent' is not known"),
        ("## A {#risks}\n\n## B {#risks}\n", 7, "stands twice, first in line 5"),
        ("## A {#risks}\n\n# B\n", 7, "guide's title"),
        ("# Rest\n# B\n\n## A {#risks}\n", 6, "guide's title"),
    ],
)
def test_a_mistake_in_a_section_says_where_it_is(body, line, said):
    with pytest.raises(BadSection, match=said) as caught:
        guide(body=body)
    assert caught.value.line == line


def test_what_cannot_be_translated_is_refused_with_its_line_in_the_file_and_its_section():
    with pytest.raises(UnsupportedConstruct) as caught:
        guide(body="## A {#risks}\n\n\nText\nand <b>more</b>\n")
    assert (caught.value.line, caught.value.key) == (9, "risks")
    with pytest.raises(UnsupportedConstruct) as caught:
        guide(body="## A <i>b</i> {#risks}\n")
    assert caught.value.line == 5


def test_two_kinds_of_one_section_are_refused():
    with pytest.raises(BadSection, match="two kinds: costs, risks"):
        guide("slug: a\ntitle: b\nkinds: {a: costs}\n", "## A {#a kind=risks}\n")


def test_a_file_without_front_matter_is_refused():
    for text in ("", "## A {#risks}\n", "---\nslug: a\n", " ---\nslug: a\n---\n"):
        with pytest.raises(BadFrontMatter, match="must begin with front matter"):
            read_guide(text.encode())


def test_bytes_that_are_not_utf_8_or_too_many_are_refused():
    with pytest.raises(BadGuide, match="not UTF-8") as caught:
        read_guide(HEAD.encode() + b"## A {#risks}\n\xff\n")
    assert caught.value.line == 6
    with pytest.raises(BadGuide, match="at most"):
        read_guide(b"a" * (1024 * 1024 + 1))
    with pytest.raises(BadFrontMatter, match="longer than"):
        guide("slug: a\ntitle: b\nx: " + "y" * 70_000 + "\n")
    with pytest.raises(BadGuide, match=r"U\+0000"):
        read_guide(HEAD.encode() + b"\x00")


PARTS = st.sampled_from(
    ["---\n", "slug: a\n", "title: b\n", "critical: [risks]\n", "x: [\n", "  - {a: b}\n", "'", "## A {#risks}\n", "## B {#costs critical}\n",
     "## C\n", "# D\n", "text\n", "\n", "```\n", "- a\n", "<b>", "\t", "{", "&a", "*a", "!!b", "review: ", "2026-01-02\n", "é", "kinds:\n"]
)  # fmt: skip


@settings(max_examples=250, deadline=None)
@given(st.lists(PARTS, max_size=14).map("".join), st.booleans())
def test_any_file_is_read_or_refused(text, headed):
    data = ((HEAD if headed else "") + text).encode()
    try:
        sections = read_guide(data).sections
    except BadGuide:
        sections = None
    assert sections is None or sections
