"""Facts about languages that Babel's copy of CLDR lacks, or has otherwise than readers use it.

Nothing here is read from a request. Sources: IANA Language Subtag Registry (extended languages, irregular
tags, variants), CLDR (aliases), gettext manual (modifiers of POSIX locale names).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Irregular and redundant registered tags, whole. Those without a language behind them are left out.
IRREGULAR: Final[Mapping[str, str]] = MappingProxyType(
    {
        "art-lojban": "jbo",
        "en-gb-oed": "en-GB-oxendict",
        "hy-arevela": "hy",
        "hy-arevmda": "hyw",
        "i-ami": "ami",
        "i-bnn": "bnn",
        "i-hak": "hak",
        "i-lux": "lb",
        "i-navajo": "nv",
        "i-pwn": "pwn",
        "i-tao": "tao",
        "i-tay": "tay",
        "i-tsu": "tsu",
        "no-bok": "nb",
        "no-bokmal": "nb",
        "no-nyn": "nn",
        "no-nynorsk": "nn",
        # never registered, but sent by old Windows programs; a plain cut at the end would lose the script
        "zh-chs": "zh-Hans",
        "zh-cht": "zh-Hant",
        "zh-guoyu": "zh",
        "zh-hakka": "hak",
        "zh-min-nan": "nan",
        "zh-xiang": "hsn",
    }
)

# Extended language subtags by their prefix; sign languages have no written catalogs.
EXTENDED: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "ar": _words(
            "aao abh abv acm acq acw acx acy adf aeb aec afb ajp apc apd arb arq ars ary arz auz avl ayh ayl"
            " ayn ayp pga shu ssh"
        ),
        "kok": frozenset(("gom", "knn")),
        "lv": frozenset(("ltg", "lvs")),
        "ms": _words(
            "bjn btj bve bvu coa dup hji jak jax kvb kvr kxd lce lcf liw max"  # codespell:ignore bve
            " meo mfa mfb min mqg msi mui orn ors pel pse tmw urk vkk vkt xmm zlm zmi zsm"
        ),
        "sw": frozenset(("swc", "swh")),
        "uz": frozenset(("uzn", "uzs")),
        "zh": _words("cdo cjy cmn cnp cpx csp czh czo gan hak hsn lzh mnp nan wuu yue"),
    }
)

VARIANTS: Final = _words(
    "1606nict 1694acad 1901 1959acad 1994 1996 abl1943 akuapem alalc97 aluku anpezo ao1990 aranes arkaika"
    " asante auvern baku1926 balanka barla basiceng bauddha bciav bcizbl biscayan biske bohoric boont"
    " bornholm cisaup colb1945 cornu creiss dajnko ekavsk emodeng fascia fodom fonipa fonkirsh fonnapa"
    " fonupa fonxsamp gallo gascon gherd grclass grital grmistr hepburn hognorsk hsistemo huett ijekavsk"
    " itihasa ivanchov jauer jyutping kkcor kociewie kscor laukika lemosin lengadoc lipaw luna1918 metelko"
    " monoton ndyuka nedis newfound nicard njiva nulik osojs oxendict pahawh2 pahawh3 pahawh4 pamaka peano"
    " petr1708 pinyin polyton provenc puter rigik rozaj rumgr scotland scouse simple solba sotav spanglis"
    " surmiran sursilv sutsilv synnejyl tarask tongyong tunumiit uccor ucrcor ulster unifon vaidika valbadia"
    " valencia vallader vecdruka vivaraup wadegile xsistemo"
)

# Codes that stand for no language, script or place that a guide could be written in or for.
NO_LANGUAGE: Final = frozenset(("und", "mul", "mis", "zxx", "root"))  # codespell:ignore mis
NO_SCRIPT: Final = frozenset(("Mult", "Qaag", "Zinh", "Zmth", "Zsye", "Zsym", "Zxxx", "Zyyy", "Zzzz"))
NO_REGION: Final = frozenset(("QO", "XA", "XB", "ZZ"))

# Where patients' texts are written otherwise than CLDR's likely subtags say (or say nothing): Hmong Daw
# leaflets are in the Romanized Popular Alphabet; Kurdish of Iraq and Iran is in Arabic letters; Nahuatl is
# asked for by its collective code.
LIKELY: Final[Mapping[str, str]] = MappingProxyType(
    {
        "haz": "haz-Arab-AF",
        "ku-IQ": "ku-Arab-IQ",
        "ku-IR": "ku-Arab-IR",
        "mww": "mww-Latn-US",
        "nah": "nah-Latn-MX",
    }
)

RIGHT_TO_LEFT: Final = _words(
    "Adlm Arab Aran Armi Avst Chrs Cprt Elym Gara Hatr Hebr Hung Khar Lydi Mand Mani Mend Merc Mero Narb"
    " Nbat Nkoo Orkh Ougr Palm Phli Phlp Phlv Phnx Prti Rohg Samr Sarb Sogd Sogo Syrc Syre Syrj Syrn Thaa"
    " Todr Yezi"
)

# gettext's `@modifier` in a POSIX locale name. `euro` says nothing about the language.
MODIFIERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "arabic": "Arab",
        "bengali": "Beng",  # codespell:ignore beng
        "cyrillic": "Cyrl",
        "devanagari": "Deva",
        "euro": "",
        "ijekavian": "ijekavsk",
        "iqtelif": "Latn",
        "latin": "Latn",
    }
)

# English name, own name; "" where Babel's own is good. Languages of patient leaflets come first.
NAMES: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "acm": ("Mesopotamian Arabic", "العربية العراقية"),
        "aii": ("Assyrian Neo-Aramaic", "ܣܘܪܝܬ"),
        "apc": ("Levantine Arabic", ""),
        "apd": ("Sudanese Arabic", "العربية السودانية"),
        "ary": ("", "الدارجة المغربية"),
        "arz": ("", "العربية المصرية"),
        "ay": ("", "Aymar aru"),
        "bik": ("", "Bikol"),
        "blk": ("Pa’o", "ပအိုဝ်ႏ"),
        "cfm": ("Falam Chin", "Laiṭong"),
        "ch": ("", "Chamoru"),
        "chk": ("", "Chuuk"),
        "cnh": ("Hakha Chin", "Laiholh"),
        "crh": ("", "qırımtatar tili"),
        "ctd": ("Tedim Chin", "Zokam"),
        "ctg": ("Chittagonian", "চাটগাঁইয়া"),
        "din": ("", "Thuɔŋjäŋ"),
        "eky": ("Eastern Kayah", ""),
        "fj": ("", "Vosa Vakaviti"),
        "fon": ("", "fɔ̀ngbè"),
        "gan": ("", "贛語"),
        "gil": ("", "Taetae ni Kiribati"),
        "hak": ("", "客家話"),
        "haz": ("Hazaragi", "هزارگی"),
        "hil": ("", "Ilonggo"),
        "hmn": ("", "Hmoob"),
        "hsn": ("", "湘语"),
        "ilo": ("Ilocano", "Ilokano"),
        "jam": ("", "Patwa"),
        "kek": ("Qʼeqchiʼ", "Qʼeqchiʼ"),
        "kg": ("", "Kikongo"),
        "kjb": ("Qʼanjobʼal", "Qʼanjobʼal"),
        "kjp": ("Eastern Pwo Karen", "ဖၠုံ"),
        "kos": ("", "Kosrae"),
        "kr": ("", "Kanuri"),
        "kri": ("", "Krio"),
        "ksw": ("S’gaw Karen", "ကညီကျိၥ်"),
        "ku-Arab": ("Kurdish (Arabic)", "کوردی"),
        "kun": ("Kunama", "Kunama"),
        "kyu": ("Western Kayah", ""),
        "lad": ("", "djudeo-espanyol"),
        "lah": ("", "پنجابی"),
        "lus": ("", "Mizo ṭawng"),
        "mam": ("Mam", "Mam"),
        "man": ("", "Mandinka"),
        "mh": ("", "Kajin M̧ajeļ"),
        "mnw": ("Mon", "ဘာသာမန်"),
        "mww": ("Hmong Daw", "Hmoob Dawb"),
        "nah": ("Nahuatl", "Nāhuatl"),
        "nan": ("", "閩南語"),
        "niu": ("", "ko e vagahau Niuē"),
        "oj": ("", "Anishinaabemowin"),
        "pag": ("", "Pangasinan"),
        "pam": ("", "Kapampangan"),
        "pau": ("", "a tekoi er a Belau"),
        "pon": ("", "Pohnpei"),
        "rar": ("", "Māori Kūki ʻĀirani"),
        "rom": ("Romani", "romani čhib"),
        "sco": ("", "Scots"),
        "sm": ("", "Gagana Sāmoa"),
        "snk": ("", "Sooninkanxanne"),
        "srn": ("", "Sranantongo"),
        "syl": ("Sylheti", "সিলেটি"),
        "tet": ("", "tetun"),
        "tkl": ("", "Gagana Tokelau"),
        "tvl": ("", "Te Ggana Tuuvalu"),
        "ty": ("", "Reo Tahiti"),
        "war": ("", "Winaray"),
        "wuu": ("", "吴语"),
        "yap": ("", "Yapese"),
    }
)
