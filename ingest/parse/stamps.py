"""Times as sites print them for readers: `11.01.2022 19:47`, `Heute, 14:03`, `vor 5 Minuten`. Pure.

Machine-made times (RFC 822, ISO 8601 of feeds) are read in `dates.py`. Here the whole text has to
be a time: a word that belongs to no date makes it none, so that a sentence is never taken for one.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from typing import NamedTuple

from ingest.parse import stamp_words as words

# UTC-12 to UTC+14 are in use: read as UTC, a time of unknown zone is at most this far off.
UNKNOWN_ZONE_S = 14 * 3600
DAY_S = 86_400

_CLOCK = re.compile(
    r"(?<![\d.:])(?P<hour>[01]?\d|2[0-4])(?P<sep>[:h]|\.(?=\d\d\s*uhr))(?P<minute>[0-5]\d)"
    r"(?:[:.](?P<second>[0-5]\d)(?:[.,]\d+)?)?(?![\d:])\s*(?P<half>[ap]\.?m\.?(?!\w))?"
    r"\s*(?P<offset>z\b|utc\b|gmt\b|[+-]\d\d:?\d\d\b)?"
)
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)t?")
_YEAR_FIRST_CJK = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)")
_DAY_MONTH = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|\.)?\s*(?:de\s+|of\s+)?([^\W\d_]{3,12})\.?,?"
    r"(?:\s*(?:de\s+|del\s+)?'?(\d{4}|\d{2})(?![\d:]))?(?:\s*(?:г|года|р|року)\b\.?)?"
)
_MONTH_DAY = re.compile(
    r"([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?![\d:])(?:,?\s*(\d{4})(?![\d:]))?"
)
_MONTH_YEAR = re.compile(r"([^\W\d_]{3,12})\.?\s+(\d{4})(?!\d)")
_AGO = re.compile(
    r"(?<!\w)(?:(\d{1,4})\s*|(?:an?|ein(?:e[rmn]?)?|une?)\s+)([^\W\d_]{1,10})\.?(?!\w)"
)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A printed time as an instant."""

    at: datetime  # aware UTC
    uncertainty_s: int = 0  # beyond the printed precision of a minute: zone, fold, missing day


class _Day(NamedTuple):
    """A calendar day and how sure it is; `rest` is the text without it."""

    year: int
    month: int
    day: int
    rest: str
    off_s: int = 0


class _Clock(NamedTuple):
    """A time of day; `offset` is minutes east of UTC where the text names one."""

    hour: int
    minute: int
    second: int
    offset: int | None
    rest: str


def read_stamp(
    text: str, *, zone: tzinfo | None, now: datetime | None = None, day_first: bool = True
) -> Stamp | None:
    """The instant that a printed time names, or None where the text is anything else.

    `zone` is the site's; None means unknown and makes the result uncertain by `UNKNOWN_ZONE_S`.
    Relative forms need `now` (when the page was fetched). `day_first` decides `03.04.2022`;
    with dashes the month stands first (vBulletin), and slashes that fit both ways are uncertain.
    """
    folded = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    if not 3 <= len(folded) <= 80:  # the longest real stamp met has 41 characters
        return None
    ago = _ago(folded, now)
    if ago is not None:
        return ago
    clock = _clock(folded)
    rest = clock.rest if clock else folded
    day = _numeric(rest, day_first=day_first) or _named(rest, now) or _relative(rest, now, zone)
    if day is None or not _only_fillers(day.rest):
        return None
    return _instant(day, clock, zone)


def _only_fillers(rest: str) -> bool:
    return all(word in words.FILLERS for word in _WORD.findall(rest))


def _clock(text: str) -> _Clock | None:
    found = _CLOCK.search(text)
    if found is None:
        return None
    hour, half = int(found["hour"]) % 24, (found["half"] or "")[:1]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    rest = text[: found.start()] + " " + text[found.end() :]
    return _Clock(hour, int(found["minute"]), int(found["second"] or 0), _offset(found), rest)


def _offset(found: re.Match[str]) -> int | None:
    raw = found["offset"]
    if not raw:
        return None
    if raw[0] not in "+-":
        return 0
    minutes = int(raw[1:3]) * 60 + int(raw[-2:])
    return -minutes if raw[0] == "-" else minutes


def _numeric(text: str, *, day_first: bool) -> _Day | None:
    found = _YEAR_FIRST.search(text) or _YEAR_FIRST_CJK.search(text)
    if found is not None:
        year, month, day = (int(part) for part in found.groups())
        return _Day(year, month, day, _without(text, found))
    found = _YEAR_LAST.search(text)
    if found is None:
        return None
    return _ordered(text, found, day_first=day_first)


def _ordered(text: str, found: re.Match[str], *, day_first: bool) -> _Day:
    first, second, year = int(found[1]), int(found[3]), _full_year(int(found[4]))
    separator, rest = found[2], _without(text, found)
    leads = day_first if separator == "." else False
    if first > 12 or second > 12:
        leads = first > 12
    day, month = (first, second) if leads else (second, first)
    either = separator == "/" and first != second and max(first, second) <= 12
    # Slashes are used both ways; the two readings are at most 11 months apart.
    return _Day(year, month, day, rest, 336 * DAY_S if either else 0)


def _full_year(year: int) -> int:
    """Two digits are of this century: forum software is younger than 1970."""
    if year >= 100:
        return year
    return 2000 + year if year < 70 else 1900 + year


def _without(text: str, found: re.Match[str]) -> str:
    return text[: found.start()] + " " + text[found.end() :]


def _named(text: str, now: datetime | None) -> _Day | None:
    for found in (*_DAY_MONTH.finditer(text), *_MONTH_DAY.finditer(text)):
        number, name = (found[1], found[2]) if found[1].isdigit() else (found[2], found[1])
        month = words.month_of(name)
        if month:
            year = _full_year(int(found[3])) if found[3] else _year_before(now, month, int(number))
            return _Day(year, month, int(number), _without(text, found)) if year else None
    for found in _MONTH_YEAR.finditer(text):
        month = words.month_of(found[1])
        if month:  # Vanilla's "edited March 2018": anywhere in the month
            return _Day(int(found[2]), month, 1, _without(text, found), 31 * DAY_S)
    return None


def _year_before(now: datetime | None, month: int, day: int) -> int | None:
    """The year of the last such day before `now` (Invision prints "August 26")."""
    if now is None:
        return None
    return now.year if (month, day) <= (now.month, now.day + 1) else now.year - 1


def _relative(text: str, now: datetime | None, zone: tzinfo | None) -> _Day | None:
    if now is None:
        return None
    for name, back in words.DAYS_BACK.items():
        found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
        if found is not None:
            day = now.astimezone(zone or UTC) - timedelta(days=back)
            return _Day(day.year, day.month, day.day, _without(text, found))
    return None


def _ago(text: str, now: datetime | None) -> Stamp | None:
    if now is None:
        return None
    if text.strip(" .,()") in words.JUST_NOW:
        return Stamp(at=now.astimezone(UTC), uncertainty_s=60)
    if not any(mark in f" {text} " for mark in words.AGO_MARKS):
        return None
    at, unit = now.astimezone(UTC), 0
    rest = text
    for found in _AGO.finditer(text):
        unit = words.unit_s(found[2])
        if not unit:
            return None
        count = int(found[1] or 1)
        at -= timedelta(seconds=min(count * unit, 200 * 366 * DAY_S))
        rest = rest.replace(found[0], " ", 1)
    return Stamp(at=at, uncertainty_s=unit) if unit and _only_fillers(rest) else None


def _instant(day: _Day, clock: _Clock | None, zone: tzinfo | None) -> Stamp | None:
    hour, minute, second = clock[:3] if clock else (0, 0, 0)
    try:
        local = datetime(day.year, day.month, day.day, hour, minute, second)  # noqa: DTZ001
        return _placed(local, clock, zone, off_s=day.off_s + (0 if clock else DAY_S))
    except (ValueError, OverflowError):  # 31.02.2022, year 0: no such day
        return None


def _placed(local: datetime, clock: _Clock | None, zone: tzinfo | None, *, off_s: int) -> Stamp:
    if clock is not None and clock.offset is not None:
        at = local.replace(tzinfo=UTC) - timedelta(minutes=clock.offset)
        return Stamp(at=at, uncertainty_s=off_s)
    if zone is None:
        return Stamp(at=local.replace(tzinfo=UTC), uncertainty_s=off_s + UNKNOWN_ZONE_S)
    first = local.replace(tzinfo=zone).astimezone(UTC)
    second = local.replace(tzinfo=zone, fold=1).astimezone(UTC)
    # The hour that a clock shows twice in October, or skips in March: the two readings differ.
    return Stamp(at=first, uncertainty_s=off_s + int(abs((second - first).total_seconds())))
