"""Alerts that wait to be told together: which those are, and what is known of them at a glance."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, FromClause, exists, func, or_, select, tuple_

from ingest.store.pending import PENDING
from ingest.store.session import Connection, Row
from schemas.tables import alerts, deliveries, edits, events, sources


def waiting(connection: Connection, taken: Row, *, due_by: datetime, limit: int) -> list[str]:
    """Untried alerts of the same subscription and channel that are due, and wait in a bundle too.

    The oldest first. Never one that follows a pending alert of its document that is not among
    them, since nothing may overtake.
    """
    query = (
        select(alerts.c.id)
        .where(PENDING, alerts.c.channel_key == taken["channel_key"], alerts.c.id != taken["id"])
        .where(alerts.c.subscription_id == taken["subscription_id"])
        .where(_may_go(alerts, due_by), ~_follows_other(taken, due_by))
        .order_by(*_place(alerts))
        .limit(limit)
    )
    return list(connection.execute(query).scalars())


def _may_go(table: FromClause, due_by: datetime) -> ColumnElement[bool]:
    waits = table.c.bundle.is_not(None) & (table.c.next_attempt_at <= due_by)
    return waits & (table.c.attempts == 0)


def _follows_other(taken: Row, due_by: datetime) -> ColumnElement[bool]:
    """As `pending.FOLLOWS_ANOTHER`, but not where that one is told with it."""
    earlier = alerts.alias("earlier")
    return exists().where(
        earlier.c.state == "pending",
        earlier.c.document_id == alerts.c.document_id,
        func.coalesce(earlier.c.subscription_id, 0) == taken["subscription_id"],
        func.coalesce(earlier.c.channel_key, "") == taken["channel_key"],
        earlier.c.id != taken["id"],
        ~_may_go(earlier, due_by),
        tuple_(*_place(earlier)) < tuple_(*_place(alerts)),
    )


def _place(table: FromClause) -> tuple[ColumnElement[Any], ...]:
    event_at = func.coalesce(table.c.event_at, table.c.created_at)
    return table.c.created_at, event_at, table.c.id


def told_together(connection: Connection, alert_id: str) -> list[Any]:
    """An alert and all that are joined to it, each with its event: no texts, oldest event first.

    `source` is its name; `significance`, `declared` and `view` are of its edit, if it has one.
    """
    query = (
        select(
            alerts.c.id, alerts.c.bundle, alerts.c.due_at, alerts.c.event_id, events.c.type,
            events.c.at, events.c.document_id, events.c.revision_id, events.c.edit_id,
            sources.c.name.label("source"), edits.c.significance, edits.c.declared, edits.c.view,
        )
        .join(events, alerts.c.event_id == events.c.id)
        .join(sources, events.c.source_id == sources.c.id)
        .outerjoin(edits, events.c.edit_id == edits.c.id)
        .where(or_(alerts.c.id == alert_id, alerts.c.joined_into == alert_id))
        .order_by(events.c.at, events.c.id)
    )  # fmt: skip
    return list(connection.execute(query).mappings())


def is_untold(connection: Connection, taken: Row) -> bool:
    """Whether an alert just taken has never been tried before: not since it was made."""
    tried = exists().where(deliveries.c.alert_id == taken["id"])
    return taken["attempts"] == 1 and not connection.execute(select(tried)).scalar_one()
