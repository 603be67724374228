"""When the texts that documents' views hold now were seen."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import func, select

from ingest.store.session import Connection, chunks
from schemas.records.items import View
from schemas.tables import revisions


def newest_texts(
    connection: Connection, document_ids: Iterable[str]
) -> dict[tuple[str, View], datetime]:
    """When each view of these documents first showed its newest text, aware UTC.

    A revision that was only read anew does not count: what it was read from may have been fetched
    long before.
    """
    found: dict[tuple[str, View], datetime] = {}
    for chunk in chunks(document_ids):
        query = (
            select(revisions.c.document_id, revisions.c.view, func.max(revisions.c.observed_at))
            .where(revisions.c.document_id.in_(chunk), revisions.c.reprocessed.is_(False))
            .group_by(revisions.c.document_id, revisions.c.view)
        )
        found.update(((id_, view), at) for id_, view, at in connection.execute(query))
    return found
