"""Subscriptions as a list: their rules, and what became of them lately. Never writes."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Select, case, func, select

from ingest.store.narrowing import rows
from ingest.store.pending import PENDING
from ingest.store.session import Connection, Row
from schemas.records.alerts import Channel
from schemas.records.revisions import Significance
from schemas.tables import alerts, subscriptions

# What an alert counts as that is told for itself, or waits to be.
_MESSAGE = case((alerts.c.state != "joined", 1), else_=0)


def subscription_list(connection: Connection, *, since: datetime) -> list[Row]:
    """The subscriptions in force, in the order of the watch list.

    Channels are given as their labels, never with a secret. With `last_alert_at`; `alerts` made
    since `since` and the `dead` ones among them; and what is `waiting`, the first until `next_at`.
    """
    query = select(subscriptions).where(subscriptions.c.active).order_by(subscriptions.c.id)
    known = rows(connection, query)
    lately, waiting, latest = (
        _by_subscription(connection, each) for each in (_lately(since), _waiting(), _latest())
    )
    return [
        _shown(row)
        | {"last_alert_at": None, "alerts": 0, "dead": 0, "waiting": 0, "next_at": None}
        | latest.get(row["id"], {})
        | lately.get(row["id"], {})
        | waiting.get(row["id"], {})
        for row in known
    ]


def _shown(row: Row) -> dict[str, Any]:
    labels = [Channel(**channel).label for channel in row["channels"]]
    shown = {name: value for name, value in row.items() if name not in ("id", "active")}
    return shown | {"at_least": Significance(row["at_least"]).word, "channels": labels}


def _by_subscription(connection: Connection, query: Select[Any]) -> Mapping[int, dict[str, Any]]:
    """The rows of a query by their `subscription_id`, without it."""
    found = rows(connection, query)
    return {
        row["subscription_id"]: {k: v for k, v in row.items() if k != "subscription_id"}
        for row in found
    }


def _lately(since: datetime) -> Select[Any]:
    dead = case((alerts.c.state == "dead", 1), else_=0)
    return (
        select(
            alerts.c.subscription_id,
            func.sum(_MESSAGE).label("alerts"),
            func.sum(dead).label("dead"),
        )
        .where(alerts.c.created_at >= since)
        .group_by(alerts.c.subscription_id)
    )


def _waiting() -> Select[Any]:
    return (
        select(
            alerts.c.subscription_id,
            func.count().label("waiting"),
            func.min(alerts.c.next_attempt_at).label("next_at"),
        )
        .where(PENDING)
        .group_by(alerts.c.subscription_id)
    )


def _latest() -> Select[Any]:
    """By subscription, so that each is one look into the index."""
    newest = (
        select(func.max(alerts.c.created_at))
        .where(alerts.c.subscription_id == subscriptions.c.id)
        .scalar_subquery()
    )
    return select(subscriptions.c.id.label("subscription_id"), newest.label("last_alert_at")).where(
        subscriptions.c.active
    )
