"""Mails that came back: which alert it was, and what its server reported."""

from typing import Any

from sqlalchemy import insert, select, update

from ingest.store.session import Connection, Row
from schemas.tables import alerts, deliveries


def mailed(connection: Connection, alert_id: str, recipient: str) -> Any | None:  # noqa: ANN401 (a row mapping)
    """The row of an alert that was sent to this mail address, kept from others; None for any other.

    Letters of either case are one address, as every server has it.
    """
    query = select(alerts).where(alerts.c.id == alert_id).with_for_update()
    row = connection.execute(query).mappings().first()
    if row is None or row["channel"]["kind"] != "email":
        return None
    sent_to = str(row["channel"]["target"]).casefold()
    return row if sent_to == recipient.strip().casefold() else None


def is_recorded(connection: Connection, alert_id: str, answer: str) -> bool:
    """Whether this was reported before."""
    query = select(deliveries.c.id).where(
        deliveries.c.alert_id == alert_id, deliveries.c.answer == answer
    )
    return connection.execute(query).first() is not None


def record(connection: Connection, alert_id: str, *, delivery: Row, given_up: bool) -> None:
    """Store what was reported; an alert that was `given_up` is dead, though it was handed over."""
    connection.execute(insert(deliveries), {"alert_id": alert_id, **delivery})
    if given_up:
        dead = {"state": "dead", "delivered_at": None, "lease_until": None}
        connection.execute(update(alerts).where(alerts.c.id == alert_id).values(dead))
