"""Shortened addresses: where they lead, and in which revisions the unresolved ones stand."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update

from ingest.store.session import Connection, Row, insert_ignore
from schemas.tables import shortened, shortened_in


def rows_by_url(connection: Connection, urls: Collection[str]) -> dict[str, Any]:
    """What is known of these addresses."""
    query = select(shortened).where(shortened.c.url.in_(sorted(urls)))
    return {row["url"]: row for row in connection.execute(query).mappings()}


def put(connection: Connection, rows: Sequence[Row]) -> None:
    """Store what the last asking brought; what was resolved meanwhile stays resolved."""
    insert_ignore(connection, shortened, rows)
    for row in rows:
        connection.execute(
            update(shortened)
            .where(shortened.c.url == row["url"], shortened.c.target.is_(None))
            .values({name: value for name, value in row.items() if name != "url"})
        )


def await_in(connection: Connection, places: Collection[tuple[str, str]]) -> None:
    """These addresses stand in these revisions, which are linked again once they are resolved."""
    rows = [{"url": url, "revision_id": revision} for url, revision in sorted(places)]
    insert_ignore(connection, shortened_in, rows)


def settle(connection: Connection, urls: Collection[str]) -> None:
    """Nobody waits for these addresses any more."""
    connection.execute(delete(shortened_in).where(shortened_in.c.url.in_(sorted(urls))))


def ring_due(connection: Connection, *, now: datetime, again: datetime, limit: int) -> list[str]:
    """Revisions with addresses to ask for again; not rung before `again` once more."""
    query = select(shortened.c.url).where(shortened.c.ask_again_at <= now).limit(limit)
    urls = list(connection.execute(query).scalars())
    if not urls:
        return []
    connection.execute(
        update(shortened).where(shortened.c.url.in_(urls)).values(ask_again_at=again)
    )
    places = select(shortened_in.c.revision_id).where(shortened_in.c.url.in_(urls)).distinct()
    return sorted(connection.execute(places).scalars())
