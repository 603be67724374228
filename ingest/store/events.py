"""Events: written with what they tell of, alerted once."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

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


def ready(connection: Connection, *, now: datetime, limit: int) -> list[str]:
    """Events that wait for nothing any more: their revision is linked and their time has come."""
    query = (
        select(events.c.id)
        .outerjoin(revisions, events.c.revision_id == revisions.c.id)
        .where(events.c.alerted_at.is_(None), events.c.not_before <= now)
        .where((events.c.revision_id.is_(None)) | (revisions.c.linked_at.is_not(None)))
        .order_by(events.c.at)
        .limit(limit)
    )
    return list(connection.execute(query).scalars())


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


def release(connection: Connection, document_ids: Sequence[str], *, now: datetime) -> None:
    """The look at the own page is done: its document's events wait no longer."""
    connection.execute(
        update(events)
        .where(events.c.document_id.in_(document_ids), events.c.alerted_at.is_(None))
        .where(events.c.not_before > now)
        .values(not_before=now)
    )


def of_revisions(connection: Connection, revision_ids: Sequence[str]) -> list[str]:
    """Events that tell of these revisions and are not alerted yet."""
    query = select(events.c.id).where(
        events.c.revision_id.in_(revision_ids), events.c.alerted_at.is_(None)
    )
    return list(connection.execute(query).scalars())
