"""Channels as a list: are they well, what waits for them, and who is told by them. Never writes."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import case, func, select

from ingest.store import subscriptions
from ingest.store.narrowing import rows
from ingest.store.pending import PENDING
from ingest.store.session import Connection, Row
from schemas.records.alerts import Channel
from schemas.tables import alerts, channels

# What is known of a channel by which nothing was ever sent.
_UNUSED = {
    "failures": 0, "failing_since": None, "paused_until": None, "told_at": None,
    "last_ok_at": None, "last_answer": None,
}  # fmt: skip


def channel_list(connection: Connection, *, now: datetime) -> list[Row]:
    """Every channel that a subscription names, and those named no longer with alerts left.

    `state` is well, failing (the next attempt is a probe), paused, or unused: nothing was ever
    sent. `waiting` are alerts still to be delivered, `due` those whose time has come, `dead` those
    given up. Sorted by label.
    """
    named = _named(connection)
    known = {row["key"]: row for row in rows(connection, select(channels))}
    left = _left(connection, now=now)
    keys = {*named, *(key for key in known if key in left)}
    found = (_row(key, named.get(key, ()), known.get(key), left.get(key, {})) for key in keys)
    shown = [row | {"state": _state(row, now)} for row in found]
    return sorted(shown, key=lambda row: (row["label"], row["key"]))


def _named(connection: Connection) -> Mapping[str, list[tuple[str, Channel]]]:
    """Subscription and channel, by the channel's key."""
    found: dict[str, list[tuple[str, Channel]]] = {}
    for name, channel in _pairs(connection):
        found.setdefault(channel.key, []).append((name, channel))
    return found


def _pairs(connection: Connection) -> Iterator[tuple[str, Channel]]:
    for subscription in subscriptions.active(connection):
        for channel in subscription.channels:
            yield subscription.name, channel


def _left(connection: Connection, *, now: datetime) -> dict[str, dict[str, Any]]:
    """What is still to be delivered or was given up, by the channel's key."""
    due = case((alerts.c.next_attempt_at <= now, 1), else_=0)
    waiting = (
        select(
            alerts.c.channel_key.label("key"),
            func.max(alerts.c.channel_label).label("label"),
            func.count().label("waiting"),
            func.sum(due).label("due"),
        )
        .where(PENDING, alerts.c.channel_key.is_not(None))
        .group_by(alerts.c.channel_key)
    )
    dead = (
        select(
            alerts.c.channel_key.label("key"),
            func.max(alerts.c.channel_label).label("label"),
            func.count().label("dead"),
        )
        .where(alerts.c.state == "dead", alerts.c.channel_key.is_not(None))
        .group_by(alerts.c.channel_key)
    )
    found: dict[str, dict[str, Any]] = {}
    for row in (*rows(connection, waiting), *rows(connection, dead)):
        found.setdefault(row["key"], {}).update(row)
    return found


def _row(
    key: str, named: Iterable[tuple[str, Channel]], known: Row | None, left: Row
) -> dict[str, Any]:
    pairs = list(named)
    label = pairs[0][1].label if pairs else (known or left)["label"]
    remembered = {name: known[name] if known else value for name, value in _UNUSED.items()}
    counted = {name: left.get(name, 0) for name in ("waiting", "due", "dead")}
    own = {"key": key, "label": label, "subscriptions": [name for name, _ in pairs]}
    return own | remembered | counted


def _state(row: Row, now: datetime) -> str:
    if row["paused_until"] is not None and row["paused_until"] > now:
        return "paused"
    if row["failing_since"] is not None:
        return "failing"
    return "well" if row["last_ok_at"] is not None else "unused"
