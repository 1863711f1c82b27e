"""Telephone numbers in running text, kept apart from the numbers that are quantities."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phone:
    """A telephone number: its place and its digits alone, with a leading + where there is one."""

    start: int
    end: int
    digits: str


_CANDIDATE = re.compile(
    r"(?<![0-9.,:])\+?(?:\((?=[0-9+]{1,5}\)))?[0-9](?:[\s().\-–\u2011/]{0,3}[0-9]){2,}(?![0-9])"
)
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:([ .,\u00a0\u202f'’])[0-9]{3})(?:\1[0-9]{3})*(?:[.,][0-9]+)?")
_DATE = re.compile(r"[0-9]{4}([-/.])[0-9]{1,2}\1[0-9]{1,2}|[0-9]{1,2}([-/.])\s?[0-9]{1,2}\2\s?[0-9]{2,4}")
_GROUPS = re.compile(r"[0-9]+")
_CALL = re.compile(
    r"(?:call|dial|ring|phone|tel|text|fax|llam|marc|appel|compos|anruf|rufen|wähl|telefon|ligu|chiam|bel\b|zadzwoń|звон|позвон"
    r"|набер|тел|ara(?:yın)?|اتصل|هاتف|تماس|تلفن|شماره|फ़ोन|फोन|कॉल|नंबर|ফোন|gọi|số|tumawag|电话|電話|拨打|致电|撥|전화|☎|📞|№|nº)",
    re.IGNORECASE,
)
_UNIT = re.compile(r"\s?(?:mg|ml|g\b|µg|mcg|kg|%|°|h\b|IU|UI|мг|мл|毫|ミリ)")


def find_phones(clean: str) -> tuple[Phone, ...]:
    """The telephone numbers of a folded text, in order. O(n).

    >>> [p.digits for p in find_phones("Call 020 7946 0958 or +44 (0)20 7946 0000")]
    ['02079460958', '+442079460000']
    >>> find_phones("1 000 000 people, 2019-2020, 500-1000 mg, 22.11.2026")
    ()
    """
    return tuple(
        Phone(
            match.start(),
            match.end(),
            ("+" if match.group()[0] == "+" else "")
            + "".join(_GROUPS.findall(match.group().replace("(0)", ""))),
        )
        for match in _CANDIDATE.finditer(clean)
        if _is_phone(clean, match)
    )


def _is_phone(clean: str, match: re.Match[str]) -> bool:
    raw = match.group()
    groups = _GROUPS.findall(raw)
    length = sum(map(len, groups))
    if (
        length > 15
        or ".." in raw
        or _GROUPED.fullmatch(raw)
        or _DATE.fullmatch(raw)
        or _UNIT.match(clean, match.end())
    ):
        return False
    called = _CALL.search(clean, max(0, match.start() - 30), match.start()) is not None
    if length < 7:
        return len(groups) == 3 and length == 3 and "-" in raw and called
    if raw[0] in "+(" or (groups[0][0] == "0" and len(groups) > 1 and length >= 8):
        return True
    if len(groups) <= 2:
        return called
    marked = any(sign in raw for sign in "-.()") and any(len(g) >= 3 for g in groups)
    return called or (marked and not _series(raw, groups))


def _series(raw: str, groups: list[str]) -> bool:
    """A list or range of round numbers rather than a telephone number (10 000-20 000, 2-4 100)."""
    return "," in raw or all(g.endswith("00") or len(g) <= 2 for g in groups) or "/" in raw
