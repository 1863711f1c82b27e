"""What writers and readers spell differently is made equal: case, width, accents, vowel signs, digits.

Accents are taken off letters of scripts that can do without them (Latin, Greek, Cyrillic, Arabic, Hebrew,
Syriac); never off Indic or Thai letters, whose signs are their vowels, nor off kana. Of Devanagari and
Gurmukhi only the nukta goes, which many do not type; the two signs and five letters by which Hindi writes one
nasal before a consonant are one. Source: UAX #15.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_MARKS = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0730-\u074a\u08d3-\u08ff\u093c\u0a3c\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u00ad\u0640\u200b\u200d\u2060\ufeff]+"
)
# chandrabindu, and a nasal letter without its vowel before a stop: पाँच, पांच; इन्जेक्शन, इंजेक्शन
_NASAL = re.compile(
    "\u0901|[\u0919\u091e\u0923\u0928\u092e]\u094d"
    "(?=[\u0915-\u0918\u091a-\u091d\u091f-\u0922\u0924-\u0927\u092a-\u092d])"
)
_LETTERS = str.maketrans(
    {
        "đ": "d",
        "ð": "d",
        "ħ": "h",
        "ı": "i",
        "ł": "l",
        "ŋ": "n",
        "ø": "o",
        "œ": "oe",
        "æ": "ae",
        "þ": "th",
        "ŧ": "t",
        "ς": "σ",
        # Arabic letters that are typed for one another across Arabic, Persian and Urdu keyboards
        "ى": "ي",
        "ی": "ي",
        "ې": "ي",
        "ے": "ي",
        "ک": "ك",
        "ة": "ه",
        "ە": "ه",
        "ہ": "ه",
        "ھ": "ه",
        "ۀ": "ه",
        "ٱ": "ا",
    }
)


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """One word in the form that is compared. Cached.

    >>> fold("Inyección"), fold("BỆNH"), fold("Straße"), fold("أَدْوِيَة"), fold("ｶﾞ"), fold("٢٤")
    ('inyeccion', 'benh', 'strasse', 'ادويه', 'ガ', '24')
    >>> fold("इन्फ़ेक्शन") == fold("इंफेक्शन")
    True
    """
    return _fold(word)


def folded(text: str) -> str:
    """A whole text in that form, its white space made single: for lists, which look for parts of it.

    >>> folded("Inyección  en la Rodilla")
    'inyeccion en la rodilla'
    """
    return _fold(" ".join(text.split()))


def _fold(text: str) -> str:
    if text.isascii():
        return text.lower()
    taken_apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    plain = unicodedata.normalize("NFC", _MARKS.sub("", taken_apart)).translate(_LETTERS)
    plain = _NASAL.sub("\u0902", plain)
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in plain)
