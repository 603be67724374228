"""Snapshots and the fetches that brought them. Insert-only."""

import zlib
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from sqlalchemy import insert, select

from ingest.store.session import Connection, Row, insert_ignore
from schemas.records.fetches import Fetched, FetchFailed, Gone
from schemas.tables import fetches, revisions, snapshots

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
    """The snapshots that these revisions were read from, their bodies as they were fetched."""
    query = (
        select(revisions.c.id.label("revision_id"), snapshots)
        .join(snapshots, snapshots.c.id == revisions.c.snapshot_id)
        .where(revisions.c.id.in_(revision_ids))
    )
    return {
        row["revision_id"]: {**row, "body": zlib.decompress(row["body"])}
        for row in connection.execute(query).mappings()
    }
