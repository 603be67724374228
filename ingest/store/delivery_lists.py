"""Attempts to deliver as lists: what was tried, and what the other side answered. Never writes."""

from collections.abc import Sequence

from sqlalchemy import select

from ingest.store.listings import OfAlerts
from ingest.store.narrowing import Listed, Wanted, listed, rows
from ingest.store.session import Connection, Row
from schemas.tables import alerts, deliveries, documents, events, sources, subscriptions


def delivery_list(connection: Connection, wanted: Wanted, of: OfAlerts) -> Listed:
    """Attempts with the alert they were to hand over; `wanted.state` is of their outcomes."""
    query = (
        select(
            *deliveries.c, alerts.c.state, alerts.c.attempts, alerts.c.channel_key,
            alerts.c.channel_label.label("channel"), alerts.c.document_id,
            events.c.type.label("event"), subscriptions.c.name.label("subscription"),
            sources.c.name.label("source"), documents.c.title,
        )
        .join(alerts, deliveries.c.alert_id == alerts.c.id)
        .join(events, alerts.c.event_id == events.c.id)
        .join(sources, events.c.source_id == sources.c.id)
        .join(subscriptions, alerts.c.subscription_id == subscriptions.c.id)
        .outerjoin(documents, alerts.c.document_id == documents.c.id)
        .where(*of.conditions())
    )  # fmt: skip
    return listed(connection, query, wanted, table=deliveries, at="attempted_at")


def deliveries_of(connection: Connection, alert_ids: Sequence[str]) -> list[Row]:
    """Every attempt to hand over these alerts, oldest first."""
    query = select(deliveries).where(deliveries.c.alert_id.in_(alert_ids))
    return rows(connection, query.order_by(deliveries.c.id))
