"""Instants that lie ahead, as people write them: how long to mute, or until when."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from ingest.errors import PermanentError
from schemas.watchlist.durations import parse_duration

_TOMORROW = timedelta(days=1)


def ahead(written: str, *, now: datetime, zone: str) -> datetime:
    """`2h`, `3d`, `8:00` (the next one), `2026-12-24`, `2026-12-24 08:00`; aware UTC.

    Days and times without a zone are meant in `zone`, as in the watch list.

    Raises: PermanentError where it is none, or is past.
    """
    text = written.strip()
    at = _length(text, now) or _clock(text, now, zone) or _date(text, zone)
    if at is None:
        msg = f"`{written}` is no such time: write 2h, 3d, 08:00, 2026-12-24 or 2026-12-24 08:00."
        raise PermanentError(msg)
    if at <= now:
        raise PermanentError(f"`{written}` is past: write a time that lies ahead.")
    return at


def _length(text: str, now: datetime) -> datetime | None:
    try:
        return now + parse_duration(text)
    except (ValueError, OverflowError):
        return None


def _clock(text: str, now: datetime, zone: str) -> datetime | None:
    try:
        wanted = time.fromisoformat(text.zfill(5))
    except ValueError:
        return None
    today = now.astimezone(ZoneInfo(zone)).replace(
        hour=wanted.hour, minute=wanted.minute, second=0, microsecond=0
    )
    at = today if today.astimezone(UTC) > now else today + _TOMORROW
    return at.astimezone(UTC)


def _date(text: str, zone: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return (at if at.tzinfo else at.replace(tzinfo=ZoneInfo(zone))).astimezone(UTC)
