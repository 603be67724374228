"""What all lists share: their filters, their order, their end, and how much there is beyond it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, FromClause, ScalarSelect, Select, Table, func, select

from ingest.store.session import Connection, Row
from schemas.tables import sources


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What every list may be narrowed to; `since` and `until` are of the list's own instant."""

    source: str | None = None  # exact name
    since: datetime | None = None
    until: datetime | None = None
    state: str | None = None  # of the document, citation, alert or source
    equals: tuple[tuple[str, Any], ...] = ()  # further columns of the list's own table
    limit: int = 50


@dataclass(frozen=True, slots=True)
class Listed:
    """The rows of a list as far as they were wanted, and how many there are in all."""

    rows: Sequence[Row]
    total: int


def listed(
    connection: Connection, query: Select[Any], wanted: Wanted, *, table: Table, at: str
) -> Listed:
    """Newest first by the column `at`, at most `wanted.limit`; counted only where it was cut."""
    narrowed = query.where(*_conditions(wanted, table, at))
    newest = narrowed.order_by(table.c[at].desc(), table.c.id).limit(wanted.limit)
    found = rows(connection, newest)
    if len(found) < wanted.limit:
        return Listed(found, len(found))
    counted = narrowed.with_only_columns(func.count(), maintain_column_froms=True)
    return Listed(found, int(connection.execute(counted).scalar_one()))


# What `Wanted.state` is of, by table; sources and documents call it so too.
_STATE = {"citations": "status", "deliveries": "outcome"}


def _conditions(wanted: Wanted, table: Table, at: str) -> list[ColumnElement[bool]]:
    conditions = [table.c[name] == value for name, value in wanted.equals]
    if wanted.source is not None:
        conditions.append(sources.c.name == wanted.source)
    if wanted.since is not None:
        conditions.append(table.c[at] >= wanted.since)
    if wanted.until is not None:
        conditions.append(table.c[at] < wanted.until)
    if wanted.state is not None:
        conditions.append(table.c[_STATE.get(table.name, "state")] == wanted.state)
    return conditions


def rows(connection: Connection, query: Select[Any]) -> list[Row]:
    """The rows of a query, each a dictionary of its own."""
    return [dict(row) for row in connection.execute(query).mappings()]


def count(of: FromClause, condition: ColumnElement[bool], name: str) -> Any:  # noqa: ANN401 (a labelled column)
    """How many rows meet the condition, as a column of that name."""
    counted: ScalarSelect[int] = (
        select(func.count()).select_from(of).where(condition).scalar_subquery()
    )
    return counted.label(name)
