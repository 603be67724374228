"""Which address of a source cannot be read, since when, and when it last could be."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, select

from ingest.store.session import Connection
from schemas.tables import feeds, fetches


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedLooks:
    """The looks at one address that failed in a row up to now."""

    url: str
    since: datetime | None  # the first of them; none where it failed in no look, as by being off
    read_at: datetime | None  # when it was last read in full; it may have said "the same" later


def of_feed(connection: Connection, feed_id: int) -> FailedLooks | None:
    """Those at a feed that the watch list names."""
    return _found(connection, feeds.c.id == feed_id)


def of_pages(connection: Connection, source_id: int) -> FailedLooks | None:
    """Those at that own page of a document which was looked at last of all that fail."""
    own = (feeds.c.source_id == source_id) & feeds.c.document_id.is_not(None)
    return _found(connection, own & feeds.c.active & (feeds.c.failures > 0))


def _found(connection: Connection, which: ColumnElement[bool]) -> FailedLooks | None:
    query = select(feeds.c.id, feeds.c.url, feeds.c.failures, feeds.c.last_full_at).where(which)
    newest_first = query.order_by(feeds.c.last_polled_at.desc().nulls_last(), feeds.c.id)
    row = connection.execute(newest_first.limit(1)).mappings().first()
    if row is None:
        return None
    read_at = row["last_full_at"]
    since = _first_of(connection, row["id"], row["failures"], read_at) if row["failures"] else None
    return FailedLooks(url=row["url"], since=since, read_at=read_at)


def _first_of(
    connection: Connection, feed_id: int, number: int, read_at: datetime | None
) -> datetime | None:
    """The first of so many failed looks in a row, as far as they are kept: they brought nothing."""
    newest_first = (
        select(fetches.c.observed_at)
        .where(fetches.c.feed_id == feed_id, fetches.c.snapshot_id.is_(None))
        .order_by(fetches.c.observed_at.desc())
        .limit(number)
    )
    kept = connection.execute(newest_first).scalars()
    return min((at for at in kept if read_at is None or at > read_at), default=None)
