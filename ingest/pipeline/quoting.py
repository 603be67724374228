"""The passages: quotations of held statements, and those that no longer match."""

from collections.abc import Iterator, Mapping
from typing import Any

from ingest.alerts.payload import passages
from ingest.citations.judge import broken_quotations
from ingest.pipeline.linking import Finder, Linking, Row, is_edit
from ingest.store import citations, documents, ids, revisions
from ingest.store.events import event_row
from ingest.store.revisions import content_from_row
from ingest.store.session import Connection
from schemas.records.citations import Quotation


def requote(connection: Connection, linking: Linking, finder: Finder) -> None:
    """Hold every citation that this message touches against the newest texts of both sides."""
    rows = list(_touched(connection, linking))
    newest = citations.newest_revisions(connection, sorted(_sides(rows)))
    earlier = _earlier(connection, rows)
    broken: dict[str, list[Row]] = {}
    for row in rows:
        post, statement = newest.get(row["post_id"]), newest.get(row["statement_id"])
        if post is None or statement is None:
            continue
        found = finder.quotations(post, statement)
        linking.quotations += len(found)
        _keep(linking, row, found, statement)
        for changed, told in _broken(linking, row, post, statement, earlier):
            broken.setdefault(changed, []).append(told)
    linking.events.extend(_events(linking, broken))


def _touched(connection: Connection, linking: Linking) -> Iterator[Any]:
    """Standing citations of the message's posts, new ones too, and those of its statements."""
    yield from (row for row in linking.added if row["statement_id"])
    ended = set(linking.lost)
    for rows in linking.held.values():
        yield from (row for row in rows if row["statement_id"] and row["id"] not in ended)
    statement_ids = linking.of_kind("statement")
    linking.keys = documents.keys_of(connection, statement_ids)
    yield from citations.of_statements(connection, statement_ids)
    yield from citations.waiting_for(connection, linking.keys)


def _sides(rows: list[Any]) -> set[str]:
    return {side for row in rows for side in (row["post_id"], row["statement_id"])}


def _earlier(connection: Connection, rows: list[Any]) -> Mapping[str, Any]:
    """The revisions that the stored evidence speaks of."""
    wanted = {
        row[name]
        for row in rows
        for name in ("post_revision_id", "statement_revision_id")
        if row[name]
    }
    return {row["id"]: row for row in revisions.rows_by_id(connection, sorted(wanted))}


def _keep(linking: Linking, row: Row, found: tuple[Quotation, ...], statement: Row) -> None:
    stored = [citations.quotation_to_json(each) for each in found]
    same = row["evidence"]["quotations"] == stored
    if not same or row["statement_revision_id"] != statement["id"]:
        linking.evidence.append((row["id"], stored, statement["id"]))


def _broken(
    linking: Linking, row: Row, post: Row, statement: Row, earlier: Mapping[str, Any]
) -> Iterator[tuple[str, Row]]:
    """The quotations that matched before the edit of one side, told with that side."""
    was_post = earlier.get(row["post_revision_id"])
    was_statement = earlier.get(row["statement_revision_id"] or "")
    if was_post is None or was_statement is None:
        return
    changed = _changed_side(linking, (was_post, post), (was_statement, statement))
    if changed is None:
        return
    before = [citations.quotation_from_json(each) for each in row["evidence"]["quotations"]]
    lost = broken_quotations(
        before,
        post_was=was_post["text"],
        statement_was=was_statement["text"],
        post=content_from_row(post).text,
        statement=statement["text"],
    )
    if lost:
        stored = [citations.quotation_to_json(each) for each in lost]
        shown = passages(stored, post=was_post["text"], statement=was_statement["text"])
        yield changed, {"id": row["id"], "quotations": [dict(each) for each in shown]}


def _changed_side(
    linking: Linking, post: tuple[Row, Row], statement: tuple[Row, Row]
) -> str | None:
    """The document whose edit in this message stands between the evidence and now."""
    for before, after in (statement, post):
        trigger = linking.revisions.get(after["document_id"])
        if trigger is None or trigger["id"] != after["id"] or not is_edit(trigger):
            continue
        if before["id"] != after["id"] and before["view"] == after["view"]:
            return str(after["document_id"])
    return None


def _events(linking: Linking, broken: Mapping[str, list[Row]]) -> Iterator[Row]:
    """One event for each edit, however many posts quoted what it changed."""
    for document_id, told in broken.items():
        trigger, document = linking.revisions[document_id], linking.documents[document_id]
        yield event_row(
            "quotation.broken", subject=f"{document_id} {trigger['id']}",
            source_id=document["source_id"], at=trigger["observed_at"], document_id=document_id,
            revision_id=trigger["id"], edit_id=ids.edit_id(trigger["id"]),
            detail={"broken": told},
        )  # fmt: skip
