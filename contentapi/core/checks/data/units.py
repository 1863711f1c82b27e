"""Names of units by language, as pieces of regular expressions, and what they convert to.

Each line is `unit pieces`: alternatives as a regular expression, longest first. `~` stands for "any
further letters of the word" (inflected endings). Symbols hold in every language.
"""

from __future__ import annotations

from fractions import Fraction

from contentapi.core.checks.data.units_eastern import EASTERN_UNITS
from contentapi.core.checks.data.units_european import EUROPEAN_UNITS

SYMBOLS = """
    pct %|٪|％|﹪|‰
    ug µg|μg|mcg|ug|㎍
    mg mg|Mg|MG|㎎
    ng ng
    kg kg|Kg|KG|㎏
    ml m[lL]|ML|cc|㎖
    dl d[lL]
    cl c[lL]
    mmol mmol|㏖
    iu IU|UI|IE|I\\.E\\.|U\\.I\\.|I\\.U\\.|mIU|MIU
    kcal kcal
    mmhg mm ?Hg
    cm cm|㎝
    mm mm|㎜
    km km
    degc °\\s?C|º\\s?C|℃
    degf °\\s?F|º\\s?F|℉
    g g
    l [lLℓ]
    min min
    h h
    m m
    s s
    d d
"""
"""Not followed by a further Latin letter."""

UNIT_NAMES: dict[str, str] = {**EUROPEAN_UNITS, **EASTERN_UNITS}
"""Language subtag → its words for units."""

SPOONS: dict[str, tuple[str, str]] = {
    "en": ("tea[- ]?spoon(?:ful)?s?|tsp\\.?", "table[- ]?spoon(?:ful)?s?|tbsp\\.?"),
    "es": (
        "cucharaditas?|cucharillas?|cucharadas? (?:pequeñas?|de (?:café|té|postre))|cdtas?\\.?",
        "cucharadas? (?:soperas?|grandes?)|cucharadas?|cdas?\\.?",
    ),
    "fr": (
        "(?:cuillères?|cuillers?|cuillerées?) à (?:café|thé)|c\\. ?à ?c\\.?",
        "(?:cuillères?|cuillers?|cuillerées?) à (?:soupe|table)|c\\. ?à ?s\\.?",
    ),
    "de": ("(?:[tT]ee|[kK]affee)löffel[n]?|TL", "[eE](?:ss|ß)löffel[n]?|EL"),
    "pt": ("colher(?:es|inhas?|ada|adas)? de (?:chá|café)|colherzinhas?", "colher(?:es|ada|adas)? de sopa"),
    "it": ("cucchiain[oi](?: da (?:tè|caffè))?", "cucchiai(?:o|ni)?(?: da (?:minestra|tavola))?"),
    "nl": ("theelepel(?:s|tje|tjes)?", "eetlepels?"),
    "pl": ("łyżecz~(?: do herbaty)?", "łyżk~ stołow~|łyżek stołowych"),
    "ru": ("чайн~ ложк~|чайн~ ложек|ч\\. ?л\\.?", "столов~ лож(?:к~|ек)|ст\\. ?л\\.?"),
    "uk": ("чайн~ лож(?:к~|ок)|ч\\. ?л\\.?", "столов~ лож(?:к~|ок)|ст\\. ?л\\.?"),
    "sv": ("tesked~|tsk", "matsked~|msk"),
    "tr": ("(?:çay|tatlı) kaşı[ğk]~", "(?:yemek|çorba) kaşı[ğk]~"),
    "id": ("sendok teh|sdt", "sendok makan|sdm"),
    "vi": ("(?:thìa|muỗng) (?:cà phê|nhỏ|trà)", "(?:thìa|muỗng) (?:canh|súp|ăn)"),
}
"""Language subtag → teaspoons (`tsp`), tablespoons (`tbsp`); they come before the counted spoons."""

CLASSIFIERS: dict[str, str] = {
    "zh": "[个個]?",
    "fa": "(?:تا|عدد)? ?",
    "bn": "(?:টি|টা|খানা)? ?",
    "tl": "(?:na |ng )?",
    "en": "(?:full |whole |consecutive |(?:work|runn)ing |business |calendar |further |more |extra |first )?",
    "es": "(?:primer[oa]s |siguientes |próxim[oa]s |últim[oa]s )?",
    "fr": "(?:premi(?:er|ère)s |prochaine?s |derni(?:er|ère)s |bonnes )?",
    "de": "(?:volle[nr]? |ganze[nr]? |weitere[nr]? |erste[nr]? )?",
    "pt": "(?:primeir[oa]s |próxim[oa]s |últim[oa]s )?",
    "it": "(?:prim[ie] |prossim[ie] |ultim[ie] )?",
    "nl": "(?:volle |hele |werk)?",
    "ru": "(?:рабоч\\w+ |полных |первых |первые |следующих |календарных )?",
    "uk": "(?:робоч\\w+ |повних |перших |перші |наступних )?",
    "sv": "(?::e |första |hela |sjätte )?",
    "pl": "(?:pełnych |roboczych |pierwszych |kolejnych )?",
}
"""What may stand between a number and its unit."""

CONVERSIONS: dict[str, tuple[str, Fraction]] = {
    "kg": ("mass", Fraction(1_000_000)),
    "g": ("mass", Fraction(1_000)),
    "mg": ("mass", Fraction(1)),
    "ug": ("mass", Fraction(1, 1_000)),
    "ng": ("mass", Fraction(1, 1_000_000)),
    "lb": ("mass", Fraction(453_592)),
    "oz": ("mass", Fraction(28_350)),
    "l": ("volume", Fraction(1_000)),
    "dl": ("volume", Fraction(100)),
    "cl": ("volume", Fraction(10)),
    "ml": ("volume", Fraction(1)),
    "s": ("time", Fraction(1)),
    "min": ("time", Fraction(60)),
    "h": ("time", Fraction(3_600)),
    "d": ("time", Fraction(86_400)),
    "wk": ("time", Fraction(604_800)),
    "mo": ("months", Fraction(1)),
    "y": ("months", Fraction(12)),
    "km": ("length", Fraction(1_000_000)),
    "m": ("length", Fraction(1_000)),
    "cm": ("length", Fraction(10)),
    "mm": ("length", Fraction(1)),
    "inch": ("length", Fraction(254, 10)),
    "ft": ("length", Fraction(3_048, 10)),
    "degc": ("temperature", Fraction(1)),
    "degf": ("temperature", Fraction(1)),
}
"""Unit → (dimension, factor to the dimension's base). Temperatures are converted by their own rule."""

SHOWN: dict[str, str] = {
    "ug": "µg",
    "iu": "IU",
    "pct": "%",
    "degc": "°C",
    "degf": "°F",
    "mmhg": "mmHg",
    "wk": "weeks",
    "mo": "months",
    "y": "years",
    "d": "days",
    "h": "hours",
    "inch": "inches",
    "ft": "feet",
    "count": "tablets or doses",
    "tsp": "teaspoons",
    "tbsp": "tablespoons",
}
"""How a unit is named in a finding, where its id is not its symbol."""
