"""Names of units in the languages of Europe and in Turkish; the form is told in `units`."""

from __future__ import annotations

EUROPEAN_UNITS: dict[str, str] = {
    "en": """
        times times|time
        min minutes?|mins?\\b
        h hours?|hrs?
        d days?
        wk weeks?|wks?
        mo months?
        y years?|yrs?
        s seconds?|secs?
        mg milligram(?:me)?s?
        ug microgram(?:me)?s?
        kg kilogram(?:me)?s?|kilos?
        g gram(?:me)?s?|gm
        ml millilit(?:er|re)s?
        l lit(?:er|re)s?
        iu international units?|units?
        pct percent|per cent
        degc degrees? (?:C|celsius|centigrade)
        degf degrees? (?:F|fahrenheit)
        lb pounds?|lbs?
        oz ounces?|oz
        inch inch(?:es)?
        ft feet|foot|ft
        count tablets?|pills?|capsules?|caplets?|drops?|puffs?|sprays?|inhalations?|doses?|sachets?
        count patch(?:es)?
        count lozenges?|suppositor(?:y|ies)|spoonfuls?|vials?
        count ampoules?
        count applications?
    """,
    "es": """
        times veces|vez
        min minutos?
        h horas?|hs?
        d días?|dias?
        wk semanas?|sem\\.
        mo meses|mes
        y años?
        s segundos?|seg
        mg miligramos?
        ug microgramos?
        kg kilogramos?|kilos?
        g gramos?|grs?
        ml mililitros?
        l litros?
        iu unidades internacionales|unidades
        pct por ciento|por cien
        degc grados? (?:C|cent[ií]grados|celsius)
        degf grados? (?:F|fahrenheit)
        lb libras?
        oz onzas?
        inch pulgadas?
        ft pies
        count comprimidos?|tabletas?|pastillas?|píldoras?|cápsulas?|gotas?|inhalaciones|inhalación|dosis
        count sobres?
        count parches|parche|cucharad(?:it)?as?|cucharillas?|supositorios?|ampollas?|viales|vial|grageas?
        count pulverizaciones|aplicaciones|tomas?
    """,
    "fr": """
        times fois
        min minutes?|mn
        h heures?
        d jours?|journées?|j
        wk semaines?
        mo mois
        y années?|ans?
        s secondes?
        mg milligrammes?
        ug microgrammes?
        kg kilogrammes?|kilos?
        g grammes?
        ml millilitres?
        l litres?
        iu unités internationales|unités?
        pct pour ?cent|p\\. ?100
        degc degrés? (?:C|celsius|centigrades?)
        lb livres?
        count comprimés?|gélules?|capsules?|gouttes?|inhalations?|bouffées?|doses?|sachets?|patchs?|pilules?
        count cuillères?|cuillerées?|cuillers?|suppositoires?|ampoules?|flacons?|pulvérisations?|prises?
        count cachets?
    """,
    "de": """
        times [mM]al~
        min [mM]inuten?|[mM]inütig~|[mM]in\\.
        h [sS]tunden?|[sS]tündig~|[sS]tündlich~|[sS]td\\.?
        d [tT]age[ns]?|[tT]ag|[tT]ägig~|[tT]ages~
        wk [wW]ochen?|[wW]öchig~|[wW]öchentlich~
        mo [mM]onat(?:e[ns]?)?|[mM]onatig~|[mM]onats~
        y [jJ]ahre?[ns]?|[jJ]ährig~|[jJ]ahres~
        s [sS]ekunden?|[sS]ek\\.?
        mg [mM]illigramm
        ug [mM]ikrogramm
        kg [kK]ilogramm|[kK]ilo
        g [gG]ramm
        ml [mM]illiliter[ns]?
        l [lL]iter[ns]?
        iu [iI]nternationalen? [eE]inheiten|[eE]inheiten
        pct [pP]rozent~|v\\. ?H\\.
        degc [gG]rad (?:C|Celsius)
        count [tT]abletten?|[kK]apseln?|[tT]ropfen|[pP]illen?|[dD]ragees?|[hH]übe?|[sS]prühstöße?[n]?
        count [dD]os(?:en|is)
        count [bB]eutel|[pP]flaster|(?:[tT]ee|[eE]ss)löffel|[zZ]äpfchen|[aA]mpullen?|[fF]ilmtabletten?
        count [eE]inzeldos(?:en|is)|[mM]esslöffel|[iI]nhalationen|[pP]umpstöße
    """,
    "pt": """
        times vezes|vez
        min minutos?
        h horas?|hs?
        d dias?
        wk semanas?
        mo meses|mês|mes
        y anos?
        s segundos?|seg
        mg miligramas?
        ug microgramas?
        kg quilogramas?|quilos?
        g gramas?
        ml mililitros?
        l litros?
        iu unidades internacionais|unidades
        pct por cento
        degc graus? (?:C|celsius|centígrados)
        lb libras?
        count comprimidos?|pílulas?|cápsulas?|gotas?|inalações|inalação|doses|dose|saquetas?|sachês?
        count adesivos?
        count colher(?:es|ada|adas)?|supositórios?|ampolas?|frascos?|drágeas?|jatos?|borrifadas?|tomas?
        count aplicações
    """,
    "it": """
        times volte|volta
        min minuti|minuto
        h ore|ora
        d giorni|giorno|giornate|dì
        wk settimane|settimana
        mo mesi|mese
        y anni|anno
        s secondi
        mg milligramm[io]
        ug microgramm[io]
        kg chilogramm[io]|chili
        g gramm[io]
        ml millilitr[io]
        l litr[io]
        iu unità
        pct per cento|percento
        degc gradi? (?:C|centigradi|celsius)
        count compress[ae]|pillol[ae]|capsul[ae]|gocc(?:e|ia)|puff|inalazion[ei]|dos[ei]|bustin[ae]
        count cerott[io]
        count cucchiai(?:o|ni|no)?|suppost[ae]|fial[ae]|spruzz[io]|erogazion[ei]
    """,
    "nl": """
        times maal|keer
        min minuten|minuut
        h uren|uur
        d dagen|daags|dag
        wk weken|week
        mo maanden|maand
        y jaren|jaar|jarige?
        s seconden|seconde
        mg milligram
        ug microgram
        kg kilogram|kilo
        g gram
        ml milliliter
        l liter
        iu eenheden
        pct procent
        degc graden (?:C|celsius)
        count tablet(?:ten)?|pil(?:len)?|capsules?|druppels?|pufs?|inhalaties?|doses|dosis|zakjes?
        count pleisters?
        count theelepels?|eetlepels?|lepels?|zetpil(?:len)?|ampul(?:len)?
    """,
    "pl": """
        times razy|razu|raz
        min minut~
        h godzin~|godz\\.?
        d dni~|dzień|dnia|doby|dobę|dób|doba|dobach
        wk tygodni~|tydzień|tyg\\.?
        mo miesiąc~|miesięcy|mies\\.?
        y lat~|roku|rok|letni~
        s sekund~
        mg miligram~
        ug mikrogram~
        kg kilogram~
        g gram~
        ml mililitr~
        l litr~
        iu jednost~|j\\.m\\.
        pct procent~|proc\\.
        degc stop(?:ni|nie|nia) (?:C|celsjusza)
        count tablet~|kapsuł~|kropl~|kropel|dawk~|dawek|saszet~|plastr~|łyż~|czopk~|ampuł~|pigułk~
        count wdech~|pastyl~
    """,
    "ru": """
        times раза|разу|раз
        min минут~|мин\\.?
        h час~|ч\\.?
        d дней|дня~|день|дни|дням~|дневн~|суток|сутки|сутк~|суточн~|сут\\.?
        wk недел~|нед\\.?
        mo месяц~|месячн~|мес\\.?
        y лет~|года|годов~|году|годы|год
        s секунд~|сек\\.?
        mg миллиграмм~|мг
        ug микрограмм~|мкг
        kg килограмм~|кг
        g грамм~|г
        ml миллилитр~|мл
        l литр~|л
        mmol ммоль
        iu международн~ единиц~|единиц~|МЕ|ЕД
        pct процент~
        degc градус~ (?:цельсия|C|С)|°\\s?С
        mmhg мм рт\\. ?ст\\.
        cm сантиметр~|см
        mm миллиметр~|мм
        m метр~|м
        count таблет~|капсул~|капл~|капель|капля|доз|доза|дозы|дозе|пакетик~|пластыр~|ложк~|ложек|ложеч~
        count свеч~|ампул~
        count вдох~|впрыскиван~|драже|пилюл~|ингаляц~|флакон~
    """,
    "uk": """
        times рази|разів|разу|раз
        min хвилин~|хв\\.?
        h годин~|год\\.?
        d днів|дні~|дня~|день|доби|добу|діб|доба|денн~
        wk тиж~
        mo місяц~
        y років|роки|року|рік|річн~
        s секунд~|сек\\.?
        mg міліграм~|мг
        ug мікрограм~|мкг
        kg кілограм~|кг
        g грам~|г
        ml мілілітр~|мл
        l літр~|л
        mmol ммоль
        iu міжнародн~ одиниц~|одиниц~|МО|ОД
        pct відсот~|процент~
        degc градус~ (?:цельсія|C)|°\\s?С
        cm сантиметр~|см
        count таблет~|капсул~|крапл~|крапель|доз|доза|дози|пакетик~|пластир~|ложк~|ложок|свічк~|ампул~|вдих~
    """,
    "sv": """
        times gånger|gång
        min minut~
        h timm~|tim\\.
        d dag(?:ar|arna|en|s)?|dygn(?:et|s)?
        wk veck(?:a|an|or|orna|ors)
        mo månad(?:er|en|erna|ers)?
        y år(?:en|et|s)?
        s sekunder|sekund
        mg milligram
        ug mikrogram
        kg kilogram|kilo
        g gram
        ml milliliter
        l liter
        iu enheter|enhet
        pct procent
        degc grader (?:C|celsius)
        count tablett~|kaps(?:el|lar|eln)~|dropp~|puff~|dos|doser|dosen|doserna|plåster|ampull~|stolpill~
    """,
    "tr": """
        times kez|kere|defa
        min dakika~|dk\\.?
        h saat~
        d gün~
        wk hafta~
        mo aylık|ayda|aydan|aya|ay
        y yıl~|yaş~|sene~
        s saniye~|sn
        mg miligram~
        ug mikrogram~
        kg kilogram~|kilo
        g gram~|gr
        ml mililitre~
        l litre~
        iu ünite~
        pct yüzde
        degc derece~
        count tablet~|hap~|kapsül~|damla~|doz~|puf~|kaşık~|kaşığ~|saşe~|ampul~|fitil~
    """,
}
"""Language subtag → its words for units. Several lines may name the same unit."""
