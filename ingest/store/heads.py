"""Heads as they are read again: document by document, each with where it was read from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, func, select, update

from ingest.store.session import Connection, Row, update_each
from schemas.tables import documents, feeds, heads, revisions, sources


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Whose heads are meant; all of them where nothing is given."""

    source: str | None = None  # its name
    document: str | None = None  # its id
    since: datetime | None = None  # the head's text was seen then or later; aware UTC


def count(connection: Connection, scope: Scope) -> int:
    """How many documents have heads in this scope."""
    found = _in_scope(scope).distinct().subquery()
    return connection.execute(select(func.count()).select_from(found)).scalar_one()


def documents_after(connection: Connection, scope: Scope, after: str, *, limit: int) -> list[str]:
    """Ids of the next documents with heads in this scope, in the order of their ids."""
    query = _in_scope(scope).where(heads.c.document_id > after).distinct()
    ordered = query.order_by(heads.c.document_id).limit(limit)
    return list(connection.execute(ordered).scalars())


def _in_scope(scope: Scope) -> Select[Any]:
    query = select(heads.c.document_id)
    if scope.source is not None:
        query = query.join(documents, heads.c.document_id == documents.c.id)
        query = query.join(sources, documents.c.source_id == sources.c.id)
        query = query.where(sources.c.name == scope.source)
    if scope.document is not None:
        query = query.where(heads.c.document_id == scope.document)
    if scope.since is not None:
        query = query.join(revisions, heads.c.revision_id == revisions.c.id)
        query = query.where(revisions.c.observed_at >= scope.since)
    return query


def of_documents(connection: Connection, ids: Sequence[str]) -> list[Row]:
    """The heads of these documents with the feeds that keep them.

    `page_of` is the document whose own page that feed is, `feed_source` the feed's source.
    """
    query = (
        select(heads, feeds.c.document_id.label("page_of"), feeds.c.source_id.label("feed_source"))
        .outerjoin(feeds, heads.c.feed_id == feeds.c.id)
        .where(heads.c.document_id.in_(ids))
        .order_by(heads.c.document_id, heads.c.view)
    )
    return [dict(row) for row in connection.execute(query).mappings()]


_READ_TODAY = (
    update(heads)
    .where(
        heads.c.document_id == bindparam("b_document_id"),
        heads.c.view == bindparam("b_view"),
        heads.c.revision_id == bindparam("b_revision_id"),
    )
    .values(
        method=bindparam("b_method"),
        fingerprint=bindparam("b_fingerprint"),
        exact=bindparam("b_exact"),
        marker=bindparam("b_marker"),
        updated_at=bindparam("b_updated_at"),
    )
)


def read_today(connection: Connection, rows: Sequence[Row]) -> None:
    """The same text by today's method and rules; a head that has moved on stays as it is."""
    update_each(connection, _READ_TODAY, rows)
