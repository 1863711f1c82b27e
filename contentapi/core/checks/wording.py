"""Texts as the checks read them: folded once, cut into words once, remembered for the next check."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from contentapi.core.checks.findings import Span

# All but space and punctuation: combining marks, ZWJ and ZWNJ stay inside their word, which `\w` breaks.
WORD = re.compile(
    r"[^\s!-/:-@\[-`{-~\u00a1\u00ab\u00b7\u00bb\u00bf\u060c\u061b\u061f\u066a-\u066d\u06d4"
    r"\u0964\u0965\u0e2f\u2010-\u2027\u2030-\u205e\u3000-\u303f\uff01-\uff0f\uff1a-\uff20\uff5b-\uff65]+"
)
SENTENCE_END = re.compile(
    r"(?<=[.!?\u061f\u06d4\u0964])[\"'\u2019\u201d\u00bb)*_]*\s+|(?<=[\u3002\uff01\uff1f])|\n+"
)

_MARKS = re.compile(r"[*`\\\u00ad\u0640\u064b-\u0652\u0670\u200b\u200e\u200f\u2060\u2066-\u2069\ufeff]+")
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u02bc": "'", "\uff07": "'", "\u2018": "'"})
_SPACELESS = frozenset({"zh", "ja", "th", "lo", "km", "my", "yue"})
_ALIASES = {
    "iw": "he",
    "in": "id",
    "no": "nb",
    "nn": "nb",
    "fil": "tl",
    "yue": "zh",
    "cmn": "zh",
    "ms": "id",
    "prs": "fa",
    "bs": "sr",
    "hr": "sr",
    "sh": "sr",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """A text folded for comparison.

    plain   lower case, NFC, straight apostrophes; no Markdown marks, vowel signs of Arabic, invisibles.
    words   its words in order, cut at space, punctuation, hyphen and apostrophe.
    """

    plain: str
    words: tuple[str, ...]


@lru_cache(maxsize=256)
def language(locale: str) -> str:
    """The language whose tables serve a locale: its first subtag, old and near names mapped.

    >>> language("pt-BR"), language("zh-Hans"), language("nn"), language("iw")
    ('pt', 'zh', 'nb', 'he')
    """
    tag = locale.partition("-")[0].lower()
    return _ALIASES.get(tag, tag)


def spaceless(locale: str) -> bool:
    """Whether words are written without spaces between them."""
    return language(locale) in _SPACELESS


@lru_cache(maxsize=8192)
def read(text: str) -> Reading:
    """Fold a text and cut it into words. O(n), remembered.

    >>> read("**Don\u2019t** drive \u2013 X-ray").words
    ('don', 't', 'drive', 'x', 'ray')
    >>> read("\u0928\u0939\u0940\u0902 \u0964").words
    ('\u0928\u0939\u0940\u0902',)
    """
    if text.isascii():
        plain = text.lower().replace("*", "").replace("`", "").replace("\\", "")
    else:
        plain = text.lower().replace("\u2019", "'")
        if not unicodedata.is_normalized("NFC", plain):
            plain = unicodedata.normalize("NFC", plain)
        if _MARKS.search(plain):
            plain = _MARKS.sub("", plain)
    return Reading(plain, tuple(WORD.findall(plain)))


@lru_cache(maxsize=2048)
def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a text, cut at full stops of any script; never an empty one.

    >>> sentences("Do not drive. Rest.")
    ('Do not drive.', 'Rest.')
    >>> sentences("\u4e0d\u8981\u5f00\u8f66\u3002\u8bf7\u4f11\u606f\u3002")
    ('\u4e0d\u8981\u5f00\u8f66\u3002', '\u8bf7\u4f11\u606f\u3002')
    """
    return tuple(part for part in (piece.strip() for piece in SENTENCE_END.split(text)) if WORD.search(part))


def unaccented(text: str) -> str:
    """A text without the diacritics of Latin, Greek and Cyrillic, the points of Arabic, the width of CJK.

    >>> unaccented("anest\u00e9sico \uff11\uff10")
    'anestesico 10'
    """
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFKD", text)
    return unicodedata.normalize("NFC", "".join(c for c in parts if not _accent(c)))


def _accent(char: str) -> bool:
    return "\u0300" <= char <= "\u036f" or "\u064b" <= char <= "\u065f" or char in "\u0640\u0670"


def spans(text: str, wanted: Iterable[str]) -> tuple[Span, ...]:
    """Where the words stand in a text, letter case aside; what cannot be found is left out.

    >>> spans("Do NOT drive", ["not"])
    ((3, 6),)
    """
    low = text.lower().translate(_APOSTROPHES)
    if len(low) != len(text):
        return ()
    found: dict[Span, None] = {}
    for word in dict.fromkeys(wanted):
        edge = r"(?<![^\W\d_])" if word.isascii() else ""
        for match in re.finditer(edge + re.escape(word) + edge.replace("<!", "!"), low):
            found.setdefault(match.span())
    return tuple(sorted(found))
