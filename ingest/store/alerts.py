"""Alerts and deliveries: what is handed over, each attempt, and what is given up.

How alerts are made is in `alerting.py`, whose turn it is in `pending.py`.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, func, insert, select, update

from ingest.store import addressing, channels
from ingest.store.pending import FOLLOWS_ANOTHER, PENDING, nobody_sends
from ingest.store.session import Connection, Row, chunks
from schemas.records.alerts import Channel
from schemas.tables import alerts, deliveries, events, subscriptions


def take(
    connection: Connection, id_: str, *, channel_key: str, now: datetime, lease: timedelta
) -> Any | None:  # noqa: ANN401 (a row mapping)
    """The alert's row with its lease taken and its attempt counted.

    None when it is done, not due, has to follow another, is being sent at this moment, or goes to
    another channel by now.
    """
    ours = alerts.c.channel_key == channel_key
    in_turn = (ours, alerts.c.next_attempt_at <= now, ~FOLLOWS_ANOTHER)
    return _taken(connection, id_, *in_turn, now=now, lease=lease)


def take_alone(connection: Connection, id_: str, *, now: datetime, lease: timedelta) -> Any | None:  # noqa: ANN401 (a row mapping)
    """As `take`, whether it is its turn or not: somebody asked for this one."""
    return _taken(connection, id_, now=now, lease=lease)


def _taken(
    connection: Connection,
    id_: str,
    *conditions: ColumnElement[bool],
    now: datetime,
    lease: timedelta,
) -> Any | None:  # noqa: ANN401 (a row mapping)
    taken = connection.execute(
        update(alerts)
        .where(alerts.c.id == id_, PENDING, nobody_sends(now), *conditions)
        .values(lease_until=now + lease, attempts=alerts.c.attempts + 1)
        .returning(*alerts.c)
    )
    return taken.mappings().first()


def answered(connection: Connection, taken: Row) -> tuple[datetime, ...]:
    """When attempts of this alert were answered since it was due, newest first.

    Those whose workers died are not among them.
    """
    query = select(deliveries.c.attempted_at).where(
        deliveries.c.alert_id == taken["id"], deliveries.c.attempted_at >= taken["due_at"]
    )
    return tuple(connection.execute(query.order_by(deliveries.c.id.desc())).scalars())


def record(
    connection: Connection,
    id_: str,
    *,
    delivery: Row,
    state: str,
    next_attempt_at: datetime | None,
    held: datetime | None = None,
) -> bool:
    """Store an attempt and what follows; `delivery` has attempted_at, outcome and answer.

    `held` is the end of the lease that it was sent under. Where another attempt has begun since,
    nothing follows from a failure: False. What was delivered is delivered.
    """
    connection.execute(insert(deliveries), {"alert_id": id_, **delivery})
    values: dict[str, Any] = {"state": state, "lease_until": None}
    if next_attempt_at is not None:
        values["next_attempt_at"] = next_attempt_at
    if state == "delivered":
        values["delivered_at"] = delivery["attempted_at"]
    changed = update(alerts).where(alerts.c.id == id_)
    if held is not None and state != "delivered":
        changed = changed.where(PENDING, alerts.c.lease_until == held)
    return bool(connection.execute(changed.values(values)).rowcount)


def let_go(connection: Connection, channel_key: str, *, now: datetime) -> None:
    """Make due whatever of a channel was put off because of its failures."""
    connection.execute(
        update(alerts)
        .where(PENDING, alerts.c.channel_key == channel_key)
        .where(alerts.c.attempts > 0, alerts.c.next_attempt_at > now)
        .values(next_attempt_at=now)
    )


def give_up(
    connection: Connection, channel_key: str, *, due_by: datetime, delivery: Row, limit: int
) -> int:
    """Let alerts of a channel die that are due since `due_by` or longer; gives how many.

    `delivery` has attempted_at, outcome and answer, and says why.
    """
    now = delivery["attempted_at"]
    query = (
        select(alerts.c.id)
        .where(PENDING, alerts.c.channel_key == channel_key, alerts.c.next_attempt_at <= now)
        .where(alerts.c.due_at <= due_by, nobody_sends(now))
        .limit(limit)
    )
    ids = list(connection.execute(query).scalars())
    if ids:
        connection.execute(insert(deliveries), [{"alert_id": id_, **delivery} for id_ in ids])
        connection.execute(update(alerts).where(alerts.c.id.in_(ids)).values(state="dead"))
    return len(ids)


def overdue(connection: Connection, channel_key: str, *, due_by: datetime, now: datetime) -> int:
    """How many alerts `give_up` would let die, those that tell of channels left out."""
    tells_of_channels = events.c.type.startswith("channel.") | events.c.type.startswith("alert.")
    query = (
        select(func.count())
        .select_from(alerts)
        .join(events, alerts.c.event_id == events.c.id)
        .where(PENDING, alerts.c.channel_key == channel_key, alerts.c.next_attempt_at <= now)
        .where(alerts.c.due_at <= due_by, nobody_sends(now), ~tells_of_channels)
    )
    return int(connection.execute(query).scalar_one())


def dead(connection: Connection, channel_key: str, *, made_after: datetime) -> int:
    """How many alerts of a channel made after then were given up.

    By subscription, since alerts have an index by subscription and the instant they were made.
    """
    query = (
        select(func.count())
        .select_from(alerts)
        .where(alerts.c.subscription_id.in_(select(subscriptions.c.id)))
        .where(alerts.c.created_at > made_after, alerts.c.state == "dead")
        .where(alerts.c.channel_key == channel_key)
    )
    return int(connection.execute(query).scalar_one())


def telling(connection: Connection, ids: Sequence[str]) -> list[str]:
    """These alerts, and of those that another one told, that one."""
    query = select(func.coalesce(alerts.c.joined_into, alerts.c.id))
    found = (connection.execute(query.where(alerts.c.id.in_(some))) for some in chunks(ids))
    return sorted({id_ for rows in found for id_ in rows.scalars()})


def redeliver(connection: Connection, ids: Iterable[str], *, now: datetime) -> int:
    """Make alerts due again, whatever became of them; gives how many.

    Of those that another one told, that one. Those that are being sent at this moment are left
    alone. They keep their ids, by which receivers know them, and have all their patience again.
    They go where the watch list sends them now (`addressing.meant`), and nobody hands over to
    these channels until the transaction is over.
    """
    named = list(ids)
    meant = addressing.meant(connection, telling(connection, named))
    channels.add(connection, meant.values())
    for key in sorted({each.key for each in meant.values()}):
        channels.lock(connection, key)
    by_now = set(telling(connection, named))  # another may tell them since, until we held it
    meant |= addressing.meant(connection, by_now - meant.keys())
    return sum(_redeliver(connection, some, meant, now=now) for some in chunks(by_now))


def _redeliver(
    connection: Connection, ids: Sequence[str], meant: Mapping[str, Channel], *, now: datetime
) -> int:
    again = (
        update(alerts)
        .where(alerts.c.id.in_(ids), nobody_sends(now))
        .values(state="pending", next_attempt_at=now, due_at=now, lease_until=None, attempts=0)
        .returning(alerts.c.id, alerts.c.channel_key)
    )
    rows = connection.execute(again).all()
    moved = {row.id: meant[row.id] for row in rows if row.channel_key != meant[row.id].key}
    addressing.address(connection, moved)
    return len(rows)
