"""Alert: which subscriptions want an event, one alert for each of their channels."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from ingest.alerts.due import channel_due
from ingest.alerts.rules import wants
from ingest.pipeline.facts import Told, load_facts
from ingest.pipeline.labels import counted, named
from ingest.pipeline.parts import Parts
from ingest.store import alerts, events, subscriptions
from schemas.records.alerts import Subscription
from schemas.records.steps import Done, Ring

# Alerts in one deliver message: enough to share Celery's cost, few enough that a slow channel
# (30 s an attempt at worst, and the first failure ends the message) stays within its time limit.
ALERTS_A_MESSAGE = 20

Row = dict[str, Any]


def alert(parts: Parts, event_ids: Sequence[str]) -> Done:
    """Write the alerts of events that wait for nothing any more; the others are left to wait."""
    now = parts.now()
    with parts.store.read() as connection:
        unrested = events.unrested(connection, event_ids, now=now)
        ready = [id_ for id_ in events.ready(connection, event_ids, now=now) if id_ not in unrested]
        wanting = subscriptions.active(connection)
        asked = asked_for(events.rows_by_id(connection, ready), wanting)
        told = load_facts(connection, asked, console_url=parts.console_url)
    rows = [row for each in told for row in alert_rows(each, wanting, now=now)]
    with parts.store.write() as connection:
        events.wait_on(connection, unrested, now=now)
        still_open = set(events.lock_open(connection, ready))
        kept = [row for row in rows if row["event_id"] in still_open]
        alerts.add(connection, kept)
        events.mark_alerted(connection, sorted(still_open), now=now)
    due = [(row["id"], row["channel_label"]) for row in kept if row["next_attempt_at"] <= now]
    return Done(line=_line(len(ready), told, kept), rings=tuple(delivery_rings(due)))


def asked_for(rows: Sequence[Any], wanting: Sequence[Subscription]) -> list[str]:
    """The events whose type some subscription asks for: only theirs are worth loading in full."""
    return [
        row["id"]
        for row in rows
        if any(
            row["type"] in each.events and (each.baseline or not row["baseline"])
            for each in wanting
        )
    ]


def alert_rows(told: Told, wanting: Sequence[Subscription], *, now: datetime) -> Iterator[Row]:
    """One row for each channel of each subscription that wants the event; due ones are rung."""
    for subscription in wanting:
        if not wants(subscription, told.facts):
            continue
        for channel in subscription.channels:
            due_at = channel_due(subscription, channel, told.facts, now=now)
            row = alerts.alert_row(
                event={
                    "id": told.facts.id,
                    "document_id": told.facts.document_id,
                    "at": told.facts.at,
                },
                subscription_id=subscription.id,
                channel=channel,
                due_at=due_at,
                now=now,
            )
            yield row | {"rung_at": now if due_at <= now else None}


def delivery_rings(due: Sequence[tuple[str, str]]) -> Iterator[Ring]:
    """Messages of alerts of one channel each, so that none waits behind another's channel."""
    for label, of_channel in groupby(sorted(due, key=_label), key=_label):
        ids = [id_ for id_, _ in of_channel]
        for start in range(0, len(ids), ALERTS_A_MESSAGE):
            batch = tuple(ids[start : start + ALERTS_A_MESSAGE])
            yield Ring(step="deliver", ids=batch, label=label)


def _label(due: tuple[str, str]) -> str:
    return due[1]


def _line(ready: int, told: Sequence[Told], rows: Sequence[Row]) -> str:
    if not ready:
        return "no event is ready"
    if not told:
        return f"{counted(ready, 'event')}, none of a type that is asked for"
    types = named(each.facts.type for each in told)
    return f"{counted(ready, 'event')} ({types}): {counted(len(rows), 'alert')}"
