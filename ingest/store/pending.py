"""Whose turn it is among the alerts of a channel that are still to be handed over."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    exists,
    func,
    literal,
    select,
    tuple_,
)

from ingest.store.session import Connection
from schemas.tables import alerts

# Written out and not bound: only so do both databases know that their indexes of pending alerts do.
_WORD = literal("pending", literal_execute=True)
PENDING: ColumnElement[bool] = alerts.c.state == _WORD


def due_ids(connection: Connection, channel_key: str, *, now: datetime, limit: int) -> list[str]:
    """Alerts of a channel that may be handed over now, one after the other in that order.

    Those that were never tried come first, the longest due before the others; where there are none,
    those with the fewest attempts. The first one follows no other, and none follows one that is
    not among those before it.
    """
    due = select(alerts.c.id).where(
        PENDING, alerts.c.channel_key == channel_key, alerts.c.next_attempt_at <= now,
        nobody_sends(now),
    )  # fmt: skip
    order = (alerts.c.next_attempt_at, alerts.c.created_at, alerts.c.event_at, alerts.c.id)
    untried = due.where(alerts.c.attempts == 0, ~_follows_one_not_listed(now)).order_by(*order)
    found = list(connection.execute(untried.limit(limit)).scalars())
    if found:
        return found
    tried = due.where(alerts.c.attempts > 0, ~FOLLOWS_ANOTHER)
    fewest_first = tried.order_by(alerts.c.attempts, *order)
    return list(connection.execute(fewest_first.limit(limit)).scalars())


def nobody_sends(now: datetime) -> ColumnElement[bool]:
    """Whether no attempt runs, as far as its lease says."""
    return alerts.c.lease_until.is_(None) | (alerts.c.lease_until <= now)


_earlier = alerts.alias("earlier")


def _follows_one_not_listed(now: datetime) -> ColumnElement[bool]:
    """Whether it follows one that does not stand before it among the untried that are due."""
    return _follows(
        (_earlier.c.attempts > 0)
        | (_earlier.c.lease_until > now)
        | (_earlier.c.next_attempt_at > alerts.c.next_attempt_at)
    )


def _follows(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether an earlier one is pending that meets these conditions.

    With `coalesce` no index but the document's is thought of: thousands of pending alerts may
    share their channel or their subscription.
    """
    return exists().where(
        _earlier.c.state == _WORD,
        _earlier.c.document_id == alerts.c.document_id,
        func.coalesce(_earlier.c.subscription_id, 0) == alerts.c.subscription_id,
        func.coalesce(_earlier.c.channel_key, "") == alerts.c.channel_key,
        _place(_earlier) < _place(alerts),
        *conditions,
    )


def _place(table: FromClause) -> ColumnElement[Any]:
    """The place of an alert among those of its document."""
    event_at = func.coalesce(table.c.event_at, table.c.created_at)
    return tuple_(table.c.created_at, event_at, table.c.id)


# Whether an earlier alert of the same document, subscription and channel is pending.
FOLLOWS_ANOTHER: ColumnElement[bool] = _follows()
