from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contentapi.core.checks.findings import Pair
from contentapi.core.checks.form.markup import check


def test_marks_that_take_no_effect_are_told_as_such():
    (finding,) = check(Pair("Do **not** drive", "请**不要。**开车", "zh-Hans"))
    assert "takes no effect" in finding.message


def test_strong_for_emphasis_is_one_finding():
    (finding,) = check(Pair("*Rest* now", "**Descanse** ya", "es"))
    assert "became" in finding.message


def test_a_link_whose_placeholder_is_gone_is_left_to_placeholders():
    assert not list(check(Pair("See [it]({1})", "Véalo", "es")))


def test_a_placeholder_outside_its_link_blocks():
    assert list(check(Pair("See [it]({1})", "Véalo: {1}", "es")))


def test_html_that_the_source_has_may_stay():
    assert not list(check(Pair("a <b>c</b>", "a <b>d</b>", "es")))


def test_a_cell_that_begins_with_a_dash_in_the_source_may_do_so_in_the_target():
    assert not list(check(Pair("- none", "- ninguno", "es")))


@pytest.mark.parametrize("target", ["# a", "- a", "1. a", "> a", "    a", "a\n\nb", "~~~\na", "***"])
def test_a_target_that_makes_other_blocks_blocks(target):
    assert "blocking" in {finding.level for finding in check(Pair("a", target, "es"))}


@given(st.text(alphabet="ab *_`[](){}<>&#-+1.\\\n|!不。", max_size=40))
def test_a_text_that_is_its_own_translation_has_no_finding(text):
    assert not list(check(Pair(text, text, "es")))
