"""Writing habits of languages: which mark ends what, and which words may stand twice in a row."""

from __future__ import annotations

FINAL_MARKS = {
    ".": "full stop",
    "\u3002": "full stop",
    "\uff0e": "full stop",
    "\uff61": "full stop",
    "\u0964": "full stop",
    "\u0965": "full stop",
    "\u06d4": "full stop",
    "\u0589": "full stop",
    "\u1362": "full stop",
    "\u104b": "full stop",
    "\u17d4": "full stop",
    "?": "question mark",
    "\uff1f": "question mark",
    "\u061f": "question mark",
    "\u037e": "question mark",
    "\u1367": "question mark",
    "!": "exclamation mark",
    "\uff01": "exclamation mark",
    ":": "colon",
    "\uff1a": "colon",
    "\u2026": "ellipsis",
    ";": "semicolon",
    "\uff1b": "semicolon",
    "\u061b": "semicolon",
    ",": "comma",
    "\uff0c": "comma",
    "\u060c": "comma",
    "\u3001": "comma",
}
REDUPLICATING = frozenset(
    """hi ur bn mr gu pa ne ta te kn ml si id vi zh ja th lo km my ko tl sw so tr fa ht""".split()  # noqa: SIM905
)
DOUBLED = {
    "en": {"that", "had", "is", "very", "no", "do"},
    "fr": {"vous", "nous", "que", "peu", "non", "très"},
    "de": {"die", "der", "das", "sie", "ihr", "den", "dem", "uns", "sehr"},
    "es": {"si", "sí", "muy", "poco", "no", "casi"},
    "pt": {"se", "logo", "pouco", "muito", "não"},
    "it": {"via", "piano", "poco", "vi", "no", "così", "mano"},
    "nl": {"die", "dat", "je", "ze", "zo", "er"},
    "ru": {"чуть", "очень", "еле", "вот", "да"},
    "uk": {"дуже", "ледь"},
    "hu": {"az", "egy", "ki"},
    "sv": {"det", "att", "som"},
    "da": {"det", "der"},
    "nb": {"det", "som"},
    "ro": {"încet", "tot"},
    "ar": {"شيئا", "قليلا", "رويدا", "لا"},
    "el": {"σιγά", "λίγο", "το"},
    "he": {"לאט", "מאוד"},
}
