"""Fetches that taught us something, and the snapshots of what they brought. Insert-only."""

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, Table, Text

from schemas.tables.base import Instant, Json, Key, metadata

snapshots = Table(
    "snapshots",
    metadata,
    Column("id", Text, primary_key=True),  # SHA-256 of the body, hexadecimal
    Column("url", Text, nullable=False),
    Column("fetched_at", Instant, nullable=False),
    Column("headers", Json, nullable=False),
    Column("body", LargeBinary, nullable=False),  # zlib
    Column("body_bytes", Integer, nullable=False),  # before compression
)

fetches = Table(
    "fetches",
    metadata,
    Column("id", Key, primary_key=True),
    Column("feed_id", Key, ForeignKey("feeds.id"), nullable=False),
    Column("observed_at", Instant, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("status", Integer),
    Column("message", Text),
    Column("elapsed_ms", Integer, nullable=False),
    Column("snapshot_id", Text, ForeignKey("snapshots.id")),
    Index("ix_fetches_feed_id_observed_at", "feed_id", "observed_at"),
)
