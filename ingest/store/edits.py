"""Edits: stored steps, and the ones that another view may tell again."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from ingest.store.ids import edit_id, revision_id
from ingest.store.session import Connection, Row, insert_ignore
from schemas.records.items import View
from schemas.records.revisions import Change, Edit, Significance
from schemas.tables import edits


def edit_row(
    edit: Edit,
    *,
    document: str,
    view: View,
    to_seq: int,
    detected_at: datetime,
    echo_of: str | None = None,
) -> dict[str, Any]:
    """The row of an edit; `before_seen` has no revision it starts from."""
    return {
        "id": edit_id(revision_id(document, view, to_seq)), "document_id": document, "view": view,
        "from_seq": None if edit.kind == "before_seen" else to_seq - 1, "to_seq": to_seq,
        "kind": edit.kind, "declared": edit.declared, "declared_at": edit.declared_at,
        "declared_by": edit.declared_by, "significance": int(edit.significance),
        "changes": [asdict(change) for change in edit.changes], "words_added": edit.words_added,
        "words_removed": edit.words_removed, "reverted_to": edit.reverted_to, "echo_of": echo_of,
        "detected_at": detected_at,
    }  # fmt: skip


def edit_from_row(row: Any) -> Edit:  # noqa: ANN401 (a row mapping)
    """The edit as it was stored."""
    return Edit(
        kind=row["kind"],
        declared=row["declared"],
        declared_at=row["declared_at"],
        declared_by=row["declared_by"],
        significance=Significance(row["significance"]),
        changes=tuple(map(_change, row["changes"])),
        words_added=row["words_added"],
        words_removed=row["words_removed"],
        reverted_to=row["reverted_to"],
    )


def _change(stored: Row) -> Change:
    spans = {name: span and tuple(span) for name, span in stored.items() if name.endswith("_span")}
    return Change(**{**stored, **spans})


def rows_by_id(connection: Connection, ids: Sequence[str]) -> dict[str, Any]:
    """Whole rows of these edits."""
    query = select(edits).where(edits.c.id.in_(ids))
    return {row["id"]: row for row in connection.execute(query).mappings()}


def add(connection: Connection, rows: Sequence[Row]) -> None:
    """Add edits; those that are there stay as they are."""
    insert_ignore(connection, edits, rows)


def recent(
    connection: Connection, document_ids: Sequence[str], *, since: datetime
) -> dict[str, list[Any]]:
    """Rows of the edits of these documents, echoes too, newest first."""
    query = (
        select(edits)
        .where(edits.c.document_id.in_(document_ids), edits.c.detected_at >= since)
        .order_by(edits.c.detected_at.desc())
    )
    found: dict[str, list[Any]] = {}
    for row in connection.execute(query).mappings():
        found.setdefault(row["document_id"], []).append(row)
    return found


def declare(
    connection: Connection, id_: str, *, declared_at: datetime | None, declared_by: str | None
) -> None:
    """The site was found to say, in another view, that this edit was made."""
    connection.execute(
        update(edits)
        .where(edits.c.id == id_)
        .values(declared=True, declared_at=declared_at, declared_by=declared_by)
    )
