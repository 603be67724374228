"""Snapshots and the fetches that brought them. Insert-only."""

import zlib
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from sqlalchemy import insert, select

from ingest.store.session import Connection, Row, insert_ignore
from schemas.records.fetches import Fetched, FetchFailed, Gone
from schemas.tables import edits, fetches, revisions, snapshots

# zlib level 3: half the CPU of level 6 for about 5 % more bytes on feed bodies.
LEVEL = 3


def snapshot_row(fetched: Fetched) -> dict[str, Any]:
    """The row of a fetched body; equal bodies have equal rows."""
    return {
        "id": sha256(fetched.body).hexdigest(),
        "url": fetched.url,
        "fetched_at": fetched.observed_at,
        "headers": [list(header) for header in fetched.headers],
        "body": zlib.compress(fetched.body, LEVEL),
        "body_bytes": len(fetched.body),
    }


def fetch_row(outcome: Fetched | Gone | FetchFailed, snapshot_id: str | None) -> dict[str, Any]:
    """The row of a fetch that taught us something."""
    return {
        "feed_id": outcome.request.feed_id,
        "observed_at": outcome.observed_at,
        "outcome": type(outcome).__name__.lower(),
        "status": outcome.status,
        "message": outcome.message if isinstance(outcome, FetchFailed) else None,
        "elapsed_ms": int(outcome.elapsed.total_seconds() * 1000),
        "snapshot_id": snapshot_id,
    }


def add(connection: Connection, rows: Sequence[Row], fetch_rows: Sequence[Row]) -> None:
    """Add snapshots (once per distinct body) and fetches."""
    insert_ignore(connection, snapshots, rows)
    if fetch_rows:
        connection.execute(insert(fetches), list(fetch_rows))


def of_revisions(connection: Connection, revision_ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """The snapshots that these revisions were read from, their bodies as they were fetched.

    `seen_at` is when the revision was seen: later than `fetched_at` where the body was known.
    """
    query = (
        select(
            revisions.c.id.label("revision_id"),
            revisions.c.observed_at.label("seen_at"),
            snapshots,
        )
        .join(snapshots, snapshots.c.id == revisions.c.snapshot_id)
        .where(revisions.c.id.in_(revision_ids))
    )
    return {
        row["revision_id"]: {**row, "body": zlib.decompress(row["body"])}
        for row in connection.execute(query).mappings()
    }


def brought_by(connection: Connection, snapshot: Row, feed_id: int) -> bool:
    """Whether it was this feed that first brought the body, so that its address is the snapshot's.

    A body is stored once, with the address of its first fetch, whoever else serves it later.
    """
    first = select(fetches.c.id).where(
        fetches.c.feed_id == feed_id,
        fetches.c.observed_at == snapshot["fetched_at"],
        fetches.c.snapshot_id == snapshot["id"],
    )
    return connection.execute(first.limit(1)).first() is not None


def origins(connection: Connection, document_ids: Sequence[str]) -> list[Row]:
    """Where each revision of these documents was read from, without any text, oldest first.

    `edit_id` is the edit that leads to it, None for a first or a reprocessed one.
    """
    names = ("id", "document_id", "view", "seq", "observed_at", "method", "exact", "snapshot_id")
    step = (
        (edits.c.document_id == revisions.c.document_id)
        & (edits.c.view == revisions.c.view)
        & (edits.c.to_seq == revisions.c.seq)
        & (edits.c.from_seq < edits.c.to_seq)
    )
    query = (
        select(
            *(revisions.c[name] for name in names),
            snapshots.c.url.label("fetched_from"),
            edits.c.id.label("edit_id"),
        )
        .join(snapshots, snapshots.c.id == revisions.c.snapshot_id)
        .outerjoin(edits, step)
        .where(revisions.c.document_id.in_(document_ids))
        .order_by(revisions.c.document_id, revisions.c.view, revisions.c.seq)
    )
    return [dict(row) for row in connection.execute(query).mappings()]
