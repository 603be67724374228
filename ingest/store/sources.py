"""Sources: loading, health, and the ones made for statements that are cited."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update

from ingest.store.session import Connection, among, insert_ignore, listed
from schemas.records.sources import Source, SourceState
from schemas.tables import feeds, sources


def source_from_row(row: Mapping[Any, Any]) -> Source:
    """A source from a row that holds all columns of `sources`."""
    return Source(
        id=row["id"],
        name=row["name"],
        kind=row["kind"],
        engine=row["engine"],
        every=timedelta(seconds=row["every_s"]) if row["every_s"] else None,
        recheck=timedelta(seconds=row["recheck_s"]),
        confirm_gone=timedelta(seconds=row["confirm_gone_s"]),
        delay=timedelta(seconds=row["delay_s"]),
        robots=row["robots"],
        state=row["state"],
        baseline_at=row["baseline_at"],
    )


def load(connection: Connection, ids: Collection[int]) -> dict[int, Source]:
    """These sources by id."""
    rows = listed(connection, _BY_ID, ids).mappings()
    return {row["id"]: source_from_row(row) for row in rows}


_BY_ID = among(select(sources), sources.c.id)


def named(connection: Connection, name: str) -> Source | None:
    """The source with this name."""
    row = connection.execute(select(sources).where(sources.c.name == name)).mappings().first()
    return source_from_row(row) if row else None


def rows_by_id(connection: Connection, ids: Sequence[int]) -> dict[int, Any]:
    """Whole rows of these sources."""
    query = select(sources).where(sources.c.id.in_(sorted(set(ids))))
    return {row["id"]: row for row in connection.execute(query).mappings()}


def official_feeds(connection: Connection) -> list[tuple[Source, str]]:
    """The official sources that are watched, each with the address of one of its named feeds."""
    query = (
        select(*sources.c, feeds.c.url.label("feed_url"))
        .join(feeds, feeds.c.source_id == sources.c.id)
        .where(sources.c.kind == "official", sources.c.active, feeds.c.document_id.is_(None))
        .where(sources.c.origin == "watchlist")
        .order_by(sources.c.id, feeds.c.id)
    )
    rows = connection.execute(query).mappings()
    return [(source_from_row(row), row["feed_url"]) for row in rows]


def cited_source(
    connection: Connection, publisher: str, *, settings: Source, now: datetime
) -> Source:
    """The source that holds a publisher's cited statements, made if it is not there.

    Its looks follow the settings of the citing source.
    """
    name = f"cited: {publisher}"
    row = {
        "name": name, "kind": "official", "origin": "cited", "engine": None,
        "recheck_s": settings.recheck.total_seconds(),
        "confirm_gone_s": settings.confirm_gone.total_seconds(),
        "delay_s": settings.delay.total_seconds(), "robots": False, "active": True,
        "created_at": now, "state": "new",
    }  # fmt: skip
    insert_ignore(connection, sources, [row])
    found = named(connection, name)
    assert found is not None  # noqa: S101 (inserted a line above)
    return found


def set_state(
    connection: Connection, source_id: int, *, state: SourceState, reason: str | None, now: datetime
) -> bool:
    """Record a source's health and why; False where it was in that state already."""
    done = connection.execute(
        update(sources)
        .where(sources.c.id == source_id, sources.c.state != state)
        .values(state=state, state_reason=reason, state_at=now)
    )
    return bool(done.rowcount)


def worsen(
    connection: Connection, source_id: int, *, reason: str, since: datetime, now: datetime
) -> bool:
    """A source that fails since then fails for a worse reason; False where another was quicker."""
    done = connection.execute(
        update(sources)
        .where(sources.c.id == source_id, sources.c.state == "failing")
        .where(sources.c.state_at == since)
        .values(state_reason=reason, state_at=now)
    )
    return bool(done.rowcount)


def set_reason(connection: Connection, source_id: int, reason: str) -> None:
    """Why a source still fails, where what was told is over and something else is not."""
    connection.execute(
        update(sources)
        .where(sources.c.id == source_id, sources.c.state == "failing")
        .where(sources.c.state_reason.is_distinct_from(reason))
        .values(state_reason=reason)
    )


def end_baseline(connection: Connection, source_ids: list[int], *, now: datetime) -> None:
    """Mark the first successful poll; a source has one for ever."""
    connection.execute(
        update(sources)
        .where(sources.c.id.in_(source_ids), sources.c.baseline_at.is_(None))
        .values(baseline_at=now)
    )
