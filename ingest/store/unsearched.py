"""Revisions that were linked while the index of texts was not at hand as a whole."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, func, select, update

from ingest.store.session import Connection, insert_ignore
from schemas.tables import unsearched


def add(connection: Connection, revision_ids: Sequence[str], *, now: datetime) -> None:
    """These are to be linked again; those that are known already stay as they are."""
    rows = [{"revision_id": id_, "since": now, "rung_at": now} for id_ in revision_ids]
    insert_ignore(connection, unsearched, rows)


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
