"""Words that bound a number in the languages of the Near East and Asia; the form is told in `bound_words`."""

from __future__ import annotations

EASTERN_BOUNDS: dict[str, str] = {
    "ar": """
        min < (?:ما )?لا [يت]قلّ? (?:\\S+ ){0,2}عن|الحد الأدنى|ليس أقل من|بما لا يقل عن
        min * على الأقل|كحد أدنى|بحد أدنى
        max < (?:ما )?لا [يت](?:زيد|تجاوز|تعدى) ?(?:عن|على)?|الحد الأقصى|ما يصل إلى|[يت]صل إلى
        max < لا أكثر من|ليس أكثر من
        max * كحد أقصى|بحد أقصى|على الأكثر|حد أقصى
        until < حتى
        more < أكثر من|أكبر من|أطول من|(?:[يت]زيد|زادت?|[يت]رتفع|ارتفعت?|تجاوزت?) (?:\\S+ ){0,3}(?:عن|على|فوق)
        more < [يت]تجاوز|تجاوزت?|فوق|[يت]فوق|أعلى من|أثقل من
        less < أقل من|دون|أصغر من|أدنى من|أقصر من|أخف من|تحت سن|تحت
        less < (?:[يت]قلّ?|قلّ?ت?|انخفضت?|[يت]نخفض|هبطت?|نزلت?|نقصت?|[يت]نقص) (?:\\S+ ){0,3}(?:عن|دون|تحت)
        within < في غضون|ضمن
        about * حوالي|حوالى|نحو|تقريبا|تقريبًا|ما يقارب|قرابة
        min > أو أكثر|فأكثر|فما فوق|أو أكبر|أو أعلى|وما فوق
        max > أو أقل|فأقل|فما دون|أو أصغر
    """,
    "fa": """
        min < دست[ \u200c]?کم|لااقل|کمینه
        min < حداقل|نه کمتر از
        max < نهایتا|بیشینه|نه (?:بیش|بیشتر) از
        max < حداکثر
        until < تا
        more < (?:بیش|بیشتر|بالاتر|فراتر|بزرگ[ \u200c]?تر|طولانی[ \u200c]?تر) از|بالای
        more < (?:سنگین|مسن)[ \u200c]?تر از
        more > (?:بیشتر|بالاتر|سنگین[ \u200c]?تر) (?:رفت|ن?رو|ن?می|ن?باش|بود|شد|ن?شو|است|بلند)\\S*
        less < (?:کمتر|کم[ \u200c]?تر|پایین[ \u200c]?تر|کوتاه[ \u200c]?تر|کوچک[ \u200c]?تر) از|زیر
        less < سبک[ \u200c]?تر از
        less > (?:کمتر|(?:پایین|سبک)[ \u200c]?تر) (?:رفت|ن?رو|ن?می|ن?باش|بود|آمد|شد|ن?شو|است)\\S*
        within < ظرف|در عرض
        about * حدود|حدودا|تقریبا|نزدیک به
        min > (?:یا|و) (?:بیشتر|بالاتر|بزرگتر)|به بالا
        max > (?:یا|و) (?:کمتر|پایین[ \u200c]?تر)|به پایین
    """,
    "ur": """
        min < کم از کم
        max < زیادہ سے زیادہ
        min > سے کم نہیں|یا (?:اس سے )?زیادہ|یا (?:اس سے )?زائد
        max > سے زیادہ نہیں|یا (?:اس سے )?کم
        more > سے زیادہ|سے زائد|سے اوپر|سے بڑ[ےی]
        less > سے کم|سے نیچے|سے چھوٹ[ےی]
        until > تک
        within > کے اندر
        about < تقریبا|تقریباً|لگ بھگ
    """,
    "hi": """
        min < कम से कम|न्यूनतम
        max < अधिकतम|ज़्यादा से ज़्यादा|ज्यादा से ज्यादा|अधिक से अधिक
        more > से (?:भी )?(?:(?:अधिक|ज़्यादा|ज्यादा)(?! से)|ऊपर|बड़[ेीा]|लंब[ेी]|भारी|ऊँच[ेीा])
        less > से (?:भी )?(?:कम(?! से)|नीचे|छोट[ेीा]|हल्क[ेीा])
        min > (?:या|और) (?:उससे |इससे |उस से )?(?:अधिक|ज़्यादा|ज्यादा|ऊपर)
        max > (?:या|और) (?:उससे |इससे |उस से )?कम(?! से)
        until > तक
        within > के (?:भीतर|अंदर|अन्दर)
        about < लगभग|करीब|क़रीब|तकरीबन
    """,
    "bn": """
        min < কমপক্ষে|অন্তত|ন্যূনতম|সর্বনিম্ন
        max < সর্বোচ্চ|সর্বাধিক|বড়জোর
        more > \\s?(?:-?এর|র|ের|টির|-?র)?\\s?(?:চেয়ে )?(?:বেশি|অধিক|উপরে|ঊর্ধ্বে)
        less > \\s?(?:-?এর|র|ের|টির|-?র)?\\s?(?:চেয়ে )?(?:কম(?!পক্ষে)|নিচে)
        min > বা তার বেশি|বা তার অধিক
        max > বা তার কম
        until > পর্যন্ত
        within > \\s?(?:-?এর|র|ের)?\\s?মধ্যে
        about < প্রায়|আনুমানিক
    """,
    "id": """
        min < tidak kurang dari
        min * minimal|minimum|setidaknya|paling sedikit|sekurang-kurangnya|sedikitnya
        max < tidak lebih dari|tidak melebihi
        max * maksimal|maksimum|paling banyak|paling lama
        until < hingga|sampai
        more < (?<!tidak )lebih (?:dari|tua dari|tinggi dari|lama dari|berat dari)|di atas|(?<!tidak )melebihi
        less < (?<!tidak )kurang dari|di bawah|lebih (?:muda|rendah|pendek|ringan|sedikit) dari
        within < dalam waktu|dalam
        about < sekitar|kira-kira|hampir
        min > atau lebih|ke atas
        max > atau kurang|ke bawah
    """,
    "vi": """
        min < ít nhất|tối thiểu|không dưới|không ít hơn|từ(?=.{1,14}trở lên)
        min < sớm nhất(?: là)?
        max < muộn nhất(?: là)?|chậm nhất(?: là)?
        max < nhiều nhất|không quá|không hơn|không vượt quá|không nhiều hơn|lên đến|lên tới|cao nhất
        max * tối đa
        until < tới|đến
        more < (?<!nhẹ )(?<!ngắn )(?<!trẻ )hơn|trên|quá|nhiều hơn|lâu hơn|vượt quá|lớn hơn|cao hơn
        less < dưới|ít hơn|chưa đến|chưa tới|nhỏ hơn|không đến|thấp hơn
        less < nhẹ hơn|ngắn hơn|trẻ hơn
        within < trong vòng
        about < khoảng|gần|chừng
        min > trở lên|hoặc (?:nhiều )?hơn|hoặc lớn hơn
        max > trở xuống|hoặc ít hơn
    """,
    "tl": """
        min < hindi bababa sa|kahit man lang|di-bababa sa
        max < hindi hihigit sa|hanggang|hindi lalampas sa|pinakamarami
        more < higit sa|mahigit(?: sa)?|lampas sa|lagpas sa
        less < mas mababa sa|wala pang|kulang sa|mas maikli sa
        within < sa loob ng
        about < mga|humigit-kumulang
        min > o higit pa|pataas
        max > o mas mababa|pababa
    """,
    "zh": """
        min < 至少|最少|不少于|不少於|不低于|不低於|起码|不得少于|不短于|不小于|不小於|最短|不早于
        max < 最多|最长|最長|至多|多达|多達|(?:不|不得|不要|切勿|不应|不應|勿|不可|不能|请勿|別|别)超过
        max < 不超過|不得超過
        max < (?:不要|切勿|勿|請勿|不可)超過|不多于|不多於|不高于|不大于|不大於
        max < 最大|最高|长达|長達|不长于|不晚于
        more < 超过|超過|多于|多於|大于|大於|高于|高於|超出|长于|長於|逾|满|滿|久于|重于|重於
        less < 少于|少於|小于|小於|低于|低於|不到|不足|短于|未满|未滿|不满|不滿|轻于|輕於|短於|小於
        about < 大约|大約|约|約|大概|接近|将近
        from > 以上
        min > 或以上|或更[多长久高]|及以上
        to > 以下
        max > 或以下|或更[少短低]|及以下
        within > 之?以?内|之?以?內
        about > 左右|上下
    """,
    "ja": """
        min < 少なくとも|最低でも|最低|最短
        max < 最大で?も?|最長で?も?|最高で?も?|多くても|長くても|多くて|長くて
        about < 約|およそ|だいたい|ほぼ
        from > 以上
        more > を?超え|を越え|より(?:も)?(?:多|長|高|大き|古|重)|超|を上回
        less > 未満|より(?:も)?(?:少|短|低|小さ|軽)|を下回|に満たない|足らず
        to > 以下
        max > が(?:最大|上限|限度)
        within > 以内
        until > まで
        about > くらい|ぐらい|程度|前後|ほど
    """,
    "ko": """
        min < 최소|적어도|최소한
        max < 최대|최장|많아야
        about < 약|대략|거의
        from > 이상
        more > \\s?(?:을|를)? ?(?:초과|넘)|보다 (?:많|길|높|오래|더)
        less > 미만|보다 (?:적|짧|낮)
        to > 이하
        within > \\s?이내
        until > \\s?까지
        about > 정도|쯤|가량
    """,
}
