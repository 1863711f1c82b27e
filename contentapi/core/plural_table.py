"""The reviewed table of plural rules: which Plural-Forms header each language has.

Source: Unicode CLDR, "Language Plural Rules": the categories that whole numbers use, in CLDR's order. The
form for exact millions, which CLDR gives ca, es, fr, ht, it, pt, scn and vec for the sake of compact numbers,
is left out, as in gettext's own table. ba, co, gn, mai, mi, oc, rw and tg have no rule in CLDR; theirs is the
one that translation tools agree on.
"""

from __future__ import annotations

DEFAULT = "nplurals=2; plural=(n != 1);"

_RULES = (
    (
        "nplurals=1; plural=0;",
        """
        bm bo dz hnj id ig ii ja jbo jv kde kea km ko lkt lo ms my nqo osa sah ses sg su th to tpi tt vi wo
        yo yue zh
        """,
    ),
    (
        DEFAULT,
        """
        af an asa ast az ba bal bem bez bg brx ca ce cgg chr ckb co da de dv ee el en eo es et eu fi fo fur
        fy gl gn gsw ha haw hu ia io it jgo jmc ka kaj kcg kk kkj kl ks ksb ku ky lb lg lij mai mas mgo ml mn
        mr nah nb nd ne nl nn nnh no nr ny nyn om or os pap ps pt-PT rm rof rw rwk saq sc scn sd sdh seh sn
        so sq ss ssy st sv sw syr ta te teo tg tig tk tn tr ts ug ur uz ve vec vo vun wae xh xog yi
        """,
    ),
    (
        "nplurals=2; plural=(n > 1);",
        "ak am as bho bn csw doi fa ff fr gu guw hi ht hy kab kn ln mg mi nso oc pa pcm pt si ti wa zu",
    ),
    ("nplurals=2; plural=(n%10!=1 || n%100==11);", "is mk"),
    ("nplurals=2; plural=(n > 1 && (n < 11 || n > 99));", "tzm"),
    ("nplurals=2; plural=(n%10==4 || n%10==6 || n%10==9);", "ceb fil"),
    (
        """
        nplurals=3; plural=(n%10==1 && n%100!=11 ? 0
        : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);
        """,
        "be bs hr ru sh sr uk",
    ),
    ("nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);", "pl"),
    ("nplurals=3; plural=(n==1 ? 0 : n>=2 && n<=4 ? 1 : 2);", "cs sk"),
    (
        """
        nplurals=3; plural=(n%10==1 && (n%100<11 || n%100>19) ? 0
        : n%10>=2 && (n%100<11 || n%100>19) ? 1 : 2);
        """,
        "lt",
    ),
    (
        "nplurals=3; plural=(n%10==0 || (n%100>=11 && n%100<=19) ? 0 : n%10==1 && n%100!=11 ? 1 : 2);",
        "lv prg",
    ),
    ("nplurals=3; plural=(n==1 ? 0 : n==0 || (n%100>=1 && n%100<=19) ? 1 : 2);", "mo ro"),
    ("nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);", "he iu naq sat se sma smi smj smn sms"),
    ("nplurals=3; plural=(n==0 ? 0 : n==1 ? 1 : 2);", "blo ksh lag"),
    ("nplurals=3; plural=(n<=1 ? 0 : n<=10 ? 1 : 2);", "shi"),
    ("nplurals=4; plural=(n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3);", "dsb hsb sl"),
    ("nplurals=4; plural=(n==1 || n==11 ? 0 : n==2 || n==12 ? 1 : n>=3 && n<=19 ? 2 : 3);", "gd"),
    ("nplurals=4; plural=(n%10==1 ? 0 : n%10==2 ? 1 : n%20==0 ? 2 : 3);", "gv"),
    ("nplurals=5; plural=(n==1 ? 0 : n==2 ? 1 : n>=3 && n<=6 ? 2 : n>=7 && n<=10 ? 3 : 4);", "ga"),
    (
        """
        nplurals=5; plural=(n==1 ? 0 : n==2 ? 1 : n==0 || (n%100>=3 && n%100<=10) ? 2
        : n%100>=11 && n%100<=19 ? 3 : 4);
        """,
        "mt",
    ),
    (
        """
        nplurals=5; plural=(n%10==1 && n%100!=11 && n%100!=71 && n%100!=91 ? 0
        : n%10==2 && n%100!=12 && n%100!=72 && n%100!=92 ? 1
        : (n%10==3 || n%10==4 || n%10==9) && (n%100<10 || n%100>19) && (n%100<70 || n%100>79) && n%100<90 ? 2
        : n!=0 && n%1000000==0 ? 3 : 4);
        """,
        "br",
    ),
    (
        """
        nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2
        : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);
        """,
        "ar ars",
    ),
    ("nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5);", "cy"),
    (
        """
        nplurals=6; plural=(n==0 ? 0 : n==1 ? 1
        : n%20==2 && n%100!=12 || n%1000==0 && (n%100000>=1000 && n%100000<=20000
        || n%20000==0 && n%100000!=0) || n%1000000==100000 ? 2 : n%20==3 ? 3 : n%20==1 ? 4 : 5);
        """,
        "kw",
    ),
)
TABLE = {tag: " ".join(rule.split()) for rule, tags in _RULES for tag in tags.split()}
"""Language (or language-region) → Plural-Forms."""
