"""What the operator is told of channels: failing and recovered once, alerts given up once a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from ingest.alerts import channel_trouble
from ingest.alerts.matters import is_of_channel
from ingest.alerts.pauses import Health, is_to_be_told
from ingest.store import alerts, events, subscriptions
from ingest.store.session import Connection, Row
from schemas.records.alerts import Delivered, FailureCode, SendOutcome

# Alerts of this time are counted in `alert.dead`: patience, a digest of days, and room.
COUNTED = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """What came of an attempt, as far as it says something of its channel."""

    taken: Row  # the alert's row
    outcome: SendOutcome
    died: bool  # the alert was given up
    overdue: int  # others that are given up with it
    before: Health
    after: Health
    at: datetime
    is_named: bool = True  # by the watch list: else there is nobody to mend it

    @property
    def key(self) -> str:
        """The channel's key."""
        return str(self.taken["channel_key"])

    @property
    def label(self) -> str:
        """What may be shown of the channel."""
        return str(self.taken["channel_label"])


def tell(connection: Connection, happened: Happened) -> tuple[list[str], datetime | None]:
    """Add the events that follow: their ids, and since when the channel is told to be failing.

    The death of an alert that tells of channels makes none: it would be told for ever.
    """
    if isinstance(happened.outcome, Delivered) and happened.before.told_at is None:
        return [], None
    (event,) = events.rows_by_id(connection, [happened.taken["event_id"]])
    deaths = happened.overdue + (happened.died and not is_of_channel(event["type"]))
    rows = list(_rows(connection, happened, deaths, source_id=event["source_id"]))
    events.add(connection, rows)
    return [row["id"] for row in rows], _told_at(happened, rows)


def _rows(
    connection: Connection, happened: Happened, deaths: int, *, source_id: int
) -> Iterator[Row]:
    for type_, subject in _due(happened, deaths):
        row = events.event_row(
            type_, subject=f"{happened.key} {subject}", source_id=source_id, at=happened.at
        )
        if not events.rows_by_id(connection, [row["id"]]):
            detail = _detail(connection, happened, deaths, type_)
            yield row | {"detail": detail | {"subscriptions": _named_by(connection, happened)}}


def _named_by(connection: Connection, happened: Happened) -> list[str]:
    """The subscriptions that tell by this channel: its label alone may be that of several.

    Where none does any more, the one whose alert was to go there.
    """
    names = [
        each.name
        for each in subscriptions.active(connection)
        if any(channel.key == happened.key for channel in each.channels)
    ]
    own = happened.taken["subscription_id"]
    return names or [subscriptions.by_id(connection, own).name]


def _due(happened: Happened, deaths: int) -> Iterator[tuple[str, str]]:
    """Types of events with what makes them one: an outage, or a day."""
    told_at, day = happened.before.told_at, happened.at.date().isoformat()
    if isinstance(happened.outcome, Delivered):
        if told_at is not None:
            yield "channel.recovered", told_at.isoformat()
        return
    if happened.is_named and is_to_be_told(happened.after, now=happened.at):
        yield "channel.failing", f"{happened.after.failing_since}"
    elif happened.is_named and deaths and told_at is None:
        yield "channel.failing", day
    if deaths:
        yield "alert.dead", day


def _told_at(happened: Happened, rows: list[Row]) -> datetime | None:
    types = {row["type"] for row in rows}
    if "channel.failing" in types:
        return happened.at
    return None if isinstance(happened.outcome, Delivered) else happened.before.told_at


def _detail(connection: Connection, happened: Happened, deaths: int, type_: str) -> dict[str, Any]:
    label, key, outcome = happened.label, happened.key, happened.outcome
    if isinstance(outcome, Delivered):
        return channel_trouble.recovered(label=label, key=key)
    code: FailureCode = outcome.code
    if type_ == "channel.failing":
        return channel_trouble.failing(label=label, key=key, code=code, answer=outcome.answer)
    since = happened.at - COUNTED
    number = alerts.dead(connection, key, made_after=since) + happened.overdue
    return channel_trouble.dead(
        label=label, key=key, code=code, answer=outcome.answer, number=max(number, deaths)
    )
