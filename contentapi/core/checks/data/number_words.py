"""Number words by language: cardinals, what only explains a digit, words for one, articles.

Each line starts with what its entries are, then `value[@unit] form form; value …`:

word    a quantity: it counts as a number of its own (2–12, tens, half, twice, dual forms).
loose   may stand for a number but need not (zero, ordinals, both, double): it only explains a digit.
one     words for exactly one. They are articles or idioms in most languages, so they only explain.
a       articles and distributives that explain a digit 1 on the other side (a, each, every, daily).
join    what stands between tens and ones (`twenty-four`, `treinta y cuatro`, `بیست و چهار`).
"""

from __future__ import annotations

NUMBER_WORDS: dict[str, str] = {
    "en": """
        loose 0 zero
        word 2 two; 3 three; 4 four; 5 five; 6 six; 7 seven; 8 eight; 9 nine; 10 ten; 11 eleven
        word 12 twelve; 13 thirteen; 14 fourteen; 15 fifteen; 16 sixteen; 17 seventeen; 18 eighteen
        word 19 nineteen; 20 twenty; 30 thirty; 40 forty; 50 fifty; 60 sixty; 70 seventy; 80 eighty
        word 90 ninety; 100 hundred; 1000 thousand; 0.5 half; 2@times twice; 3@times thrice; 2@wk fortnight
        loose 0 nonzero; 1 first firstly; 2 second both double doubled couple pair secondly
        loose 3 third triple thirds
        loose 4 fourth; 5 fifth; 6 sixth; 7 seventh; 8 eighth; 9 ninth; 10 tenth; 11 eleventh; 12 twelfth
        loose 0.25 quarter quarters; 12 dozen noon midday; 0.5 halves; 2@wk fortnightly; 1 single
        loose 4 quad quadruple; 16 hexadecimal hex; 10 decimal; 8 octal; 2 binary duplicate; 3 triplicate
        one one once
        a a an each every per daily another nightly weekly hourly monthly yearly
        a annually annual next any no none
        join - and
    """,
    "es": """
        loose 0 cero nulo nula
        word 2 dos; 3 tres; 4 cuatro; 5 cinco; 6 seis; 7 siete; 8 ocho; 9 nueve; 10 diez; 11 once
        word 12 doce; 13 trece; 14 catorce; 15 quince; 16 dieciséis; 17 diecisiete; 18 dieciocho
        word 19 diecinueve; 20 veinte; 21 veintiuno veintiuna veintiún; 22 veintidós; 23 veintitrés
        word 24 veinticuatro; 25 veinticinco; 26 veintiséis; 27 veintisiete; 28 veintiocho; 29 veintinueve
        word 30 treinta; 40 cuarenta; 50 cincuenta; 60 sesenta; 70 setenta; 80 ochenta; 90 noventa
        word 100 cien ciento; 1000 mil; 0.5 medio media mitad
        loose 1 primer primero primera primeros primeras; 2 segundo segunda doble ambos ambas par
        loose 2 duplica duplique; 3 tercer tercero tercera triple tercio; 4 cuarto cuarta
        loose 0.25 cuarto cuartos; 5 quinto quinta; 6 sexto sexta; 7 séptimo; 8 octavo; 9 noveno; 10 décimo
        loose 12 docena
        a un una uno unos unas cada diario diaria diariamente otro otra semanal mensual siguiente
        join y
    """,
    "fr": """
        loose 0 zéro nul nulle
        word 2 deux; 3 trois; 4 quatre; 5 cinq; 6 six; 7 sept; 8 huit; 9 neuf; 10 dix; 11 onze
        word 12 douze; 13 treize; 14 quatorze; 15 quinze; 16 seize; 20 vingt vingts; 30 trente; 40 quarante
        word 50 cinquante; 60 soixante; 70 septante; 80 octante huitante; 90 nonante; 100 cent; 1000 mille
        word 0.5 demi demie moitié
        loose 1 premier première premiers premières; 2 deuxième second seconde double doubler couple paire
        loose 3 troisième triple tiers; 4 quatrième; 0.25 quart quarts; 5 cinquième; 6 sixième; 7 septième
        loose 8 huitième; 9 neuvième; 10 dixième; 12 douzaine douzième; 15 quinzaine; 10 dizaine
        a un une chaque par quotidien quotidienne quotidiennement autre l hebdomadaire mensuel suivant
        join et
    """,
    "de": """
        loose 0 null
        word 2 zwei zwo; 3 drei; 4 vier; 5 fünf; 6 sechs; 7 sieben; 8 acht; 9 neun; 10 zehn; 11 elf
        word 12 zwölf; 13 dreizehn; 14 vierzehn; 15 fünfzehn; 16 sechzehn; 17 siebzehn; 18 achtzehn
        word 19 neunzehn; 20 zwanzig; 30 dreißig dreissig; 40 vierzig; 50 fünfzig; 60 sechzig; 70 siebzig
        word 80 achtzig; 90 neunzig; 100 hundert; 1000 tausend; 0.5 halb halbe halben halber halbes hälfte
        word 1.5 anderthalb eineinhalb; 2.5 zweieinhalb; 3.5 dreieinhalb; 4.5 viereinhalb
        word 0.5@h halbstündig halbstündlich; 2@wk vierzehntägig
        loose 1 erste ersten erster erstes erstem erstens; 2 zweite zweiten zweiter zweites zweitem beide
        loose 2 beiden beider doppelt doppelte doppelten zweierlei paar; 3 dritte dritten dritter drittes
        loose 3 drittem drittel dreifach; 4 vierte vierten vierter viertes; 0.25 viertel
        loose 5 fünfte fünften fünfter fünftel; 6 sechste sechsten; 7 siebte siebten; 8 achte achten
        loose 9 neunte neunten; 10 zehnte zehnten zehntel; 12 zwölfte zwölften dutzend
        one eins einmal einfach
        a ein eine einen einem einer eines je pro jede jeden jeder jedes täglich stündlich wöchentlich
        a monatlich jährlich weitere weiteres nächste nächsten tages
        join und
    """,
    "pt": """
        loose 0 zero
        word 2 dois duas; 3 três; 4 quatro; 5 cinco; 6 seis; 7 sete; 8 oito; 9 nove; 10 dez; 11 onze
        word 12 doze; 13 treze; 14 quatorze catorze; 15 quinze; 16 dezesseis dezasseis
        word 17 dezessete dezassete; 18 dezoito; 19 dezenove dezanove; 20 vinte; 30 trinta; 40 quarenta
        word 50 cinquenta; 60 sessenta; 70 setenta; 80 oitenta; 90 noventa; 100 cem cento; 1000 mil
        word 0.5 meio meia metade
        loose 1 primeiro primeira primeiros primeiras; 2 segundo segunda dobro duplo dupla ambos ambas par
        loose 3 terceiro terceira triplo terço; 4 quarto quarta; 0.25 quarto quartos; 5 quinto quinta
        loose 6 sexto; 7 sétimo; 8 oitavo; 9 nono; 10 décimo; 12 dúzia; 15 quinzena
        a um uma cada por diário diária diariamente outro outra semanal mensal toda todo seguinte
        join e
    """,
    "it": """
        loose 0 zero
        word 2 due; 3 tre; 4 quattro; 5 cinque; 6 sei; 7 sette; 8 otto; 9 nove; 10 dieci; 11 undici
        word 12 dodici; 13 tredici; 14 quattordici; 15 quindici; 16 sedici; 17 diciassette; 18 diciotto
        word 19 diciannove; 20 venti; 30 trenta; 40 quaranta; 50 cinquanta; 60 sessanta; 70 settanta
        word 80 ottanta; 90 novanta; 100 cento; 1000 mille mila; 0.5 mezzo mezza mezz metà
        loose 1 primo prima primi prime; 2 secondo seconda doppio doppia entrambi entrambe paio
        loose 3 terzo terza triplo; 4 quarto quarta; 0.25 quarto; 5 quinto quinta; 6 sesto; 7 settimo
        loose 8 ottavo; 9 nono; 10 decimo decina; 12 dozzina
        a un uno una ogni ciascun ciascuna giornaliero giornaliera giornaliera altro altra volta
        join e
    """,
    "nl": """
        loose 0 nul
        word 2 twee; 3 drie; 4 vier; 5 vijf; 6 zes; 7 zeven; 8 acht; 9 negen; 10 tien; 11 elf
        word 12 twaalf; 13 dertien; 14 veertien; 15 vijftien; 16 zestien; 17 zeventien; 18 achttien
        word 19 negentien; 20 twintig; 30 dertig; 40 veertig; 50 vijftig; 60 zestig; 70 zeventig
        word 80 tachtig; 90 negentig; 100 honderd; 1000 duizend; 0.5 half halve helft
        word 1.5 anderhalf anderhalve; 2.5 tweeënhalf tweeënhalve; 2@times tweemaal; 3@times driemaal
        word 4@times viermaal
        loose 1 eerste; 2 tweede beide beiden dubbel dubbele paar; 3 derde; 4 vierde; 0.25 kwart; 5 vijfde
        loose 6 zesde; 7 zevende; 8 achtste; 9 negende; 10 tiende; 12 dozijn
        one eenmaal eens
        a een één elke elk iedere ieder per dagelijks wekelijks maandelijks ander andere
        join en
    """,
    "pl": """
        loose 0 zero zera zerowy
        word 2 dwa dwie dwoje dwóch dwu dwóm dwoma dwiema; 3 trzy trzej trzech trzem trzema troje
        word 4 cztery czterech czterem czterema; 5 pięć pięciu; 6 sześć sześciu; 7 siedem siedmiu
        word 8 osiem ośmiu; 9 dziewięć dziewięciu; 10 dziesięć dziesięciu; 11 jedenaście jedenastu
        word 12 dwanaście dwunastu; 14 czternaście czternastu; 15 piętnaście piętnastu
        word 18 osiemnaście osiemnastu; 20 dwadzieścia dwudziestu; 30 trzydzieści trzydziestu
        word 40 czterdzieści czterdziestu; 50 pięćdziesiąt; 60 sześćdziesiąt; 90 dziewięćdziesiąt
        word 100 sto stu
        word 1000 tysiąc; 0.5 pół połowa połowę połowy; 1.5 półtora półtorej; 2@times dwukrotnie
        word 3@times trzykrotnie; 4@times czterokrotnie
        loose 1 pierwszy pierwsza pierwsze pierwszego pierwszej pierwszych; 2 drugi druga drugie drugiego
        loose 2 drugiej oba obie oboje obu podwójny podwójna podwójną podwójnej para; 3 trzeci trzecia
        loose 3 trzecie trzeciego; 4 czwarty czwarta; 5 piąty piąta; 6 szósty; 7 siódmy; 8 ósmy
        loose 10 dziesiąty
        one jeden jedna jedno jednego jednej jedną jednym raz jednorazowo
        a każdy każda każde każdego każdej co codziennie dziennie kolejny kolejna
    """,
    "ru": """
        loose 0 ноль нуль нуля нулю нулём нулем нулевой нулевом нулевое нулевая нулевого
        word 2 два две двух двум двумя двое двоих; 3 три трех трёх трем трём тремя трое троих
        word 4 четыре четырех четырёх четырем четырём четырьмя четверо; 5 пять пяти пятью; 6 шесть шести
        word 7 семь семи; 8 восемь восьми; 9 девять девяти; 10 десять десяти; 11 одиннадцать одиннадцати
        word 12 двенадцать двенадцати; 13 тринадцать тринадцати; 14 четырнадцать четырнадцати
        word 15 пятнадцать пятнадцати; 16 шестнадцать шестнадцати; 18 восемнадцать восемнадцати
        word 20 двадцать двадцати; 30 тридцать тридцати; 40 сорок сорока; 50 пятьдесят пятидесяти
        word 60 шестьдесят шестидесяти; 70 семьдесят семидесяти; 80 восемьдесят восьмидесяти; 90 девяносто
        word 100 сто ста; 1000 тысяча тысячи тысяч тысячу
        word 0.5 половина половину половины половиной половине половинке половинку
        word 0.5@h полчаса получаса получасом; 0.5@y полгода полугода; 0.5@count полтаблетки
        word 0.5@count полстакана; 1.5 полтора полторы полутора; 2@times дважды; 3@times трижды
        word 2@times двукратно двукратный двукратного; 3@times трехкратно трёхкратно
        word 24@h круглосуточно круглосуточный круглосуточная круглосуточной
        word 24@h круглосуточную
        loose 1 первый первая первое первые первого первой первых первую первым; 2 второй вторая второе
        loose 2 второго вторых вторую вторым оба обе обоих обеих обеими двойной двойную вдвое пара пару пары
        loose 2 двойки двойка
        loose 3 третий третья третье третьего третьих третью тройной треть; 4 четвертый четвёртый четвертого
        loose 4 четвёртого; 0.25 четверть четверти; 5 пятый пятая пятого; 6 шестой; 7 седьмой; 8 восьмой
        loose 9 девятый; 10 десятый; 12 дюжина
        one один одна одно одну одного одной одним одном одному однократно однократный единожды
        a каждый каждая каждое каждые каждую каждого каждой ежедневно ежедневный раз другой другая другую
    """,
    "uk": """
        loose 0 нуль нуля нулю нульовий
        word 2 два дві двох двом двома двоє; 3 три трьох трьом трьома троє; 4 чотири чотирьох
        word 4 чотирьом чотирма; 5 ять яти ятьма; 6 шість шести; 7 сім семи; 8 вісім восьми
        word 9 вять вяти; 10 десять десяти; 11 одинадцять; 12 дванадцять дванадцяти; 14 чотирнадцять
        word 15 ятнадцять; 20 двадцять двадцяти; 30 тридцять; 40 сорок; 50 ятдесят
        word 60 шістдесят; 100 сто; 0.5 половина половину половини половиною пів; 0.5@h півгодини
        word 1.5 півтора півтори
        word 2@times двічі; 3@times тричі; 24@h цілодобово цілодобовий цілодобова
        loose 1 перший перша перше перші першого першої перших першу; 2 другий друга друге другого другої
        loose 2 обидва обидві обох подвійний подвійну удвічі пара; 3 третій третя третє; 4 четвертий; 5 ятий
        one один одна одне одну одного однієї одним одноразово
        a кожен кожна кожне кожні кожну кожного щодня щоденно раз інший інша
    """,
    "sv": """
        loose 0 noll
        word 2 två; 3 tre; 4 fyra; 5 fem; 6 sex; 7 sju; 8 åtta; 9 nio; 10 tio; 11 elva; 12 tolv; 13 tretton
        word 14 fjorton; 15 femton; 16 sexton; 17 sjutton; 18 arton; 19 nitton; 20 tjugo; 24 tjugofyra
        word 30 trettio; 40 fyrtio; 48 fyrtioåtta; 50 femtio; 60 sextio; 70 sjuttio; 72 sjuttiotvå
        word 80 åttio; 90 nittio; 100 hundra; 1000 tusen; 0.5 halv halva halvt hälften; 0.5@h halvtimme
        loose 1 första; 2 andra båda dubbel dubbla dubbelt par varannan vartannat; 3 tredje
        loose 4 fjärde; 0.25 kvart fjärdedel; 5 femte; 6 sjätte; 7 sjunde; 8 åttonde; 10 tionde; 12 dussin
        a en ett varje var per dagligen dygn annan annat
    """,
    "id": """
        word 2 dua; 3 tiga; 4 empat; 5 lima; 6 enam; 7 tujuh; 8 delapan; 9 sembilan; 10 sepuluh; 11 sebelas
        word 100 seratus; 1000 seribu; 0.5 setengah separuh
        loose 0 nol; 1 pertama; 2 kedua keduanya ganda sepasang; 3 ketiga; 4 keempat; 5 kelima; 6 keenam
        loose 7 ketujuh; 0.25 seperempat; 12 selusin
        one satu sekali
        a sehari seminggu sebulan setahun sejam semenit setiap tiap per harian seorang sebuah sebutir lain
    """,
    "tr": """
        loose 0 sıfır
        word 2 iki; 3 üç; 4 dört; 5 beş; 6 altı; 7 yedi; 8 sekiz; 9 dokuz; 10 on; 20 yirmi; 30 otuz
        word 40 kırk; 50 elli; 60 altmış; 70 yetmiş; 80 seksen; 90 doksan; 100 yüz; 1000 bin
        word 0.5 yarım yarısı
        word 2 ikişer; 3 üçer
        loose 0.5 buçuk yarı; 1 ilk birinci; 2 ikinci çift ikisi iki̇; 3 üçüncü; 4 dördüncü; 5 beşinci
        loose 0.25 çeyrek
        a bir her günde günlük tek birer haftada haftalık ayda başka
    """,
    "ar": """
        loose 0 صفر
        word 2 اثنان اثنين اثنتان اثنتين إثنان إثنين; 3 ثلاث ثلاثة; 4 أربع أربعة; 5 خمس خمسة; 6 ست ستة
        word 7 سبع سبعة; 8 ثمان ثماني ثمانية; 9 تسع تسعة; 10 عشر عشرة; 20 عشرون عشرين; 30 ثلاثون ثلاثين
        word 40 أربعون أربعين; 50 خمسون خمسين; 60 ستون ستين; 70 سبعون سبعين; 80 ثمانون ثمانين
        word 90 تسعون تسعين
        word 100 مئة مائة; 1000 ألف آلاف; 0.5 نصف نصفا; 2@d يومان يومين; 2@h ساعتان ساعتين
        word 2@wk أسبوعان أسبوعين
        word 2@mo شهران شهرين; 2@y سنتان سنتين عامان عامين; 2@min دقيقتان دقيقتين; 2@times مرتان مرتين
        word 2@count قرصان قرصين حبتان حبتين كبسولتان كبسولتين جرعتان جرعتين ملعقتان ملعقتين قطرتان قطرتين
        word 2@count بختان بختين لصقتان لصقتين; 2 حقنتان حقنتين; 100 مئتان; 200 مئتان مئتين مائتان مائتين
        word 2@m مترين متران; 2@cm سنتيمترين; 2@mg مليغرامين ملليغرامين; 2@ml مليلترين ملليلترين; 2@iu وحدتين
        word 2@count كوبين كوبان كأسين كيسين ظرفين نقطتين; 2 شخصين شخصان دواءين جانبين موضعين
        word 2@g غرامين غرامان جرامين; 2@l لترين لتران; 2@y سنتي; 2@s ثانيتين ثانيتان
        loose 1 أول أولى أولا; 2 ثاني ثانية ثان كلا كلتا كلاهما ضعف مضاعفة مزدوجة زوج ثنائي ثنائية
        loose 1 حادي حادية أحد إحدى; 2 اثنا اثني اثنتا اثنتي
        loose 3 ثلاثي ثلاثية ثالث ثالثة ثلث ثلثي
        loose 4 رابع رابعة; 0.25 ربع; 5 خامس خامسة; 6 سادس سادسة; 7 سابع سابعة; 8 ثامن ثامنة
        loose 9 تاسع تاسعة; 10 عاشر عاشرة; 12 دزينة
        one واحد واحدة أحد إحدى واحدا
        a كل يوميا يوميًا مرة أسبوعيا شهريا آخر أخرى يومي يومية تالي
    """,
    "fa": """
        loose 0 صفر
        word 2 دو; 3 سه; 4 چهار; 5 پنج; 6 شش; 7 هفت; 8 هشت; 10 ده; 11 یازده; 12 دوازده; 13 سیزده
        word 14 چهارده; 15 پانزده; 16 شانزده; 17 هفده; 18 هجده; 19 نوزده; 20 بیست; 30 سی; 40 چهل; 50 پنجاه
        word 60 شصت; 70 هفتاد; 80 هشتاد; 90 نود; 100 صد; 200 دویست; 1000 هزار; 0.5 نیم نصف نصفه نیمی
        word 2@times دوبار; 0.5@h نیمساعت
        loose 9 نه; 1 اول نخست اولین نخستین; 2 دوم دومین هردو جفت دوبرابر; 3 سوم سومین; 4 چهارم; 5 پنجم
        loose 6 ششم
        loose 7 هفتم; 8 هشتم; 9 نهم; 10 دهم; 0.25 ربع; 12 دوازدهم
        one یک یکی یکبار
        a هر روزانه هفتگی ماهانه دیگر دیگری روزی
        join و
    """,
    "ur": """
        loose 0 صفر
        word 2 دو; 3 تین; 4 چار; 5 پانچ; 6 چھ; 7 سات; 8 آٹھ; 9 نو; 10 دس; 11 گیارہ; 12 بارہ; 14 چودہ
        word 15 پندرہ; 18 اٹھارہ; 20 بیس; 24 چوبیس; 30 تیس; 40 چالیس; 48 اڑتالیس; 50 پچاس; 60 ساٹھ; 72 بہتر
        word 100 سو; 0.5 آدھا آدھی آدھے نصف; 1.5 ڈیڑھ; 2.5 ڈھائی
        loose 1 پہلا پہلی پہلے; 2 دوسرا دوسری دوسرے دونوں دوگنا دگنا; 3 تیسرا تیسری تیسرے; 4 چوتھا چوتھی
        loose 5 پانچواں; 0.5 ساڑھے; 0.25 چوتھائی
        one ایک
        a ہر فی روزانہ کوئی
    """,
    "hi": """
        loose 0 शून्य
        word 2 दो; 3 तीन; 4 चार; 5 पाँच पांच; 6 छह छः छ छे; 7 सात; 8 आठ; 9 नौ; 10 दस; 11 ग्यारह
        word 12 बारह; 13 तेरह; 14 चौदह; 15 पंद्रह पन्द्रह; 16 सोलह; 17 सत्रह; 18 अठारह अट्ठारह; 19 उन्नीस
        word 20 बीस; 21 इक्कीस; 22 बाईस; 23 तेईस; 24 चौबीस; 25 पच्चीस; 28 अट्ठाईस; 30 तीस; 35 पैंतीस
        word 36 छत्तीस; 40 चालीस; 45 पैंतालीस; 48 अड़तालीस; 50 पचास; 60 साठ; 65 पैंसठ; 70 सत्तर; 72 बहत्तर
        word 75 पचहत्तर; 80 अस्सी; 90 नब्बे; 100 सौ; 1000 हज़ार हजार; 0.5 आधा आधी आधे; 1.5 डेढ़; 2.5 ढाई अढ़ाई
        loose 1 पहला पहली पहले प्रथम; 2 दूसरा दूसरी दूसरे दोनों दोगुना दोगुनी दुगुना दुगुनी द्वितीय
        loose 3 तीसरा तीसरी तीसरे तीनों तिहाई; 4 चौथा चौथी चौथे; 5 पाँचवाँ पांचवां; 6 छठा छठी
        loose 7 सातवाँ सातवां
        loose 8 आठवाँ; 9 नौवाँ; 10 दसवाँ दसवां; 0.5 साढ़े; 0.25 चौथाई; 12 दर्जन
        one एक
        a प्रति हर प्रत्येक रोज़ रोज रोज़ाना रोजाना प्रतिदिन दैनिक किसी दूसरी
    """,
    "bn": """
        loose 0 শূন্য
        word 2 দুই দুটি দুইটি দুটো দুটা; 3 তিন তিনটি তিনটা; 4 চার চারটি চারটা; 5 পাঁচ পাঁচটি
        word 6 ছয় ছয়টি; 7 সাত সাতটি; 8 আট আটটি; 9 নয়টি; 10 দশ দশটি; 11 এগারো; 12 বারো বারোটি; 15 পনেরো
        word 20 বিশ কুড়ি; 24 চব্বিশ; 30 ত্রিশ; 40 চল্লিশ; 48 আটচল্লিশ; 50 পঞ্চাশ; 60 ষাট; 100 একশ একশো
        word 0.5 আধা আধ অর্ধেক; 1.5 দেড়; 2.5 আড়াই; 2@times দুবার দুইবার; 3@times তিনবার; 4@times চারবার
        loose 9 নয়; 1 প্রথম; 2 দ্বিতীয় উভয় দ্বিগুণ দুজন; 3 তৃতীয়; 4 চতুর্থ; 5 পঞ্চম; 0.5 সাড়ে
        one এক একটি একটা একবার একজন
        a প্রতি প্রতিদিন প্রত্যেক দৈনিক রোজ কোনো একদিন আরেকটি
    """,
    "vi": """
        word 2 hai; 3 ba; 4 bốn; 5 năm; 6 sáu; 7 bảy bẩy; 8 tám; 9 chín; 10 mười; 100 trăm
        word 1000 nghìn ngàn; 0.5 nửa
        loose 4 tư; 5 lăm; 10 mươi; 1 nhất đầu; 2 nhì đôi cặp; 0.5 rưỡi
        one một mốt
        a mỗi hàng hằng khác
    """,
    "tl": """
        word 2 dalawa dalawang; 3 tatlo tatlong; 4 apat; 5 lima limang; 6 anim; 7 pito pitong; 8 walo walong
        word 9 siyam; 10 sampu sampung; 12 labindalawa labindalawang; 20 dalawampu dalawampung
        word 0.5 kalahati kalahating
        loose 1 una unang; 2 ikalawa ikalawang pangalawa pangalawang kapwa doble; 3 ikatlo ikatlong pangatlo
        one isa isang minsan
        a bawat kada tuwing kapag
        join at t
    """,
}
"""Language subtag → its number words. Chinese, Japanese and Korean are read by their own rules."""
