"""Feeds: addresses that are polled, with validators, schedule and health."""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from schemas.tables.base import Instant, Json, Key, metadata

feeds = Table(
    "feeds",
    metadata,
    Column("id", Key, primary_key=True),
    Column("source_id", Key, ForeignKey("sources.id"), nullable=False),
    Column("url", Text, nullable=False),
    Column("host", Text, nullable=False),  # groups the feeds of one observe message
    Column("format", Text, nullable=False),  # auto until the first look has told
    Column("document_id", Text),  # of a page: whose page; the document may not be held yet
    Column("active", Boolean, nullable=False),
    Column("stopped_reason", Text),  # why it is not active: 410, taken off the watch list
    # schedule; no index has `lease_until`, so that a claim is a HOT update (migration 0003)
    Column("next_poll_at", Instant, nullable=False),
    Column("due_because", Text),  # why then: a word of `ingest.schedule`
    Column("lease_until", Instant),
    Column("attempts", Integer, nullable=False),  # leases taken since a look was last stored
    Column("not_before", Instant),  # the server's wish
    Column("looks_changed", Float, nullable=False),  # older looks count less: ingest.schedule
    Column("looks_unchanged", Float, nullable=False),
    Column("changed_gap_s", Float, nullable=False),  # mean of gaps that ended in a difference
    Column("unchanged_gap_s", Float, nullable=False),
    Column("ttl_s", Float),
    Column("skip_hours", Json),
    Column("skip_days", Json),
    # validators, byte for byte as sent
    Column("etag", LargeBinary),
    Column("last_modified", LargeBinary),
    Column("body_hash", LargeBinary),
    # health
    Column("last_polled_at", Instant),
    Column("last_changed_at", Instant),
    Column("last_full_at", Instant),  # last look without validators
    Column("baseline_at", Instant),  # first look that succeeded
    Column("failures", Integer, nullable=False),  # in a row
    Column("last_status", Integer),
    Column("last_error", Text),
    Column("moved_to", Text),  # permanent redirect seen, not yet believed
    Column("moved_seen", Integer, nullable=False),
    Column("item_count", Integer),
    UniqueConstraint("source_id", "url"),
    Index(
        "ix_feeds_due",
        "next_poll_at",
        postgresql_where=text("active"),
        sqlite_where=text("active"),
    ),
    Index("ix_feeds_document_id", "document_id"),
    Index("ix_feeds_host", "host"),
)
