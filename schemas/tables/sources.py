"""Sources: the publishers that are watched."""

from sqlalchemy import Boolean, CheckConstraint, Column, Float, Table, Text, UniqueConstraint

from schemas.tables.base import Instant, Key, metadata

sources = Table(
    "sources",
    metadata,
    Column("id", Key, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("origin", Text, nullable=False),  # watchlist, or cited: made for cited statements
    Column("engine", Text),
    Column("every_s", Float),
    Column("recheck_s", Float, nullable=False),
    Column("confirm_gone_s", Float, nullable=False),
    Column("delay_s", Float, nullable=False),
    Column("robots", Boolean, nullable=False),  # ask robots.txt for the named feeds too
    Column("active", Boolean, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("baseline_at", Instant),  # end of the first poll that succeeded
    Column("state", Text, nullable=False),
    Column("state_reason", Text),
    Column("state_at", Instant),
    UniqueConstraint("name"),
    CheckConstraint("kind IN ('forum', 'official')", name="kind"),
    CheckConstraint("origin IN ('watchlist', 'cited')", name="origin"),
    CheckConstraint("state IN ('new', 'ok', 'failing')", name="state"),
)
