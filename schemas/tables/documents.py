"""Documents (posts and statements) and the addresses that lead to them."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from schemas.tables.base import Instant, Key, metadata

documents = Table(
    "documents",
    metadata,
    Column("id", Text, primary_key=True),  # made from kind and key: `ingest.store.ids`
    Column("kind", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("source_id", Key, ForeignKey("sources.id"), nullable=False),
    Column("url", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("author", Text),
    Column("language", Text),
    Column("publisher", Text),
    # Of a statement's further language versions: its first one, whose key names the statement.
    Column("face_of", Text, ForeignKey("documents.id")),
    Column("published_at", Instant),  # the site says
    Column("first_seen_at", Instant, nullable=False),  # we saw
    Column("last_edit_at", Instant),  # we saw
    Column("state", Text, nullable=False),
    Column("first_absent_at", Instant),  # the first of the two looks that make it gone
    Column("baseline", Boolean, nullable=False),  # older than our watching
    UniqueConstraint("kind", "key"),
    CheckConstraint("kind IN ('post', 'statement')", name="kind"),
    CheckConstraint("state IN ('live', 'hidden', 'gone', 'restored')", name="state"),
    Index("ix_documents_source_id_first_seen_at", "source_id", "first_seen_at"),
    Index("ix_documents_face_of", "face_of"),
    # Statements as posts mention them: by day and by title (`ingest/store/named.py`).
    *(
        Index(
            f"ix_documents_statement_{name}",
            name,
            postgresql_where=text("kind = 'statement'"),
            sqlite_where=text("kind = 'statement'"),
        )
        for name in ("published_at", "title")
    ),
)

addresses = Table(
    "addresses",
    metadata,
    Column("kind", Text, primary_key=True),  # post or statement: one address may be both
    Column("key", Text, primary_key=True),  # identity key of an address, guid or adapter key
    Column("document_id", Text, ForeignKey("documents.id"), nullable=False),
    Column("url", Text, nullable=False),  # as displayed
    Column("language", Text),
    Column("first_seen_at", Instant, nullable=False),
    Index("ix_addresses_document_id", "document_id"),
)
