"""The same edit in other documents of a source: the same words taken out and put in."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import select

from ingest.store.ids import event_id
from ingest.store.session import Connection, Row
from schemas.tables import documents, edits, events

# Edits looked through for one that may be the same; a source with more of one length in an hour has
# shown long before whether they are.
_MOST = 2_000


def same_edits(connection: Connection, edit: Row, *, since: datetime) -> list[Any]:
    """Edits of that source since then that changed the same words, itself too, oldest first.

    Silent ones only, each with its `author`; what another view showed again is left out.
    """
    source_id = select(documents.c.source_id).where(documents.c.id == edit["document_id"])
    query = (
        select(edits, documents.c.author)
        .join(documents, edits.c.document_id == documents.c.id)
        .where(documents.c.source_id == source_id.scalar_subquery())
        .where(edits.c.detected_at >= since, edits.c.echo_of.is_(None), ~edits.c.declared)
        .where(edits.c.words_added == edit["words_added"])
        .where(edits.c.words_removed == edit["words_removed"])
        .order_by(edits.c.detected_at, edits.c.id)
        .limit(_MOST)
    )
    words = _words(edit)
    return [row for row in map(dict, connection.execute(query).mappings()) if _words(row) == words]


def _words(edit: Row) -> list[tuple[str, ...]]:
    return [tuple(change[name] for name in _CHANGED) for change in edit["changes"]]


_CHANGED = ("field", "kind", "before", "after")


def told_of(connection: Connection, edit_ids: Collection[str], *, but: Collection[str]) -> bool:
    """Whether one of these edits has an event, none of `but`, that was told or will be."""
    named = sorted({id_ for each in edit_ids for id_ in own_events(each)} - set(but))
    rows = connection.execute(select(events.c.detail).where(events.c.id.in_(named)))
    return any("superseded_by" not in row.detail for row in rows)


def own_events(edit_id: str) -> tuple[str, ...]:
    """What the event of an edit may be called, whichever kind of document was edited."""
    return tuple(event_id(f"{kind}.edited", edit_id) for kind in ("post", "statement"))
