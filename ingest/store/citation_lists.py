"""Citations as lists: bounded, the last found first. Never writes."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Select, select

from ingest.store.narrowing import Listed, Wanted, listed, rows
from ingest.store.session import Connection, Row
from ingest.store.verdicts import not_rejected, that_counts
from schemas.tables import citations, documents, sources

statements = documents.alias("statements")


def citation_list(connection: Connection, wanted: Wanted, *, rejected: bool = False) -> Listed:
    """Citations with both sides; `wanted.source` is the source of the post.

    Those that a person has rejected only where `rejected` asks for them.
    """
    query = _citations() if rejected else _citations().where(not_rejected())
    found = listed(connection, query, wanted, table=citations, at="found_at")
    return replace(found, rows=[_with_reasons(row) for row in found.rows])


def citations_by_id(connection: Connection, ids: Sequence[str]) -> list[Row]:
    """These citations, as `citation_list` gives them."""
    query = _citations().where(citations.c.id.in_(ids))
    return [_with_reasons(row) for row in rows(connection, query)]


def _citations() -> Select[Any]:
    names = (
        "id", "method", "status", "confidence", "certainty", "margin", "statement_key",
        "statement_id", "face_id", "url", "publisher", "language", "found_at", "lost_at", "post_id",
        "evidence",
    )  # fmt: skip
    return (
        select(
            *(citations.c[name] for name in names), that_counts().label("verdict"),
            documents.c.title.label("post_title"), documents.c.author.label("post_author"),
            documents.c.url.label("post_url"), sources.c.name.label("source"),
            statements.c.title.label("statement_title"),
        )
        .join(documents, citations.c.post_id == documents.c.id)
        .join(sources, documents.c.source_id == sources.c.id)
        .outerjoin(statements, citations.c.statement_id == statements.c.id)
    )  # fmt: skip


def _with_reasons(row: Row) -> Row:
    """The reasons of the evidence in its place: passages are long, and stand in `show`."""
    rest = {name: value for name, value in row.items() if name != "evidence"}
    return rest | {"reasons": row["evidence"].get("reasons", [])}
