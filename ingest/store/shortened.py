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


def places_of(connection: Connection, revision_ids: Sequence[str]) -> set[tuple[str, str]]:
    """Which addresses these revisions wait for: address and revision."""
    query = select(shortened_in).where(shortened_in.c.revision_id.in_(revision_ids))
    return {(row.url, row.revision_id) for row in connection.execute(query)}


def leave(connection: Connection, places: Collection[tuple[str, str]]) -> None:
    """These revisions wait for these addresses no more."""
    for url, revision in sorted(places):
        connection.execute(
            delete(shortened_in).where(
                shortened_in.c.url == url, shortened_in.c.revision_id == revision
            )
        )


def settle(connection: Connection, urls: Collection[str]) -> None:
    """Nobody waits for these addresses any more."""
    connection.execute(delete(shortened_in).where(shortened_in.c.url.in_(sorted(urls))))


def ring_due(connection: Connection, *, now: datetime, again: datetime, limit: int) -> list[str]:
    """Revisions with addresses to ask for again; not rung before `again` once more.

    Addresses that nobody waits for any more are not asked for again.
    """
    query = select(shortened.c.url).where(shortened.c.ask_again_at <= now).limit(limit)
    urls = list(connection.execute(query).scalars())
    if not urls:
        return []
    query = select(shortened_in).where(shortened_in.c.url.in_(urls))
    places = connection.execute(query).all()
    awaited = sorted({row.url for row in places})
    for values, of in ((again, awaited), (None, sorted({*urls} - {*awaited}))):
        connection.execute(
            update(shortened).where(shortened.c.url.in_(of)).values(ask_again_at=values)
        )
    return sorted({row.revision_id for row in places})
