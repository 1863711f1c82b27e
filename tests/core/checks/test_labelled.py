from __future__ import annotations

import pytest

from contentapi.core.checks import CHECKS
from contentapi.core.checks.scorecard import MAX_FALSE_ALARMS, Expect, score, total, verdict
from tests.core.checks.labelled import LOCALES, files, pairs_of

NAMES = [path.stem for path in files()]
MOST = {"numbers": (12, 6)}


@pytest.mark.parametrize("check", NAMES)
def test_every_labelled_file_is_named_after_a_check(check):
    assert check in {known.id for known in CHECKS}


@pytest.mark.parametrize("check", NAMES)
def test_no_pair_that_must_be_blocked_is_missed(check):
    missed = [
        (one.pair.locale, one.pair.target, one.why)
        for one in pairs_of(check)
        if one.expect is Expect.BLOCK and verdict(one) is not Expect.BLOCK
    ]
    assert missed == []


@pytest.mark.parametrize("check", NAMES)
def test_blocking_false_alarms_stay_under_one_in_fifty(check):
    sums = total(score(pairs_of(check)))[check]
    assert sums.right > 0
    assert sums.false_alarm_rate <= MAX_FALSE_ALARMS


@pytest.mark.parametrize("check", ["numbers", "doses", "frequency", "comparators", "error_prone", "contacts"])
def test_what_should_advise_advises_and_what_is_right_is_left_alone(check):
    wrong = [
        (one.pair.locale, one.pair.target, one.expect.value, verdict(one).value)
        for one in pairs_of(check)
        if verdict(one) is not one.expect
    ]
    assert wrong == []


@pytest.mark.parametrize("check", ["numbers", "doses", "frequency", "comparators", "error_prone", "contacts"])
@pytest.mark.parametrize("locale", LOCALES)
def test_every_locale_has_enough_right_and_wrong_pairs(check, locale):
    mine = [one for one in pairs_of(check) if one.pair.locale == locale]
    right, wrong = MOST.get(check, (6, 4))
    assert sum(one.expect is not Expect.BLOCK for one in mine) >= right
    assert sum(one.expect is Expect.BLOCK for one in mine) >= wrong


@pytest.mark.parametrize("check", ["numbers", "doses", "frequency", "comparators", "error_prone", "contacts"])
def test_a_right_pair_of_one_check_raises_no_block_in_another_of_the_family(check):
    family = ("numbers", "doses", "frequency", "comparators", "error_prone", "contacts")
    from contentapi.core.checks import Level, run

    wrong = [
        (one.pair.locale, one.pair.target, finding.check)
        for one in pairs_of(check)
        if one.expect is Expect.PASS
        for finding in run(one.pair, only=family)
        if finding.level is Level.BLOCKING
    ]
    assert wrong == []
