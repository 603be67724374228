"""How sites write times that move by themselves, in ten languages: parts of patterns. Data.

Sources: FORUMS.md 3.4, and the language files of the engines in its section 2.
"""

_COUNT = r"\d{1,4}"
_UNIT = {
    "en": r"(?:second|sec|minute|min|hour|hr|day|week|month|year|yr)s?",
    "de": r"(?:Sekunden?|Sek\.|Minuten?|Min\.|Stunden?|Std\.|Tag(?:en?)?|Wochen?|Monat(?:en?)?"
    r"|Jahr(?:en?)?)",
    "fr": r"(?:secondes?|minutes?|min|heures?|h|jours?|semaines?|mois|ans?)",
    "ru": r"(?:секунд[уы]?|сек\.?|минут[уы]?|мин\.?|час(?:а|ов)?|ч\.?|день|дня|дней|недел[юиь]"
    r"|месяц(?:а|ев)?|мес\.?|год(?:а)?|лет|г\.)",
    "uk": r"(?:секунд[уи]?|хвилин[уи]?|хв\.?|годин[уи]?|день|дні|днів|тиж(?:день|ні|нів)"
    r"|місяц(?:ь|і|ів)|рік|роки|років)",
    "es": r"(?:segundos?|minutos?|min|horas?|días?|semanas?|mes(?:es)?|años?)",
    "it": r"(?:second[oi]|minut[oi]|min|or[ae]|giorn[oi]|settiman[ae]|mes[ei]|ann[oi])",
    "nl": r"(?:seconden?|minu(?:ut|ten)|uur|uren|dag(?:en)?|we(?:ek|ken)|maand(?:en)?|jaar)",
    "pl": r"(?:sekund[yę]?|minut[yę]?|min|godzin[yę]?|dni|dzień|tygodni[ea]?|tydzień"
    r"|miesi(?:ąc|ące|ęcy)|rok|lata|lat)",
    "tr": r"(?:saniye|dakika|saat|gün|hafta|ay|yıl)",
}

# "3 years, 2 months ago" is bbPress's.
RELATIVE = (
    rf"(?:(?:about |over |almost )?(?:{_COUNT}|an?|one|a few) {_UNIT['en']}"
    rf"(?:, {_COUNT} {_UNIT['en']})? ago|less than a minute ago|(?:[Jj]ust|[Rr]ight) now"
    rf"|[Vv]or (?:{_COUNT}|einer|einem|wenigen) {_UNIT['de']}|[Gg]erade eben"
    rf"|[Ii]l y a (?:{_COUNT}|une?|quelques) {_UNIT['fr']}|à l['’]instant"
    rf"|(?:{_COUNT} )?{_UNIT['ru']} назад|[Тт]олько что"
    rf"|(?:{_COUNT} )?{_UNIT['uk']} тому|щойно"
    rf"|[Hh]ace (?:{_COUNT}|una?) {_UNIT['es']}"
    rf"|(?:{_COUNT}|una?|un['’]) ?{_UNIT['it']} fa"
    rf"|(?:{_COUNT}|een) {_UNIT['nl']} geleden"
    rf"|(?:{_COUNT} )?{_UNIT['pl']} temu"
    rf"|{_COUNT} {_UNIT['tr']} önce)"
)

_CLOCK = r"\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?: ?[AaPp]\.?[Mm]\.?)?"
DAY = (
    r"(?:[Tt]oday|[Yy]esterday|[Hh]eute|[Gg]estern|[Aa]ujourd['’]hui|[Hh]ier|[Сс]егодня|[Вв]чера"
    r"|[Сс]ьогодні|[Вв]чора|[Hh]oy|[Aa]yer|[Oo]ggi|[Ii]eri|[Vv]andaag|[Gg]isteren|[Dd]zisiaj"
    r"|[Dd]ziś|[Ww]czoraj|[Bb]ugün|[Dd]ün)"
)
AT = r"(?:at|um|à|в|о|a las|alle|om|o|saat)"
DAY_AND_CLOCK = rf"{DAY}(?: ?,)?(?: {AT})? {_CLOCK}"

_MONTH = r"[^\W\d_]{3,10}\.?"
_WEEKDAY = r"(?:[^\W\d_]{2,10}\.?,? )?"
_DAY_AND_MONTH = rf"{_WEEKDAY}\d{{1,2}}\.? (?:de )?{_MONTH}"
_DATE = (
    rf"(?:{_DAY_AND_MONTH},? (?:de )?\d{{4}}|{_WEEKDAY}{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
    rf"|\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}})"
)
_THEN_CLOCK = rf"(?: ?,)?(?: {AT})?(?: [-–—])? {_CLOCK}"
# A date as a board prints it, with or without the clock; or one of the forms above. Without a year
# the clock must follow, for "12 Tote" looks like a day and a month.
STAMP = rf"(?:(?:{_DATE}|{DAY})(?:{_THEN_CLOCK})?|{_DAY_AND_MONTH}{_THEN_CLOCK}|{RELATIVE})"
