"""What people say of citations: kept for ever, the newest of each citation counts."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, ScalarSelect, insert, select

from ingest.store.citations import set_certainty
from ingest.store.session import Connection, chunks
from schemas.records.citations import Verdict
from schemas.tables import citations, verdicts


class Given(NamedTuple):
    """A verdict as it was given."""

    verdict: Verdict
    at: datetime  # aware UTC
    by: str | None  # the account on the machine where it was given
    note: str | None


def give(connection: Connection, citation_id: str, given: Given) -> None:
    """Add a verdict. What is confirmed is certain from now on; earlier verdicts stay."""
    row = {
        "citation_id": citation_id, "at": given.at, "verdict": given.verdict,
        "given_by": given.by, "note": given.note,
    }  # fmt: skip
    connection.execute(insert(verdicts), row)
    if given.verdict == "confirmed":
        set_certainty(connection, citation_id, "certain")


def newest(connection: Connection, citation_ids: Sequence[str]) -> dict[str, Given]:
    """The verdict that counts, of those of these citations that have one."""
    found: dict[str, Given] = {}
    for chunk in chunks(citation_ids):
        query = select(verdicts).where(verdicts.c.citation_id.in_(chunk)).order_by(verdicts.c.at)
        for row in connection.execute(query).mappings():
            found[row["citation_id"]] = Given(
                row["verdict"], row["at"], row["given_by"], row["note"]
            )
    return found


def all_of(connection: Connection, citation_ids: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    """Every verdict on these citations, oldest first: `verdict`, `at`, `given_by`, `note`."""
    query = select(verdicts).where(verdicts.c.citation_id.in_(citation_ids)).order_by(verdicts.c.at)
    found: dict[str, list[dict[str, Any]]] = {}
    for row in connection.execute(query).mappings():
        told = {name: row[name] for name in ("verdict", "at", "given_by", "note")}
        found.setdefault(row["citation_id"], []).append(told)
    return found


def that_counts() -> ScalarSelect[Any]:
    """The newest verdict on the row of `citations` that a query is at; null where there is none."""
    return (
        select(verdicts.c.verdict)
        .where(verdicts.c.citation_id == citations.c.id)
        .order_by(verdicts.c.at.desc())
        .limit(1)
        .correlate(citations)
        .scalar_subquery()
    )


def not_rejected() -> ColumnElement[bool]:
    """Whether the row of `citations` that a query is at has not been rejected by a person."""
    return that_counts().is_distinct_from("rejected")


def counts() -> ColumnElement[bool]:
    """Whether it stands, is certain or likely, and was not rejected."""
    standing = (citations.c.status != "lost") & (citations.c.certainty != "possible")
    return standing & not_rejected()
