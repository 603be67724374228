"""Citations with their evidence; both sides may arrive late."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select, update

from ingest.store.ids import citation_id
from ingest.store.session import Connection, Row, insert_ignore, update_each
from schemas.records.citations import FoundCitation, Quotation
from schemas.tables import addresses, citations, heads, revisions


def citation_row(
    found: FoundCitation, *, post_id: str, post_revision_id: str, now: datetime
) -> dict[str, Any]:
    """The row of a citation; its statement is resolved later."""
    return {
        "id": citation_id(post_id, found.method, found.statement_key), "post_id": post_id,
        "method": found.method, "statement_key": found.statement_key, "statement_id": None,
        "url": found.url, "publisher": found.publisher, "language": found.language,
        "confidence": found.confidence, "status": "held", "evidence": evidence(found),
        "post_revision_id": post_revision_id, "statement_revision_id": None, "found_at": now,
        "lost_at": None,
    }  # fmt: skip


def quotation_to_json(quotation: Quotation) -> dict[str, Any]:
    """A quotation as stored."""
    return {
        "post": list(quotation.post),
        "statement": list(quotation.statement),
        "score": quotation.score,
    }


def quotation_from_json(stored: Row) -> Quotation:
    """The quotation as it was stored."""
    (post_start, post_end), (start, end) = stored["post"], stored["statement"]
    return Quotation(
        post=(post_start, post_end), statement=(start, end), score=float(stored["score"])
    )


def evidence(found: FoundCitation) -> dict[str, Any]:
    """What shows that the post cites the statement."""
    return {
        "addresses": [asdict(address) for address in found.addresses],
        "quotations": [quotation_to_json(quotation) for quotation in found.quotations],
    }


def of_posts(connection: Connection, post_ids: Sequence[str]) -> dict[str, list[Any]]:
    """Rows of all citations of these posts, lost ones too."""
    found: dict[str, list[Any]] = {}
    query = select(citations).where(citations.c.post_id.in_(post_ids))
    for row in connection.execute(query).mappings():
        found.setdefault(row["post_id"], []).append(row)
    return found


def of_statements(
    connection: Connection, statement_ids: Sequence[str], *, limit: int | None = None
) -> list[Any]:
    """Rows of the citations that lead to these statements and still stand, newest first."""
    query = (
        select(citations)
        .where(citations.c.statement_id.in_(statement_ids), citations.c.status != "lost")
        .order_by(citations.c.found_at.desc())
        .limit(limit)
    )
    return list(connection.execute(query).mappings())


def waiting_for(connection: Connection, keys: Sequence[str]) -> list[dict[str, Any]]:
    """Rows of the citations whose statement has just arrived, with its id filled in."""
    query = (
        select(citations, addresses.c.document_id.label("arrived_id"))
        .join(addresses, addresses.c.key == citations.c.statement_key)
        .where(addresses.c.kind == "statement", citations.c.statement_id.is_(None))
        .where(citations.c.statement_key.in_(keys), citations.c.status != "lost")
    )
    rows = connection.execute(query).mappings()
    return [{**row, "statement_id": row["arrived_id"]} for row in rows]


def views_of_revisions(connection: Connection, revision_ids: Sequence[str]) -> dict[str, str]:
    """In which view each of these revisions was seen."""
    query = select(revisions.c.id, revisions.c.view).where(revisions.c.id.in_(revision_ids))
    return {row.id: row.view for row in connection.execute(query)}


def add(connection: Connection, rows: Sequence[Row]) -> None:
    """Add citations; those that are there stay as they are."""
    insert_ignore(connection, citations, rows)


def lose(connection: Connection, ids: Sequence[str], *, now: datetime) -> None:
    """The post no longer cites these statements; the evidence is kept."""
    connection.execute(
        update(citations).where(citations.c.id.in_(ids)).values(status="lost", lost_at=now)
    )


_HOLD = (
    update(citations)
    .where(citations.c.id == bindparam("b_id"))
    .values(
        status="held",
        lost_at=None,
        url=bindparam("b_url"),
        confidence=bindparam("b_confidence"),
        evidence=bindparam("b_evidence"),
        post_revision_id=bindparam("b_post_revision_id"),
    )
)


def hold(connection: Connection, rows: Sequence[Row]) -> None:
    """The newest revision of the post still holds (or holds again) these citations."""
    names = ("id", "url", "confidence", "evidence", "post_revision_id")
    update_each(connection, _HOLD, [{name: row[name] for name in names} for row in rows])


def resolve(connection: Connection, keys: Sequence[str]) -> list[str]:
    """Join citations to the statements that are held by now; gives the citations' ids."""
    query = (
        select(citations.c.id, addresses.c.document_id)
        .join(addresses, addresses.c.key == citations.c.statement_key)
        .where(addresses.c.kind == "statement", citations.c.statement_id.is_(None))
        .where(citations.c.statement_key.in_(keys))
    )
    found = list(connection.execute(query))
    for row in found:
        connection.execute(
            update(citations).where(citations.c.id == row.id).values(statement_id=row.document_id)
        )
    return [row.id for row in found]


def set_quotations(
    connection: Connection, id_: str, *, quotations: Sequence[Row], statement_revision_id: str
) -> None:
    """Record the quotations found against one revision of the statement."""
    query = select(citations.c.evidence).where(citations.c.id == id_)
    held = connection.execute(query).scalar_one()
    connection.execute(
        update(citations)
        .where(citations.c.id == id_)
        .values(
            evidence=held | {"quotations": list(quotations)},
            statement_revision_id=statement_revision_id,
        )
    )


def newest_revisions(connection: Connection, document_ids: Sequence[str]) -> dict[str, Any]:
    """The row of the fullest newest revision of each document: its page's, else its feed's."""
    query = (
        select(revisions)
        .join(heads, heads.c.revision_id == revisions.c.id)
        .where(heads.c.document_id.in_(document_ids))
    )
    newest: dict[str, Any] = {}
    for row in connection.execute(query).mappings():
        held = newest.get(row["document_id"])
        if held is None or _rank(row) > _rank(held):
            newest[row["document_id"]] = row
    return newest


def _rank(row: Any) -> tuple[bool, bool, datetime]:  # noqa: ANN401 (a row mapping)
    return (not row["partial"], row["view"] != "feed", row["observed_at"])
