"""Feeds: claiming the due ones, and storing what a look has taught about the address itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, bindparam, func, select, update

from ingest.store.session import Connection, Row, insert_ignore
from ingest.store.sources import source_from_row
from schemas.records.sources import Feed
from schemas.tables import feeds, sources

_PLAIN = (
    "id", "url", "host", "format", "document_id", "next_poll_at", "not_before", "looks_changed",
    "looks_unchanged", "changed_gap_s", "unchanged_gap_s", "ttl_s", "etag", "last_modified",
    "body_hash", "last_polled_at", "last_changed_at", "last_full_at", "baseline_at", "failures",
    "attempts",    "moved_to", "moved_seen", "item_count",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A feed whose time has come and that nobody looks at now."""

    feed_id: int
    host: str
    source_name: str
    delay: timedelta  # least time between two requests to its host
    host_asked_at: datetime | None  # when any feed of this host was last looked at
    attempts: int  # leases taken since a look was last stored


# Feeds of one host in one claim: half an observe message, so that no host fills one by itself.
MOST_OF_A_HOST = 25
# The key of PostgreSQL's advisory lock for claims; any number that no other lock of ours has.
_CLAIM_LOCK = 7_067_568


def due(connection: Connection, *, now: datetime, limit: int) -> list[Due]:
    """Feeds that may be claimed, the longest due first; none of a host that is being looked at.

    Keeps other claims out until the transaction ends, so that a host is never hit in parallel.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(_CLAIM_LOCK)))
    busy = select(feeds.c.host).where(feeds.c.lease_until > now)
    place = func.row_number().over(partition_by=feeds.c.host, order_by=feeds.c.next_poll_at)
    ranked = (
        select(feeds.c.id, feeds.c.host, feeds.c.source_id, feeds.c.next_poll_at,
               feeds.c.attempts, place.label("place"))
        .where(feeds.c.active, feeds.c.next_poll_at <= now, feeds.c.host.not_in(busy))
        .subquery()
    )  # fmt: skip
    query = (
        select(ranked, sources.c.name, sources.c.delay_s)
        .join(sources, sources.c.id == ranked.c.source_id)
        .where(ranked.c.place <= MOST_OF_A_HOST)
        .order_by(ranked.c.next_poll_at)
        .limit(limit)
    )
    rows = connection.execute(query).all()
    asked = _hosts_asked(connection, {row.host for row in rows})
    return [
        Due(
            feed_id=row.id,
            host=row.host,
            source_name=row.name,
            delay=timedelta(seconds=row.delay_s),
            host_asked_at=asked.get(row.host),
            attempts=row.attempts,
        )
        for row in rows
    ]


def _hosts_asked(connection: Connection, hosts: set[str]) -> dict[str, datetime]:
    asked: dict[str, datetime] = {}
    ordered = sorted(hosts)
    for start in range(0, len(ordered), 2000):
        query = (
            select(feeds.c.host, func.max(feeds.c.last_polled_at).label("asked_at"))
            .where(feeds.c.host.in_(ordered[start : start + 2000]))
            .group_by(feeds.c.host)
        )
        asked.update((row.host, row.asked_at) for row in connection.execute(query) if row.asked_at)
    return asked


def claim(connection: Connection, ids: Sequence[int], *, until: datetime) -> None:
    """Take the leases of these feeds, in the transaction that found them due."""
    connection.execute(
        update(feeds)
        .where(feeds.c.id.in_(ids))
        .values(lease_until=until, attempts=feeds.c.attempts + 1)
    )


def set_aside(connection: Connection, ids: Sequence[int], *, until: datetime, why: str) -> None:
    """Feeds at which workers died: not looked at before `until`, and told as failing."""
    connection.execute(
        update(feeds)
        .where(feeds.c.id.in_(ids))
        .values(
            next_poll_at=until, lease_until=None, attempts=0, last_error=why,
            failures=feeds.c.failures + 1,
        )
    )  # fmt: skip


def load(connection: Connection, ids: Sequence[int]) -> list[Feed]:
    """The feeds with these ids that are still active, each with its source."""
    rows = connection.execute(_with_source().where(feeds.c.id.in_(ids), feeds.c.active)).mappings()
    return [_feed_from_row(row) for row in rows]


def of_document(connection: Connection, document_id: str) -> Feed | None:
    """The feed that looks at a document's own page, active or not."""
    row = (
        connection.execute(_with_source().where(feeds.c.document_id == document_id))
        .mappings()
        .first()
    )
    return _feed_from_row(row) if row else None


def of_source(connection: Connection, source_id: int) -> list[Feed]:
    """The feeds that a watch list names for a source."""
    rows = connection.execute(
        _with_source().where(feeds.c.source_id == source_id, feeds.c.document_id.is_(None))
    ).mappings()
    return [_feed_from_row(row) for row in rows]


def _with_source() -> Select[Any]:
    columns = [feeds.c[name].label(f"feed_{name}") for name in (*_PLAIN, "skip_hours", "skip_days")]
    return select(*columns, *sources.c).join(sources, feeds.c.source_id == sources.c.id)


def _feed_from_row(row: Any) -> Feed:  # noqa: ANN401 (a row mapping)
    plain = {name: row[f"feed_{name}"] for name in _PLAIN}
    return Feed(
        **plain,
        source=source_from_row(row),
        skip_hours=tuple(row["feed_skip_hours"] or ()),
        skip_days=tuple(row["feed_skip_days"] or ()),
    )


# The columns that every look sets, so that a batch of looks is one executemany.
LOOK_COLUMNS = (
    "format", "next_poll_at", "not_before", "looks_changed", "looks_unchanged",
    "changed_gap_s", "unchanged_gap_s", "ttl_s", "skip_hours", "skip_days", "etag", "last_modified",
    "body_hash", "last_polled_at", "last_changed_at", "last_full_at", "baseline_at", "failures",
    "last_status", "last_error", "moved_to", "moved_seen", "item_count", "active", "stopped_reason",
)  # fmt: skip
QUIET_COLUMNS = (
    "next_poll_at", "not_before", "looks_unchanged", "unchanged_gap_s", "last_polled_at",
    "etag", "last_modified", "failures", "last_status",
)  # fmt: skip


def _update_of(columns: Sequence[str]) -> Any:  # noqa: ANN401 (an update statement)
    values: dict[str, Any] = {name: bindparam(f"b_{name}") for name in columns}
    values |= {"lease_until": None, "attempts": 0}
    return update(feeds).where(feeds.c.id == bindparam("b_id")).values(values)


_STORE_LOOK = _update_of(LOOK_COLUMNS)
_STORE_QUIET = _update_of(QUIET_COLUMNS)


def store_looks(connection: Connection, rows: Sequence[Row]) -> None:
    """What looks have taught; each row has `id` and all of LOOK_COLUMNS. Ends the lease."""
    if rows:
        connection.execute(_STORE_LOOK, _bound(rows))


def store_quiet_looks(connection: Connection, rows: Sequence[Row]) -> None:
    """Looks that taught nothing; each row has `id` and all of QUIET_COLUMNS. Ends the lease."""
    if rows:
        connection.execute(_STORE_QUIET, _bound(rows))


def _bound(rows: Sequence[Row]) -> list[dict[str, Any]]:
    return [{f"b_{name}": value for name, value in row.items()} for row in rows]


def new_feed(
    *, source_id: int, url: str, host: str, now: datetime, document_id: str | None = None
) -> dict[str, Any]:
    """A row for a feed that was never looked at, due now."""
    return {
        "source_id": source_id, "url": url, "host": host, "document_id": document_id,
        "format": "page" if document_id else "auto", "active": True, "next_poll_at": now,
        "attempts": 0, "looks_changed": 0, "looks_unchanged": 0, "changed_gap_s": 0.0,
        "unchanged_gap_s": 0.0, "failures": 0, "moved_seen": 0,
    }  # fmt: skip


def add(connection: Connection, rows: Sequence[Row]) -> None:
    """Add feeds; those that are there stay as they are."""
    insert_ignore(connection, feeds, rows)


def due_at_once(connection: Connection, document_ids: Sequence[str], *, now: datetime) -> None:
    """Make the own pages of these documents due now, also those whose looks had ended."""
    connection.execute(
        update(feeds)
        .where(feeds.c.document_id.in_(document_ids))
        .where((feeds.c.active) | (feeds.c.stopped_reason == RECHECK_OVER))
        .values(next_poll_at=now, active=True, stopped_reason=None)
    )


# Why a document's own page is no longer looked at; an edit seen elsewhere wakes it.
RECHECK_OVER = "recheck is over"


def due_count(connection: Connection, *, now: datetime) -> int:
    """How many feeds are due and not leased: the backlog."""
    free = (feeds.c.lease_until.is_(None)) | (feeds.c.lease_until <= now)
    query = select(func.count()).where(feeds.c.active, feeds.c.next_poll_at <= now, free)
    return int(connection.execute(query).scalar_one())
