"""What events say of citations, held against what is known of these now."""

from collections.abc import Iterable, Mapping, Sequence

from ingest.alerts.payload import passages
from ingest.store import citations, revisions
from ingest.store.session import Connection, Row

Passage = tuple[str, str]  # of the post and of the statement, visible text


def untrue_now(connection: Connection, events: Sequence[Row]) -> set[str]:
    """Ids of the events about citations that no longer say what is.

    What was lost is cited again, or what was new is gone; every passage that broke matches again.
    """
    named = {row["citation_id"] for row in events} | {
        each["id"] for row in events for each in row["detail"].get("broken", ())
    }
    rows = {row["id"]: row for row in citations.by_id(connection, sorted(named - {None}))}
    broken = [row for row in events if row["type"] == "quotation.broken"]
    standing = _standing(connection, rows.values()) if broken else {}
    return {row["id"] for row in events if is_untrue(row, rows, standing)}


def is_untrue(
    event: Row, citations_now: Mapping[str, Row], standing: Mapping[str, set[Passage]]
) -> bool:
    """Whether one event no longer says what is, given citations and their passages by id."""
    if event["type"] == "quotation.broken":
        return all(
            _shown(each["quotations"]) <= standing.get(each["id"], set())
            for each in event["detail"].get("broken", ())
        )
    row = citations_now.get(event["citation_id"])
    return row is not None and (row["status"] == "lost") != (event["type"] == "citation.lost")


def _standing(connection: Connection, rows: Iterable[Row]) -> dict[str, set[Passage]]:
    """The passages of citations that match now."""
    held = [row for row in rows if row["status"] != "lost"]
    sides = {row[name] for row in held for name in ("post_revision_id", "statement_revision_id")}
    texts = {
        row["id"]: row["text"] for row in revisions.rows_by_id(connection, sorted(sides - {None}))
    }
    return {
        row["id"]: _shown(
            passages(
                row["evidence"]["quotations"],
                post=texts.get(row["post_revision_id"], ""),
                statement=texts.get(row["statement_revision_id"], ""),
            )
        )
        for row in held
    }


def _shown(quotations: Iterable[Row]) -> set[Passage]:
    return {(each.get("post_text") or "", each.get("statement_text") or "") for each in quotations}
