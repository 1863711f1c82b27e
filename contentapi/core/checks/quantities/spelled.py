"""Number words in running text: found, joined (twenty-four, two and a half), read from CJK numerals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from contentapi.core.checks.quantities.marks import Grade, Mark
from contentapi.core.checks.quantities.numerals import canonical, quotient
from contentapi.core.checks.quantities.tongues import ARABIC, SPACELESS, Tongue
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
    r"[十百千万萬]分之[一二两三四五六七八九十]*|百日咳|千[克米卡瓦万萬]|[万萬]一|十分(?![钟鐘])|十全|[三五]叉|四肢|四周(?!后|内|左右|的时间)"
    r"|四十肩|五十肩|五十音|一[些般定起样樣直旦切致共]|半分|半身"
    r"|(?:星期|礼拜|禮拜|周|週)[一二三四五六]|第[零〇一二三四五六七八九十百]+|三角|三明治|六味|七叶|八角"
)
_HAN_SHARE = re.compile("([十百千万萬])分之([一二两三四五六七八九十]+)")
_KOREAN = re.compile(
    r"(?<![가-힣])(?:(스물네|열한|열두|다섯|여섯|일곱|여덟|아홉|두|세|네|열|반)"
    r"(?=\s?(?:시간|번|회|알|정|캡슐|방울|달|주|살|가지|명|차례|개))"
    r"|(이틀|사흘|나흘|닷새|열흘|보름|절반))"
    r"|(?:(?<=시간 )|(?<=시간)|(?<=[정알달] )|(?<=년 ))반(?![가-힣])"
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
_OF = frozenset("の的")  # half of the one before it: 1錠の半分
_O_CLOCK = re.compile(r"(?:ساعت|ساعة|saat|lúc)\s*$", re.IGNORECASE)


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
            strict = one.strict or (two.strict and tables.language == "ar")
            found[at : at + 2] = [Spelled(one.start, two.end, total, two.unit, strict)]
    return found


def _sum(one: Spelled, two: Spelled, lang: str) -> str | None:
    if one.unit or not (one.value.isdecimal() and two.value.isdecimal()):
        return None
    high, low = int(one.value), int(two.value)
    if lang == "fr" and (high, low) == (4, 20):
        return "80"
    if lang in {"vi", "ar"} and high <= 9 and low == 10:
        return str(high + low) if lang == "ar" else str(high * low)
    if low in {100, 1000} and high < low:
        return str(high * low)
    limit = 19 if lang == "fr" and high in {60, 80} else 9
    if 20 <= high <= 99 and high % 10 == 0 and 1 <= low <= limit:
        return str(high + low)
    return str(10 + low) if lang in _TEN_PLUS and high == 10 and 1 <= low <= 9 else None


def _han(clean: str) -> list[Spelled]:
    barred = [match.span() for match in _HAN_NOT.finditer(clean)]
    found = [_han_share(match) for match in _HAN_SHARE.finditer(clean)] if "分之" in clean else []
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
    return sorted(found, key=lambda s: s.start)


def _han_share(match: re.Match[str]) -> Spelled:
    """百分之五 is 5 %, 千分之一 0.1 %."""
    whole, part = (_han_value(match.group(n))[0] for n in (1, 2))
    share = quotient(str(int(part) * 100), whole)
    return Spelled(match.start(), match.end(), share, "pct", strict=whole != "10")


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


def with_halves(clean: str, marks: list[Mark], tables: Tongue) -> list[Mark]:
    """The marks of a text where a whole and a half that is added to it are one: two and a half hours.

    >>> from contentapi.core.checks.quantities.tongues import tongue
    >>> hours = Mark(0, 1, ("2",), Grade.DIGITS, unit="h", after=7)
    >>> [m.value for m in with_halves("2 hours and a half", [hours], tongue("en"))]
    ['2.5']
    """
    for half in tables.half.finditer(clean) if tables.half else ():
        inside = [m for m in marks if half.start() <= m.start < half.end()]
        if any(m.value != "0.5" for m in inside):
            continue
        whole = next((m for m in marks if half.start() in (m.end, m.after)), None) or _one_before(
            clean, half.start(), tables
        )
        if whole is None or _O_CLOCK.search(clean, max(0, whole.start - 8), whole.start):
            continue
        if both := _one_and_a_half(whole, inside, half):
            marks = sorted([*(m for m in marks if m is not whole and m not in inside), both], key=_place)
    return _with_halves_ahead(clean, marks, tables) if tables.half_ahead else marks


def _place(mark: Mark) -> int:
    return mark.start


def _one_and_a_half(whole: Mark, halves: Sequence[Mark], found: re.Match[str] | None = None) -> Mark | None:
    """A whole and its half, or None where they count two things (two tablets and a half hour)."""
    end = found.end() if found else whole.end
    if found and found.group()[0] in _OF:
        return replace(whole, readings=("0.5",), after=end) if whole.value == "1" else None
    unit = next((m.unit for m in halves if m.unit), "")
    if (unit and whole.unit and unit != whole.unit) or not whole.value.isdecimal():
        return None
    return replace(
        whole,
        end=max(whole.end, end),
        readings=tuple(f"{r}.5" for r in whole.readings if r.isdecimal()),
        grade=whole.grade if whole.grade is Grade.DIGITS else Grade.WORD,
        unit=whole.unit or unit,
        after=max([end, *(m.after for m in halves)]),
        parts=(whole.value, "0.5"),
    )


def _one_before(clean: str, end: int, tables: Tongue) -> Mark | None:
    """An unmarked one before a half, with or without its unit: an hour, one, 一个, ساعة."""
    if tables.language in SPACELESS:
        at = max(clean.rfind(sign, max(0, end - 5), end) for sign in "一한")
        unit = tables.units.match(clean, at + 1) if at >= 0 else None
        if at >= 0 and ((at + 1 == end and clean[end] in "个個") or (unit and unit.end() == end)):
            return Mark(at, end, ("1",), Grade.WORD, unit=(unit and unit.lastgroup) or "", after=end)
        return None
    words = list(WORD.finditer(clean, max(0, end - 30), end))
    if not words or words[-1].end() != end:
        return None
    start = words[-1].start()
    if words[-1].group().lower() in tables.ones:
        return Mark(start, end, ("1",), Grade.WORD, after=end)
    unit = tables.units.fullmatch(clean, start, end)
    return Mark(start, end, ("1",), Grade.WORD, unit=unit.lastgroup or "", after=end) if unit else None


def _with_halves_ahead(clean: str, marks: list[Mark], tables: Tongue) -> list[Mark]:
    for at in range(len(marks) - 2, -1, -1):
        half, whole = marks[at], marks[at + 1]
        if clean[half.start : half.end] == tables.half_ahead and whole.start - half.end == 1 and whole.unit:
            both = _one_and_a_half(whole, [half])
            marks[at : at + 2] = [replace(both, start=half.start)] if both else [half, whole]
    return marks
