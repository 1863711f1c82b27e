"""Words that say the contrary of each other, by axis and language: before and after, most and least.

Each language has `one` and `other`, the words that surely say the one side and the other, as expressions over
folded text; `ones` and `others`, further words that may say it, which excuse but never accuse; `both`, words
that let a translator turn the sentence round (only, not until); and `noise`, which is taken out first.
"""

from __future__ import annotations

BEFORE_AFTER: dict[str, dict[str, str]] = {
    "en": {
        "one": r"\bbefore(?:hand)?\b|\bprior to\b",
        "other": r"(?<!look )(?<!looks )(?<!looking )(?<!looked )\bafter\b",
        "ones": r"\bpre-?\w{4,}|\bin advance\b|\bearlier\b|\balready\b",
        "until": r"\buntil\b|\btill\b|\bup to\b|\bby\b",
        "others": r"\bafterwards?\b|\bafter\w+|\bsince\b|\bonce\b|\bfollowing\b|\blater\b|\bpast\b|\bwhen\b",
        "both": r"\bonly\b|\bwait\w*|\bleave\b|\ballow\b|\bnot .{0,40}\buntil\b|\bas soon as\b|\bfirst time\b"
        r"|\bever\b|\bhad\b",
        "noise": r"\bafter all\b|\bday after tomorrow\b|\bday before yesterday\b"
        r"|\bone after (?:the other|another)\b"
        r"|\bnever before\b|\b(?:as|than) before\b|\bbest before\b|\bbefore (?:long|you know)\b",
    },
    "es": {
        "one": r"\bantes\b|\bpreviamente\b",
        "other": r"\bdespués\b|\btras\b|\bluego de\b",
        "ones": r"\bprevi[oa]s?\b|\banterior\w*|\bvíspera\b|\bantelación\b|\banticipación\b",
        "until": r"\bhasta\b",
        "others": r"\bal cabo\b|\bpasad[oa]s?\b|\bposterior\w*|\bsiguient\w+|\bdesde\b|\ba los? \d"
        r"|\ba las? \d"
        r"|\bcuando\b|\buna vez\b|\bal terminar\b",
        "both": r"\bs[oó]lo\b|\bsolamente\b|\búnicamente\b|\brecién\b|\besper\w+",
        "noise": r"\bcuanto antes\b|\blo antes posible\b|\bantes bien\b",
    },
    "fr": {
        "one": r"\bavant\b|\bpréalable\w*|\bauparavant\b",
        "other": r"\baprès\b",
        "ones": r"\bveille\b|\bd'abord\b|\bd'ici\b|\bprécéd\w+|\bplus tôt\b",
        "until": r"\bjusqu",
        "others": r"\bsuivan\w+|\bau bout\b|\bsuite\b|\bdès\b|\blendemain\b|\bune fois\b|\bpass[ée]\w*"
        r"|\bdepuis\b"
        r"|\bplus tard\b|\blorsqu|\bquand\b|\bà l'issue\b",
        "both": r"\bseulement\b|\buniquement\b|\b(?:ne|n')\b.{0,40}\bqu(?:e\b|')|\battend\w+"
        r"|\bpatient(?:er|ez)\b",
        "noise": r"\bavant tout\b|\bd'après\b|\bavant-bras\b|\baprès-midi\b|\bl'un après l'autre\b",
    },
    "de": {
        "one": r"\bbevor\b|\behe\b|\bvorher\b|\bzuvor\b|\bvorab\b"
        r"|\bvor (?:de[mrn]|eine[mrn]|ihre[mrn]|diese[mrn]|jede[mrn]|mitternacht|\w+beginn)\b",
        "other": r"\bnachdem\b|\bdanach\b"
        r"|\bnach (?:de[mrn]|eine[mrn]|ihre[mrn]|diese[mrn]|jede[mrn]|mitternacht)\b"
        r"|\bnach (?:\d+|zwei|drei) \w+\b",
        "ones": r"\bvor\w*|\bspätestens\b|\bfrüher\b",
        "until": r"\bbis\b",
        "others": r"\bnach\b|\bnach[hf]\w+|\bab\b|\bseit\w*|\bfolgend\w+|\bsobald\b|\bwenn\b|\bspäter\b"
        r"|\banschließend\w*",
        "both": r"\berst\b|\bnur\b|\bwart\w+|\babwart\w+|\bfrühestens\b",
        "noise": r"\bvor allem\b|\bvor ort\b|\bnach wie vor\b|\bnach vorn\w*"
        r"|\b(?:schütz|bewahr|warn|angst|scheu)\w*(?: \w+){0,3} vor\b|\bvor (?:\w+ ){1,3}(?:schütz|bewahr)\w+"
        r"|\bnach (?:ihre[mrn]|de[mrn]|eine[mrn]) (?:\w+ )?"
        r"(?:anweis|wünsch|ermess|empfehl|plan|schema|gewicht)\w*",
    },
    "pt": {
        "one": r"\bantes\b|\bpreviamente\b",
        "other": r"\bdepois\b|\bapós\b",
        "ones": r"\bprévi[oa]s?\b|\banterior\w*|\bvéspera\b|\bantecedência\b",
        "until": r"\baté\b",
        "others": r"\bseguint\w+|\bem seguida\b|\bpassad[oa]s?\b|\bdesde\b|\ba partir\b|\blogo que\b"
        r"|\bassim que\b|\bquando\b|\bposterior\w*|\bao (?:fim|final|término)\b",
        "both": r"\bsó\b|\bsomente\b|\bapenas\b|\besper\w+|\baguard\w+",
        "noise": r"\bo (?:quanto )?antes\b|\bantes de (?:mais nada|tudo)\b",
    },
    "it": {
        "one": r"\bprima (?:di|del\w*|dei|degli|che)\b|\bprima dell'|\bin precedenza\b",
        "other": r"\bdopo\b",
        "ones": r"\bprima\b|\bentro\b|\bpreced\w+|\banticipo\b|\bvigilia\b",
        "until": r"\bfino\b",
        "others": r"\bsuccessiv\w+|\bseguent\w+|\btrascors\w+|\bin seguito\b|\bquando\b|\buna volta\b"
        r"|\bda\w* \d"
        r"|\ba partire\b|\bappena\b",
        "both": r"\bsol[oi]\b|\bsoltanto\b|\bsolamente\b|\baspett\w+|\battend\w+",
    },
    "nl": {
        "one": r"\bvoordat\b|\bvooraf\b|\b(?:uur|uren|dagen|dag|minuten|weken|week) (?:van tevoren|voor)\b",
        "other": r"\bnadat\b|\bna (?:de|het|uw|een|elke|iedere|afloop|middernacht|deze|\d+ \w+)\b|\bdaarna\b",
        "ones": r"\bvoor\w*|\beerder\b",
        "until": r"\btot\b",
        "others": r"\bna\b|\bvanaf\b|\bzodra\b|\bsinds\b|\bvolgend\w+|\blater\b|\bals\b|\bwanneer\b",
        "both": r"\balleen\b|\bpas\b|\bwacht\w*|\bslechts\b",
    },
    "pl": {
        "one": r"\bprzed\b(?! słońcem| światłem| wilgocią| dziećmi)|\bzanim\b",
        "other": r"\bpo (?!lewej|prawej|południu|jedn|dw|trzy|\d|pół|prostu|kolei|raz)\w+|\bpotem\b",
        "ones": r"\bdopóki\b|\bwcześniej\b|\bpoprzedz\w+|\buprzednio\b|\bprzed\b",
        "until": r"\bdo\b",
        "others": r"\bpo\b|\bod\b|\bnastępn\w+|\bkolejn\w+|\bgdy\b|\bkiedy\b|\bjak tylko\b|\bpóźniej\b",
        "both": r"\btylko\b|\bdopiero\b|\bodczeka\w+|\bpoczeka\w+|\bzaczeka\w+",
    },
    "sv": {
        "one": r"\bföre\b|\binnan\b|\binför\b",
        "other": r"\befter\b|\befteråt\b",
        "ones": r"\btidigare\b|\bsenast\b",
        "until": r"\btills?\b|\bfram till\b",
        "others": r"\bsedan\b|\bfrån\b|\bföljande\b|\bnär\b|\bsenare\b|\bdärefter\b",
        "both": r"\bbara\b|\bendast\b|\bförst\b|\bvänta\b",
        "noise": r"\befter (?:behov|ordination|anvisning\w*|recept)\b|\bse efter\b",
    },
    "ru": {
        "one": r"\bперед\b|\bпрежде\b|\bнакануне\b|\bпредварительно\b|\bзаранее\b|\bдо (?![0-9])\w+",
        "other": r"\bпосле\b",
        "ones": r"\bдо\b|\bпока\b|\bраньше\b|\bранее\b|\bпредыдущ\w+|\bк \w+",
        "others": r"\bчерез\b|\bспустя\b|\bзатем\b|\bпотом\b|\bследующ\w+|\bс момента\b|\bкогда\b"
        r"|\bкак только\b"
        r"|\bпо (?:окончании|завершении|истечении|прошествии)\b|\bпоздн\w+|\bпозже\b",
        "both": r"\bтолько\b|\bлишь\b|\bподожд\w+|\bждите\b|\bвыжд\w+",
        "noise": r"\bдо сих пор\b|\bпрежде всего\b|\bдо конца\b|\bдо (?:врача|нас|вас)\b",
    },
    "uk": {
        "one": r"\bперед\b|\bперш ніж\b|\bзаздалегідь\b|\bнапередодні\b|\bдо (?![0-9])\w+",
        "other": r"\bпісля\b",
        "ones": r"\bдо\b|\bпоки\b|\bраніше\b|\bпопередн\w+",
        "others": r"\bчерез\b|\bпотім\b|\bнаступн\w+|\bколи\b|\bщойно\b|\bпізніш\w+|\bзгодом\b",
        "both": r"\bтільки\b|\bлише\b|\bзачекай\w+|\bпочекай\w+",
    },
    "tr": {
        "one": r"\bönce(?:si|sinde|den|ki)?\b|\bevvel\b",
        "other": r"\bsonra(?:sı|sında|ki)?\b",
        "ones": r"\bönce\w*|\bdaha erken\b",
        "until": r"\bkadar\b",
        "others": r"\bsonra\w*|\bitibaren\b|\btakip\w*|\bbitince\b|\bardından\b|\bizleyen\b",
        "both": r"\bsadece\b|\byalnız\w*|\bancak\b|\bbekle\w+",
        "noise": r"\bdaha (?:önce|sonra)\b|\bbir an önce\b|\bilk önce\b",
    },
    "id": {
        "one": r"\bsebelum\w*",
        "other": r"\bsetelah\w*|\bsesudah\w*|\busai\b",
        "ones": r"\bterlebih dahulu\b|\bmenjelang\b",
        "until": r"\bhingga\b|\bsampai\b",
        "others": r"\bkemudian\b|\bpasca\w*|\bsejak\b|\bberikut\w*|\bbegitu\b|\bketika\b|\blalu\b",
        "both": r"\bhanya\b|\btunggu\w*|\bmenunggu\b|\bbaru\b",
    },
    "vi": {
        "one": r"\btrước(?= (?:khi|lúc|thủ thuật|ca|cuộc|ngày|buổi|mỗi|các|bữa|nửa|giờ))"
        r"|\btrước(?= (?:phẫu|khám|xét|mũi|liều))",
        "other": r"\bsau(?= (?:khi|thủ thuật|ca|cuộc|ngày|buổi|mỗi|các|bữa|nửa|phẫu|khám|xét|mũi|liều|\d))",
        "ones": r"\btrước\b|\bsẵn\b",
        "until": r"\bcho đến\b|\bđến khi\b|\btới\b|\bđến\b",
        "others": r"\bsau\b|\brồi\b|\bkể từ\b|\bxong\b|\bngay khi\b|\btiếp theo\b",
        "both": r"\bchỉ\b|\bmới\b|\bđợi\b|\bchờ\b",
        "noise": r"\b(?:phía|mặt|đằng|mắt|răng) (?:trước|sau)\b|\bsau (?:đây|lưng|gáy|cùng|này)\b"
        r"|\btrước (?:mặt|ngực)\b",
    },
}
"""`one` is before, `other` after."""

MOST_LEAST: dict[str, dict[str, str]] = {
    "en": {
        "one": r"\bmax(?:imum)?\b|\bat (?:the )?(?:very )?most\b|\bhighest\b",
        "other": r"\bminimum\b|\bat (?:the )?(?:very )?least\b|\blowest\b",
        "ones": r"\bup to\b|\bno more\b|\bmost\b|\bno longer than\b|\bwithin\b|\blimit\w*",
        "others": r"\bminim\w+|\bno less\b|\bleast\b|\bno fewer\b|\bsmallest\b",
    },
    "es": {
        "one": r"\bmáxim\w+|\bcomo mucho\b|\ba lo sumo\b",
        "other": r"\bmínim\w+|\bal menos\b|\bpor lo menos\b|\bcuando menos\b",
        "ones": r"\bmáx\b|\bmayor\b|\bno más de\b|\bhasta\b|\bmás alt\w+|\btope\b|\blímite\b",
        "others": r"\bmenor\b|\bno menos\b|\bmás baj\w+",
    },
    "fr": {
        "one": r"\bmaxim\w+|\bau plus\b",
        "other": r"\bminim\w+|\bau moins\b",
        "ones": r"\bpas plus\b|\bjusqu|\ble plus\b|\bla plus\b|\blimite\b|\bplafon\w+",
        "others": r"\bpas moins\b|\ble moins\b|\bla moins\b|\ble plus (?:bas|faible)",
        "noise": r"\bau plus (?:vite|tôt)\b|\bdu moins\b",
    },
    "de": {
        "one": r"\bhöchstens\b|\bmaxim\w+|\b\w*höchst(?:dos|meng|grenz|dauer|wert)\w*|\blängstens\b",
        "other": r"\bmindest\w*|\bwenigstens\b|\bminimal\w*|\bminimum\b|\bzumindest\b",
        "ones": r"\bhöchst\w*|\bbis zu\b|\bnicht mehr\b|\bnicht länger\b|\bspätestens\b",
        "others": r"\bminim\w*|\bniedrigst\w*|\bgeringst\w*|\bnicht weniger\b|\bkleinst\w*",
    },
    "pt": {
        "one": r"\bmáxim\w+",
        "other": r"\bmínim\w+|\bpelo menos\b|\bao menos\b",
        "ones": r"\bmaior\b|\bnão mais\b|\baté\b|\bmais alt\w+|\blimite\b",
        "others": r"\bmenor\b|\bnão menos\b|\bmais baix\w+",
    },
    "it": {
        "one": r"\bmassim\w+|\bal più\b",
        "other": r"\bminim\w+|\balmeno\b|\bper lo meno\b",
        "ones": r"\bnon più\b|\bfino\b|\bpiù alt\w+|\blimite\b",
        "others": r"\bnon meno\b|\bpiù bass\w+",
    },
    "nl": {
        "one": r"\bmaxim\w+|\bhoogstens\b|\bten hoogste\b",
        "other": r"\bminim\w+|\bminstens\b|\bten ?minste\b",
        "ones": r"\bniet meer\b|\bniet langer\b|\bhoogste\b|\btot\b",
        "others": r"\bniet minder\b|\blaagste\b",
    },
    "pl": {
        "one": r"\bmaksym\w+|\bco najwyżej\b",
        "other": r"\bminim\w+|\bco najmniej\b|\bprzynajmniej\b",
        "ones": r"\bnajwyż\w+|\bnie więcej\b|\bnie dłużej\b|\bdo\b|\bnajwięks\w+",
        "others": r"\bnajniż\w+|\bnie mniej\b|\bnajmniej\w*",
    },
    "sv": {
        "one": r"\bhögst\b|\bmax\w*",
        "other": r"\bminst\b|\båtminstone\b|\bminim\w+",
        "ones": r"\bhögsta\b|\binte mer\b|\bupp till\b|\bstörsta\b",
        "others": r"\blägst\w*|\bminsta\b",
    },
    "ru": {
        "one": r"\bмаксим\w+|\bне (?:более|больше|дольше)\b",
        "other": r"\bминим\w+|\bне (?:менее|меньше)\b|\bпо (?:крайней|меньшей) мере\b|\bхотя бы\b",
        "ones": r"\bдо\b|\bне (?:выше|свыше|позднее|позже)\b|\bпредел\w*|\bсамое большее\b|\bнаибол\w+"
        r"|\bвысш\w+",
        "others": r"\bнаимен\w+|\bне (?:ниже|ранее|раньше)\b|\bсам\w+ низк\w+",
        "noise": r"\bтем не менее\b|\bболее не\b",
    },
    "uk": {
        "one": r"\bмаксим\w+|\bщонайбільше\b|\bне більше\b",
        "other": r"\bмінім\w+|\bщонайменше\b|\bпринаймні\b|\bне менше\b|\bхоча б\b",
        "ones": r"\bдо\b|\bнайбіл\w+|\bнайвищ\w+",
        "others": r"\bнаймен\w+|\bнайниж\w+",
    },
    "tr": {
        "one": r"\ben fazla\b|\ben çok\b|\bazami\b|\bmaksimum\b|\bmaks\b",
        "other": r"\ben az\b|\basgari\b|\bminimum\b|\ben azından\b",
        "ones": r"\bkadar\b|\ben yüksek\b",
        "others": r"\ben düşük\b",
    },
    "id": {
        "one": r"\bmaksim\w+|\bpaling (?:banyak|lama)\b",
        "other": r"\bminim\w+|\bsetidaknya\b|\bpaling sedikit\b|\bsekurang-kurangnya\b|\bsedikitnya\b",
        "ones": r"\bhingga\b|\bsampai\b|\btidak lebih\b|\btertinggi\b",
        "others": r"\btidak kurang\b|\bterendah\b",
    },
    "vi": {
        "one": r"\btối đa\b|\bnhiều nhất\b|\bkhông quá\b",
        "other": r"\btối thiểu\b|\bít nhất\b",
        "ones": r"\bcao nhất\b|\bkhông hơn\b|\blên (?:đến|tới)\b|\bkhông vượt\b|\blớn nhất\b|\blâu nhất\b",
        "others": r"\bkhông dưới\b|\bthấp nhất\b|\bkhông ít\b",
    },
}
"""`one` is at most, `other` at least."""
