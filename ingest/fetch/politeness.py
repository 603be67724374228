"""How long a server asks us to stay away, read from its headers. Pure; junk is no wish."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

# POLLING.md rule 2: wishes beyond a day are honoured, and a typing error (`max-age=31536000` on a
# feed) silences a source for a month at most.
LONGEST_WISH = timedelta(days=31)
_LONGEST_WISH_S = LONGEST_WISH.total_seconds()

# Statuses whose cache lifetime speaks of the feed itself. An error's lifetime speaks of the error,
# and our own back-off is the longer; only its Retry-After counts.
_FRESH_STATUSES = frozenset({200, 203, 304})

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"), 1
    )
}
_MAX_AGE = re.compile(rb'(?:^|[,\s])max-age\s*=\s*"?(\d{1,10})', re.IGNORECASE)
_SECONDS = re.compile(rb"\d{1,10}")  # longer would be beyond LONGEST_WISH a hundred times over


def not_before(fields: Mapping[str, bytes], *, status: int, now: datetime) -> datetime | None:
    """The latest moment that any field names, at most 31 days ahead; None without a wish.

    Counts `Cache-Control: max-age` less `Age`, `Expires` less `Date` and `Age` (RFC 9111 4.2.1: the
    server's clock against itself, so that a wrong one does no harm), and `Retry-After` (RFC 9110
    10.2.3) with any status. Names are in lower case.
    """
    wait_s = _retry_after_s(fields, now)
    if status in _FRESH_STATUSES:
        lifetime_s = max(_max_age_s(fields), _expires_s(fields, now))
        wait_s = max(wait_s, lifetime_s - _seconds(fields.get("age")))
    if wait_s <= 0:
        return None
    return now + (timedelta(seconds=wait_s) if wait_s < _LONGEST_WISH_S else LONGEST_WISH)


def _max_age_s(fields: Mapping[str, bytes]) -> float:
    cache_control = fields.get("cache-control")
    found = _MAX_AGE.search(cache_control) if cache_control else None
    return float(found.group(1)) if found else 0.0


def _expires_s(fields: Mapping[str, bytes], now: datetime) -> float:
    expires = _instant(fields.get("expires"))
    if expires is None:
        return 0.0
    return (expires - (_instant(fields.get("date")) or now)).total_seconds()


def _retry_after_s(fields: Mapping[str, bytes], now: datetime) -> float:
    value = fields.get("retry-after")
    if value is None:
        return 0.0
    moment = _instant(value)
    if moment is None:
        return _seconds(value)
    return (moment - (_instant(fields.get("date")) or now)).total_seconds()


def _seconds(value: bytes | None) -> float:
    found = _SECONDS.match(value.strip()) if value else None
    return float(found.group()) if found else 0.0


def _instant(value: bytes | None) -> datetime | None:
    """An HTTP date (RFC 9110 5.6.7) as aware UTC; None for `0`, `-1` and other junk."""
    if not value or b":" not in value:
        return None
    text = value.decode("latin-1")
    try:
        return _fixed(text) if len(text) == 29 and text.endswith(" GMT") else _other(text)
    except (ValueError, TypeError, IndexError, KeyError, OverflowError):
        return None


def _fixed(value: str) -> datetime:
    """The one form that servers may send, read by position: `Sun, 06 Nov 1994 08:49:37 GMT`."""
    clock = (int(value[17:19]), int(value[20:22]), int(value[23:25]))
    return datetime(int(value[12:16]), _MONTHS[value[8:11]], int(value[5:7]), *clock, tzinfo=UTC)


def _other(value: str) -> datetime:
    moment = parsedate_to_datetime(value)
    return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
