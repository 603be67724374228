"""The calendar day in a printed time: `11.01.2022`, `Jan 11, 2022`, `yesterday`, `Monday`. Pure.

Texts are folded (NFKC, case, single spaces). What is left of the text beside the day comes back
with it, for the caller to judge.
"""

import re
from datetime import date, datetime, timedelta
from typing import NamedTuple

from ingest.parse import stamp_words as words
from ingest.parse.site_clock import DAY_S, SiteClock

_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)t?")
_YEAR_FIRST_CJK = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_YEAR_FIRST_NAMED = re.compile(r"(?<!\d)(\d{4})\.?\s+([^\W\d_]{3,12})\.?\s+(\d{1,2})(?![\d:])\.?")
_YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?!\d)\.?")
_VIETNAMESE = re.compile(r"(?<!\d)(\d{1,2})()\s+tháng\s+(\d{1,2}),?\s+(\d{4})(?!\d)")
_DAY_MONTH = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|\.)?[\s/-]*(?:de\s+|of\s+|d['’])?([^\W\d_]{3,14})\.?,?"
    r"(?:[\s/-]*(?:de\s+|del\s+)?'?(\d{4}|\d{2})(?![\d:]))?(?:\s*(?:г|года|р|року)\b\.?)?"
)
_MONTH_DAY = re.compile(
    r"([^\W\d_]{3,14})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?![\d:])(?:,?\s*(\d{4})(?![\d:]))?"
)
_MONTH_YEAR = re.compile(r"([^\W\d_]{3,14})\.?\s+(\d{4})(?!\d)")
_MONTH_S = 31 * DAY_S
_BUDDHIST = 543  # years that Thai boards are ahead


class Day(NamedTuple):
    """A calendar day and how far it may be off; `rest` is the text without it."""

    year: int
    month: int
    day: int
    rest: str
    off_s: int = 0


def day_in(text: str, clock: SiteClock) -> Day | None:
    """The day that a folded text names, or None."""
    return _numeric(text, clock) or _named(text, clock.today) or _relative(text, clock)


def _numeric(text: str, clock: SiteClock) -> Day | None:
    found = _YEAR_FIRST.search(text) or _YEAR_FIRST_CJK.search(text)
    if found is not None:
        year, month, day = (int(part) for part in found.groups())
        return Day(_of_our_era(year), month, day, _without(text, found))
    found = _YEAR_LAST.search(text) or _VIETNAMESE.search(text)
    return _ordered(text, found, clock) if found else None


def _ordered(text: str, found: re.Match[str], clock: SiteClock) -> Day:
    """Dots lead with the day; slashes and dashes are used both ways."""
    first, second, year = int(found[1]), int(found[3]), _full_year(int(found[4]))
    rest = _without(text, found)
    day_first, month_first = Day(year, second, first, rest), Day(year, first, second, rest)
    if found[2] in (".", "") or first > 12:
        return day_first
    if second > 12 or first == second or not (first and second):
        return month_first  # a month or day 0 is none, and found to be no date later
    if clock.day_first is not None:
        return day_first if clock.day_first else month_first
    return _either(month_first, day_first, clock.today)


def _either(likely: Day, other: Day, today: datetime | None) -> Day:
    """The likely reading, unsure by as much as the other lies away; none is of the future."""
    at, instead = date(*likely[:3]), date(*other[:3])
    latest = today.date() + timedelta(days=1) if today else date.max
    if instead > latest:
        return likely
    if at > latest:
        return other
    return likely._replace(off_s=abs((at - instead).days) * DAY_S)


def _full_year(year: int) -> int:
    """Two digits are of this century: forum software is younger than 1970."""
    if year >= 100:
        return _of_our_era(year)
    return 2000 + year if year < 70 else 1900 + year


def _of_our_era(year: int) -> int:
    return year - _BUDDHIST if 2500 < year < 2700 else year or 1


def _without(text: str, found: re.Match[str]) -> str:
    return text[: found.start()] + " " + text[found.end() :]


def _named(text: str, today: datetime | None) -> Day | None:
    for found in _YEAR_FIRST_NAMED.finditer(text):
        if month := words.month_of(found[2]):
            return Day(int(found[1]), month, int(found[3]), _without(text, found))
    for found in (*_DAY_MONTH.finditer(text), *_MONTH_DAY.finditer(text)):
        number, name = (found[1], found[2]) if found[1].isdigit() else (found[2], found[1])
        if month := words.month_of(name):
            year = _full_year(int(found[3])) if found[3] else _last_year(today, month, int(number))
            return Day(year, month, int(number), _without(text, found)) if year else None
    for found in _MONTH_YEAR.finditer(text):
        if month := words.month_of(found[1]):  # Vanilla's "edited March 2018": anywhere in it
            return Day(int(found[2]), month, 1, _without(text, found), _MONTH_S)
    return None


def _last_year(today: datetime | None, month: int, day: int) -> int | None:
    """The year of the last such day (Invision prints "August 26")."""
    if today is None:
        return None
    tomorrow = today + timedelta(days=1)
    return today.year if (month, day) <= (tomorrow.month, tomorrow.day) else today.year - 1


def _relative(text: str, clock: SiteClock) -> Day | None:
    today = clock.today
    if today is None:
        return None
    for name, back in words.DAYS_BACK.items():
        if name in text and (found := re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)):
            return _back(today, back, _without(text, found), clock)
    for found in re.finditer(r"[^\W\d_]{4,}(?:['’]\w+)?", text):
        if (weekday := words.WEEKDAYS.get(found[0])) is not None:
            back = (today.weekday() - weekday) % 7 or 7  # "Monday" on a Monday is a week ago
            return _back(today, back, _without(text, found), clock)
    return None


def _back(today: datetime, days: int, rest: str, clock: SiteClock) -> Day:
    """A day counted from today, which near midnight is unsure where the zone is."""
    off = timedelta(seconds=clock.off_s)
    unsure = DAY_S - clock.off_s if (today - off).date() != (today + off).date() else 0
    day = today - timedelta(days=days)
    return Day(day.year, day.month, day.day, rest, unsure)
