"""The tables (SQLAlchemy Core), one module for each noun."""

from schemas.tables.alerts import alerts, channels, deliveries, events, heartbeats, subscriptions
from schemas.tables.base import metadata
from schemas.tables.citations import (
    citations,
    indexed,
    reuses,
    shortened,
    shortened_in,
    unsearched,
    verdicts,
)
from schemas.tables.documents import addresses, documents
from schemas.tables.edits import edits
from schemas.tables.feeds import feeds
from schemas.tables.fetches import fetches, snapshots
from schemas.tables.rates import edit_rates
from schemas.tables.revisions import heads, revisions
from schemas.tables.sources import sources

__all__ = [
    "addresses",
    "alerts",
    "channels",
    "citations",
    "deliveries",
    "documents",
    "edit_rates",
    "edits",
    "events",
    "feeds",
    "fetches",
    "heads",
    "heartbeats",
    "indexed",
    "metadata",
    "reuses",
    "revisions",
    "shortened",
    "shortened_in",
    "snapshots",
    "sources",
    "subscriptions",
    "unsearched",
    "verdicts",
]
