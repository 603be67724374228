"""Events: written with what they tell of, alerted once."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, select, update

from ingest.store.ids import event_id
from ingest.store.session import Connection, Row, insert_ignore
from schemas.tables import events, revisions


def event_row(
    type_: str,
    *,
    subject: str,
    source_id: int,
    at: datetime,
    **columns: Any,  # noqa: ANN401 (columns of the table)
) -> dict[str, Any]:
    """The row of an event; `subject` makes its id (see `ingest.store.ids`)."""
    return {
        "id": event_id(type_, subject), "type": type_, "source_id": source_id, "at": at,
        "document_id": None, "revision_id": None, "edit_id": None, "citation_id": None,
        "baseline": False, "detail": {}, "not_before": at, "alerted_at": None, **columns,
    }  # fmt: skip


def add(connection: Connection, rows: Sequence[Row]) -> None:
    """Add events; one that was told already stays as it is."""
    insert_ignore(connection, events, rows)


def ready(connection: Connection, ids: Sequence[str], *, now: datetime) -> list[str]:
    """Those that wait for nothing any more: their revision is linked and their time has come."""
    return list(connection.execute(_ready(now).where(events.c.id.in_(ids))).scalars())


def ring_ready(connection: Connection, *, now: datetime, again: timedelta, limit: int) -> list[str]:
    """As `ready`, but only events that no message was sent for within `again`; marks them rung."""
    query = _ready(now).where((events.c.rung_at.is_(None)) | (events.c.rung_at <= now - again))
    ids = list(connection.execute(query.limit(limit)).scalars())
    if ids:
        connection.execute(update(events).where(events.c.id.in_(ids)).values(rung_at=now))
    return ids


def _ready(now: datetime) -> Select[Any]:
    return (
        select(events.c.id)
        .outerjoin(revisions, events.c.revision_id == revisions.c.id)
        .where(events.c.alerted_at.is_(None), events.c.not_before <= now)
        .where((events.c.revision_id.is_(None)) | (revisions.c.linked_at.is_not(None)))
        .order_by(events.c.at)
    )


def rows_by_id(connection: Connection, ids: Sequence[str]) -> list[Any]:
    """Whole rows of these events, in the order they happened."""
    query = select(events).where(events.c.id.in_(ids)).order_by(events.c.at)
    return list(connection.execute(query).mappings())


def lock_open(connection: Connection, ids: Sequence[str]) -> list[str]:
    """Those of the events that are not alerted yet, kept from other alert steps."""
    query = select(events.c.id).where(events.c.id.in_(ids), events.c.alerted_at.is_(None))
    return list(connection.execute(query.order_by(events.c.id).with_for_update()).scalars())


def mark_alerted(connection: Connection, ids: Sequence[str], *, now: datetime) -> None:
    """The alerts of these events are written."""
    connection.execute(update(events).where(events.c.id.in_(ids)).values(alerted_at=now))


def open_of_edit(connection: Connection, edit_id: str) -> str | None:
    """The event of an edit that is not alerted yet."""
    query = select(events.c.id).where(events.c.edit_id == edit_id, events.c.alerted_at.is_(None))
    return connection.execute(query).scalars().first()


def tell_instead(
    connection: Connection, id_: str, *, edit_id: str, revision_id: str, now: datetime
) -> None:
    """Let an event that still waits tell the same edit as seen on the document's own page."""
    connection.execute(
        update(events)
        .where(events.c.id == id_, events.c.alerted_at.is_(None))
        .values(edit_id=edit_id, revision_id=revision_id, not_before=now)
    )


def release(
    connection: Connection, looked: Mapping[str, datetime], *, now: datetime
) -> tuple[list[str], list[str]]:
    """Looks at documents' own pages are done: what was seen before they began waits no longer.

    `looked`: when each document's page was asked. Gives the ids of the released events, and the
    documents with events that wait for a later look.
    """
    query = select(events.c.id, events.c.document_id, events.c.at).where(
        events.c.document_id.in_(looked), events.c.alerted_at.is_(None), events.c.not_before > now
    )
    rows = connection.execute(query).all()
    # An event from ahead of our clock: it was set back, and no look would ever be late enough.
    over = {row.id for row in rows if row.at <= looked[row.document_id] or row.at > now}
    if over:
        waiting_still = update(events).where(events.c.id.in_(over), events.c.not_before > now)
        connection.execute(waiting_still.values(not_before=now))
    return sorted(over), sorted({row.document_id for row in rows if row.id not in over})


def rows_of_revisions(
    connection: Connection, revision_ids: Sequence[str], *, types: Sequence[str]
) -> list[Any]:
    """Rows of the events of some types that tell of these revisions, alerted or not."""
    query = select(events).where(events.c.revision_id.in_(revision_ids), events.c.type.in_(types))
    return list(connection.execute(query).mappings())


def of_revisions(connection: Connection, revision_ids: Sequence[str]) -> list[str]:
    """Events that tell of these revisions and are not alerted yet."""
    query = select(events.c.id).where(
        events.c.revision_id.in_(revision_ids), events.c.alerted_at.is_(None)
    )
    return list(connection.execute(query).scalars())
