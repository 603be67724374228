"""How long a server asks us to stay away, read from its headers. Pure; junk is no wish."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from schemas.records.fetches import Headers

# POLLING.md rule 2: wishes beyond a day are honoured, and a typing error (`max-age=31536000` on a
# feed) silences a source for a month at most.
LONGEST_WISH = timedelta(days=31)

# Statuses whose cache lifetime speaks of the feed itself. An error's lifetime speaks of the error,
# and our own back-off is the longer; only its Retry-After counts.
_FRESH_STATUSES = frozenset({200, 203, 304})

_MAX_AGE = re.compile(r'(?:^|[,\s])max-age\s*=\s*"?(\d{1,10})', re.IGNORECASE)
_SECONDS = re.compile(r"\d{1,10}")  # longer would be beyond LONGEST_WISH a hundred times over


def not_before(headers: Headers, *, status: int, now: datetime) -> datetime | None:
    """The latest moment that any header names, at most 31 days ahead; None without a wish.

    Counts `Cache-Control: max-age` less `Age`, `Expires` less `Date` and `Age` (RFC 9111 4.2.1: the
    server's clock against itself, so that a wrong one does no harm), and `Retry-After` (RFC 9110
    10.2.3) with any status.
    """
    fields: dict[str, str] = {}
    for name, value in headers:
        fields[name] = f"{fields[name]}, {value}" if name in fields else value
    return not_before_of(fields.get, status=status, now=now)


def not_before_of(
    field: Callable[[str], str | None], *, status: int, now: datetime
) -> datetime | None:
    """As `not_before`, asking `field` for the few headers that count."""
    waits = [_retry_after_s(field, now)]
    if status in _FRESH_STATUSES:
        lifetime_s = max(_max_age_s(field), _expires_s(field, now))
        waits.append(lifetime_s - _seconds(field("age")))
    longest = max(waits)
    return now + min(timedelta(seconds=longest), LONGEST_WISH) if longest > 0 else None


def _max_age_s(field: Callable[[str], str | None]) -> float:
    cache_control = field("cache-control")
    found = _MAX_AGE.search(cache_control) if cache_control else None
    return float(found.group(1)) if found else 0.0


def _expires_s(field: Callable[[str], str | None], now: datetime) -> float:
    expires = _instant(field("expires"))
    if expires is None:
        return 0.0
    return (expires - (_instant(field("date")) or now)).total_seconds()


def _retry_after_s(field: Callable[[str], str | None], now: datetime) -> float:
    value = field("retry-after")
    if value is None:
        return 0.0
    moment = _instant(value)
    if moment is None:
        return _seconds(value)
    return (moment - (_instant(field("date")) or now)).total_seconds()


def _seconds(value: str | None) -> float:
    found = _SECONDS.match(value.strip()) if value else None
    return float(found.group()) if found else 0.0


def _instant(value: str | None) -> datetime | None:
    """An HTTP date (RFC 9110 5.6.7) as aware UTC; None for `0`, `-1` and other junk."""
    if not value or ":" not in value:
        return None
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    try:
        return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    except (OverflowError, ValueError):
        return None
