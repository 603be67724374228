"""Statements by the day they were published and by their title. Never writes."""

from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Select, literal, select

from ingest.store.session import Connection
from schemas.tables import documents

# Written into the statement, so that the indexes of statements alone are used for it.
_IS_STATEMENT = documents.c.kind == literal("statement", literal_execute=True)
_DAY = timedelta(days=1)


def of_days(connection: Connection, days: Collection[date], *, limit: int) -> list[Any]:
    """Rows of the statements published on these days, the day before and the day behind each."""
    found: list[Any] = []
    # One by one: SQLite would read the whole index for several stretches of time at once.
    for start, end in _spans(sorted(days)):
        published = documents.c.published_at.between(start, end)
        query = select(documents).where(_IS_STATEMENT, published)
        found += _rows(connection, query, limit - len(found))
        if len(found) >= limit:
            break
    return found


def with_titles(connection: Connection, titles: Collection[str], *, limit: int) -> list[Any]:
    """Rows of the statements that have one of these titles, letter by letter."""
    if not titles:
        return []
    query = select(documents).where(_IS_STATEMENT, documents.c.title.in_(sorted(titles)))
    return _rows(connection, query, limit)


def _rows(connection: Connection, query: Select[Any], limit: int) -> list[Any]:
    ordered = query.order_by(documents.c.published_at, documents.c.id).limit(limit)
    return list(connection.execute(ordered).mappings())


def _spans(days: Sequence[date]) -> list[tuple[datetime, datetime]]:
    """The days with those beside them as instants in UTC, those that touch as one."""
    spans: list[tuple[datetime, datetime]] = []
    for day in days:
        if not date.min + _DAY < day < date.max - 2 * _DAY:
            continue
        start, end = _midnight(day - _DAY), _midnight(day + 2 * _DAY)
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=UTC)
