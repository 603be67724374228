"""The words that printed times are made of, in the languages of FORUMS.md section 2. Data. Pure.

All words are case folded. Months are told by their first letters, so that every case ending and
abbreviation of a language is covered ("января", "янв.", "Jänner" has its own entry).
"""

_MONTH_STARTS: tuple[tuple[str, ...], ...] = (
    ("jan", "jän", "янв", "ene", "gen", "sty", "oca", "січ", "ιαν"),
    ("feb", "fév", "fev", "фев", "lut", "şub", "лют", "φεβ"),
    ("mar", "mär", "mae", "mrz", "maa", "мар", "mrt", "бер", "μαρ", "märz"),
    ("apr", "avr", "апр", "abr", "kwi", "nis", "кві", "απρ"),
    ("may", "mai", "мая", "май", "mei", "mag", "maj", "тра", "μαΐ", "mayıs"),
    ("jun", "juin", "июн", "giu", "cze", "haz", "чер", "ιουν"),
    ("jul", "juil", "июл", "lug", "lip", "tem", "лип", "ιουλ"),
    ("aug", "aoû", "aou", "авг", "ago", "sie", "ağu", "сер", "αυγ"),
    ("sep", "сен", "set", "wrz", "eyl", "вер", "σεπ"),
    ("oct", "okt", "окт", "ott", "out", "paź", "eki", "жов", "οκτ"),
    ("nov", "ноя", "lis", "kas", "лис", "νοε"),
    ("dec", "dez", "déc", "дек", "dic", "gru", "ara", "гру", "δεκ"),
)

# What may stand around a date: joining words, weekdays, the names of zones that boards print.
FILLERS = frozenset(
    """
    on at the am um uhr den dem der vom le la à a el las los del de em às as il alle ore di op om o
    dne ekkor klo kl den d в у г года року р saat tarihinde h o'clock and und et y clock um
    mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday tues thur
    thurs
    mo di mi do fr sa so montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
    lun mar mer jeu ven sam dim lundi mardi mercredi jeudi vendredi samedi dimanche
    пн вт ср чт пт сб вс понедельник вторник среда четверг пятница суббота воскресенье нд
    mié jue vie sáb dom lunes martes miércoles jueves viernes sábado domingo seg ter qua qui sex
    gio lunedì martedì mercoledì giovedì venerdì sabato domenica ma wo vr za zo
    pn wt śr czw pt sob ndz pon pzt sal çar per cum cmt paz
    utc gmt cet cest msk mez mesz est edt cst cdt pst pdt
    ago vor il y hace fa geleden temu önce há atrás назад тому
    """.split()  # noqa: SIM905 - a table of words is read, not a list literal
)

_YESTERDAY = "yesterday gestern hier вчера ayer ieri gisteren wczoraj dün ontem вчора igår"
_TODAY = (
    "today heute aujourd'hui aujourd’hui сегодня hoy oggi vandaag dzisiaj dziś bugün hoje сьогодні"
)
DAYS_BACK: dict[str, int] = {
    "day before yesterday": 2,
    "vorgestern": 2,
    "avant-hier": 2,
    "позавчера": 2,
    **dict.fromkeys(_YESTERDAY.split(), 1),
    "i går": 1,
    **dict.fromkeys(_TODAY.split(), 0),
    "i dag": 0,
}

JUST_NOW = frozenset(
    {
        "just now",
        "now",
        "gerade eben",
        "soeben",
        "à l'instant",
        "à l’instant",
        "только что",
        "ahora mismo",
        "adesso",
        "zojuist",
        "przed chwilą",
        "az önce",
        "agora",
        "щойно",
    }
)

AGO_MARKS = (
    " ago ",
    " ago.",
    " vor ",
    "il y a ",
    " назад",
    " тому",
    " hace ",
    " fa ",
    " geleden",
    " temu",
    " önce",
    " há ",
    " atrás",
)

_MINUTE, _HOUR, _DAY = 60, 3600, 86_400
_UNIT_STARTS: tuple[tuple[str, int], ...] = (
    ("sec", 1),
    ("sek", 1),
    ("сек", 1),
    ("seg", 1),
    ("min", _MINUTE),
    ("мин", _MINUTE),
    ("хв", _MINUTE),
    ("dak", _MINUTE),
    ("hour", _HOUR),
    ("hr", _HOUR),
    ("stund", _HOUR),
    ("std", _HOUR),
    ("heur", _HOUR),
    ("час", _HOUR),
    ("годин", _HOUR),  # hours in Ukrainian; before the Russian year, which begins alike
    ("год", 366 * _DAY),
    ("hora", _HOUR),
    ("or", _HOUR),
    ("uur", _HOUR),
    ("uren", _HOUR),
    ("godz", _HOUR),
    ("saat", _HOUR),
    ("day", _DAY),
    ("tag", _DAY),
    ("jour", _DAY),
    ("дн", _DAY),
    ("ден", _DAY),
    ("día", _DAY),
    ("dia", _DAY),
    ("giorn", _DAY),
    ("dag", _DAY),
    ("dni", _DAY),
    ("gün", _DAY),
    ("week", 7 * _DAY),
    ("wk", 7 * _DAY),
    ("woche", 7 * _DAY),
    ("semain", 7 * _DAY),
    ("нед", 7 * _DAY),
    ("seman", 7 * _DAY),
    ("settim", 7 * _DAY),
    ("tydz", 7 * _DAY),
    ("tyg", 7 * _DAY),
    ("hafta", 7 * _DAY),
    ("month", 31 * _DAY),
    ("monat", 31 * _DAY),
    ("mois", 31 * _DAY),
    ("мес", 31 * _DAY),
    ("mes", 31 * _DAY),
    ("maand", 31 * _DAY),
    ("mies", 31 * _DAY),
    ("ay", 31 * _DAY),
    ("mê", 31 * _DAY),
    ("year", 366 * _DAY),
    ("yr", 366 * _DAY),
    ("jahr", 366 * _DAY),
    ("an", 366 * _DAY),
    ("лет", 366 * _DAY),
    ("г", 366 * _DAY),
    ("año", 366 * _DAY),
    ("jaar", 366 * _DAY),
    ("lat", 366 * _DAY),
    ("rok", 366 * _DAY),
    ("yıl", 366 * _DAY),
)
_SHORT_UNITS = {"s": 1, "m": _MINUTE, "h": _HOUR, "d": _DAY, "w": 7 * _DAY, "y": 366 * _DAY}


def month_of(word: str) -> int | None:
    """The month that a case-folded word begins like; None where it begins like none."""
    for number, starts in enumerate(_MONTH_STARTS, start=1):
        if any(word.startswith(start) for start in starts):
            return number
    return None


def unit_s(word: str) -> int:
    """Seconds of one unit of time; 0 for a word that is none. Months and years are the longest."""
    if word in _SHORT_UNITS:
        return _SHORT_UNITS[word]
    return next((size for start, size in _UNIT_STARTS if word.startswith(start)), 0)
