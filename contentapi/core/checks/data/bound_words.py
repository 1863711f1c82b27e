"""Words that bound a number, by language: at least, at most, more than, less than, within, about.

Each line is `class place pieces`. The classes:

min more      a bound from below (at least, more than); `over` is one that may also mean "during", `from` one
              that a negation turns round (8錠以上飲まない).
max less      a bound from above (at most, less than); `until` is one that may also end a range,
              `to` one that a negation turns round (25℃以下で保存しない).
within        a bound from above that may also mean "during".
about         no bound.

The places: `<` before the number, `>` behind it, `*` either. Pieces are regular expressions.
"""

from __future__ import annotations

from contentapi.core.checks.data.bounds_eastern import EASTERN_BOUNDS
from contentapi.core.checks.data.bounds_european import EUROPEAN_BOUNDS

BOUND_WORDS: dict[str, str] = {**EUROPEAN_BOUNDS, **EASTERN_BOUNDS}
"""Language subtag → its bounding words. Spaceless languages and suffixing ones bind without a space."""

BOUND_SIGNS = """
    min < ≥|>=|⩾|≧
    max < ≤|<=|⩽|≦
    more < >|＞|&gt;
    less < <|＜|&lt;
    about < ±|≈|~|～(?=\\s?[0-9])
"""
"""Signs that bound in any language."""

NEGATIONS: dict[str, str] = {
    "en": "not|\\w*n['’]t|never|no|without|avoid|cannot|nor",
    "es": "no|nunca|ni|jamás|sin|evite",
    "fr": "ne|n['’]|pas|jamais|sans|éviter|évitez",
    "de": "nicht|kein\\w*|nie|niemals|ohne",
    "pt": "não|nunca|nem|jamais|sem|evite",
    "it": "non|mai|né|senza|eviti|evitare",
    "nl": "niet|geen|nooit|zonder",
    "pl": "nie|nigdy|bez",
    "ru": "не|ни|нет|никогда|без|нельзя",
    "uk": "не|ні|ніколи|без|не можна",
    "sv": "inte|aldrig|ingen|inget|inga|utan|ej|undvik",
    "id": "tidak|jangan|tanpa|bukan|belum|hindari",
    "tr": "\\w*m[ae]y[ıiuü]n\\w*|değil|asla|\\w+m[ae]m\\w+|\\w*m[ae]\\b",
    "ar": "[وف]?(?:لا|لم|لن|ليست?)|غير|ل?عدم|ما|تجنب|ألا|بدون|دون",
    "fa": "نباید|هرگز|بدون|نیست|ن(?:کن|خور|رو|ده|گیر|شو|زن|مان|نوش|گذار|بر|یاب)\\w*|نمی\\w*",
    "ur": "نہ|نہیں|مت|بغیر",
    "hi": "नहीं|न|मत|ना|बिना",
    "bn": "না|নয়|নেই|করবেন না|ছাড়া",
    "vi": "không|chưa|chẳng|đừng|tránh|chớ",
    "tl": "huwag|hindi|wala|nang walang",
    "zh": "不(?:要|得|应|應|可|能|宜)|勿|没有|沒有|别|別|禁止|避免",
    "ja": "ない|ません|なく|ずに|ぬ",
    "ko": "않|말|마십|마세|안|없|못",
}
"""Cues that may turn `more than` into `at most`; only their presence in the clause is looked at."""
