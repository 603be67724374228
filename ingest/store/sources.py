"""Sources: loading, health, and the ones made for statements that are cited."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update

from ingest.store.session import Connection, insert_ignore
from schemas.records.sources import Source, SourceState
from schemas.tables import sources


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


def named(connection: Connection, name: str) -> Source | None:
    """The source with this name."""
    row = connection.execute(select(sources).where(sources.c.name == name)).mappings().first()
    return source_from_row(row) if row else None


def all_official(connection: Connection) -> list[Source]:
    """The official sources of the watch list and those made for cited statements."""
    query = select(sources).where(sources.c.kind == "official")
    return [source_from_row(row) for row in connection.execute(query).mappings()]


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


def end_baseline(connection: Connection, source_ids: list[int], *, now: datetime) -> None:
    """Mark the first successful poll; a source has one for ever."""
    connection.execute(
        update(sources)
        .where(sources.c.id.in_(source_ids), sources.c.baseline_at.is_(None))
        .values(baseline_at=now)
    )
