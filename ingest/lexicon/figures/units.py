"""Units of all languages under one name each, and what they convert to. Data."""

from fractions import Fraction

from ingest.lexicon.words import words

_FORMS = {
    "s": "second seconds sekunde sekunden seconde secondes секунда секунды секунд секунду segundos "
    "secondi секунд sekund saniye",
    "min": "minute minutes min minuten минута минуты минут минуту мин minutos minuti хвилин "
    "хвилини minut minuty dakika",
    "h": "hour hours h std stunde stunden heure heures час часа часов часам часами часах ч hora "
    "horas ora ore година години годин godzin godziny godzina saat",
    "d": "day days tag tage tagen tages jour jours день дня дней дням днями днях день сутки суток "
    "día días giorno giorni день дні днів dni dzień gün",
    "week": "week weeks woche wochen semaine semaines неделя недели недель неделю неделям semana "
    "semanas settimana settimane тиждень тижні тижнів tygodni tygodnie hafta",
    "month": "month months monat monate monaten monats mois месяц месяца месяцев месяцам mes meses "
    "mese mesi місяць місяці місяців miesiąc miesiące miesięcy ay",
    "year": "year years jahr jahre jahren jahres ans année années год года лет годам годами году "
    "año años anno anni рік роки років року lat lata rok roku yıl",
    "mm": "mm millimetres millimeters millimeter millimètres",
    "cm": "cm centimetres centimeters zentimeter centimètres сантиметров",
    "m": "m metre metres meter meters metern mètre mètres м метр метра метров metro metros metri",
    "km": "km kilometre kilometres kilometer kilometers kilometern kilomètre kilomètres км "
    "километр километра километров kilómetros chilometri кілометрів kilometrów kilometry",
    "km2": "quadratkilometer quadratkilometern",
    "mi": "mile miles meile meilen mille-marins миль мили",
    "ft": "foot feet fuß",
    "g": "gram grams gramm grammes грамм граммов",
    "kg": "kg kilo kilos kilogram kilograms kilogramm kilogrammes кг килограмм килограмма "
    "килограммов",
    "t": "t ton tons tonne tonnes tonnen тонна тонны тонн toneladas tonnellate",
    "ha": "ha hectare hectares hektar гектар гектара гектаров",
    "bbl": "barrel barrels barils баррель барреля баррелей",
    "pct": "percent pct prozent pourcent процент процента процентов процентам процентами проц "
    "відсоток відсотка відсотків procent procenta",
    "pp": "prozentpunkte prozentpunkten prozentpunkt",
    "usd": "dollar dollars dollarn usd доллар доллара доллары долларов долл дол dólar dólares "
    "dollari долар долари доларів dolarów dolar",
    "eur": "euro euros eur евро євро",
    "rub": "rouble roubles ruble rubles rubel rub рубль рубля рубли рублей рублям руб rublos "
    "rubli рублів rubli",
    "gbp": "pfund gbp sterling фунтов",
    "uah": "hryvnia hryvnias hrywnja гривна гривны гривен гривень гривні грн",
    "kzt": "tenge тенге",
    "cny": "yuan юань юаня юаней",
    "chf": "franken chf",
    "try": "lira liras лир",
    "c": "celsius grad градус градуса градусов degré degrés degree degrees",
    "mw": "mw megawatt megawatts мвт мегаватт",
    "gw": "gw gigawatt gigawatts гвт гигаватт",
    "times": "times mal fois раз раза veces volte",
}
UNITS = {word: unit for unit, forms in _FORMS.items() for word in forms.split()}
MONEY = words("usd eur rub gbp uah kzt cny chf try")
SIGNS = {
    "%": "pct", "$": "usd", "€": "eur", "£": "gbp", "₽": "rub", "¥": "cny", "₴": "uah",
    "₸": "kzt", "₺": "try", "°": "c",
}  # fmt: skip
# Rows of words that are a unit together.
PHRASES = {
    "pour cent": "pct", "per cent": "pct", "por ciento": "pct", "per cento": "pct",
    "percentage points": "pp", "percentage point": "pp", "процентных пункта": "pp",
    "процентных пунктов": "pp", "процентный пункт": "pp", "points de pourcentage": "pp",
    "square kilometres": "km2", "square kilometers": "km2", "pounds sterling": "gbp",
    "квадратных километров": "km2", "km ²": "km2", "kilomètres carrés": "km2",
}  # fmt: skip
# By how much of another one they are: a month is a twelfth of a year, and no number of days.
_SCALE: dict[str, tuple[str, Fraction]] = {
    "s": ("time", Fraction(1)), "min": ("time", Fraction(60)), "h": ("time", Fraction(3600)),
    "d": ("time", Fraction(86400)), "week": ("time", Fraction(604800)),
    "month": ("months", Fraction(1)), "year": ("months", Fraction(12)),
    "mm": ("length", Fraction(1, 1000)), "cm": ("length", Fraction(1, 100)),
    "m": ("length", Fraction(1)), "km": ("length", Fraction(1000)),
    "mi": ("length", Fraction(1609344, 1000)), "ft": ("length", Fraction(3048, 10000)),
    "g": ("mass", Fraction(1, 1000)), "kg": ("mass", Fraction(1)), "t": ("mass", Fraction(1000)),
    "pct": ("share", Fraction(1, 100)), "mw": ("power", Fraction(1)), "gw": ("power",
    Fraction(1000)),
}  # fmt: skip


def in_base(value: Fraction, unit: str) -> tuple[str, Fraction]:
    """The dimension of a unit and the value in its base unit; a unit alone is a dimension."""
    dimension, factor = _SCALE.get(unit, (unit, Fraction(1)))
    return dimension, value * factor
