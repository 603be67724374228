"""Dates of feeds: RFC 822 and its relatives, RFC 3339 and other ISO 8601 forms, common broken ones.

Every result is aware UTC. A date without a zone is read as UTC, since feeds that leave it out
mostly mean it; a date without a time is midnight.
"""

import re
from datetime import UTC, datetime, timedelta

_ISO = re.compile(
    r"""(?P<year>\d{4})(?![-/.]?\d{3}(?:\D|$))[-/.]?  # three digits are a day of the year
    (?:(?P<month>\d\d?)(?:[-/.]?(?P<day>\d\d?))?)?
    (?:[T\s_]+(?P<hour>\d\d?):?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,](?P<fraction>\d+))?)?)?
    \s*(?P<zone>.*)""",
    re.VERBOSE | re.IGNORECASE,
)
_RFC822 = re.compile(
    r"""(?:[^\W\d]+\.?,?\s+|[^\W\d]+,)?            # day of the week, in any language, often wrong
    (?P<day>\d\d?)(?:st|nd|rd|th)?[\s./-]+(?P<name>[^\W\d]{3,10})(?:[\s.,/]+|-)(?P<year>\d{4}|\d\d)\b,?
    (?:[\sT]+(?P<hour>\d\d?)[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d)(?:[.,](?P<fraction>\d+))?)?)?
    \s*(?P<zone>.*)""",
    re.VERBOSE | re.IGNORECASE,
)
_ASCTIME = re.compile(
    r"""(?:[^\W\d]+,?\s+)?(?P<name>[^\W\d]{3,10})\.?\s+(?P<day>\d\d?)(?:st|nd|rd|th)?,?\s+
    (?:(?P<year>\d{4})[,\s]*)?(?:(?P<hour>\d\d?):(?P<minute>\d\d)(?::(?P<second>\d\d))?)?
    \s*(?P<zone>[^\d]*?|[A-Z]*[+-]\d\d:?\d\d)\s*(?P<last_year>\d{4})?""",
    re.VERBOSE | re.IGNORECASE,
)
_DOTTED = re.compile(  # 11.01.2022 19:47: the dots say day first
    r"""(?P<day>\d\d?)\.(?P<month>\d\d?)\.(?P<year>\d{4}),?
    (?:\s+(?P<hour>\d\d?):(?P<minute>\d\d)(?::(?P<second>\d\d))?)?\s*(?P<zone>.*)""",
    re.VERBOSE,
)
_US = re.compile(  # 1/11/2022 7:47:00 PM: the half of the day says month first
    r"""(?P<month>\d\d?)/(?P<day>\d\d?)/(?P<year>\d{4}),?
    \s+(?P<hour>\d\d?):(?P<minute>\d\d)(?::(?P<second>\d\d))?\s*(?P<zone>[AP]M.*)""",
    re.VERBOSE | re.IGNORECASE,
)
_EPOCH = re.compile(r"(\d{9,10})(\d{3})?(?:\.\d+)?")  # seconds since 1973, or milliseconds
_OFFSET = re.compile(r"(?:GMT|UTC|UT|Z)?\s*([+-])(\d\d?):?(\d\d)?(?:\s*\(.*\))?", re.IGNORECASE)
_HALF_DAY = re.compile(r"([AP])\.?M\.?\s*", re.IGNORECASE)

# First letters of month names: English, then German, French, Spanish, Italian, Dutch, Russian forms
# that press offices put in place of the English ones.
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan ene янв gen",
            "feb fév fev фев",
            "mar mär mrz maa мар",
            "apr avr abr апр",
            "may mai mag mei мая май",
            "jun juin giu июн",
            "jul juil lug июл",
            "aug aoû aou ago авг",
            "sep set сен",
            "oct okt ott окт",
            "nov ноя",
            "dec dez déc dic дек",
        ),
        start=1,
    )
    for name in names.split()
}
# Hours east of Greenwich: RFC 822 5.1, and the European and East Asian names seen in feeds.
_ZONES = {
    "": 0, "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0,
    "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
    "akst": -9, "akdt": -8, "hst": -10,
    "bst": 1, "west": 1, "cet": 1, "mez": 1, "cest": 2, "mesz": 2, "met": 1, "mest": 2,
    "eet": 2, "eest": 3, "msk": 3, "msd": 4, "trt": 3,
    "jst": 9, "kst": 9, "hkt": 8, "sgt": 8, "awst": 8, "aest": 10, "aedt": 11,
    "nzst": 12, "nzdt": 13,
}  # fmt: skip

_FIRST_YEAR = 1000  # 0001-01-01 is how .NET writes that there is no date
_LONGEST = 100  # characters; no date is longer, and longer ones only cost time


def feed_date(text: str) -> datetime | None:
    """The instant that a feed's date names, aware UTC; None if it cannot be read. Never raises."""
    written = text.strip()
    if not 4 <= len(written) <= _LONGEST:
        return None
    epoch = _EPOCH.fullmatch(written)
    if epoch:
        return _from_epoch(int(epoch[1]))
    for pattern in (_ISO, _RFC822, _ASCTIME, _DOTTED, _US):
        match = pattern.fullmatch(written)
        if match:
            return _instant(match.groupdict())
    return None


def _from_epoch(seconds: int) -> datetime:
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)


def _instant(part: dict[str, str | None]) -> datetime | None:
    """The parts of a date as an instant; None if they name none."""
    zone = _zone(part["zone"] or "")
    month = _month(part)
    if zone is None or month is None:
        return None
    year = _year(part)
    if year < _FIRST_YEAR:
        return None
    try:
        day = datetime(year, month, int(part["day"] or 1), tzinfo=UTC)
        return day + _time_of_day(part) - zone
    except (ValueError, OverflowError):
        return None


def _year(part: dict[str, str | None]) -> int:
    year = int(part["year"] or part.get("last_year") or 0)
    if part["year"] is not None and len(part["year"]) == 2:
        return year + (2000 if year < 70 else 1900)  # as POSIX reads two digits
    return year


def _month(part: dict[str, str | None]) -> int | None:
    name = part.get("name")
    if not name:
        return int(part["month"] or 1)
    low = name.lower()
    return _MONTHS.get(low[:4]) or _MONTHS.get(low[:3])


def _time_of_day(part: dict[str, str | None]) -> timedelta:
    """Raises: ValueError where the hands of no clock stand so."""
    hour, minute, second = (int(part.get(name) or 0) for name in ("hour", "minute", "second"))
    half = _HALF_DAY.match(part["zone"] or "")
    if half:
        hour = hour % 12 + (12 if half[1] in "pP" else 0)
    if hour > 24 or minute > 59 or second > 60:
        raise ValueError
    fraction = (part.get("fraction") or "0")[:6].ljust(6, "0")
    # 60 is a leap second, which datetime cannot hold.
    return timedelta(
        hours=hour, minutes=minute, seconds=min(second, 59), microseconds=int(fraction)
    )


def _zone(written: str) -> timedelta | None:
    """Offset from UTC; None for words that are no zone."""
    name = _HALF_DAY.sub("", written.strip(), count=1) if _HALF_DAY.match(written) else written
    name = name.strip()
    offset = _OFFSET.fullmatch(name)
    if offset:
        shift = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
        return None if shift > timedelta(hours=15) else (shift if offset[1] == "+" else -shift)
    hours = _ZONES.get(name.lower().strip("()"))
    return None if hours is None else timedelta(hours=hours)
