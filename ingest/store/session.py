"""Connections to the ledger: SQLite (WAL) or PostgreSQL, and the few statements both need.

A read or write lasts as long as its `with` block; nothing waits for the network inside one.
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from typing import Any

from psycopg import Connection as PostgresqlConnection
from psycopg.abc import Buffer
from psycopg.adapt import Loader
from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Connection,
    CursorResult,
    Engine,
    Insert,
    Select,
    Table,
    Update,
    any_,
    bindparam,
    create_engine,
    event,
    func,
    make_url,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DatabaseError, DBAPIError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from ingest.errors import PermanentError, TransientError
from schemas import migrations

Row = Mapping[str, Any]

# A writer waits this long for another one; far above any transaction of ours (well below 1 s).
BUSY_TIMEOUT_MS = 30_000

# Both databases take several ten thousand parameters; one statement of this size plans fast.
CHUNK = 2000


def chunks(values: Iterable[str]) -> Iterator[list[str]]:
    """Distinct values in order, in lists that one statement may name."""
    ordered = sorted(set(values))
    for start in range(0, len(ordered), CHUNK):
        yield ordered[start : start + CHUNK]


class Store:
    """The door to the database; cheap to hold, safe to share between threads."""

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.engine = _engine(url)

    @property
    def is_sqlite(self) -> bool:
        """Whether the ledger is one file on this machine."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A consistent look that blocks nobody. Raises: TransientError, PermanentError."""
        with _clear_errors(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One transaction: all of it or nothing. Raises: TransientError, PermanentError."""
        with _clear_errors(), self.engine.connect() as connection:
            options = connection.execution_options(palimpsest_write=True)
            with options.begin():
                yield options

    def upgrade(self) -> None:
        """Run the migrations that are missing."""
        with self.write() as connection:
            migrations.upgrade(connection)

    def check_migrated(self) -> None:
        """Raises: PermanentError when the database is not at this code's migration."""
        with self.read() as connection:
            found = migrations.current(connection)
        if found != migrations.newest():
            msg = (
                f"The database is at migration {found or 'none'}, this program needs "
                f"{migrations.newest()}: run `palimpsest migrate`."
            )
            raise PermanentError(msg)

    def close(self) -> None:
        """Close every connection, also those a forked process took over."""
        self.engine.dispose()


def _engine(url: str) -> Engine:
    parsed = make_url(url)
    if parsed.get_backend_name() == "postgresql":
        parsed = parsed.set(drivername="postgresql+psycopg")
        engine = create_engine(
            parsed, pool_pre_ping=True, pool_size=10, max_overflow=20, hide_parameters=True
        )
        event.listen(engine, "connect", _prepare_postgresql)
        return engine
    if parsed.database and parsed.database != ":memory:":
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        parsed, connect_args={"timeout": BUSY_TIMEOUT_MS / 1000}, hide_parameters=True
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


class _InstantLoader(Loader):
    """Aware UTC from the text of a timestamptz; psycopg's own goes through `zoneinfo`.

    Nearly every fourth value that a look reads is an instant.
    """

    def load(self, data: Buffer) -> datetime:
        return datetime.fromisoformat(str(data, "ascii"))


def _prepare_postgresql(connection: PostgresqlConnection[Any], _entry: ConnectionPoolEntry) -> None:
    connection.adapters.register_loader("timestamptz", _InstantLoader)
    with connection.cursor() as cursor:  # `2026-03-02 08:00:00.5+00`, whatever the server prefers
        cursor.execute("SET TimeZone = 'UTC'")
        cursor.execute("SET DateStyle = 'ISO'")
    connection.commit()


def _prepare_sqlite(connection: SqliteConnection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves, in `_begin_sqlite`
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")  # a committed row survives a power cut
    cursor.execute("PRAGMA foreign_keys=ON")
    # Without it, INSERT OR REPLACE deletes a row past the triggers that keep evidence.
    cursor.execute("PRAGMA recursive_triggers=ON")
    cursor.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
    cursor.execute("PRAGMA cache_size=-4000")  # 4 MB, of which each thread has its own
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that reads first and writes later cannot wait for another writer:
    # SQLite answers "locked" at once. So writers take the lock with BEGIN IMMEDIATE.
    write = connection.get_execution_options().get("palimpsest_write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


@contextmanager
def _clear_errors() -> Iterator[None]:
    try:
        yield
    except OperationalError as error:
        raise _explain(error) from error
    except DatabaseError as error:  # its subclasses speak of our statements, itself of the file
        if type(error) is not DatabaseError:
            raise
        raise _explain(error) from error


def _explain(error: DBAPIError) -> TransientError | PermanentError:
    text = str(error.orig)
    rules: tuple[tuple[str, Callable[[str], TransientError | PermanentError], str], ...] = (
        (
            "no such table",
            PermanentError,
            "The database is not migrated: run `palimpsest migrate`.",
        ),
        (
            "readonly database",
            PermanentError,
            "The database file is read-only: give this user the right to write it.",
        ),
        (
            "unable to open",
            PermanentError,
            "The database file cannot be opened: check PALIMPSEST_HOME and its rights.",
        ),
        (
            "not a database",
            PermanentError,
            "This file is no database: check PALIMPSEST_DATABASE_URL, or bring back a copy of it.",
        ),
        (
            "malformed",
            PermanentError,
            "The database file is damaged: bring back a copy of it.",
        ),
        (
            "disk is full",
            TransientError,
            "The disk of the database is full: make room; nothing stored is lost.",
        ),
        (
            "No space left",
            TransientError,
            "The disk of the database is full: make room; nothing stored is lost.",
        ),
        ("locked", TransientError, "The database is busy with another writer."),
    )
    for words, kind, sentence in rules:
        if words in text:
            return kind(sentence)
    first = text.strip().splitlines()[0] if text.strip() else "no reason given"
    return TransientError(f"The database does not answer ({first}): check PALIMPSEST_DATABASE_URL.")


Dialects = Mapping[str, Select[Any]]


def among(query: Select[Any], column: ColumnElement[Any]) -> Dialects:
    """The query for each database, of those rows whose `column` is among the values of `listed`.

    `IN` with a parameter for each value is written and read anew for every number of values.
    """
    array = bindparam("values", type_=ARRAY(column.type))
    table = func.json_each(bindparam("values")).table_valued("value")
    return {
        "postgresql": query.where(column == any_(array)),
        "sqlite": query.where(column.in_(select(table.c.value))),
    }


def listed(
    connection: Connection, queries: Dialects, values: Collection[int] | Collection[str]
) -> CursorResult[Any]:
    """The rows of a query made by `among`, for these values."""
    name = connection.dialect.name
    value = list(values) if name == "postgresql" else json.dumps(list(values))
    return connection.execute(queries[name], {"values": value})


def insert_ignore(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert what is not there yet; a row that is there stays untouched."""
    if rows:
        connection.execute(_insert(connection, table).on_conflict_do_nothing(), list(rows))


def upsert(
    connection: Connection, table: Table, rows: Sequence[Row], *, keys: Sequence[str]
) -> None:
    """Insert, or replace the columns given where `keys` are there already."""
    if not rows:
        return
    insert = _insert(connection, table)
    values = {name: insert.excluded[name] for name in rows[0] if name not in keys}
    connection.execute(
        insert.on_conflict_do_update(index_elements=list(keys), set_=values), list(rows)
    )


def update_each(connection: Connection, statement: Update, rows: Sequence[Row]) -> None:
    """Run an update once for each row; its parameters are the row's names behind `b_`.

    Behind `b_`, since SQLAlchemy takes the names of columns in an update for itself.
    """
    if rows:
        bound = [{f"b_{name}": value for name, value in row.items()} for row in rows]
        connection.execute(statement, bound)


def _insert(connection: Connection, table: Table) -> Any:  # noqa: ANN401 (two dialects, one shape)
    if connection.dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)


__all__ = [
    "Connection",
    "Insert",
    "Row",
    "Store",
    "among",
    "insert_ignore",
    "listed",
    "update_each",
    "upsert",
]
