"""Leases and rung bells: who is working on what, as far as messages are under way."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update

from ingest.store.session import Connection, Row
from schemas.tables import alerts, channels, events, feeds


def free_all(connection: Connection) -> None:
    """Forget who works on what: only where no worker runs and no message is under way.

    What a killed runtime had taken is done at once instead of when its leases run out.
    """
    for table, columns in (
        (feeds, ("lease_until",)),
        (alerts, ("lease_until",)),
        (channels, ("lease_until", "rung_at")),
        (events, ("rung_at",)),
    ):
        for name in columns:
            held = table.c[name].is_not(None)
            connection.execute(update(table).where(held).values({name: None}))


def take(
    connection: Connection, feed_ids: Sequence[int], *, now: datetime, until: datetime
) -> list[int]:
    """Take the leases of those of these feeds that nobody looks at; gives their ids.

    They become due, since claims look for leased feeds among the due ones only.
    """
    free = feeds.c.lease_until.is_(None) | (feeds.c.lease_until <= now)
    taken = connection.execute(
        update(feeds)
        .where(feeds.c.id.in_(feed_ids), feeds.c.active, free)
        .values(lease_until=until, attempts=feeds.c.attempts + 1, next_poll_at=now)
        .returning(feeds.c.id)
    )
    return sorted(taken.scalars())


def free(connection: Connection, feed_ids: Sequence[int]) -> None:
    """Give up these leases: whoever held them has ended, well or not."""
    connection.execute(update(feeds).where(feeds.c.id.in_(feed_ids)).values(lease_until=None))


def errors(connection: Connection, feed_ids: Sequence[int]) -> list[Row]:
    """Those of these feeds whose last look failed, with what was wrong."""
    query = select(feeds.c.url, feeds.c.last_error).where(
        feeds.c.id.in_(feed_ids), feeds.c.failures > 0
    )
    return [dict(row) for row in connection.execute(query).mappings()]
