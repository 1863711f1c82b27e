"""The table "How a section gets its text", line by line, and as laws."""

from __future__ import annotations

import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentapi.core.composition import (
    Choice,
    Facts,
    ReleaseState,
    SectionState,
    SectionText,
    SourceSection,
    build,
    choose,
    may_be_offered,
    overall,
)
from contentapi.core.composition.body import unsealed
from contentapi.core.lifecycle import Urgency

NEW, OLD, BOTH = {2: "neu"}, {1: "alt"}, {1: "alt", 2: "neu"}


@pytest.mark.parametrize(
    ("accepted", "critical", "urgency", "state", "renders"),
    [
        (NEW, False, Urgency.ROUTINE, SectionState.CURRENT, 2),
        (BOTH, True, Urgency.SAFETY, SectionState.CURRENT, 2),
        (OLD, False, Urgency.ROUTINE, SectionState.OUTDATED, 1),
        (OLD, True, Urgency.ROUTINE, SectionState.WITHHELD, 2),
        (OLD, False, Urgency.SAFETY, SectionState.WITHHELD, 2),
        (OLD, True, Urgency.SAFETY, SectionState.WITHHELD, 2),
        ({}, False, Urgency.ROUTINE, SectionState.UNTRANSLATED, 2),
        ({}, True, Urgency.SAFETY, SectionState.UNTRANSLATED, 2),
    ],
)
def test_the_table_of_the_safety_rules(accepted, critical, urgency, state, renders):
    section, earlier = SourceSection("s", 2, critical, (2,)), [SourceSection("s", 1, critical, (1,))]
    choice = choose(section, earlier, accepted, urgency=urgency)
    assert (choice.state, choice.renders_version) == (state, renders)


def test_a_section_that_was_critical_before_is_not_served_outdated():
    section, earlier = SourceSection("s", 2, False, (2,)), [SourceSection("s", 1, True, (1,))]
    assert choose(section, earlier, OLD, urgency=Urgency.ROUTINE).state is SectionState.WITHHELD


@given(
    accepted=st.dictionaries(st.integers(1, 6), st.sampled_from(["x", "y"])),
    critical=st.booleans(),
    urgency=st.sampled_from(Urgency),
)
def test_old_and_new_text_are_never_mixed(accepted, critical, urgency):
    section = SourceSection("s", 3, critical, (4, 5, 6))
    earlier = [SourceSection("s", 2, critical, (2, 3, 4)), SourceSection("s", 1, critical, (1, 2, 4))]
    choice = choose(section, earlier, accepted, urgency=urgency)
    if choice.targets is None:
        assert choice.state in {SectionState.WITHHELD, SectionState.UNTRANSLATED}
    else:
        shown = {3: (4, 5, 6), 2: (2, 3, 4), 1: (1, 2, 4)}[choice.renders_version]
        assert choice.targets == tuple(accepted[segment] for segment in shown)
        assert choice.state is SectionState.CURRENT or not critical


def test_a_first_release_needs_every_critical_section():
    sections = [SourceSection("a", 1, False, (1,)), SourceSection("b", 1, True, (2,))]
    current = [Choice("a", SectionState.CURRENT, 1, ("x",)), Choice("b", SectionState.UNTRANSLATED, 1, None)]
    assert not may_be_offered(current, sections, share=0.0)


def test_a_first_release_needs_the_share_that_the_guide_sets():
    sections = [SourceSection(k, 1, False, (n,)) for n, k in enumerate("abcd")]
    choices = [Choice(k, SectionState.CURRENT, 1, ("x",)) for k in "abc"]
    choices.append(Choice("d", SectionState.UNTRANSLATED, 1, None))
    assert may_be_offered(choices, sections, share=0.75)
    assert not may_be_offered(choices, sections, share=0.8)


@pytest.mark.parametrize(
    ("states", "whole"),
    [
        (["current", "current"], ReleaseState.CURRENT),
        (["current", "outdated"], ReleaseState.OUTDATED),
        (["outdated", "withheld"], ReleaseState.PARTIAL),
        (["untranslated"], ReleaseState.PARTIAL),
    ],
)
def test_a_release_is_as_fresh_as_its_sections(states, whole):
    assert overall([SectionState(state) for state in states]) is whole


def _facts() -> Facts:
    return Facts(
        guide="g",
        version=1,
        revision=1,
        locale="es",
        direction="ltr",
        source_locale="en",
        title="T",
        title_locale="es",
        title_direction="ltr",
        summary="S",
        urgency="routine",
        published_at="2026-11-01T12:00:00Z",
        reviewed={"last": None},
        codes=[],
        solo=False,
    )


def _section(key: str, markdown: str) -> SectionText:
    choice = Choice(key, SectionState.CURRENT, 1, None)
    return SectionText(choice, "overview", False, "Title", markdown, "es", "ltr", None)


@given(st.lists(st.sampled_from(["Uno.", "Dos.\n\n- tres", "| a |\n| --- |\n| ñ |"]), max_size=4))
def test_a_release_is_named_by_its_bytes_and_so_is_every_section(texts):
    built = build(_facts(), [_section(f"s{n}", text) for n, text in enumerate(texts)])
    said = json.loads(built.body)
    assert said["digest"] == built.digest == hashlib.sha256(unsealed(built.body)).hexdigest()
    assert [s["key"] for s in said["sections"]] == list(built.parts)
    for section in said["sections"]:
        start, end, digest = built.parts[section["key"]]
        assert json.loads(built.body[start:end]) == section
        assert hashlib.sha256(unsealed(built.body[start:end])).hexdigest() == digest == section["digest"]


def test_the_same_text_gives_the_same_bytes():
    assert build(_facts(), [_section("s", "Uno.")]) == build(_facts(), [_section("s", "Uno.")])


def test_the_bytes_of_a_release_are_what_they_were_when_their_form_was_fixed():
    """Whoever changes the form raises `services.releases.FORM`, and tells readers so."""
    built = build(_facts(), [_section("s", "Dos *y* tres.\n\n- ñ")])
    assert built.digest == "10560f10839d365c14c3e309b5e2d661b782e9fd6dbdb7bd66679c7e5cd9c06a"
    assert (built.title, built.summary) == ("T", "S")
