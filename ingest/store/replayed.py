"""What happened in a stretch of time, as the alert step was handed it. Never writes."""

from datetime import datetime

from sqlalchemy import select

from ingest.store.narrowing import rows
from ingest.store.session import Connection, Row
from schemas.tables import alerts, events

_NAMES = (
    "id", "type", "at", "document_id", "revision_id", "edit_id", "citation_id", "baseline",
    "not_before", "alerted_at", "detail",
)  # fmt: skip


def told_events(connection: Connection, *, since: datetime, until: datetime) -> list[Row]:
    """Events of this time that are told, or still wait to be, oldest first.

    Without those that nobody is told of since a later edit tells them too.
    """
    query = (
        select(*(events.c[name] for name in _NAMES))
        .where(events.c.at >= since, events.c.at <= until)
        .order_by(events.c.at, events.c.id)
    )
    return [row for row in rows(connection, query) if "superseded_by" not in row["detail"]]


def event_named(connection: Connection, id_: str) -> Row:
    """One event, whatever became of it."""
    query = select(*(events.c[name] for name in _NAMES)).where(events.c.id == id_)
    return dict(connection.execute(query).mappings().one())


def event_of_alert(connection: Connection, alert_id: str) -> str:
    """The id of the event that an alert tells."""
    query = select(alerts.c.event_id).where(alerts.c.id == alert_id)
    return str(connection.execute(query).scalar_one())
