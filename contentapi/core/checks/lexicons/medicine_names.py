"""International names of common medicines, by script: concept, then stems of its names.

A row: concept (INN) | stems in Latin letters without accents | Russian | Arabic | Persian | Hindi | Chinese
| Japanese. A line that begins with a space goes on with the row above.
A stem stands for every inflected or local form that begins with it.
Brand names are not here: they are the glossary's.
"""

from __future__ import annotations

ROWS = """
apixaban|apixab|апиксабан|أبيكسابان ابيكسابان|آپیکسابان اپیکسابان
 |एपिक्साबैन एपिक्सबैन एपिक्साबान अपिक्साबैन|阿哌沙班|アピキサバン
rivaroxaban|rivaroxab|ривароксабан|ريفاروكسابان|ریواروکسابان|रिवेरोक्साबैन रिवरोक्साबैन रिवारोक्साबैन
 |利伐沙班|リバーロキサバン
edoxaban|edoxab|эдоксабан|إدوكسابان ادوكسابان|ادوکسابان|एडोक्साबैन|艾多沙班 依度沙班|エドキサバン
dabigatran|dabigatr|дабигатран|دابيغاتران دابيجاتران|دابیگاتران|डाबीगाट्रान डेबिगेट्रान डाबिगेट्रान
 |达比加群 達比加群|ダビガトラン
warfarin|warfar varfar|варфарин|وارفارين|وارفارین|वारफरिन वार्फरिन वारफेरिन|华法林 華法林
 |ワルファリン ワーファリン
heparin|heparin eparin|гепарин|هيبارين|هپارین|हेपरिन हिपेरिन हेपारिन|肝素|ヘパリン
enoxaparin|enoxapar|эноксапарин|إينوكسابارين إنوكسابارين اينوكسابارين|انوکساپارین|एनोक्सापारिन
 |依诺肝素 依諾肝素|エノキサパリン
clopidogrel|clopidogr klopidogr|клопидогрел|كلوبيدوغريل كلوبيدوجريل|کلوپیدوگرل|क्लोपिडोग्रेल|氯吡格雷
 |クロピドグレル
ticagrelor|ticagrel tikagrel|тикагрелор|تيكاغريلور تيكاجريلور|تیکاگرلور|टिकाग्रेलोर|替格瑞洛|チカグレロル
prasugrel|prasugr|прасугрел|براسوغريل براسوجريل|پراسوگرل|प्रासुग्रेल|普拉格雷|プラスグレル
aspirin|aspirin acetylsalicyl acetilsalicil asetilsalisil acetylsalizyl|аспирин ацетилсалицил
 |أسبرين اسبرين|آسپرین|एस्पिरिन ऐस्पिरिन|阿司匹林 阿斯匹灵 阿斯匹靈|アスピリン アセチルサリチル
ibuprofen|ibuprof|ибупрофен|إيبوبروفين ايبوبروفين|ایبوپروفن|आइबुप्रोफेन इबुप्रोफेन आईबुप्रोफेन|布洛芬 伊布洛芬
 |イブプロフェン
naproxen|naprox|напроксен|نابروكسين|ناپروکسن|नेप्रोक्सन नैप्रोक्सेन|萘普生|ナプロキセン
diclofenac|diclofen diklofen|диклофенак|ديكلوفيناك|دیکلوفناک|डाइक्लोफेनाक डिक्लोफेनाक डाइक्लोफेनेक
 |双氯芬酸 雙氯芬酸|ジクロフェナク
celecoxib|celecox celekoks|целекоксиб|سيليكوكسيب|سلکوکسیب|सेलेकोक्सिब|塞来昔布 塞來昔布|セレコキシブ
ketorolac|ketorol|кеторолак|كيتورولاك|کتورولاک|केटोरोलैक|酮咯酸|ケトロラク
paracetamol|paracetam parasetam acetaminof acetaminop asetaminof|парацетамол ацетаминофен
 |باراسيتامول أسيتامينوفين اسيتامينوفين|استامینوفن پاراستامول
 |पैरासिटामोल पेरासिटामोल एसिटामिनोफेन पैरासीटामॉल|对乙酰氨基酚 對乙酰氨基酚 扑热息痛 普拿疼 乙醯胺酚 撲熱息痛
 |アセトアミノフェン パラセタモール
metamizole|metamiz dipyron dipiron|метамизол анальгин|ميتاميزول|متامیزول|मेटामिज़ोल|安乃近|スルピリン
morphine|morphin morfin|морфин|مورفين|مورفین|मॉर्फिन मॉर्फीन|吗啡 嗎啡|モルヒネ
codeine|codein kodein|кодеин|كودايين كودئين|کدئین|कोडीन कोडेन|可待因|コデイン
tramadol|tramad|трамадол|ترامادول|ترامادول|ट्रामाडोल|曲马多 曲馬多|トラマドール
oxycodone|oxycod oxicod oksykod oksikod|оксикодон|أوكسيكودون اوكسيكودون|اکسی‌کدون اکسیکدون|ऑक्सीकोडोन
 |羟考酮 羥考酮|オキシコドン
fentanyl|fentan|фентанил|فنتانيل|فنتانیل|फेंटानिल|芬太尼|フェンタニル
gabapentin|gabapent|габапентин|غابابنتين جابابنتين|گاباپنتین|गैबापेंटिन गाबापेंटिन|加巴喷丁 加巴噴丁
 |ガバペンチン
pregabalin|pregabal|прегабалин|بريغابالين بريجابالين|پرگابالین|प्रेगाबालिन प्रीगैबालिन|普瑞巴林|プレガバリン
amitriptyline|amitript|амитриптилин|أميتريبتيلين|آمی‌تریپتیلین آمیتریپتیلین|एमिट्रिप्टिलाइन|阿米替林
 |アミトリプチリン
duloxetine|duloxet|дулоксетин|دولوكستين|دولوکستین|डुलोक्सेटीन|度洛西汀|デュロキセチン
diazepam|diazep|диазепам|ديازيبام|دیازپام|डायजेपाम डायजेपैम|地西泮|ジアゼパム
midazolam|midazol|мидазолам|ميدازولام|میدازولام|मिडाज़ोलम|咪达唑仑|ミダゾラム
lidocaine|lidoca lidoka lignoca|лидокаин|ليدوكايين ليدوكائين|لیدوکائین|लिडोकेन लिडोकाइन लिग्नोकेन
 |利多卡因|リドカイン
bupivacaine|bupivac bupivak|бупивакаин|بوبيفاكايين بوبيفاكائين|بوپیواکائین|बुपिवाकेन बुपिवैकेन|布比卡因
 |ブピバカイン
ropivacaine|ropivac ropivak|ропивакаин|روبيفاكايين|روپیواکائین|रोपिवाकेन|罗哌卡因 羅哌卡因|ロピバカイン
levobupivacaine|levobupivac|левобупивакаин|ليفوبوبيفاكايين|لووبوپیواکائین|लेवोबुपिवाकेन|左布比卡因
 |レボブピバカイン
dexamethasone|dexameth dexamet deksamet desameta dexametas|дексаметазон|ديكساميثازون دكساميثازون
 |دگزامتازون|डेक्सामेथासोन|地塞米松|デキサメタゾン
betamethasone|betameth betamet|бетаметазон|بيتاميثازون|بتامتازون|बीटामेथासोन|倍他米松|ベタメタゾン
triamcinolone|triamcin triamsin|триамцинолон|تريامسينولون|تریامسینولون|ट्रायमसिनोलोन ट्रायमसीनोलोन
 |曲安奈德 曲安西龙|トリアムシノロン
methylprednisolone|methylpredni metilpredni metylpredni|метилпреднизолон
 |ميثيل‌بريدنيزولون ميثيلبريدنيزولون|متیل‌پردنیزولون متیلپردنیزولون|मिथाइलप्रेडनिसोलोन
 |甲泼尼龙 甲基强的松龙|メチルプレドニゾロン
prednisolone|prednisolo prednizolo|преднизолон|بريدنيزولون|پردنیزولون|प्रेडनिसोलोन|泼尼松龙 强的松龙
 |プレドニゾロン
prednisone|prednison prednizon|преднизон|بريدنيزون|پردنیزون|प्रेडनिसोन|泼尼松 强的松|プレドニゾン
hydrocortisone|hydrocort hidrocort hydrokort idrocort|гидрокортизон|هيدروكورتيزون|هیدروکورتیزون
 |हाइड्रोकॉर्टिसोन|氢化可的松|ヒドロコルチゾン
insulin|insulin|инсулин|أنسولين إنسولين انسولين|انسولین|इंसुलिन इन्सुलिन|胰岛素 胰島素|インスリン
metformin|metformin|метформин|ميتفورمين|متفورمین|मेटफॉर्मिन मेटफोर्मिन|二甲双胍 二甲雙胍|メトホルミン
gliclazide|gliclaz gliklaz|гликлазид|غليكلازيد جليكلازيد|گلی‌کلازید گلیکلازید|ग्लिक्लाज़ाइड|格列齐特
 |グリクラジド
levothyroxine|levothyrox levotirox tiroxin thyroxin|левотироксин|ليفوثيروكسين|لووتیروکسین|लेवोथायरोक्सिन
 |左甲状腺素|レボチロキシン
omeprazole|omepraz|омепразол|أوميبرازول|امپرازول|ओमेप्राज़ोल|奥美拉唑 奧美拉唑|オメプラゾール
simvastatin|simvastat|симвастатин|سيمفاستاتين|سیمواستاتین|सिमवास्टेटिन|辛伐他汀|シンバスタチン
atorvastatin|atorvastat|аторвастатин|أتورفاستاتين|آتورواستاتین|एटोरवास्टेटिन|阿托伐他汀|アトルバスタチン
amlodipine|amlodip|амлодипин|أملوديبين|آملودیپین|एम्लोडिपाइन एम्लोडिपिन|氨氯地平|アムロジピン
bisoprolol|bisoprol|бисопролол|بيسوبرولول|بیزوپرولول|बिसोप्रोलोल|比索洛尔|ビソプロロール
metoprolol|metoprol|метопролол|ميتوبرولول|متوپرولول|मेटोप्रोलोल|美托洛尔|メトプロロール
propranolol|propranol|пропранолол|بروبرانولول|پروپرانولول|प्रोप्रानोलोल|普萘洛尔|プロプラノロール
losartan|losart|лозартан|لوسارتان|لوزارتان|लोसार्टन|氯沙坦|ロサルタン
valsartan|valsart|валсартан|فالسارتان|والسارتان|वाल्सार्टन|缬沙坦|バルサルタン
furosemide|furosem|фуросемид|فوروسيميد|فوروزماید فورسماید|फ्यूरोसेमाइड|呋塞米|フロセミド
digoxin|digox|дигоксин|ديجوكسين|دیگوکسین|डिगॉक्सिन|地高辛|ジゴキシン
amoxicillin|amoxicil amoksicil amoxizil|амоксициллин|أموكسيسيلين|آموکسی‌سیلین آموکسیسیلین|एमोक्सिसिलिन
 |阿莫西林|アモキシシリン
penicillin|penicil penizil|пенициллин|بنسلين|پنی‌سیلین پنیسیلین|पेनिसिलिन|青霉素|ペニシリン
erythromycin|erythromy eritromi|эритромицин|إريثروميسين|اریترومایسین|एरिथ्रोमाइसिन|红霉素|エリスロマイシン
methotrexate|methotrex metotrex metotreks|метотрексат|ميثوتريكسات|متوترکسات|मेथोट्रेक्सेट|甲氨蝶呤
 |メトトレキサート
hydroxychloroquine|hydroxychlor hidroxiclor|гидроксихлорохин|هيدروكسي‌كلوروكين هيدروكسيكلوروكين
 |هیدروکسی‌کلروکین|हाइड्रोक्सीक्लोरोक्वीन|羟氯喹|ヒドロキシクロロキン
hydroxyzine|hydroxyz hidroxiz|гидроксизин|هيدروكسيزين|هیدروکسیزین|हाइड्रोक्सीज़ीन|羟嗪|ヒドロキシジン
hydralazine|hydralaz hidralaz|гидралазин|هيدرالازين|هیدرالازین|हाइड्रैलाज़ीन|肼屈嗪|ヒドララジン
adrenaline|adrenalin epinephrin epinefrin|адреналин эпинефрин|أدرينالين إبينفرين|آدرنالین اپی‌نفرین
 |एड्रेनालाईन एपिनेफ्रीन|肾上腺素|アドレナリン エピネフリン
alendronate|alendron|алендрон|أليندرونات|آلندرونات|एलेन्ड्रोनेट|阿仑膦酸|アレンドロン
""".strip()

SCRIPTS = ("Latn", "ru", "ar", "fa", "hi", "zh", "ja")


def rows() -> tuple[tuple[str, dict[str, tuple[str, ...]]], ...]:
    """The table, taken apart: concept, script or language → stems."""
    return tuple(
        (name, {key: tuple(stems.split()) for key, stems in zip(SCRIPTS, rest, strict=True)})
        for name, *rest in (line.split("|") for line in ROWS.replace("\n |", "|").splitlines())
    )
