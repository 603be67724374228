"""How often documents of a source were found edited, by their age: what looks are planned by."""

from sqlalchemy import Column, Float, ForeignKey, Integer, Table

from schemas.tables.base import Key, metadata

edit_rates = Table(
    "edit_rates",
    metadata,
    Column("source_id", Key, ForeignKey("sources.id"), primary_key=True),
    Column("age_class", Integer, primary_key=True),  # see `ingest.schedule`
    Column("looks_changed", Float, nullable=False),  # older looks count less
    Column("looks_unchanged", Float, nullable=False),
    Column("changed_gap_s", Float, nullable=False),  # mean of gaps that ended in a difference
    Column("unchanged_gap_s", Float, nullable=False),
)
