"""Where alerts go: as the watch list says now, not as it said when they were made."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from itertools import product
from typing import Any

from sqlalchemy import case, func, select, update

from ingest.store import channels
from ingest.store.pending import PENDING, nobody_sends
from ingest.store.session import Connection, Row, chunks
from schemas.records.alerts import Channel
from schemas.tables import alerts, subscriptions

# Moved in one transaction, the oldest first, as many as one digest tells; takes seconds at worst.
MOVED_AT_ONCE = 10_000

_Named = Mapping[int, tuple[Channel, ...]]  # by subscription, those in force
_Told = set[tuple[str, int, str]]  # event, subscription and key of a channel


def named_now(connection: Connection, taken: Row) -> Channel | None:
    """The channel of an alert with its secret and format of now.

    None where its subscription names it no longer, or was itself taken off the watch list.
    """
    of = taken["subscription_id"]
    named = _named(connection, [of]).get(of, ())
    return _same(named, Channel(**taken["channel"]))


def meant(connection: Connection, ids: Iterable[str]) -> dict[str, Channel]:
    """The channel of each of these alerts: its own, or the one that took its place.

    An address was corrected where the subscription names the channel no longer, but exactly one
    of the same kind that has no alert of the same event.
    """
    found: dict[str, Channel] = {}
    told: _Told = set()
    for some in chunks(ids):
        query = select(alerts).where(alerts.c.id.in_(some)).order_by(alerts.c.id)
        rows = [dict(row) for row in connection.execute(query).mappings()]
        named = _named(connection, {row["subscription_id"] for row in rows})
        own = {row["id"]: Channel(**row["channel"]) for row in rows}
        gone = [
            row for row in rows if not _same(named.get(row["subscription_id"], ()), own[row["id"]])
        ]
        told |= _told(connection, gone)
        found |= own | _successors(gone, named, told)
    return found


def _successors(gone: Iterable[Row], named: _Named, told: _Told) -> dict[str, Channel]:
    """What took the place of channels; adds to `told` what they will be told."""
    found = {}
    for row in gone:
        kind, of = row["channel"]["kind"], (row["event_id"], row["subscription_id"])
        free = [
            each
            for each in named.get(row["subscription_id"], ())
            if each.kind == kind and (*of, each.key) not in told
        ]
        if len(free) == 1:
            found[row["id"]] = free[0]
            told.add((*of, free[0].key))
    return found


def _named(connection: Connection, ids: Iterable[int]) -> _Named:
    query = select(subscriptions.c.id, subscriptions.c.channels)
    rows = connection.execute(query.where(subscriptions.c.id.in_(ids), subscriptions.c.active))
    return {row.id: tuple(Channel(**each) for each in row.channels) for row in rows}


def _same(named: Iterable[Channel], channel: Channel) -> Channel | None:
    return next((each for each in named if each.key == channel.key), None)


def _told(connection: Connection, gone: Sequence[Row]) -> _Told:
    columns = (alerts.c.event_id, alerts.c.subscription_id, alerts.c.channel)
    query = select(*columns).where(alerts.c.event_id.in_({row["event_id"] for row in gone}))
    rows = connection.execute(query).all() if gone else []
    return {(row.event_id, row.subscription_id, Channel(**row.channel).key) for row in rows}


def address(connection: Connection, found: Mapping[str, Channel]) -> None:
    """Let these alerts, and what is joined to them, go to these channels; their ids stay.

    Those of before channels had keys get all that newer ones are made with.
    """
    channels.add(connection, found.values())
    by_channel: dict[Channel, list[str]] = defaultdict(list)
    for id_, channel in found.items():
        by_channel[channel].append(id_)
    for channel, ids in by_channel.items():
        for some, column in product(chunks(ids), (alerts.c.id, alerts.c.joined_into)):
            connection.execute(update(alerts).where(column.in_(some)).values(_place(channel)))


def _place(channel: Channel) -> dict[str, Any]:
    return {
        "channel": asdict(channel),
        "channel_key": channel.key,
        "channel_label": channel.label,
        "due_at": func.coalesce(alerts.c.due_at, alerts.c.next_attempt_at),
        "event_at": func.coalesce(alerts.c.event_at, alerts.c.created_at),
    }


def move(connection: Connection, taken: Row, *, now: datetime) -> bool:
    """Let what waits for a channel that is named no longer wait for the one that took its place.

    All alerts of this subscription that nobody sends; those that were tried are due at once, with
    all their patience. The sweep rings for them. Gives whether the taken one is among them.
    """
    query = (
        select(alerts.c.id)
        .where(PENDING, alerts.c.channel_key == taken["channel_key"])
        .where(alerts.c.subscription_id == taken["subscription_id"])
        .where(nobody_sends(now) | (alerts.c.id == taken["id"]))
        .order_by(alerts.c.created_at, alerts.c.event_at, alerts.c.id)
        .limit(MOVED_AT_ONCE)
    )
    all_of_them = meant(connection, connection.execute(query).scalars())
    moved = {id_: to for id_, to in all_of_them.items() if to.key != taken["channel_key"]}
    address(connection, moved)
    was_tried = alerts.c.attempts > 0
    for some in chunks(moved):
        fresh = update(alerts).where(alerts.c.id.in_(some))
        connection.execute(
            fresh.values(
                due_at=case((was_tried, now), else_=alerts.c.due_at),
                next_attempt_at=case((was_tried, now), else_=alerts.c.next_attempt_at),
                attempts=0, lease_until=None,
            )
        )  # fmt: skip
    return taken["id"] in moved


def adopt(connection: Connection, *, limit: int) -> None:
    """Give their channels' keys to pending alerts that workers of before there were any made.

    While Palimpsest is replaced by a newer one, both write for a while. Nobody rings for channels
    without a key.
    """
    query = (
        select(alerts.c.id, alerts.c.channel)
        .where(PENDING, alerts.c.channel_key.is_(None))
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    rows = connection.execute(query).all()
    address(connection, {row.id: Channel(**row.channel) for row in rows})
