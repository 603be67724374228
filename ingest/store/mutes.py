"""Muting a subscription by a command: until then its alerts wait, and none of them is dropped."""

from datetime import datetime

from sqlalchemy import update

from ingest.store.pending import PENDING, nobody_sends
from ingest.store.session import Connection
from schemas.tables import alerts, subscriptions


def mute(connection: Connection, id_: int, *, until: datetime, now: datetime) -> int:
    """Let all alerts of a subscription wait until then, also those that are pending already.

    Gives how many these are. What was tried is left alone: a receiver may know of it.
    """
    _set(connection, id_, until)
    later = (
        update(alerts)
        .where(PENDING, alerts.c.subscription_id == id_, alerts.c.attempts == 0)
        .where(alerts.c.next_attempt_at < until, nobody_sends(now))
        .values(next_attempt_at=until, due_at=until, bundle="muted")
    )
    return connection.execute(later).rowcount


def unmute(connection: Connection, id_: int, *, now: datetime) -> int:
    """Tell again at once; what waited for the end of the mute is due now. Gives how much."""
    _set(connection, id_, None)
    due = (
        update(alerts)
        .where(PENDING, alerts.c.subscription_id == id_, alerts.c.bundle == "muted")
        .where(alerts.c.next_attempt_at > now)
        .values(next_attempt_at=now, due_at=now)
    )
    return connection.execute(due).rowcount


def _set(connection: Connection, id_: int, until: datetime | None) -> None:
    changed = update(subscriptions).where(subscriptions.c.id == id_).values(muted_until=until)
    connection.execute(changed)
