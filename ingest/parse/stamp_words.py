"""The words that printed times are made of, in the languages of FORUMS.md section 2. Data. Pure.

All words are case folded. A month is its name in full, and its genitive where that differs:
abbreviations of at least three letters and short endings are told from it ("янв.", "tammikuuta").
To teach another language, add its words to the tables.
"""

from ingest.parse.age_words import AGO_MARKS, AGO_PHRASES, JUST_NOW

# One text a month: en de fr ru es it nl pl tr uk cs da nb sv fi is ca eu ro sr el hu bg pt he ar.
_MONTHS = (
    """
    january januar jänner janvier январь enero gennaio januari styczeń stycznia ocak січень
    січня leden tammikuu janúar gener urtarrila ianuarie јануар ιανουάριος január януари janeiro
    ינואר בינואר يناير января ledna
    """,
    """
    february februar feber février fevrier февраль febrero febbraio februari luty lutego şubat
    лютий únor helmikuu febrúar febrer otsaila februarie фебруар φεβρουάριος február февруари
    fevereiro פברואר בפברואר فبراير февраля лютого února
    """,
    """
    march märz maerz mrz mars март marzo maart mrt marzec mart березень mar březen maaliskuu
    març martxoa martie мар μάρτιος március março מרץ במרץ مارس марта marca березня března
    """,
    """
    april avril апрель abril aprile kwiecień nisan квітень duben huhtikuu apríl apirila aprilie
    април απρίλιος április אפריל באפריל أبريل апреля kwietnia квітня dubna
    """,
    """
    may mai май мая mayo maggio mei maj maja mayıs травень květen toukokuu maí maig maiatza мај
    μάιος május maio מאי במאי مايو травня května
    """,
    """
    june juni juin июнь junio giugno czerwiec haziran червень červen kesäkuu júní juny ekaina
    iunie јун ιούνιος június юни junho יוני ביוני يونيو июня czerwca червня června čer
    """,
    """
    july juli juillet июль julio luglio lipiec lipca temmuz липень červenec července heinäkuu
    júlí juliol uztaila iulie јул ιούλιος július юли julho יולי ביולי يوليو июля липня črc
    """,
    """
    august août aout август agosto augustus sierpień ağustos серпень srpen augusti elokuu ágúst
    agost abuztua αύγουστος augusztus אוגוסט באוגוסט أغسطس августа sierpnia серпня srpna
    """,
    """
    september septembre сентябрь septiembre setiembre settembre wrzesień eylül вересень září
    syyskuu setembre iraila septembrie септембар σεπτέμβριος szeptember септември setembro
    ספטמבר בספטמבר سبتمبر сентября września вересня
    """,
    """
    october oktober octobre октябрь octubre ottobre październik ekim жовтень říjen lokakuu
    október urria octombrie октобар οκτώβριος outubro אוקטובר באוקטובר أكتوبر октября
    października жовтня října
    """,
    """
    november novembre ноябрь noviembre listopad kasım marraskuu nóvember azaroa noiembrie
    новембар νοέμβριος ноември novembro נובמבר בנובמבר نوفمبر ноября listopada листопад
    листопада listopadu
    """,
    """
    december dezember décembre decembre декабрь diciembre dicembre grudzień aralık грудень
    prosinec joulukuu desember desembre abendua decembrie децембар δεκέμβριος декември dezembro
    דצמבר בדצמבר ديسمبر декабря grudnia грудня prosince
    """,
)

# What may stand around a date: joining words, weekdays and what is said of a clock time.
FILLERS = frozenset(
    """
    on at around the am um uhr den dem der vom le la à a el los las del de em às as il alle ore di
    op om o dne ekkor klo kl d в у г года року р saat tarihinde h o'clock and und et y clock e i
    об о od u przy w dnia godz el's av a.m p.m ngày lúc time hours čas v ve ora mon tue wed thu
    fri sat sun tues thur thurs mo mi do fr sa so mié jue vie sáb dom seg ter qua qui sex lun mar
    mer jeu ven sam dim пн вт ср чт пт сб вс нд ma wo vr za zo pn wt śr czw pt sob ndz pon pzt sal
    çar per cum cmt paz po út st čt pá ne ti to lör sön tor fre lør søn man ke pe su ago vor hace
    fa geleden temu önce há atrás назад тому siden sedan sitten před
    """.split()  # noqa: SIM905
)

# Monday first, as `datetime.weekday` counts.
_WEEKDAYS = (
    "monday montag lundi понедельник lunes lunedì maandag poniedziałek pazartesi понеділок",
    "tuesday dienstag mardi вторник martes martedì dinsdag wtorek salı вівторок",
    "wednesday mittwoch mercredi среда среду miércoles mercoledì woensdag środa çarşamba середа",
    "thursday donnerstag jeudi четверг jueves giovedì donderdag czwartek perşembe четвер",
    "friday freitag vendredi пятница пятницу viernes venerdì vrijdag piątek cuma п'ятниця",
    "saturday samstag sonnabend samedi суббота субботу sábado sabato zaterdag sobota cumartesi",
    "sunday sonntag dimanche воскресенье domingo domenica zondag niedziela pazar неділя",
)
WEEKDAYS = {name: day for day, names in enumerate(_WEEKDAYS) for name in names.split()}

# Minutes east of Greenwich of the names that boards print behind a time.
ZONES = {
    "utc": 0, "gmt": 0, "wet": 0, "bst": 60, "west": 60, "cet": 60, "mez": 60, "cest": 120,
    "mesz": 120, "eet": 120, "eest": 180, "msk": 180, "мск": 180, "trt": 180, "est": -300,
    "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
}  # fmt: skip

_TODAY = """today heute aujourd'hui aujourd’hui сегодня hoy oggi vandaag dzisiaj dziś bugün hoje
    сьогодні dnes idag tänään avui gaur azi danas σήμερα ma днес היום اليوم امروز 今日 오늘 今天"""
_YESTERDAY = """yesterday gestern hier вчера ayer ieri gisteren wczoraj dün ontem вчора včera igår
    eilen ahir atzo juče χθες χτες tegnap вчерашни אתמול أمس دیروز 昨日 어제 昨天"""
DAYS_BACK: dict[str, int] = {
    "day before yesterday": 2,
    "anteayer": 2,
    "vorgestern": 2,
    "avant-hier": 2,
    "позавчера": 2,
    **dict.fromkeys(_YESTERDAY.split(), 1),
    **dict.fromkeys(("i går", "í gær", "hôm qua"), 1),
    **dict.fromkeys(_TODAY.split(), 0),
    **dict.fromkeys(("i dag", "i dag kl", "í dag", "hôm nay"), 0),
}

# A text without a digit tells a time only with one of these in it.
TELLING = frozenset(
    word
    for phrase in (*DAYS_BACK, *WEEKDAYS, *JUST_NOW, *AGO_MARKS, *AGO_PHRASES)
    for word in phrase.replace("'", " ").replace("’", " ").split()
)

_ENDING = 3  # letters of the longest case ending that the table does not hold: "tammikuussa"


def _by_beginning() -> dict[str, int]:
    """Abbreviations of three letters and more; what begins two months names neither."""
    found: dict[str, set[int]] = {}
    for number, names in enumerate(_MONTHS, start=1):
        for name in names.split():
            for length in range(3, len(name) + 1):
                found.setdefault(name[:length], set()).add(number)
            found[name] = {number}
    whole = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
    return {word: numbers.pop() for word, numbers in found.items() if len(numbers) == 1} | whole


_MONTH_OF = _by_beginning()
_STEMS = {name[: len(name) - cut]: number for number, names in enumerate(_MONTHS, 1)
          for name in names.split() for cut in (0, 1, 2) if len(name) - cut >= 5}  # fmt: skip


def month_of(word: str) -> int | None:
    """The month that a case-folded word names, abbreviated or with a case ending; else None."""
    bare = word.rstrip(".")
    number = _MONTH_OF.get(bare)
    if number is not None:
        return number
    stems = (bare[:-cut] for cut in range(1, _ENDING + 1))
    return next((_STEMS[stem] for stem in stems if stem in _STEMS), None)
