"""Subscriptions, events, alerts and deliveries."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from schemas.tables.base import Instant, Json, Key, metadata

subscriptions = Table(
    "subscriptions",
    metadata,
    Column("id", Key, primary_key=True),
    Column("name", Text, nullable=False),
    Column("events", Json, nullable=False),
    Column("at_least", Integer, nullable=False),
    Column("citations", Text, nullable=False, server_default="likely"),  # the least certainty told
    Column("baseline", Boolean, nullable=False),
    Column("where", Json, nullable=False),
    Column("settle_s", Float, nullable=False),
    Column("digest_s", Float),
    Column("channels", Json, nullable=False),  # secrets stay `${NAME}` here
    Column("active", Boolean, nullable=False),
    Column("unless", Json, nullable=False, server_default="{}"),
    Column("language", Text, nullable=False, server_default="en"),
    Column("zone", Text, nullable=False, server_default="UTC"),  # IANA name
    Column("quiet", Json),  # `from` and `to` as HH:MM
    Column("at_most", Json),  # `alerts` and `per_s`
    Column("digest_at", Text),  # HH:MM; none: midnight
    Column("muted_until", Instant),  # by the watch list, or by `palimpsest rules mute`
    Column("expires_at", Instant),
    UniqueConstraint("name"),
)

events = Table(
    "events",
    metadata,
    Column("id", Text, primary_key=True),  # made from what happened: twice told is once
    Column("type", Text, nullable=False),
    Column("source_id", Key, ForeignKey("sources.id"), nullable=False),
    Column("document_id", Text, ForeignKey("documents.id")),
    Column("revision_id", Text, ForeignKey("revisions.id")),
    Column("edit_id", Text, ForeignKey("edits.id")),
    Column("citation_id", Text, ForeignKey("citations.id")),
    Column("at", Instant, nullable=False),
    Column("baseline", Boolean, nullable=False),
    Column("detail", Json, nullable=False),
    Column("not_before", Instant, nullable=False),  # waits for the look at the own page
    Column("rung_at", Instant),  # when a message for the alert step was last sent
    Column("alerted_at", Instant),  # none: still to do
    Index("ix_events_at", "at"),
    Index("ix_events_document_id", "document_id"),
    Index(
        "ix_events_open",
        "not_before",
        postgresql_where=text("alerted_at IS NULL"),
        sqlite_where=text("alerted_at IS NULL"),
    ),
)

alerts = Table(
    "alerts",
    metadata,
    Column("id", Text, primary_key=True),  # made from event, subscription and channel
    Column("event_id", Text, ForeignKey("events.id"), nullable=False),
    Column("subscription_id", Key, ForeignKey("subscriptions.id"), nullable=False),
    Column("document_id", Text),
    Column("channel", Json, nullable=False),
    Column("channel_label", Text, nullable=False),
    Column("channel_key", Text),  # of `channels`; none: made before there were any
    Column("bundle", Text),  # why it is told together with others, if it is
    Column("event_at", Instant),  # with `created_at` its place among those of its document
    Column("due_at", Instant),  # when it was first due: its patience is counted from here
    Column("state", Text, nullable=False),
    Column("joined_into", Text),  # the alert that tells this event too
    Column("created_at", Instant, nullable=False),
    Column("next_attempt_at", Instant, nullable=False),
    Column("rung_at", Instant),  # no longer written: channels are rung for
    Column("lease_until", Instant),
    Column("attempts", Integer, nullable=False),
    Column("delivered_at", Instant),
    CheckConstraint("state IN ('pending', 'delivered', 'joined', 'dead')", name="state"),
    Index("ix_alerts_event_id", "event_id"),
    Index("ix_alerts_subscription_id_created_at", "subscription_id", "created_at"),
    Index(
        "ix_alerts_channel_key_next_attempt_at",
        "channel_key",
        "next_attempt_at",
        "created_at",
        "event_at",
        "id",
        postgresql_where=text("state = 'pending'"),
        sqlite_where=text("state = 'pending'"),
    ),
    Index(
        "ix_alerts_document_id",
        "document_id",
        postgresql_where=text("state = 'pending'"),
        sqlite_where=text("state = 'pending'"),
    ),
    Index(
        "ix_alerts_joined_into",
        "joined_into",
        postgresql_where=text("joined_into IS NOT NULL"),
        sqlite_where=text("joined_into IS NOT NULL"),
    ),
    Index(
        "ix_alerts_due",
        "next_attempt_at",
        postgresql_where=text("state = 'pending'"),
        sqlite_where=text("state = 'pending'"),
    ),
)

channels = Table(
    "channels",
    metadata,
    Column("key", Text, primary_key=True),  # made from kind and target
    Column("label", Text, nullable=False),
    Column("failures", Integer, nullable=False),  # in a row
    Column("failing_since", Instant),  # none: it is well
    Column("paused_until", Instant),  # nothing is sent before then, and then one as a probe
    Column("lease_until", Instant),  # one message at a time delivers to a channel
    Column("rung_at", Instant),  # when a message was last sent that nobody has begun
    Column("told_at", Instant),  # when `channel.failing` was told
    Column("last_ok_at", Instant),
    Column("last_answer", Text),
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("id", Key, primary_key=True),
    Column("alert_id", Text, ForeignKey("alerts.id"), nullable=False),
    Column("attempted_at", Instant, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Index("ix_deliveries_alert_id", "alert_id"),
)

heartbeats = Table(
    "heartbeats",
    metadata,
    Column("name", Text, primary_key=True),  # a task's name: when it last ended well
    Column("at", Instant, nullable=False),
)
