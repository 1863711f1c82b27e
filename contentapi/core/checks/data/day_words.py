"""Words for the morning and for the evening and night, by language; the form is told in `contrary_words`."""

from __future__ import annotations

MORNING_EVENING: dict[str, dict[str, str]] = {
    "en": {
        "one": r"\bmornings?\b",
        "other": r"\bevenings?\b|\bnights?\b|\bbedtime\b",
        "ones": r"[0-9\s]a\.?m\b|\bbreakfast\b|\btomorrow\b|\bearly\b|\bmidnight\b",
        "others": r"[0-9\s]p\.?m\b|\bafternoons?\b|\bovernight\b|\btonight\b|\bmidnight\b|\bbed\b"
        r"|\bsleep\w*|\blate\b"
        r"|\bday before\b|\bsupper\b|\bdinner\b",
    },
    "es": {
        "one": r"\bpor las? mañanas?\b|\bde la mañana\b|\bcada mañana\b|\bmañanas\b|\bmatutin\w+",
        "other": r"\bnoches?\b|\bpor las? tardes?\b|\bde la tarde\b|\bcada tarde\b|\besta tarde\b"
        r"|\bnocturn\w+",
        "ones": r"\bmañanas?\b|\bmadrugada\b|\bdesayun\w+|\blevantar\w+|\bdía\b",
        "others": r"\btardes?\b|\bacostar\w+|\bdormir\b|\bcenar?\b|\bvíspera\b|\banoch\w+|\bmedianoche\b",
    },
    "fr": {
        "one": r"\bmatins?\b|\bmatinées?\b",
        "other": r"\bsoirs?\b|\bsoirées?\b|\bnuits?\b|\bnocturn\w+",
        "ones": r"\bmatin\w*|\bpetit[- ]déj\w+|\blever\b|\bréveil\w*|\bjour\w*",
        "others": r"\bcoucher\b|\baprès-midi\b|\bveille\b|\bdîner\b|\bdormir\b",
    },
    "de": {
        "one": r"\bmorgens\b|\bam (?:\w+ )?morgen\b|\bvormittags?\b|\bjeden morgen\b",
        "other": r"\babends?\b|\bnachts?\b|\bjeden abend\b|\bjede nacht\b|\bnacht\b",
        "ones": r"\bmorgen\w*|\b\w+morgen\b|\bfrüh\w*|\bvormittag\w*",
        "others": r"\babend\w*|\bnächt\w*|\bnacht\w*|\bschlaf\w*|\bnachmittag\w*|\b\w+abend\b|\b\w+nacht\b",
    },
    "pt": {
        "one": r"\bmanhãs?\b|\bmatutin\w+",
        "other": r"\bnoites?\b|\b(?:à|da|de) tarde\b|\bnoturn\w+",
        "ones": r"\bmadrugada\b|\bcafé da manhã\b|\bpequeno-almoço\b|\bdia\b|\bamanhã\b",
        "others": r"\btardes?\b|\bdeitar\w*|\bdormir\b|\bjantar\b|\bvéspera\b|\banoite\w*|\bmeia-noite\b",
    },
    "it": {
        "one": r"\bmattin[aoe]\w*",
        "other": r"\bser[ae]\b|\bnott[ei]\b|\bserat[ae]\b|\bnotturn\w+",
        "ones": r"\bcolazione\b|\bdomani\b|\bgiorno\b",
        "others": r"\bserale?\b|\bpomeriggi\w*|\bdormire\b|\bcena\b|\bcoricar\w+|\bletto\b",
    },
    "nl": {
        "one": r"\bochtend(?:en)?\b|\b's (?:ochtends|morgens)\b",
        "other": r"\bavond(?:en)?\b|\b's (?:avonds|nachts)\b|\bnacht(?:en)?\b",
        "ones": r"\bochtend\w*|\bmorgen\w*|\bontbijt\w*|\bdag\b",
        "others": r"\bavond\w*|\bnacht\w*|\bslap\w*|\bbed\b|\bmiddag\w*",
    },
    "pl": {
        "one": r"\brano\b|\bporank\w+|\branek\b|\branem\b",
        "other": r"\bwieczor\w+|\bwieczór\b|\bnocy\b|\bnoc\b|\bnocą\b",
        "ones": r"\bran[oae]\w*|\bporan\w+|\bśniadani\w+|\bdzień\b",
        "others": r"\bwiecz\w+|\bnoc\w*|\bsnem\b|\bspani\w+|\bpopołudni\w+|\bkolacj\w+",
    },
    "sv": {
        "one": r"\bmorgon(?:en)?\b|\bmorgnar(?:na)?\b|\bmorse\b|\bförmiddag\w*",
        "other": r"\bkväll(?:en|ar|arna)?\b|\bnatt(?:en)?\b|\bnätter\b",
        "ones": r"\bmorgon\w*|\bmorron\b|\bfrukost\w*|\bdag\b",
        "others": r"\bkväll\w*|\bnatt\w*|\bsäng\w*|\bsov\w*|\bsömn\w*|\beftermiddag\w*",
    },
    "ru": {
        "one": r"\bутр(?:ом|а|о|у|ам|енн\w+)\b",
        "other": r"\bвечер(?:ом|а|у|ам|н\w+)?\b|\bночь(?:ю)?\b|\bночи\b|\bночам\b",
        "ones": r"\bутр\w*|\bзавтрак\w*|\bс утра\b|\bполноч\w*",
        "others": r"\bвечер\w*|\bноч\w*|\bсн(?:ом|а|у)\b|\bспать\b|\bужин\w*|\bполноч\w*|\bсон\b",
    },
    "uk": {
        "one": r"\bвранці\b|\bуранці\b|\bзранку\b|\bран(?:ку|ок|ці)\b",
        "other": r"\bввечері\b|\bувечері\b|\bвечор\w+|\bвечір\b|\bвночі\b|\bуночі\b|\bніч\b",
        "ones": r"\bранк\w*|\bран(?:о|ній)\w*|\bсніданк\w*",
        "others": r"\bвеч\w+|\bноч\w*|\bнічн\w*|\bсн(?:ом|у)\b|\bспати\b",
    },
    "tr": {
        "one": r"\bsabah(?:ı|ları|leyin)?\b",
        "other": r"\bakşam(?:ı|ları|leyin)?\b|\bgece(?:si|leri|leyin)?\b",
        "ones": r"\bsabah\w*|\bkahvaltı\w*|\bgündüz\w*",
        "others": r"\bakşam\w*|\bgece\w*|\buyku\w*|\byat\w+|\böğleden sonra\b",
    },
    "id": {
        "one": r"\bpagi\b",
        "other": r"\bmalam\b|\bpetang\b",
        "ones": r"\bsarapan\b|\bdini hari\b",
        "others": r"\bsore\b|\btidur\b|\bsemalam\w*",
    },
    "vi": {
        "one": r"\bbuổi sáng\b|\bmỗi sáng\b|\bvào sáng\b",
        "other": r"\bbuổi tối\b|\bmỗi tối\b|\bban đêm\b|\bbuổi chiều\b|\bvào đêm\b|\bmỗi đêm\b",
        "ones": r"\bsáng\b",
        "others": r"\btối(?! đa| thiểu)\b|\bđêm\b|\bchiều\b|\bngủ\b|\bngày trước\b",
    },
}
"""`one` is the morning, `other` the evening or the night."""
