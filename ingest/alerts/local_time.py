"""Days and hours as the clock on a wall shows them, in one time zone. Pure.

Where clocks are set forward, an hour of the wall does not exist: what is due in it is due as much
later. Where they are set back, an hour comes twice: the first one counts.
"""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

DAY: Final = timedelta(days=1)
_TICK: Final = timedelta(microseconds=1)
# A longer period ends after nobody remembers what it is about, and beyond it calendars end.
_MOST_DAYS: Final = 366


def zone_of(name: str) -> tzinfo:
    """The zone of that IANA name; UTC for one that this machine does not know.

    The watch list takes known ones only; one machine without them must not stop all alerts.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def instant(day: date, clock: time, zone: tzinfo) -> datetime:
    """When the wall shows this, aware UTC."""
    return datetime.combine(day, clock, zone).astimezone(UTC)


def period_end(at: datetime, period: timedelta, *, begins: time, zone: tzinfo) -> datetime:
    """The end of the period that `at` is in, aware UTC, always later than `at`.

    Shorter periods than a day are counted from `begins` of each day, the last of a day may be cut
    short. Whole days are counted from a Monday, so that a week ends on Mondays; what is left over
    of a day and a half is not a period and dropped.
    """
    if period >= DAY:
        return _end_of_days(at, min(period // DAY, _MOST_DAYS), begins, zone)
    return _end_of_hours(at, max(period, _TICK), begins, zone)


def next_end(at: datetime, period: timedelta, *, begins: time, zone: tzinfo) -> datetime:
    """The first end of a period that is not before `at`, which may be one itself."""
    return period_end(at - _TICK, period, begins=begins, zone=zone)


def _end_of_days(at: datetime, days: int, begins: time, zone: tzinfo) -> datetime:
    """Ordinal 1 of `date` is a Monday."""
    today = at.astimezone(zone).date().toordinal()
    counted = (today - 1) // days * days + 1
    ends = (counted + n * days for n in range(3))
    return next(end for n in ends if (end := instant(date.fromordinal(n), begins, zone)) > at)


def _end_of_hours(at: datetime, period: timedelta, begins: time, zone: tzinfo) -> datetime:
    """By the offset that holds now; where clocks are set before that end, by the one that follows.

    An end in the hour that is left out does not exist by either: it stays where the first has it.
    """
    offset = _offset(at, zone)
    end = _end_by(offset, at, period, begins)
    later = _offset(end, zone)
    if later == offset:
        return end
    other = _end_by(later, at, period, begins)
    while _offset(other, zone) != later:  # before clocks are set; two periods at most
        other = _end_by(later, other, period, begins)
    return min(end, other) if later > offset else other


def _offset(at: datetime, zone: tzinfo) -> timedelta:
    return at.astimezone(zone).utcoffset() or timedelta()


def _end_by(offset: timedelta, at: datetime, period: timedelta, begins: time) -> datetime:
    wall = (at + offset).replace(tzinfo=None)
    begun = datetime.combine(wall.date(), begins)
    if begun > wall:
        begun -= DAY
    end = min(begun + ((wall - begun) // period + 1) * period, begun + DAY)
    return end.replace(tzinfo=UTC) - offset
