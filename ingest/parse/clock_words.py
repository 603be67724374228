"""How boards tell their zone, and where the readers of a language mostly are. Data. Pure."""

import re

# Footers of phpBB, vBulletin, MyBB and their translations. Between words and zone stands markup.
_PHRASES = (
    "All times|Alle Zeiten|Alle Zeitangaben|Le fuseau horaire|Fuseau horaire|Heures au format"
    "|[Чч]асовой пояс|[Чч]асовий пояс|Todos los horarios|Todas las horas|Todos os horários"
    "|Fuso horário|Tutti gli orari|Alle tijden|Strefa czasowa|Wszystkie czasy|Tüm zamanlar"
    "|Všechny časy|Alla tider|Alle tider|Kaikki ajat|Minden időpont|所有时间|全部時間"
)
# What every such line has; it is looked for first, since nearly nothing else on a page has it.
ZONE_SIGN = re.compile(r"(?:UTC|GMT|WEZ|МСК)\b")
ZONE_LINE = re.compile(
    rf"(?:{_PHRASES})[^<>\d+]{{0,40}}"
    r"(?:<(?:[^<>]{0,80}?title=[\"'](?P<name>[A-Z][A-Za-z]+/[\w/+.-]+)[\"'])?[^<>]{0,80}>)?"
    r"[^<>\d+]{0,20}?(?:UTC|GMT|WEZ|МСК)\b(?:\s|&nbsp;|</?\w+>){0,6}"
    r"(?:(?P<sign>[+-])\s*(?P<hours>\d{1,2})(?::(?P<minutes>\d\d))?)?"
    r"(?P<summer>[^<>]{0,20}\[\s*(?:<[^<>]{0,80}>)?\s*(?:DST|Sommerzeit|Летнее время|Heure d.été))?"
)
# The same line before and after the sign, in characters of source.
ZONE_LINE_REACH = (240, 120)

# Before the time that it is now, in the same element or behind the end of its own.
CURRENT_TIMES = (
    "Current time", "The time now is", "It is currently", "Aktuelle Zeit", "Es ist jetzt",
    "Aktuelles Datum", "Текущее время", "Сейчас:", "Date et heure actuelles",
    "Il est actuellement", "Fecha actual", "Ora attuale", "Het is nu", "Teraz jest", "Şu an",
)  # fmt: skip
CURRENT_TIME = re.compile(r"\s*:?((?:</?\w+[^<>]{0,60}>|\s|&nbsp;){0,8}[^<>\n]{5,60})")

# Zone of most readers, and how far boards of that language are from it: the language's other
# countries, and boards that were left at UTC. Languages of all the world have none.
_H = 3600
LANGUAGE_ZONES: dict[str, tuple[str, int]] = {
    "de": ("Europe/Berlin", 2 * _H),
    "ru": ("Europe/Moscow", 9 * _H),
    "uk": ("Europe/Kyiv", 3 * _H),
    "fr": ("Europe/Paris", 7 * _H),
    "it": ("Europe/Rome", 2 * _H),
    "nl": ("Europe/Amsterdam", 2 * _H),
    "pl": ("Europe/Warsaw", 2 * _H),
    "cs": ("Europe/Prague", 2 * _H),
    "sk": ("Europe/Bratislava", 2 * _H),
    "hu": ("Europe/Budapest", 2 * _H),
    "da": ("Europe/Copenhagen", 2 * _H),
    "sv": ("Europe/Stockholm", 2 * _H),
    "nb": ("Europe/Oslo", 2 * _H),
    "no": ("Europe/Oslo", 2 * _H),
    "fi": ("Europe/Helsinki", 3 * _H),
    "ro": ("Europe/Bucharest", 3 * _H),
    "bg": ("Europe/Sofia", 3 * _H),
    "el": ("Europe/Athens", 3 * _H),
    "tr": ("Europe/Istanbul", 3 * _H),
    "he": ("Asia/Jerusalem", 3 * _H),
    "fa": ("Asia/Tehran", 4 * _H),
    "ja": ("Asia/Tokyo", 9 * _H),
    "ko": ("Asia/Seoul", 9 * _H),
    "vi": ("Asia/Ho_Chi_Minh", 7 * _H),
    "th": ("Asia/Bangkok", 7 * _H),
}
