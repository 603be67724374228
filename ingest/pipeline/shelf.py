"""The rows that events refer to, each kind read once for a whole message."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from ingest.pipeline.told_citations import citations_told
from ingest.store import documents, edits, ids, revisions, sources, verdicts
from ingest.store.session import Connection, Row
from schemas.records.revisions import Content


class Shelf:
    """Rows by id, as read for these events; `cited` by document, `accounts` and `stories` by edit.

    `events` are in the order they happened.
    """

    def __init__(self, connection: Connection, rows: Sequence[Row]) -> None:
        self.connection = connection
        self.events = rows
        self.sources = sources.rows_by_id(connection, [row["source_id"] for row in rows])
        self.edits = edits.rows_by_id(connection, given(rows, "edit_id"))
        # What an edit did to citations has events too, which know nothing of that.
        self.since = {
            row["edit_id"]: row["detail"]["since"] for row in rows if row["detail"].get("since")
        }
        told = sorted({id_ for row in rows for id_ in row["detail"].get("told", ())})
        self.told = edits.rows_by_id(connection, told) if told else {}
        self.accounts = edits.accounts(connection, list(self.edits.values())) if self.edits else {}
        begun = [*self.edits, *given(self.edits.values(), "story_of")]
        self.stories = edits.stories(connection, begun) if begun else {}
        self.documents = documents.rows_by_id(connection, given(rows, "document_id"))
        self.cited = citations_told(connection, rows, self.documents)
        linked = [c for found in self.cited.values() for c in found]
        self.verdicts = verdicts.newest(connection, given(linked, "id"))
        sides = {*given(linked, "post_id"), *given(linked, "statement_id")}
        self.documents |= documents.rows_by_id(connection, sorted(sides - self.documents.keys()))
        self.revisions = self._revisions(linked)

    def _revisions(self, linked: Iterable[Row]) -> dict[str, Any]:
        wanted = set(given(self.events, "revision_id"))
        for row in self.edits.values():
            place = (row["document_id"], row["view"])
            since = self.since.get(row["id"])
            seqs = (row["from_seq"], row["to_seq"], row["reverted_to"], since)
            wanted.update(ids.revision_id(*place, seq) for seq in seqs if seq)
        for row in linked:
            wanted.update(given([row], "post_revision_id", "statement_revision_id"))
        rows = revisions.rows_by_id(self.connection, sorted(wanted))
        return {row["id"]: row for row in rows}

    def seen_at(self, edit: Row, seq: int | None) -> datetime | None:
        """When one revision of an edit's view was first seen."""
        row = self.revisions.get(ids.revision_id(edit["document_id"], edit["view"], seq or 0))
        return row["observed_at"] if row is not None else None

    def content(self, edit: Row, seq: int | None) -> Content | None:
        """The content of one revision of an edit's view."""
        if not seq:
            return None
        row = self.revisions.get(ids.revision_id(edit["document_id"], edit["view"], seq))
        return revisions.content_from_row(row) if row is not None else None


def given(rows: Iterable[Row], *names: str) -> list[Any]:
    """The values of these columns that are not empty, each once."""
    return sorted({row[name] for row in rows for name in names if row[name] is not None})
