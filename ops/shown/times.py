"""Instants and lengths of time, as people write and read them. Always UTC."""

from datetime import UTC, datetime, timedelta

from ingest.errors import PermanentError
from schemas.watchlist.durations import parse_duration


def moment(at: datetime | None) -> str:
    """An instant to the minute: `2026-11-25 13:05 UTC`; empty where there is none."""
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC") if at else ""


def clock(at: datetime) -> str:
    """The time of day, for lines that are read as they come: `13:05:09`."""
    return at.astimezone(UTC).strftime("%H:%M:%S")


def ago(at: datetime | None, now: datetime) -> str:
    """How long ago, roughly: `4 min ago`, `in 2 h`; `never` where there is none."""
    if at is None:
        return "never"
    gap = now - at
    return f"in {length(-gap)}" if gap < timedelta() else f"{length(gap)} ago"


def length(span: timedelta) -> str:
    """A length of time in its largest unit: `12 s`, `4 min`, `2 h`, `3 d`."""
    seconds = int(span.total_seconds())
    for size, unit in ((86_400, "d"), (3_600, "h"), (60, "min")):
        if seconds >= size:
            return f"{seconds // size} {unit}"
    return f"{max(seconds, 0)} s"


def roughly(span: timedelta) -> str:
    """A length of time to the nearest of its unit: an hour less a second is still `1 h`."""
    units = (timedelta(days=1), timedelta(hours=1), timedelta(minutes=1))
    half = next((unit / 2 for unit in units if span + unit / 2 >= unit), timedelta())
    return length(span + half)


def instant(written: str, *, now: datetime) -> datetime:
    """What `--since` and `--until` take: `2d`, `1h30m`, `2026-01-31`, `2026-01-31T12:00+01:00`.

    A length of time counts back from `now`; a day or time without a zone is UTC.

    Raises: PermanentError.
    """
    text = written.strip()
    if text.casefold() == "today":
        return now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    try:
        return now - parse_duration(text)
    except (ValueError, OverflowError):
        pass
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        msg = f"`{written}` is no time: write 2d, 1h30m, 2026-01-31 or 2026-01-31T12:00."
        raise PermanentError(msg) from None
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
