from __future__ import annotations

import pytest

from contentapi.core.checks import Level, Pair, run


def levels(source, target, locale):
    return {finding.level for finding in run(Pair(source, target, locale), only=["error_prone"])}


@pytest.mark.parametrize(
    ("source", "target", "locale"),
    [
        pytest.param("5 mg", "5,0 mg", "fr", id="trailing-zero"),
        pytest.param("5 mg", "۵٫۰ میلی‌گرم", "fa", id="trailing-zero-in-persian"),
        pytest.param("0.5 mg", "(.5 mg)", "es", id="naked-decimal"),
        pytest.param("10 units", "10U Insulin", "de", id="letter-for-units"),
    ],
)
def test_a_form_that_is_misread_blocks(source, target, locale):
    assert levels(source, target, locale) == {Level.BLOCKING}


@pytest.mark.parametrize(
    ("source", "target", "locale"),
    [
        pytest.param("5.0 mg", "5,0 mg", "fr", id="the-source-has-it"),
        pytest.param("version 2.0", "Version 2.0", "de", id="no-dose"),
        pytest.param("10 IU", "10 UI", "es", id="international-units"),
        pytest.param("10 mg", "10mg", "ja", id="no-space-in-japanese"),
        pytest.param("100 mg", "100 mg", "de", id="zeros-of-a-whole-number"),
    ],
)
def test_a_clean_form_passes(source, target, locale):
    assert levels(source, target, locale) == set()


@pytest.mark.parametrize(
    ("source", "target"),
    [("10 mg", "10mg"), ("half a tablet", "1/2 comprimido"), ("5 mg once a day", "5 mg q.d.")],
)
def test_a_form_that_may_be_misread_advises(source, target):
    assert levels(source, target, "es") == {Level.ADVISORY}
