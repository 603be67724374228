"""A feed's wishes about when it is polled: ttl, update period, hours and days to leave out."""

from collections.abc import Iterable

_PERIODS_S = {  # seconds; RSS 1.0 syndication module
    "hourly": 3600,
    "daily": 86_400,
    "weekly": 7 * 86_400,
    "monthly": 30 * 86_400,
    "yearly": 365 * 86_400,
}
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def ttl_seconds(minutes: str, *, period: str, frequency: str) -> int | None:
    """The longer of RSS `ttl` and the syndication module's period, in seconds; None for neither."""
    wishes = [wish for wish in (_minutes(minutes), _period(period, frequency)) if wish]
    return max(wishes, default=None)


def skipped_hours(values: Iterable[str]) -> tuple[int, ...]:
    """Hours of GMT, 0 to 23; some feeds write 24 for midnight."""
    numbers = (_number(value) for value in values)
    return tuple(sorted({number % 24 for number in numbers if number is not None and number <= 24}))


def skipped_days(values: Iterable[str]) -> tuple[int, ...]:
    """Days of the week in GMT, Monday is 0."""
    names = {value.strip().lower() for value in values}
    return tuple(number for number, name in enumerate(_DAYS) if name in names)


def _minutes(written: str) -> int | None:
    number = _number(written)
    return number * 60 if number else None


def _period(period: str, frequency: str) -> int | None:
    """Seconds; the module's defaults are daily and once."""
    if not period and not frequency:
        return None
    seconds = _PERIODS_S.get(period.strip().lower() or "daily")
    return seconds // max(_number(frequency) or 1, 1) if seconds else None


def _number(written: str) -> int | None:
    """A whole number of up to nine digits, as people write it; None for anything else."""
    digits = written.strip().partition(".")[0]
    return int(digits) if digits.isdecimal() and len(digits) <= 9 else None
