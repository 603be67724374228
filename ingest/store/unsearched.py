"""Revisions that were linked while the index of texts was not at hand as a whole."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, func, select, update

from ingest.store.session import Connection, insert_ignore
from schemas.tables import unsearched

# A text whose linking ends its worker, or its time, is left alone after so many.
MOST_ATTEMPTS = 3


def add(connection: Connection, revision_ids: Sequence[str], *, now: datetime) -> None:
    """These are to be linked again; those that are known already stay as they are."""
    rows = [
        {"revision_id": id_, "since": now, "rung_at": now, "attempts": 0} for id_ in revision_ids
    ]
    insert_ignore(connection, unsearched, rows)


def begin(connection: Connection, revision_ids: Sequence[str], *, now: datetime) -> list[str]:
    """Count an attempt for each; gives those that were begun `MOST_ATTEMPTS` times in vain."""
    add(connection, revision_ids, now=now)
    these = unsearched.c.revision_id.in_(revision_ids)
    connection.execute(update(unsearched).where(these).values(attempts=unsearched.c.attempts + 1))
    query = select(unsearched.c.revision_id)
    tired = query.where(these, unsearched.c.attempts > MOST_ATTEMPTS)
    return sorted(connection.execute(tired).scalars())


def put_off(connection: Connection, revision_ids: Sequence[str], *, until: datetime) -> None:
    """No message is sent for these before."""
    these = unsearched.c.revision_id.in_(revision_ids)
    connection.execute(update(unsearched).where(these).values(rung_at=until, attempts=0))


def ended(connection: Connection, revision_ids: Sequence[str]) -> None:
    """These were linked, if not with the whole index."""
    these = unsearched.c.revision_id.in_(revision_ids)
    connection.execute(update(unsearched).where(these).values(attempts=0))


def settle(connection: Connection, revision_ids: Sequence[str]) -> None:
    """These were linked with the whole index."""
    connection.execute(delete(unsearched).where(unsearched.c.revision_id.in_(revision_ids)))


def ring_due(connection: Connection, *, before: datetime, now: datetime, limit: int) -> list[str]:
    """Those that no message was sent for since `before`, the longest waiting first; marks them."""
    query = (
        select(unsearched.c.revision_id)
        .where(unsearched.c.rung_at <= before)
        .order_by(unsearched.c.rung_at)
        .limit(limit)
    )
    ids = list(connection.execute(query).scalars())
    if ids:
        connection.execute(
            update(unsearched).where(unsearched.c.revision_id.in_(ids)).values(rung_at=now)
        )
    return ids


def waiting(connection: Connection) -> int:
    """How many there are."""
    query = select(func.count()).select_from(unsearched)
    return int(connection.execute(query).scalar_one())
