"""Words that multiply digits, heads of longer words that hold a number, what joins a half, what says once."""

from __future__ import annotations

SCALES: dict[str, str] = {
    "en": "1000 thousand; 1000000 million; 1000000000 billion; 100000 lakh lakhs; 10000000 crore crores",
    "es": "1000 mil; 1000000 millón millones",
    "fr": "1000 mille; 1000000 million millions; 1000000000 milliard milliards",
    "de": "1000 tausend; 1000000 million millionen mio; 1000000000 milliarde milliarden mrd",
    "pt": "1000 mil; 1000000 milhão milhões; 1000000000 bilhão bilhões",
    "it": "1000 mila mille; 1000000 milione milioni; 1000000000 miliardo miliardi",
    "nl": "1000 duizend; 1000000 miljoen mln; 1000000000 miljard",
    "sv": "1000 tusen; 1000000 miljon miljoner; 1000000000 miljard miljarder",
    "id": "100 ratus; 1000 ribu; 1000000 juta; 1000000000 miliar",
    "pl": (
        "1000 tysiąc tysiące tysięcy tys; 1000000 milion miliony milionów mln; "
        "1000000000 miliard miliardy miliardów mld"
    ),
    "ru": (
        "1000 тысяча тысячи тысяч тыс; 1000000 миллион миллиона миллионов млн; "
        "1000000000 миллиард миллиарда миллиардов млрд"
    ),
    "uk": (
        "1000 тисяча тисячі тисяч тис; 1000000 мільйон мільйона мільйонів млн; "
        "1000000000 мільярд мільярда мільярдів млрд"
    ),
    "tr": "1000 bin; 1000000 milyon; 1000000000 milyar",
    "ar": "1000 ألف آلاف ألاف الف; 1000000 مليون ملايين; 1000000000 مليار مليارات",
    "fa": "1000 هزار; 1000000 میلیون; 1000000000 میلیارد",
    "ur": "1000 ہزار; 100000 لاکھ; 10000000 کروڑ; 1000000 ملین",
    "hi": "100 सौ; 1000 हज़ार हजार; 100000 लाख; 10000000 करोड़; 1000000 मिलियन",
    "bn": "1000 হাজার; 100000 লাখ লক্ষ; 10000000 কোটি; 1000000 মিলিয়ন",
    "vi": "1000 nghìn ngàn; 1000000 triệu; 1000000000 tỷ tỉ",
    "tl": "1000 libo libong; 1000000 milyon milyong",
    "zh": "100 百; 1000 千; 10000 万 萬; 1000000 百万 百萬; 100000000 亿 億",
    "ja": "100 百; 1000 千; 10000 万; 100000000 億",
    "ko": "100 백; 1000 천; 10000 만; 100000000 억",
}
"""What multiplies the digits before it: `10 mil`, `1.5 million`, `10万`, `1 लाख`."""

HEADS: dict[str, dict[str, tuple[str, ...]]] = {
    "de": {
        "2": ("zwei",), "3": ("drei",), "4": ("vier",), "5": ("fünf",), "6": ("sechs",), "7": ("sieben",),
        "8": ("acht",), "10": ("zehn",), "12": ("zwölf",), "24": ("vierundzwanzig",),
    },
    "nl": {"2": ("twee",), "3": ("drie",), "4": ("vier",), "5": ("vijf",), "6": ("zes",), "12": ("twaalf",)},
    "ru": {
        "2": ("двух", "дву"), "3": ("трех", "трёх", "тре"), "4": ("четырех", "четырёх"), "5": ("пяти",),
        "6": ("шести",), "7": ("семи",), "8": ("восьми",), "10": ("десяти",), "12": ("двенадцати",),
    },
    "uk": {
        "2": ("дво", "двох"), "3": ("три", "трьох"), "4": ("чотири",), "6": ("шести",), "7": ("семи",),
        "8": ("восьми",), "10": ("десяти",), "12": ("дванадцяти",),
    },
    "pl": {
        "2": ("dwu", "dwó"), "3": ("trój", "trzy"), "4": ("cztero",), "5": ("pięcio",), "6": ("sześcio",),
        "7": ("siedmio",), "8": ("ośmio",), "10": ("dziesięcio",), "12": ("dwunasto",),
    },
}  # fmt: skip
"""Heads of longer words that hold a number: Dreifachimpfung, двухкамерный, dwustronny."""

AND_A_HALF: dict[str, str] = {
    "en": r"[\s\-]+and[\s\-]+(?:a[\s\-]+|one[\s\-]+)?half",
    "es": r"\s+y\s+medi[ao]s?",
    "fr": r"\s+et\s+demie?",
    "de": r"\s+und\s+(?:eine?\s+)?halbe?[nrs]?",
    "pt": r"\s+e\s+mei[ao]",
    "it": r"\s+e\s+mezz[ao]?",
    "nl": r"\s+en\s+(?:een\s+)?hal(?:f|ve)",
    "sv": r"\s+och\s+en\s+halv",
    "pl": r"\s+i\s+pół",
    "ru": r"\s+с\s+половиной",
    "uk": r"\s+(?:з|із)\s+половиною",
    "tr": r"\s+buçuk",
    "vi": r"\s+rưỡi",
    "tl": r"(?:\s+at|['’]t)\s+kalahati(?:ng)?",
    "ar": r"\s+و\s?نصف(?:ا|ًا)?(?:\s+الساعة)?",
    "fa": r"[\s\u200c]+و[\s\u200c]+نیم",
    "zh": r"[个個]?半|的一半",
    "ja": r"半(?!分|量|数)|の半[分量]",
    "ko": r"\s?반",
}
"""What adds a half to the number before it or to its unit: two and a half hours, ساعة ونصف, 两个半小时."""

HALF_AHEAD: dict[str, str] = {"hi": "साढ़े", "ur": "ساڑھے", "bn": "সাড়ে"}
"""What adds a half to the number behind it."""

ONCE: dict[str, str] = {
    "en": "once (?:an?|per|each|every|daily|weekly|monthly|yearly)\\b|once-(?:daily|weekly)",
    "es": "una (?:sola )?vez (?:al|a la|por|cada|diaria)",
    "fr": "une (?:seule )?fois (?:par|tou\\w+ les|chaque)",
    "de": "ein ?mal (?:am|pro|in der|im|täglich|wöchentlich|monatlich|jährlich)",
    "pt": "uma (?:única )?vez (?:ao|por|a cada|na)",
    "it": "una (?:sola )?volta (?:al|alla|a settimana|all|ogni)",
    "nl": "een ?(?:maal|keer) (?:per|daags)",
    "pl": "(?<!\\w )raz (?:na|dziennie|w tygodniu|w miesiącu)",
    "sv": "en gång (?:per|om dagen|i veckan|i månaden|dagligen)",
    "ru": "(?:один|одного|1) раз[ау]? (?:в|за)|однократно в",
    "uk": "один раз на|раз на (?:добу|день|тиждень|місяць)",
    "tr": "(?:günde|haftada|ayda|yılda) (?:bir|tek) (?:kez|kere|defa)",
    "ar": "مرة(?: واحدة)?(?: فقط)? (?:في|كل|(?:يومي|أسبوعي|شهري|سنوي)ّ?ً?ا|بال|خلال)"
    "|(?:يومي|أسبوعي)ّ?ً?اً? مرة(?: واحدة)?",
    "fa": "(?:روزی|روزانه|هفته\u200c?ای|ماهی|سالی|در (?:روز|هفته|ماه|سال))(?: فقط)?"
    " یک[ \u200c]?(?:بار|مرتبه|دفعه|نوبت)"
    "|یک[ \u200c]?(?:بار|مرتبه|دفعه|نوبت) در (?:روز|هفته|ماه|سال)",
    "hi": "(?:दिन|हफ\u093c?्ते|सप्ताह|महीने|माह|साल|वर्ष) में (?:केवल |सिर्फ |सिर्फ़ )?एक बार"
    "|(?:रोज\u093c?|रोज\u093c?ाना|प्रतिदिन|हर \\S+) एक बार|एक बार (?:रोज|प्रतिदिन)",
    "ur": "(?:دن|ہفتے|مہینے|سال) میں (?:صرف )?ایک (?:بار|مرتبہ|دفعہ)|روزانہ (?:صرف )?ایک (?:بار|مرتبہ|دفعہ)",
    "bn": "(?:দিনে|সপ্তাহে|মাসে|প্রতিদিন|বছরে) (?:মাত্র )?এক ?বার",
    "zh": "每[日天周週月年晚早](?:[^，。；]{0,3})[一1１]次|每[个個]?(?:星期|月)[一1１]次"
    "|[一1１](?:天|日|周|週|[个個]月|年)[一1１]次",
    "ja": "(?:[1１一]日|毎日|日|週|[1１一]週間|月|[1１一][かヶ]月|年|[1１一]年)に?[1１一]回",
    "ko": "(?:하루에?|매일|일주일에|한 ?달에|1일) ?(?:한 ?번|1회|1번)",
    "id": "sekali (?:se\\w+|dalam|setiap)|(?:sehari|seminggu|sebulan) sekali",
    "vi": "(?:mỗi|một) (?:ngày|tuần|tháng) một lần|một lần (?:mỗi|một|trong|/) ?(?:ngày|tuần|tháng)",
}
"""What says once in a period, where the language has no single word for it."""
