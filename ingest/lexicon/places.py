"""Countries, capitals, bodies and leaders under one name each, by the stems of their words.

Data, and how a word is looked up. Small on purpose: what is here is never taken for another one;
what is not is no mismatch. Other people's names are compared by `name_folding`.
"""

import re
from functools import lru_cache

# A word may go on behind the stem by so many letters: Kasachstans, kasachischen, казахстанской.
_LONGEST_ENDING = 7
# Behind a short stem only these: "inde" is no "indeed".
_SHORT_STEM = 4
_SHORT_ENDINGS = frozenset({"", "s", "а", "у", "ы", "е", "и", "ом", "ой", "ами", "ах", "ам"})
# In small letters only adjectives are names: "russisch", "russes", «российских».
_ADJECTIVE = re.compile(
    r".*(?:isch(?:e[nrsm]?)?|(?:ien|ienne|ain|aine|ais|aise|ois|oise|ol|ole|ec|ecque|que|sse|russe"
    r"|turc|serbe|croate|kazakh)s?|[сц]ь?к\w{1,3})"
)

_COUNTRIES = """
russia: russland russla russisch russi russe росси русск русски
ukraine: ukrain украин україн
belarus: belarus weißruss biélorus белорус беларус
kazakhstan: kasach kazakh qazaq казах
uzbekistan: usbek uzbek ouzbek ouzbék узбек
kyrgyzstan: kirgis kyrgyz kirghiz киргиз кыргыз
tajikistan: tadschik tajik tadjik таджик
turkmenistan: turkmen туркмен
armenia: armenien armenisch armenia arménie arménien армени армян
azerbaijan: aserbaidschan azerbaijan azerbaïdj азербайдж
georgia: georgien georgia georgian géorg грузи грузин
moldova: moldau moldov moldav молдов молдав
germany: deutschland german allemagne allemand германи немецк
france: frankreich französ france french français франци француз
britain: großbritann grossbritann britisch britain british britann великобрит британ
italy: italien italy italian italie итали итальян
spain: spanien spanisch spain spanish espagn испани испан
poland: polen polnisch poland polish pologne polonais польш польск
hungary: ungarn ungarisch hungar hongr венгр венгер
turkey: türkei türkisch turkey turkish türkiye turquie turc turque турци турецк
israel: israel israël israéli израил
iran: iran iranisch iranian iranien иран иранск
iraq: irak iraq irakisch iraqi irakien ирак иракск
syria: syrien syrisch syria syrie сири сирийск
china: china chines chine chinois китай китайск
japan: japan japon япони японск
india: indien indisch india inde indien индия индии индию индийск
pakistan: pakist пакистан
afghanistan: afghan афган
mongolia: mongol монгол
vietnam: vietnam viêt вьетнам
cuba: kuba cuba kubanisch cuban cubain куба кубинск
venezuela: venezuel vénézuél венесуэл
canada: kanad canad канад
mexico: mexik mexic mexiq мексик
brazil: brasil brazil brésil бразил
egypt: ägypt egypt égypt египет египт египетск
jordan: jordan иордан
morocco: marokk maroc moroc марокк
algeria: algeri algér алжир
tunisia: tunesi tunisi тунис
sudan: sudan soudan судан
ethiopia: äthiop ethiop éthiop эфиоп
nigeria: nigeri нигери
ukraine-crimea: krim crime крым
australia: austral австрал
argentina: argentin аргентин
slovenia: slowen sloven словен
croatia: kroat croat хорват
libya: libyen libysch libya libye ливи ливийск
georgia-abkhazia: abchas abkhaz абхаз
romania: rumän romania roumani roumain румын румун
bulgaria: bulgar болгар
greece: griech greece greek grèce grec греци греческ
czechia: tschech czech tchè чехи чешск
slovakia: slowak slovak slovaq словак словац
netherlands: niederl netherl dutch pays-bas нидерланд голланд
belgium: belgi belg бельги
portugal: portug португал
denmark: dänemark dänisch denmark danish danemark danois дани датск
ireland: irland ireland irish irlande ирланд
lebanon: libanon lebanon liban ливан
yemen: jemen yemen yémen йемен
qatar: katar qatar катар
saudi: saudi saoudi саудов
cyprus: zypern zypri cyprus cypriot chypre кипр
serbia: serbi serb серби сербск
finland: finnland finnisch finland finnish finlan финлянд финск
sweden: schwed swed suède suédois швеци шведск
norway: norweg norway norwe norvè норвег норвеж
estonia: estland estnisch estonia estonie эстони эстонск
latvia: lettland lettisch latvia letton латви латвийск
lithuania: litau lithuan lituan литв литовск
austria: österreich austria autrich австри австрийск
switzerland: schweiz switzerland swiss suisse швейцар
"""
_CITIES = """
moscow: moskau moskauer moscow moscou москв московск
kyiv: kiew kyjiw kyiv kiev киев київ
minsk: minsk минск
astana: astana астан nursultan
almaty: almaty алмат
tbilisi: tiflis tbilisi tbilissi тбилиси
yerevan: jerewan yerevan erevan ереван
baku: baku bakou баку
berlin: berlin берлин
paris: paris париж
london: london londres лондон
brussels: brüssel brussels bruxelles брюссел
warsaw: warschau warsaw varsovie варшав
vienna: wien wiener vienna vienne вена вены вене вену веной
geneva: genf genfer geneva genève женев
washington: washington вашингтон
beijing: peking beijing pékin пекин
tokyo: tokio tokyo токио
ankara: ankara анкар
istanbul: istanbul стамбул
tehran: teheran tehran téhéran тегеран
damascus: damaskus damascus damas дамаск
jerusalem: jerusalem jérusalem иерусалим
sochi: sotschi sochi сочи
prague: prag prager prague праг
budapest: budapest будапешт
bucharest: bukarest bucharest bucarest бухарест
sofia: sofia софия софии софию
belgrade: belgrad белград
athens: athen athener athens athènes афин
rome: rom rome рим риме рима
madrid: madrid мадрид
lisbon: lissabon lisbon lisbonne лиссабон
riga: riga рига риге риги
tallinn: tallinn таллин
vilnius: vilnius wilna вильнюс
helsinki: helsinki хельсинки
oslo: oslo осло
stockholm: stockholm стокгольм
copenhagen: kopenhagen copenhag copenhague копенгаген
chisinau: chișinău chisinau кишинев
tashkent: taschkent tashkent tachkent ташкент
bishkek: bischkek bishkek bichkek бишкек
dushanbe: duschanbe dushanbe douchanbé душанбе
ashgabat: aschgabat ashgabat achgabat ашхабад
kabul: kabul kaboul кабул
cairo: kairo cairo caire каир
delhi: delhi дели
baghdad: bagdad baghdad багдад
munich: münchen munich мюнхен
hamburg: hamburg hambourg гамбург
kharkiv: charkiw charkow kharkiv kharkov харьков харків
odessa: odessa odesa одесс одес
mariupol: mariupol marioupol мариупол маріупол
kherson: cherson kherson херсон
donetsk: donezk donetsk донецк
luhansk: luhansk lugansk louhansk луганск луганськ
lviv: lwiw lemberg lviv львов львів
aleppo: aleppo alep алеппо
petersburg: petersburg pétersbourg петербург
"""
_BODIES = """
nato: nato otan нато
un: uno vereinte onu оон
eu: eu ue ес
osce: osze osce обсе
csto: ovks csto otsc одкб odkb
us: usa états-unis сша
iaea: iaeo iaea aiea магатэ
who: who oms воз
"""
_LEADERS = """
putin: putin poutine путин
lukashenko: lukasch lukash loukach лукаш
tokayev: tokaj tokay tokaï toqaj toqay tokae токаев
nazarbayev: nasarbaj nazarbay nazarbaï nazarbae назарбаев
zelensky: selensk zelensk зеленск
biden: biden байден
trump: trump трамп
blinken: blinken блинкен
scholz: scholz шольц
merz: merz мерц
merkel: merkel меркел
macron: macron макрон
erdogan: erdogan erdoğan эрдоган
aliyev: alijew alijev aliyev aliev алиев
pashinyan: paschinj pashiny pachini пашинян
lavrov: lawrow lavrov лавров
peskov: peskow peskov песков
medvedev: medwedew medvedev медведев
stoltenberg: stoltenberg столтенберг
guterres: guterres гутерреш
leyen: leyen ляйен
orban: orbán orban орбан
mirziyoyev: mirsijo mirziyo mirzio мирзиёев мирзиеев
japarov: dschapar japar жапаров
rahmon: rahmon rachmon rakhmon рахмон
netanyahu: netanjah netanyah netanyaou нетаньяху
"""


def _table(text: str, sort: str) -> dict[str, tuple[str, str]]:
    """From stem to what sort of thing it is, and which one."""
    rows = (line.partition(":") for line in text.strip().splitlines())
    return {stem: (sort, name) for name, _, stems in rows for stem in stems.split()}


_STEMS = _table(_COUNTRIES, "country") | _table(_CITIES, "city") | _table(_LEADERS, "person")
_WHOLE = _table(_BODIES, "body")
_SHORTEST, _LONGEST = 3, 14


@lru_cache(maxsize=16_384)
def place_of(word: str) -> tuple[str, str] | None:
    """Sort and name of a country, city or body: "Kasachstans" gives ("country", "kazakhstan").

    For written words with their capitals; an adjective counts as its country, in small letters too.
    """
    small = word.casefold().replace("ё", "е").removesuffix("'s").removesuffix("’s")
    if word.isupper() and small in _WHOLE:
        return _WHOLE[small]
    if not word[0].isupper() and not _ADJECTIVE.fullmatch(small):
        return None
    for size in range(min(len(small), _LONGEST), _SHORTEST - 1, -1):
        found = _STEMS.get(small[:size])
        if found and _may_end(small[size:], size):
            return found
    return None


def _may_end(rest: str, size: int) -> bool:
    """Whether a word may go on like this behind a stem of this size."""
    return rest in _SHORT_ENDINGS if size <= _SHORT_STEM else len(rest) <= _LONGEST_ENDING
