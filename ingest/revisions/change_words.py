"""Words that tell what kind of change was made, in German, English, Russian and French. Data.

Every list only names a change better: a word that is missing here makes it `wording`, which weighs
the same. All words are case folded. To teach another language, add its words; nothing else.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Not here: a, ein, un, une, which are articles far more often than numbers.
NUMBER_WORDS = _words(
    "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig vierzig "
    "fünfzig hundert tausend million millionen milliarde milliarden dutzend hälfte halb doppelt "
    "zero one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty "
    "hundred hundreds thousand thousands million billion dozen half double twice "
    "ноль один одна одно два две три четыре пять шесть семь восемь девять десять двух трёх трех "
    "четырёх четырех двадцать тридцать сорок пятьдесят сто сотни тысяча тысячи тысяч миллион "
    "миллиона миллионов миллиард миллиарда миллиардов половина дюжина "
    "zéro deux trois quatre cinq sept huit neuf dix onze douze vingt trente quarante cinquante "
    "cent mille million millions milliard milliards douzaine moitié"
)

NEGATIONS = _words(
    "nicht nichts nie niemals kein keine keinen keinem keiner keines keinerlei niemand niemanden "
    "nirgends weder noch ohne mitnichten keineswegs nein "
    "not no never none nobody nothing nowhere neither nor without cannot "
    "не ни нет никогда никто никого ничего ничто нигде никак никакой никакие никаких без нельзя "
    "ne pas jamais rien aucun aucune personne ni sans non guère nullement"
)

# "möglich" to "unmöglich": a word that is the other one behind one of these is its negation.
NEGATING_PREFIXES = (
    "un",
    "in",
    "im",
    "ir",
    "il",
    "dis",
    "non",
    "nicht",
    "miss",
    "не",
    "без",
    "бес",
)

MONTHS = _words(
    "januar jänner februar märz april mai juni juli august september oktober november dezember "
    "january february march may june july october december jan feb mar apr jun jul aug sept sep "
    "oct nov dec "
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря январь "
    "февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь январе феврале марте "
    "апреле мае июне июле августе сентябре октябре ноябре декабре "
    "janvier février mars avril juin juillet août septembre octobre novembre décembre"
)

DAYS = _words(
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag heute gestern morgen "
    "vorgestern übermorgen "
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow "
    "понедельник вторник среда среду четверг пятница пятницу суббота субботу воскресенье сегодня "
    "вчера завтра "
    "lundi mardi mercredi jeudi vendredi samedi dimanche aujourd'hui hier demain"
)

# What makes the number before it a time of day.
CLOCK_WORDS = _words("uhr am pm a.m p.m часов часа час h heures heure o'clock")

UNITS = _words(
    "mm cm dm m km nm mg g kg t mt l ml ha s ms min h w kw mw gw kwh mwh gwh tw v kv hz mhz ghz "
    "pa bar kb mb gb tb k °c °f % ‰ $ € £ ₽ ¥ usd eur rub gbp chf "
    "meter metern kilometer kilometern tonnen tonne prozent prozentpunkte euro dollar rubel "
    "stunden minuten sekunden tage tagen wochen monate monaten jahre jahren grad "
    "metres meters kilometres kilometers miles mile feet tons tonnes percent euros dollars roubles "
    "rubles hours minutes seconds days weeks months years degrees "
    "метров километров тонн процентов процента процент долларов евро рублей часов минут дней "
    "недель месяцев лет градусов мм см м км кг г т л "
    "mètres kilomètres milles pourcent pour-cent roubles heures secondes jours semaines mois ans "
    "degrés tonne"
)

# Words that hardly a text of the language does without: German writes its nouns with capitals,
# and a capital tells nothing about names there.
GERMAN = _words(
    "der die das und nicht ist ein eine einen dem den mit auf für von zu er sie es wir ich im am "
    "wird hat haben sind war dass auch sich um wurde"
)
NO_CAPITALS = _words(
    "the of and to is that for with he she it was were has have been by from this are we "
    "le les des et est une du que qui il elle nous dans pour par sur au aux la "
    "el los las y en que del una por con il di che lo gli een het van"
)

# An official site's words under a transcript that is still being typed (OFFICIAL.md 1.1).
TO_BE_CONTINUED = (
    "to be continued", "to be continued shortly", "продолжение следует", "fortsetzung folgt",
    "wird fortgesetzt", "à suivre", "la suite suit",
)  # fmt: skip

# A title's own words that its post has no text (heise: FORUMS.md 1.1 (f)).
NO_TEXT = ("kt", "kein text", "ohne text", "no text", "n/t", "eom", "без текста")
