"""Citations with their evidence; both sides may arrive late."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, or_, select, text, update

from ingest.store.evidence import evidence
from ingest.store.ids import citation_id
from ingest.store.session import Connection, Row, chunks, insert_ignore, update_each
from schemas.records.citations import FoundCitation
from schemas.tables import addresses, citations, documents, heads, revisions

# The name of the lock in PostgreSQL, of our choosing; SQLite has one writer anyway.
_LOCK = 0xC17E


def lock(connection: Connection) -> None:
    """Keep others from deciding what is cited until the transaction ends.

    A post and a statement that arrive at one moment each find the other: one after the other they
    write one citation and tell of it once.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:name)"), {"name": _LOCK})


def citation_row(
    found: FoundCitation, *, post_id: str, post_revision_id: str, now: datetime
) -> dict[str, Any]:
    """The row of a citation; its statement is resolved later."""
    return {
        "id": citation_id(post_id, found.method, found.statement_key), "post_id": post_id,
        "method": found.method, "statement_key": found.statement_key, "statement_id": None,
        "face_id": None, "url": found.url, "publisher": found.publisher,
        "language": found.language, "confidence": found.confidence,
        "certainty": found.certainty, "margin": found.margin, "status": "held",
        "evidence": evidence(found), "post_revision_id": post_revision_id,
        "statement_revision_id": None, "found_at": now, "lost_at": None,
    }  # fmt: skip


def of_posts(connection: Connection, post_ids: Sequence[str]) -> dict[str, list[Any]]:
    """Rows of all citations of these posts, lost ones too."""
    found: dict[str, list[Any]] = {}
    query = select(citations).where(citations.c.post_id.in_(post_ids))
    for row in connection.execute(query).mappings():
        found.setdefault(row["post_id"], []).append(row)
    return found


def by_id(connection: Connection, ids: Sequence[str]) -> list[Any]:
    """Rows of these citations."""
    return list(connection.execute(select(citations).where(citations.c.id.in_(ids))).mappings())


def of_statements(
    connection: Connection, statement_ids: Sequence[str], *, limit: int | None = None
) -> list[Any]:
    """Rows of the citations that lead to these statements and still stand, newest first.

    By the statement's first face or by the face that was compared.
    """
    led = or_(citations.c.statement_id.in_(statement_ids), citations.c.face_id.in_(statement_ids))
    query = (
        select(citations)
        .where(led, citations.c.status != "lost")
        .order_by(citations.c.found_at.desc())
        .limit(limit)
    )
    return list(connection.execute(query).mappings())


# The first face names the statement, whichever of its addresses a citation waited for.
_ARRIVED = func.coalesce(documents.c.face_of, documents.c.id).label("arrived_id")


def waiting_for(connection: Connection, keys: Sequence[str]) -> list[dict[str, Any]]:
    """Rows of the citations whose statement has just arrived, with its id filled in."""
    query = (
        select(citations, _ARRIVED)
        .join(addresses, addresses.c.key == citations.c.statement_key)
        .join(documents, documents.c.id == addresses.c.document_id)
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


_HELD = (
    "statement_key", "statement_id", "publisher", "url", "language", "confidence", "certainty",
    "margin", "evidence", "post_revision_id",
)  # fmt: skip
_HOLD = (
    update(citations)
    .where(citations.c.id == bindparam("b_id"))
    .values(
        status="held",
        lost_at=None,
        **{name: bindparam(f"b_{name}", type_=citations.c[name].type) for name in _HELD},
    )
)


def hold(connection: Connection, rows: Sequence[Row]) -> None:
    """The newest revision of the post still holds (or holds again) these citations."""
    update_each(connection, _HOLD, [{name: row[name] for name in ("id", *_HELD)} for row in rows])


def resolve(connection: Connection, keys: Sequence[str]) -> list[str]:
    """Join citations to the statements that are held by now; gives the citations' ids."""
    query = (
        select(citations.c.id, _ARRIVED)
        .join(addresses, addresses.c.key == citations.c.statement_key)
        .join(documents, documents.c.id == addresses.c.document_id)
        .where(addresses.c.kind == "statement", citations.c.statement_id.is_(None))
        .where(citations.c.statement_key.in_(keys))
    )
    found = list(connection.execute(query))
    for row in found:
        connection.execute(
            update(citations).where(citations.c.id == row.id).values(statement_id=row.arrived_id)
        )
    return [row.id for row in found]


_COMPARED = (
    update(citations)
    .where(citations.c.id == bindparam("b_id"))
    .values(
        evidence=bindparam("b_evidence", type_=citations.c.evidence.type),
        face_id=bindparam("b_face_id"),
        post_revision_id=bindparam("b_post_revision_id"),
        statement_revision_id=bindparam("b_statement_revision_id"),
    )
)


def set_quotations(connection: Connection, rows: Sequence[Row]) -> None:
    """Record the quotations found against one revision of one face of the statement.

    Rows have `id`, `quotations` as stored, `face_id`, `post_revision_id` and
    `statement_revision_id` in which their spans count, and `outdated`: whether the latter was not
    the newest any more.
    """
    held = {row["id"]: row["evidence"] for row in by_id(connection, [row["id"] for row in rows])}
    names = ("id", "face_id", "post_revision_id", "statement_revision_id")
    update_each(
        connection,
        _COMPARED,
        [
            {name: row[name] for name in names}
            | {
                "evidence": held[row["id"]]
                | {name: row[name] for name in ("quotations", "outdated")}
            }
            for row in rows
        ],
    )


def set_certainty(connection: Connection, id_: str, certainty: str) -> None:
    """What a person has confirmed is certain."""
    connection.execute(update(citations).where(citations.c.id == id_).values(certainty=certainty))


def newest_revisions(connection: Connection, document_ids: Sequence[str]) -> dict[str, Any]:
    """The row of the fullest newest revision of each document: its page's, else its feed's."""
    newest: dict[str, Any] = {}
    for chunk in chunks(document_ids):
        query = (
            select(revisions)
            .join(heads, heads.c.revision_id == revisions.c.id)
            .where(heads.c.document_id.in_(chunk))
        )
        for row in connection.execute(query).mappings():
            held = newest.get(row["document_id"])
            if held is None or _rank(row) > _rank(held):
                newest[row["document_id"]] = row
    return newest


def _rank(row: Any) -> tuple[bool, bool, datetime]:  # noqa: ANN401 (a row mapping)
    return (not row["partial"], row["view"] != "feed", row["observed_at"])
