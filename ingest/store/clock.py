"""A clock that ran ahead and was set back: what it dated into the future is due again."""

from datetime import datetime, timedelta

from sqlalchemy import select, update

from ingest.store.pending import PENDING
from ingest.store.session import Connection
from schemas.tables import alerts, channels, events, feeds, heartbeats

# Hosts whose clocks are kept by NTP differ by far less; a clock that was set differs by more.
SLACK = timedelta(minutes=5)
# The longest that PALIMPSEST_LEASE_S may be is 3,000 s.
LONGEST_LEASE = timedelta(hours=1)


def went_back(connection: Connection, *, now: datetime) -> bool:
    """Whether a task has ended later than now: then the clock was ahead of itself."""
    ahead = select(heartbeats.c.name).where(heartbeats.c.at > now + SLACK).limit(1)
    return connection.execute(ahead).first() is not None


def mend(connection: Connection, *, now: datetime) -> None:
    """Make due what the wrong clock has put off, or nothing would be looked at until then."""
    late = now + SLACK
    connection.execute(
        update(feeds)
        .where((feeds.c.last_polled_at > late) | (feeds.c.lease_until > now + LONGEST_LEASE))
        .values(next_poll_at=now, last_polled_at=now, not_before=None, lease_until=None)
    )
    _mend_channels(connection, now=now)  # before alerts, see `channels.py`
    _mend_alerts(connection, now=now)
    connection.execute(
        update(events)
        .where(events.c.at > late, events.c.alerted_at.is_(None))
        .values(not_before=now, rung_at=None)
    )
    connection.execute(update(heartbeats).where(heartbeats.c.at > late).values(at=now))


def _mend_channels(connection: Connection, *, now: datetime) -> None:
    """All pauses end: that costs one probe for each channel that fails."""
    late = now + SLACK
    paused = update(channels).where(channels.c.paused_until > now)
    connection.execute(paused.values(paused_until=None))
    ahead = (channels.c.rung_at > late) | (channels.c.failing_since > late)
    ahead |= channels.c.lease_until > now + LONGEST_LEASE
    rested = {"lease_until": None, "rung_at": None, "failing_since": None}
    connection.execute(update(channels).where(ahead).values(failures=0, **rested))
    connection.execute(update(channels).where(channels.c.last_ok_at > late).values(last_ok_at=now))


def _mend_alerts(connection: Connection, *, now: datetime) -> None:
    """What was tried is due, since whether the right clock or the wrong one put it off is unknown.

    A lease that is no longer than one can be is left to whoever holds it.
    """
    pending = update(alerts).where(PENDING)
    made_ahead = alerts.c.created_at > now + SLACK
    connection.execute(pending.where(made_ahead).values(next_attempt_at=now, due_at=now))
    put_off = pending.where(alerts.c.attempts > 0)
    connection.execute(put_off.where(alerts.c.next_attempt_at > now).values(next_attempt_at=now))
    connection.execute(put_off.where(alerts.c.due_at > now).values(due_at=now))
    held = pending.where(alerts.c.lease_until > now + LONGEST_LEASE)
    connection.execute(held.values(lease_until=None))
