"""Alerts and deliveries: what is still to be handed over, and each attempt."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import insert, select, update

from ingest.store.ids import alert_id
from ingest.store.session import Connection, Row, insert_ignore
from schemas.records.alerts import Bundle, Channel
from schemas.tables import alerts, deliveries, events, subscriptions


def alert_row(
    *,
    event: Row,
    subscription_id: int,
    channel: Channel,
    due_at: datetime,
    now: datetime,
    bundle: Bundle | None = None,
) -> dict[str, Any]:
    """The row of an alert for one channel; `event` has `id`, `document_id` and `at`."""
    return {
        "id": alert_id(str(event["id"]), subscription_id, f"{channel.kind}:{channel.target}"),
        "event_id": event["id"], "document_id": event["document_id"],
        "subscription_id": subscription_id, "channel": asdict(channel),
        "channel_label": channel.label, "state": "pending", "created_at": now,
        "next_attempt_at": due_at, "attempts": 0, "channel_key": channel.key, "bundle": bundle,
        "event_at": event["at"], "due_at": due_at,
    }  # fmt: skip


def add(connection: Connection, rows: Sequence[Row]) -> None:
    """Add alerts; those that are there stay as they are."""
    insert_ignore(connection, alerts, rows)


def ring_due(
    connection: Connection, *, now: datetime, again: timedelta, limit: int
) -> list[tuple[str, str]]:
    """Alerts whose time has come and that nobody delivers now: (id, channel label).

    Only those that no message was sent for within `again`; marks them rung.
    """
    query = (
        select(alerts.c.id, alerts.c.channel_label)
        .where(alerts.c.state == "pending", alerts.c.next_attempt_at <= now)
        .where((alerts.c.lease_until.is_(None)) | (alerts.c.lease_until <= now))
        .where((alerts.c.rung_at.is_(None)) | (alerts.c.rung_at <= now - again))
        .order_by(alerts.c.next_attempt_at)
        .limit(limit)
    )
    found = [(row.id, row.channel_label) for row in connection.execute(query)]
    if found:
        ids = [id_ for id_, _ in found]
        connection.execute(update(alerts).where(alerts.c.id.in_(ids)).values(rung_at=now))
    return found


def postpone(connection: Connection, ids: Sequence[str], *, until: datetime) -> None:
    """Their channel is not answering: no attempt before it is tried again; none is counted."""
    connection.execute(
        update(alerts)
        .where(alerts.c.id.in_(ids), alerts.c.state == "pending")
        .where(alerts.c.next_attempt_at < until)
        .values(next_attempt_at=until, rung_at=None)
    )


def take(connection: Connection, id_: str, *, now: datetime, lease: timedelta) -> Any | None:  # noqa: ANN401 (a row mapping)
    """The alert's row with its lease taken; None when it is done or another attempt runs."""
    taken = connection.execute(
        update(alerts)
        .where(alerts.c.id == id_, alerts.c.state == "pending", alerts.c.next_attempt_at <= now)
        .where((alerts.c.lease_until.is_(None)) | (alerts.c.lease_until <= now))
        .values(lease_until=now + lease, attempts=alerts.c.attempts + 1)
        .returning(*alerts.c)
    )
    return taken.mappings().first()


def joinable(connection: Connection, taken: Row) -> list[Any]:
    """Alerts of the same document, subscription and channel that wait as well, oldest first.

    Only of events within `settle` of each other: what waits for longer because a worker or a
    channel was away is told for itself, or a step and its way back would be told as nothing.
    """
    own_at = connection.execute(
        select(events.c.at).where(events.c.id == taken["event_id"])
    ).scalar_one()
    query = (
        select(*alerts.c, events.c.at.label("happened_at"), subscriptions.c.settle_s)
        .join(events, alerts.c.event_id == events.c.id)
        .join(subscriptions, alerts.c.subscription_id == subscriptions.c.id)
        .where(alerts.c.document_id == taken["document_id"], alerts.c.id != taken["id"])
        .where(alerts.c.subscription_id == taken["subscription_id"])
        .where(alerts.c.channel_label == taken["channel_label"])
        .where(alerts.c.state == "pending", alerts.c.attempts == 0)
        .order_by(alerts.c.created_at)
    )
    return [
        row
        for row in connection.execute(query).mappings()
        # Two channels may share a label, which hides their tokens: the channels themselves count.
        if row["channel"] == taken["channel"]
        and abs(row["happened_at"] - own_at) < timedelta(seconds=row["settle_s"])
    ]


def joined_events(connection: Connection, id_: str) -> list[str]:
    """Events of the alerts that were joined into this one."""
    query = select(alerts.c.event_id).where(alerts.c.joined_into == id_)
    return list(connection.execute(query).scalars())


def join(connection: Connection, ids: Sequence[str], *, into: str) -> None:
    """Let one alert tell what these would have told."""
    connection.execute(
        update(alerts).where(alerts.c.id.in_(ids)).values(state="joined", joined_into=into)
    )


def record(
    connection: Connection,
    id_: str,
    *,
    delivery: Row,
    state: str,
    next_attempt_at: datetime | None,
) -> None:
    """Store an attempt and what follows; `delivery` has attempted_at, outcome and answer."""
    connection.execute(insert(deliveries), {"alert_id": id_, **delivery})
    values: dict[str, Any] = {"state": state, "lease_until": None, "rung_at": None}
    if next_attempt_at is not None:
        values["next_attempt_at"] = next_attempt_at
    if state == "delivered":
        values["delivered_at"] = delivery["attempted_at"]
    connection.execute(update(alerts).where(alerts.c.id == id_).values(values))


def redeliver(connection: Connection, id_: str, *, now: datetime) -> bool:
    """Make an alert due again, whatever became of it; False when there is none."""
    done = connection.execute(
        update(alerts)
        .where(alerts.c.id == id_)
        .values(state="pending", next_attempt_at=now, lease_until=None, rung_at=None, attempts=0)
    )
    return bool(done.rowcount)
