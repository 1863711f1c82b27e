"""Number words in running text: found, joined (twenty-four), read from CJK numerals."""

from __future__ import annotations

import re
from dataclasses import dataclass

from contentapi.core.checks.quantities.marks import Grade, Mark
from contentapi.core.checks.quantities.numerals import canonical
from contentapi.core.checks.quantities.tongues import ARABIC, Tongue
from contentapi.core.checks.wording import WORD
from contentapi.core.checks.wording import read as words_of


@dataclass(frozen=True, slots=True)
class Spelled:
    """A number in words: its place, its value, a unit it carries in itself, and whether it is a quantity.

    parts   the values of its characters, where they stand side by side (二三日: two or three days).
    """

    start: int
    end: int
    value: str
    unit: str = ""
    strict: bool = True
    parts: tuple[str, ...] = ()


_HAN_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
    "兩": 2,
    "双": 2,
    "雙": 2,
}
_HAN_TENS = {"十": 10, "百": 100, "千": 1000}
_HAN_BIG = {"万": 10_000, "萬": 10_000, "亿": 10**8, "億": 10**8}
_HAN = re.compile(r"ゼロ|[零〇一二三四五六七八九十百千万萬亿億两兩半双雙]+")
_HAN_NOT = re.compile(
    r"百分之|百日咳|千[克米卡瓦万萬]|[万萬]一|十分(?![钟鐘])|十全|[三五]叉|四肢|四周(?!后|内|左右|的时间)"
    r"|四十肩|五十肩|五十音|一[些般定起样樣直旦切致共]|半分|半身"
    r"|(?:星期|礼拜|禮拜|周|週)[一二三四五六]|第[零〇一二三四五六七八九十百]+|三角|三明治|六味|七叶|八角"
)
_KOREAN = re.compile(
    r"(?<![가-힣])(?:(스물네|열한|열두|다섯|여섯|일곱|여덟|아홉|두|세|네|열|반)"
    r"(?=\s?(?:시간|번|회|알|정|캡슐|방울|달|주|살|가지|명|차례|개))"
    r"|(이틀|사흘|나흘|닷새|열흘|보름|절반))"
)
_KOREAN_VALUES = {
    "스물네": "24", "열한": "11", "열두": "12", "다섯": "5", "여섯": "6", "일곱": "7", "여덟": "8",
    "아홉": "9", "두": "2", "세": "3", "네": "4", "열": "10", "반": "0.5", "이틀": "2", "사흘": "3",
    "나흘": "4", "닷새": "5", "열흘": "10", "보름": "15", "절반": "0.5",
}  # fmt: skip
_KOREAN_DAYS = frozenset({"이틀", "사흘", "나흘", "닷새", "열흘", "보름"})
_INDONESIAN = re.compile(r" (puluh|belas)\b")
_HARAKAT = re.compile(r"[\u064b-\u0652\u0640]")
_TEN_PLUS = frozenset({"vi", "tr", "fr"})


def may_spell(text: str, tables: Tongue) -> bool:
    """Whether a text may hold number words; quick, may say yes in vain.

    >>> from contentapi.core.checks.quantities.tongues import tongue
    >>> may_spell("for two days", tongue("en")), may_spell("Rest.", tongue("en"))
    (True, False)
    """
    if tables.language in {"zh", "ja"}:
        return _HAN.search(text) is not None
    if tables.language == "ko":
        return _KOREAN.search(text) is not None
    if not tables.forms:
        return False
    return not tables.forms.isdisjoint(words_of(text).words) or "\u200c" in text


def find_spelled(clean: str, tables: Tongue) -> list[Spelled]:
    """The number words of a folded text, in order.

    >>> from contentapi.core.checks.quantities.tongues import tongue
    >>> [s.value for s in find_spelled("twenty-four hours or two days", tongue("en"))]
    ['24', '2']
    >>> [s.value for s in find_spelled("二十四小时", tongue("zh"))]
    ['24']
    """
    if tables.language in {"zh", "ja"}:
        return _han(clean)
    if tables.language == "ko":
        return _korean(clean)
    return _joined(clean, _simple(clean, tables), tables)


def _simple(clean: str, tables: Tongue) -> list[Spelled]:
    found = []
    for match in WORD.finditer(clean):
        form = match.group().lower()
        word = tables.words.get(form)
        if word is None and tables.language in ARABIC:
            word = tables.words.get(_HARAKAT.sub("", form).partition("\u200c")[0])
        if word is not None:
            end, value = match.end(), word.value
            tail = _INDONESIAN.match(clean, end) if tables.language == "id" and len(value) == 1 else None
            if tail:
                end, value = tail.end(), f"{value}0" if tail.group(1) == "puluh" else f"1{value}"
            found.append(Spelled(match.start(), end, value, word.unit, word.strict))
    return found


def _joined(clean: str, found: list[Spelled], tables: Tongue) -> list[Spelled]:
    at = 0
    while at + 1 < len(found):
        one, two = found[at], found[at + 1]
        total = _sum(one, two, tables.language) if tables.join.fullmatch(clean, one.end, two.start) else None
        if total is None and tables.language == "ar" and clean[two.start] == "و":
            total = _sum(two, one, "ar") if clean[one.end : two.start] == " " else None
        if total is None:
            at += 1
        else:
            found[at : at + 2] = [Spelled(one.start, two.end, total, two.unit, one.strict)]
    return found


def _sum(one: Spelled, two: Spelled, lang: str) -> str | None:
    if one.unit or not (one.value.isdecimal() and two.value.isdecimal()):
        return None
    high, low = int(one.value), int(two.value)
    if lang == "fr" and (high, low) == (4, 20):
        return "80"
    if lang == "vi" and 2 <= high <= 9 and low == 10:
        return str(high * 10)
    if low in {100, 1000} and high < low:
        return str(high * low)
    limit = 19 if lang == "fr" and high in {60, 80} else 9
    if 20 <= high <= 99 and high % 10 == 0 and 1 <= low <= limit:
        return str(high + low)
    return str(10 + low) if lang in _TEN_PLUS and high == 10 and 1 <= low <= 9 else None


def halved(clean: str, marks: list[Mark], tables: Tongue) -> list[Mark]:
    """The marks of a text, a half that is added to the number before it joined with it (an hour and a half).

    >>> from contentapi.core.checks.quantities.tongues import tongue
    >>> half = Mark(14, 18, ("0.5",), Grade.WORD, after=18)
    >>> [(m.value, m.unit) for m in halved("an hour and a half", [half], tongue("en"))]
    [('1.5', 'h')]
    """
    for found in tables.half.finditer(clean):
        at = next((n for n, m in enumerate(marks) if _half_in(m, found)), None)
        if at is None:
            continue
        before = marks[at - 1] if at else None
        if before and before.grade >= Grade.WORD and clean[before.after : found.start()] in {"", " ", "-"}:
            if before.value.isdecimal() and not (before.unit and marks[at].unit):
                marks[at - 1 : at + 1] = [_with_half(clean, before, marks[at], tables)]
            continue
        one = tables.single.search(clean, max(0, found.start() - 30), found.start())
        unit = tables.units.match(clean, one.start(1)) if one and one.group(1) else None
        if one and (unit or not one.group(1)):
            name = (unit.lastgroup if unit else "") or ""
            whole = Mark(one.start(), one.end(), ("1",), Grade.WORD, unit=name)
            marks[at] = _with_half(clean, whole, marks[at], tables)
    return marks


def _half_in(mark: Mark, found: re.Match[str]) -> bool:
    return mark.value == "0.5" and found.start() <= mark.start < found.end()


def _with_half(clean: str, whole: Mark, half: Mark, tables: Tongue) -> Mark:
    unit, after = whole.unit or half.unit, max(half.after, half.end)
    if not unit and (found := tables.units.match(clean, half.end)):
        unit, after = found.lastgroup or "", found.end()
    grade = max(whole.grade, Grade.WORD)
    readings, parts = (whole.value + ".5",), (whole.value, "0.5")
    return Mark(whole.start, half.end, readings, grade, unit=unit, after=after, parts=parts)


def _han(clean: str) -> list[Spelled]:
    barred = [match.span() for match in _HAN_NOT.finditer(clean)]
    found = []
    for match in _HAN.finditer(clean):
        start, end = match.span()
        cut = next((stop for begin, stop in barred if begin <= start < stop), start)
        if cut > start:
            ordinal = clean[start - 1 : start] == "第"
            found += [
                Spelled(start, end, value, strict=False) for value in _han_value(match.group())[:1] if ordinal
            ]
            continue
        stop = next((begin for begin, _ in barred if start < begin < end), end)
        found += _han_run(clean[start:stop], start)
    return found


def _han_run(run: str, start: int) -> list[Spelled]:
    found = []
    body = run.rstrip("半").lstrip("半")
    if body and body != "一":
        found += _han_body(body, start + run.index(body))
    if "半" in run:
        at = start + run.index("半")
        found.append(Spelled(at, at + 1, "0.5"))
    return sorted(found, key=lambda s: s.start)


def _han_body(body: str, at: int) -> list[Spelled]:
    values = _han_value(body)
    parts = tuple(values[1:])
    if len(parts) == 2 and int(parts[1]) - int(parts[0]) == 1:
        return [Spelled(at, at + 1, parts[0]), Spelled(at + 1, at + 2, parts[1])]
    return [Spelled(at, at + len(body), values[0], "", not parts, parts)]


def _han_value(run: str) -> list[str]:
    """The value, and where digits merely stand side by side (二三), each of them behind it."""
    if run == "ゼロ":
        return ["0"]
    if all(c in _HAN_DIGITS for c in run):
        digits = [str(_HAN_DIGITS[c]) for c in run]
        return [canonical("".join(digits)), *(digits if len(digits) > 1 else ())]
    total = section = digit = 0
    for char in run:
        if char in _HAN_DIGITS:
            digit = _HAN_DIGITS[char]
        elif char in _HAN_TENS:
            section += (digit or 1) * _HAN_TENS[char]
            digit = 0
        elif char in _HAN_BIG:
            total += (section + digit or 1) * _HAN_BIG[char]
            section = digit = 0
    return [str(total + section + digit)]


def _korean(clean: str) -> list[Spelled]:
    return [
        Spelled(m.start(), m.end(), _KOREAN_VALUES[m.group()], "d" if m.group() in _KOREAN_DAYS else "")
        for m in _KOREAN.finditer(clean)
    ]
