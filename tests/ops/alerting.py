"""A ledger with a watch list of several rules and channels, for the commands about them."""

from datetime import datetime, timedelta

import pytest

from ingest.store import alerting, channels, events, sources, watchlists
from ingest.store import alerts as alert_store
from ingest.store.session import Store
from schemas.records.alerts import Bundle, Channel
from schemas.watchlist import read_watchlist
from tests.ops.seeding import NOW, WATCH

# For what has no SQL of its own: once is enough.
one_database = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

MAIL = Channel(kind="email", target="desk@example.org")
CHAT = Channel(kind="apprise", target="slack://top/secret/token")
RULES = f"""{WATCH}
  - name: night
    events: [post.*, statement.edited]
    at_least: substantive
    where: {{source: [Telepolis forum], contains: [Truppen, Panzer, Schiffe, Raketen]}}
    unless: {{author: [Bot]}}
    language: de
    zone: Europe/Berlin
    quiet: {{from: 22:00, to: 07:00}}
    digest: 1h
    at_most: {{alerts: 5, per: 30m}}
    to: [{{email: desk@example.org}}, {{apprise: "slack://top/secret/token"}}]
"""


def apply_rules(store: Store, text: str = RULES) -> None:
    """Put the watch list into force."""
    with store.write() as connection:
        watchlists.apply(connection, read_watchlist(text), now=NOW - timedelta(days=3))


def waiting_alert(
    store: Store,
    subscription_id: int,
    channel: Channel,
    *,
    due_at: datetime,
    bundle: Bundle | None = None,
    subject: str = "once",
) -> str:
    """An alert that waits; gives its id."""
    with store.write() as connection:
        source = sources.named(connection, "Telepolis forum")
        assert source is not None
        event = events.event_row(
            "source.failing", subject=subject, source_id=source.id, at=NOW, alerted_at=NOW
        )
        events.add(connection, [event])
        row = alerting.alert_row(
            event=event, subscription_id=subscription_id, channel=channel, due_at=due_at, now=NOW,
            bundle=bundle,
        )  # fmt: skip
        channels.add(connection, [channel])
        alerting.add(connection, [row])
        return str(row["id"])


def fail(store: Store, channel: Channel, *, paused_until: datetime) -> None:
    """Let a channel have failed three times, the last one now."""
    with store.write() as connection:
        channels.add(connection, [channel])
        values = {
            "failures": 3, "failing_since": NOW - timedelta(hours=3), "paused_until": paused_until,
            "last_answer": "503 Service Unavailable",
        }  # fmt: skip
        channels.change(connection, channel.key, values)


def give_up(store: Store, alert_id: str, *, answer: str) -> None:
    """Let an alert have been refused for good."""
    delivery = {"attempted_at": NOW, "outcome": "refused", "answer": answer}
    with store.write() as connection:
        alert_store.record(
            connection, alert_id, delivery=delivery, state="dead", next_attempt_at=None
        )
