"""When a receiver wants to be asked again. Pure; junk is no wish."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

# Longer waits are believed to be this long, so that arithmetic on dates cannot overflow; how long
# one may keep an alert waiting at all is decided in `ingest/alerts/retry.py` (a day).
_LONGEST = timedelta(days=31)


def not_before(value: str | None, *, now: datetime) -> datetime | None:
    """The moment of a `Retry-After` header: seconds or an HTTP date (RFC 9110 10.2.3).

    `now` is aware UTC, and so is the answer; None where there is no wish or it lies in the past.
    """
    moment = _moment((value or "").strip(), now)
    if moment is None or moment <= now:
        return None
    return min(moment, now + _LONGEST)


def _moment(value: str, now: datetime) -> datetime | None:
    if re.fullmatch(r"[0-9]+", value):
        seconds = int(value) if len(value) < 8 else _LONGEST.total_seconds()
        return now + timedelta(seconds=seconds)
    try:
        moment = parsedate_to_datetime(value)
        return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
