"""Heartbeats: when each tick was last handled, and each worker last heard of."""

from datetime import datetime

from sqlalchemy import delete, select

from ingest.store.session import Connection, upsert
from schemas.tables import heartbeats


def beat(connection: Connection, name: str, *, now: datetime) -> None:
    """Remember that `name` (a step such as `poll`, or a worker) was well at `now`."""
    upsert(connection, heartbeats, [{"name": name, "at": now}], keys=["name"])


def latest(connection: Connection) -> dict[str, datetime]:
    """The last heartbeat of everything that ever beat."""
    rows = connection.execute(select(heartbeats.c.name, heartbeats.c.at).order_by("name"))
    return {row.name: row.at for row in rows}


def forget(connection: Connection, *, before: datetime) -> None:
    """Drop what has been silent since `before`: workers whose hosts are gone for good."""
    connection.execute(delete(heartbeats).where(heartbeats.c.at < before))
