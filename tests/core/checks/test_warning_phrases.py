from __future__ import annotations

import pytest

from contentapi.core.checks.findings import Pair, Term
from contentapi.core.checks.sense.warning_phrases import check

CALL = Term(
    ("call at once", "call us at once"),
    required=("llame de inmediato",),
    allowed=("llame ya",),
    warning="seek-help-now",
)


def found(
    target: str, *, critical: bool = True, source: str = "Call us at once if you have a fever."
) -> list[str]:
    return [
        finding.level.value for finding in check(Pair(source, target, "es", critical=critical, terms=(CALL,)))
    ]


@pytest.mark.parametrize(
    "target", ["LLAME de inmediato.", "Llame  de\u00a0inmediato", "**Llame** de inmediato", "Llámé ya"]
)
def test_case_diacritics_space_and_marks_do_not_matter(target):
    assert found(target) == []


@pytest.mark.parametrize("target", ["Llame pronto.", "Llame de inmediatos", "Llamen de inmediato", ""])
def test_any_other_wording_blocks_where_it_is_critical(target):
    assert found(target) == (["blocking"] if target else [])
    assert found(target, critical=False) == (["advisory"] if target else [])


def test_a_source_without_the_phrase_asks_for_nothing():
    assert found("Llame pronto.", source="Call us soon.") == []


def test_the_finding_names_the_approved_renderings():
    (finding,) = check(Pair("Call at once", "Llame", "es", critical=True, terms=(CALL,)))
    assert "llame de inmediato" in finding.message
    assert "llame ya" in finding.message


def test_chinese_needs_no_space_around_the_rendering():
    term = Term(("do not drive",), required=("请勿开车",), warning="do-not")
    assert not list(
        check(Pair("Do not drive today", "今天请勿开车。", "zh-Hans", critical=True, terms=(term,)))
    )
