"""Months of all languages by their number, and days of the week. Data.

One list for all: a name that two languages share means the same month in both.
"""

from ingest.lexicon.figures.words import numbered
from ingest.lexicon.words import words as split_words

MONTHS = numbered(
    "1 january jan januar jänner janvier январь января январе январю янв enero gennaio "
    "січень січня січні styczeń stycznia styczniu ocak; "
    "2 february feb februar feber février февраль февраля феврале фев febrero febbraio "
    "лютий лютого лютому luty lutego lutym şubat; "
    "3 march mar märz mrz mars март марта марте marzo березень березня березні marzec marca marcu "
    "mart; "
    "4 april apr avril апрель апреля апреле апр abril aprile квітень квітня квітні kwiecień "
    "kwietnia kwietniu nisan; "
    "5 may mai май мая мае mayo maggio травень травня травні maj maja maju mayıs; "
    "6 june jun juni juin июнь июня июне junio giugno червень червня червні czerwiec czerwca "
    "czerwcu haziran; "
    "7 july jul juli juillet июль июля июле julio luglio липень липня липні lipiec lipca lipcu "
    "temmuz; "
    "8 august aug août aout август августа августе авг agosto серпень серпня серпні sierpień "
    "sierpnia sierpniu ağustos; "
    "9 september sept sep septembre сентябрь сентября сентябре сен сент septiembre settembre "
    "вересень вересня вересні wrzesień września wrześniu eylül; "
    "10 october oct oktober okt octobre октябрь октября октябре окт octubre ottobre жовтень жовтня "
    "жовтні październik października październiku ekim; "
    "11 november nov novembre ноябрь ноября ноябре ноя noviembre листопад листопада листопаді "
    "listopad listopada listopadzie kasım; "
    "12 december dec dezember dez décembre декабрь декабря декабре дек diciembre dicembre грудень "
    "грудня грудні grudzień grudnia grudniu aralık"
)
# Other words too: months only beside a day or a year, or behind one of the words below.
DOUBTFUL = split_words(
    "may march mars mar jan dec sept sep jun jul oct nov feb apr aug dez okt mart янв фев апр авг "
    "сен ноя дек сент окт maj maja ocak nisan ekim kasım luty lutym lutego лютий лютого лютому "
    "listopad листопад"
)
BEFORE_MONTH = split_words("in since until till by of last next this early late mid during en")

# By their numbers of ISO 8601; in the cases that a date stands in.
WEEKDAYS = numbered(
    "1 monday montag lundi понедельник понедельника lunes lunedì понеділок poniedziałek; "
    "2 tuesday dienstag mardi вторник вторника martes martedì вівторок wtorek; "
    "3 wednesday mittwoch mercredi среда среду miércoles mercoledì середа середу środa środę; "
    "4 thursday donnerstag jeudi четверг четверга jueves giovedì четвер czwartek; "
    "5 friday freitag vendredi пятница пятницу viernes venerdì п'ятниця п'ятницю piątek; "
    "6 saturday samstag sonnabend samedi суббота субботу sábado sabato субота суботу sobota sobotę;"
    "7 sunday sonntag dimanche воскресенье domingo domenica неділя неділю niedziela niedzielę"
)
