"""What tells whether a source can be read: its feeds, its newest pages, what it brought."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update

from ingest.store.session import Connection, Row
from ingest.store.watchlists import TAKEN_OFF
from schemas.tables import documents, feeds, sources

_SHOWN = (
    "id", "url", "active", "failures", "last_error", "last_status", "last_polled_at",
    "stopped_reason",
)  # fmt: skip


def named_feeds(connection: Connection, source_id: int) -> list[Row]:
    """The feeds that the watch list names for a source, stopped ones too."""
    query = (
        select(*(feeds.c[name] for name in _SHOWN), feeds.c.due_because)
        .where(feeds.c.source_id == source_id, feeds.c.document_id.is_(None))
        .where(feeds.c.active | (feeds.c.stopped_reason != TAKEN_OFF))
        .order_by(feeds.c.id)
    )
    return _rows(connection, query)


def newest_pages(connection: Connection, source_id: int, *, limit: int) -> list[Row]:
    """The documents' own pages that were looked at last, newest look first."""
    query = (
        select(*(feeds.c[name] for name in _SHOWN))
        .where(feeds.c.source_id == source_id, feeds.c.document_id.is_not(None), feeds.c.active)
        .where(feeds.c.last_polled_at.is_not(None))
        .order_by(feeds.c.last_polled_at.desc())
        .limit(limit)
    )
    return _rows(connection, query)


def live_pages(connection: Connection, source_id: int, *, limit: int) -> list[Row]:
    """The own pages of documents that stand there as far as is known, newest look first.

    Each with its `document_id` and the document's `first_absent_at`; pages never looked at last.
    """
    shown = (*(feeds.c[name] for name in _SHOWN), feeds.c.document_id, documents.c.first_absent_at)
    query = (
        select(*shown)
        .join(documents, feeds.c.document_id == documents.c.id)
        .where(feeds.c.source_id == source_id, feeds.c.active)
        .where(documents.c.state.in_(("live", "restored")))
        .order_by(feeds.c.last_polled_at.desc().nulls_last(), feeds.c.id)
        .limit(limit)
    )
    return _rows(connection, query)


def ask_pages(connection: Connection, document_ids: Sequence[str], *, now: datetime) -> None:
    """Make the own pages of these documents due now, to see whether others are absent too."""
    connection.execute(
        update(feeds)
        .where(feeds.c.document_id.in_(document_ids), feeds.c.active)
        .where(feeds.c.next_poll_at > now)
        .values(next_poll_at=now, due_because="confirm")
    )


def only_this_host_fails(connection: Connection, host: str, *, since: datetime) -> bool:
    """Whether another host was read since then; true too where no other is watched."""
    others = select(feeds.c.id).where(feeds.c.active, feeds.c.host != host).limit(1)
    well = others.where(feeds.c.failures == 0, feeds.c.last_polled_at > since)
    if connection.execute(well).first() is not None:
        return True
    return connection.execute(others).first() is None


def brought_since(connection: Connection, source_id: int, at: datetime) -> bool:
    """Whether a source has brought a document since then."""
    query = select(documents.c.id).where(
        documents.c.source_id == source_id, documents.c.first_seen_at > at
    )
    return connection.execute(query.limit(1)).first() is not None


def quiet_sources(connection: Connection, *, before: datetime) -> list[Row]:
    """Watched sources that are well and have brought nothing since `before`.

    Rows with `id` and `looked_at`: the last look at one of its feeds that could be read.
    """
    newest = (
        select(func.max(documents.c.first_seen_at))
        .where(documents.c.source_id == sources.c.id)
        .scalar_subquery()
    )
    looked = (
        select(func.max(feeds.c.last_polled_at))
        .where(feeds.c.source_id == sources.c.id, feeds.c.document_id.is_(None), feeds.c.active)
        .where(feeds.c.failures == 0)
        .scalar_subquery()
    )
    query = (
        select(sources.c.id, looked.label("looked_at"))
        .where(sources.c.origin == "watchlist", sources.c.active, sources.c.state == "ok")
        .where(newest < before)
    )
    return [row for row in _rows(connection, query) if row["looked_at"] is not None]


def arrivals(connection: Connection, source_id: int, *, limit: int) -> Sequence[Row]:
    """`first_seen_at`, `published_at` and `baseline` of a source's newest documents."""
    query = (
        select(documents.c.first_seen_at, documents.c.published_at, documents.c.baseline)
        .where(documents.c.source_id == source_id)
        .order_by(documents.c.first_seen_at.desc())
        .limit(limit)
    )
    return _rows(connection, query)


def _rows(connection: Connection, query: Any) -> list[Row]:  # noqa: ANN401 (a query of any shape)
    return [dict(row) for row in connection.execute(query).mappings()]
