"""The order in which revisions enter the index of texts.

Numbers are given one after the other by one transaction at a time. So whoever has read up to a
number and asks for what is above it misses nothing, however late a revision was committed.
"""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Select, func, insert, select, text

from ingest.store.session import Connection
from schemas.tables import documents, indexed, revisions

# The name of the lock in PostgreSQL, of our choosing; SQLite has one writer anyway.
_LOCK = 0x1DE8


def has_new(connection: Connection) -> bool:
    """Whether there is a revision without a number; cheap, for it looks where new ones are.

    Revisions wait to be linked first (`ix_revisions_unlinked`), and get their number before.
    Those that a release without an index had linked are seen as long as no number was given.
    """
    query = _unnumbered().where(revisions.c.linked_at.is_(None)).limit(1)
    if connection.execute(query).first() is not None:
        return True
    return (
        newest(connection) == 0 and connection.execute(_unnumbered().limit(1)).first() is not None
    )


def number_new(connection: Connection) -> None:
    """Give numbers to what waits to be linked; on an index without any number, to everything."""
    _take_lock(connection)
    if newest(connection):
        _number(connection, _unnumbered().where(revisions.c.linked_at.is_(None)))
    else:
        _number(connection, _unnumbered())


def number_all(connection: Connection) -> None:
    """Give a number to every revision that has none; reads the keys of them all."""
    _take_lock(connection)
    _number(connection, _unnumbered())


def _take_lock(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:name)"), {"name": _LOCK})


def _unnumbered() -> Select[Any]:
    return (
        select(revisions.c.id)
        .outerjoin(indexed, indexed.c.revision_id == revisions.c.id)
        .where(indexed.c.number.is_(None))
    )


def _number(connection: Connection, query: Select[Any]) -> None:
    """The oldest first, so that a document's first revision has the least of its numbers."""
    place = func.row_number().over(order_by=(revisions.c.observed_at, revisions.c.id))
    numbered = query.with_only_columns(newest(connection) + place, revisions.c.id)
    connection.execute(insert(indexed).from_select(["number", "revision_id"], numbered))


def newest(connection: Connection) -> int:
    """The highest number; 0 if there is none."""
    return int(
        connection.execute(select(func.coalesce(func.max(indexed.c.number), 0))).scalar_one()
    )


def revision_at(connection: Connection, number: int) -> str:
    """The revision that has this number; empty if none has."""
    query = select(indexed.c.revision_id).where(indexed.c.number == number)
    return connection.execute(query).scalar_one_or_none() or ""


def after(connection: Connection, number: int, *, limit: int) -> list[Any]:
    """Revisions with the next numbers: number, id, document_id, kind, text, blocks."""
    query = (
        select(
            indexed.c.number, revisions.c.id, revisions.c.document_id, documents.c.kind,
            revisions.c.text, revisions.c.blocks,
        )
        .join(revisions, revisions.c.id == indexed.c.revision_id)
        .join(documents, documents.c.id == revisions.c.document_id)
        .where(indexed.c.number > number)
        .order_by(indexed.c.number)
        .limit(limit)
    )  # fmt: skip
    return list(connection.execute(query).mappings())


def firsts(connection: Connection, document_ids: Collection[str]) -> dict[str, int]:
    """The least number of each of these documents."""
    query = (
        select(revisions.c.document_id, func.min(indexed.c.number).label("number"))
        .join(indexed, indexed.c.revision_id == revisions.c.id)
        .where(revisions.c.document_id.in_(document_ids))
        .group_by(revisions.c.document_id)
    )
    return {row.document_id: row.number for row in connection.execute(query)}


def of_numbers(connection: Connection, numbers: Sequence[int]) -> dict[int, Any]:
    """By number: revision_id and document_id."""
    query = (
        select(indexed.c.number, indexed.c.revision_id, revisions.c.document_id)
        .join(revisions, revisions.c.id == indexed.c.revision_id)
        .where(indexed.c.number.in_(numbers))
    )
    return {row["number"]: row for row in connection.execute(query).mappings()}


def unnumbered(connection: Connection) -> int:
    """How many revisions have no number yet; reads the keys of them all."""
    query = _unnumbered().subquery()
    return int(connection.execute(select(func.count()).select_from(query)).scalar_one())
