"""Negation cues of Arabic, Persian, Urdu, Hebrew and Turkish."""

from __future__ import annotations

from contentapi.core.checks.lexicons.cues import Cues

_TURKISH_VERBS = (
    "*mayın *meyin *mayınız *meyiniz *mamalı* *memeli* *mamalısınız *memelisiniz *mayacak *meyecek "
    "*mayan *meyen "
    "*mayın? *madan *meden *maksızın *meksizin *maz *mez *mazsa *mezse *mazsanız *mezseniz *madı "
    "*medi *madıkça "
    "*medikçe *mıyor *miyor *muyor *müyor *mıyorsa *miyorsa *muyorsa *müyorsa *mayınca *meyince "
    "*mamış *memiş "
    "*mıyorsanız *miyorsanız *muyorsanız *müyorsanız *mamalıdır *memelidir *mamalısınız "
    "*memelisiniz *mayabilir "
    "*meyebilir *mazlar *mezler *madığı *mediği *mayınız"
)

TABLES: dict[str, Cues] = {
    "ar": Cues(
        deny="لا لم لن ليس ليست ليسوا لست لسنا غير دون بدون عدم بلا ولا فلا ألا ولم ولن فلن "
        "وليس فليس وليست لعدم "
        "بعدم وعدم وبدون ودون إلا سوى كلا فلم لئلا كيلا لكيلا والا بغير",
        forbid="تجنب* يتجنب* وتجنب* بتجنب لتجنب اجتنب* واجتنب* امتنع* وامتنع* الامتناع بالامتناع "
        "يمتنع* ممنوع* يمنع تمنع "
        "يحظر محظور* حظر تحظر احذر* واحذر* تفاد* لتفادي يحرم ابتعد* وابتعد* الابتعاد إياك إياكم وإياك اياك",
        cease="توقف* أوقف* إيقاف التوقف وقف أقلع* توقفي وتوقف* بالتوقف بإيقاف",
        soft="أبدا مستحيل* عاجز* فشل* نقص* باستثناء تعذر* يتعذر تتعذر خال خالي خالية",
        quiet="فقط حتى قبل نادر* نادرا قليل* أقل قلما وإلا",
        noise=r"\b[وف]?لا سيما\b|\b[وف]?لا بد\b|\b[وف]?لا بأس\b|\b[وف]?لا (?:ي|ت)?زال\w*|\b(?:لا|ولا"
        r"|فلا) (?:تتردد|تنس"
        r"|تقلق)\w*|\b[وف]?ليس فقط\b"
        r"|\b[وف]?لا (?:ي|ت)(?:قل|زيد|تجاوز|تعدى|تخطى)\w*|\b(?:دون|بدون) (?:سن|عمر|تأخير|تردد|\d)"
        r"|\bأم لا\b|\bما لا يقل\b",
    ),
    "fa": Cues(
        deny="نه خیر نخیر بدون هرگز هیچ هیچگاه هیچ\u200cگاه هیچ\u200cوقت هیچ\u200cکدام هیچ\u200cیک "
        "عدم مگر جز بجز به\u200cجز فاقد "
        "نمی* نیست* ندار* نداشت* نکن* نکرد* نبای* نباش* نبود* نشو* نشد* نخور* نخوا* نرو* نزن* "
        "نگیر* نگرفت* نده* "
        "نداد* نگذار* نگذاش* نبر* نمان* نماند* ننوش* ننشین* نخواب* نپوش* نریز* نکش* نیفت* نیای* "
        "نیاش* نیاور* نینداز* "
        "نپرس* نچرخ* نکوب* نمال* نشوی* نبند* نپیچ* نخار* نرسید* نرسان* نتوان* نتوانست* نگو* ندان* "
        "نخری* نفروش* نفرست* نایست* "
        "نگشا* نساز* نساخت* نپذیر* برنمی* درنمی* بازنمی* وانمی* فرونمی* برندار* برنگرد* نگه_ندار* "
        "نیافت* نبین* ندید* "
        "ننویس* نشناس* نترس* نلرز* نجوید ندوید نپرید بی\u200cآنکه بی\u200cآن\u200cکه به\u200cغیر",
        forbid="خودداری پرهیز بپرهیزید اجتناب ممنوع* منع امتناع جلوگیری دوری",
        cease="قطع متوقف توقف بس_کنید رها ترک",
        soft="غیرممکن غیرفعال غیر ناتوان* ناکافی ناممکن نامناسب* نامعلوم* ناشناخته* نادرست* ناقص* "
        "نامشخص* ناسازگار* کمبود نبود فقدان نامعتبر",
        quiet="فقط تنها قبل پیش نادر به\u200cندرت ندرت کم کمتر وگرنه",
        noise=r"\bنه تنها\b|\bنه\u200cتنها\b|\bیا نه\b|\bیا خیر\b|\b(?:تردید|شک|درنگ) نکنید\b"
        r"|\bنگران نباشید\b|\bفراموش نکنید\b"
        r"|\bنبرد\w*",
    ),
    "ur": Cues(
        deny="نہ نہیں مت بغیر بنا سوائے نا علاوہ ہرگز",
        forbid="گریز پرہیز منع ممنوع* اجتناب بچیں بچنا",
        cease="بند روک* چھوڑ*",
        soft="ناممکن ناکافی ناکام قاصر غلط",
        quiet="صرف تک پہلے شاذ کم ورنہ",
        noise=r"\bنہ صرف\b|\bیا نہیں\b|\bہچکچاہٹ نہ\b|\b(?:مت|نہ) بھولیں\b|\bفکر نہ کریں\b|\bکوئی نہ کوئی\b",
    ),
    "he": Cues(
        deny="לא ולא שלא ושלא אין ואין שאין אינ* איננ* שאינ* ואינ* בלי ללא מבלי לעולם שום אף בלתי "
        "אל_ת* ואל_ת* למעט אלא כלום "
        "אינם לבל",
        forbid="הימנע* להימנע נמנע* המנע* אסור* האיסור איסור והימנע* יש_להימנע",
        cease="הפסק* להפסיק הפסיק* והפסק* תפסיק* להפסקת",
        quiet="רק עד לפני לעיתים נדיר* מעט",
        noise=r"לא רק|לא יותר מ|אל תהסס\w*|אל תשכח\w*|לא פחות|או לא|אל תדאג\w*",
    ),
    "tr": Cues(
        deny="değil değildir yok yoktur asla hiç hiçbir olmadan olmaksızın hayır kesinlikle_değil "
        "sakın ne_de *madınız *mediniz *madık *medik " + _TURKISH_VERBS,
        forbid="kaçın* sakın* yasak*",
        cease="bırak* durdur* son_ver* kesmek",
        soft="imkansız* yetersiz* *sız *suz *süz geçersiz* eksik* hariç dışında",
        quiet="sadece yalnızca kadar önce nadir* az ancak",
        noise=r"\bnamaz\w*|\bramazan\w*|\b(?:sadece|yalnızca) \w+ değil\b|\b(?:çekinmeyin|unutmayın"
        r"|tereddüt etmeyin"
        r"|merak etmeyin|endişelenmeyin)(?:iz)?\b|\bçekinmeden\b",
    ),
}
