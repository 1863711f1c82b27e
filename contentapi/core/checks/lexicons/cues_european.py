"""Negation cues of the languages of Europe (and of those written like them)."""

from __future__ import annotations

from contentapi.core.checks.lexicons.cues import Cues

TABLES: dict[str, Cues] = {
    "en": Cues(
        deny="not no never none nothing nobody nowhere neither nor without cannot unless dont cant "
        "wont doesnt didnt "
        "isnt arent shouldnt mustnt",
        forbid="avoid avoiding refrain* abstain* forbid* prohibit* contraindicat*",
        cease="stop stops stopped stopping quit quitting discontinu* skip skips skipping interrupt* halt* "
        "cancel*",
        soft="unable inability fail* lack* absen* exclud* except impossib* unlikely unsafe "
        "unsuitable unnecessary "
        "insufficient* ineffective* incapable unresponsive unconscious free non",
        quiet="only until till before otherwise instead rather rarely rare seldom hardly barely "
        "scarcely few little less "
        "least prevent* *less careful watch keep away out different continu* persist* ongoing "
        "constant* overdue still "
        "immediat* promptly hold mild against wrong bad weak numb miss* refus* reject* deny denie* "
        "exceed* whether "
        "invalid illegal too even unc* unus* unw* uns* untre* unl* unk* unn* unex* unpl* unre* "
        "uno* unh* unav* disab* "
        "discomfort disagree* disappear* dislike* incom* insuf* incap* inab* inact* inad* inap* "
        "incor* infreq* insom* "
        "infert* incons* insig* indef* invol* invis* immob* imperf* improp* irreg* irresp* irrev* "
        "end ends over must",
        noise=r"\b(?:no|not|never) (?:above|below|beyond)\b"
        r"|\b(?:no|not|never) (?:more|less|later|longer|earlier|fewer|sooner|greater|higher|lower"
        r"|older|younger) than\b"
        r"|\bnot (?:only|just|merely|simply|to mention|un(?!der|til|less)\w+|infrequent\w*|impossib\w*)\b"
        r"|\b(?:do not|don't|never|please don't) (?:hesitate|worry|forget)\b|\bnot (?:hesitate|worry"
        r"|forget)\b"
        r"|\b(?:do not|don't) be (?:afraid|shy|embarrassed|concerned|alarmed|worried)\b"
        r"|\bno (?:doubt|matter|wonder|problem|worries|sooner)\b|\bnothing (?:to worry|to fear"
        r"|more than|but)\b"
        r"|\bwhether or not\b|\bor not\b|\bno\.? ?\d|\bwith or without\b"
        r"|\bwithout (?:delay|fail|doubt|a doubt|hesitation)\b|\bwhy not\b|\blast but not least\b|\bif not,"
        r"|(?<!try )(?<!need )(?<!have )(?<!best )(?<!advised )(?<!important )(?<!want )\bto avoid\b"
        r"|\bhelps? (?:you |to |you to )?avoid\b|\b(?:can|could|may) (?:help )?avoid\b",
    ),
    "es": Cues(
        deny="no nunca jamás jamas ningún ningun ninguna ninguno ningunos sin tampoco ",
        forbid="evit* prohib* absten* absteng* contraindic* desaconsej* impid* impedir*",
        cease="dej*_de suspend* interrump* pare paren parar parada detén* deten* deteng* cese "
        "cesar abandon* descontin*",
        soft="salvo excepto a_menos nada nadie ni imposib* incapa* insuficien* inefica* carec* falta "
        "ausen* inadecuad* indolor* "
        "exclu* "
        "libre libres desconoc* inacces* indispon* incorrect* inesper* "
        "inconscien* innecesari* inválid* invalid*",
        quiet="solo sólo solamente únicamente hasta antes apenas rar* poco poca pocos pocas menos",
        noise=r"\bsin embargo\b|\bno obstante\b|\bno (?:s[oó]lo|solamente|únicamente)\b|\bno (?:más"
        r"|menos) (?:de|que)\b"
        r"|\bsin (?:duda|falta|demora|dudar\w*|tardanza)\b|\bno (?:dude|dudes|duden|olvide|olvides|olviden)\b"
        r"|\bno se (?:preocupe|olvide)\b|\bpara (?:\w+ )?evit\w+|\bayuda\w* a evit\w+|\bo no\b"
        r"|\bni siquiera un poco\b",
    ),
    "fr": Cues(
        deny="ne n pas jamais aucun aucune aucuns aucunes non rien sans nul nulle ",
        forbid="évit* evit* interdi* déconseill* proscri* abst* contre_indiqu* renonc* empêch* "
        "prohib* défendu*",
        cease="arrêt* arret* cess* interromp* suspend* stopp*",
        soft="ni sauf hormis à_moins impossib* introuvable* incapa* insuffis* ineffic* inadapt* absence* "
        "manqu* dépourvu* "
        "inutile* indolore* exclu* inaccess* indispon* inconnu* inexist* inattend* "
        "incorrect* invalide* inconscien*",
        quiet="seul* uniquement jusqu* avant peu peine moins rare* rarement autrement sinon plutôt",
        noise=r"\bnon seulement\b|\bn'hésite\w*(?: surtout)? pas\b|\bne vous inquiétez pas\b"
        r"|\bn'oublie\w* pas\b"
        r"|\bsans (?:doute|délai|tarder|attendre|faute|hésit\w+|plus attendre|retard)\b|\bn'importe\b"
        r"|\bpas (?:plus|moins) (?:de|d'|que|qu'|tard)|\bn°|\bou non\b|\bou pas\b|\bpour (?:l'|les "
        r"|vous )?évit\w+"
        r"|\bafin d'évit\w+|\baide\w* à évit\w+|\bnon plus\b(?=\?)",
    ),
    "de": Cues(
        deny="nicht kein keine keinen keinem keiner keines keinerlei keinesfalls keineswegs nie "
        "niemals ohne weder "
        "nichts niemand niemanden niemandem nirgend* nein ",
        forbid="vermeid* meiden meide meidet verbot* verbiet* untersag* verzicht* unterlass* "
        "enthalten_sie_sich "
        "kontraindiziert* gegenanzeig* verhinder* tabu",
        cease="stopp* absetz* abgesetzt abbrech* aufhör* aufzuhören beend* unterbrech* pausier*",
        soft="außer ausser un* fehl* mangel* *frei *freie *freien *freies *freier schmerzlos* bewusstlos* "
        "ausgeschlossen* scheiter* "
        "gescheitert* anderweitig*",
        but="und uns unse unten unter untere unteren unterer unteres unterem unters unterb unterg "
        "unterh unterle unterk "
        "untern unterr untert unterw unterz unterd unterf unfall unfäll univers union unit "
        "ungefähr unbedingt unverzüg "
        "unwohl unruh unabhäng unmittelbar unwill unzähl",
        quiet="nur erst bis bevor selten kaum wenig* sonst statt lediglich höchstens andernfalls",
        noise=r"\bnicht (?:nur|bloß|allein|zuletzt)\b|\bnicht (?:mehr|länger|weniger|später|früher"
        r"|älter|jünger|höher) als\b"
        r"|\b(?:zögern|vergessen|scheuen|zögere|vergiss) sie? ?(?:sich )?(?:bitte )?nicht\b"
        r"|\bnicht (?:zu )?(?:vergessen|zögern)\b"
        r"|\bohne weiteres\b|\bohne (?:zu zögern|verzögerung|zögern|zweifel)\b|\bkeine (?:sorge|scheu)\b"
        r"|\bsich keine sorgen\b|\bnicht[- ]?steroid\w*|\boder nicht\b|\bzur vermeidung\b"
        r"|\bum \w+ zu vermeiden\b",
    ),
    "pt": Cues(
        deny="não nao nunca jamais nenhum nenhuma nenhuns nenhumas sem tampouco ",
        forbid="evit* proib* absten* abster* abstê* contraindic* desaconselh* imped*",
        cease="pare parar pará* parem deix*_de suspend* interromp* descontin* cess*",
        soft="salvo exceto a_menos nem nada ninguém impossív* incapa* insuficien* inefica* carec* falta "
        "ausên* ausen* inadequad* "
        "indolor* exclu* livre livres desconhec* inacess* indispon* incorret* inesper* "
        "inválid* inconscien* desnecess*",
        quiet="só somente apenas até antes rar* pouco pouca poucos poucas menos",
        noise=r"\bnão (?:só|apenas|somente)\b|\bnão (?:mais|menos) (?:de|que|do que)\b"
        r"|\bnão (?:hesite|hesitem|esqueça|se esqueça|se preocupe|tenha receio)\b|\bsem (?:dúvida"
        r"|falta|demora|hesitar)\b"
        r"|\bnão obstante\b|\bpara (?:\w+ )?evit\w+|\bajud\w+ a evit\w+|\bou não\b",
    ),
    "it": Cues(
        deny="non mai nessun nessuno nessuna senza neanche nemmeno neppure no",
        forbid="evit* viet* proib* asten* astien* controindic* sconsigli* impedi*",
        cease="smett* interromp* sospend* cessa* cessi ferm*",
        soft="tranne salvo a_meno né nè niente nulla impossibil* incapac* insufficien* ineffica* manca* "
        "assen* indolor* "
        "esclus* inadatt* "
        "sconosciut* inaccess* indispon*",
        quiet="solo soltanto solamente fino prima rar* poco poca pochi poche meno altrimenti",
        noise=r"\bnon (?:solo|soltanto)\b|\bnon (?:più|meno|oltre) (?:di|che|del)|\bnon (?:esit\w+"
        r"|dimentic\w+)\b"
        r"|\bnon si preoccupi\b|\bsenza (?:dubbio|indugio|ritardo)\b|\bper evit\w+|\bo meno\b|\bo no\b",
    ),
    "nl": Cues(
        deny="niet geen nooit zonder niets niemand nergens noch nee ",
        forbid="vermijd* verbod* verbied* afgeraden afraden ontraden ontraadt onthoud*",
        cease="stop stopt stoppen staak* onderbreek* beëindig*",
        soft="tenzij behalve onmogelijk* onvoldoende ongeschikt* onnodig* ontbre* pijnloos pijnloze "
        "ongeldig*",
        quiet="alleen slechts pas tot voordat zelden nauwelijks weinig minder anders",
        noise=r"\bniet (?:alleen|enkel|slechts)\b|\bniet (?:meer|langer|later|minder|eerder) dan\b"
        r"|\b(?:aarzel|vergeet|twijfel) niet\b|\bof niet\b|\bom \w+ te vermijden\b",
    ),
    "sv": Cues(
        deny="inte ej icke aldrig ingen inget inga utan varken ingenting",
        forbid="undvik* förbj* förbud* avstå* avråd*",
        cease="sluta* avbryt* upphör* stoppa*",
        soft="omöjlig* otillräcklig* saknas fri ogiltig* okän* misslyck*",
        quiet="bara endast tills innan sällan knappt få",
        noise=r"\binte (?:bara|enbart)\b|\binte (?:mer|längre|senare|mindre) än\b|\b(?:tveka|glöm) inte\b",
    ),
    "da": Cues(
        deny="ikke ingen intet aldrig uden hverken ej medmindre",
        forbid="undgå* forbud* forbyd* afhold* frarå*",
        cease="stop stopp* ophør* afbryd*",
        soft="umulig* utilstrækkelig* mangl* fri ugyldig*",
        quiet="kun først indtil inden sjælden* næppe få",
        noise=r"\bikke (?:kun|bare)\b|\bikke (?:mere|længere|senere|mindre) end\b|\b(?:tøv|glem) ikke\b",
    ),
    "nb": Cues(
        deny="ikke ikkje ingen intet aldri uten verken med_mindre",
        forbid="unngå* forbud* forby* avstå* frarå*",
        cease="slutt* stopp* avbryt*",
        soft="umulig* utilstrekkelig* mangl* fri ugyldig*",
        quiet="bare kun først inntil før sjelden* knapt få",
        noise=r"\bikke (?:bare|kun)\b|\bikke (?:mer|lenger|senere|mindre) enn\b|\b(?:nøl|glem) ikke\b",
    ),
    "fi": Cues(
        deny="ei en et emme ette eivät älä älkää älköön ilman eikä ellei ellet ettei etteivät "
        "eivätkä koskaan",
        forbid="vältä* välttä* kiell* pidättäyd*",
        cease="lopet* keskeyt*",
        soft="mahdot* riittämät* puuttu* virheelli* tuntemat* epäonnist*",
        quiet="vain vasta kunnes ennen harvoin tuskin",
        noise=r"\bei (?:vain|ainoastaan)\b|\bälä(?:kää)? (?:epäröi|unohda)\w*",
    ),
    "pl": Cues(
        deny="nie bez żaden żadna żadne żadnych żadnej żadnego nigdy nic nikt ani brak oprócz "
        "chyba_że niczego nikogo",
        forbid="unikaj* unika* unikać zakaz* zabron* zabrania* przeciwwskaz* powstrzym* wystrzeg*",
        cease="przesta* przerw* odstaw* zaprzest*",
        soft="nie* bezbolesn*",
        but="niedziel niebezpiec niektór niewielk niezbędn niezwłocz niego niej niemal niekiedy "
        "niech niedawn niemniej "
        "niestery nieustann nieprzerwan nieznaczn niebaw nieco niemowl niebies",
        quiet="tylko dopiero dopóki zanim przed rzadk* mało mniej",
        noise=r"\bnie tylko\b|\bnie (?:więcej|dłużej|później|mniej|wcześniej|częściej) niż\b"
        r"|\bnie (?:wahaj|zapomn|martw)\w*"
        r"|\bbez (?:wątpienia|zwłoki|wahania)\b|\baby uniknąć\b|\bczy nie\b",
    ),
    "cs": Cues(
        deny="ne* nikdy žádn* ani nic nikdo bez nemá kromě nejsou nejste nejsem nejsme nejde nikoliv nikoli",
        forbid="vyhý* vyhn* zakáz* zakaz* vyvar*",
        cease="přesta* přeruš* vysad* ukonč*",
        quiet="jen jenom pouze dokud než málo zřídka",
        but="nebo nemoc nej nerv než nech nehod neděl nebezpeč nepřetržit neustál nedávn nestero "
        "neprodleně net nevolnost "
        "neurč neuro",
        noise=r"\b(?:nejen|neváhejte|nezapomeňte)\b|\bbez (?:prodlení|pochyb\w*)\b",
    ),
    "sk": Cues(
        deny="ne* nie nikdy žiad* ani nič nikto bez okrem",
        forbid="vyhýb* vyhnú* zakáz* vyvar*",
        cease="presta* preruš* vysaď* ukonč*",
        quiet="len iba kým pred málo zriedk*",
        but="nemoc nerv nech nehod nedeľ nebezpeč nepretržit neustál nedáv nestero net nejak niek "
        "nevoľnosť neuro",
        noise=r"\b(?:nielen|neváhajte|nezabudnite)\b",
    ),
    "ro": Cues(
        deny="nu n fără fara niciodată nici niciun nicio niciuna niciunul nicidecum nimic nimeni",
        forbid="evit* interzi* abțin* abţin* contraindic*",
        cease="opri* oprește întrerup* înceta* încet*",
        soft="imposibil* insuficient* incapab* lips* invalid* inexist* necunosc* negăsi* nepermis* "
        "nedisponib* incorect*",
        quiet="doar numai până înainte rar* puțin* decât",
        noise=r"\bnu (?:numai|doar)\b|\bnu mai (?:mult|puțin|târziu) (?:de|decât)|\bnu (?:ezita\w*"
        r"|uita\w*)\b|\bsau nu\b",
    ),
    "hu": Cues(
        deny="nem ne sem nincs nincsen nincsenek soha sose senki semmi semmilyen nélkül kivéve",
        forbid="kerülje kerüljék kerülni kerülendő tilos tilt* tartózkodj* ellenjavall*",
        cease="hagyj*_abba abbahagy* szakítsa",
        soft="lehetetlen* elégtelen* hiány* *talan *telen *tlan *tlen érvénytelen*",
        quiet="csak amíg mielőtt ritkán alig",
        noise=r"\bnem ?csak\b|\bnem (?:több|hosszabb|később)\w* mint\b|\bne (?:habozz|felejts)\w*",
    ),
    "ru": Cues(
        deny="не нет нельзя без безо ни_в_коем ни_при_каких ни_под_каким",
        forbid="избега* избежа* воздерж* запре* противопоказ* исключ* откаж* отказ* недопустим* "
        "нежелательн* предотвра*",
        cease="прекра* прерв* прерыва* отмен* переста* останов* приостанов* бросьте бросить",
        soft="кроме не* отсутств* без* бес* никогда ни нигде ничего ничто ничем никто никого никому никак "
        "никак* ни*",
        but="беспоко бесед бесплатн ниже нижн низк никотин нитрат нить нитк нифед нимесул ниш неё нее ней "
        "нему нём недел нескольк некотор необходим немедлен небольш недав неожидан нерв нестероид невр "
        "непрерыв нередк нежн "
        "нефр нейр негатив некроз немног неприятн недомог неотлож неудобств неопл незамедл непоср "
        "несмотря необычн нем "
        "ненадолго несильн незначит небо нефт нечто некий некая некое неплох",
        quiet="только пока лишь до прежде редко мало иначе",
        noise=r"\bне только\b|\bне (?:более|менее|больше|меньше|позднее|позже|ранее|раньше|дольше"
        r"|старше|младше|выше|ниже)\b"
        r"|\bтем не менее\b|\bне раз\b|\b(?:пока|до тех пор,? пока) (?:\w+ )?не\b|\bне (?:забудьте"
        r"|забывайте|стесняйтесь)\b"
        r"|\bне (?:беспокойтесь|волнуйтесь)\b|\bбез (?:промедлени\w+|сомнени\w+|колебани\w+)\b"
        r"|\bкак бы (?:то )?ни\b"
        r"|\bили нет\b|\bчтобы избежать\b|\bесли нет, ",
    ),
    "uk": Cues(
        deny="не ні немає нема без ніколи жоден жодн* нічого ніхто ніщо ані окрім крім неможна",
        forbid="уник* утрим* заборон* протипоказ* виключ* відмов*",
        cease="припин* зупин* перерв* переста* скасу*",
        soft="не* відсутн* безболіс* безпеч*",
        but="недел недавн необхідн негайн невелик невр нерв нестер нейр негатив некроз неприємн "
        "незнач неділ неодмін "
        "незабаром незважаюч нефр нещодавн неухильн немов неабияк",
        quiet="тільки лише поки доки до перш рідко мало інакше",
        noise=r"\bне (?:тільки|лише)\b|\bне (?:більше|менше|пізніше|раніше|більш|довше)\b|\b(?:поки"
        r"|доки) не\b"
        r"|\bне (?:забудьте|соромтеся|хвилюйтеся|вагайтеся)\b|\bбез (?:зволікань|сумніву)\b|\bчи ні\b",
    ),
    "bg": Cues(
        deny="не няма нямат нямате никога никой нищо нито без недей* освен никакв*",
        forbid="избягв* забран* въздърж* противопоказ*",
        cease="спр* прекрат* прекъсн*",
        soft="не* липс* безболезн*",
        but="недел няк необходим незабав неголям нерв невр нестер нейр негов нейн него нея неин "
        "незнач непосред непрекъсн "
        "непрестан некроз",
        quiet="само докато преди рядко малко",
        noise=r"\bне само\b|\bне (?:повече|по-малко|по-късно) от\b|\bдокато не\b|\bне (?:забравяйте"
        r"|се колебайте)\b",
    ),
    "sr": Cues(
        deny="ne nije nisu nisam niste nismo neće nećete nemoj* nema nemate nemaju nemojte nikad "
        "nikada ništa niko nitko "
        "ni niti bez osim не није нису нисам нисте неће немој* нема немате немају никад никада "
        "ништа нико ни нити без осим",
        forbid="izbegav* izbjegav* избегав* zabran* забран* suzdrž* уздрж* uzdrž*",
        cease="prestan* престан* prekin* прекин* obustav* обустав*",
        quiet="samo само dok док pre prije пре retko rijetko ретко",
        noise=r"\b(?:ne samo|не само)\b|\b(?:ne više od|не више од)\b|\b(?:ne oklevajte"
        r"|ne ustručavajte|не оклевајте)\b",
    ),
    "el": Cues(
        deny="δεν δε μη μην χωρίς δίχως ποτέ κανένας κανένα καμία καμιά κανείς κανέναν ούτε όχι "
        "τίποτα πουθενά εκτός",
        forbid="αποφύγ* αποφεύγ* αποφυγ* απαγορ* αντενδείκν*",
        cease="διακόψ* διακοπ* σταματ*",
        soft="αδύνατ* ανεπαρκ* απουσ* έλλειψ* άγνωστ* αποτυχ* ανίκαν*",
        quiet="μόνο μέχρι πριν σπάνι* λίγ*",
        noise=r"\bόχι μόνο\b|\bμη διστά\w*|\bμην ξεχ\w*|\bόχι (?:περισσότερο|πάνω) από\b|\bγια να αποφ\w+",
    ),
    "sw": Cues(
        deny="si usi* msi* bila kamwe wala hapana hakuna hawezi huwezi haiwezi haifai hatakiwi "
        "haipaswi hupaswi siyo sio "
        "isipokuwa haku* hali_si",
        forbid="epuk* kuepuk* marufuku",
        cease="acha achen* kuacha simamish*",
        noise=r"\bsi tu\b|\busisite\b|\busisahau\b|\bmsi(?:ngi|mam)\w*",
    ),
}
