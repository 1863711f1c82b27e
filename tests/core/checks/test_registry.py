from __future__ import annotations

import pytest

from contentapi.core.checks import CHECKS, Check, Finding, Level, Pair, Term, run
from contentapi.core.checks.scorecard import Expect, Labelled, Score, score, total
from contentapi.core.errors import BadParameter


def test_every_check_has_an_id_of_its_own_and_a_version():
    assert len({check.id for check in CHECKS}) == len(CHECKS)
    assert all(isinstance(check, Check) and check.version >= 1 for check in CHECKS)


def test_only_the_chosen_checks_run_in_the_order_of_the_registry():
    found = run(Pair("Take 5 mg", "Tome 50 g", "es"), only=["doses", "numbers"])
    assert [finding.check for finding in found] == ["numbers"]
    assert {finding.check for finding in run(Pair("5 mg", "5 g", "es"))} >= {"doses"}


def test_a_check_that_does_not_exist_is_refused():
    with pytest.raises(BadParameter, match="no check “nummers”"):
        run(Pair("a", "b", "es"), only=["nummers"])


def test_an_empty_target_has_no_findings():
    assert run(Pair("Take 5 mg of {1} on your left", "", "es", critical=True)) == ()


def test_every_finding_says_in_one_sentence_what_to_do():
    for finding in run(Pair("Do not take 5 mg. Call 999.", "Tome 50 g y 3 más.", "es", critical=True)):
        assert isinstance(finding, Finding)
        assert finding.level in Level
        assert finding.message.endswith((".", "?", "!"))
        assert "\n" not in finding.message


def test_terms_are_values_that_can_be_compared():
    assert Term(("apixaban",), medicine=True) == Term(("apixaban",), medicine=True)


def test_a_scorecard_counts_hits_misses_and_false_alarms_by_locale():
    pairs = [
        Labelled("numbers", Pair("5 mg", "50 mg", "fr"), Expect.BLOCK),
        Labelled("numbers", Pair("5 mg", "5 mg", "fr"), Expect.BLOCK),
        Labelled("numbers", Pair("5 mg", "50 mg", "fr"), Expect.PASS),
        Labelled("numbers", Pair("5 mg", "5 mg", "de"), Expect.PASS),
        Labelled("numbers", Pair("two days", "Tage", "de"), Expect.ADVISE),
    ]
    german, french = score(pairs)
    assert french == Score("numbers", "fr", right=1, wrong=2, hits=1, misses=1, false_alarms=1)
    assert german == Score("numbers", "de", right=2)
    assert total([german, french])["numbers"].false_alarm_rate == pytest.approx(1 / 3)


def test_decomposed_and_precomposed_letters_are_read_alike_and_places_stay_true():
    right = "ए\u0915 बार में 8 से \u091c\u093c्यादा गोलियाँ न लें।"
    for given in (right, right.replace("\u091c\u093c", "\u095b")):
        assert run(Pair("Do not take more than 8 tablets at once.", given, "hi"), only=["comparators"]) == ()
    target = "\u095b\u095b 50 मिलीग्राम"
    (finding,) = run(Pair("Take 5 mg", target, "hi"), only=["numbers"])
    assert [target[start:end] for start, end in finding.target_spans] == ["50"]
