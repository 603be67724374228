"""Dates and times of day. Pure."""

import re

from ingest.lexicon.figures.figure import FigureKind
from ingest.lexicon.figures.lexemes import Row
from ingest.lexicon.figures.months import BEFORE_MONTH, DOUBTFUL, MONTHS, WEEKDAYS
from ingest.lexicon.figures.units import UNITS
from ingest.lexicon.figures.words import NumberWords
from ingest.lexicon.figures.years import YEAR, YEAR_WORDS, is_year
from ingest.lexicon.words import words as split_words

Found = tuple[FigureKind, tuple[str, ...], int]  # kind, readings, end of lexemes

_NUMBERS = re.compile(r"\d+")
_HOUR = re.compile(r"(\d{1,2})(?:\.(\d\d))?")
_MINUTES = re.compile(r"[0-5]\d")
_TO = frozenset({*"-‐‑–—/", "and", "to", "und", "bis", "et", "à", "y", "a", "e"})
_ORDINAL_ENDINGS = split_words("st nd rd th er го е й")
_BETWEEN = frozenset({"of", "de", "del"})
OCLOCK = frozenset({"uhr", "o'clock"})
_MORNING, _EVENING = frozenset({"am", "a"}), frozenset({"pm", "p"})


def date_at(row: Row, at: int, languages: frozenset[str], words: NumberWords) -> Found | None:
    """The date that begins here, as much of it as is said."""
    kind = row[at].kind
    if kind in ("iso", "cjk"):
        return _in_order(row, at)
    if kind in ("dotted", "slashed"):
        return _in_digits(row, at, languages)
    month = _month(row, at)
    if month:
        return _month_first(row, at, month)
    if row.small(at) in WEEKDAYS and kind == "word":
        return _found(at + 1, f"W{WEEKDAYS[row.small(at)]}")
    if kind not in ("digits", "word"):
        return None
    return _day_first(row, at, words) or _year(row, at)


def _in_order(row: Row, at: int) -> Found | None:
    """2022-01-11, 2022年1月11日, 1月11日."""
    numbers = [int(number) for number in _NUMBERS.findall(row[at].text)]
    parts = numbers if "年" in row[at].text or row[at].kind == "iso" else [0, *numbers]
    year, month, day = (*parts, 0, 0)[:3]
    return _found(at + 1, _iso(year, month, day))


def _in_digits(row: Row, at: int, languages: frozenset[str]) -> Found | None:
    """11.01.2022, and 11/01/2022, of which English alone leaves open which is the month."""
    day, month, year = (int(number) for number in _NUMBERS.findall(row[at].text))
    year += 2000 if year < 100 else 0
    readings = [_iso(year, month, day)]
    if row[at].kind == "slashed" and (not languages or languages & {"en"}):
        readings.insert(0, _iso(year, day, month))
    return _found(at + 1, *readings)


def _month_first(row: Row, at: int, month: int) -> Found | None:
    """January 11, 2022; January 2022; January."""
    end = at + 1
    end += row.small(end) == "." and row.touches(at) and row[end + 1].kind == "digits"
    day = _day_number(row, end)
    if day and not (row.small(end + 1) in UNITS or row.small(end + 1) in "%$€"):
        end = _behind_ending(row, end + 1)
        year, after = _year_behind(row, end)
        return _found(after, _iso(year, month, day))
    year, after = _year_behind(row, end)
    if not year and row.small(at) in DOUBTFUL:
        behind = row.small(at - 1) in BEFORE_MONTH and row[at].text[:1].isupper()
        return _found(at + 1, _iso(0, month, 0)) if behind else None
    return _found(after if year else at + 1, _iso(year, month, 0))


def _day_first(row: Row, at: int, words: NumberWords) -> Found | None:
    """11. Januar 2022, the 11th of January, одиннадцатого января."""
    day = _day_number(row, at) or words.ordinals.get(row.small(at), 0)
    if not 1 <= day <= 31:
        return None
    end = _behind_ending(row, at + 1)
    end += row.small(end) == "." and row.touches(end - 1)
    end += row.small(end) in _BETWEEN
    month = MONTHS.get(row.small(end)) if row[end].kind == "word" else None
    if month is None:
        return None
    end += 1
    end += row.small(end) == "." and row.touches(end - 1) and row[end + 1].kind == "digits"
    year, end = _year_behind(row, end)
    return _found(end, _iso(year, month, day))


def _year(row: Row, at: int) -> Found | None:
    """A year that is shown to be one, or one of two in a row."""
    text = row[at].text
    if row[at].kind != "digits" or not YEAR.fullmatch(text):
        return None
    behind = row.small(at + 1)
    if not (is_year(text, before=row.small(at - 1), behind=behind) or _is_of_span(row, at)):
        return None
    if behind in UNITS and behind not in YEAR_WORDS:
        return None
    return _found(at + 1 + (behind in YEAR_WORDS), text)


def _is_of_span(row: Row, at: int) -> bool:
    """Whether it is a year of "1941–1945", of "between 2010 and 2020"."""
    return any(
        row.small(at + step) in _TO and YEAR.fullmatch(row[at + 2 * step].text) is not None
        for step in (1, -1)
    )


def time_at(row: Row, at: int) -> Found | None:
    """19:47, 19.47 Uhr, 7 p.m., 19h30."""
    text = row[at].text
    if row[at].kind == "clock":
        hour, minute = (int(number) for number in _NUMBERS.findall(text)[:2])
        return _clock(row, at + 1, hour, minute)
    if row[at].kind != "digits":
        return None
    if row.small(at + 1) not in OCLOCK and _half_of_day(row, at + 1) is None:
        return None
    numbers = _HOUR.fullmatch(text)
    if numbers is None:
        return None
    behind = row[at + 2].text  # "19 Uhr 47"
    if row.small(at + 1) in OCLOCK and not numbers[2] and _MINUTES.fullmatch(behind):
        return _clock(row, at + 3, int(numbers[1]), int(behind))
    return _clock(row, at + 1, int(numbers[1]), int(numbers[2] or 0))


def _clock(row: Row, end: int, hour: int, minute: int) -> Found | None:
    half = _half_of_day(row, end)
    if half is not None:
        evening, end = half
        hour = hour % 12 + (12 if evening else 0)
    end += row.small(end) in OCLOCK
    if hour > 24 or minute > 59:
        return None
    return "time", clock_readings(hour, minute, sure=half is not None), end


def clock_readings(hour: int, minute: int, *, sure: bool) -> tuple[str, ...]:
    """A time of day; "7 o'clock" may be in the evening, too."""
    readings = [f"{hour:02}:{minute:02}"]
    if not sure and 1 <= hour <= 12:
        readings.append(f"{(hour + 12) % 24:02}:{minute:02}")
    return tuple(readings)


def _half_of_day(row: Row, at: int) -> tuple[bool, int] | None:
    """Whether "p.m." or "am" stands here, and where it ends."""
    word = row.small(at)
    if word not in _MORNING | _EVENING:
        return None
    if len(word) == 2:
        return word == "pm", at + 1
    if row.small(at + 1) == "." and row.small(at + 2) == "m":
        return word == "p", at + 3 + (row.small(at + 3) == "." and row.touches(at + 2))
    return None


def _month(row: Row, at: int) -> int | None:
    return MONTHS.get(row.small(at)) if row[at].kind == "word" else None


def _day_number(row: Row, at: int) -> int:
    """1 to 31 in digits, else 0."""
    text = row[at].text
    if row[at].kind != "digits" or len(text) > 2 or not text.isdecimal():
        return 0
    return int(text) if 1 <= int(text) <= 31 else 0


def _behind_ending(row: Row, at: int) -> int:
    """Behind "st" and "-го" of a day in digits."""
    if row.touches(at - 1) and row.small(at) in _ORDINAL_ENDINGS:
        return at + 1
    if row.small(at) == "-" and row.touches(at - 1) and row.small(at + 1) in _ORDINAL_ENDINGS:
        return at + 2
    return at


def _year_behind(row: Row, at: int) -> tuple[int, int]:
    """The year behind a month, a comma between or "de"; 0 for none; and where it ends."""
    place = at + (row.small(at) in {",", *_BETWEEN})
    text = row[place].text
    if row[place].kind != "digits" or not YEAR.fullmatch(text):
        return 0, at
    return int(text), place + 1 + (row.small(place + 1) in YEAR_WORDS)


def _iso(year: int, month: int, day: int) -> str:
    """As much of a date as is known (0: not said), or nothing if there is no such day."""
    if month > 12 or day > 31:
        return ""
    if not month:
        return f"{year}"
    head = f"{year}" if year else "-"
    return f"{head}-{month:02}" + (f"-{day:02}" if day else "")


def _found(end: int, *readings: str) -> Found | None:
    real = tuple(dict.fromkeys(reading for reading in readings if reading))
    return ("date", real, end) if real else None
