"""Words for sides and heights by language.

For each language: kind → an expression over folded text. `left` and `right` are lenient (any word that may
mean the side); `noise` is taken out first. English, the usual source, has a strict reading in `laterality`.
"""

from __future__ import annotations

LATERAL: dict[str, dict[str, str]] = {
    "en": {
        "left": r"\bleft(?:most|ward|-sided)?\b",
        "right": r"\bright(?:most|ward|-sided)?\b",
        "upper": r"\bupper\b",
        "lower": r"\blower\b",
        "inner": r"\binner\b",
        "outer": r"\bouter\b",
    },
    "es": {
        "left": r"\bizquierd\w*|\bzurd\w*",
        "right": r"\bderech[oa]s?\b|\bdiestr\w*",
        "upper": r"\bsuperior(?:es)?\b|\balt[oa]s?\b|\barriba\b|\bencima\b",
        "lower": r"\binferior(?:es)?\b|\bbaj[oa]s?\b|\babajo\b|\bdebajo\b",
        "inner": r"\bintern[oa]s?\b|\binterior(?:es)?\b|\bdentro\b",
        "outer": r"\bextern[oa]s?\b|\bexterior(?:es)?\b|\bfuera\b",
        "noise": r"\b(?:superior|inferior)(?:es)? a(?:l| los| las)?\b",
    },
    "fr": {
        "left": r"\bgauch\w*",
        "right": r"\bdroit(?:e|s|es|ier|ière)?\b",
        "upper": r"\bsupérieure?s?\b|\bhaut(?:e|s|es)?\b|\bdessus\b",
        "lower": r"\binférieure?s?\b|\bbas(?:se|ses)?\b|\bdessous\b",
        "inner": r"\binternes?\b|\bintérieure?s?\b",
        "outer": r"\bexternes?\b|\bextérieure?s?\b",
        "noise": r"\b(?:supérieur|inférieur)e?s? (?:à|au|aux)\b",
    },
    "de": {
        "left": r"\blink(?:e|en|er|es|em|s\w*)\b",
        "right": r"\brecht(?:e|en|er|es|em|s\w*)\b",
        "upper": r"\bober\w*|\boben\b",
        "lower": r"\bunter(?:e|en|er|es|em|st\w*|halb|arm\w*|schenkel\w*|leib\w*|bauch\w*|kiefer\w*"
        r"|körper\w*|lid\w*|lippe\w*|rücken\w*)\b|\bunten\b",
        "inner": r"\binner(?:e|en|er|es|em)\b|\binnen\w*",
        "outer": r"\bäußer\w*|\baußen\w*|\baussen\w*",
        "noise": r"\boberhalb von\b|\boberst\w*|\boberfläch\w*",
    },
    "pt": {
        "left": r"\besquerd\w*|\bcanhot\w*",
        "right": r"\bdireit[oa]s?\b|\bdestr\w*",
        "upper": r"\bsuperior(?:es)?\b|\balt[oa]s?\b|\bcima\b",
        "lower": r"\binferior(?:es)?\b|\bbaix[oa]s?\b|\babaixo\b",
        "inner": r"\bintern[oa]s?\b|\binterior(?:es)?\b|\bdentro\b",
        "outer": r"\bextern[oa]s?\b|\bexterior(?:es)?\b|\bfora\b",
        "noise": r"\b(?:superior|inferior)(?:es)? a(?:o|os|s)?\b",
    },
    "it": {
        "left": r"\bsinistr\w*|\bmancin\w*",
        "right": r"\bdestr\w*",
        "upper": r"\bsuperior[ei]\b|\balt[oaie]\b|\bsopra\b",
        "lower": r"\binferior[ei]\b|\bbass[oaie]\b|\bsotto\b",
        "inner": r"\bintern[oaie]\b|\binterior[ei]\b",
        "outer": r"\bestern[oaie]\b|\besterior[ei]\b",
        "noise": r"\b(?:superior|inferior)[ei] (?:a|al|ai|alle|alla)\b",
    },
    "nl": {
        "left": r"\blinks\w*|\blinker\w*",
        "right": r"\brechts\w*|\brechter\w*",
        "upper": r"\bboven\w*|\bbovenste\b",
        "lower": r"\bonder(?:ste|arm|been|rug|buik|lijf|kaak)\w*",
    },
    "ru": {
        "left": r"\bлев(?:ый|ая|ое|ой|ую|ого|ому|ым|ом|ые|ых|ыми|ее|осторонн\w*|ша\w*|ши)\b"
        r"|\bслева\b|\bналево\b|\bвлево\b",
        "right": r"\bправ(?:ый|ая|ое|ой|ую|ого|ому|ым|ом|ые|ых|ыми|ее|осторонн\w*|ша\w*|ши)\b"
        r"|\bсправа\b|\bнаправо\b|\bвправо\b",
        "upper": r"\bверхн\w*|\bвверх\w*|\bсверху\b|\bплеч\w*",
        "lower": r"\bнижн\w*|\bвниз\w*|\bснизу\b",
        "inner": r"\bвнутренн\w*|\bвнутри\b",
        "outer": r"\bнаружн\w*|\bвнешн\w*|\bснаружи\b",
    },
    "uk": {
        "left": r"\bлів(?:ий|а|е|ої|у|ого|ому|им|ій|і|их|ими|обічн\w*)\b|\bзліва\b|\bліворуч\b|\bвліво\b",
        "right": r"\bправ(?:ий|а|е|ої|у|ого|ому|им|ій|і|их|ими|обічн\w*)\b|\bсправа\b|\bправоруч\b"
        r"|\bвправо\b",
        "upper": r"\bверхн\w*|\bзверху\b",
        "lower": r"\bнижн\w*|\bзнизу\b",
    },
    "pl": {
        "left": r"\blew(?:y|a|e|ej|ą|ego|emu|ym|ych|ymi|o|ostronn\w*|oręczn\w*)\b",
        "right": r"\bpraw(?:y|a|e|ej|ą|ego|emu|ym|ych|ymi|o|ostronn\w*|oręczn\w*)\b",
        "upper": r"\bgórn\w*|\bgór[aę]\b",
        "lower": r"\bdoln\w*|\bdół\b",
    },
    "cs": {
        "left": r"\blev(?:ý|á|é|ou|ého|ému|ým|ém|ých|ými|ostrann\w*|o)\b|\bvlevo\b|\bzleva\b|\bdoleva\b",
        "right": r"\bprav(?:ý|á|é|ou|ého|ému|ým|ém|ých|ými|ostrann\w*)\b|\bvpravo\b|\bzprava\b|\bdoprava\b",
    },
    "sv": {
        "left": r"\bvänster\w*|\bvänstra\b",
        "right": r"\bhöger\w*|\bhögra\b",
        "upper": r"\bövre\b|\böver(?:arm|kropp|käk|läpp|ben)\w*",
        "lower": r"\bnedre\b|\bunder(?:arm|ben|kropp|käk|läpp|liv)\w*|\b(?:länd|kors)rygg\w*",
    },
    "da": {"left": r"\bvenstre\w*", "right": r"\bhøjre\w*"},
    "nb": {"left": r"\bvenstre\w*", "right": r"\bhøyre\w*|\bhøgre\w*"},
    "ro": {"left": r"\bstâng\w*", "right": r"\bdrept\w*|\bdreapt\w*"},
    "el": {"left": r"\bαριστερ\w*", "right": r"\bδεξι\w*"},
    "hu": {
        "left": r"\bbal(?:ra|ról|nál|oldal\w*|kezes\w*)?\b",
        "right": r"\bjobb(?:ra|ról|oldal\w*|kezes\w*)?\b",
    },
    "fi": {"left": r"\bvasem\w*|\bvasen\b", "right": r"\boike\w*"},
    "he": {"left": r"שמאל\w*", "right": r"ימין\w*|ימני\w*|ימנית"},
    "tr": {
        "left": r"\bsol(?:a|da|dan|daki|una|unda|unuz\w*|u|un|ak)?\b",
        "right": r"\bsağ(?:a|da|dan|daki|ına|ında|ınız\w*|ı|ın|lak)?\b",
    },
    "id": {"left": r"\bkiri\b|\bkidal\b", "right": r"\bkanan\b", "upper": r"\batas\b", "lower": r"\bbawah\b"},
    "vi": {
        "left": r"\btrái\b",
        "right": r"\bphải\b",
        "upper": r"\btrên\b",
        "lower": r"\bdưới\b",
        "inner": r"\btrong\b",
        "outer": r"\bngoài\b",
        "noise": r"\btrái (?:cây|tim|lại|phép|ngược)\b|\bbên trái phép\b",
    },
    "ar": {
        "left": r"\b[وفبلك]?(?:ال|لل)?(?:يسرى|يسار|أيسر|ايسر|يسرا\w{0,2}|يسراك)(?:ا|ك|كم|ه|ها|ية)?\b",
        "right": r"\b[وفبلك]?(?:ال|لل)?(?:يمنى|يمين|أيمن|ايمن|يمنا\w{0,2}|يمناك)(?:ا|ك|كم|ه|ها|ية)?\b",
        "upper": r"\b\w{0,3}(?:علوي\w*|عليا|أعلى)\b|\bفوق\b",
        "lower": r"\b\w{0,3}(?:سفلي\w*|سفلى|أسفل)\b|\bتحت\b",
        "inner": r"\b\w{0,3}داخلي\w*",
        "outer": r"\b\w{0,3}خارجي\w*",
    },
    "fa": {
        "left": r"\bچپ\w*",
        "right": r"\bراست(?:ه|ی|تان|ش|م|\u200c\w+)?\b",
        "upper": r"\bبالا\w*|\bفوقانی\b",
        "lower": r"\bپایین\w*|\bپائین\w*|\bتحتانی\b",
        "inner": r"\bداخلی\b|\bدرونی\b|\bداخل\b",
        "outer": r"\bخارجی\b|\bبیرونی\b|\bبیرون\b",
    },
    "ur": {"left": r"\bبائیں\b|\bبایاں\b", "right": r"\bدائیں\b|\bدایاں\b|\bداہن\w*"},
    "hi": {
        "left": r"(?<![^\s(])बा[ँं]?(?:ए[ँं]?|या[ँं]?|यी[ंँ]?|ई[ं]?|ये[ंँ]?)(?![\u0900-\u0963])",
        "right": r"(?<![^\s(])(?:दा[ँं]?(?:ए[ँं]?|या[ँं]?|यी[ंँ]?|ई[ं]?|ये[ंँ]?)(?![\u0900-\u0963])|दाहिन)",
        "upper": r"ऊपर",
        "lower": r"निचल|नीचे",
        "inner": r"भीतर|अंदर|आंतरिक|अंदरूनी",
        "outer": r"बाहर",
    },
    "bn": {"left": r"(?<!\S)(?:বাম|বাঁ)", "right": r"(?<!\S)ডান"},
    "th": {"left": r"ซ้าย", "right": r"ขวา"},
    "ko": {"left": r"왼|좌(?=[측우로에])", "right": r"오른|우(?=[측로에])|(?<=좌)우"},
    "zh": {
        "left": r"左",
        "right": r"右",
        "upper": r"上(?=[肢臂半部腹背端方颌頜眼唇睑瞼身段侧側层層肺叶葉臼])",
        "lower": r"下(?=[肢半部腹背端方颌頜眼唇睑瞼身段侧側层層肺叶葉巴腰])",
        "inner": r"[内內](?=[侧側部面耳衣])",
        "outer": r"外(?=[侧側部面耳])",
        "noise": r"(?<=[\d０-９一二三四五六七八九十百个個分钟鐘时時天日周月年岁歲度米克])左右"
        r"|左右[为為]难|上下(?:楼|樓|文)|以[上下]|之[上下]|座右铭",
    },
    "ja": {
        "left": r"左",
        "right": r"右",
        "upper": r"上(?=[肢腕半部腹背端方顎唇体側層]|まぶた|の部分|側)",
        "lower": r"下(?=[肢半部腹背端方顎唇体側層腿]|まぶた|側)",
        "inner": r"内側|内部",
        "outer": r"外側|外部",
        "noise": r"左右(?:さ|する)|[左右]記|座右",
    },
}
