"""Alerts as they are made: one row for each event, channel and subscription, and who tells whom."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, func, select, update

from ingest.store.ids import alert_id
from ingest.store.pending import PENDING
from ingest.store.session import Connection, Row, chunks, insert_ignore, update_each
from schemas.records.alerts import Bundle, Channel
from schemas.tables import alerts, events, subscriptions


class Counted(NamedTuple):
    """How many alerts a channel is to be told at one moment, apart from those told with others."""

    channel_key: str
    due_at: datetime
    together: bool  # they wait to be told as one message
    number: int


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
        "channel_label": channel.label, "state": "pending", "joined_into": None,
        "created_at": now, "next_attempt_at": due_at, "attempts": 0, "channel_key": channel.key,
        "bundle": bundle, "event_at": event["at"], "due_at": due_at,
    }  # fmt: skip


def rows_of_matter(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The alerts of one matter for one channel: the first tells it, the others are joined to it."""
    leader, *others = rows
    joined = {"state": "joined", "joined_into": leader["id"]}
    return [leader, *(row | joined for row in others)]


def add(connection: Connection, rows: Sequence[Row]) -> None:
    """Add alerts; those that are there stay as they are."""
    insert_ignore(connection, alerts, rows)


def lock_subscriptions(connection: Connection, ids: Collection[int]) -> None:
    """Keep others from counting the messages of these subscriptions until ours are added.

    In order, so that two steps never wait for each other. SQLite has one writer at a time anyway.
    """
    query = select(subscriptions.c.id).where(subscriptions.c.id.in_(sorted(ids)))
    connection.execute(query.order_by(subscriptions.c.id).with_for_update())


def counted(
    connection: Connection, subscription_id: int, *, made_after: datetime, due_after: datetime
) -> list[Counted]:
    """How many alerts are due at each moment after `due_after`, those joined to others left out.

    `made_after` bounds what is read; what waits for longer is one message at most.
    """
    together = alerts.c.bundle.is_not(None)
    query = (
        select(alerts.c.channel_key, alerts.c.due_at, together, func.count())
        .where(alerts.c.subscription_id == subscription_id, alerts.c.created_at >= made_after)
        .where(alerts.c.due_at >= due_after, alerts.c.state != "joined")
        .where(alerts.c.channel_key.is_not(None))
        .group_by(alerts.c.channel_key, alerts.c.due_at, together)
    )
    return [Counted(key, at, bool(one), n) for key, at, one, n in connection.execute(query)]


def hurry(connection: Connection, rows: Iterable[Row], *, now: datetime) -> None:
    """Let earlier alerts that still settle be due no later than these of the same document.

    Settling is over once something else happens to the document, and nothing may overtake. What
    waits in a bundle goes on waiting.
    """
    sooner: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in rows:
        if row["state"] == "pending" and row["document_id"] is not None:
            sooner[_place(row)].append(row)
    if not sooner:
        return
    settling = connection.execute(
        select(alerts.c.id, *(alerts.c[name] for name in _PLACE), *(alerts.c[n] for n in _ORDER))
        .where(alerts.c.document_id.in_({place[0] for place in sooner}))
        .where(alerts.c.state == "pending", alerts.c.attempts == 0)
        .where(alerts.c.bundle.is_(None), alerts.c.due_at > now)
    ).mappings()
    late = [
        {"id": row["id"], "due_at": due_at}
        for row in map(dict, settling)
        if (due_at := _due_after(row, sooner[_place(row)])) < row["due_at"]
    ]
    update_each(connection, _DUE_SOONER, late)


_PLACE = ("document_id", "subscription_id", "channel_key")
_ORDER = ("created_at", "event_at", "due_at")

_DUE_SOONER = (
    update(alerts)
    .where(alerts.c.id == bindparam("b_id"))
    .values(due_at=bindparam("b_due_at"), next_attempt_at=bindparam("b_due_at"))
)


def _place(row: Row) -> tuple[Any, ...]:
    return tuple(row[name] for name in _PLACE)


def _due_after(row: Row, others: Iterable[Row]) -> datetime:
    """The soonest that one of those after it in order is due, or itself."""
    own = _order(row)
    found = [each["due_at"] for each in others if _order(each) > own]
    due: datetime = min([row["due_at"], *found])
    return due


def _order(row: Row) -> tuple[datetime, datetime, str]:
    return row["created_at"], row["event_at"], row["id"]


def beside(connection: Connection, taken: Row) -> Sequence[Any]:
    """Alerts of the same document, subscription and channel that nobody has tried yet either.

    Oldest first; each with its event's `type`, `edit_id` and `happened_at`, and with `settle_s` of
    the subscription.
    """
    if taken["document_id"] is None:
        return []
    query = (
        select(
            *alerts.c, events.c.type, events.c.edit_id, events.c.at.label("happened_at"),
            subscriptions.c.settle_s,
        )
        .join(events, alerts.c.event_id == events.c.id)
        .join(subscriptions, alerts.c.subscription_id == subscriptions.c.id)
        .where(alerts.c.document_id == taken["document_id"], alerts.c.id != taken["id"])
        .where(alerts.c.subscription_id == taken["subscription_id"])
        .where(PENDING, alerts.c.channel_key == taken["channel_key"], alerts.c.attempts == 0)
        .order_by(alerts.c.created_at, alerts.c.event_at, alerts.c.id)
    )  # fmt: skip
    return connection.execute(query).mappings().all()


def joined_events(connection: Connection, id_: str) -> list[str]:
    """Events of the alerts that were joined into this one."""
    query = select(alerts.c.event_id).where(alerts.c.joined_into == id_)
    return list(connection.execute(query).scalars())


def join(connection: Connection, ids: Iterable[str], *, into: str) -> None:
    """Let one alert tell what these would have told, and what was joined to them.

    Those that somebody has begun to send meanwhile are left alone.
    """
    for some in chunks(ids):
        untried = (
            update(alerts)
            .where(alerts.c.id.in_(some), PENDING, alerts.c.attempts == 0)
            .values(state="joined", joined_into=into)
            .returning(alerts.c.id)
        )
        joined = list(connection.execute(untried).scalars())
        theirs = update(alerts).where(alerts.c.joined_into.in_(joined))
        connection.execute(theirs.values(joined_into=into))
