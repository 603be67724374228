"""The words in which sites tell how long ago something was. Data. Pure.

All words are case folded; languages as in `stamp_words.py`. To teach another one, add its words.
"""

JUST_NOW = frozenset(
    (
        "just now", "now", "moments ago", "a moment ago", "a few seconds ago", "seconds ago",
        "less than a minute ago", "gerade eben", "soeben", "eben", "jetzt", "gerade jetzt",
        "vor einem moment", "vor wenigen sekunden", "vor weniger als einer minute",
        "à l'instant", "à l’instant", "maintenant", "il y a quelques secondes", "только что",
        "сейчас", "несколько секунд назад", "менее минуты назад", "ahora mismo", "ahora",
        "hace un momento", "hace unos segundos", "adesso", "ora", "pochi secondi fa",
        "poco fa", "zojuist", "nu", "een paar seconden geleden", "przed chwilą", "teraz",
        "kilka sekund temu", "az önce", "şimdi", "birkaç saniye önce", "agora", "agora mesmo",
        "щойно", "кілька секунд тому", "právě teď", "lige nu", "akkurat nå", "just nu", "juuri nyt",
        "刚刚", "剛剛", "たった今", "방금",
    )
)  # fmt: skip

# A text that tells how long ago has one of these in it, as a word.
AGO_MARKS = frozenset(
    """ago vor hace geleden temu önce há atrás назад тому fa siden sedan sitten před преди
    azelőtt ezelőtt πριν пре""".split()  # noqa: SIM905 - a table of words is read, not a list literal
)
AGO_PHRASES = ("il y a ", "前", "전", " trước", "לפני", "منذ")
# "An hour ago"; in Russian "час назад" has none.
ARTICLES = frozenset(
    """a an one ein eine einer einem einen un une uno una een één bir um uma jeden jedną
    """.split()  # noqa: SIM905
)

MINUTE, HOUR, DAY = 60, 3600, 86_400
_UNITS = {
    1: """
        sec second seconds sek sekunde sekunden сек секунда секунду секунды секунд seg segundo
        segundos seconde secondes secondo secondi seconden sekundę sekund sekundy saniye s sn
        sekunder sekuntia másodperc másodperce δευτερόλεπτα giây
    """,
    MINUTE: """
        min mins minute minutes minuten мин минута минуту минуты минут хв хвилина хвилину хвилини
        хвилин minuto minutos minuti minuut minutę minuty minut dakika dk m minutter minuter
        minuuttia minuutti perc perce λεπτό λεπτά phút דקות דקה دقائق دقيقة
    """,
    HOUR: """
        hour hours hr hrs stunde stunden std heure heures час часа часов годину години годин hora
        horas ora ore uur uren godzinę godziny godzin godz saat h timer timmar hodinou hodinami
        timme time tuntia tunti órája óra ώρα ώρες giờ שעות שעה ساعات ساعة
    """,
    DAY: """
        day days tag tage tagen jour jours дн день дня дней ден днів дні día días dia dias giorno
        giorni dag dagen dni dzień gün d dage dager dagar dny dnem päivää päivä napja nap ημέρα
        ημέρες μέρες ngày ימים יום أيام يوم
    """,
    7 * DAY: """
        week weeks wk wks woche wochen semaine semaines нед неделю недели недель тиждень тижні
        тижнів semana semanas settimana settimane weken tydzień tygodnie tygodni tyg hafta w uger
        uge veckor vecka viikkoa viikko hete hét εβδομάδα εβδομάδες tuần שבועות أسابيع
    """,
    31 * DAY: """
        month months mo mos monat monate monaten mois мес месяц месяца месяцев місяць місяці
        місяців mes meses mese mesi maand maanden miesiąc miesiące miesięcy mies ay mês måneder
        måned månader månad kuukautta hónapja hónap μήνα μήνες tháng חודשים أشهر
    """,
    366 * DAY: """
        year years yr yrs jahr jahre jahren an ans année années год года лет г рік роки років año
        años anno anni jaar lat lata rok yıl y ano anos år roky vuotta vuosi éve év χρόνια χρόνο
        năm שנים سنوات
    """,
}
_SIZES = {word: size for size, words in _UNITS.items() for word in words.split()}
_CJK_UNITS = {
    "秒": 1, "초": 1, "分": MINUTE, "分钟": MINUTE, "分鐘": MINUTE, "分間": MINUTE, "분": MINUTE,
    "小时": HOUR, "小時": HOUR, "時間": HOUR, "시간": HOUR, "天": DAY, "日": DAY, "일": DAY,
    "か月": 31 * DAY, "个月": 31 * DAY, "年": 366 * DAY, "년": 366 * DAY,
}  # fmt: skip


def unit_s(word: str) -> int:
    """Seconds of one unit of time; 0 for a word that is none. Months and years are the longest."""
    return _SIZES.get(word.rstrip("."), 0) or _CJK_UNITS.get(word, 0)
