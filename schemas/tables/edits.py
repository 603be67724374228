"""Edits: the step from one revision to the next, judged."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, Text, text

from schemas.tables.base import Instant, Json, metadata

edits = Table(
    "edits",
    metadata,
    Column("id", Text, primary_key=True),  # made from the revision it leads to
    Column("document_id", Text, ForeignKey("documents.id"), nullable=False),
    Column("view", Text, nullable=False),
    Column("from_seq", Integer),  # none: edited before first seen
    Column("to_seq", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("declared", Boolean, nullable=False),
    Column("declared_at", Instant),
    Column("declared_by", Text),
    Column("significance", Integer, nullable=False),
    Column("changes", Json, nullable=False),
    Column("words_added", Integer, nullable=False),
    Column("words_removed", Integer, nullable=False),
    Column("reverted_to", Integer),
    Column("echo_of", Text),  # the same edit seen earlier through another view
    Column("story_of", Text),  # the first edit of a text that goes to and fro, or never rests
    Column("detected_at", Instant, nullable=False),
    Column("unchanged_at", Instant),  # when a look last showed the earlier text; none: not known
    Index("ix_edits_document_id", "document_id"),
    Index("ix_edits_detected_at", "detected_at"),
    Index(
        "ix_edits_story_of",
        "story_of",
        postgresql_where=text("story_of IS NOT NULL"),
        sqlite_where=text("story_of IS NOT NULL"),
    ),
)
