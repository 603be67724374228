"""Finding what a person means: an id by its beginning, a source by its name. Never writes."""

from typing import Literal

from sqlalchemy import Table, select

from ingest.store.session import Connection
from schemas.tables import alerts, citations, documents, edits, events, sources, subscriptions

Noun = Literal["document", "edit", "citation", "event", "alert"]

_TABLES: dict[Noun, Table] = {
    "document": documents,
    "edit": edits,
    "citation": citations,
    "event": events,
    "alert": alerts,
}
# Where a row names the document that it is about.
_DOCUMENT_COLUMN: dict[Noun, str] = {
    "document": "id",
    "edit": "document_id",
    "citation": "post_id",
    "event": "document_id",
    "alert": "document_id",
}


def ids_beginning(connection: Connection, noun: Noun, start: str, *, limit: int = 3) -> list[str]:
    """Ids that begin with `start` (hexadecimal digits), in order, at most `limit`.

    A range, not LIKE: it uses the index of the key on both databases.
    """
    key = _TABLES[noun].c.id
    query = select(key).where(key >= start, key < f"{start}g").order_by(key).limit(limit)
    return list(connection.execute(query).scalars())


def document_of(connection: Connection, noun: Noun, id_: str) -> str | None:
    """The document that a row is about; None for events and alerts of a source."""
    table = _TABLES[noun]
    query = select(table.c[_DOCUMENT_COLUMN[noun]]).where(table.c.id == id_)
    return connection.execute(query).scalar_one_or_none()


def source_names(connection: Connection) -> list[str]:
    """The names of all sources, watched and not."""
    return list(connection.execute(select(sources.c.name).order_by(sources.c.name)).scalars())


def subscription_names(connection: Connection) -> list[str]:
    """The names of all subscriptions, in force and not."""
    query = select(subscriptions.c.name).order_by(subscriptions.c.name)
    return list(connection.execute(query).scalars())
