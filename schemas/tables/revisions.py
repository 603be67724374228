"""Revisions (insert-only, chained by hashes) and the head of each view."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from schemas.tables.base import Instant, Json, Key, metadata

revisions = Table(
    "revisions",
    metadata,
    Column("id", Text, primary_key=True),  # made from document, view and seq
    Column("document_id", Text, ForeignKey("documents.id"), nullable=False),
    Column("view", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("observed_at", Instant, nullable=False),
    Column("snapshot_id", Text, ForeignKey("snapshots.id"), nullable=False),
    Column("title", Text, nullable=False),
    Column("author", Text),
    Column("text", Text, nullable=False),  # visible text
    Column("blocks", Json, nullable=False),
    Column("marker", Json),
    Column("published_at", Instant),
    Column("updated_at", Instant),
    Column("partial", Boolean, nullable=False),
    Column("reprocessed", Boolean, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("exact", Text, nullable=False),
    Column("method", Text, nullable=False),
    Column("prev_hash", Text),
    Column("hash", Text, nullable=False),
    Column("linked_at", Instant),  # the one column that is set later: what is still to do
    UniqueConstraint("document_id", "view", "seq"),
    CheckConstraint("view IN ('feed', 'page', 'api')", name="view"),
    Index(
        "ix_revisions_unlinked",
        "observed_at",
        postgresql_where=text("linked_at IS NULL"),
        sqlite_where=text("linked_at IS NULL"),
    ),
)

heads = Table(
    "heads",
    metadata,
    Column("document_id", Text, ForeignKey("documents.id"), primary_key=True),
    Column("view", Text, primary_key=True),
    Column("revision_id", Text, ForeignKey("revisions.id"), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("exact", Text, nullable=False),
    Column("method", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Column("feed_id", Key, ForeignKey("feeds.id")),  # through which feed this view is kept
    Column("marker", Json),  # as last seen: it may move while the text stays
    Column("updated_at", Instant),  # the site's stamp as last seen
    Column("observing", Json),  # the passages that never rest, and what is known of them
)
