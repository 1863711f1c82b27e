"""Words that bound a number in the languages of Europe and in Turkish; the form is told in `bound_words`."""

from __future__ import annotations

EUROPEAN_BOUNDS: dict[str, str] = {
    "en": """
        min < (?:no|not) less than|(?:no|not) fewer than|minimum of|not? (?:earlier|sooner) than
        min * at least|at a minimum|(?:a )?minimum(?= of| ?[0-9]|[.,;:)]|$| per| a day| daily| in )
        max < (?:no|not|never) more than|(?:no|not) longer than|max(?:imum)? of|up to|not? later than
        max * (?:a )?maximum(?= of| ?[0-9]|[.,;:)]|$| per| a day| daily| in )|max(?= ?[0-9]|\\.)
        max < (?:not|never) (?:above|over|beyond|higher than|older than|hotter than|greater than)
        min < (?:not|never) (?:below|under|lower than|shorter than|less than|fewer than|colder than)
        max < not (?:to )?exceed(?:ing)?|no greater than|as (?:much|many|long) as
        max * at (?:the )?(?:very )?most
        more < more than|above|greater than|longer than|older than|higher than|exceed(?:s|ing)?|beyond
        more < better than
        more < farther than|heavier than|larger than|bigger than|in excess of|faster than|taller than
        more < deeper than
        more < thicker than|wider than|stronger than|warmer than|hotter than
        over < over(?! the (?:last|next|past|course))
        less < less than|fewer than|below|lower than|shorter than|younger than|smaller than|lighter than
        less < slower than|colder than|cooler than|weaker than|thinner than
        less < under
        within < within|inside(?: of)?
        about * about|around|approximately|roughly|nearly|almost|or so
        min > or more|or older|or over|or above|or longer|or higher
        min > (?:and|or) (?:over|above|older|up|more|later)|\\+|onwards
        max > or less|or fewer|or under|or younger|or below|or lower|(?:and|or) (?:under|younger)
        less > and below
    """,
    "es": """
        min < no menos del?|un mínimo de|a partir de|no inferior(?:es)? al?
        min * mínimo(?: de)?
        min < no antes de
        max < a más tardar|como muy tarde|no después de
        min * al menos|por lo menos|como mínimo|cuando menos
        max < no más del?|no (?:exceda|exceder|supere|superar|sobrepase)\\w*
        max < un máximo de|no superior(?:es)? al?
        max * máximo(?: de)?|máx\\.
        max * como máximo|como mucho|a lo sumo|cuando más
        until < hasta
        more < más del?|superior(?:es)? al?|mayor(?:es)? (?:del?|que|al?)|más que|exced[ea]n?(?: de)?
        more < super[ea]n?|por encima de
        more < excediendo|superar|sobrepas\\w+|más allá de|mayor(?:es)? de
        less < menos del?|menor(?:es)? (?:del?|que|al?)|baj[ae]n? de(?: los| las)?|inferior(?:es)? al?
        less < por debajo de|menos que
        within < dentro de(?: las| los)?|en (?:el|un) plazo de|antes de(?: las| los)?
        about < aproximadamente|alrededor de|unos|unas|cerca de|casi|en torno a|más o menos|sobre
        min > o más|o mayor(?:es)?|en adelante|y mayor(?:es)?
        max > o menos|o menor(?:es)?
        about > aproximadamente|más o menos
    """,
    "fr": """
        min < pas moins d(?:es?|u|(?=['’]))|à partir de|dès|minimale? de
        min * au moins|au minimum|(?:un )?minimum(?: de)?
        max * (?:un )?maximum(?: de)?|max\\.?
        max < pas plus d(?:es?|u|(?=['’]))|ne (?:pas|jamais) dépasser|sans dépasser|maximale? de
        min < au plus tôt|pas avant
        max < au plus tard|pas plus tard que
        max * au plus(?! tôt| vite| tard)|au maximum|tout au plus
        until < jusqu['’](?:à|au|aux|en)
        more < plus d(?:es?|u|(?=['’]))|plus (?:longtemps|grand|élevé)e? (?:que|à)|supérieure?s? à|dépass\\w+
        more < au[- ]delà (?:de|des)|excéd\\w+|au-dessus de
        less < moins d(?:es?|u|(?=['’]))|plus (?:petit|bas|court)e? que|inférieure?s? à
        less < (?:au|en)[- ]dessous (?:de|des)
        within < dans (?:les|un délai de)|d['’]ici|sous
        about < environ|à peu près|autour de|près d(?:es?|u|(?=['’]))|quelque|approximativement
        min > ou plus(?:ieurs)?|et plus|ou davantage
        max > ou moins|et moins
        about > environ
    """,
    "de": """
        min < nicht weniger als|ab|nicht früher als|nicht unter|frühestens
        min * mindestens|wenigstens|zumindest|mind\\.|(?:ein )?minimum(?: von)?
        max < nicht (?:mehr|länger|öfter) als|nicht über|nie(?:mals)? mehr als|spätestens
        max < bis zu|kein\\w* höhere
        max * höchstens|maximal|längstens|max\\.|(?:ein )?maximum(?: von)?
        until < bis
        more < mehr als|länger als|älter als|höher als|größer als|oberhalb von|überschreite\\w*
        more < übersteig\\w*|öfter als
        more < schwerer als
        over < über
        less < weniger als|kürzer als|jünger als|niedriger als|unterhalb von|kleiner als
        less < unterschreite\\w*|leichter als
        less < unter
        within < innerhalb(?: von| der| eines)?|binnen|in den (?:ersten|nächsten)
        about * etwa|ungefähr|ca\\.|circa|zirka|rund|fast
        min > oder (?:mehr|älter|länger|höher)|und (?:mehr|älter|darüber)
        max > oder (?:weniger|jünger|kürzer|niedriger)|und (?:weniger|jünger|darunter)
        max > nicht (?:überschreiten|übersteigen)
    """,
    "pt": """
        min < não menos (?:de|que|do que)|a partir de(?: os| dos)?
        min * pelo menos|ao menos|no mínimo|(?:um )?mínimo(?: de)?
        max < não mais (?:de|que|do que)|não (?:ultrapass|exced)\\w+|em até
        max * no máximo|(?:um )?máximo(?: de)?
        until < até
        more < mais (?:d[eao]s?|que|do que)|acima d[eo]s?|superior(?:es)? a[os]?
        more < maior(?:es)? (?:de|que|do que)
        more < exced\\w+|ultrapass\\w+
        more < além d[eoa]s?|passar de
        less < menos (?:d[eao]s?|que|do que)|abaixo d[eo]s?|inferior(?:es)? a[os]?
        less < menor(?:es)? (?:de|que|do que)
        within < dentro de|nas primeiras|no prazo de|em menos de
        about < mais ou menos|cerca de|aproximadamente|por volta de|em torno de|quase|uns|umas
        min > ou mais|ou superior|ou acima|e mais|em diante
        max > ou menos|ou inferior|ou menor(?:es)?
        about > aproximadamente
    """,
    "it": """
        min < non meno d(?:i|el|ell['’]|ei)|(?:un )?minimo(?: di)?|a partire da(?:i|gli|lle)?
        min * almeno|come minimo|per lo meno
        max < non più d(?:i|el|ell['’]|ei)|(?:un )?massimo(?: di)?|non (?:super|ecced)\\w+
        max * al massimo|al più(?! presto| tardi)|tutt['’]al più
        until < fino a(?:l|i|gli|lle)?
        more < più d(?:i|el|ell['’]|ei)|superior[ei] a(?:l|i|gli|lle|ll['’])?|maggior[ei] di
        more < super\\w+|ecced\\w+
        more < al di sopra d[ei]\\w*|più a lungo di
        over < oltre
        less < meno d(?:i|el|ell['’]|ei)|inferior[ei] a(?:l|i|gli|lle|ll['’])?|minor[ei] di
        less < sotto (?:i|gli|le)|al di sotto d[ei]\\w*
        within < entro(?: le| i| gli)?
        about < circa|all['’]incirca|quasi|intorno a(?:i|gli|lle)?
        min > o più|in su|e oltre|ed oltre|o superiore
        max > o meno|in giù|o inferiore
        about > circa
    """,
    "nl": """
        min < niet minder dan|(?:een )?minimum(?: van)?|vanaf
        min < op zijn vroegst|niet eerder dan
        max < uiterlijk|op zijn laatst
        min * minstens|ten minste|tenminste|minimaal|op zijn minst
        max < niet (?:meer|langer|vaker) dan|(?:een )?maximum(?: van)?|niet boven|tot wel
        max * hoogstens|maximaal|ten hoogste
        until < tot(?: en met)?
        more < meer dan|langer dan|ouder dan|hoger dan|boven|groter dan|overschrij\\w+
        over < over
        less < minder dan|korter dan|jonger dan|lager dan|onder|kleiner dan
        within < binnen
        about * ongeveer|circa|ca\\.|rond|bijna|zo['’]n
        min > of (?:meer|ouder|langer|hoger)|en ouder
        max > of (?:minder|jonger|korter|lager)|en jonger
    """,
    "pl": """
        min < nie (?:mniej|krócej|wcześniej|rzadziej) niż|minimum
        min < najwcześniej
        max < najpóźniej
        min * co najmniej|przynajmniej|minimalnie
        max < nie (?:więcej|dłużej|częściej|później) niż|maksimum|nie przekracza\\w+
        max * co najwyżej|najwyżej|maksymalnie|nie więcej niż
        until < do
        more < ponad|powyżej|więcej niż|częściej niż|dłużej niż|przekracza\\w+|starszych niż|wyższ\\w+ niż
        more < większ\\w+ niż|częściej niż
        less < poniżej|mniej niż|rzadziej niż|krócej niż|młodszych niż|niższ\\w+ niż|mniejsz\\w+ niż
        within < w ciągu|w przeciągu
        about * około|ok\\.|mniej więcej|prawie
        min > (?:lub|i) (?:więcej|starsz\\w+|dłużej|wyżej|wyższ\\w+|nowsz\\w+)
        max > (?:lub|i) (?:mniej|młodsz\\w+|krócej|niżej)
    """,
    "ru": """
        min < не (?:менее|меньше|короче|ниже|раньше|моложе)(?: чем)?|начиная с|с(?= ?[0-9]+ лет)
        min * как минимум|минимум|по крайней мере|по меньшей мере|хотя бы|минимально
        max < не (?:более|больше|дольше|выше|позже|старше|чаще)(?: чем)?|не превыша\\w+|не превышая|не свыше
        max * максимум|максимально|самое большее|как максимум
        until < до
        more < более(?: чем)?|больше(?: чем)?|свыше|старше|дольше|выше|превыша\\w+|превыси\\w+|чаще
        less < менее(?: чем)?|меньше(?: чем)?|младше|моложе|ниже|короче
        within < в пределах
        about * около|примерно|приблизительно|порядка|почти
        min > (?:и|или) (?:более|больше|старше|дольше|выше)
        max > (?:и|или) (?:менее|меньше|младше|моложе|ниже)
    """,
    "uk": """
        min < не (?:менше|менш як|менш ніж|нижче|раніше|молодше)(?: ніж)?|починаючи з
        min * щонайменше|принаймні|мінімум|як мінімум|хоча б
        max < не (?:більше|більш як|більш ніж|довше|вище|пізніше|старше|частіше)(?: ніж)?|не перевищу\\w+
        max * щонайбільше|максимум|якнайбільше
        until < до
        more < більше(?: ніж)?|більш (?:як|ніж)|понад|старше|довше|вище|перевищу\\w+
        less < менше(?: ніж)?|менш (?:як|ніж)|молодше|нижче
        about * близько|приблизно|майже
        min > (?:і|або|чи) (?:більше|старше|довше|вище)
        max > (?:і|або|чи) (?:менше|молодше|нижче)
    """,
    "sv": """
        min < inte mindre än|ett minimum av
        min < tidigast
        max < senast
        min * minst|åtminstone|lägst
        max < inte (?:mer|fler|längre|oftare|senare) än|upp till|ett maximum av
        max * högst|maximalt|max\\.?|som mest
        until < till|tills|fram till
        more < mer än|fler än|längre än|äldre än|högre än|större än|tyngre än|över|överstig\\w+
        less < mindre än|färre än|kortare än|yngre än|lägre än
        within < inom|under
        about * ungefär|cirka|ca\\.?|omkring|runt|nästan
        min > eller (?:mer|fler|äldre|längre|högre)|och (?:äldre|uppåt)
        max > eller (?:mindre|färre|yngre|kortare|lägre)|och (?:yngre|nedåt)
    """,
    "tr": """
        min < en az|asgari|minimum
        max < en fazla|en çok|azami|maksimum
        about < yaklaşık|aşağı yukarı|neredeyse
        more > (?:daha )?(?:fazla|uzun|yüksek|büyük)|aşan|üzerinde
        less > (?:daha )?(?:az|kısa|düşük|küçük)|altında
        until > kadar
        within > içinde
        min > (?:ve|veya|ya da) (?:daha fazla|üzeri|üstü)|üzeri|üstü
        max > (?:ve|veya|ya da) (?:daha az|altı)|altı
        about > civarında
    """,
}
