"""Feeds: claiming the due ones, loading them, adding new ones; see also `feed_looks.py`."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import bindparam, func, select, update

from ingest.store.session import Connection, Row, among, insert_ignore, listed
from ingest.store.sources import load as load_sources
from ingest.store.turns import DUE, FEEDS_TURN
from schemas.records.sources import Feed
from schemas.tables import feeds, sources
from schemas.tables.base import instant_text

_FIELDS = tuple(field.name for field in fields(Feed))
_SELECT = select(*(feeds.c["source_id" if name == "source" else name] for name in _FIELDS))
# Built once: of a statement made anew SQLAlchemy looks at every column before it finds it known.
_ACTIVE = among(_SELECT.where(feeds.c.active), feeds.c.id)


class Due(NamedTuple):
    """A feed whose time has come and that nobody looks at now.

    A tuple, because every poll makes one for every feed and a frozen dataclass is slower to make.
    """

    feed_id: int
    host: str
    source_name: str
    delay: timedelta  # least time between two requests to its host
    host_asked_at: datetime | None  # when any feed of this host was last looked at
    attempts: int  # looks begun anew since one was last stored
    last_status: int | None = None
    last_full_at: datetime | None = None  # last look without validators
    turn: int = FEEDS_TURN  # what goes before what at its host, see `turns`
    due_at: datetime | None = None
    failures: int = 0  # in a row


# Feeds of one host in one claim: half an observe message, so that no host fills one by itself.
MOST_OF_A_HOST = 25
# The key of PostgreSQL's advisory lock for claims; any number that no other lock of ours has.
_CLAIM_LOCK = 7_067_568


_DELAYS = select(sources.c.id, sources.c.name, sources.c.delay_s)


def due(connection: Connection, *, now: datetime, limit: int) -> list[Due]:
    """Feeds that may be claimed, each host's in the order of their turns; none of a busy host.

    Keeps other claims out until the transaction ends, so that a host is never hit in parallel.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(_CLAIM_LOCK)))
    rows = connection.execute(
        DUE[connection.dialect.name], {"now": now, "most": limit, "of_a_host": MOST_OF_A_HOST}
    ).all()
    if not rows:
        return []
    asked = _hosts_asked(connection, {host for _, host, *_ in rows})
    told = {
        id_: (name, timedelta(seconds=delay_s))
        for id_, name, delay_s in connection.execute(_DELAYS)
    }
    return [
        Due(id_, host, *told[source_id], asked.get(host), *rest)
        for id_, host, source_id, *rest in rows
    ]


_HOSTS_ASKED = (
    select(feeds.c.host, func.max(feeds.c.last_polled_at).label("asked_at"))
    .where(feeds.c.host.in_(bindparam("hosts", expanding=True)))
    .group_by(feeds.c.host)
)


def _hosts_asked(connection: Connection, hosts: set[str]) -> dict[str, datetime]:
    asked: dict[str, datetime] = {}
    ordered = sorted(hosts)
    for start in range(0, len(ordered), 2000):
        rows = connection.execute(_HOSTS_ASKED, {"hosts": ordered[start : start + 2000]})
        asked.update((host, asked_at) for host, asked_at in rows if asked_at)
    return asked


def claim(connection: Connection, ids: Sequence[int], *, until: datetime) -> None:
    """Take the leases of these feeds, in the transaction that found them due.

    Written out for each driver: thousands of ids are one parameter, not thousands of them.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"{_CLAIM} = %b WHERE id = ANY(%b)", (until, list(ids)))
    else:
        those = "(SELECT value FROM json_each(?))"
        connection.exec_driver_sql(
            f"{_CLAIM} = ? WHERE id IN {those}", (instant_text(until), json.dumps(list(ids)))
        )


_CLAIM = "UPDATE feeds SET lease_until"


def count_attempt(connection: Connection, ids: Sequence[int]) -> None:
    """Looks at these feeds begin: storing one sets its count back to nothing."""
    connection.execute(
        update(feeds).where(feeds.c.id.in_(ids)).values(attempts=feeds.c.attempts + 1)
    )


def set_aside(connection: Connection, ids: Sequence[int], *, until: datetime, why: str) -> None:
    """Feeds at which workers died: not looked at before `until`, and told as failing."""
    connection.execute(
        update(feeds)
        .where(feeds.c.id.in_(ids))
        .values(
            next_poll_at=until, due_because="set_aside", lease_until=None, attempts=0,
            last_error=why, failures=feeds.c.failures + 1,
        )
    )  # fmt: skip


def load(connection: Connection, ids: Sequence[int]) -> list[Feed]:
    """The feeds with these ids that are still active, each with its source."""
    return _loaded(connection, listed(connection, _ACTIVE, ids).all())


def of_document(connection: Connection, document_id: str) -> Feed | None:
    """The feed that looks at a document's own page, active or not."""
    own = _SELECT.where(feeds.c.document_id == document_id)
    found = _loaded(connection, connection.execute(own).all())
    return found[0] if found else None


def of_source(connection: Connection, source_id: int) -> list[Feed]:
    """The feeds that a watch list names for a source."""
    named = _SELECT.where(feeds.c.source_id == source_id, feeds.c.document_id.is_(None))
    return _loaded(connection, connection.execute(named).all())


def _loaded(connection: Connection, rows: Iterable[Any]) -> list[Feed]:
    """The feeds of rows of `_SELECT`; each source is read once, not joined to every feed.

    With such a join loading took about as long as asking the sites: a third of its columns were the
    same for every row.
    """
    found = [dict(zip(_FIELDS, row, strict=True)) for row in rows]
    held = load_sources(connection, {of_feed["source"] for of_feed in found})
    for of_feed in found:
        of_feed["source"] = held[of_feed["source"]]
        of_feed["skip_hours"] = tuple(of_feed["skip_hours"] or ())
        of_feed["skip_days"] = tuple(of_feed["skip_days"] or ())
    return [Feed.of(of_feed) for of_feed in found]


def new_feed(
    *, source_id: int, url: str, host: str, now: datetime, document_id: str | None = None
) -> dict[str, Any]:
    """A row for a feed that was never looked at, due now."""
    return {
        "source_id": source_id, "url": url, "host": host, "document_id": document_id,
        "format": "page" if document_id else "auto", "active": True, "next_poll_at": now,
        "due_because": "first" if document_id else "new", "attempts": 0, "looks_changed": 0,
        "looks_unchanged": 0, "changed_gap_s": 0.0, "unchanged_gap_s": 0.0, "failures": 0,
        "moved_seen": 0,
    }  # fmt: skip


def add(connection: Connection, rows: Sequence[Row]) -> None:
    """Add feeds; those that are there stay as they are."""
    insert_ignore(connection, feeds, rows)


def due_at_once(connection: Connection, document_ids: Sequence[str], *, now: datetime) -> None:
    """Make the own pages of these documents due now, also those whose looks had ended.

    They go before all other looks at their host: the alert of an edit waits for them.
    """
    connection.execute(
        update(feeds)
        .where(feeds.c.document_id.in_(document_ids))
        .where((feeds.c.active) | (feeds.c.stopped_reason == RECHECK_OVER))
        .values(next_poll_at=now, due_because="edited", active=True, stopped_reason=None)
    )


# Why a document's own page is no longer looked at; an edit seen elsewhere wakes it.
RECHECK_OVER = "recheck is over"
