"""Channels with their health, alerts told together, rules of subscriptions, since when unchanged."""

import json
from hashlib import blake2b

import sqlalchemy as sa
from alembic import op

from schemas.tables.base import Instant, Json

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_OF_SUBSCRIPTIONS = (
    sa.Column("unless", Json, nullable=False, server_default="{}"),
    sa.Column("language", sa.Text(), nullable=False, server_default="en"),
    sa.Column("zone", sa.Text(), nullable=False, server_default="UTC"),
    sa.Column("quiet", Json),
    sa.Column("at_most", Json),
    sa.Column("digest_at", sa.Text()),
    sa.Column("muted_until", Instant()),
    sa.Column("expires_at", Instant()),
)
_OF_ALERTS = (
    sa.Column("channel_key", sa.Text()),
    sa.Column("bundle", sa.Text()),
    sa.Column("event_at", Instant()),
    sa.Column("due_at", Instant()),
)
_PENDING = sa.text("state = 'pending'")
_INDEXES = (
    ("ix_alerts_subscription_id_created_at", ["subscription_id", "created_at"], None),
    (
        "ix_alerts_channel_key_next_attempt_at",
        ["channel_key", "next_attempt_at", "created_at", "event_at", "id"],
        _PENDING,
    ),
    ("ix_alerts_document_id", ["document_id"], _PENDING),
)


def upgrade() -> None:
    for column in _OF_SUBSCRIPTIONS:
        op.add_column("subscriptions", column._copy())
    for column in _OF_ALERTS:
        op.add_column("alerts", column._copy())
    op.add_column("edits", sa.Column("unchanged_at", Instant()))
    op.create_table(
        "channels",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("failing_since", Instant()),
        sa.Column("paused_until", Instant()),
        sa.Column("lease_until", Instant()),
        sa.Column("rung_at", Instant()),
        sa.Column("told_at", Instant()),
        sa.Column("last_ok_at", Instant()),
        sa.Column("last_answer", sa.Text()),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_channels")),
    )
    for name, columns, given in _INDEXES:
        op.create_index(name, "alerts", columns, postgresql_where=given, sqlite_where=given)
    _complete_pending()


def _complete_pending() -> None:
    """Alerts that wait at this moment get what new ones are made with, and their channels."""
    connection = op.get_bind()
    names = ("id", "event_id", "state", "channel", "channel_label", "next_attempt_at")
    alerts = sa.table(
        "alerts", *(sa.column(name) for name in names), *(c._copy() for c in _OF_ALERTS)
    )
    channels = sa.table(
        "channels", sa.column("key"), sa.column("label"), sa.column("failures")
    )
    query = sa.select(alerts.c.id, alerts.c.channel, alerts.c.channel_label)
    known: set[str] = set()
    for row in connection.execute(query.where(alerts.c.state == "pending")).all():
        channel = row.channel if isinstance(row.channel, dict) else json.loads(row.channel)
        named = f"channel\0{channel['kind']}\0{channel['target']}"
        key = blake2b(named.encode(), digest_size=8).hexdigest()
        changed = sa.update(alerts).where(alerts.c.id == row.id)
        connection.execute(changed.values(channel_key=key))
        if key not in known:
            known.add(key)
            values = {"key": key, "label": row.channel_label, "failures": 0}
            connection.execute(sa.insert(channels).values(**values))
    op.execute(
        "UPDATE alerts SET due_at = next_attempt_at, event_at = "
        "(SELECT at FROM events WHERE events.id = alerts.event_id) WHERE state = 'pending'"
    )


def downgrade() -> None:
    for name, _, _ in reversed(_INDEXES):
        op.drop_index(name, table_name="alerts")
    op.drop_table("channels")
    op.drop_column("edits", "unchanged_at")
    for column in reversed(_OF_ALERTS):
        op.drop_column("alerts", column.name)
    for column in reversed(_OF_SUBSCRIPTIONS):
        op.drop_column("subscriptions", column.name)
