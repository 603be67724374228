"""Events that are not alerted yet, with the step of the document that each belongs to."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, or_, select, update

from ingest.store.ids import event_id
from ingest.store.session import Connection
from schemas.tables import edits, events, revisions

# Superseded edits of the documents of one message that are looked through; a text that goes to and
# fro at each look for days has some hundreds.
_MOST_SUPERSEDED = 5_000

_OF_CITATIONS = or_(events.c.type.like("citation.%"), events.c.type.like("quotation.%"))


def open_of_documents(connection: Connection, document_ids: Collection[str]) -> list[Any]:
    """Open events of these documents, each `linked` or not; see `_open` for their columns."""
    query = _open().where(events.c.document_id.in_(document_ids))
    return list(connection.execute(query).mappings())


def open_of_stories(connection: Connection, edit_ids: Collection[str]) -> list[Any]:
    """Open events about citations in documents that one of these edits is told for too."""
    query = _open().where(edits.c.story_of.in_(edit_ids), _OF_CITATIONS)
    return list(connection.execute(query).mappings())


def open_of_edits(connection: Connection, edit_ids: Collection[str]) -> list[Any]:
    """The open events that tell one of these edits, as one view shows it or another."""
    shown = or_(events.c.edit_id.in_(edit_ids), edits.c.echo_of.in_(edit_ids))
    return list(connection.execute(_open().where(shown, ~_OF_CITATIONS)).mappings())


def _open() -> Select[Any]:
    names = (
        "id", "type", "at", "document_id", "revision_id", "edit_id", "citation_id", "detail",
        "not_before",
    )  # fmt: skip
    linked = events.c.revision_id.is_(None) | revisions.c.linked_at.is_not(None)
    return (
        select(*(events.c[name] for name in names), linked.label("linked"))
        .outerjoin(revisions, events.c.revision_id == revisions.c.id)
        .outerjoin(edits, events.c.edit_id == edits.c.id)
        .where(events.c.alerted_at.is_(None))
    )


def superseded_since(
    connection: Connection, document_ids: Collection[str], *, since: datetime
) -> dict[str, str | None]:
    """By which edit another one is told instead, of those that were given up since then."""
    query = (
        select(events.c.edit_id, events.c.detail)
        .where(events.c.document_id.in_(document_ids), events.c.alerted_at >= since)
        .where(events.c.edit_id.is_not(None), ~_OF_CITATIONS)
        .order_by(events.c.alerted_at.desc())
        .limit(_MOST_SUPERSEDED)
    )
    return {
        row.edit_id: row.detail["superseded_by"]
        for row in connection.execute(query)
        if "superseded_by" in row.detail
    }


def untold(connection: Connection, steps: Collection[str]) -> set[str]:
    """Those of these steps that never had an event: their edits are told of in no way."""
    named = {
        event_id(f"{kind}.edited", step): step for step in steps for kind in ("post", "statement")
    }
    query = select(events.c.id).where(events.c.id.in_(sorted(named)))
    return set(steps) - {named[id_] for id_ in connection.execute(query).scalars()}


def steps_of(connection: Connection, edit_ids: Iterable[str]) -> dict[str, str]:
    """The step that each edit shows, named by the edit that showed it first.

    An echo shows that of another view; the same edit of many documents is one step of the first.
    """
    asked = sorted(set(edit_ids))
    rows = _edits(connection, asked)
    for name in ("echo_of", "story_of"):
        missing = {row[name] for row in rows.values() if row[name]} - rows.keys()
        rows |= _edits(connection, sorted(missing))
    return {id_: _step(id_, rows) for id_ in asked}


def _edits(connection: Connection, ids: Sequence[str]) -> dict[str, Any]:
    if not ids:
        return {}
    names = ("id", "document_id", "echo_of", "story_of")
    query = select(*(edits.c[name] for name in names)).where(edits.c.id.in_(ids))
    return {row["id"]: row for row in connection.execute(query).mappings()}


def _step(id_: str, rows: Mapping[str, Any]) -> str:
    row = rows.get(id_)
    if row is None:
        return id_
    first = rows.get(row["echo_of"] or id_, row)
    story = rows.get(first["story_of"] or row["story_of"] or "")
    elsewhere = story is not None and story["document_id"] != row["document_id"]
    return str(story["id"] if story is not None and elsewhere else first["id"])


def begun(connection: Connection, steps: Collection[str]) -> dict[str, tuple[str, datetime]]:
    """In which document the edit that names a step was made, and when it was seen."""
    query = select(edits.c.id, edits.c.document_id, edits.c.detected_at)
    rows = connection.execute(query.where(edits.c.id.in_(sorted(steps))))
    return {row.id: (row.document_id, row.detected_at) for row in rows}


def put_off(connection: Connection, until: Mapping[str, datetime]) -> None:
    """Let open events wait for the edit that they belong to.

    No look at a page ends that: the edit does, or what it was superseded by.
    """
    for row in _details(connection, until):
        connection.execute(
            update(events)
            .where(events.c.id == row["id"], events.c.alerted_at.is_(None))
            .values(
                not_before=until[row["id"]], rung_at=None, detail={**row["detail"], "follows": True}
            )
        )


def _details(connection: Connection, ids: Collection[str]) -> list[Any]:
    query = select(events.c.id, events.c.detail).where(events.c.id.in_(sorted(ids)))
    return list(connection.execute(query.order_by(events.c.id)).mappings()) if ids else []
