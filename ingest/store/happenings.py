"""What has just happened, for a person who watches `up`. Never writes.

Rows are committed a little after the instant they tell, so a cursor on that instant would miss
some: who asks again and again asks for a stretch of time and leaves out what was told already.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select

from ingest.store.session import Connection, Row
from schemas.tables import alerts, deliveries, documents, edits, events, sources, subscriptions

# At most so many of each kind in one answer, the newest; beyond it nobody reads along.
MOST = 500


def events_since(connection: Connection, since: datetime) -> list[Row]:
    """Events that alert somebody if somebody wants them, oldest first."""
    query = (
        select(
            events.c.id, events.c.type, events.c.at, events.c.document_id, events.c.detail,
            sources.c.name.label("source"), documents.c.title, documents.c.author,
            edits.c.view, edits.c.from_seq, edits.c.to_seq, edits.c.declared,
            edits.c.significance, edits.c.changes,
        )
        .join(sources, events.c.source_id == sources.c.id)
        .outerjoin(documents, events.c.document_id == documents.c.id)
        .outerjoin(edits, events.c.edit_id == edits.c.id)
        .where(events.c.at >= since, events.c.baseline.is_(False))
        .order_by(events.c.at.desc(), events.c.id)
        .limit(MOST)
    )  # fmt: skip
    return _rows(connection, query)[::-1]


def deliveries_since(connection: Connection, since: datetime) -> list[Row]:
    """Attempts to deliver, oldest first, with what they were to tell.

    Found by their numbers, which rise: there is no index of their instants.
    """
    newest = select(func.coalesce(func.max(deliveries.c.id), 0)).scalar_subquery()
    query = (
        select(
            deliveries.c.id, deliveries.c.attempted_at, deliveries.c.outcome, deliveries.c.answer,
            alerts.c.id.label("alert_id"), alerts.c.state, alerts.c.channel_label.label("channel"),
            events.c.type, subscriptions.c.name.label("subscription"), alerts.c.document_id,
        )
        .join(alerts, deliveries.c.alert_id == alerts.c.id)
        .join(events, alerts.c.event_id == events.c.id)
        .join(subscriptions, alerts.c.subscription_id == subscriptions.c.id)
        .where(deliveries.c.id > newest - MOST, deliveries.c.attempted_at >= since)
        .order_by(deliveries.c.id)
    )  # fmt: skip
    return _rows(connection, query)


def first_looks(connection: Connection) -> list[Row]:
    """When the first look at each watched source ended; None where it has not."""
    query = select(sources.c.id, sources.c.name, sources.c.kind, sources.c.baseline_at)
    return _rows(connection, query.where(sources.c.active).order_by(sources.c.name))


def document_count(connection: Connection, source_id: int) -> int:
    """How many documents are stored of a source."""
    query = select(func.count()).where(documents.c.source_id == source_id)
    return int(connection.execute(query).scalar_one())


def _rows(connection: Connection, query: Select[Any]) -> list[Row]:
    return [dict(row) for row in connection.execute(query).mappings()]
