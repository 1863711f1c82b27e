"""Two amounts of one text, each with a side of its own: 2 ml in the right knee, 1 ml in the left."""

from __future__ import annotations

import re

from contentapi.core.checks import wording
from contentapi.core.checks.quantities.marks import Grade
from contentapi.core.checks.quantities.reading import read


def portions(text: str, locale: str, sides: re.Pattern[str]) -> dict[str, str]:
    """Amount → side, where two different amounts and two sides take turns; else nothing.

    sides   matches a word for a side; `lastgroup` names it.

    >>> sides = re.compile("(?P<left>left)|(?P<right>right)")
    >>> portions("2 ml in the right knee and 1 ml in the left knee", "en", sides)
    {'2': 'right', '1': 'left'}
    """
    plain = wording.read(text).plain
    found = read(plain, locale)
    marks = [m for m in (*found.digits, *found.words) if m.unit and m.grade >= Grade.WORD]
    named = [m for m in sides.finditer(plain) if m.lastgroup in ("left", "right")]
    if len(marks) != 2 or len(named) != 2 or marks[0].value == marks[1].value:
        return {}
    one, two = sorted(marks, key=lambda mark: mark.start)
    first, second = named
    if not (one.start < first.start() < two.start < second.start()) and not (
        first.start() < one.start < second.start() < two.start
    ):
        return {}
    return {one.value: first.lastgroup or "", two.value: second.lastgroup or ""}
