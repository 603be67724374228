"""Words that hardly a text of a language does without, and letters that tell it. Data.

Of no use for what a text says: articles, prepositions, pronouns, auxiliaries. All case folded. A
language that is not here is never told from its neighbours; add its line to both tables.
"""

from ingest.lexicon.words import words

COMMON = {
    "de": words(
        "der die das und nicht ist ein eine einen dem den des mit auf für von zu er sie es wir "
        "ich im am wird werden hat haben sind war waren dass auch sich um wurde wurden bei nach "
        "wie aus noch nur über einer eines als aber oder wenn man dann zum zur vor kein keine was "
        "wer wo ja doch mal so ihm ihn ihr uns mich mir dir laut durch gegen seine ihre unsere "
        "diese dieser dieses mehr schon hier kann können gibt"
    ),
    "en": words(
        "the of and to is that for with he she it was were has have had been by from this are we "
        "in on at as be not but they his her their our your you which will there or an would what "
        "who i can can't don't i'm it's if so all any no more than about into them us me my when "
        "how said does do did"
    ),
    "fr": words(
        "le les des et est une du que qui il elle nous vous dans pour par sur au aux la de un en "
        "ce cette pas ne son ses avec sont ont été mais ou où plus leur leurs se je tu on c'est "
        "n'a qu'il d'un d'une j'ai n'est ça sans même aussi tout tous fait selon aucune aucun nos"
    ),
    "ru": words(
        "и в не на что с по это как он из к за от о мы для его она они но а у был было были все "
        "бы так же ещё если или только уже до при вы я их вас нас наши быть этого того который "
        "которые такого будут может есть нет чтобы"
    ),
    "es": words(
        "el los las y en que del una un por con es se lo su sus para como al más pero está son no "
        "de la eso esto ha han fue muy ya o nos nuestros según también así nadie ni hay"
    ),
    "it": words(
        "il che gli di una un per con non è sono della dei delle nel nella alla più lo si anche "
        "ha hanno ma le la e i questo quello ci del dal al ai a se come o nostri tutti nessuno "
        "essere"
    ),
    "pt": words(
        "o os as e que do da dos das em um uma não no na nos nas ao aos à por para com se mais "
        "mas é são foi isso isto ele ela seu sua até também já nossos ninguém segundo muito de a "
        "como"
    ),
    "nl": words(
        "het een van en de dat niet op te zijn voor met aan er ook naar bij wordt is in heeft hij "
        "zij wij we ik je om als maar dan nog wel geen zich die deze onze alles zo volgens eens "
        "door"
    ),
    "pl": words(
        "i w nie na się z że do to jest o jak po ale co za od przez dla są nas ten ta czy już "
        "tylko został zostały jego jej naszych wszyscy nikomu tym tego który które być oraz ze we"
    ),
    "cs": words(
        "a v se na je že to není do o s z k ale jak co za od by pro jsou jsme byl bylo být aby "
        "ten ta já jeho její našich nikomu mohu který která které po ve už jen nebo když ze"
    ),
    "sk": words(
        "a v sa na je že to nie do o s z k ale ako čo za od by pre sú sme bol bolo byť aby ten tá "
        "ja jeho jej našich nikomu ktorý ktorá ktoré po vo už len alebo keď zo"
    ),
    "uk": words(
        "і в не на що з по це як він до та за від ми для його вона вони але є був у й те ж так "
        "все всі усі їх нас ви я чи або тільки вже при про якщо наших нікому будуть який які"
    ),
    "be": words(
        "і ў не на што з па гэта як ён да за ад мы для яго яна яны але быў у ж так усё нас вы я "
        "ці або толькі ўжо пры каб нікому нашых які якія"
    ),
    "bg": words(
        "и в не на че с по това как той от за са да се е ще към при беше го му ги ни във със тя "
        "те но а или само вече до няма никого нашите който която които"
    ),
    "sr": words(
        "и у не на да је се су са за од до то он она они али ће би као што или само већ при из о "
        "који која које наших ми ви јуче није"
    ),
    "hr": words(
        "i u ne na da je se su sa za od do to on ona oni ali će bi kao što ili samo već pri iz o "
        "koji koja koje naših mi vi nije jučer"
    ),
    "sv": words(
        "och att det som är en ett på av för med den till inte i har de om vi kan ska skall från "
        "eller men jag han hon var vid vad våra kommer någon sina så när denna detta"
    ),
    "da": words(
        "og at det som er en et på af for med den til ikke i har de om vi kan vil skal fra eller "
        "men jeg han hun var ved hvad vores nogen sig så når denne dette inden efter"
    ),
    "no": words(
        "og at det som er en et på av for med den til ikke i har de om vi kan vil skal fra eller "
        "men jeg han hun var ved hva våre noen seg så når denne dette før sa etter"
    ),
    "fi": words(
        "ja on ei se että oli ovat hän he me mutta tai kun jos niin myös sen sitä mitä joka jotka "
        "kuin olla voi voin ole mukaan tämä tämän ennen jälkeen"
    ),
    "hu": words(
        "a az és hogy nem is egy ez ezt azt van volt meg már csak de ha vagy mint el ki be mi ő "
        "kell után között nincs minden aki ami pedig szerint több"
    ),
    "ro": words(
        "și în de la a cu nu că pe un o este sunt din pentru care mai se au va vor fi dar sau ce "
        "ale al ai lui nostre noastre nimănui până să prin după ar"
    ),
    "tr": words(
        "ve bu bir için ile de da ama daha çok değil ne gibi kadar olan olarak en ki mi sonra her "
        "hiç o şey biz ben var yok bunu göre ya"
    ),
    "kk": words(
        "және бұл бір үшін мен бен пен да де деп емес болды бар жоқ біз ол олар дейін кейін "
        "туралы осы сол өз барлық деген еді"
    ),
    # neighbours that would else pass for one of the above
    "mk": words(
        "и во не на дека ќе да ја го ги се од со за до по од тоа беше или но како што сите нашите "
        "никој е вчера"
    ),
    "ky": words(
        "жана бул бир үчүн менен да де эмес болду бар жок биз ал алар чейин кийин деп деген өз "
        "эле бардык тууралуу"
    ),
    "az": words(
        "və bu bir üçün ilə da də amma daha çox deyil nə kimi qədər olan ki sonra hər heç biz mən "
        "var yox bütün"
    ),
    "vi": words(
        "và của là không các trong có cho được với này người những một đã sẽ khi từ cũng như tại "
        "về để bị ra trước sau"
    ),
    "af": words(
        "die het is nie en van dat te vir met op was sal ons sy hulle hy nog ook maar deur daar "
        "het om kan word na sê geen"
    ),
}

# Letters and pairs that a language has and most of its neighbours do without.
TELLING_LETTERS = {
    "de": "ß",
    "es": "ñ¿¡",
    "pt": "ãõ",
    "pl": "łąęśźżń",
    "cs": "řěů",
    "sk": "ľĺŕ",
    "uk": "їєґ",
    "be": "ў",
    "ru": "ыэё",
    "bg": "ъ",
    "sr": "ђћ",
    "mk": "ќѓѕ",
    "ky": "ңүө",
    "az": "əğış",
    "vi": "ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹơư",
    "hr": "đ",
    "hu": "őű",
    "ro": "țșţ",
    "tr": "ğış",
    "kk": "әқұғңһө",
    "da": "æø",
    "no": "æø",
    "sv": "äöå",
    "fi": "äö",
}
