"""Edits that tell one story, passages that never rest, and why and when a feed is due."""

import sqlalchemy as sa
from alembic import op

from schemas.tables.base import Json, Key

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("edits", sa.Column("story_of", sa.Text()))
    op.add_column("heads", sa.Column("observing", Json))
    op.add_column("feeds", sa.Column("due_because", sa.Text()))
    op.create_table(
        "edit_rates",
        sa.Column("source_id", Key, nullable=False),
        sa.Column("age_class", sa.Integer(), nullable=False),
        sa.Column("looks_changed", sa.Float(), nullable=False),
        sa.Column("looks_unchanged", sa.Float(), nullable=False),
        sa.Column("changed_gap_s", sa.Float(), nullable=False),
        sa.Column("unchanged_gap_s", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("source_id", "age_class", name=op.f("pk_edit_rates")),
        sa.ForeignKeyConstraint(
            ["source_id"], ["sources.id"], name=op.f("fk_edit_rates_source_id_sources")
        ),
    )


def downgrade() -> None:
    op.drop_table("edit_rates")
    op.drop_column("feeds", "due_because")
    op.drop_column("heads", "observing")
    op.drop_column("edits", "story_of")
