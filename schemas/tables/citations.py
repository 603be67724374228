"""Citations, with the evidence on both sides."""

from sqlalchemy import Column, Float, ForeignKey, Index, Table, Text

from schemas.tables.base import Instant, Json, metadata

citations = Table(
    "citations",
    metadata,
    Column("id", Text, primary_key=True),  # made from post, method and statement key
    Column("post_id", Text, ForeignKey("documents.id"), nullable=False),
    Column("method", Text, nullable=False),
    Column("statement_key", Text, nullable=False),
    Column("statement_id", Text, ForeignKey("documents.id")),  # none: not held yet
    Column("url", Text, nullable=False),  # the face that is cited
    Column("publisher", Text),
    Column("language", Text),
    Column("confidence", Float, nullable=False),
    Column("status", Text, nullable=False),
    Column("evidence", Json, nullable=False),
    Column("post_revision_id", Text, ForeignKey("revisions.id"), nullable=False),
    Column("statement_revision_id", Text, ForeignKey("revisions.id")),
    Column("found_at", Instant, nullable=False),
    Column("lost_at", Instant),
    Index("ix_citations_post_id", "post_id"),
    Index("ix_citations_statement_id", "statement_id"),
    Index("ix_citations_statement_key", "statement_key"),
)
