"""Alert: which subscriptions want what happened, one alert for each matter and channel."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from ingest.alerts.following import Decided
from ingest.alerts.matters import is_of_citation
from ingest.pipeline.bells import delivery_rings
from ingest.pipeline.facts import Told, load_facts
from ingest.pipeline.labels import counted, named
from ingest.pipeline.matters import decide
from ingest.pipeline.parts import Parts
from ingest.pipeline.planning import alert_rows, matters_of, wishes_of
from ingest.pipeline.same_cause import gathered_by, held, stories_of, suspects
from ingest.store import alerting, channels, event_steps, events, same_edits, subscriptions
from ingest.store.session import Connection, Row
from schemas.records.alerts import Channel, Subscription
from schemas.records.steps import Done


def alert(parts: Parts, event_ids: Sequence[str]) -> Done:
    """Write the alerts of events that wait for nothing any more; the others are left to wait."""
    now = parts.now()
    with parts.store.read() as connection:
        unrested = events.unrested(connection, event_ids, now=now)
        ready = [id_ for id_ in events.ready(connection, event_ids, now=now) if id_ not in unrested]
        decided = decide(connection, ready, unrested=unrested, now=now)
        wanting = subscriptions.active(connection)
        ids = [id_ for matter in decided.matters for id_ in matter]
        happened = events.rows_by_id(connection, ids)
        asked = asked_for(happened, wanting)
        told = load_facts(connection, asked, console_url=parts.console_url)
    wishes = wishes_of(matters_of(told, decided.matters), wanting, now=now)
    suspected = suspects(told, decided.matters)
    with parts.store.write() as connection:
        stories = stories_of(connection, happened, suspected, now=now)  # edits first, as `observe`
        of_events = stories.of_events(decided.matters)
        decided.hold(held(connection, told, stories, of_events, now=now))
        events.wait_on(connection, unrested, now=now)
        done = _settle(connection, decided, now=now)
        gathered = gathered_by(connection, stories)
        of_done = {id_: by for id_, by in stories.of.items() if id_ in done}
        same_edits.mark(connection, gathered | of_done)
        rows = alert_rows(connection, wishes, told, only=done, stories=of_events, now=now)
        called = _write(connection, rows, now=now)
        alerting.hurry(connection, _not_of_citations(rows, told), now=now)
        same_edits.gather(connection, gathered)  # after the channels: alerts come last
        events.mark_alerted(connection, sorted(done), now=now)
    return Done(line=_line(len(done), told, rows), rings=tuple(delivery_rings(called)))


def asked_for(rows: Sequence[Any], wanting: Sequence[Subscription]) -> list[str]:
    """The events whose type some subscription asks for: only theirs are worth loading in full."""
    asked = {(type_, each.baseline) for each in wanting for type_ in each.events}
    return [
        row["id"]
        for row in rows
        if (row["type"], True) in asked or (not row["baseline"] and (row["type"], False) in asked)
    ]


def _settle(connection: Connection, decided: Decided, *, now: datetime) -> set[str]:
    """Let events wait or be over; gives those that are alerted now, kept from other alert steps.

    A matter of which somebody else has taken a part meanwhile is left to the sweep.
    """
    ids = [id_ for matter in decided.matters for id_ in matter]
    still_open = set(events.lock_open(connection, [*ids, *decided.waiting, *decided.over]))
    event_steps.put_off(connection, decided.waiting)
    events.supersede(
        connection, [{"id": id_, "by": by, "at": now} for id_, by in decided.over.items()]
    )
    whole = (matter for matter in decided.matters if still_open.issuperset(matter))
    return {id_ for matter in whole for id_ in matter}


def _write(connection: Connection, rows: Sequence[Row], *, now: datetime) -> list[tuple[str, str]]:
    """Add alerts; gives the channels to call. Channels come first, see `ingest.store.channels`."""
    found = {row["channel_key"]: Channel(**row["channel"]) for row in rows}
    channels.add(connection, found.values())
    due = {row["channel_key"] for row in rows if _is_due(row, now)}
    called = channels.call(connection, due, now=now) if due else []
    alerting.add(connection, rows)
    return called


def _not_of_citations(rows: Sequence[Row], told: Sequence[Told]) -> list[Row]:
    """Without what an edit did: that may come a moment later, and is told with the edit anyway."""
    did = {each.facts.id for each in told if is_of_citation(each.facts.type)}
    return [row for row in rows if row["event_id"] not in did]


def _is_due(row: Row, now: datetime) -> bool:
    return bool(row["state"] == "pending" and row["next_attempt_at"] <= now)


def _line(ready: int, told: Sequence[Told], rows: Collection[Row]) -> str:
    if not ready:
        return "no event is ready"
    if not told:
        return f"{counted(ready, 'event')}, none of a type that is asked for"
    types = named(each.facts.type for each in told)
    number = sum(row["state"] == "pending" for row in rows)
    return f"{counted(ready, 'event')} ({types}): {counted(number, 'alert')}"
