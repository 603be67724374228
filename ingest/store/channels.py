"""Channels: who hands over to each now, whether it takes what it is handed, till when it rests.

A row stands for every channel that ever had an alert. Its lock is taken before those of alerts.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, exists, select, update

from ingest.store.pending import PENDING
from ingest.store.session import Connection, Row, insert_ignore
from schemas.records.alerts import Channel
from schemas.tables import alerts, channels


def add(connection: Connection, found: Iterable[Channel]) -> None:
    """Make these channels known; those that are stay as they are."""
    labels = {each.key: each.label for each in found}
    rows = [{"key": key, "label": label, "failures": 0} for key, label in sorted(labels.items())]
    insert_ignore(connection, channels, rows)


def call(connection: Connection, keys: Iterable[str], *, now: datetime) -> list[tuple[str, str]]:
    """Those of these channels that a message is worth sending to: (key, label), marked rung.

    For whoever is about to write alerts that are due, before it writes them: nobody looks for due
    alerts of these channels until the transaction is over. A channel that is handed alerts to at
    this moment gets these in the same go; a paused one when its pause is over.
    """
    wanted = sorted(set(keys))
    query = select(channels).where(channels.c.key.in_(wanted)).order_by(channels.c.key)
    rows = connection.execute(query.with_for_update()).mappings()
    free = [row for row in map(dict, rows) if _is_free(row, now)]
    _mark_rung(connection, [row["key"] for row in free], now=now)
    return [(row["key"], row["label"]) for row in free]


def _is_free(row: Row, now: datetime) -> bool:
    return all(row[name] is None or row[name] <= now for name in ("lease_until", "paused_until"))


def ring_due(
    connection: Connection, *, now: datetime, again: timedelta, limit: int
) -> list[tuple[str, str]]:
    """Channels with alerts whose time has come and that nobody hands over to: (key, label).

    Only those that no message was sent for within `again` and that are not paused; marks them rung.
    """
    due = exists().where(
        alerts.c.channel_key == channels.c.key, PENDING, alerts.c.next_attempt_at <= now
    )
    query = (
        select(channels.c.key, channels.c.label)
        .where(_over(channels.c.paused_until, now), _over(channels.c.lease_until, now))
        .where(_over(channels.c.rung_at, now - again), due)
        .order_by(channels.c.rung_at.is_not(None), channels.c.rung_at, channels.c.key)
        .limit(limit)
    )
    found = [(row.key, row.label) for row in connection.execute(query)]
    _mark_rung(connection, [key for key, _ in found], now=now)
    return found


def _mark_rung(connection: Connection, keys: Sequence[str], *, now: datetime) -> None:
    if keys:
        connection.execute(update(channels).where(channels.c.key.in_(keys)).values(rung_at=now))


def _over(column: ColumnElement[datetime | None], now: datetime) -> ColumnElement[bool]:
    return column.is_(None) | (column <= now)


def take(
    connection: Connection, key: str, *, now: datetime, until: datetime, held: datetime | None
) -> Any | None:  # noqa: ANN401 (a row mapping)
    """The channel's row with its lease taken, or renewed by whoever took it until `held`.

    None where it is paused or another message hands over to it.
    """
    free = _over(channels.c.lease_until, now)
    ours = free if held is None else free | (channels.c.lease_until == held)
    taken = connection.execute(
        update(channels)
        .where(channels.c.key == key, _over(channels.c.paused_until, now), ours)
        .values(lease_until=until, rung_at=None)
        .returning(*channels.c)
    )
    return taken.mappings().first()


def free(
    connection: Connection, key: str, *, held: datetime, rung_at: datetime | None = None
) -> None:
    """Give up the lease that was taken until `held`, if nobody else has taken it meanwhile.

    `rung_at`: when a message was sent for what is left to do.
    """
    ours = (channels.c.key == key, channels.c.lease_until == held)
    freed = update(channels).where(*ours).values(lease_until=None, rung_at=rung_at)
    connection.execute(freed)


def lock(connection: Connection, key: str) -> Any:  # noqa: ANN401 (a row mapping)
    """The row of a channel, kept from others until the transaction ends."""
    query = select(channels).where(channels.c.key == key).with_for_update()
    return connection.execute(query).mappings().one()


def change(connection: Connection, key: str, values: Row) -> None:
    """Store what an attempt taught of a channel."""
    connection.execute(update(channels).where(channels.c.key == key).values(**values))
