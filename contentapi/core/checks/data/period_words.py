"""How languages say "a day", "a week" … and "every N hours", and the halves of the day on a clock."""

from __future__ import annotations

PERIODS: dict[str, str] = {
    "en": """
        day a day|per day|each day|every day|daily|/day|in (?:any |each |every )?24[- ]hours?|per 24 hours
        day (?:each|every) (?:night|morning|evening)
        week a week|per week|each week|every week|weekly|/week
        month a month|per month|each month|every month|monthly|/month
        year a year|per year|each year|every year|yearly|annually|annual|/year
        hour an hour|per hour|each hour|every hour|hourly|/hour
    """,
    "es": """
        day al día|por día|cada día|todos los días|diari[oa]s?|diariamente|a diario|en 24 horas|/día
        day cada 24 horas
        day cada (?:noche|mañana)|todas las (?:noches|mañanas)
        week a la semana|por semana|cada semana|semanal(?:es|mente)?|/semana|todas las semanas|semana
        month al mes|por mes|cada mes|mensual(?:es|mente)?|/mes|todos los meses
        year al año|por año|cada año|anual(?:es|mente)?|/año|todos los años
        hour a la hora|por hora|cada hora|/hora|todas las horas
    """,
    "fr": """
        day par jour|chaque jour|tous les jours|quotidien\\w*|journali\\w*|/jour|/j
        day (?:par|en) 24 ?h(?:eures)?|le jour
        day chaque (?:soir|matin)|tous les (?:soirs|matins)|toutes les 24 heures
        week par semaine|chaque semaine|toutes les semaines|hebdomadaire\\w*|/semaine|la semaine
        month par mois|chaque mois|tous les mois|mensuel\\w*|/mois
        year par an|chaque année|tous les ans|annuel\\w*|/an
        hour par heure|chaque heure|toutes les heures|(?:de )?l['’]heure|/h
    """,
    "de": """
        day am tag|pro tag|täglich\\w*|jeden tag|je tag|/tag|tgl\\.|(?:in|innerhalb von|alle) 24 stunden
        day tages\\w+
        day jeden (?:abend|morgen)|jede nacht|am selben tag
        week pro woche|in der woche|wöchentlich\\w*|jede woche|/woche|je woche
        month pro monat|im monat|monatlich\\w*|jeden monat|/monat
        year pro jahr|im jahr|jährlich\\w*|jedes jahr|/jahr
        hour pro stunde|in der stunde|stündlich\\w*|jede stunde|/stunde
    """,
    "pt": """
        day ao dia|por dia|cada dia|todos os dias|todo dia|diári[oa]s?|diariamente
        day (?:em|a cada) 24 horas|/dia
        day (?:toda|cada|todas as) (?:noites?|manhãs?)
        week por semana|cada semana|toda semana|todas as semanas|semana(?:l|is|lmente)|/semana|na semana
        month por mês|ao mês|cada mês|todo mês|todos os meses|mensa(?:l|is|lmente)|/mês
        year por ano|ao ano|cada ano|todo ano|todos os anos|anua(?:l|is|lmente)|/ano
        hour por hora|a cada hora|de hora em hora|/hora
    """,
    "it": """
        day al giorno|ogni giorno|tutti i giorni|giornalier\\w+|quotidian\\w+|al dì|/die
        day (?:in|ogni) 24 ore|/giorno
        day ogni (?:sera|mattina)|tutte le (?:sere|mattine)
        week alla settimana|a settimana|ogni settimana|settimanal\\w+|/settimana
        month al mese|ogni mese|mensil\\w+|/mese
        year all['’]anno|ogni anno|annu\\w+|/anno
        hour all['’]ora|ogni ora|/ora
    """,
    "nl": """
        day per dag|elke dag|iedere dag|dagelijks\\w*|daags|(?:per|in) 24 uur|elke (?:avond|ochtend|nacht)
        week per week|elke week|iedere week|wekelijks\\w*
        month per maand|elke maand|maandelijks\\w*
        year per jaar|elk jaar|ieder jaar|jaarlijks\\w*
        hour per uur|elk uur|ieder uur
    """,
    "pl": """
        day dziennie|na dobę|na dzień|codzienn\\w*|każdego dnia|w ciągu doby|co dzień|w ciągu dnia
        day co 24 godziny|dobow\\w+
        week tygodniowo|na tydzień|w tygodniu|co tydzień|cotygodniow\\w*
        month miesięcznie|na miesiąc|w miesiącu|co miesiąc|comiesięczn\\w*
        year rocznie|na rok|w roku|co rok\\w*|coroczn\\w*
        hour na godzinę|co godzinę|cogodzinn\\w*
    """,
    "ru": """
        day в день|в сутки|за сутки|ежедневн\\w*|каждый день|суточн\\w*|ежесуточн\\w*
        day каждый (?:вечер|день)|каждое утро
        day за 24 часа|каждые 24 часа|в течение суток
        week в неделю|еженедельн\\w*|каждую неделю
        month в месяц|ежемесячн\\w*|каждый месяц
        year в год|ежегодн\\w*|каждый год
        hour в час|каждый час|ежечасн\\w*
    """,
    "uk": """
        day на день|на добу|щодня|щоденн\\w*|кожного дня|кожен день|добов\\w+|кожні 24 години|щовечора
        day щоранку
        week на тиждень|щотижн\\w*|кожного тижня
        month на місяць|щомісяц\\w*|щомісячн\\w*|кожного місяця
        year на рік|щороку|щорічн\\w*|кожного року
        hour на годину|щогодин\\w*
    """,
    "tr": """
        day günde|günlük|her gün|gün içinde|24 saatte|her (?:gece|sabah|akşam)
        week haftada|haftalık|her hafta
        month ayda|aylık|her ay
        year yılda|yıllık|her yıl|senede
        hour saatte bir|her saat
    """,
    "ar": """
        day يوميا|يوميًا|يوميّا|يومياً|في اليوم|كل يوم|باليوم|اليومية|اليومي|(?:خلال|في|كل) 24 ساعة
        day كل (?:ليلة|صباح|مساء)
        week أسبوعيا|أسبوعيًا|أسبوعياً|في الأسبوع|كل أسبوع|بالأسبوع|الأسبوعية|الأسبوعي|اسبوعيا
        month شهريا|شهريًا|شهرياً|في الشهر|كل شهر|الشهرية
        year سنويا|سنويًا|سنوياً|في السنة|في العام|كل سنة|كل عام|السنوية
        hour في الساعة|كل ساعة
    """,
    "fa": """
        day در روز|روزی|روزانه|هر روز|در هر روز|در شبانه[\u200c ]?روز|(?:در|هر|طی) 24 ساعت|هر (?:شب|صبح)
        week در هفته|هفته[\u200c ]ای|هفتگی|هر هفته
        month در ماه|ماهانه|هر ماه
        year در سال|سالی|سالانه|هر سال|سالیانه
        hour در ساعت|هر ساعت
    """,
    "ur": """
        day روزانہ|فی دن|ہر روز|دن میں|یومیہ|ہر دن|24 گھنٹے میں|24 گھنٹوں میں|ہر (?:رات|صبح)
        week ہفتے میں|فی ہفتہ|ہر ہفتے|ہفتہ وار|ہفتہ میں
        month مہینے میں|ماہانہ|ہر مہینے|ہر ماہ
        year سال میں|سالانہ|ہر سال
        hour فی گھنٹہ|ہر گھنٹے
    """,
    "hi": """
        day दिन में|प्रतिदिन|प्रति दिन|रोज़|रोज|रोज़ाना|रोजाना|हर दिन|दैनिक|हर रोज़|24 घंटे में|24 घंटों में
        day हर (?:रात|सुबह)
        week (?:हफ़्ते|हफ्ते|सप्ताह) में|प्रति सप्ताह|हर (?:हफ़्ते|हफ्ते|सप्ताह)|साप्ताहिक
        month महीने में|प्रति माह|हर महीने|मासिक|माह में
        year साल में|प्रति वर्ष|हर साल|वार्षिक|वर्ष में|सालाना
        hour प्रति घंटा|प्रति घंटे|हर घंटे
    """,
    "bn": """
        day দিনে|প্রতিদিন|প্রতি দিন|দৈনিক|রোজ|24 ঘণ্টায়
        week সপ্তাহে|প্রতি সপ্তাহে|সাপ্তাহিক
        month মাসে|প্রতি মাসে|মাসিক
        year বছরে|প্রতি বছর|বার্ষিক
        hour ঘণ্টায়|প্রতি ঘণ্টায়
    """,
    "vi": """
        day mỗi ngày|một ngày|hàng ngày|hằng ngày|/ngày|trong ngày|ngày(?= [0-9])|trong 24 giờ
        day mỗi (?:tối|sáng|đêm)
        week mỗi tuần|một tuần|hàng tuần|hằng tuần|/tuần|tuần(?= [0-9])
        month mỗi tháng|một tháng|hàng tháng|hằng tháng|/tháng
        year mỗi năm|một năm|hàng năm|hằng năm|/năm
        hour mỗi giờ|một giờ|mỗi tiếng|hàng giờ|/giờ
    """,
    "tl": """
        day araw-araw|(?:bawat|kada|sa isang) araw|isang araw|gabi-gabi
        week linggo-linggo|lingguhan|(?:bawat|kada|sa isang) linggo|isang linggo
        month buwan-buwan|buwanan|(?:bawat|kada|sa isang) buwan
        year taon-taon|taunan|(?:bawat|kada|sa isang) taon
        hour (?:bawat|kada) oras
    """,
    "sv": """
        day per dag|om dagen|varje dag|dagligen|per dygn|dygn|(?:på|under|per) 24 timmar|/dag
        day (?:varje|på) (?:kväll|morgon|natt)\\w*
        week i veckan|per vecka|varje vecka|veckovis
        month i månaden|per månad|varje månad|månatlig\\w*
        year per år|varje år|om året|årlig\\w*
        hour i timmen|per timme|varje timme
    """,
    "id": """
        day sehari|per hari|(?:se)?tiap hari|harian|(?:dalam|per) 24 jam|/hari|(?:se)?tiap (?:malam|pagi)
        week seminggu|per minggu|(?:se)?tiap minggu|mingguan
        month sebulan|per bulan|(?:se)?tiap bulan|bulanan
        year setahun|per tahun|(?:se)?tiap tahun|tahunan
        hour per jam|(?:se)?tiap jam|sejam
    """,
    "zh": """
        day 每天|每日|一天|一日|[每1] ?天|1 ?日|每晚|每早|天天|24 ?小时[之以]?内|日[服用]
        week 每周|每星期|一周|每週|一週|每個星期|一个星期|1 ?周|每一周
        month 每月|每个月|一个月|每個月
        year 每年|一年|1 ?年
        hour 每小时|每小時|每个小时|一小时
    """,
    "ja": """
        day 1日|一日|毎日|日に|日々|毎晩|毎朝|24時間(?:以内)?に|連日
        week 週に|毎週|1週間に|一週間に|週あたり|週(?=[0-9一二三四五六])
        month 月に|毎月|1か月に|ひと月に|月(?=[0-9一二三四]回)
        year 年に|毎年|1年に|年(?=[0-9一二三四]回)
        hour 1時間に|毎時|1時間ごと|1時間おき|1時間あたり
    """,
    "ko": """
        day 하루|매일|1일|일일|매일 밤|24시간 (?:동안|이내)
        week 일주일에|매주|주(?= ?[0-9한두세])|1주일에|주당|1주에
        month 한 달에|매월|매달|월(?= ?[0-9])
        year 1년에|매년|연간|일 년에|해마다
        hour 시간당|매시간|1시간에
    """,
}
"""Language subtag → "for each period" phrases. Digits in them are ASCII: texts are folded first."""

EVERY: dict[str, str] = {
    "en": "every|each",
    "es": "cada",
    "fr": "tou(?:te)?s les|chaque|un jour sur|une semaine sur",
    "de": "alle|jede\\w*",
    "pt": "(?:a )?cada|de",
    "it": "ogni",
    "nl": "elke|iedere|om de",
    "pl": "co",
    "sv": "var|varje",
    "id": "(?:se)?tiap",
    "ru": "кажд\\w+|раз в",
    "uk": "кожн\\w+|що|раз на",
    "tr": "her",
    "ar": "كل",
    "fa": "هر",
    "ur": "ہر",
    "hi": "हर|प्रत्येक|प्रति",
    "bn": "প্রতি",
    "vi": "mỗi|cách|cứ",
    "tl": "kada|tuwing|bawat",
    "zh": "每隔?|间隔|間隔",
    "ja": "毎",
    "ko": "매",
}
"""What stands right before the number of `every 6 hours`."""

EVERY_AFTER: dict[str, str] = {
    "pt": "em",
    "tr": "(?:te|ta|de|da)? ?bir",
    "hi": "पर|के अंतराल",
    "bn": "পর পর|অন্তর",
    "ja": "ごと|毎|おき|間隔",
    "ko": "마다|간격",
    "zh": "(?:服用?|用)?一次",
    "ur": "بعد",
    "nl": "",
    "vi": "(?:một|1) lần",
}
"""What stands behind it in the languages that say it there."""

ALTERNATE: dict[str, str] = {
    "en": "every (?:other|second|2nd) (?:day|night|week|morning|evening)|alternate (?:days|nights|weeks)",
    "es": "altern[oa]s|alternad[oa]s|cada (?:dos|2|tercer|segundo|segunda) \\w+|(?:sí|si),? y otr[oa] no"
    "|por medio",
    "fr": "une? \\w+ sur (?:deux|2)|tou(?:te)?s les (?:deux|2) \\w+|altern\\w+",
    "de": "(?:jede\\w*|an jedem) (?:zweite\\w*|2\\.|andere\\w*) \\w+|alle (?:zwei|2) \\w+|abwechselnd"
    "|zweitägig\\w*",
    "pt": "alternad[oa]s|cada (?:dois|duas|2) \\w+|(?:dia|noite|semana) sim",
    "it": "altern\\w+|ogni (?:due|2) \\w+|\\w+ sì,? (?:e )?\\w+ no",
    "nl": "om de (?!\\d)\\w+|(?:elke|iedere) (?:twee|2|tweede|andere) \\w+",
    "pl": "co (?:drugi|drugą|dwa|2|dwie) \\w+",
    "sv": "vart?annan? \\w+|vart?annat \\w+|var(?:je)? andra \\w+",
    "ru": "через (?:день|сутки|ночь|неделю)|раз в (?:два|две|двое|2) \\w+"
    "|кажд\\w+ (?:два|две|двое|2|втор\\w+) \\w+",
    "uk": "через (?:день|добу|ніч|тиждень)|раз на (?:два|дві|2) \\w+|кожн\\w+ (?:два|дві|2|друг\\w+) \\w+",
    "tr": "aşırı|(?:iki|2) \\w+ bir",
    "ar": "يوم[اً]* بعد يوم|يوم[اً]* وراء يوم|كل (?:يومين|ثاني يوم|أسبوعين|ليلتين)",
    "fa": "(?:روز|شب|هفته) در میان|هر (?:دو|2) (?:روز|شب|هفته)",
    "hi": "एक \\S+ छोड\u093cकर|हर (?:दूसरे|दो) \\S+|एकांतर",
    "ur": "ایک \\S+ چھوڑ کر|ہر (?:دوسرے|دو) \\S+",
    "bn": "এক ?দিন (?:পর ?পর|অন্তর)|একদিন পর একদিন",
    "zh": "隔[日天周週晚]|每隔?(?:一|1|两|兩|2|二)[天日周週晚]",
    "ja": "[1１一]日おき|隔[日週]|[2２二]日(?:に|ごと)|[2２二]週間(?:に|ごと)|一晩おき",
    "ko": "격[일주]|하루 ?걸러|이틀(?:에|마다)|2일(?:에|마다)|2주(?:에|마다)",
    "id": "selang \\w+|(?:dua|2) (?:hari|minggu|malam)",
    "vi": "cách (?:một |1 )?(?:ngày|đêm|tuần)|(?:hai|2) (?:ngày|tuần|đêm)|cách nhật",
}
"""What says every other day. In Mexico `cada tercer día` does, the third day counted with the first."""

CLOCK: dict[str, tuple[str, str]] = {
    "en": ("a\\.? ?m\\b\\.?|in the morning", "p\\.? ?m\\b\\.?|in the (?:afternoon|evening)|at night"),
    "es": ("a\\. ?m\\.|am|de la (?:mañana|madrugada)", "p\\. ?m\\.|pm|de la (?:tarde|noche)"),
    "fr": ("du matin", "du soir|de l['’]après-midi"),
    "de": ("morgens|vormittags|früh", "nachmittags|abends|mittags"),
    "pt": ("da (?:manhã|madrugada)|am", "da (?:tarde|noite)|pm"),
    "it": ("del mattino|di mattina", "del pomeriggio|di sera|della sera"),
    "nl": ("'s ochtends|'s morgens", "'s middags|'s avonds"),
    "pl": ("rano", "po południu|wieczorem"),
    "ru": ("утра|ночи", "дня|вечера|пополудни"),
    "uk": ("ранку|ночі", "дня|вечора"),
    "id": ("pagi", "siang|sore|malam"),
    "tr": ("sabah", "akşam|öğleden sonra"),
    "ar": ("صباحا|صباحًا|صباحاً|ص", "مساء|مساءً|م|بعد الظهر|ظهرا|ليلا"),
    "fa": ("صبح|بامداد", "عصر|شب|بعد ?از ?ظهر"),
    "ur": ("صبح", "شام|رات|دوپہر"),
    "hi": ("सुबह", "शाम|रात|दोपहर"),
    "bn": ("সকাল", "সন্ধ্যা|রাত|বিকাল|দুপুর"),
    "vi": ("sáng", "chiều|tối"),
    "tl": ("ng umaga|am", "ng (?:hapon|gabi)|pm"),
    "zh": ("上午|早上|清晨|凌晨|早晨", "下午|晚上|傍晚|中午"),
    "ja": ("午前|朝", "午後|夜|夕方"),
    "ko": ("오전|아침", "오후|저녁|밤"),
}
"""Words for the halves of the day, morning first, near an hour."""

NOON = (
    r"noon|midday|midnight|mediodía|medianoche|midi|minuit|mittag|mitternacht|meio-dia|meia-noite"
    r"|mezzogiorno|mezzanotte|middernacht|południ|północ|полдень|полудн|полноч|полуноч|опівдні|опівночі"
    r"|öğle|gece yarısı|منتصف|ظهر|نیمه|دوپہر|आधी रात|दोपहर|মধ্যরাত|দুপুর|nửa đêm|trưa"
    r"|正午|中午|午夜|真夜中|深夜|정오|자정"
)
"""Noon and midnight, in any language."""
