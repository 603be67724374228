"""The facts by which `doctor` judges whether all is well. Writes nothing that stays."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, exists, func, insert, select

from ingest.store.pending import FOLLOWS_ANOTHER, PENDING
from ingest.store.session import Connection, Row, Store
from ingest.store.watchlists import TAKEN_OFF
from schemas.tables import (
    alerts,
    channels,
    deliveries,
    events,
    feeds,
    heartbeats,
    revisions,
    sources,
)

# A row by which a database is proved writable; it is gone when the transaction ends.
_PROBE = "doctor"

# Named one by one up to here; a person repairs the first ones first.
MOST_NAMED = 20


# An event has the instant of the look that showed it, the state that of the message's end.
_TOLD_WITHIN = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Backlog:
    """What is due and not done: how much, and since when the oldest is due."""

    feeds: int  # that wait for a worker, not for their turn at a host that is looked at now
    feeds_since: datetime | None
    unlinked: int  # revisions whose citations were not looked for
    unlinked_since: datetime | None
    events: int  # not yet made into alerts
    events_since: datetime | None
    alerts: int  # that wait for a worker: for no channel that fails, and for no earlier alert
    alerts_since: datetime | None


def prove_writable(store: Store, *, now: datetime) -> None:
    """Write a row and take it away. Raises: TransientError, PermanentError where it fails."""
    with store.write() as connection:
        connection.execute(delete(heartbeats).where(heartbeats.c.name == _PROBE))
        connection.execute(insert(heartbeats).values(name=_PROBE, at=now))
        connection.execute(delete(heartbeats).where(heartbeats.c.name == _PROBE))


def backlog(connection: Connection, *, now: datetime) -> Backlog:
    """What is due and not done at `now`."""
    due = (feeds.c.active, feeds.c.next_poll_at <= now)
    busy = select(feeds.c.host).where(*due, feeds.c.lease_until > now)
    open_ = (events.c.alerted_at.is_(None), events.c.not_before <= now)
    away = exists().where(
        channels.c.key == alerts.c.channel_key, channels.c.failing_since.is_not(None)
    )
    waiting = (PENDING, alerts.c.next_attempt_at <= now, ~away, ~FOLLOWS_ANOTHER)
    count = func.count()
    polls = connection.execute(
        select(count, func.min(feeds.c.next_poll_at)).where(*due, feeds.c.host.not_in(busy))
    ).one()
    links = connection.execute(
        select(count, func.min(revisions.c.observed_at)).where(revisions.c.linked_at.is_(None))
    ).one()
    told = connection.execute(select(count, func.min(events.c.not_before)).where(*open_)).one()
    sent = connection.execute(
        select(count, func.min(alerts.c.next_attempt_at)).where(*waiting)
    ).one()
    return Backlog(
        feeds=polls[0], feeds_since=polls[1], unlinked=links[0], unlinked_since=links[1],
        events=told[0], events_since=told[1], alerts=sent[0], alerts_since=sent[1],
    )  # fmt: skip


def watched(connection: Connection) -> tuple[int, int]:
    """How many sources and how many of their named feeds are watched."""
    active = select(func.count()).where(sources.c.active, sources.c.origin == "watchlist")
    named = select(func.count()).where(feeds.c.active, feeds.c.document_id.is_(None))
    return (
        int(connection.execute(active).scalar_one()),
        int(connection.execute(named).scalar_one()),
    )


def failing_feeds(connection: Connection, *, at_least: int) -> list[Row]:
    """Named feeds that failed at least so often in a row, the longest failing first."""
    query = (
        select(
            sources.c.name.label("source"), feeds.c.url, feeds.c.failures, feeds.c.last_error,
            feeds.c.last_status, feeds.c.last_polled_at, feeds.c.next_poll_at,
        )
        .join(sources, feeds.c.source_id == sources.c.id)
        .where(feeds.c.active, feeds.c.document_id.is_(None), feeds.c.failures >= at_least)
        .order_by(feeds.c.failures.desc(), feeds.c.id)
        .limit(MOST_NAMED)
    )  # fmt: skip
    return [dict(row) for row in connection.execute(query).mappings()]


def failing_sources(connection: Connection) -> list[Row]:
    """Watched sources that were told to fail: since when, for what reason, and with what remedy."""
    query = (
        select(sources.c.id, sources.c.name, sources.c.state_reason, sources.c.state_at)
        .where(sources.c.active, sources.c.state == "failing", sources.c.state_at.is_not(None))
        .order_by(sources.c.state_at, sources.c.id)
        .limit(MOST_NAMED)
    )
    rows = [dict(row) for row in connection.execute(query).mappings()]
    return [{**row, "remedy": _remedy(connection, row)} for row in rows]


def _remedy(connection: Connection, source: Row) -> str | None:
    """What was told to be done; asked from a little before, where there is an index to ask."""
    query = (
        select(events.c.detail)
        .where(events.c.at >= source["state_at"] - _TOLD_WITHIN)
        .where(events.c.source_id == source["id"], events.c.type == "source.failing")
        .order_by(events.c.at.desc())
        .limit(1)
    )
    detail = connection.execute(query).scalar_one_or_none()
    return detail.get("remedy") if detail else None


def stopped_feeds(connection: Connection) -> list[Row]:
    """Named feeds that are never asked for again though they are on the watch list."""
    query = (
        select(sources.c.name.label("source"), feeds.c.url, feeds.c.stopped_reason)
        .join(sources, feeds.c.source_id == sources.c.id)
        .where(feeds.c.active.is_(False), feeds.c.document_id.is_(None), sources.c.active)
        .where(feeds.c.stopped_reason != TAKEN_OFF)
        .order_by(sources.c.name, feeds.c.id)
        .limit(MOST_NAMED)
    )
    return [dict(row) for row in connection.execute(query).mappings()]


def dead_alerts(connection: Connection) -> list[Row]:
    """Channels with alerts that were given up: how many, the newest one and its answer."""
    newest = (
        select(
            alerts.c.channel_label.label("channel"),
            func.count().label("alerts"),
            func.max(alerts.c.created_at).label("created_at"),
        )
        .where(alerts.c.state == "dead")
        .group_by(alerts.c.channel_label)
        .subquery()
    )
    one = (
        select(func.max(alerts.c.id))
        .where(alerts.c.state == "dead", alerts.c.channel_label == newest.c.channel)
        .where(alerts.c.created_at == newest.c.created_at)
        .scalar_subquery()
    )
    answer = (
        select(deliveries.c.answer)
        .where(deliveries.c.alert_id == one)
        .order_by(deliveries.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    query = select(newest, one.label("id"), answer.label("answer"))
    query = query.order_by(newest.c.alerts.desc()).limit(MOST_NAMED)
    return [dict(row) for row in connection.execute(query).mappings()]


def bundles(connection: Connection, *, now: datetime) -> list[Row]:
    """Why alerts wait to be told with others, by `bundle`: how many, and when the first are due."""
    query = (
        select(
            alerts.c.bundle,
            func.count().label("alerts"),
            func.min(alerts.c.next_attempt_at).label("next_at"),
        )
        .where(PENDING, alerts.c.bundle.is_not(None), alerts.c.next_attempt_at > now)
        .group_by(alerts.c.bundle)
        .order_by(func.min(alerts.c.next_attempt_at))
    )
    return [dict(row) for row in connection.execute(query).mappings()]


def clock(connection: Connection) -> datetime | None:
    """The database server's own clock; None for SQLite, whose clock is this machine's."""
    if connection.dialect.name != "postgresql":
        return None
    at: datetime = connection.execute(select(func.clock_timestamp())).scalar_one()
    return at
